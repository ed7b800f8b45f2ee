//! Puts the bundle together, compresses and writes it.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::num::NonZero;
use std::ops::Range;
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use std::thread;

use anstream::{eprintln, print};
use anyhow::{Context, Result};
use film_archive::Archive;

use super::compose::{Composed, Same, TWINS, Twins, compose};
use super::compress::{self, Effort, Format, Rest};
use super::{Options, Plan, headers, may_be_written, package, snippets, sums};
use crate::bytes::Bytes;
use crate::engine::{Ahead, Engine};
use crate::swap::{self, Successor};
use crate::{names, reviews, sizes};

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
    let engine = engine.map_or_else(Engine::inside, Engine::open)?;
    let (site, reading) = reviews::read(&plan.reviews, plan.is_strict)?;
    let archive = Arc::new(film_archive::encode(&reading.movies, site.links));
    // From here on a movie is decoded when it is needed: all of them take twice the memory of their archive.
    drop(reading);
    let successor = Successor::of(&plan.out)?;
    write(&successor.folder(), &plan, &engine, options.npm.as_ref(), &archive)?;
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
    eprintln!("for each film, {folder}/snippets has the lines to paste into a page");
    if plan.loader.starts_with('.') {
        eprintln!(
            "they find the script only beside their own folder; for any page, build with the address that you upload to: \
             --url https://YOUR.SITE/film-cards"
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes all files of the bundle to an empty folder.
fn write(
    folder: &Path,
    plan: &Plan,
    engine: &Engine,
    npm: Option<&package::Name>,
    archive: &Arc<Vec<u8>>,
) -> Result<()> {
    // Without an address, we know only that the loader is next to the snippets.
    let address = Some(&*plan.loader).filter(|address| !address.starts_with('.'));
    let downloaded = compose(engine, archive, address, Twins::With)?;
    let mut beside = Vec::new();
    if let Some(name) = npm {
        let scripts = downloaded.iter().map(|file| file.name.as_str()).filter(|name| names::is_ours(name));
        beside.extend(package::files(name, &scripts.collect::<Vec<_>>(), &engine.npm)?);
    }
    let movies = Archive::open(archive).context("the reviews could not be encoded")?;
    let starts = (0..movies.len()).step_by(FILMS);
    let films = starts.map(|start| Task::Films(movies, start..movies.len().min(start + FILMS), &plan.loader));
    let gallery = Task::Gallery(movies, &plan.loader);
    write_files(folder, downloaded, engine, beside, films.chain([gallery]))
}

/// How many films are one task. A snippet takes less than a millisecond.
const FILMS: usize = 32;

/// A part of the work. Each thread takes the next one.
enum Task<'c> {
    /// A file for browsers, which is also compressed.
    Download(Composed, &'c Ahead, &'c Rest),
    /// The same for a file of the engine.
    Unchanged(&'c crate::File, &'c Ahead),
    /// A file that no page loads.
    Beside(crate::File),
    /// The snippets of the movies with these numbers, with the address of the script.
    Films(Archive<'c>, Range<usize>, &'c str),
    Gallery(Archive<'c>, &'c str),
}

/// Writes the files for browsers, each also compressed, those `beside` them, the files for hosts, and the snippets.
fn write_files<'c>(
    folder: &Path,
    downloaded: Vec<Composed>,
    engine: &'c Engine,
    beside: Vec<crate::File>,
    snippets: impl Iterator<Item = Task<'c>>,
) -> Result<()> {
    let unchanged = engine.bundle.iter().map(|(name, _)| name.as_str());
    let names: Vec<&str> = downloaded.iter().map(|file| file.name.as_str()).chain(unchanged).collect();
    // Snippets, which people paste, and files for hosts, which hosts do not send, are not compressed.
    let beside = beside.into_iter().chain(headers::files(&names)).map(Task::Beside);
    let unchanged = engine.bundle.iter().map(|file| Task::Unchanged(file, &engine.ahead));
    let mut tasks: VecDeque<Task> = beside.chain(unchanged).chain(snippets).collect();
    // The largest ones first, so that no thread begins one when the others have finished.
    let mut downloaded = downloaded;
    downloaded.sort_by_key(|file| file.bytes.len());
    let rest = Rest::default();
    for file in downloaded {
        // Of two that share their work, the larger one does it, and the other has little to do when that is done.
        let comes_last = compress::shares(&file) && names::is_hashed(&file.name, names::MODULE);
        let task = Task::Download(file, &engine.ahead, &rest);
        if comes_last { tasks.push_back(task) } else { tasks.push_front(task) }
    }

    let tasks = Mutex::new(tasks);
    let next = || tasks.lock().expect("no thread panics").pop_front();
    let work = || {
        let mut written = Vec::new();
        while let Some(task) = next() {
            let done = run_task(folder, task, &mut written);
            if done.is_err() {
                tasks.lock().expect("no thread panics").clear();
                return done.map(|()| written);
            }
        }
        Ok(written)
    };
    let mut written = thread::scope(|scope| -> Result<Vec<_>> {
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let mut written = Vec::new();
        for thread in running {
            written.extend(thread.join().expect("no thread panics")?);
        }
        Ok(written)
    })?;
    written.sort();
    put(folder, sums::NAME, &sums::of(&written).into_bytes().into())
}

