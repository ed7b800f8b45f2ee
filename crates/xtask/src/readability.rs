//! Checks the snippets in a reading view: `tests/readability` puts each one into posts of several kinds and reads these
//! with Readability. Title, grade, text and credits must be there, and the author of the post must stay.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use review_folder::Folder;

use crate::{process, project, reviews, tools};

const SCRIPT: &str = "tests/readability/read.mjs";

/// Reads the snippets of the sample reviews in the folder `snippets`. Prints every fact that the reading view loses,
/// with the film and the kind of post, and fails if there is one.
pub fn run(snippets: &Path) -> Result<()> {
    let [readability, dom] = tools::readability::ensure()?;
    let (_, reading) = Folder::open(&reviews::samples())?.read();
    let facts = project::scratch("readability.json");
    let written = facts.parent().map_or(Ok(()), fs::create_dir_all);
    written
        .and_then(|()| fs::write(&facts, serde_json::to_vec(&reading)?))
        .with_context(|| format!("`{}` could not be written", facts.display()))?;
    let mut read = Command::new("node");
    read.arg(project::root().join(SCRIPT)).args([&readability, &dom, &facts]).arg(snippets);
    process::run(&mut read).context("a reading view loses some of the snippets")
}
