//! Puts the bundle together, compresses and writes it.

use std::path::Path;
use std::process::ExitCode;
use std::thread;

use anstream::{eprintln, print};
use anyhow::Result;

use super::compose::{TWINS, compose};
use super::compress::{Compressed, Effort};
use super::{Options, Plan, headers, may_be_written, package, snippets, sums};
use crate::engine::{self, Engine};
use crate::swap::Successor;
use crate::{File, names, reviews, sizes};

/// Writes the bundle with the engine from the folder `engine`, and prints the size of each file. The default folders
/// are below `root`.
///
/// # Errors
/// Those of [`Plan::of`], and if the engine cannot be read or the bundle cannot be written.
pub fn run(options: &Options, engine: &Path, root: &Path) -> Result<ExitCode> {
    let plan = Plan::of(options, root)?;
    if !options.quiet {
        plan.notes.iter().for_each(|note| eprintln!("{note}"));
    }
    let engine = Engine::open(engine)?;
    let files = files(&plan, &engine, options.npm.as_ref())?;
    // Check again, because somebody may have added a file since.
    may_be_written(&plan.out)?;
    let successor = Successor::of(&plan.out)?;
    for (name, bytes) in &files {
        engine::write(&successor.folder(), name, bytes)?;
    }
    let folder = successor.take_over()?;
    if options.quiet {
        return Ok(ExitCode::SUCCESS);
    }
    print!("{}", sizes::table(&sizes::of_bundle(&folder)?));
    eprintln!("upload the files in {}", folder.display());
    if plan.loader.starts_with('.') {
        eprintln!(
            "the snippets have the script beside them; for snippets to paste elsewhere, say with --url \
             where the bundle is uploaded"
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// All files of the bundle.
fn files(plan: &Plan, engine: &Engine, npm: Option<&package::Name>) -> Result<Vec<File>> {
    let (site, reading) = reviews::read(&plan.reviews, plan.is_strict)?;
    let archive = film_archive::encode(&reading.movies, site.links);
    // Without an address, we know only that the loader is next to the snippets.
    let address = Some(&*plan.loader).filter(|address| !address.starts_with('.'));
    let mut downloaded = compose(engine, &archive, address)?;
    downloaded.extend(engine.bundle.iter().cloned());
    let mut beside = snippets::of(&reading.movies, site.links, &plan.loader);
    if let Some(name) = npm {
        let scripts = downloaded.iter().map(|(name, _)| name.as_str()).filter(|name| names::is_ours(name));
        beside.extend(package::files(name, &scripts.collect::<Vec<_>>(), &engine.npm)?);
    }
    complete(downloaded, beside)
}

/// All files: those for browsers, each also compressed, those `beside` them, and the files for hosts.
fn complete(downloaded: Vec<File>, beside: Vec<File>) -> Result<Vec<File>> {
    let names: Vec<&str> = downloaded.iter().map(|(name, _)| name.as_str()).collect();
    let hosts = headers::files(&names);
    let mut files = Vec::new();
    for ((name, _), compressed) in downloaded.iter().zip(compress(&downloaded)?) {
        files.extend(compressed.files(name));
    }
    // Do not compress snippets, which people paste, and files for hosts, which hosts do not send.
    files.extend(downloaded.into_iter().chain(beside).chain(hosts));
    files.sort();
    files.push((sums::NAME.to_owned(), sums::of(&files).into_bytes()));
    Ok(files)
}

/// Compresses all files at the same time: each Wasm with a large archive takes most of a minute.
fn compress(files: &[File]) -> Result<Vec<Compressed>> {
    thread::scope(|scope| {
        let run = |(name, bytes): &File| Compressed::of(bytes, effort(name));
        let running: Vec<_> = files.iter().map(|file| scope.spawn(move || run(file))).collect();
        running.into_iter().map(|compressed| compressed.join().expect("compressing does not panic")).collect()
    })
}

/// The Wasm as a script is only for pages whose policy forbids to fetch.
fn effort(name: &str) -> Effort {
    if TWINS.iter().any(|twin| names::is_hashed(name, twin)) { Effort::Less } else { Effort::Most }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn file(name: &str) -> File {
        (name.to_owned(), format!("the bytes of {name}").into_bytes())
    }

    #[test]
    fn a_bundle_is_written_whole_and_knows_itself_again() {
        let folder = tempfile::tempdir().unwrap();
        let module = "film-cards-module-ba7816bf8f01cfea";
        let [script, wasm] = [format!("{module}.js"), format!("{module}.wasm")];
        let downloaded = vec![file("film-cards.js"), file(&script), file(&wasm), file("index.html")];
        for (name, bytes) in complete(downloaded, vec![file("snippets/ran.html")]).unwrap() {
            engine::write(folder.path(), &name, &bytes).unwrap();
        }
        let there = |name: &str| folder.path().join(name).is_file();
        for name in ["film-cards.js", "index.html", &wasm] {
            assert!(there(name) && there(&format!("{name}.br")) && there(&format!("{name}.gz")), "{name}");
        }
        assert!(there("snippets/ran.html") && !there("snippets/ran.html.br"));
        assert!(there("_headers") && !there("_headers.gz"));
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
