//! `cargo xtask dist`: the bundle to upload.
//!
//! The module is built, given its JavaScript half and made small; its final bytes give the names,
//! and the loader, whose own name never changes, is told them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};
use clap::Args;
use serde_json::Value;

use crate::names::{self, LOADER};
use crate::project::{self, MODULE, WASM};
use crate::sizes::{self, BUDGET, Sizes};
use crate::swap::{self, Successor};
use crate::{minify, process, reviews, small, tools};

#[derive(Args)]
pub struct Options {
    /// The folder of reviews [default: FILM_CARDS_REVIEWS, or the project's reviews/]
    #[arg(long, value_name = "DIR")]
    reviews: Option<PathBuf>,
    /// The folder to write [default: the project's dist/]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Build nothing where a review has a warning
    #[arg(long)]
    strict: bool,
}

/// A bundle that has been written.
pub struct Bundle {
    pub folder: PathBuf,
    pub files: Vec<(String, Sizes)>,
}

/// What wasm-opt may use: what every browser can do that can show a card. All the features it knows
/// would be more than browsers do.
const WASM_FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Writes the bundle and shows what it weighs.
pub fn run(options: &Options) -> Result<ExitCode> {
    let reviews = reviews::folder(options.reviews.as_deref())?;
    let out = options.out.clone().unwrap_or_else(|| project::root().join("dist"));
    let bundle = build(reviews.as_deref(), options.strict, &out)?;
    print!("{}", sizes::table(&bundle.files));
    let weight = sizes::total(&bundle.files).brotli;
    println!("{}", sizes::verdict(weight));
    if weight > BUDGET {
        eprintln!(
            "warning: the budget is for the sample reviews; with reviews of your own the bundle \
             may well be larger, and readers wait longer for it"
        );
    }
    eprintln!("upload the files in {}", bundle.folder.display());
    Ok(ExitCode::SUCCESS)
}

/// Builds the bundle from the folder of reviews, or the project's own, and puts it at `out`.
pub fn bundle(reviews: Option<&Path>, out: &Path) -> Result<Bundle> {
    build(reviews, false, out)
}

fn build(reviews: Option<&Path>, strict: bool, out: &Path) -> Result<Bundle> {
    // What would make the work useless is found out before the work.
    swap::only_ours(out, names::is_ours)?;
    tools::rust::ensure_wasm_target()?;
    let wasm_bindgen = tools::wasm_bindgen::ensure()?;
    let wasm_opt = tools::wasm_opt::ensure()?;

    let built = build_module(reviews, strict)?;
    let successor = Successor::of(out)?;
    let (glue, wasm) = bind(&wasm_bindgen, &built, &successor.work())?;
    let wasm = optimise(&wasm_opt, &wasm)?;

    let mut files = Vec::new();
    for (name, bytes) in compose(wasm, &read(&glue)?, &read(&loader())?)? {
        let path = successor.folder().join(&name);
        fs::write(&path, &bytes).with_context(|| format!("`{}` could not be written", path.display()))?;
        files.push((name, Sizes::of(&bytes)?));
    }
    Ok(Bundle { folder: successor.take_over()?, files })
}

/// Compiles the module and gives back where cargo has put it.
fn build_module(reviews: Option<&Path>, strict: bool) -> Result<PathBuf> {
    let mut build = project::cargo();
    build.args(["build", "--release", "--package", "film-cards", "--bin", MODULE]);
    build.args(["--target", WASM, "--message-format=json-render-diagnostics"]);
    small::apply(&mut build);
    reviews::tell(&mut build, reviews);
    if strict {
        build.env(review_folder::STRICT, "1");
    }
    let messages = process::output(&mut build)?;
    wasm_among(&messages).with_context(|| format!("cargo built {MODULE} but named no .wasm file of it"))
}

/// The Wasm file of the module among cargo's messages, one JSON object a line.
fn wasm_among(messages: &str) -> Option<PathBuf> {
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message["target"]["name"] == MODULE)
        .find_map(|message| {
            let files = message["filenames"].as_array()?;
            let file = files.iter().filter_map(Value::as_str).find(|name| name.ends_with(".wasm"));
            file.map(PathBuf::from)
        })
}

