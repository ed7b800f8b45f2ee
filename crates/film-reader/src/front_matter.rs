//! Front matter: YAML between `---`, TOML between `+++` or an object of JSON before the text.
//!
//! ```text
//! ---                                  +++
//! title: Sound of Metal                title = "Sound of Metal"
//! cast:                                [[cast]]
//!   - Riz Ahmed as Ruben Stone         name = "Riz Ahmed"
//!   - name: Olivia Cooke               character = "Ruben Stone"
//!     character: Lou                   +++
//! ---
//! ```

#[cfg(any(test, not(all(feature = "toml", feature = "yaml"))))]
mod by_key;
#[cfg(feature = "toml")]
mod toml;
#[cfg(feature = "yaml")]
mod yaml;

use crate::source::{At, Source};
use crate::text::split_at_mark;
use memchr::memchr_iter;
use std::ops::Range;

/// A value of the front matter, with numbers, dates and the like as they were written: what they
/// mean is for the key to say.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "yaml"), allow(dead_code, reason = "plain front matter has scalars and lists only"))]
pub enum Value {
    Empty,
    Scalar(String),
    List(Vec<At<Value>>),
    Table(Table),
}

/// Keys and values in the order of the document.
pub type Table = Vec<(At<String>, At<Value>)>;

/// Where the front matter stands and where the text begins.
pub struct Fences<'a> {
    pub language: Language,
    /// What stands between the fences.
    pub inner: &'a str,
    pub text: &'a str,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Language {
    Yaml,
    Toml,
    Json,
}

/// Why front matter cannot be read, and where.
pub struct Broken {
    pub span: Range<usize>,
    pub message: String,
    pub help: String,
}

/// Splits the front matter off `text`, if it opens with one. A fence that is never closed is
/// broken front matter for TOML; `---` may as well be a line in a text without front matter, so it
/// must be followed by something that looks like a key.
pub fn split(text: &str) -> Option<Result<Fences<'_>, &str>> {
    let (first, rest) = text.split_once('\n')?;
    let (language, fence) = match first.trim_end() {
        "---" | "---yaml" | "--- yaml" => (Language::Yaml, "---"),
        "---json" | "--- json" => (Language::Json, "---"),
        "---toml" | "--- toml" => (Language::Toml, "---"),
        "+++" => (Language::Toml, "+++"),
        "{" => return json(text, rest).map(Ok),
        // A blank line or two may stand before it.
        first if first.starts_with("Title: ") || first.starts_with("title: ") => return metadata(text).map(Ok),
        "" if text.trim_start().starts_with("---\n") => return split(text.trim_start()).filter(Result::is_ok),
        _ => return None,
    };
    let mut at = 0;
    for end in memchr_iter(b'\n', rest.as_bytes()).map(|end| end + 1).chain([rest.len()]) {
        let line = &rest[at..end];
        if line.starts_with(fence) && line.trim_end() == fence {
            return Some(Ok(Fences { language, inner: &rest[..at], text: &rest[end..] }));
        }
        at = end;
    }
    let looks_like_keys = rest.trim_start().split_once([':', '=']).is_some_and(|(key, _)| !key.contains(' '));
    (language == Language::Toml || looks_like_keys).then_some(Err(first))
}

/// The keys that `text` begins with, without a fence around them, as Pelican and MultiMarkdown take them:
///
/// ```text
/// Title: Low Tide Review
/// Date: 2019-03-04
/// Category: Reviews
/// ```
///
/// A key that only a site has for its posts tells them from the credits that a review begins with.
fn metadata(text: &str) -> Option<Fences<'_>> {
    const OF_POSTS: [&str; 8] = ["category", "slug", "tags", "authors", "modified", "summary", "status", "template"];
    let mut at = 0;
    let (mut keys, mut of_a_post) = (0, false);
    for line in text.split_inclusive('\n').take(MOST_KEYS) {
        if line.trim().is_empty() {
            break;
        }
        let (key, _) = line.split_once(':')?;
        if key.is_empty() || !key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-')) {
            return None;
        }
        keys += 1;
        of_a_post |= OF_POSTS.iter().any(|known| known.eq_ignore_ascii_case(key));
        at += line.len();
    }
    (keys > 2 && of_a_post).then(|| Fences { language: Language::Yaml, inner: &text[..at], text: &text[at..] })
}

