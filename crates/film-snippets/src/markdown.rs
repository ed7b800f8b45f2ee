//! A review as Markdown with front matter: what was understood of it, for a site generator or for an archive.

use film_cards::{Movie, Review};
use film_model::{Block, Inline};

/// The document with the facts of `movie` and the text of `review`, which is one of its reviews. `film-reader` reads the
/// same from it, if its name ends with `.md`.
///
/// ```
/// use film_cards::{Movie, Review};
/// let movie = Movie { slug: "ran".into(), name: "Ran".into(), year: Some(1985), ..Movie::default() };
/// let document = film_snippets::markdown(&movie, &Review::default());
/// assert_eq!(document, "---\ntitle: \"Ran\"\nyear: 1985\n---\n");
/// ```
pub fn markdown(movie: &Movie, review: &Review) -> String {
    let mut document = Document::default();
    document.text("title", &movie.name);
    if movie.slug != plain_slug(&movie.name) {
        document.text("slug", &movie.slug);
    }
    document.number("year", movie.year);
    for (key, value) in [("author", &review.author), ("publication", &review.publisher), ("url", &review.url)] {
        document.maybe(key, value.as_deref());
    }
    if let Some(date) = &review.date_published {
        document.key("date", date);
    }
    document.maybe("grade", review.grade.as_ref().map(|grade| stars(&grade.written)).as_deref());
    document.list("directors", movie.directors.iter().map(|name| quoted(name)));
    document.list("writers", movie.writers.iter().map(|name| quoted(name)));
    document.maybe("distributor", movie.distributor.as_deref());
    document.cast(movie);
    document.list("countries", movie.countries_of_origin.iter().map(|name| quoted(name)));
    document.number("runtime", movie.duration_minutes);
    document.maybe("rated", movie.content_rating.as_deref());
    document.maybe("poster", movie.poster.as_deref());
    document.maybe("lang", review.lang.as_deref());
    let mut out = format!("---\n{}---\n", document.0);
    if let Some(caption) = &review.caption {
        out.extend(["\n", &escaped(caption), "\n"]);
    }
    let mut lines = Vec::new();
    blocks(&review.review_body, "", &mut lines);
    if !lines.is_empty() {
        out.push('\n');
    }
    for line in lines {
        out.extend([line.trim_end(), "\n"]);
    }
    out
}

/// A grade of asterisks is one of stars. In front matter, asterisks could be anything.
fn stars(written: &str) -> String {
    if written.bytes().all(|byte| byte == b'*') { written.replace('*', "★") } else { written.to_owned() }
}

/// The lines of the front matter.
#[derive(Default)]
struct Document(String);

impl Document {
    fn key(&mut self, key: &str, value: &str) {
        self.0.extend([key, ": ", value, "\n"]);
    }

    fn text(&mut self, key: &str, value: &str) {
        self.key(key, &quoted(value));
    }

    fn maybe(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.text(key, value);
        }
    }

    fn number(&mut self, key: &str, value: Option<u16>) {
        if let Some(value) = value {
            self.key(key, &value.to_string());
        }
    }

    fn list(&mut self, key: &str, values: impl Iterator<Item = String>) {
        let values: Vec<String> = values.collect();
        if !values.is_empty() {
            self.key(key, &format!("[{}]", values.join(", ")));
        }
    }

    /// An actor a line. Tables have room for the links of people, and a name in them is never taken apart.
    fn cast(&mut self, movie: &Movie) {
        if movie.actors.is_empty() {
            return;
        }
        self.0.push_str("cast:\n");
        for actor in &movie.actors {
            self.0.extend(["  - name: ", &quoted(&actor.name), "\n"]);
            if let Some(role) = &actor.character_name {
                self.0.extend(["    character: ", &quoted(role), "\n"]);
            }
            if let Some((_, link)) = movie.person_links.iter().find(|(name, _)| *name == actor.name) {
                self.0.extend(["    url: ", &quoted(link), "\n"]);
            }
        }
    }
}

/// A text in the double quotation marks of YAML.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The slug of a title in ASCII. Any other is written into the document.
fn plain_slug(title: &str) -> String {
    let words = title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").to_ascii_lowercase()
}

/// The lines of `body`, each with `before` in front of it, and an empty line between blocks.
fn blocks(body: &[Block], before: &str, lines: &mut Vec<String>) {
    for (at, block) in body.iter().enumerate() {
        if at > 0 {
            lines.push(before.to_owned());
        }
        match block {
            Block::Paragraph(inlines) => {
                let text = paragraph(inlines);
                lines.extend(text.lines().map(|line| format!("{before}{line}")));
            }
            Block::Quotation(body) => blocks(body, &format!("{before}> "), lines),
            Block::List { ordered, items } => {
                for (at, item) in items.iter().enumerate() {
                    let bullet = if *ordered { format!("{}. ", at + 1) } else { "- ".to_owned() };
                    let first = lines.len();
                    blocks(item, &format!("{before}{}", " ".repeat(bullet.len())), lines);
                    if let Some(line) = lines.get_mut(first) {
                        line.replace_range(before.len()..before.len() + bullet.len(), &bullet);
                    }
                }
            }
            Block::Spoiler(body) => {
                let first = lines.len();
                blocks(body, before, lines);
                if let Some(line) = lines.get_mut(first) {
                    line.insert_str(before.len(), "||");
                }
                if let Some(line) = lines[first..].last_mut() {
                    line.push_str("||");
                }
            }
        }
    }
}

fn paragraph(inlines: &[Inline]) -> String {
    let mut out = String::new();
    inline(inlines, &mut out);
    // At the beginning of a line, these would begin a heading, a quotation, a list or a rule.
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    let begins_list = digits > 0 && out[digits..].starts_with(['.', ')']);
    if begins_list {
        out.insert(digits, '\\');
    } else if out.starts_with(['#', '>', '-', '+', '=', ':']) {
        out.insert(0, '\\');
    }
    out
}

fn inline(inlines: &[Inline], out: &mut String) {
    for part in inlines {
        match part {
            Inline::Text(text) | Inline::Person { text, .. } => out.push_str(&escaped(text)),
            Inline::Emphasis(children) => delimited("*", children, out),
            Inline::Strong(children) => delimited("**", children, out),
            Inline::Spoiler(children) => delimited("||", children, out),
            Inline::Link { href, children } => {
                out.push('[');
                inline(children, out);
                let href: String = href.chars().filter(|c| !matches!(c, '<' | '>' | '\n')).collect();
                out.extend(["](<", &href, ">)"]);
            }
        }
    }
}

/// Spaces at the edges stay outside, because a delimiter next to a space on its inner side is no delimiter.
fn delimited(delimiter: &str, children: &[Inline], out: &mut String) {
    let mut text = String::new();
    inline(children, &mut text);
    let inner = text.trim();
    let (before, after) = match inner.is_empty() {
        true => (text.as_str(), ""),
        false => (&text[..text.len() - text.trim_start().len()], &text[text.trim_end().len()..]),
    };
    match inner.is_empty() {
        true => out.push_str(before),
        false => out.extend([before, delimiter, inner, delimiter, after]),
    }
}

/// Plain text, with a backslash before what Markdown would take for something else.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let next = characters.peek().copied();
        let is_special = match c {
            '\\' | '*' | '`' | '[' | ']' | '<' => true,
            // Within a word it is no delimiter.
            '_' => !(out.ends_with(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
            '&' => next.is_some_and(|next| next == '#' || next.is_ascii_alphabetic()),
            '|' | '~' | '=' => next == Some(c) || out.ends_with(c),
            _ => false,
        };
        if is_special {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}
