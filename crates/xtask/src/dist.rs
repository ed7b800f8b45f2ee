//! `cargo xtask dist`: the bundle to upload.
//!
//! The module is built twice, for cards alone and with galleries, given its JavaScript half and made small: that is the
//! engine. The archive of the reviews goes into it as a custom section; the final bytes give the names, and the loader,
//! whose own name never changes, is told them. With these go a
//! page that shows every card, a snippet a film to paste, and for each host a file with the headers.

mod build;
mod compose;
mod compress;
mod headers;
mod join;
mod languages;
mod pages;
mod snippets;
mod sums;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;

use anyhow::{Context, Result};
use clap::Args;

use crate::names::LOADER;
use crate::project;
use crate::sizes::{self, Weighed};
use crate::swap::{self, Successor};
use crate::{archive, package, reviews, styles, tools};
use compose::{Bound, OF_A_CARD, OF_A_GALLERY, PAGES, Sources, can_be_composed, compose};
use compress::Compressed;
use join::Script;

#[derive(Args)]
pub struct Options {
    /// The folder of reviews [default: FILM_CARDS_REVIEWS, or the project's reviews/]
    #[arg(long, value_name = "DIR")]
    reviews: Option<PathBuf>,
    /// The folder to write [default: the project's dist/]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The address that the bundle is uploaded to; the snippets take the script from there, and a script that other
    /// software has moved finds its files
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// Make the bundle a package of npm as well, of that name and version
    #[arg(long, value_name = "NAME[@VERSION]")]
    npm: Option<package::Name>,
    /// Build nothing where a review has a warning
    #[arg(long)]
    strict: bool,
}

/// A bundle that has been written.
pub struct Bundle {
    pub folder: PathBuf,
    pub files: Vec<Weighed>,
}

/// Writes the bundle and shows what it weighs.
pub fn run(options: &Options) -> Result<ExitCode> {
    let request = Request {
        reviews: reviews::folder(options.reviews.as_deref())?,
        is_strict: options.strict || review_folder::strict(),
        loader: snippets::loader(options.url.as_deref())?,
        npm: options.npm.as_ref(),
    };
    let out = options.out.clone().unwrap_or_else(|| project::root().join("dist"));
    // What would make the work useless is found out before the work.
    let archive = request.archive()?;
    let bundle = request.build(&Engine::build(&out)?, &archive, &out)?;
    print!("{}", sizes::table(&bundle.files));
    let verdicts = sizes::verdicts(&bundle.files);
    verdicts.iter().for_each(|(verdict, _)| println!("{verdict}"));
    if verdicts.iter().any(|(_, held)| !held) {
        eprintln!(
            "warning: the budget is for the sample reviews; with reviews of your own the bundle \
             may well be larger, and readers wait longer for it"
        );
    }
    eprintln!("upload the files in {}", bundle.folder.display());
    if options.url.is_none() {
        eprintln!(
            "the snippets have the script beside them; for snippets to paste elsewhere, say with --url \
             where the bundle is uploaded"
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// The engine: everything of a bundle that is the same for all reviews.
pub struct Engine {
    loader: String,
    /// The text of each of [`PAGES`].
    pages: Vec<String>,
    /// The module of cards, and the one of galleries.
    modules: [Bound; 2],
}

impl Engine {
    /// Compiles the modules and makes them small, after a look at whether `out` may be written and the scripts fit
    /// together. That takes minutes the first time.
    pub fn build(out: &Path) -> Result<Engine> {
        Self::build_with(out, &build::optimise)
    }

    /// The same without the last step, wasm-opt, which no test has to wait for.
    pub fn build_large(out: &Path) -> Result<Engine> {
        Self::build_with(out, &|_, wasm| {
            fs::read(wasm).with_context(|| format!("`{}` could not be read", wasm.display()))
        })
    }

    fn build_with(out: &Path, finish: &dyn Fn(&Path, &Path) -> Result<Vec<u8>>) -> Result<Engine> {
        swap::only_ours(out, sums::ours(out))?;
        let loader = web(LOADER)?;
        let pages = pages_texts()?;
        can_be_composed(&loader, &scripts(&pages))?;
        tools::rust::ensure_wasm_target()?;
        let wasm_bindgen = tools::wasm_bindgen::ensure()?;
        let wasm_opt = tools::wasm_opt::ensure()?;
        let work = tempfile::tempdir().context("there is no place for temporary files")?;
        // The one is bound before the other is built, which takes its place.
        let module = |name: &str, features: &str| -> Result<Bound> {
            let built = build::module(features)?;
            let (glue, wasm) = build::bind(&wasm_bindgen, &built, &work.path().join(name))?;
            Ok(Bound { glue: project::read(&glue)?, wasm: finish(&wasm_opt, &wasm)? })
        };
        let modules = [module("cards", "")?, module("galleries", "gallery")?];
        Ok(Engine { loader, pages, modules })
    }

    /// The modules with the archive in them.
    fn modules_with(&self, archive: &[u8]) -> [Bound; 2] {
        let mut modules = self.modules.clone();
        modules.iter_mut().for_each(|module| archive::append(&mut module.wasm, archive));
        modules
    }
}

/// Each of [`PAGES`] with its text.
fn scripts(texts: &[String]) -> Vec<Script<'_>> {
    PAGES.iter().zip(texts).map(|(name, text)| Script { name, text }).collect()
}

/// What a bundle is made of besides the engine.
struct Request<'a> {
    /// The folder of reviews; without one the project's own.
    reviews: Option<PathBuf>,
    /// Whether a warning stops the build.
    is_strict: bool,
    /// Where the snippets find the loader.
    loader: String,
    /// The name of a package of npm, if it is to be one.
    npm: Option<&'a package::Name>,
}

/// Puts the bundle of a folder of reviews, or of the project's own, at `out`.
pub fn bundle(engine: &Engine, reviews: Option<PathBuf>, out: &Path) -> Result<Bundle> {
    let request = Request { reviews, is_strict: false, loader: snippets::loader(None)?, npm: None };
    request.build(engine, &request.archive()?, out)
}

impl Request<'_> {
    /// The archive of the reviews.
    fn archive(&self) -> Result<Vec<u8>> {
        let own = || project::root().join(review_folder::DEFAULT);
        archive::of_folder(&self.reviews.clone().unwrap_or_else(own), self.is_strict)
    }

    /// Puts the bundle at `out`.
    fn build(&self, engine: &Engine, archive: &[u8], out: &Path) -> Result<Bundle> {
        swap::only_ours(out, sums::ours(out))?;
        let successor = Successor::of(out)?;
        let languages = [languages::tables(languages::OF_CARDS)?, languages::tables(languages::OF_GALLERIES)?];
        let modules = engine.modules_with(archive);
        // Without an address the loader is beside the snippets, and where those are nobody knows.
        let address = Some(&*self.loader).filter(|address| !address.starts_with('.'));
        let pages = scripts(&engine.pages);
        let sources = Sources { loader: &engine.loader, address, pages: &pages, modules, languages };
        let scripts = compose(sources)?;
        let snippets = successor.work().join(snippets::FOLDER);
        let mut beside = snippets::render(self.reviews.as_deref(), &snippets, &self.loader)?;
        if let Some(name) = self.npm {
            let scripts: Vec<&str> = scripts.iter().map(|(name, _)| name.as_str()).collect();
            beside.extend(package::files(name, &scripts)?);
        }
        let files = write(&successor.folder(), scripts, pages::pages()?, beside)?;
        Ok(Bundle { folder: successor.take_over()?, files })
    }
}

