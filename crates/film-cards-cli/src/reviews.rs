//! Finds the folder of reviews for a command, and reads it for a build.

use std::env;
use std::fs;
use std::iter;
use std::path::{Path, PathBuf};

use anstream::eprintln;
use anyhow::{Context, Result, bail};
use film_reader::{Reading, Severity};
use review_folder::{DEFAULT, Folder, VARIABLE};

use crate::called;
use crate::generator::Site;

/// The folder of reviews, and how it was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The folder, as the user would write it.
    pub path: PathBuf,
    /// The site that it belongs to.
    pub site: Option<Site>,
    /// Why it is this folder, for people, if the user has not named it.
    pub note: Option<String>,
}

/// The folder that the user has named, or that the environment names, or the one that is found in `root`: `reviews/`, the
/// folder of reviews of a site, or `root` itself. A named folder that has no review itself is searched in the same way.
/// `verb` is the command, for a message that says what to type.
///
/// # Errors
/// If the folder does not exist, if several folders may be meant, or if there is none.
pub fn find(named: Option<&Path>, root: &Path, verb: &str) -> Result<Found> {
    let named = match (named, env::var_os(VARIABLE)) {
        (Some(named), _) => Some(named.to_owned()),
        (None, Some(named)) if !named.is_empty() => {
            let named = root.join(named);
            return Ok(Found { site: around(&named), path: folder(None, root).map(|_| shown(&named))?, note: None });
        }
        (None, _) => None,
    };
    let Some(named) = named else {
        return search(root, verb)?.with_context(|| nothing(root, verb));
    };
    if !named.is_dir() {
        bail!("there is no folder `{}`; name the folder that holds the reviews", named.display());
    }
    let as_it_is = Found { site: around(&named), path: named.clone(), note: None };
    if review_folder::has_reviews(&named) {
        return Ok(as_it_is);
    }
    Ok(search(&named, verb)?.unwrap_or(as_it_is))
}

/// Searches `root` for the folder of reviews.
pub(crate) fn search(root: &Path, verb: &str) -> Result<Option<Found>> {
    let site = Site::of(&absolute(root));
    let of_the_site = site.iter().flat_map(Site::review_folders);
    let reviews: Vec<String> = iter::once(DEFAULT.to_owned()).chain(of_the_site).collect();
    let mut there = with_reviews(root, reviews.iter().map(String::as_str));
    if let (true, Some(site)) = (there.is_empty(), &site) {
        there = with_reviews(root, site.post_folders().iter().copied());
        // The folder of all texts counts only if none of its folders is known.
        let all = there.clone();
        there.retain(|folder| !all.iter().any(|other| other != folder && other.starts_with(folder)));
    }
    let said = |path: &Path| {
        let site = site.as_ref()?;
        let (name, settings) = (site.generator.name(), &site.settings);
        Some(format!("this is a folder of {name} ({settings}), so the reviews are read from `{}`", path.display()))
    };
    let path = match &there[..] {
        [] if site.is_none() && review_folder::has_reviews(root) => {
            let note = "the reviews are read from this folder, because it has no folder `reviews`".to_owned();
            return Ok(Some(Found { path: shown(root), site: around(root), note: Some(note) }));
        }
        // It is empty, which whoever opens it reports.
        [] if root.join(DEFAULT).is_dir() => root.join(DEFAULT),
        [] => return Ok(None),
        [path] => path.clone(),
        [first, ..] => {
            let names: Vec<String> = there.iter().map(|path| format!("`{}`", shown(path).display())).collect();
            let (last, others) = names.split_last().expect("there are several");
            bail!(
                "reviews are in {} and in {last}; name the folder to read, for example: {}",
                others.join(", in "),
                command(verb, &shown(first))
            );
        }
    };
    let path = shown(&path);
    Ok(Some(Found { note: said(&path), site: site.or_else(|| around(root)), path }))
}

/// Those of the folders below `root` in which reviews are.
fn with_reviews<'f>(root: &Path, folders: impl Iterator<Item = &'f str>) -> Vec<PathBuf> {
    let mut there: Vec<PathBuf> = Vec::new();
    for folder in folders.map(|folder| root.join(folder)) {
        // One folder may have two names, where the file system does not distinguish capitals or there is a link.
        let is_new = |known: &PathBuf| known.canonicalize().ok() != folder.canonicalize().ok();
        if folder.is_dir() && there.iter().all(is_new) && review_folder::has_reviews_below(&folder) {
            there.push(folder);
        }
    }
    there
}

/// What to say if no reviews are found in `root`.
fn nothing(root: &Path, verb: &str) -> String {
    let example = command(verb, Path::new("FOLDER"));
    match Site::of(&absolute(root)) {
        Some(Site { generator, settings, .. }) => format!(
            "this is a folder of {} ({settings}), but no reviews are in the folders where it has texts; name the folder \
             of your reviews: {example}",
            generator.name()
        ),
        None => format!(
            "there are no reviews here, and no folder `{DEFAULT}`; name the folder of your reviews: {example}, or begin \
             one: `{} new`",
            called::name()
        ),
    }
}

/// The command for a folder, as one types it.
pub fn command(verb: &str, folder: &Path) -> String {
    format!("`{} {verb} {}`", called::name(), quoted(&folder.display().to_string()))
}

/// An argument as one types it in a shell.
pub fn quoted(argument: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:@\\=,+".contains(c);
    if !argument.is_empty() && argument.chars().all(is_plain) { argument.to_owned() } else { format!("\"{argument}\"") }
}

fn around(folder: &Path) -> Option<Site> {
    Site::around(&absolute(folder))
}

fn absolute(folder: &Path) -> PathBuf {
    fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned())
}

/// The path as short as one would type it: relative if it is below the current folder.
pub fn shown(path: &Path) -> PathBuf {
    let here = env::current_dir().unwrap_or_default();
    let path = path.strip_prefix(&here).unwrap_or(path);
    let path = path.strip_prefix(".").unwrap_or(path);
    if path.as_os_str().is_empty() { PathBuf::from(".") } else { path.to_owned() }
}

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
        bail!("{by} `{}`, which is not a folder; name the folder that holds the reviews", shown(&named).display());
    }
    fs::canonicalize(&named).with_context(|| format!("`{}` cannot be made absolute", named.display()))
}

/// Reads the folder for a build. Prints errors and warnings, a line each.
///
/// # Errors
/// If the folder cannot be read, or a review has an error or, if `is_strict`, a warning.
pub fn read(path: &Path, is_strict: bool) -> Result<(film_reader::Site, Reading)> {
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
