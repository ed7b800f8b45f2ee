//! The stylesheets of cards and galleries, as scripts that the page's scripts import them from.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::project;

/// A script with one stylesheet: its name, the name it exports, and the files of `style/` in it, in their order.
struct Style {
    script: &'static str,
    exported: &'static str,
    sheets: &'static [&'static str],
}

/// The order is that of `STYLE` and `GALLERY_STYLE` in the component library.
const STYLES: [Style; 2] = [
    Style {
        script: "film-cards-style.js",
        exported: "style",
        sheets: &["tokens", "film-card", "review", "grade-badge", "credits", "poster"],
    },
    Style { script: "film-gallery-style.js", exported: "galleryStyle", sheets: &["gallery"] },
];

/// The text of such a script, or `None` where `name` is the name of another one.
pub fn script(name: &str) -> Result<Option<String>> {
    STYLES.iter().find(|style| style.script == name).map(Style::script).transpose()
}

/// Writes the scripts to `folder`, as the development gallery loads them.
pub fn write(folder: &Path) -> Result<()> {
    for style in &STYLES {
        let path = folder.join(style.script);
        fs::write(&path, style.script()?).with_context(|| format!("`{}` could not be written", path.display()))?;
    }
    Ok(())
}

impl Style {
    fn script(&self) -> Result<String> {
        let sheets = self.sheets.iter().map(|name| Ok(minified(&project::read(format!("style/{name}.css"))?)));
        let css = sheets.collect::<Result<String>>()?;
        // A string of JSON is one of JavaScript.
        Ok(format!("export const {} = {};\n", self.exported, serde_json::Value::from(css)))
    }
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
