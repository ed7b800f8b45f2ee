//! Tags of templates and components: Liquid, Hugo, Zola, Kramdown, WordPress, MDX.
//!
//! ```text
//! {% include movie name='Gravel|2015' %}   its name, where it stands in a sentence
//! {{ stars(stars=2) }}  {{< rating 4 >}}   a grade
//! [spoiler]…[/spoiler]  <Spoiler>…         a spoiler
//! {: .notice}  {#anchor}  [gallery ids="1,2"]  {% youtube abc %}   nothing
//! ```

use super::{Cleaner, Kind, floor};
use crate::keys::grades::number;

/// No tag of a template is longer, in bytes.
const MAX_TAG: usize = 2_000;

/// No expression of MDX is.
const MAX_EXPRESSION: usize = 400;

/// No attribute of Kramdown is.
const MAX_ATTRIBUTE: usize = 200;

/// Codes in brackets that plugins of WordPress and others read.
const CODES: [&str; 30] = [
    "expand",
    "caption",
    "gallery",
    "embed",
    "youtube",
    "vimeo",
    "video",
    "audio",
    "playlist",
    "soundcloud",
    "spoiler",
    "collapse",
    "toc",
    "more",
    "ad",
    "adsense",
    "rating",
    "stars",
    "review",
    "quote",
    "pullquote",
    "column",
    "columns",
    "row",
    "button",
    "wp_ad",
    "instagram",
    "twitter",
    "tweet",
    "wpvideo",
];

