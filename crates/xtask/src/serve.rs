//! `cargo xtask serve`: the gallery, rebuilt and reloaded on every change.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result};
use clap::Args;

use crate::{process, project, reviews, tools};

#[derive(Args)]
pub struct Options {
    /// The folder of reviews [default: FILM_CARDS_REVIEWS, or the project's reviews/]
    #[arg(long, value_name = "DIR")]
    reviews: Option<PathBuf>,
    /// The port to serve on
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Open the gallery in the browser
    #[arg(long)]
    open: bool,
}

/// Serves the gallery until it is interrupted.
pub fn run(options: &Options) -> Result<ExitCode> {
    let reviews = reviews::folder(options.reviews.as_deref())?;
    let mut trunk = trunk("serve")?;
    reviews::tell(&mut trunk, reviews.as_deref());
    trunk.args(["--address", "127.0.0.1", "--port", &options.port.to_string()]);
    if options.open {
        trunk.arg("--open");
    }

    let root = project::root();
    let root = root.canonicalize().unwrap_or(root);
    for folder in watched(&root, reviews.as_deref()) {
        trunk.arg("--watch").arg(folder);
    }
    // trunk refuses to ignore what is not there, and only what is there can wake it.
    fs::create_dir_all(root.join("target")).context("the folder `target` could not be made")?;
    for folder in ["target", "dist"].map(|name| root.join(name)).iter().filter(|it| it.is_dir()) {
        trunk.arg("--ignore").arg(folder);
    }

    let read = reviews.unwrap_or_else(|| root.join(review_folder::DEFAULT));
    eprintln!("the gallery is at http://127.0.0.1:{} once it is built", options.port);
    eprintln!("it shows the reviews in {}", read.display());
    become_or_run(&mut trunk)
}

/// trunk in the project's folder, with everything it needs on its PATH, so that it downloads nothing.
pub fn trunk(subcommand: &str) -> Result<Command> {
    tools::rust::ensure_wasm_target()?;
    let trunk = tools::trunk::ensure()?;
    let wasm_bindgen = tools::wasm_bindgen::ensure()?;
    let mut command = Command::new(&trunk);
    command.arg(subcommand).current_dir(project::root());
    command.env("PATH", tools::path_with(&[&trunk, &wasm_bindgen])?);
    command.env("TRUNK_SKIP_VERSION_CHECK", "true");
    // trunk stops at a NO_COLOR that is neither `true` nor `false`, while any value means no colour.
    if env::var_os("NO_COLOR").is_some() {
        command.env_remove("NO_COLOR").env("TRUNK_COLOR", "never");
    }
    Ok(command)
}

/// What is watched: the project, and a folder of reviews that lies elsewhere.
fn watched(root: &Path, reviews: Option<&Path>) -> Vec<PathBuf> {
    let elsewhere = reviews.filter(|folder| !folder.starts_with(root));
    [Some(root), elsewhere].into_iter().flatten().map(Path::to_path_buf).collect()
}

/// Becomes trunk where a process can do that, so that whoever stops us stops trunk and no server
/// is left behind; runs it to its end elsewhere.
fn become_or_run(trunk: &mut Command) -> Result<ExitCode> {
    trunk.stdin(Stdio::null()).stdout(io::stderr());
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        let error = trunk.exec();
        Err(error).with_context(|| format!("`{}` could not be started", process::line(trunk)))
    }
    #[cfg(not(unix))]
    {
        process::run(trunk)?;
        Ok(ExitCode::SUCCESS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reviews_elsewhere_are_watched_and_those_inside_only_once() {
        let root = Path::new("/project");
        assert_eq!(watched(root, None), [root]);
        assert_eq!(watched(root, Some(Path::new("/project/reviews"))), [root]);
        let elsewhere = Path::new("/critic/reviews");
        assert_eq!(watched(root, Some(elsewhere)), [root, elsewhere]);
    }
}
