//! Makes the stylesheets that go into the module smaller: without what only a reader of the source needs. Without the
//! feature `embed` there is nothing to do.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    if std::env::var_os("CARGO_FEATURE_EMBED").is_none() {
        println!("cargo::rerun-if-changed=build.rs");
        return ExitCode::SUCCESS;
    }
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo names the package's folder"));
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo names the folder for what is built"));
    let style = root.join("style");
    println!("cargo::rerun-if-changed={}", style.display());
    match embed_styles(&style, &out) {
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