/// No such block has more lines.
const MOST_KEYS: usize = 60;

/// The object of JSON that `text` begins with, as Hugo and Eleventy take it.
fn json<'a>(text: &'a str, rest: &'a str) -> Option<Fences<'a>> {
    if !rest.trim_start().starts_with('"') {
        return None;
    }
    let mut at = text.len() - rest.len();
    for line in rest.split_inclusive('\n') {
        at += line.len();
        if line.trim_end() == "}" {
            return Some(Fences { language: Language::Json, inner: &text[..at], text: &text[at..] });
        }
    }
    None
}

/// The keys of front matter that is no YAML, as far as each is a line by itself: `title: Low Tide: a review`.
pub fn by_line(source: &Source<'_>, fences: &Fences<'_>) -> Table {
    #[cfg(not(all(feature = "toml", feature = "yaml")))]
    if !has_library(fences.language) {
        return by_key::read(source, fences);
    }
    let mut table = Table::new();
    if fences.language != Language::Yaml {
        return table;
    }
    for line in fences.inner.lines() {
        let Some((key, value)) = split_at_mark(line, ": ") else { continue };
        let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
        let mut text = value.trim();
        for quote in ['"', '\''] {
            text = text.strip_prefix(quote).and_then(|inner| inner.strip_suffix(quote)).unwrap_or(text);
        }
        if is_key && !text.is_empty() && !text.starts_with(['[', '{', '&', '*', '|', '>', '!', '"', '\'', '#']) {
            let key = At::new(key.to_owned(), source.span(key));
            table.push((key, At::new(Value::Scalar(text.to_owned()), source.span(value))));
        }
    }
    table
}

/// Whether all of `language` is read here. Otherwise what is not plain is left out, with a warning.
pub fn has_library(language: Language) -> bool {
    match language {
        Language::Toml => cfg!(feature = "toml"),
        Language::Yaml | Language::Json => cfg!(feature = "yaml"),
    }
}

/// Where the front matter of `text` ends, in bytes; 0 where there is none that is closed.
pub fn end(text: &str) -> usize {
    match split(text) {
        Some(Ok(fences)) => text.len() - fences.text.len(),
        _ => 0,
    }
}

/// Reads what stands between the fences.
pub fn parse(source: &Source<'_>, fences: &Fences<'_>) -> Result<Table, Broken> {
    let base = source.span(fences.inner).start;
    match fences.language {
        Language::Yaml => parse_yaml(fences.inner, base),
        // JSON is YAML, but for the tabs that people indent it with.
        Language::Json => parse_yaml(&fences.inner.replace('\t', " "), base),
        #[cfg(feature = "toml")]
        Language::Toml => toml::parse(fences.inner, base),
        #[cfg(not(feature = "toml"))]
        Language::Toml => Err(unknown(fences.inner, base, "TOML is not read here")),
    }
}

fn parse_yaml(inner: &str, base: usize) -> Result<Table, Broken> {
    match plain_yaml(inner, base) {
        Some(table) => Ok(table),
        #[cfg(feature = "yaml")]
        None => yaml::parse(inner, base),
        #[cfg(not(feature = "yaml"))]
        None => Err(unknown(inner, base, "only plain values and lists of them are read in front matter here")),
    }
}

/// What a reader without a library for it reports.
#[cfg(not(all(feature = "toml", feature = "yaml")))]
fn unknown(inner: &str, base: usize, message: &str) -> Broken {
    Broken {
        span: base..base + inner.trim_end().len(),
        message: message.into(),
        help: "write a `key: value` a line between lines of `---`, or build a bundle with the command, which reads it"
            .into(),
    }
}

