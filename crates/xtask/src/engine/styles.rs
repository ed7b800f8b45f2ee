//! The stylesheets of cards and galleries, as they go into the Wasm.
//!
//! esbuild would make them 61 bytes of brotli larger, because it keeps the blanks in custom properties.

use anyhow::Result;

use crate::project;

/// The stylesheets of cards in `style/`, in the order of `STYLE` in the component library.
const OF_CARDS: &[&str] = &["tokens", "film-card", "review", "grade-badge", "credits", "poster"];

/// And what a gallery needs besides.
const OF_GALLERIES: &[&str] = &["gallery"];

/// The stylesheet of cards, and what a gallery needs besides.
pub fn styles() -> Result<[String; 2]> {
    Ok([joined(OF_CARDS)?, joined(OF_GALLERIES)?])
}

fn joined(names: &[&str]) -> Result<String> {
    names.iter().map(|name| Ok(minified(&project::read(format!("style/{name}.css"))?))).collect()
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
