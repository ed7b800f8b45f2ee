//! The snippets as a reading view shows them: `tests/readability` puts each into posts of several kinds and has
//! Readability read them. Title, grade, text and credits have to be there, and whose post it is stays as it was.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use review_folder::Folder;

use crate::{process, project, reviews, tools};

const SCRIPT: &str = "tests/readability/read.mjs";

/// Reads the snippets of the sample reviews in the folder `snippets`. What is lost in the reading view is an error,
/// and printed with the film and the kind of post.
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