/// YAML of nothing but `key: value` a line and lists of one line each, with values in which YAML sees letters only or
/// that quotation marks hold together. A folder of reviews that have little more than a title there is read 2 % faster
/// without the library, and another 4 % where one in six lists a cast.
fn plain_yaml(inner: &str, base: usize) -> Option<Table> {
    let mut table = Table::new();
    let mut lines = inner.split_inclusive('\n').peekable();
    let mut at = base;
    while let Some(line) = lines.next() {
        let text = line.strip_suffix('\n')?;
        let (key, value) = match split_at_mark(text, ": ") {
            Some((key, value)) => (key, Some(value)),
            None => (text.strip_suffix(':')?, None),
        };
        let plain = key.starts_with(|c: char| c.is_ascii_alphabetic())
            && key.len() <= LONGEST_KEY
            && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
        let again = table.len() >= MOST_PLAIN || table.iter().any(|(known, _)| known.value == key);
        if !plain || is_null(key) || again {
            return None;
        }
        let key = At::new(key.to_owned(), at..at + key.len());
        let start = key.span.end + ": ".len();
        at += line.len();
        let value = match value {
            Some(value) => plain_scalar(value, start).or_else(|| plain_list(value, start))?,
            None => {
                // Below its key, a list may be indented. The library says that it begins there: at the first of its
                // dashes, and without them at its first entry.
                let dash = if lines.peek()?.starts_with(' ') { "  - " } else { "- " };
                let first = at + 2;
                let mut entries = Vec::new();
                while let Some(line) = lines.next_if(|line| line.starts_with(dash)) {
                    entries.push(plain_scalar(line[dash.len()..].strip_suffix('\n')?, at + dash.len())?);
                    at += line.len();
                }
                (!entries.is_empty()).then(|| At::new(Value::List(entries), first..at))?
            }
        };
        table.push((key, value));
    }
    Some(table)
}

/// A value that begins at `start`, in quotation marks or of letters only.
fn plain_scalar(text: &str, start: usize) -> Option<At<Value>> {
    let within = |mark: char| text.strip_prefix(mark)?.strip_suffix(mark).filter(|inner| !inner.contains(mark));
    let quoted = within('\'').or_else(|| within('"').filter(|inner| !inner.contains('\\')));
    let is_plain = |c: char| {
        c.is_alphanumeric()
            || matches!(
                c,
                ' ' | '-' | '_' | '.' | ',' | '/' | '\'' | '!' | '&' | '(' | ')' | '+' | '?' | ':' | '=' | '%'
            )
            || is_typographic(c)
    };
    let value = match quoted {
        Some(inner) => inner.chars().all(|c| is_plain(c) || c.is_ascii_graphic()).then_some(inner),
        None => {
            let ends = text.ends_with([' ', ':']) || text.contains(": ") || is_null(text);
            (text.starts_with(char::is_alphanumeric) && !ends && text.chars().all(is_plain)).then_some(text)
        }
    }?;
    Some(At::new(Value::Scalar(value.to_owned()), start..start + text.len()))
}

/// `[Japan, West Germany]`, which begins at `start`.
fn plain_list(text: &str, start: usize) -> Option<At<Value>> {
    let mut at = start + 1;
    let mut entries = Vec::new();
    for entry in text.strip_prefix('[')?.strip_suffix(']')?.split(", ") {
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '/') || is_typographic(c);
        let plain =
            entry.starts_with(char::is_alphanumeric) && !entry.ends_with([' ', '-']) && entry.chars().all(is_plain);
        if !plain || is_null(entry) {
            return None;
        }
        entries.push(At::new(Value::Scalar(entry.to_owned()), at..at + entry.len()));
        at += entry.len() + ", ".len();
    }
    Some(At::new(Value::List(entries), start..start + text.len() - "]".len()))
}