/// Runs wasm-bindgen and gives back the JavaScript and the Wasm it has written.
fn bind(wasm_bindgen: &Path, built: &Path, work: &Path) -> Result<(PathBuf, PathBuf)> {
    let mut command = Command::new(wasm_bindgen);
    command.args(["--target", "web", "--no-typescript", "--out-name", MODULE, "--out-dir"]);
    process::run(command.arg(work).arg(built))?;
    let glue = work.join(format!("{MODULE}.js"));
    let wasm = work.join(format!("{MODULE}_bg.wasm"));
    for entry in fs::read_dir(work).with_context(|| format!("reading `{}`", work.display()))? {
        let path = entry.with_context(|| format!("reading `{}`", work.display()))?.path();
        if path != glue && path != wasm {
            bail!(
                "wasm-bindgen wrote `{}`, which the bundle has no place for; \
                 a dependency brings JavaScript of its own, so leave it or that feature of it out",
                path.file_name().unwrap_or_default().to_string_lossy()
            );
        }
    }
    Ok((glue, wasm))
}

/// Runs wasm-opt and gives back the final bytes.
fn optimise(wasm_opt: &Path, wasm: &Path) -> Result<Vec<u8>> {
    let smaller = wasm.with_extension("smaller.wasm");
    let mut command = Command::new(wasm_opt);
    command.arg("-Oz").args(WASM_FEATURES);
    // Who made the module is of no use to a reader's browser.
    command.args(["--strip-debug", "--strip-producers"]);
    process::run(command.arg(wasm).arg("-o").arg(&smaller))?;
    fs::read(&smaller).with_context(|| format!("`{}` could not be read", smaller.display()))
}

/// The loader's source.
fn loader() -> PathBuf {
    project::root().join("src").join("embed").join(LOADER)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("`{}` could not be read", path.display()))
}

/// The bundle's files. Each file is told the names of those it loads before its own bytes are
/// final, hence the order.
fn compose(wasm: Vec<u8>, glue: &str, loader: &str) -> Result<Vec<(String, Vec<u8>)>> {
    let (glue_default, wasm_default) = (format!("{MODULE}.js"), format!("{MODULE}_bg.wasm"));
    let wasm_name = names::hashed("wasm", &wasm);

    let glue = names::replace_once(&glue_default, glue, &wasm_default, &wasm_name)?;
    let glue = minify::module(&glue_default, &glue)?.into_bytes();
    let glue_name = names::hashed("js", &glue);

    let quoted = |name: &str| format!("\"{name}\"");
    let loader = names::replace_once(LOADER, loader, &quoted(&glue_default), &quoted(&glue_name))?;
    let loader = names::replace_once(LOADER, &loader, &quoted(&wasm_default), &quoted(&wasm_name))?;
    let loader = minify::script(LOADER, &loader)?.into_bytes();

    Ok(vec![(LOADER.to_owned(), loader), (glue_name, glue), (wasm_name, wasm)])
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "
        export default async function init(url) {
            if (url === undefined) url = new URL('film-cards-module_bg.wasm', import.meta.url);
            return await fetch(url);
        }";
    const LOADER_SOURCE: &str = r#"
        (() => {
            const base = document.currentScript.src;
            const [module, wasm] = ["film-cards-module.js", "film-cards-module_bg.wasm"];
            import(new URL(module, base)).then((glue) => glue.default(new URL(wasm, base)));
        })();"#;

    #[test]
    fn each_file_names_the_files_it_loads() {
        let files = compose(b"\0asm".to_vec(), GLUE, LOADER_SOURCE).unwrap();
        let [(loader_name, loader), (glue_name, glue), (wasm_name, wasm)] = &files[..] else { panic!("{files:?}") };
        assert_eq!(loader_name, LOADER);
        assert_eq!(glue_name, &names::hashed("js", glue));
        assert_eq!(wasm_name, &names::hashed("wasm", wasm));
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        assert!(text(glue).contains(wasm_name.as_str()));
        assert!(text(loader).contains(glue_name.as_str()));
        assert!(text(loader).contains(wasm_name.as_str()));
        assert!(files.iter().all(|(name, _)| names::is_ours(name)));
    }

    #[test]
    fn a_loader_without_the_default_names_is_refused() {
        let message = compose(Vec::new(), GLUE, "'film-cards-module.js'").unwrap_err().to_string();
        assert!(message.starts_with("film-cards.js has \"film-cards-module.js\" 0 times"), "{message}");
    }

    #[test]
    fn the_module_is_found_among_cargos_messages() {
        let messages = concat!(
            r#"{"reason":"compiler-artifact","target":{"name":"film_cards"},"filenames":["/t/libfilm_cards.rlib"]}"#,
            "\nnot JSON\n",
            r#"{"reason":"compiler-artifact","target":{"name":"film-cards-module"},"filenames":["/t/m.d","/t/m.wasm"]}"#,
            "\n",
            r#"{"reason":"build-finished","success":true}"#,
        );
        assert_eq!(wasm_among(messages), Some(PathBuf::from("/t/m.wasm")));
    }
}
