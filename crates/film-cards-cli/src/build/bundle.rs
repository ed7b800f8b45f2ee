//! Reads the reviews, and writes the bundle that `film-bundle` makes of them.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::num::NonZero;
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use std::thread;

use anstream::{eprintln, print};
use anyhow::{Context, Result};
use film_archive::Archive;
use film_bundle::bytes::Bytes;
use film_bundle::compose::{PACKS_FOLDER, Purpose, has_packs};
use film_bundle::{Effort, Made, Order, sums_of, tasks};

use super::older::Older;
use super::{Options, Plan, may_be_written};
use crate::swap::{self, Successor};
use crate::{engine, reviews, sizes};

/// Writes the bundle and prints the size of each file. The engine comes from the folder `engine`; by default it is the
/// one inside this program. The default folders are below `root`.
///
/// # Errors
/// Those of [`Plan::of`], and if a review has an error, the engine cannot be read or the bundle cannot be written.
pub fn run(options: &Options, engine: Option<&Path>, root: &Path) -> Result<ExitCode> {
    let plan = Plan::of(options, root)?;
    if !options.quiet {
        plan.notes.iter().for_each(|note| eprintln!("{note}"));
    }
    // An engine takes some milliseconds to unpack. A thread does that while the reviews are read.
    let (engine, read) = thread::scope(|scope| {
        let engine = scope.spawn(|| engine.map_or_else(engine::inside, engine::open));
        let read = reviews::read(&plan.reviews, plan.is_strict);
        (engine.join().expect("no thread panics"), read)
    });
    let (engine, (site, reading)) = (engine?, read?);
    let archive = Arc::new(film_archive::encode(&reading.movies, site.links));
    // From here on a movie is decoded when it is needed: all of them take twice the memory of their archive.
    drop(reading);
    let successor = Successor::of(&plan.out)?;
    let (npm, loader) = (options.npm.clone(), plan.loader.clone());
    let order = Order { engine: engine.into(), archive: archive.clone(), loader, npm };
    let older = Older::of(&plan.out);
    write(&successor.folder(), &Arc::new(order), older.as_ref(), |_| true)?;
    let folder = swap::undisturbed(&plan.out, || {
        may_be_written(&plan.out)?;
        successor.take_over()
    })?;
    if options.quiet {
        return Ok(ExitCode::SUCCESS);
    }
    print!("{}", sizes::table(&sizes::of_bundle(&folder)?));
    let folder = reviews::shown(&folder);
    let folder = folder.display();
    match plan.publisher {
        Some(name) => eprintln!("{name} publishes {folder} with the site"),
        None => eprintln!("upload the folder {folder}"),
    }
    if has_packs(&archive, Purpose::Upload) {
        eprintln!(
            "{PACKS_FOLDER} has the {} films; a page loads only those of its cards",
            Archive::open(&archive)?.len()
        );
    }
    eprintln!("for each film, {folder}/snippets has the lines to paste into a page");
    if plan.loader.starts_with('.') {
        eprintln!(
            "they find the script only beside their own folder; for any page, build with the address that you upload to: \
             --url https://YOUR.SITE/film-cards"
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes the files of the bundle whose names are `wanted` to an empty folder. Those that the `older` bundle has as well are
/// linked.
pub fn write(
    folder: &Path,
    order: &Arc<Order>,
    older: Option<&Older>,
    wanted: impl Fn(&str) -> bool + Sync,
) -> Result<()> {
    let tasks = Mutex::new(tasks(order)?);
    let next = || tasks.lock().expect("no thread panics").pop_front();
    let work = || {
        let mut written = Vec::new();
        let mut keep = |Made { name, bytes, digest }: Made| -> Result<()> {
            if !wanted(&name) {
                return Ok(());
            }
            if !older.is_some_and(|older| older.link(&name, &digest, bytes.len(), folder)) {
                put(folder, &name, &bytes)?;
            }
            written.push((name, digest));
            Ok(())
        };
        while let Some(task) = next() {
            if let Err(error) = task.run(&mut keep) {
                tasks.lock().expect("no thread panics").clear();
                return Err(error);
            }
        }
        Ok(written)
    };
    let written = thread::scope(|scope| -> Result<Vec<_>> {
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let mut written = Vec::new();
        for thread in running {
            written.extend(thread.join().expect("no thread panics")?);
        }
        Ok(written)
    })?;
    let sums = sums_of(written);
    put(folder, &sums.name, &sums.bytes)
}

/// Compresses what is the same for all reviews, and writes it into the folder of the engine, with the packed engine. Builds
/// with it are faster, and have the studio. Their other files are the same. With less effort, they have more bytes, and no
/// studio.
///
/// # Errors
/// If the folder is not an engine or cannot be written.
pub fn prepare(engine: &Path, effort: Effort) -> Result<()> {
    let mut files = engine::open(engine)?;
    files.ahead = film_bundle::ahead(&files, effort)?;
    files.packed = None;
    if effort == Effort::Most {
        files.packed = Some(files.pack()?);
    }
    engine::write(&files, engine)
}

/// Packs the engine in a folder into the file that bundles and the published command have inside.
///
/// # Errors
/// If the folder is not an engine or the file cannot be written.
pub fn pack(engine: &Path, file: &Path) -> Result<()> {
    fs::write(file, engine::open(engine)?.pack()?).with_context(|| format!("`{}` could not be written", file.display()))
}

/// Writes a file by its path below `folder`.
fn put(folder: &Path, name: &str, bytes: &Bytes) -> Result<()> {
    let path = folder.join(name);
    let what = || format!("`{name}` could not be written to `{}`", folder.display());
    let file = match File::create(&path) {
        // Only the first file of a folder has to make it.
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(path.parent().unwrap_or(folder)).with_context(what)?;
            File::create(&path)
        }
        file => file,
    };
    let mut file = BufWriter::new(file.with_context(what)?);
    bytes.write_to(&mut file).and_then(|()| file.flush()).with_context(what)
}

#[cfg(test)]
#[path = "../../tests/engine/mod.rs"]
mod example;

#[cfg(test)]
mod tests {
    use super::*;
    use film_model::{LinkProvider, Movie};

    #[test]
    fn a_bundle_is_written_whole_and_knows_itself_again() {
        let place = tempfile::tempdir().unwrap();
        example::write_engine(place.path());
        let engine = engine::open(place.path()).unwrap();
        let ran = Movie { slug: "ran".into(), name: "Ran".into(), ..Movie::default() };
        let folder = tempfile::tempdir().unwrap();
        let order = Order {
            engine: engine.into(),
            archive: film_archive::encode(&[ran], LinkProvider::None).into(),
            loader: "../film-cards.js".to_owned(),
            npm: Some("cards@1.2.3".parse().unwrap()),
        };
        write(folder.path(), &Arc::new(order), None, |_| true).unwrap();
        let there = |name: &str| folder.path().join(name).is_file();
        for name in ["film-cards.js", "index.html"] {
            assert!(there(name) && there(&format!("{name}.br")) && there(&format!("{name}.gz")), "{name}");
        }
        for name in ["snippets/ran.html", "snippets/_gallery.html", "package.json"] {
            assert!(there(name) && !there(&format!("{name}.br")) && !there(&format!("{name}.gz")), "{name}");
        }
        let weighed = sizes::of_bundle(folder.path()).unwrap();
        assert_eq!(weighed[0].name, "film-cards.js");
        assert_eq!(weighed.iter().filter(|file| file.for_a_card).count(), 3);
        // The loader, two pages, and script, Wasm and Wasm as a script, for cards and for galleries.
        assert_eq!(weighed.len(), 1 + 2 + 6);

        may_be_written(folder.path()).unwrap();
        fs::write(folder.path().join("vercel.json"), "{}").unwrap();
        let message = may_be_written(folder.path()).unwrap_err().to_string();
        assert!(message.contains("`vercel.json`"), "{message}");
    }

    #[test]
    fn threads_write_the_bytes_that_are_made_in_memory() {
        let place = tempfile::tempdir().unwrap();
        example::write_engine(place.path());
        let engine = Arc::new(engine::open(place.path()).unwrap());
        // With packs, and without.
        for films in [0, 3, 200] {
            let movie = |number: usize| Movie {
                slug: format!("film-{number}"),
                name: format!("Film {number} {}", "x".repeat(1_000)),
                ..Movie::default()
            };
            let movies: Vec<Movie> = (0..films).map(movie).collect();
            let archive = Arc::new(film_archive::encode(&movies, LinkProvider::None));
            assert_eq!(has_packs(&archive, Purpose::Upload), films == 200);
            let folder = tempfile::tempdir().unwrap();
            let (engine, loader) = (engine.clone(), "/cards/film-cards.js".to_owned());
            let order = Arc::new(Order { engine, archive, loader, npm: None });
            write(folder.path(), &order, None, |_| true).unwrap();
            let made = film_bundle::files(&order).unwrap();
            for file in &made {
                let written = fs::read(folder.path().join(&file.name)).unwrap();
                assert!(written == file.bytes.to_vec(), "{}", file.name);
            }
            let written = walkdir::WalkDir::new(folder.path()).into_iter();
            let written = written.filter(|entry| entry.as_ref().unwrap().file_type().is_file()).count();
            assert_eq!(written, made.len());
        }
    }
}
