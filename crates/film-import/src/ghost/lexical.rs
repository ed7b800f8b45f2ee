//! What Ghost's editor keeps: a tree of nodes.
//!
//! ```text
//! node  =  {"type": "paragraph" | "heading" | "list" | "listitem" | "quote" | "link" | …, "children": [node…]}
//!       |  {"type": "text", "text": "…", "format": bits}      1 bold, 2 italic
//!       |  a card: {"type": "image" | "html" | "markdown" | "embed" | "product" | …}
//! ```

use super::escaped;
use crate::post::Piece;
use serde_json::Value;

const BOLD: i64 = 1;
const ITALIC: i64 = 2;

/// The text of a post.
pub fn pieces(json: &Value) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut html = String::new();
    for node in children(json.get("root").unwrap_or(json)) {
        if kind(node) == "markdown" {
            end(&mut html, &mut pieces);
            pieces.extend(text(node, "markdown").map(|text| Piece::Markdown(text.to_owned())));
        } else {
            write(node, &mut html);
        }
    }
    end(&mut html, &mut pieces);
    pieces
}

fn end(html: &mut String, pieces: &mut Vec<Piece>) {
    let html = std::mem::take(html);
    if !html.trim().is_empty() {
        pieces.push(Piece::Html(html));
    }
}

fn kind(node: &Value) -> &str {
    node.get("type").and_then(Value::as_str).unwrap_or_default()
}

fn text<'v>(node: &'v Value, name: &str) -> Option<&'v str> {
    node.get(name).and_then(Value::as_str)
}

fn children(node: &Value) -> &[Value] {
    node.get("children").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn within(tag: &str, node: &Value, out: &mut String) {
    out.push_str(&format!("<{tag}>"));
    children(node).iter().for_each(|child| write(child, out));
    out.push_str(&format!("</{tag}>"));
}

/// Writes a node as HTML. The depth of JSON, and so of the tree, is bounded.
fn write(node: &Value, out: &mut String) {
    match kind(node) {
        "text" | "extended-text" => {
            let format = node.get("format").and_then(Value::as_i64).unwrap_or_default();
            let written = escaped(text(node, "text").unwrap_or_default());
            let (bold, italic) = (format & BOLD != 0, format & ITALIC != 0);
            out.push_str(if bold { "<strong>" } else { "" });
            out.push_str(if italic { "<em>" } else { "" });
            out.push_str(&written);
            out.push_str(if italic { "</em>" } else { "" });
            out.push_str(if bold { "</strong>" } else { "" });
        }
        "linebreak" => out.push_str("<br>"),
        "paragraph" => within("p", node, out),
        "heading" | "extended-heading" => {
            let tag = text(node, "tag").filter(|tag| tag.len() == 2 && tag.starts_with('h')).unwrap_or("h2");
            within(tag, node, out);
        }
        "quote" | "extended-quote" | "aside" => {
            out.push_str("<blockquote>");
            within("p", node, out);
            out.push_str("</blockquote>");
        }
        "list" => within(if text(node, "listType") == Some("number") { "ol" } else { "ul" }, node, out),
        "listitem" => within("li", node, out),
        "link" | "autolink" => {
            out.push_str(&format!("<a href=\"{}\">", escaped(text(node, "url").unwrap_or_default())));
            children(node).iter().for_each(|child| write(child, out));
            out.push_str("</a>");
        }
        "html" => out.push_str(text(node, "html").unwrap_or_default()),
        "markdown" => out.push_str(&format!("<p>{}</p>", escaped(text(node, "markdown").unwrap_or_default()))),
        "callout" => out.push_str(&format!("<p>{}</p>", text(node, "calloutText").unwrap_or_default())),
        "toggle" => out.push_str(text(node, "content").unwrap_or_default()),
        "image" | "gallery" => out.push_str("<img>"),
        "video" | "audio" | "embed" | "bookmark" | "file" => out.push_str("<embed>"),
        "product" => product(node, out),
        _ => children(node).iter().for_each(|child| write(child, out)),
    }
}

/// The card of a product, which blogs use for the stars.
fn product(node: &Value, out: &mut String) {
    for name in ["productTitle", "productDescription"] {
        out.push_str(&format!("<p>{}</p>", text(node, name).unwrap_or_default()));
    }
    let stars = node.get("productStarRating").and_then(Value::as_i64).filter(|stars| (1..=5).contains(stars));
    let is_rated = node.get("productRatingEnabled").and_then(Value::as_bool).unwrap_or_default();
    if let Some(stars) = stars.filter(|_| is_rated) {
        out.push_str(&format!("<p>{stars}/5 stars</p>"));
    }
}
