//! Ghost's export: JSON with the tables of its database.
//!
//! ```text
//! export  =  {"db": [{"data": data}]} | {"data": data}
//! data    =  {"posts": […], "users": […], "tags": […], "posts_authors": […], "posts_tags": […], "settings": […]}
//! text    =  "html", or what its editors keep: "lexical" (lexical.rs), "mobiledoc" (mobiledoc.rs), "markdown"
//! ```

mod lexical;
mod mobiledoc;

use crate::archive::Entry;
use crate::document::{Drafts, day_of_milliseconds};
use crate::notes::Notes;
use crate::post::{self, Piece, Post};
use film_model::is_web_address;
use film_reader::Severity;
use serde_json::Value;
use std::collections::HashMap;

/// Reads an export. Whether it is one.
pub fn read(text: &str, entry: &Entry<'_>, drafts: &mut Drafts, notes: &mut Notes) -> bool {
    let source = &entry.name;
    let json: Value = match serde_json::from_str(text) {
        Ok(json) => json,
        Err(error) => {
            let message = format!("the JSON is broken: {error}");
            notes.push(Severity::Error, source, Some(error.line()), message, "download the export again");
            return false;
        }
    };
    let inner = json.pointer("/db/0/data").or_else(|| json.get("data")).unwrap_or(&json);
    let Some(posts) = inner.get("posts").and_then(Value::as_array) else {
        entry.unknown(notes, "it is JSON, but not an export of Ghost".into());
        return false;
    };
    if posts.is_empty() {
        post::none(source, notes);
    }
    let data = Data::of(inner);
    for post in posts {
        data.place(post, source, drafts, notes);
    }
    true
}

/// What stands beside the posts.
struct Data {
    publication: Option<String>,
    /// Names of authors and of tags, by the id of the post.
    authors: HashMap<String, Vec<String>>,
    tags: HashMap<String, Vec<String>>,
    users: HashMap<String, String>,
}

impl Data {
    fn of(data: &Value) -> Data {
        let users = names(data, "users");
        let settings = rows(data, "settings");
        let title = settings.iter().find(|row| row.get("key").and_then(Value::as_str) == Some("title"));
        let publication = title.and_then(|row| string(row, "value")).map(str::to_owned);
        Data {
            publication,
            authors: linked(data, "posts_authors", "author_id", &users),
            tags: linked(data, "posts_tags", "tag_id", &names(data, "tags")),
            users,
        }
    }

    fn place(&self, post: &Value, source: &str, drafts: &mut Drafts, notes: &mut Notes) {
        let title = string(post, "title").unwrap_or_default();
        let is_page = string(post, "type") == Some("page")
            || post.get("page").is_some_and(|page| page.as_bool() == Some(true) || page.as_i64() == Some(1));
        if is_page {
            return notes.leave(source, "page", "pages", None);
        }
        match string(post, "status").unwrap_or("published") {
            "published" | "sent" => {}
            "scheduled" => {
                let (one, many) = ("post that is to appear later", "posts that are to appear later");
                return notes.leave(source, one, many, None);
            }
            _ => return notes.leave(source, "draft", "drafts", None),
        }
        let id = id(post.get("id"));
        let mut author = self.authors.get(&id).cloned().unwrap_or_default();
        if author.is_empty() {
            author.extend(self.users.get(&self::id(post.get("author_id"))).cloned());
        }
        let tags = self.tags.get(&id).cloned().unwrap_or_default();
        let post = Post {
            title: title.to_owned(),
            subtitle: string(post, "custom_excerpt").map(str::to_owned),
            pieces: pieces(post),
            author: Some(author.join(", ")).filter(|author| !author.is_empty() && author != "Ghost"),
            publication: self.publication.clone(),
            url: string(post, "canonical_url").filter(|url| is_web_address(url)).map(str::to_owned),
            date: time(post.get("published_at")).or_else(|| time(post.get("created_at"))),
            // Ghost's own tags, which it shows nobody.
            tags: tags.into_iter().filter(|tag| !tag.starts_with('#')).collect(),
            ..Post::default()
        };
        post.place(source, drafts, notes);
    }
}

/// The text of a post, from what there is of it.
fn pieces(post: &Value) -> Vec<Piece> {
    if let Some(html) = string(post, "html") {
        return vec![Piece::Html(html.to_owned())];
    }
    let json = |name: &str| string(post, name).and_then(|text| serde_json::from_str::<Value>(text).ok());
    let edited = json("lexical").map(|json| lexical::pieces(&json)).filter(|pieces| !pieces.is_empty());
    let edited = edited.or_else(|| json("mobiledoc").map(|json| mobiledoc::pieces(&json)));
    let plain = ["markdown", "plaintext"].into_iter().find_map(|name| string(post, name));
    edited
        .filter(|pieces| !pieces.is_empty())
        .or_else(|| plain.map(|text| vec![Piece::Markdown(text.to_owned())]))
        .unwrap_or_default()
}

fn string<'v>(row: &'v Value, name: &str) -> Option<&'v str> {
    row.get(name).and_then(Value::as_str).filter(|text| !text.trim().is_empty())
}

/// An id: a number in old exports, a text in new ones.
fn id(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// A time: a text, or milliseconds.
fn time(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => number.as_i64().and_then(day_of_milliseconds),
        _ => None,
    }
}

fn rows<'v>(data: &'v Value, table: &str) -> &'v [Value] {
    data.get(table).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// The names of the rows of a table, by their ids.
fn names(data: &Value, table: &str) -> HashMap<String, String> {
    let rows = rows(data, table).iter();
    rows.filter_map(|row| Some((id(row.get("id")), string(row, "name")?.to_owned()))).collect()
}

/// What a table between two others links each post with, in its order.
fn linked(data: &Value, table: &str, column: &str, names: &HashMap<String, String>) -> HashMap<String, Vec<String>> {
    let mut links: Vec<&Value> = rows(data, table).iter().collect();
    links.sort_by_key(|row| row.get("sort_order").and_then(Value::as_i64));
    let mut out: HashMap<String, Vec<String>> = HashMap::new();
    for row in links {
        if let Some(name) = names.get(&id(row.get(column))) {
            out.entry(id(row.get("post_id"))).or_default().push(name.clone());
        }
    }
    out
}

/// `text` as HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
