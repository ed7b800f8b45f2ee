//! The stylesheets of cards and galleries, and their place in the Wasm: a custom section, which the page's script adopts.
//! In a script of their own they would take 230 bytes of brotli more, because the Wasm has the same names of classes.

use anyhow::Result;
use film_cards_cli::sections;

use crate::project;

/// The stylesheets of cards in `style/`, in the order of `STYLE` in the component library.
const OF_CARDS: &[&str] = &["tokens", "film-card", "review", "grade-badge", "credits", "poster"];

/// And what a gallery needs besides.
const OF_GALLERIES: &[&str] = &["gallery"];

/// Appends the stylesheets to the bytes of a Wasm module, those of galleries where it `has_galleries`.
pub fn append(wasm: &mut Vec<u8>, has_galleries: bool) -> Result<()> {
    let sheets = OF_CARDS.iter().chain(OF_GALLERIES.iter().filter(|_| has_galleries));
    let css = sheets.map(|name| Ok(minified(&project::read(format!("style/{name}.css"))?)));
    let css = css.collect::<Result<String>>()?;
    sections::append(wasm, sections::STYLE, css.as_bytes());
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
