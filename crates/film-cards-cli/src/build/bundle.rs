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

use super::compose::{ALL, Composed, PACKS_FOLDER, Purpose, Same, TWINS, all, compose, has_packs};
use super::compress::{self, Effort, Format};
use super::{Options, Plan, gallery, headers, may_be_written, package, snippets, sums};
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
    let mut downloaded = compose(engine, archive, address, Purpose::Upload)?;
    let has_packs = has_packs(archive, Purpose::Upload);
    downloaded.extend(has_packs.then(|| all(archive)));
    let mut beside = Vec::new();
    if let Some(name) = npm {
        let scripts = downloaded.iter().map(|file| file.name.as_str());
        let folders = [PACKS_FOLDER, gallery::CHUNKS_FOLDER].map(|folder| folder.trim_end_matches('/'));
        let packs = has_packs.then_some(folders).into_iter().flatten();
        beside.extend(package::files(name, &scripts.chain(packs).collect::<Vec<_>>(), &engine.npm)?);
    }
    let movies = Archive::open(archive).context("the reviews could not be encoded")?;
    let starts = (0..movies.len()).step_by(FILMS);
    let films = starts.map(|start| Task::Films(movies, start..movies.len().min(start + FILMS), &plan.loader));
    let gallery = Task::Gallery(movies, &plan.loader);
    let packs: Vec<_> = if has_packs { movies.packs()?.into_iter().collect() } else { Vec::new() };
    let packs = packs.chunks(FILMS).map(|packs| Task::Packs(movies, packs.to_vec()));
    let names = downloaded.iter().map(|file| &file.name).chain(engine.bundle.iter().map(|(name, _)| name));
    // Hosts do not send these files, so they are not compressed.
    beside.extend(headers::files(&names.map(String::as_str).collect::<Vec<_>>(), has_packs));
    let listing = has_packs.then_some(Task::Listing(movies));
    write_files(folder, downloaded, engine, beside, listing.into_iter().chain(films).chain(packs).chain([gallery]))
}

/// How many films are one task. A snippet takes less than a millisecond.
const FILMS: usize = 32;

/// A part of the work. Each thread takes the next one.
enum Task<'c> {
    /// A file for browsers, which is also compressed.
    Download(Composed, &'c Ahead),
    /// The same for a file of the engine.
    Unchanged(&'c crate::File, &'c Ahead),
    /// A file that no page loads.
    Beside(crate::File),
    /// The snippets of the movies with these numbers, with the address of the script. People paste them, so they are not
    /// compressed.
    Films(Archive<'c>, Range<usize>, &'c str),
    /// Packs by their numbers, with the numbers of their movies.
    Packs(Archive<'c>, Vec<(u32, Vec<usize>)>),
    Gallery(Archive<'c>, &'c str),
    /// What a gallery loads if the movies are in packs.
    Listing(Archive<'c>),
}

/// Writes the files for browsers, each also compressed, those `beside` them, and the rest, which is work for all threads.
fn write_files<'c>(
    folder: &Path,
    downloaded: Vec<Composed>,
    engine: &'c Engine,
    beside: Vec<crate::File>,
    rest: impl Iterator<Item = Task<'c>>,
) -> Result<()> {
    let beside = beside.into_iter().map(Task::Beside);
    let unchanged = engine.bundle.iter().map(|file| Task::Unchanged(file, &engine.ahead));
    let mut tasks: VecDeque<Task> = beside.chain(unchanged).chain(rest).collect();
    // The largest ones first, so that no thread begins one when the others have finished.
    let mut downloaded = downloaded;
    downloaded.sort_by_key(|file| file.bytes.len());
    downloaded.into_iter().for_each(|file| tasks.push_front(Task::Download(file, &engine.ahead)));

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
        Task::Download(Composed { name, bytes, digest, same }, ahead) => {
            // One at a time: of a large file, both take much memory.
            for format in Format::ALL {
                let compressed = match same {
                    Same::Nothing => compress::whole(format, &bytes, effort(&name))?,
                    Same::Beginning(length) => compress::continued(format, &bytes, length, ahead)?,
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
        Task::Packs(movies, packs) => packs.into_iter().try_for_each(|(number, indices)| {
            let pack = compress::whole(Format::Gzip, &movies.part(&indices)?.into(), Effort::Most)?;
            keep(format!("{PACKS_FOLDER}{number}.bin"), &pack.into())
        }),
        Task::Listing(movies) => gallery::files(movies, &mut |(name, bytes)| {
            keep(name, &compress::whole(Format::Gzip, &bytes.into(), Effort::Most)?.into())
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

/// Scripts with bytes are only for pages whose policy forbids to fetch.
fn effort(name: &str) -> Effort {
    if name == ALL || TWINS.iter().any(|twin| names::is_hashed(name, twin)) { Effort::Less } else { Effort::Most }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Module;
    use film_model::{LinkProvider, Movie};

    #[test]
    fn a_large_archive_is_divided_into_packs_that_the_wasm_does_not_have() {
        let movie = |number: usize| Movie {
            slug: format!("film-{number}"),
            name: format!("Film {number} {}", "x".repeat(1_000)),
            ..Movie::default()
        };
        let movies: Vec<Movie> = (0..100).map(movie).collect();
        let archive = film_archive::encode(&movies, LinkProvider::None);
        assert!(has_packs(&archive, Purpose::Upload) && !has_packs(&archive, Purpose::Serve));
        assert!(!has_packs(&film_archive::encode(&movies[..50], LinkProvider::None), Purpose::Upload));

        let folder = tempfile::tempdir().unwrap();
        let opened = Archive::open(&archive).unwrap();
        let packs = opened.packs().unwrap();
        let numbers: Vec<(u32, Vec<usize>)> = packs.into_iter().collect();
        let mut written = Vec::new();
        run_task(folder.path(), Task::Packs(opened, numbers.clone()), &mut written).unwrap();
        assert_eq!(written.len(), numbers.len());
        let mut found = 0;
        for (name, _) in &written {
            let number = name.strip_prefix(PACKS_FOLDER).unwrap().strip_suffix(".bin").unwrap();
            let file = File::open(folder.path().join(name)).unwrap();
            let mut pack = Vec::new();
            std::io::copy(&mut flate2::read::GzDecoder::new(file), &mut pack).unwrap();
            let pack = Archive::open(&pack).unwrap();
            for index in 0..pack.len() {
                let movie = pack.movie(index).unwrap();
                assert_eq!(film_archive::pack_of(&movie.slug).to_string(), number);
                assert!(movies.contains(&movie));
                found += 1;
            }
        }
        assert_eq!(found, movies.len());
    }

    #[test]
    fn a_bundle_is_written_whole_and_knows_itself_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| (name.to_owned(), format!("the bytes of {name}").into_bytes());
        let composed = |name: &str| Composed::of(name, file(name).1.into());
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
        for name in ["snippets/ran.html", "snippets/_gallery.html", "package.json"] {
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
