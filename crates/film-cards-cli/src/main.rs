//! The command `film-cards`. This file is the command line only.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use film_bundle::Effort;
use film_cards_cli::{build, check, import, new, report, serve, studio};

/// That of musl, in which programs for Linux are static, is slow with several threads.
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

/// Turns a folder of film reviews into cards for any web page.
#[derive(Parser)]
#[command(name = "film-cards", version, disable_help_subcommand = true, max_term_width = 80, after_help = FIRST)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make a folder to start with: a review to write over, and all settings
    #[command(after_help = "Example: film-cards new blog")]
    New(new::Options),
    /// Read the reviews and report what was understood and what looks wrong
    #[command(after_help = "Example: film-cards check reviews --strict")]
    Check(check::Options),
    /// Show the cards in a browser on this computer, and each review as soon as it is saved
    #[command(after_help = "Example: film-cards serve --open")]
    Serve {
        #[command(flatten)]
        options: serve::Options,
        /// Another engine than the one inside this program: the folder of its finished files
        #[arg(long, env = "FILM_CARDS_ENGINE", value_name = "DIR")]
        engine: Option<PathBuf>,
    },
    /// Turn an export of Letterboxd, IMDb, WordPress, Ghost or Substack into reviews
    Import(import::Options),
    /// Build the bundle to upload and show what each file weighs
    #[command(after_help = "Example: film-cards build --url https://cdn.example/cards")]
    Build {
        #[command(flatten)]
        options: build::Options,
        /// Another engine than the one inside this program: the folder of its finished files
        #[arg(long, env = "FILM_CARDS_ENGINE", value_name = "DIR")]
        engine: Option<PathBuf>,
    },
    /// Write the studio: a page in which reviews become a bundle, for people without this command
    #[command(after_help = "Example: film-cards studio --out public/studio")]
    Studio {
        #[command(flatten)]
        options: studio::Options,
        /// Another engine than the one inside this program: the folder of its finished files
        #[arg(long, env = "FILM_CARDS_ENGINE", value_name = "DIR")]
        engine: Option<PathBuf>,
    },
    /// Pack the files of an engine into one
    #[command(hide = true)]
    Pack { engine: PathBuf, file: PathBuf },
    /// Compress those parts of an engine that are the same for all reviews, so that builds take less time
    #[command(hide = true)]
    PrepareEngine {
        /// The folder of the engine
        engine: PathBuf,
        /// For tests: compress less, and do not pack it for the studio
        #[arg(long)]
        quickly: bool,
    },
}

const FIRST: &str = "Begin with: film-cards new blog";

fn main() -> ExitCode {
    let here = PathBuf::from(".");
    let result = match Arguments::parse().command {
        Command::New(options) => new::run(&options, &here),
        Command::Check(options) => check::run(&options, &here),
        Command::Serve { options, engine } => serve::run(&options, engine.as_deref(), &here),
        Command::PrepareEngine { engine, quickly } => {
            let effort = if quickly { Effort::Less } else { Effort::Most };
            build::prepare(&engine, effort).map(|()| ExitCode::SUCCESS)
        }
        Command::Pack { engine, file } => build::pack(&engine, &file).map(|()| ExitCode::SUCCESS),
        Command::Import(options) => import::run(&options, &here),
        Command::Studio { options, engine } => studio::run(&options, engine.as_deref(), &here),
        Command::Build { options, engine } => build::run(&options, engine.as_deref(), &here),
    };
    result.unwrap_or_else(|error| {
        report(&error);
        ExitCode::FAILURE
    })
}
