//! Substack's export: a zip with `posts.csv`, and the texts as `posts/<post_id>.html`.
//!
//! ```text
//! posts.csv  post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url
//! ```

use crate::archive::Entry;
use crate::document::Drafts;
use crate::encoding::{self, Text};
use crate::notes::Notes;
use crate::post::{Piece, Post};
use crate::table::Table;
use film_reader::Severity;
use std::collections::HashMap;

/// Classes of elements that ask for something: to subscribe, to share, to answer.
const BUTTONS: [&str; 6] = [
    "button-wrapper",
    "subscription-widget",
    "captioned-button-wrap",
    "install-substack-app",
    "poll-embed",
    "digest-post",
];

/// The text without Substack's own buttons.
fn without_buttons(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, element) = rest.split_at(at);
        out.push_str(before);
        let tag = &element[..element.find('>').map_or(element.len(), |end| end + 1)];
        let name = ["p", "div"]
            .into_iter()
            .find(|name| tag[1..].strip_prefix(name).is_some_and(|after| after.starts_with(char::is_whitespace)));
        let class = tag.split_once("class=\"").and_then(|(_, class)| class.split('"').next()).unwrap_or_default();
        let is_button = BUTTONS.iter().any(|button| class.contains(button));
        rest = match name.filter(|_| is_button).and_then(|name| end_of(element, name)) {
            Some(end) => &element[end..],
            None => {
                out.push_str(tag);
                &element[tag.len()..]
            }
        };
    }
    out.push_str(rest);
    out
}

/// No button is longer, in bytes.
const MAX_BUTTON: usize = 20_000;

/// Where the element that `html` begins with ends.
fn end_of(html: &str, name: &str) -> Option<usize> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let (mut depth, mut at) = (0usize, 0);
    loop {
        let found = at + html[at..].find('<').filter(|_| at < MAX_BUTTON)?;
        let tag = &html[found..];
        if tag.starts_with(&close) {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return Some(found + close.len());
            }
        } else if tag
            .strip_prefix(&open)
            .is_some_and(|after| after.starts_with(|c: char| c.is_whitespace() || c == '>'))
        {
            depth += 1;
        }
        at = found + 1;
    }
}

/// Whether a table is Substack's list of posts.
pub fn is(table: &Table) -> bool {
    table.has(&["postid", "title", "ispublished"])
}

/// Reads the posts; their texts are among `entries`.
pub fn read(table: &Table, entry: &Entry<'_>, entries: &[Entry<'_>], drafts: &mut Drafts, notes: &mut Notes) {
    let source = &entry.name;
    let folder = entry.path.rfind('/').map_or("", |end| &entry.path[..=end]);
    if table.rows.is_empty() {
        crate::post::none(source, notes);
    }
    let texts: HashMap<&str, &Entry<'_>> = entries.iter().map(|entry| (entry.path.as_str(), entry)).collect();
    for (line, row) in &table.rows {
        let fields = match row {
            Ok(fields) => fields,
            Err(wrong) => {
                notes.push(Severity::Error, source, Some(*line), wrong.clone(), "download the export again");
                continue;
            }
        };
        let get = |name: &str| table.get(fields, &[name]);
        let title = get("title");
        if !get("ispublished").is_some_and(|published| published.eq_ignore_ascii_case("true")) {
            notes.leave(source, "draft", "drafts", None);
            continue;
        }
        match get("type").unwrap_or("newsletter") {
            "newsletter" | "post" | "podcast" | "adhoc_email" => {}
            other => {
                notes.leave(
                    source,
                    &format!("post of the type \"{other}\""),
                    &format!("posts of the type \"{other}\""),
                    title,
                );
                continue;
            }
        }
        let id = get("postid").unwrap_or_default();
        let path = |name: &str| format!("{folder}{name}");
        let known = [path(&format!("posts/{id}.html")), path(&format!("{id}.html"))];
        let Some(html) = known.iter().find_map(|path| texts.get(path.as_str())) else {
            let message = format!("the text of \"{}\" is not in the export", title.unwrap_or(id));
            let help = "give the zip as it was downloaded, with `posts/` in it";
            notes.push(Severity::Error, source, Some(*line), message, help);
            continue;
        };
        let html = match encoding::text(&html.bytes, None) {
            Text::Sure(text) => text.into_owned(),
            Text::Guessed(text, _) => text,
            Text::None => String::new(),
        };
        let post = Post {
            title: title.unwrap_or_default().to_owned(),
            subtitle: get("subtitle").map(str::to_owned),
            pieces: vec![Piece::Html(without_buttons(&html))],
            date: get("postdate").map(str::to_owned),
            ..Post::default()
        };
        post.place(source, drafts, notes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_are_no_part_of_a_text() {
        let html = "<p>Wet.</p><div class=\"subscription-widget-wrap-editor\" data-a=\"b\"><div class=\"x\"><div>a</div></div>\
                    </div><p>Dry.</p><p class=\"button-wrapper\"><a href=\"#\">Share</a></p><p class=\"button-wrapper\">never ends";
        assert_eq!(without_buttons(html), "<p>Wet.</p><p>Dry.</p><p class=\"button-wrapper\">never ends");
        assert_eq!(without_buttons("a < b <"), "a < b <");
    }
}
