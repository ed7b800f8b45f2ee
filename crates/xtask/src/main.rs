//! The project's commands, run as `cargo xtask <command>`.
//!
//! This file is the command line only; each command is a module of its own.

mod bench;
mod check;
mod dist;
mod fuzz;
mod minify;
mod names;
mod package;
mod process;
mod project;
#[expect(dead_code, reason = "no step calls it yet")]
mod readability;
mod reviews;
mod serve;
mod sizes;
mod small;
mod swap;
mod test;
mod tools;
mod types;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Builds, serves, tests and measures film-cards.
#[derive(Parser)]
#[command(bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the gallery and reload it on a change of code, style or review
    Serve(serve::Options),
    /// Run every test there is
    Test(test::Options),
    /// Read the reviews and tell what was understood and what looks wrong
    Check(check::Options),
    /// Build the bundle to upload and show what each file weighs
    Dist(dist::Options),
    /// Run the benchmarks
    Bench(bench::Options),
    /// Try the reader and the archive with bytes that a fuzzer makes up
    Fuzz(fuzz::Options),
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Serve(options) => serve::run(&options),
        Command::Test(options) => test::run(&options),
        Command::Check(options) => check::run(&options),
        Command::Dist(options) => dist::run(&options),
        Command::Bench(options) => bench::run(&options),
        Command::Fuzz(options) => fuzz::run(&options),
    };
    result.unwrap_or_else(|error| {
        eprintln!("error: {error}");
        for cause in error.chain().skip(1) {
            eprintln!("  because: {cause}");
        }
        ExitCode::FAILURE
    })
}
