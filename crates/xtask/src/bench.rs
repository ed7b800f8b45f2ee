//! `cargo xtask bench`: the benchmarks of the reader, whose tables go to standard output.

use std::process::ExitCode;

use anyhow::Result;

use crate::{process, project};

/// Runs the benchmarks. Divan prints the tables itself.
pub fn run() -> Result<ExitCode> {
    process::run_with_stdout(project::cargo().args(["bench", "--package", "film-model", "--benches"]))?;
    Ok(ExitCode::SUCCESS)
}