/// The names and digests of written files.
type Written = Vec<(String, [u8; 32])>;

fn run_task(folder: &Path, task: Task, written: &mut Written) -> Result<()> {
    let mut keep_signed = |name: String, bytes: &Bytes, digest: [u8; 32]| -> Result<()> {
        put(folder, &name, bytes)?;
        written.push((name, digest));
        Ok(())
    };
    let mut keep = |name: String, bytes: &Bytes| keep_signed(name, bytes, bytes.digest());
    match task {
        Task::Download(Composed { name, bytes, digest, same }, ahead, rest) => {
            // One at a time: of a large file, both take much memory.
            for format in Format::ALL {
                let compressed = match same {
                    Same::Nothing => compress::whole(format, &bytes, effort(&name))?,
                    Same::Beginning(length) => compress::continued(format, &bytes, length, ahead, rest)?,
                    Same::End(length) => compress::ended(format, &bytes, length, ahead)?,
                };
                keep(format!("{name}.{}", format.ending()), &compressed.into())?;
            }
            keep_signed(name, &bytes, digest)
        }
        Task::Unchanged((name, bytes), ahead) => {
            for format in Format::ALL {
                let compressed = compress::unchanged(format, bytes, ahead)?;
                keep(format!("{name}.{}", format.ending()), &compressed.into())?;
            }
            keep(name.clone(), &bytes.clone().into())
        }
        Task::Beside((name, bytes)) => keep(name, &bytes.into()),
        Task::Films(movies, mut numbers, loader) => numbers.try_for_each(|number| {
            let (name, text) = snippets::of(&movies.movie(number)?, movies.links(), loader);
            keep(name, &text.into())
        }),
        Task::Gallery(movies, loader) => {
            let listed = (0..movies.len()).map(|number| Ok(snippets::as_listed(&movies.movie(number)?)));
            let (name, text) = snippets::of_gallery(listed.collect::<Result<_>>()?, loader);
            keep(name, &text.into())
        }
    }
}

/// Compresses what is the same for all reviews, and writes it into the folder of the engine. Builds with it are faster,
/// and their files are the same.
///
/// # Errors
/// If the folder is not an engine or cannot be written.
pub fn prepare(engine: &Path) -> Result<()> {
    let mut files = Engine::open(engine)?;
    files.ahead = compress::ahead(&files)?;
    files.write(engine)
}

/// Packs the engine in a folder into the file that the published command has inside.
///
/// # Errors
/// If the folder is not an engine or the file cannot be written.
pub fn pack(engine: &Path, file: &Path) -> Result<()> {
    fs::write(file, Engine::open(engine)?.pack()?).with_context(|| format!("`{}` could not be written", file.display()))
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

/// The Wasm as a script is only for pages whose policy forbids to fetch.
fn effort(name: &str) -> Effort {
    if TWINS.iter().any(|twin| names::is_hashed(name, twin)) { Effort::Less } else { Effort::Most }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Module;
    use film_model::{LinkProvider, Movie};

    #[test]
    fn a_bundle_is_written_whole_and_knows_itself_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| (name.to_owned(), format!("the bytes of {name}").into_bytes());
        let composed = |name: &str| {
            let bytes: Bytes = file(name).1.into();
            let digest = bytes.digest();
            Composed { name: name.to_owned(), bytes, digest, same: Same::Nothing }
        };
        let module = "film-cards-module-ba7816bf8f01cfea";
        let [script, wasm] = [format!("{module}.js"), format!("{module}.wasm")];
        let downloaded = vec![composed("film-cards.js"), composed(&script), composed(&wasm)];
        let module = || Module { script: String::new(), wasm: Vec::new() };
        let engine = Engine {
            loader: String::new(),
            modules: [module(), module()],
            bundle: vec![file("index.html")],
            npm: Vec::new(),
            ahead: Ahead::default(),
        };
        let ran = Movie { slug: "ran".into(), name: "Ran".into(), ..Movie::default() };
        let archive = film_archive::encode(&[ran], LinkProvider::None);
        let ran = Archive::open(&archive).unwrap();
        let films = [Task::Films(ran, 0..1, "../film-cards.js"), Task::Gallery(ran, "../film-cards.js")];
        write_files(folder.path(), downloaded, &engine, vec![file("package.json")], films.into_iter()).unwrap();
        let there = |name: &str| folder.path().join(name).is_file();
        for name in ["film-cards.js", "index.html", &wasm] {
            assert!(there(name) && there(&format!("{name}.br")) && there(&format!("{name}.gz")), "{name}");
        }
        for name in ["snippets/ran.html", "snippets/_gallery.html", "package.json", "_headers"] {
            assert!(there(name) && !there(&format!("{name}.br")) && !there(&format!("{name}.gz")), "{name}");
        }
        let weighed = sizes::of_bundle(folder.path()).unwrap();
        assert_eq!(weighed[0].name, "film-cards.js");
        assert_eq!(weighed.iter().filter(|file| file.for_a_card).count(), 3);
        assert_eq!(weighed.len(), 3 + 1);

        may_be_written(folder.path()).unwrap();
        fs::write(folder.path().join("vercel.json"), "{}").unwrap();
        let message = may_be_written(folder.path()).unwrap_err().to_string();
        assert!(message.contains("`vercel.json`"), "{message}");
    }
}
