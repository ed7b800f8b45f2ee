//! `new`: makes a folder to start with. It never changes a file that is there.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstream::eprintln;
use anyhow::{Context, Result, bail};
use film_reader::site;
use review_folder::DEFAULT;

use crate::{called, reviews};

/// The settings, each with its explanation and switched off.
const SETTINGS: &str = include_str!("new/film-cards.toml");

/// A review to write over, of a film that does not exist.
const REVIEW: (&str, &str) = ("the-long-ferry.txt", include_str!("new/the-long-ferry.txt"));

const READ_ME: (&str, &str) = ("README.md", include_str!("new/README.md"));

/// The options of `new`.
#[derive(clap::Args)]
pub struct Options {
    /// The folder to begin; it is made if it does not exist [default: the current one]
    dir: Option<PathBuf>,
    /// Print only what is wrong
    #[arg(short, long)]
    quiet: bool,
}

/// Makes the folder, relative to `here`, and says what was made and what to do next.
///
/// # Errors
/// If a folder or file cannot be made.
pub fn run(options: &Options, here: &Path) -> Result<ExitCode> {
    let place = options.dir.as_ref().map_or_else(|| here.to_owned(), |dir| here.join(dir));
    if place.exists() && !place.is_dir() {
        bail!("`{}` is a file; name a folder to begin", reviews::shown(&place).display());
    }
    let (folder, has_reviews) = folder_of_reviews(&place)?;
    let read_me = READ_ME.1.replace("`film-cards ", &format!("`{} ", called::name()));
    let mut wanted = vec![(folder.join(site::FILE_NAME), SETTINGS)];
    if !has_reviews {
        wanted.insert(0, (folder.join(REVIEW.0), REVIEW.1));
        wanted.push((place.join(READ_ME.0), read_me.as_str()));
    }
    let mut lines = Vec::new();
    let mut made = Vec::new();
    for (path, text) in wanted {
        let name = reviews::shown(&path);
        let is_new = make(&path, text, &mut made).inspect_err(|_| take_back(&made))?;
        lines.push(match is_new {
            true => format!("made {}", name.display()),
            false => format!("{} exists already, and stays as it is", name.display()),
        });
    }
    if options.quiet {
        return Ok(ExitCode::SUCCESS);
    }
    lines.iter().for_each(|line| eprintln!("{line}"));
    if has_reviews {
        eprintln!("`{}` has reviews, so no other was put there", reviews::shown(&folder).display());
    }
    eprintln!("next: {}", next(&options.dir));
    Ok(ExitCode::SUCCESS)
}

/// The folder for reviews, and whether it has some: the one that other commands would find, or a new one.
fn folder_of_reviews(place: &Path) -> Result<(PathBuf, bool)> {
    let new = place.join(DEFAULT);
    if !place.is_dir() {
        return Ok((new, false));
    }
    let found = reviews::search(place, "check")?.map(|found| found.path);
    let found = found.filter(|folder| review_folder::has_reviews_below(folder));
    let has_reviews = found.is_some();
    Ok((found.unwrap_or(new), has_reviews))
}

/// Writes a new file, and its folders if they do not exist; what is new is added to `made`. Returns false if there is a file
/// already.
fn make(path: &Path, text: &str, made: &mut Vec<PathBuf>) -> Result<bool> {
    let what = || format!("`{}` could not be made", reviews::shown(path).display());
    if let Some(folder) = path.parent() {
        let missing: Vec<PathBuf> =
            folder.ancestors().take_while(|folder| !folder.exists()).map(Path::to_owned).collect();
        made.extend(missing.into_iter().rev());
        fs::create_dir_all(folder).with_context(what)?;
    }
    let mut file = match File::create_new(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(false),
        file => file.with_context(what)?,
    };
    if let Err(error) = file.write_all(text.as_bytes()) {
        // Half a file would be taken for a whole one at the next call.
        let _ = fs::remove_file(path);
        return Err(error).with_context(what);
    }
    made.push(path.to_owned());
    Ok(true)
}

/// Removes what was made before something could not be made. A folder goes only if it is empty.
fn take_back(made: &[PathBuf]) {
    for path in made.iter().rev() {
        let _ = if path.is_dir() { fs::remove_dir(path) } else { fs::remove_file(path) };
    }
}

/// The command to type next.
fn next(dir: &Option<PathBuf>) -> String {
    let serve = format!("{} serve --open", called::name());
    match dir {
        Some(dir) => format!("cd {} && {serve}", reviews::quoted(&dir.display().to_string())),
        None => serve,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use film_reader::{Document, Severity, Site};

    #[test]
    fn every_setting_is_explained_and_switched_off() {
        let mut diagnostics = Vec::new();
        assert_eq!(Site::parse(SETTINGS, &mut diagnostics), Site::default());
        let is_setting = |line: &&str| line.starts_with('#') && !line.starts_with("# ");
        let settings: Vec<&str> = SETTINGS.lines().filter(is_setting).collect();
        let switched_on: String = settings.iter().map(|line| format!("{}\n", &line[1..])).collect();
        let site = Site::parse(&switched_on, &mut diagnostics);
        assert_eq!(diagnostics, [], "{switched_on}");
        for key in site::KEYS {
            let [setting, table] = [format!("{key} ="), format!("[{key}]")];
            let is_its = |line: &&str| line.starts_with(&setting) || **line == *table;
            assert_eq!(switched_on.lines().filter(is_its).count(), 1, "{key} in {switched_on}");
            let at = SETTINGS.lines().position(|line| is_its(&&line[line.len().min(1)..])).unwrap();
            assert!(SETTINGS.lines().nth(at - 1).unwrap().starts_with("# "), "{key} has an explanation");
        }
        assert_eq!(site.stars_out_of, Some(5));
        assert_eq!(site.people, [("Ida Holm".to_owned(), "https://people.example/ida-holm".to_owned())]);
    }

    #[test]
    fn the_review_is_read_without_a_doubt() {
        let document = Document { path: REVIEW.0, bytes: REVIEW.1.as_bytes() };
        let reading = film_reader::read(&[document], &Site::default());
        assert_eq!(reading.diagnostics, []);
        assert_eq!(reading.count(Severity::Note), 0);
        let [movie] = &reading.movies[..] else { panic!("{:?}", reading.movies) };
        assert_eq!((movie.slug.as_str(), movie.year), ("the-long-ferry", Some(2018)));
        let roles: Vec<_> = movie.actors.iter().map(|actor| actor.character_name.as_deref()).collect();
        assert_eq!(roles, [Some("Runa Vik"), Some("Captain Mo")]);
        assert_eq!(movie.directors.len() + movie.writers.len(), 3);
        assert_eq!(movie.duration_minutes, Some(94));
    }

    #[test]
    fn the_read_me_has_ten_lines() {
        assert!(READ_ME.1.lines().count() <= 10);
        assert!(READ_ME.1.contains(REVIEW.0) && READ_ME.1.contains(site::FILE_NAME));
    }
}
