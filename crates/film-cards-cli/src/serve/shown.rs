//! What is served at one moment: the films of a reading, the files of their bundle, and what is wrong with the reviews.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use anstream::eprintln;
use anyhow::Result;
use film_bundle::bytes::Bytes;
use film_bundle::compose::{Purpose, compose};
use film_bundle::engine::Engine;
use film_bundle::names;
use film_model::{LinkProvider, Movie};
use film_reader::{Reading, Severity, render};
use review_folder::Folder;
use sha2::{Digest, Sha256};

use super::MAX_PROBLEMS;
use crate::called;

/// Where everything comes from.
pub struct Source {
    /// The folder of reviews, absolute.
    pub folder: PathBuf,
    /// The same as the user writes it.
    pub shown_as: PathBuf,
    pub engine: Engine,
    /// The files of the engine that no review changes, by their names.
    pub unchanged: HashMap<String, Bytes>,
    /// The address of the loader on the site, for what people copy.
    pub published: Option<String>,
}

/// Everything that is served.
pub struct Shown {
    /// Differs if anything else differs.
    pub version: String,
    pub movies: Vec<Movie>,
    pub links: LinkProvider,
    pub problems: Problems,
    /// The address of the loader on the site, if it is known.
    pub published: Option<String>,
    /// The name of the folder for people.
    pub folder: String,
    /// The files of the bundle, by their names.
    files: HashMap<String, Bytes>,
    /// Those of the last bundle, which a page may be loading.
    last: HashMap<String, Bytes>,
}

/// What is wrong with the reviews.
#[derive(Default, PartialEq)]
pub struct Problems {
    pub errors: usize,
    pub warnings: usize,
    /// Each with its line and what to do; at most [`MAX_PROBLEMS`].
    pub texts: Vec<(Severity, String)>,
}

impl Shown {
    /// Reads the folder. A review with an error hides none of the others. `last` is what was shown until now.
    ///
    /// # Errors
    /// If the files of the engine do not belong together.
    pub fn read(source: &Source, last: Option<&Shown>) -> Result<Shown> {
        let prefix = format!("{}/", source.shown_as.display().to_string().trim_end_matches('/'));
        let (movies, links, problems) = match Folder::open(&source.folder) {
            Ok(folder) => {
                let (site, reading) = folder.read();
                let problems = Problems::of(&reading, &folder, &prefix);
                (reading.movies, site.links, problems)
            }
            Err(error) => (Vec::new(), LinkProvider::default(), Problems::of_folder(error.to_string())),
        };
        let archive = Arc::new(film_archive::encode(&movies, links));
        let version = version(&archive, &problems);
        let composed = compose(&source.engine, &archive, None, Purpose::Serve)?;
        let unchanged = source.unchanged.clone();
        let composed = composed.into_iter().map(|file| (file.name, file.bytes));
        let files = composed.chain(unchanged).collect();
        let last = last.map(|last| last.files.clone()).unwrap_or_default();
        let published = source.published.clone();
        let folder = source.shown_as.display().to_string();
        Ok(Shown { version, movies, links, problems, published, folder, files, last })
    }

    /// A file of the bundle, or of the last one.
    pub fn file(&self, name: &str) -> Option<&Bytes> {
        self.files.get(name).or_else(|| self.last.get(name))
    }
}

fn version(archive: &[u8], problems: &Problems) -> String {
    let mut digest = Sha256::new();
    digest.update(archive);
    for (severity, text) in &problems.texts {
        digest.update(format!("{severity}{text}\0"));
    }
    digest.update(format!("{} {}", problems.errors, problems.warnings));
    names::hexadecimal(&digest.finalize().into())[..names::DIGITS].to_owned()
}

impl Problems {
    fn of(reading: &Reading, folder: &Folder, prefix: &str) -> Problems {
        let wrong = || reading.diagnostics.iter().filter(|diagnostic| diagnostic.severity < Severity::Note);
        let (mut errors, warnings): (Vec<_>, Vec<_>) =
            wrong().partition(|diagnostic| diagnostic.severity == Severity::Error);
        let counts = (errors.len(), warnings.len());
        errors.extend(warnings);
        let texts = errors.into_iter().take(MAX_PROBLEMS).map(|diagnostic| {
            let text = folder.text(&diagnostic.source).unwrap_or_default();
            let excerpt = render::excerpt(diagnostic, &text, None);
            (diagnostic.severity, format!("{}\n{excerpt}help: {}", diagnostic.headline(prefix), diagnostic.help))
        });
        Problems { errors: counts.0, warnings: counts.1, texts: texts.collect() }
    }

    /// The folder itself cannot be read.
    fn of_folder(message: String) -> Problems {
        Problems { errors: 1, warnings: 0, texts: vec![(Severity::Error, format!("error: {message}"))] }
    }

    /// How many there are, in words.
    pub fn count(&self) -> String {
        let count = |number: usize, what: &str| match number {
            0 => None,
            1 => Some(format!("1 {what}")),
            _ => Some(format!("{number} {what}s")),
        };
        let counts = [count(self.errors, "error"), count(self.warnings, "warning")];
        counts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// How many of them are not in the texts.
    pub fn more(&self) -> usize {
        (self.errors + self.warnings).saturating_sub(self.texts.len())
    }

    /// Prints them, unless they are those that were printed last.
    pub fn print(&self, last: Option<&Problems>) {
        if last == Some(self) || (last.is_none() && self.texts.is_empty()) {
            return;
        }
        if self.texts.is_empty() {
            eprintln!("nothing is wrong any more");
            return;
        }
        for (_, text) in &self.texts {
            eprintln!("{text}\n");
        }
        let more = match self.more() {
            0 => String::new(),
            more => format!("; `{} check` shows the other {more}", called::name()),
        };
        eprintln!("{}{more}", self.count());
    }
}
