//! Substack's export: a zip with `posts.csv`, and the texts as `posts/<post_id>.html`.
//!
//! ```text
//! posts.csv  post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url
//! ```

use crate::archive::Entry;
use crate::encoding::{self, Text};
use crate::document::Draft;
use crate::notes::Notes;
use crate::post::{Piece, Post};
use crate::table::Table;
use film_reader::Severity;

/// Whether a table is Substack's list of posts.
pub fn is(table: &Table) -> bool {
    table.has(&["postid", "title", "ispublished"])
}

/// Reads the posts; their texts are among `entries`.
pub fn read(table: &Table, entry: &Entry<'_>, entries: &[Entry<'_>], drafts: &mut Vec<Draft>, notes: &mut Notes) {
    let source = &entry.name;
    let folder = entry.path.rfind('/').map_or("", |end| &entry.path[..=end]);
    if table.rows.is_empty() {
        crate::post::none(source, notes);
    }
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
                notes.leave(source, &format!("post of the type \"{other}\""), &format!("posts of the type \"{other}\""), title);
                continue;
            }
        }
        let id = get("postid").unwrap_or_default();
        let path = |name: &str| format!("{folder}{name}");
        let known = [path(&format!("posts/{id}.html")), path(&format!("{id}.html"))];
        let Some(html) = entries.iter().find(|entry| known.contains(&entry.path)) else {
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
            pieces: vec![Piece::Html(html)],
            date: get("postdate").map(str::to_owned),
            ..Post::default()
        };
        post.place(source, drafts, notes);
    }
}
