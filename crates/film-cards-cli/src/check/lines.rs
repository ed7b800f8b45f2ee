//! Lines with a label and a value next to it, aligned, and not wider than the screen.

use anstyle::Style;
use film_reader::diagnostic::without_controls;
use unicode_width::UnicodeWidthStr;

/// The width of a label with the space after it.
const LABEL: usize = 11;

/// The indentation of a label.
const INDENT: &str = "  ";

/// The minimum width for values. On a narrower screen, the terminal breaks the lines.
const NARROWEST: usize = 20;

/// `label`, and next to it `pieces` in lines of `width` columns. A piece is broken only if it is longer than a line.
pub fn labelled(label: &str, style: Style, pieces: &[String], width: usize) -> String {
    let room = width.saturating_sub(INDENT.len() + LABEL).max(NARROWEST);
    let mut out = String::new();
    for (at, line) in wrapped(pieces, room).iter().enumerate() {
        let label = if at == 0 { label } else { "" };
        out += &format!("{INDENT}{style}{label:<LABEL$}{style:#}{line}\n");
    }
    out
}

/// The pieces of a sentence: its words.
pub fn words(text: &str) -> Vec<String> {
    without_controls(text).split_whitespace().map(str::to_owned).collect()
}

/// The pieces of a list: its entries, with commas.
pub fn list<'t>(entries: impl IntoIterator<Item = &'t str>) -> Vec<String> {
    let mut pieces: Vec<String> = entries.into_iter().map(without_controls).collect();
    let behind_the_last = pieces.len().saturating_sub(1);
    pieces.iter_mut().take(behind_the_last).for_each(|entry| entry.push(','));
    pieces
}

fn wrapped(pieces: &[String], room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut add = |piece: &str| match lines.last_mut() {
        Some(line) if line.width() + 1 + piece.width() <= room => {
            line.push(' ');
            line.push_str(piece);
        }
        _ => lines.push(piece.to_owned()),
    };
    for piece in pieces {
        if piece.width() <= room {
            add(piece);
        } else {
            piece.split_whitespace().for_each(&mut add);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pieces: &[String], width: usize) -> String {
        let marked = labelled("cast", Style::new().dimmed(), pieces, width);
        anstream::adapter::strip_str(&marked).to_string()
    }

    #[test]
    fn a_list_breaks_between_its_entries_and_hangs() {
        let cast = list(["Ann Lee as Mo", "Bo Berg", "Kim Ray as The Ferryman", "Ida Holm"]);
        assert_eq!(shown(&cast, 100), "  cast       Ann Lee as Mo, Bo Berg, Kim Ray as The Ferryman, Ida Holm\n");
        assert_eq!(
            shown(&cast, 40),
            "  cast       Ann Lee as Mo, Bo Berg,\n             Kim Ray as The Ferryman,\n             Ida Holm\n"
        );
    }

    #[test]
    fn an_entry_without_room_breaks_at_its_words() {
        let cast = list(["Ann Lee as The Keeper of the Northern Light", "Bo Berg"]);
        assert_eq!(
            shown(&cast, 40),
            "  cast       Ann Lee as The Keeper of\n             the Northern Light, Bo Berg\n"
        );
        // Three columns are too narrow for a word, so the terminal has to break the line.
        assert_eq!(shown(&words("a-word-without-a-blank-in-it next"), 14).lines().count(), 2);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(
            shown(&list(["東京物語の長い題名", "東京物語の長い題名"]), 45),
            "  cast       東京物語の長い題名,\n             東京物語の長い題名\n"
        );
    }

    #[test]
    fn nothing_that_a_terminal_obeys_comes_through() {
        assert_eq!(words("a\u{1b}[2J\r\u{202e}b"), ["a", "[2J", "b"]);
        assert_eq!(list(["a\u{1b}b", "c"]), ["a b,", "c"]);
    }
}
