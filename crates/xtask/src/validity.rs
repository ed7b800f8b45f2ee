//! The snippets as a validator of HTML reads them.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{process, project, tools};

const SCRIPT: &str = "tests/validity/check.mjs";

/// Validates every snippet in these folders. What breaks a rule of HTML is an error, and printed with its file and
/// line.
pub fn run(snippets: &[PathBuf]) -> Result<()> {
    let mut check = Command::new("node");
    check.arg(project::root().join(SCRIPT)).arg(tools::html_validate::ensure()?).args(snippets);
    process::run(&mut check).context("some of the snippets are not valid HTML")
}
