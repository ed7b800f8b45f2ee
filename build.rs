//! Reads the reviews folder and embeds what it holds.
//!
//! An error in a review fails the build with its path, line and column; warnings are passed on, or
//! with `FILM_CARDS_STRICT` in the environment fail it as well.
//! Without the feature `embed` nothing is embedded and nothing is read.
//!
//! What is embedded besides is the stylesheet, without what only a reader of the source needs.

use film_model::{Severity, archive};
use review_folder::Folder;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    if std::env::var_os("CARGO_FEATURE_EMBED").is_none() {
        println!("cargo::rerun-if-changed=build.rs");
        return ExitCode::SUCCESS;
    }
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo names the package's folder"));
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo names the folder for what is built"));
    let path = Folder::chosen(&root);
    println!("cargo::rerun-if-env-changed={}", review_folder::VARIABLE);
    println!("cargo::rerun-if-env-changed={}", review_folder::STRICT);
    // Cargo looks at every file below a folder, so this holds for added and removed reviews as well.
    println!("cargo::rerun-if-changed={}", path.display());

    let style = root.join("style");
    println!("cargo::rerun-if-changed={}", style.display());
    match embed(&path, &out).and_then(|()| embed_styles(&style, &out)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            println!("cargo::error={message}");
            ExitCode::FAILURE
        }
    }
}

/// The stylesheets of cards, in the order of `STYLE` in the library, and that of galleries.
const STYLES: [(&str, &[&str]); 2] = [
    ("cards.css", &["tokens", "film-card", "review", "grade-badge", "credits", "poster"]),
    ("galleries.css", &["gallery"]),
];

/// Writes the stylesheets in `style` to `out`.
fn embed_styles(style: &Path, out: &Path) -> Result<(), String> {
    for (name, parts) in STYLES {
        let mut text = String::new();
        for part in parts {
            let file = style.join(part).with_extension("css");
            let css = std::fs::read_to_string(&file);
            text += &minified(&css.map_err(|error| format!("\"{}\" cannot be read: {error}", file.display()))?);
        }
        let file = out.join(name);
        std::fs::write(&file, text).map_err(|error| format!("\"{}\" cannot be written: {error}", file.display()))?;
    }
    Ok(())
}

/// CSS without comments, and without the blanks that mean nothing. No string in it may have a brace, a semicolon or a
/// colon with blanks around, or what looks like a comment.
fn minified(css: &str) -> String {
    let mut out = String::new();
    for (at, part) in css.split("/*").enumerate() {
        let css = if at == 0 { part } else { part.split_once("*/").map_or("", |(_, css)| css) };
        for word in css.split_whitespace() {
            // A blank before a colon, and one at a sign, mean something.
            let joins = out.ends_with(['{', '}', ';', ',', ':', '>']) || word.starts_with(['{', '}', ';', ',', '>']);
            if !joins && !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    out.replace(";}", "}")
}

/// Writes the archive of the reviews below `path` to `films.fca` in `out`.
fn embed(path: &Path, out: &Path) -> Result<(), String> {
    let folder = Folder::open(path).map_err(|error| error.to_string())?;
    let (site, reading) = folder.read();
    let prefix = format!("{}/", path.display());
    let strict = review_folder::strict();
    for diagnostic in &reading.diagnostics {
        let line = format!("{} (help: {})", diagnostic.headline(&prefix), diagnostic.help);
        match diagnostic.severity {
            Severity::Error => println!("cargo::error={line}"),
            Severity::Warning if strict => println!("cargo::error={line}"),
            Severity::Warning => println!("cargo::warning={line}"),
            Severity::Note => {}
        }
    }
    match reading.count(Severity::Error) {
        0 => {}
        1 => return Err("a review has an error; `cargo xtask check` shows it in full".into()),
        errors => return Err(format!("the reviews have {errors} errors; `cargo xtask check` shows them in full")),
    }
    if strict && reading.count(Severity::Warning) > 0 {
        return Err(format!(
            "a review has a warning, and {} lets none pass; `cargo xtask check` shows it in full",
            review_folder::STRICT
        ));
    }
    let file = out.join("films.fca");
    let bytes = archive::encode(&reading.movies, site.links);
    std::fs::write(&file, bytes).map_err(|error| format!("\"{}\" cannot be written: {error}", file.display()))
}
