//! Finds the folder of reviews for a command, and reads it for a build.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anstream::eprintln;
use anyhow::{Context, Result, bail};
use film_reader::{Reading, Severity, Site};
use review_folder::{DEFAULT, Folder, VARIABLE};

/// The folder from the command line, or from the environment, or `reviews/` below `root`. It is absolute and without
/// links, so that it can be compared with other folders.
///
/// # Errors
/// If the folder does not exist.
pub fn folder(flag: Option<&Path>, root: &Path) -> Result<PathBuf> {
    let (named, by) = match (flag, env::var_os(VARIABLE)) {
        (Some(folder), _) => (folder.to_path_buf(), "--reviews names"),
        (None, Some(folder)) if !folder.is_empty() => (root.join(folder), "FILM_CARDS_REVIEWS names"),
        (None, _) => (root.join(DEFAULT), "the reviews are read from"),
    };
    if !named.is_dir() {
        bail!("{by} `{}`, which is not a folder; name the folder that holds the reviews", named.display());
    }
    fs::canonicalize(&named).with_context(|| format!("`{}` cannot be made absolute", named.display()))
}

/// Reads the folder for a build. Prints errors and warnings, a line each.
///
/// # Errors
/// If the folder cannot be read, or a review has an error or, if `is_strict`, a warning.
pub fn read(path: &Path, is_strict: bool) -> Result<(Site, Reading)> {
    let (site, reading) = Folder::open(path)?.read();
    report(&reading, path);
    may_be_built(&reading, is_strict)?;
    Ok((site, reading))
}

/// Checks whether [`read`] would fail. Prints nothing if it would not.
///
/// # Errors
/// Those of [`read`].
pub fn try_out(path: &Path, is_strict: bool) -> Result<()> {
    let (_, reading) = Folder::open(path)?.read();
    may_be_built(&reading, is_strict).inspect_err(|_| report(&reading, path))
}

/// Reads the folder and returns its archive.
///
/// # Errors
/// Those of [`read`].
pub fn archive(path: &Path, is_strict: bool) -> Result<Vec<u8>> {
    let (site, reading) = read(path, is_strict)?;
    Ok(film_archive::encode(&reading.movies, site.links))
}

fn may_be_built(reading: &Reading, is_strict: bool) -> Result<()> {
    match reading.count(Severity::Error) {
        0 => {}
        1 => bail!("a review has an error; `check` shows it in full"),
        errors => bail!("the reviews have {errors} errors; `check` shows them in full"),
    }
    if is_strict && reading.count(Severity::Warning) > 0 {
        bail!("a review has a warning, and a strict build lets none pass; `check` shows it in full");
    }
    Ok(())
}

/// Prints errors and warnings, a line each.
fn report(reading: &Reading, path: &Path) {
    let prefix = format!("{}/", path.display());
    for diagnostic in reading.diagnostics.iter().filter(|diagnostic| diagnostic.severity < Severity::Note) {
        eprintln!("{} (help: {})", diagnostic.headline(&prefix), diagnostic.help);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_folder_is_made_absolute() {
        let folder = folder(Some(Path::new("src/../src")), Path::new(".")).unwrap();
        assert!(folder.is_absolute() && folder.ends_with("film-cards-cli/src"), "{folder:?}");
    }

    #[test]
    fn a_folder_that_is_not_there_is_reported_before_anything_is_built() {
        let message = folder(Some(Path::new("no-such-folder")), Path::new(".")).unwrap_err().to_string();
        assert_eq!(
            message,
            "--reviews names `no-such-folder`, which is not a folder; \
             name the folder that holds the reviews"
        );
    }
}