fn is_null(text: &str) -> bool {
    text.eq_ignore_ascii_case("null")
}

fn is_typographic(c: char) -> bool {
    matches!(c, '’' | '‘' | '“' | '”' | '–' | '—' | '…')
}

/// No plain front matter has more keys; each is compared with those before it.
const MOST_PLAIN: usize = 32;

/// No key of plain front matter is longer, in bytes; YAML has a limit too.
const LONGEST_KEY: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<(String, Value)> {
        let source = Source::new("a.md", text);
        let fences = split(text).expect("fences").unwrap_or_else(|_| panic!("closed"));
        let table = parse(&source, &fences).unwrap_or_else(|broken| panic!("{}", broken.message));
        for (key, _) in &table {
            assert_eq!(text[key.span.clone()].trim_matches('"'), key.value, "the place of a key");
        }
        table.into_iter().map(|(key, value)| (key.value, value.value)).collect()
    }

    #[test]
    fn reads_yaml_and_toml_alike() {
        let scalar = |text: &str| Value::Scalar(text.into());
        let expected = [("title", scalar("Élan: one")), ("year", scalar("2019")), ("rewatch", scalar("true"))];
        let expected = expected.map(|(key, value)| (key.to_owned(), value));
        assert_eq!(keys("---\ntitle: 'Élan: one'\nyear: 2019\nrewatch: true\n---\ntext"), expected);
        assert_eq!(keys("+++\r\ntitle = \"Élan: one\"\r\nyear = 2019\r\nrewatch = true\r\n+++\r\ntext"), expected);
    }

    #[test]
    fn reads_plain_yaml_as_the_library_does() {
        for inner in [
            "title: Sample 12\n",
            "title: L’Été, l'hiver\ndate: 2020-12-04\nrating: 3.50\nrewatch: true\nseen: 12/4/2020\n",
            "year: 0x1F\nno: off\nre-watch: no!\nwhen: 2020-12-04 10.5\n",
            "on: yes\nTrue: 1e3\nnumber: 1_000\noctal: 0o17\n",
            "title: 低潮\nkino: 1\n",
            "title: \"Low Tide: a # review, ½ {of} it\"\nother: 'Élan: \\ \"one\"'\nnone: ''\nno: \"null\"\n",
            "url: https://low.example/a?b=c&d\ngrade: A+\npaper: Quince & Projector (“Q”)\n",
            "cast:\n  - Una Vale\n  - 'Bo Ek'\nyear: 1\n",
            "cast:\n- Élan Vale\n- 1964\n- yes\n",
            "countries: [Japan, West Germany, 1]\nyear: 1\n",
            "",
        ] {
            let any = yaml::parse(inner, 7).unwrap_or_else(|broken| panic!("{}", broken.message));
            assert_eq!(plain_yaml(inner, 7), Some(any), "{inner}");
        }
        for other in [
            "title: Null\n",
            "null: a\n",
            "a: b\na: c\n",
            "a: b\n c\n",
            "a: b: c\n",
            "a: b #c\n",
            "a: b \n",
            "a:  b\n",
            "a: b\r\n",
            "a: \"b\\n\"\n",
            "a: 'b''c'\n",
            "a: 'b' c\n",
            "a: \"b\tc\"\n",
            "a: []\n",
            "a: [b, null]\n",
            "a: [b,c]\n",
            "a: [b -]\n",
            "a: [b: c]\n",
            "a: https:\n",
            "a:\n  b\n",
            "a:\n  - b\n   c\n",
            "a:\n  - b\n- c\n",
            "a:\n  - b: c\n",
            "a:\n  - - b\n",
            "a:\n  -\n",
            "a:\n  - null\n",
            "a:\n  - b",
            "a: *b\n",
            "a:\n",
            "- a: b\n",
            "a: b\tc\n",
            "a: b\u{85}c\n",
            "a: b",
        ] {
            assert_eq!(plain_yaml(other, 4), None, "{other}");
        }
    }

    #[test]
    fn whatever_reads_as_plain_yaml_the_library_reads_alike() {
        // Short pieces in every order that a simple generator comes upon.
        let pieces = [
            "a", "b", "cast", "1", "é", ":", ": ", " ", "  - ", "- ", "\n", "\n", "\"", "'", "[", "]", ", ", ",", "#",
            " #", "\\", "&", "?", "null", "-", "“", "!", "(", "|", "{", "%", "=",
        ];
        let mut state = 1u32;
        let mut next = |below: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as usize % below
        };
        let mut plain = 0;
        for _ in 0..20_000 {
            let mut inner = String::from(["a: ", "a:\n  - ", "a:\n- ", "a: \"", "a: '", "a: ["][next(6)]);
            (0..next(8)).for_each(|_| inner.push_str(pieces[next(pieces.len())]));
            inner.push_str(["\n", "\"\n", "'\n", "]\n", "\nb: c\n"][next(5)]);
            if let Some(table) = plain_yaml(&inner, 3) {
                plain += 1;
                assert_eq!(yaml::parse(&inner, 3).ok(), Some(table), "{inner:?}");
            }
        }
        assert!(plain > 1_000, "{plain}");
    }

    #[test]
    fn keeps_the_order_and_the_tables() {
        let table = keys("+++\nyear = 2019\ntitle = \"A\"\n[[cast]]\nname = \"B C\"\n+++\n");
        assert_eq!(table.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(), ["year", "title", "cast"]);
        assert!(matches!(&table[2].1, Value::List(entries) if matches!(&entries[0].value, Value::Table(_))));
    }

    #[test]
    fn reads_json() {
        let expected = [
            ("title".to_owned(), Value::Scalar("Low: Tide".into())),
            ("year".to_owned(), Value::Scalar("2019".into())),
        ];
        assert_eq!(keys("{\n\t\"title\": \"Low: Tide\",\n\t\"year\": 2019\n}\ntext"), expected);
        assert_eq!(keys("---json\n{\"title\": \"Low: Tide\", \"year\": 2019}\n---\ntext"), expected);
        assert!(split("{\nIt hums.\n}\n").is_none());
    }

    #[test]
    fn what_is_no_yaml_has_keys_all_the_same() {
        let text = "---\ntitle: Low Tide: a review\ncast: [Una\nyear: '2019'\n---\n";
        let source = Source::new("a.md", text);
        let Some(Ok(fences)) = split(text) else { panic!("fences") };
        assert!(parse(&source, &fences).is_err());
        let keys: Vec<_> = by_line(&source, &fences).into_iter().map(|(key, value)| (key.value, value.value)).collect();
        let scalar = |text: &str| Value::Scalar(text.into());
        assert_eq!(keys, [("title".into(), scalar("Low Tide: a review")), ("year".into(), scalar("2019"))]);
    }

    #[test]
    fn depth_has_an_end() {
        for deep in
            [format!("cast:\n  {}x", "- ".repeat(20_000)), "? ".repeat(20_000), "x: ".to_owned() + &"[".repeat(20_000)]
        {
            let text = format!("---\n{deep}\n---\n");
            let source = Source::new("a.md", &text);
            let Some(Ok(fences)) = split(&text) else { panic!("fences") };
            assert!(parse(&source, &fences).is_err());
        }
        let by_lines: String = (0..400).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
        let text = format!("---\n{by_lines}---\n");
        let Some(Ok(fences)) = split(&text) else { panic!("fences") };
        assert!(parse(&Source::new("a.md", &text), &fences).is_err());
    }

    #[test]
    fn a_rule_in_a_text_is_no_front_matter() {
        assert!(split("---\nA story of two people\nwho meet.").is_none());
        assert!(split("---\ntitle: A\n").is_some_and(|fences| fences.is_err()));
    }
}
