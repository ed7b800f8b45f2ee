//! The project's commands, run as `cargo xtask <command>`.
//!
//! This file is the command line only; each command is a module of its own.

mod bench;
mod budget;
mod companion;
mod dist;
mod embed;
mod engine;
mod fuzz;
mod process;
mod project;
mod readability;
mod release;
mod reviews;
mod serve;
mod sites;
mod small;
mod test;
mod tools;
mod trouble;
mod types;
mod validity;
mod wordpress;

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
    /// Read the reviews and report what was understood and what looks wrong
    Check(film_cards_cli::check::Options),
    /// Put scripts, stylesheets and reviews to the Wasm that trunk has built
    #[command(hide = true)]
    Embed(embed::Options),
    /// Build the bundle to upload and show what each file weighs
    Dist(film_cards_cli::build::Options),
    /// Make the packages of the command for npm, PyPI and crates.io, and the plugin for WordPress
    Release(release::Options),
    /// Run the benchmarks
    Bench(bench::Options),
    /// Feed the reader and the archive with bytes that a fuzzer makes up
    Fuzz(fuzz::Options),
    /// Replace this process with another program that ends together with the process that has called us
    #[cfg(target_os = "linux")]
    #[command(hide = true)]
    EndWith(companion::Options),
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Serve(options) => serve::run(&options),
        Command::Test(options) => test::run(&options),
        Command::Check(options) => film_cards_cli::check::run(&options, &project::root()),
        Command::Embed(options) => embed::run(&options),
        Command::Dist(options) => dist::run(options),
        Command::Release(options) => release::run(&options),
        Command::Bench(options) => bench::run(&options),
        Command::Fuzz(options) => fuzz::run(&options),
        #[cfg(target_os = "linux")]
        Command::EndWith(options) => companion::run(&options),
    };
    result.unwrap_or_else(|error| {
        report(&error);
        ExitCode::FAILURE
    })
}

/// Prints the error with its causes. If the machine is the reason, prints only the sentence about that.
fn report(error: &anyhow::Error) {
    if let Some(sentence) = trouble::advice(error) {
        eprintln!("error: {sentence}");
        return;
    }
    film_cards_cli::report(error);
    if let Some(sentence) = trouble::full() {
        eprintln!("error: {sentence}");
    }
}
