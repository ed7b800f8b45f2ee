//! `studio`: writes the page in which critics make bundles, and the files that it needs, without any review.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anstream::eprintln;
use anyhow::{Context, Result, bail};
use film_bundle::Order;
use film_bundle::engine::STUDIO;
use film_model::LinkProvider;

use crate::swap::{self, Successor};
use crate::{build, engine, names, reviews};

/// The folder that is written by default.
const FOLDER: &str = "studio";

/// The options of `studio`.
#[derive(clap::Args)]
pub struct Options {
    /// The folder to write [default: studio/]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Print only what is wrong
    #[arg(short, long)]
    pub quiet: bool,
}

/// Writes the studio. The engine comes from the folder `engine`; by default it is the one inside this program. The default
/// folder is below `root`.
///
/// # Errors
/// If the engine cannot be read or has no studio, or the folder cannot be written or contains other files.
pub fn run(options: &Options, engine: Option<&Path>, root: &Path) -> Result<ExitCode> {
    let out = options.out.clone().unwrap_or_else(|| root.join(FOLDER));
    let out = std::path::absolute(out).context("the folder to write has no name")?;
    let mut engine = engine.map_or_else(engine::inside, engine::open)?;
    if engine.packed.is_none() || !engine.bundle.iter().any(|(name, _)| name == STUDIO) {
        bail!("this engine has no studio; run `film-cards prepare-engine` with its folder");
    }
    engine.bundle.retain(|(name, _)| is_needed(name));
    let archive = Arc::new(film_archive::empty(LinkProvider::default()));
    let loader = film_bundle::loader(None).unwrap_or_default();
    let successor = Successor::of(&out)?;
    let order = Arc::new(Order { engine: engine.into(), archive, loader, npm: None });
    build::write(&successor.folder(), &order, None, |name| !name.starts_with("snippets/"))?;
    let folder = swap::undisturbed(&out, || {
        build::may_be_written(&out)?;
        successor.take_over()
    })?;
    if !options.quiet {
        let folder = reviews::shown(&folder);
        eprintln!("upload the folder {} to a web server and open {STUDIO} there", folder.display());
        eprintln!("everything happens in the browser: no text is sent to the server");
    }
    Ok(ExitCode::SUCCESS)
}

/// Whether the studio needs a file that every bundle contains: its own, and what cards and galleries load.
fn is_needed(name: &str) -> bool {
    let Some((stem, _)) = name.split_once('.') else { return false };
    let is_hashed = stem.rsplit_once('-').is_some_and(|(_, hash)| names::is_hash(hash));
    name == STUDIO || is_hashed && (name.starts_with("film-cards-") || name.starts_with("studio-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_studio_needs_its_files_and_those_of_cards() {
        let hash = "ba7816bf8f01cfea";
        for name in ["studio-X.js", "studio-X.css", "film-cards-de-X.js", "film-cards-reader-X.wasm", "studio.html"] {
            assert!(is_needed(&name.replace('X', hash)), "{name}");
        }
        for name in ["index.html", "index-X.js", "page-X.css", "film-cards-frame.js", "film-cards-print.css"] {
            assert!(!is_needed(&name.replace('X', hash)), "{name}");
        }
    }
}
