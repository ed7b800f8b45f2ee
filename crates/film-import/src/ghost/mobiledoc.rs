//! What Ghost's editor kept before: sections, with markers into lists of markups and cards.
//!
//! ```text
//! doc      =  {"markups": [["em"] | ["a", ["href", "…"]]…], "cards": [["markdown", {…}]…], "sections": [section…]}
//! section  =  [1, tag, [marker…]]  |  [2, address]  |  [3, tag, [[marker…]…]]  |  [10, card]
//! marker   =  [0, [markup…], closed, text]  |  [1, [markup…], closed, atom]
//! ```

use super::escaped;
use crate::post::Piece;
use serde_json::Value;

/// The text of a post.
pub fn pieces(json: &Value) -> Vec<Piece> {
    let list = |name: &str| json.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let (markups, cards) = (list("markups"), list("cards"));
    let mut pieces = Vec::new();
    let mut html = String::new();
    for section in list("sections") {
        let at = |index: usize| section.get(index);
        match at(0).and_then(Value::as_u64) {
            Some(1) => {
                let tag = at(1).and_then(Value::as_str).unwrap_or("p");
                let tag =
                    if ["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"].contains(&tag) { tag } else { "p" };
                let inner = if tag == "blockquote" { "blockquote><p" } else { tag };
                let close = if tag == "blockquote" { "p></blockquote" } else { tag };
                html.push_str(&format!("<{inner}>{}</{close}>", markers(at(2), markups)));
            }
            Some(2) => html.push_str("<img>"),
            Some(3) => {
                let tag = if at(1).and_then(Value::as_str) == Some("ol") { "ol" } else { "ul" };
                let items = at(2).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
                let items = items.iter().map(|item| format!("<li>{}</li>", markers(Some(item), markups)));
                html.push_str(&format!("<{tag}>{}</{tag}>", items.collect::<String>()));
            }
            Some(10) => {
                let card = at(1).and_then(Value::as_u64).and_then(|at| cards.get(usize::try_from(at).ok()?));
                let Some(card) = card else { continue };
                let text = |name: &str| card.get(1).and_then(|card| card.get(name)).and_then(Value::as_str);
                match card.get(0).and_then(Value::as_str).unwrap_or_default() {
                    "markdown" | "card-markdown" => {
                        if !html.is_empty() {
                            pieces.push(Piece::Html(std::mem::take(&mut html)));
                        }
                        pieces.extend(text("markdown").map(|text| Piece::Markdown(text.to_owned())));
                    }
                    "html" => html.push_str(text("html").unwrap_or_default()),
                    "image" | "gallery" => html.push_str("<img>"),
                    "hr" => html.push_str("<hr>"),
                    "callout" => html.push_str(&format!("<p>{}</p>", text("calloutText").unwrap_or_default())),
                    _ => html.push_str("<embed>"),
                }
            }
            _ => {}
        }
    }
    if !html.is_empty() {
        pieces.push(Piece::Html(html));
    }
    pieces
}

/// The text of markers, with its markups.
fn markers(markers: Option<&Value>, markups: &[Value]) -> String {
    let mut out = String::new();
    let mut open: Vec<&str> = Vec::new();
    for marker in markers.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default() {
        let opened = marker.get(1).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        for markup in opened.iter().filter_map(|at| markups.get(usize::try_from(at.as_u64()?).ok()?)) {
            let name = markup.get(0).and_then(Value::as_str).unwrap_or_default();
            match name {
                "a" => {
                    let href = markup.pointer("/1/1").and_then(Value::as_str).unwrap_or_default();
                    out.push_str(&format!("<a href=\"{}\">", escaped(href)));
                    open.push("a");
                }
                "em" | "i" => {
                    out.push_str("<em>");
                    open.push("em");
                }
                "strong" | "b" => {
                    out.push_str("<strong>");
                    open.push("strong");
                }
                _ => open.push(""),
            }
        }
        match marker.get(0).and_then(Value::as_u64) {
            Some(0) => out.push_str(&escaped(marker.get(3).and_then(Value::as_str).unwrap_or_default())),
            _ => out.push_str("<br>"),
        }
        for _ in 0..marker.get(2).and_then(Value::as_u64).unwrap_or_default().min(open.len() as u64) {
            if let Some(name) = open.pop().filter(|name| !name.is_empty()) {
                out.push_str(&format!("</{name}>"));
            }
        }
    }
    while let Some(name) = open.pop() {
        if !name.is_empty() {
            out.push_str(&format!("</{name}>"));
        }
    }
    out
}
