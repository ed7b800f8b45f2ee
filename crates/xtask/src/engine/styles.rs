//! The stylesheets of cards and galleries for the Wasm.
//!
//! esbuild would make them 61 bytes of brotli larger, because it keeps the spaces in custom properties.

use anyhow::Result;

use crate::project;

/// The stylesheets of cards in `style/`, in the order of `STYLE` in the component library.
const OF_CARDS: &[&str] = &["tokens", "film-card", "review", "grade-badge", "credits", "poster"];

/// The additional stylesheets of galleries.
const OF_GALLERIES: &[&str] = &["gallery"];

/// The stylesheet of cards, and the additional one of galleries.
pub fn styles() -> Result<[String; 2]> {
    Ok([joined(OF_CARDS)?, joined(OF_GALLERIES)?])
}

fn joined(names: &[&str]) -> Result<String> {
    names.iter().map(|name| Ok(minified(&project::read(format!("style/{name}.css"))?))).collect()
}

/// Minifies CSS: removes comments and unnecessary spaces. No string in it may contain a brace, a semicolon or a colon
/// with spaces around it, or anything like a comment.
fn minified(css: &str) -> String {
    let mut out = String::new();
    for (at, part) in css.split("/*").enumerate() {
        let css = if at == 0 { part } else { part.split_once("*/").map_or("", |(_, css)| css) };
        for word in css.split_whitespace() {
            // A space before a colon, or next to a sign, has a meaning.
            let joins = out.ends_with(['{', '}', ';', ',', ':', '>']) || word.starts_with(['{', '}', ';', ',', '>']);
            if !joins && !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    out.replace(";}", "}")
}
