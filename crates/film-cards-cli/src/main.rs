//! `film-cards check`, `import` and `build`. This file is the command line only.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use film_cards_cli::{build, check, import, report};

/// Turns a folder of film reviews into cards for any web page.
#[derive(Parser)]
#[command(name = "film-cards", version, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read the reviews and report what was understood and what looks wrong
    Check(check::Options),
    /// Turn an export of Letterboxd, IMDb, WordPress, Ghost or Substack into reviews
    Import(import::Options),
    /// Build the bundle to upload and show what each file weighs
    Build {
        #[command(flatten)]
        options: build::Options,
        /// The folder of the engine: the finished files that are the same for all reviews
        #[arg(long, env = "FILM_CARDS_ENGINE", value_name = "DIR")]
        engine: PathBuf,
    },
}

fn main() -> ExitCode {
    let here = PathBuf::from(".");
    let result = match Arguments::parse().command {
        Command::Check(options) => check::run(&options, &here),
        Command::Import(options) => import::run(&options, &here),
        Command::Build { options, engine } => build::run(&options, &engine, &here),
    };
    result.unwrap_or_else(|error| {
        report(&error);
        ExitCode::FAILURE
    })
}
