//! WordPress's export, WXR: a feed with everything that the site has.
//!
//! ```text
//! channel  =  title link wp:author* item*
//! item     =  title link dc:creator content:encoded wp:post_date wp:post_name wp:status wp:post_type
//!             category* wp:postmeta* wp:comment*
//! ```
//!
//! Entities that the file itself defines are not expanded. An item that is broken costs itself only.

use crate::archive::Entry;
use crate::document::Drafts;
use crate::notes::Notes;
use crate::post::{self, FIELDS, Piece, Post};
use film_model::is_web_address;
use film_reader::Severity;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

/// Elements within elements are followed no deeper; exports have four levels.
const MAX_DEPTH: usize = 64;

/// How many broken places are reported; after as many the rest is given up.
const MAX_BROKEN: usize = 100;

/// What the channel says about all items.
#[derive(Default)]
struct Site {
    title: Option<String>,
    /// Names to show, by login.
    authors: HashMap<String, String>,
    login: String,
}

/// An item as it stands in the file: the texts of its elements by their names.
#[derive(Default)]
struct Item {
    texts: HashMap<String, String>,
    /// Each category's domain and text.
    categories: Vec<(String, String)>,
    fields: Vec<(String, String)>,
    key: String,
}

/// Reads an export. Whether it is one.
pub fn read(text: &str, entry: &Entry<'_>, drafts: &mut Drafts, notes: &mut Notes) -> bool {
    let is_export = text.contains("wordpress.org/export") || text.contains("<wp:post_type>");
    if !is_export {
        entry.unknown(notes, "it is XML, but not an export of WordPress".into());
        return false;
    }
    let source = &entry.name;
    let opening = &text[..text.find("<channel").unwrap_or(0)];
    if opening.contains("<!ENTITY") {
        let message = "the file defines entities of its own, which are not expanded".to_owned();
        notes.push(Severity::Warning, source, None, message, "no export has them; look where the file comes from");
    }
    let mut site = Site::default();
    let mut at = 0;
    let mut count = 0;
    for broken in 0.. {
        let mut take = |item: Item, site: &Site| {
            count += 1;
            place(item, site, source, drafts, notes);
        };
        let Err((offset, message)) = items(text, at, &mut site, &mut take) else { break };
        let line = line_of(text, offset);
        let next = text[offset..].find("<item>").map(|next| offset + next);
        let last = next.is_none() || broken == MAX_BROKEN;
        let help =
            if last { "download the export again" } else { "the posts after it are read; export this one again" };
        notes.push(Severity::Error, source, Some(line), message, help);
        match next {
            Some(next) if !last => at = next,
            _ => break,
        }
    }
    if count == 0 {
        post::none(source, notes);
    }
    true
}

fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes()[..offset.min(text.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}

/// Reads items from `at` on.
///
/// # Errors
/// Where the file is broken, and how.
fn items(text: &str, at: usize, site: &mut Site, take: &mut dyn FnMut(Item, &Site)) -> Result<(), (usize, String)> {
    let mut reader = Reader::from_str(&text[at..]);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut open: Vec<String> = Vec::new();
    let mut item: Option<Item> = None;
    let mut value = String::new();
    let mut domain = String::new();
    loop {
        let from = at + reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|error| (from, format!("the XML is broken: {error}")))?;
        match event {
            Event::Start(start) => {
                let name = String::from_utf8_lossy(start.name().as_ref()).into_owned();
                value.clear();
                if name == "item" {
                    if let Some(unfinished) = &item {
                        return Err((from, format!("{} never ends", unfinished.named())));
                    }
                    item = Some(Item::default());
                    open.clear();
                } else if name == "category" {
                    domain = attribute(&start, "domain");
                }
                if open.len() == MAX_DEPTH {
                    return Err((from, format!("more than {MAX_DEPTH} elements stand within each other")));
                }
                open.push(name);
            }
            Event::Text(piece) => value.push_str(&String::from_utf8_lossy(&piece)),
            Event::CData(piece) => value.push_str(&String::from_utf8_lossy(&piece)),
            Event::GeneralRef(reference) => {
                let name = String::from_utf8_lossy(&reference).into_owned();
                match reference.resolve_char_ref().ok().flatten() {
                    Some(c) => value.push(c),
                    None => match quick_xml::escape::resolve_predefined_entity(&name) {
                        Some(text) => value.push_str(text),
                        None => value.push_str(&format!("&{name};")),
                    },
                }
            }
            Event::End(end) => {
                let name = String::from_utf8_lossy(end.name().as_ref()).into_owned();
                let Some(depth) = open.iter().rposition(|known| *known == name) else { continue };
                open.truncate(depth);
                let parent = open.last().map(String::as_str);
                let text = std::mem::take(&mut value);
                match (&mut item, name.as_str()) {
                    (Some(_), "item") => {
                        if let Some(item) = item.take() {
                            take(item, site);
                        }
                        open.clear();
                    }
                    (Some(item), _) => item.element(parent, &name, text, &domain),
                    (None, _) => site.element(parent, &name, text),
                }
            }
            Event::Eof => {
                return match item {
                    Some(item) => Err((text.len(), format!("the file ends within {}", item.named()))),
                    None => Ok(()),
                };
            }
            _ => {}
        }
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> String {
    let found = start.attributes().flatten().find(|attribute| attribute.key.as_ref() == name.as_bytes());
    found.map(|attribute| String::from_utf8_lossy(&attribute.value).into_owned()).unwrap_or_default()
}

impl Site {
    fn element(&mut self, parent: Option<&str>, name: &str, text: String) {
        match (parent, name) {
            (Some("channel"), "title") => self.title = Some(text.trim().to_owned()).filter(|title| !title.is_empty()),
            (Some("wp:author"), "wp:author_login") => self.login = text.trim().to_owned(),
            (Some("wp:author"), "wp:author_display_name") => {
                self.authors.insert(std::mem::take(&mut self.login), text.trim().to_owned());
            }
            _ => {}
        }
    }
}

impl Item {
    fn element(&mut self, parent: Option<&str>, name: &str, text: String, domain: &str) {
        match (parent, name) {
            (Some("item"), "category") => self.categories.push((domain.to_owned(), text.trim().to_owned())),
            (Some("item"), name) => {
                self.texts.entry(name.to_owned()).or_insert(text);
            }
            (Some("wp:postmeta"), "wp:meta_key") => self.key = text.trim().to_owned(),
            (Some("wp:postmeta"), "wp:meta_value") => self.fields.push((std::mem::take(&mut self.key), text)),
            _ => {}
        }
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(|text| text.trim()).filter(|text| !text.is_empty())
    }

    fn named(&self) -> String {
        match self.get("title") {
            Some(title) => format!("the post \"{title}\""),
            None => "a post".to_owned(),
        }
    }

    /// The blog's own fields that say something about the film or the review.
    fn own_fields(&self) -> Vec<(String, String)> {
        let mut fields: Vec<(String, String)> = Vec::new();
        let taxonomies = self.categories.iter().map(|(domain, text)| (domain, text));
        for (key, value) in self.fields.iter().map(|(key, value)| (key, value)).chain(taxonomies) {
            let name = key.to_lowercase().replace('-', "_");
            let value = value.trim();
            let is_known = FIELDS.contains(&name.as_str()) && !value.is_empty() && value.len() < 500;
            // Programs keep lists in a notation of their own.
            let is_plain = !value.starts_with("a:") && !value.starts_with("field_");
            if is_known && is_plain && !fields.iter().any(|(known, _)| *known == name) {
                fields.push((name, value.to_owned()));
            }
        }
        // The plugin "WP Review".
        let field = |key: &str| self.fields.iter().find(|(known, _)| known == key).map(|(_, value)| value.trim());
        if let Some(total) = field("wp_review_total").filter(|total| !matches!(*total, "" | "0" | "0.0")) {
            let total = total.strip_suffix(".0").or_else(|| total.strip_suffix(".00")).unwrap_or(total);
            let grade = match field("wp_review_type") {
                Some("star") => format!("{total}/5 stars"),
                Some("percentage") => format!("{total}%"),
                _ => format!("{total}/10"),
            };
            fields.retain(|(known, _)| known != "rating");
            fields.push(("rating".to_owned(), grade));
        }
        fields
    }
}

/// Makes a draft of an item if it is a published review, else counts it.
fn place(item: Item, site: &Site, source: &str, drafts: &mut Drafts, notes: &mut Notes) {
    let kind = item.get("wp:post_type").unwrap_or("post");
    let lower = kind.to_lowercase();
    let may_be_review = ["review", "film", "movie", "critique", "kritik", "critica", "recens", "rezension"];
    if lower != "post" && !may_be_review.iter().any(|word| lower.contains(word)) {
        let (one, many) = match kind {
            "page" => ("page", "pages"),
            "attachment" => ("attachment", "attachments"),
            "nav_menu_item" => ("menu item", "menu items"),
            other => {
                let (one, many) = (format!("item of the type \"{other}\""), format!("items of the type \"{other}\""));
                return notes.leave(source, &one, &many, None);
            }
        };
        return notes.leave(source, one, many, None);
    }
    match item.get("wp:status").unwrap_or("publish") {
        "publish" | "inherit" => {}
        "private" => return notes.leave(source, "private post", "private posts", None),
        "trash" => return notes.leave(source, "post in the trash", "posts in the trash", None),
        "future" => return notes.leave(source, "post that is to appear later", "posts that are to appear later", None),
        _ => return notes.leave(source, "draft", "drafts", None),
    }
    if item.get("wp:post_password").is_some() {
        return notes.leave(source, "post with a password", "posts with a password", None);
    }
    let login = item.get("dc:creator");
    let author = login.and_then(|login| site.authors.get(login).map(String::as_str).or(Some(login)));
    let is_name = |name: &&str| !matches!(*name, "" | "admin" | "administrator") && !name.contains('@');
    let tags = item.categories.iter().filter(|(domain, _)| matches!(domain.as_str(), "category" | "post_tag" | ""));
    let mut seen: Vec<String> = Vec::new();
    for (_, tag) in tags {
        if !tag.is_empty() && !seen.contains(tag) && tag != "Uncategorized" {
            seen.push(tag.clone());
        }
    }
    let dates = [item.get("wp:post_date"), item.get("wp:post_date_gmt"), item.get("pubDate")];
    let post = Post {
        title: item.get("title").unwrap_or_default().to_owned(),
        pieces: vec![Piece::Html(paragraphs(item.get("content:encoded").unwrap_or_default()))],
        author: author.filter(is_name).map(str::to_owned),
        publication: site.title.clone(),
        url: item.get("link").filter(|link| is_web_address(link)).map(str::to_owned),
        date: dates.into_iter().flatten().find(|date| !date.starts_with("0000")).map(str::to_owned),
        tags: seen,
        fields: item.own_fields(),
        ..Post::default()
    };
    post.place(source, drafts, notes);
}

/// Elements that are paragraphs of their own.
const BLOCKS: [&str; 22] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "table",
    "pre",
    "figure",
    "hr",
    "section",
    "article",
    "iframe",
    "details",
    "dl",
    "script",
];

/// The text with its paragraphs as HTML: WordPress's older editor parts them by blank lines only.
fn paragraphs(content: &str) -> String {
    if content.contains("<!-- wp:") || content.contains("<p>") || content.contains("<p ") {
        return content.to_owned();
    }
    let content = content.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::with_capacity(content.len() + 100);
    for part in content.split("\n\n").map(str::trim).filter(|part| !part.is_empty()) {
        let name: String = part
            .strip_prefix('<')
            .unwrap_or_default()
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        if BLOCKS.contains(&name.to_ascii_lowercase().as_str()) || part.contains("<pre") {
            out.push_str(part);
        } else {
            out.push_str("<p>");
            out.push_str(&part.replace('\n', "<br>"));
            out.push_str("</p>");
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_older_editor_parts_paragraphs_by_blank_lines() {
        let html = paragraphs("It hums.\nAll night.\r\n\r\n<h2>Verdict</h2>\n\nGrade: B+");
        assert_eq!(html, "<p>It hums.<br>All night.</p>\n<h2>Verdict</h2>\n<p>Grade: B+</p>\n");
        assert_eq!(paragraphs("<p>It hums.</p>\n\nTwice."), "<p>It hums.</p>\n\nTwice.");
    }
}