impl Cleaner<'_> {
    /// `{`: a tag of Liquid, Hugo or Zola, an attribute of Kramdown, an expression of MDX.
    pub fn template(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let (opening, ending): (&str, &'static str) = match *rest.as_bytes().get(1)? {
            b'%' => ("{%", "%}"),
            b'{' if rest.starts_with("{{<") => ("{{<", ">}}"),
            b'{' if rest.starts_with("{{%") => ("{{%", "%}}"),
            b'{' => ("{{", "}}"),
            b'/' if self.kind == Kind::Mdx && rest.starts_with("{/*") => {
                let end = self.find("*/}", at, MAX_TAG * 10)? + 3;
                return Some(self.replace(at..end, ""));
            }
            b':' | b'#' | b'.' if self.kind.is_markdown() => return self.attribute(at),
            _ if self.kind == Kind::Mdx => return self.expression(at),
            _ => return None,
        };
        let end = self.find(ending, at + opening.len(), MAX_TAG)?;
        let inner = &self.text[at + opening.len()..end];
        let end = end + ending.len();
        let inner = inner.trim_matches(['-', ' ', '\t', '\n', '\r']);
        let (name, arguments) = inner.split_at(
            inner.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '/'))).unwrap_or(inner.len()),
        );
        if name == "comment" && opening == "{%" {
            let close = self.find("endcomment", end, usize::MAX)?;
            let end = self.find("%}", close, MAX_TAG)? + 2;
            return Some(self.replace(at..end, ""));
        }
        Some(self.code(at..end, name, arguments))
    }

    /// What a tag or a component of that name comes to.
    pub fn code(&mut self, part: std::ops::Range<usize>, name: &str, arguments: &str) -> usize {
        let lower = name.to_lowercase();
        if lower.contains("spoiler") {
            return self.spoiler(part, lower.starts_with(['/']) || lower.starts_with("end"));
        }
        if lower == "end" && self.spoilers > 0 {
            return self.spoiler(part, true);
        }
        if ["star", "rating", "score", "grade"].iter().any(|word| lower.contains(word))
            && let Some(number) = argument_number(arguments)
        {
            self.grades.push((lower, number));
            return self.replace(part, "");
        }
        // A tag that stands in a sentence says something there.
        let before = self.text[..part.start].trim_end_matches([' ', '\t']);
        let behind = self.text[part.end..].trim_start_matches([' ', '\t']);
        let alone =
            (before.is_empty() || before.ends_with('\n')) && (behind.is_empty() || behind.starts_with(['\n', '\r']));
        if !alone && let Some(shown) = named(arguments) {
            let shown = shown.split('|').next().unwrap_or_default().replace("\\'", "'").replace("\\\"", "\"");
            return self.replace(part, shown.trim());
        }
        let control = [
            "if",
            "endif",
            "for",
            "endfor",
            "assign",
            "else",
            "elsif",
            "unless",
            "endunless",
            "raw",
            "endraw",
            "capture",
            "endcapture",
        ];
        if control.contains(&lower.as_str()) || lower.starts_with(['/']) || lower.starts_with("end") {
            return self.replace(part, "");
        }
        self.leave_out(part, "template tag", "template tags")
    }

    /// Where a spoiler begins or ends.
    pub fn spoiler(&mut self, part: std::ops::Range<usize>, closes: bool) -> usize {
        if closes && self.spoilers == 0 {
            return self.replace(part, "");
        }
        if closes {
            self.spoilers -= 1;
        } else {
            self.spoilers += 1;
        }
        // What stands within a spoiler belongs to it.
        if (closes, self.spoilers) == (true, 0) || (closes, self.spoilers) == (false, 1) {
            self.replace(part, "||")
        } else {
            self.replace(part, "")
        }
    }

    /// `{: .notice}`, `{#anchor}`, `{.class}`.
    fn attribute(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..at + floor(&self.text[at..], MAX_ATTRIBUTE)];
        let end = rest.find(['}', '\n', '{']).filter(|end| *end > 0 && rest[*end..].starts_with('}'));
        let end = end.or_else(|| {
            rest[1..].find(['}', '\n', '{']).map(|end| end + 1).filter(|end| rest[*end..].starts_with('}'))
        })?;
        let inner = &rest[2..end];
        let plain = inner.chars().all(|c| c.is_alphanumeric() || " .#:-_=\"'/%,;".contains(c));
        plain.then(|| self.replace(at..at + end + 1, ""))
    }

    /// An expression of MDX: `{" "}` is a blank, anything else a program.
    fn expression(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..at + floor(&self.text[at..], MAX_EXPRESSION)];
        let mut depth = 0usize;
        let end = rest.bytes().position(|byte| {
            match byte {
                b'{' => depth += 1,
                b'}' => depth -= 1,
                _ => {}
            }
            depth == 0
        })?;
        let inner = rest[1..end].trim();
        let quoted = ['"', '\'', '`'].iter().find_map(|quote| inner.strip_prefix(*quote)?.strip_suffix(*quote));
        match quoted {
            Some(text) => Some(self.replace(at..at + end + 1, text)),
            None => Some(self.leave_out(at..at + end + 1, "expression", "expressions")),
        }
    }

    /// `[gallery ids="1,2"]`, `[expand]`, `[/caption]`.
    pub fn bracket_code(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at + 1..at + 1 + floor(&self.text[at + 1..], MAX_TAG)];
        let first = *rest.as_bytes().first()?;
        if !(first.is_ascii_lowercase() || first == b'/') {
            return None;
        }
        let end = rest.find([']', '\n', '['])?;
        if !rest[end..].starts_with(']') || rest[end + 1..].starts_with(['(', '[', ':']) {
            return None;
        }
        let (inner, part) = (&rest[..end], at..at + end + 2);
        let name_end =
            inner.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '/'))).unwrap_or(inner.len());
        let (name, arguments) = inner.split_at(name_end);
        let bare = name.trim_start_matches('/');
        let has_values = arguments.starts_with(' ') && arguments.contains("=\"") || arguments.starts_with('=');
        if !(CODES.contains(&bare)
            && (arguments.is_empty() || has_values || arguments.starts_with(' ') && arguments.contains('='))
            || has_values && arguments.contains("=\""))
        {
            return None;
        }
        let arguments = arguments.to_owned();
        let name = name.to_owned();
        // `[caption …]<img> what it shows[/caption]` is about the picture.
        if name == "caption"
            && let Some(close) = self.find("[/caption]", part.end, MAX_TAG)
        {
            return Some(self.leave_out(part.start..close + 10, "picture", "pictures"));
        }
        match bare {
            "expand" | "collapse" | "quote" | "pullquote" | "column" | "columns" | "row" | "more" | "toc"
            | "button" => Some(self.replace(part, "")),
            "spoiler" | "rating" | "stars" => Some(self.code(part, &name, &arguments)),
            _ => Some(self.leave_out(part, "shortcode", "shortcodes")),
        }
    }
}

/// The first number among the arguments of a tag: `(stars=2)`, ` 4.5 `; with its scale, where one is given:
/// `value={4} max={5}`.
fn argument_number(arguments: &str) -> Option<String> {
    let parted = |c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '/'));
    let mut words =
        arguments.split(parted).map(|word| word.trim_matches(['.', ',', '/'])).filter(|word| !word.is_empty());
    let first = words.next().filter(|word| word.split('/').all(|part| number(part).is_some()))?;
    let lower = arguments.to_lowercase();
    let scale = ["max", "out", "total", "scale"].iter().any(|key| lower.contains(key));
    match words.next().filter(|second| scale && !first.contains('/') && number(second).is_some()) {
        Some(second) => Some(format!("{first}/{second}")),
        None => Some(first.to_owned()),
    }
}

/// What a tag is called to readers: the value of `name=`, `title=` or the like.
fn named(arguments: &str) -> Option<&str> {
    ["name=", "title=", "text=", "label="].iter().find_map(|key| {
        let at = arguments
            .match_indices(key)
            .map(|(at, _)| at)
            .find(|at| !arguments[..*at].ends_with(|c: char| c.is_alphanumeric()))?;
        let value = arguments[at + key.len()..].trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let inner = &value[1..];
        let mut escaped = false;
        let end = inner.find(|c: char| {
            let ends = c == quote && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        })?;
        Some(&inner[..end])
    })
}
