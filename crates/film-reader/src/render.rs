//! A diagnostic as text: its headline, the line it is about with a caret below, and what to do.
//!
//! ```text
//! metal.txt:3:24: warning[name-spelling]: "Olivia Cook" is close to the credited "Olivia Cooke"
//! his girlfriend Lou (Olivia Cook) packs the van
//!                     ^^^^^^^^^^^
//! help: write "Olivia Cooke", or correct the credits
//! ```
//!
//! Nothing in the reader prints; a command does, with the texts it has read and the width of its screen.

use crate::diagnostic::{Diagnostic, is_control};
use std::ops::Range;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How much of a long line is shown, in columns.
const WIDTH: usize = 100;

/// The whole diagnostic. `text` is that of its document, as [`Document::text`](crate::Document::text) gives it.
///
/// ```
/// use film_reader::{Document, Site, read, render};
/// let document = Document { path: "quay.txt", bytes: b"The Quay\n\nIt sinks.\n\nGrade: Q" };
/// let reading = read(&[document], &Site::default());
/// let printed = render::printed(&reading.diagnostics[0], &document.text());
/// assert!(printed.starts_with("quay.txt:5:8: error[invalid-grade]: \"Q\" is no grade\nGrade: Q\n       ^\nhelp: "));
/// ```
pub fn printed(diagnostic: &Diagnostic, text: &str) -> String {
    format!("{}\n{}help: {}", diagnostic.headline(""), excerpt(diagnostic, text, None), diagnostic.help)
}

/// The line that `diagnostic` is about and the caret below it, or nothing where that line is empty. A long line is
/// cut to what is near the place, and to the columns of a screen where there is one: broken by the screen, the caret
/// would stand under something else.
pub fn excerpt(diagnostic: &Diagnostic, text: &str, columns: Option<usize>) -> String {
    let (line, span) = line(text, &diagnostic.span);
    // Two columns are for what shows that something is left out.
    let (width, fills) = match columns {
        Some(columns) if line.width() > columns => (columns.saturating_sub(2).min(WIDTH), true),
        _ => (WIDTH, false),
    };
    let (shown, caret) = cut(line, span, width, fills);
    if shown.is_empty() {
        return String::new();
    }
    format!("{shown}\n{}{}\n", " ".repeat(caret.start), "^".repeat(caret.len().max(1)))
}

/// The line in which `span` begins, and where in it the span lies; whole characters.
fn line<'t>(text: &'t str, span: &Range<usize>) -> (&'t str, Range<usize>) {
    let mut at = span.start.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let start = text[..at].rfind('\n').map_or(0, |before| before + 1);
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    let line = text[start..end].trim_end_matches('\r');
    let from = (at - start).min(line.len());
    let mut to = line.len().min(from + span.len());
    // A span of one byte may be about a character that takes several.
    while !line.is_char_boundary(to) {
        to += 1;
    }
    (line, from..to)
}

/// The part of `line` around `span`, and the columns that the span takes in it. If it `fills` the width, what the end
/// of the line does not need is for what stands before.
fn cut(line: &str, span: Range<usize>, width: usize, fills: bool) -> (String, Range<usize>) {
    let marked = printable(line[span.clone()].chars(), width);
    let room = width.saturating_sub(marked.width());
    let (before, from) = line.split_at(span.start);
    let after = from.char_indices().nth(marked.chars().count()).map_or("", |(at, _)| &from[at..]);
    // What stands before a place says more about it than what follows.
    let least = if fills { room.saturating_sub(after.width()) } else { 0 };
    let share = (room * 2 / 3).max(least);
    let mut start: String = printable(before.chars().rev(), share).chars().rev().collect();
    let mut rest = printable(after.chars(), room - start.width());
    if before.chars().nth(start.chars().count()).is_some() {
        start.insert(0, '…');
    }
    if after.chars().nth(rest.chars().count()).is_some() {
        rest.push('…');
    }
    let from = start.width();
    let caret = from..from + marked.width();
    (format!("{start}{marked}{rest}"), caret)
}

/// The first of `characters` that fit into `columns`, with a space for each that a terminal would obey.
fn printable(characters: impl Iterator<Item = char>, columns: usize) -> String {
    let mut taken = 0;
    characters
        .map(|c| if is_control(c) { ' ' } else { c })
        .take_while(|c| {
            taken += c.width().unwrap_or(0);
            taken <= columns
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Severity};
    use crate::source::Source;

    fn at(text: &str, span: Range<usize>) -> Diagnostic {
        Source::new("a.txt", text).report(span, Severity::Warning, Code::NameSpelling, "m", "h")
    }

    fn on(text: &str, part: &str) -> Diagnostic {
        let start = text.find(part).expect("the part stands in the text");
        at(text, start..start + part.len())
    }

    #[test]
    fn points_under_wide_and_combining_characters() {
        let text = "one\n東京 e\u{301} Cook here";
        assert_eq!(
            printed(&on(text, "Cook"), text),
            "a.txt:2:7: warning[name-spelling]: m\n東京 e\u{301} Cook here\n       ^^^^\nhelp: h"
        );
    }

    #[test]
    fn points_at_whole_characters() {
        let shown = |span| excerpt(&at("東Q", span), "東Q", None);
        assert_eq!(shown(0..1), "東Q\n^^\n");
        assert_eq!(shown(1..2), "東Q\n^^\n");
        assert_eq!(shown(4..9), "東Q\n   ^\n");
    }

    #[test]
    fn a_screen_cuts_around_the_caret() {
        let shown = |line: &str, part: &str, columns| excerpt(&on(line, part), line, Some(columns));
        let line = "the 東京 ferry hums all the way to the far shore";
        assert_eq!(shown(line, "all", 80), format!("{line}\n                    ^^^\n"));
        assert_eq!(shown(line, "all", 30), "…東京 ferry hums all the way …\n                 ^^^\n");
        assert_eq!(shown("東東東京京京東海", "東海", 11), "…京京東海\n     ^^^^\n");
        assert_eq!(shown("the ferry", "the", 6), "the …\n^^^\n");
        assert_eq!(shown("the ferry", "the ferry", 4), "th…\n^^\n");
        assert_eq!(excerpt(&at("", 0..0), "", Some(4)), "");
    }

    #[test]
    fn quotes_nothing_that_is_obeyed() {
        let text = "x\u{1b}[2J\u{202e}y";
        let message = "\"x\ncargo::rustc-env=A=1\u{1b}[2J\"";
        let diagnostic = Source::new("a\nb.txt", text).report(0..1, Severity::Error, Code::UnknownKey, message, "a\nb");
        let shown = printed(&diagnostic, text);
        assert_eq!(shown.lines().count(), 4, "{shown}");
        assert!(!shown.contains(['\u{1b}', '\u{202e}']), "{shown:?}");
    }

    #[test]
    fn shows_what_is_near_on_a_long_line() {
        let text = format!("{} Cook {}", "a ".repeat(400), "b ".repeat(400));
        for (columns, width) in [(None, WIDTH + 2), (Some(60), 60), (Some(400), WIDTH + 2)] {
            let shown = excerpt(&on(&text, "Cook"), &text, columns);
            let lines: Vec<&str> = shown.lines().collect();
            assert!(lines[0].width() <= width, "{shown}");
            assert!(lines[0].starts_with('…') && lines[0].ends_with('…'), "{shown}");
            let caret = lines[1].find('^').expect("a caret");
            assert_eq!(lines[0].chars().skip(caret).take(4).collect::<String>(), "Cook");
        }
    }
}
