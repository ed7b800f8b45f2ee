//! Validates the HTML of the snippets.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{process, project, tools};

const SCRIPT: &str = "tests/validity/check.mjs";

/// Validates every snippet in these folders. An error in the HTML is printed with its file and line, and makes this
/// fail.
pub fn run(snippets: &[PathBuf]) -> Result<()> {
    let mut check = Command::new("node");
    check.arg(project::root().join(SCRIPT)).arg(tools::html_validate::ensure()?).args(snippets);
    process::run(&mut check).context("some of the snippets are not valid HTML")
}