/// A file of the bundle: its path in it, and its bytes.
pub type File = (String, Vec<u8>);

/// Writes the files, those for browsers compressed as well, and with them what the hosts have to know. It
/// tells what those for browsers weigh.
fn write(folder: &Path, scripts: Vec<File>, pages: Vec<File>, beside: Vec<File>) -> Result<Vec<Weighed>> {
    let mut files: Vec<File> = scripts.into_iter().chain(pages).collect();
    let downloaded = files.len();
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let hosts = headers::files(&names);
    files.extend(beside.into_iter().chain(hosts));

    let (mut weighed, mut smaller) = (Vec::new(), Vec::new());
    // Snippets are pasted, and what a host reads it does not send: neither is compressed or weighed.
    let downloaded = &files[..downloaded];
    for (at, ((name, bytes), compressed)) in downloaded.iter().zip(compress(downloaded)?).enumerate() {
        let sizes = compressed.sizes(bytes);
        let (for_a_card, for_a_gallery) = (OF_A_CARD.contains(&at), OF_A_GALLERY.contains(&at));
        weighed.push(Weighed { name: name.clone(), sizes, for_a_card, for_a_gallery });
        smaller.extend(compressed.files(name));
    }
    files.extend(smaller);
    files.sort();
    files.push((sums::NAME.to_owned(), sums::of(&files).into_bytes()));

    for (name, bytes) in &files {
        let path = folder.join(name);
        let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, bytes));
        written.with_context(|| format!("`{}` could not be written", path.display()))?;
    }
    Ok(weighed)
}

/// The files compressed, all at once: each module of a large archive takes most of a minute.
fn compress(files: &[File]) -> Result<Vec<Compressed>> {
    thread::scope(|scope| {
        let running: Vec<_> = files.iter().map(|(_, bytes)| scope.spawn(move || Compressed::of(bytes))).collect();
        running.into_iter().map(|compressed| compressed.join().expect("compressing does not panic")).collect()
    })
}

/// A file of `web/` by its path there: a script, or the types.
pub fn web(name: &str) -> Result<String> {
    project::read(format!("web/{name}"))
}

/// The text of each of [`PAGES`]. Those that hold a stylesheet are made of it.
fn pages_texts() -> Result<Vec<String>> {
    PAGES.iter().map(|name| styles::script(name)?.map_or_else(|| web(name), Ok)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str) -> File {
        (name.to_owned(), format!("the bytes of {name}").into_bytes())
    }

    #[test]
    fn a_bundle_is_written_whole_and_knows_itself_again() {
        let folder = tempfile::tempdir().unwrap();
        let module = "film-cards-module-ba7816bf8f01cfea";
        let [script, wasm] = [format!("{module}.js"), format!("{module}.wasm")];
        let scripts = vec![file("film-cards.js"), file(&script), file(&wasm)];
        let weighed = write(folder.path(), scripts, vec![file("index.html")], vec![file("snippets/ran.html")]).unwrap();
        let there = |name: &str| folder.path().join(name).is_file();
        for name in ["film-cards.js", "index.html", &wasm] {
            assert!(there(name) && there(&format!("{name}.br")) && there(&format!("{name}.gz")), "{name}");
        }
        assert!(there("snippets/ran.html") && !there("snippets/ran.html.br"));
        assert!(there("_headers") && !there("_headers.gz"));
        assert_eq!(weighed.iter().filter(|file| file.for_a_card).count(), 3);
        assert_eq!(weighed.len(), 3 + 1);

        swap::only_ours(folder.path(), sums::ours(folder.path())).unwrap();
        fs::write(folder.path().join("vercel.json"), "{}").unwrap();
        let message = swap::only_ours(folder.path(), sums::ours(folder.path())).unwrap_err().to_string();
        assert!(message.contains("`vercel.json`"), "{message}");
    }
}
