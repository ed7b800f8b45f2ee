//! The text of a review as Markdown that reads as the same text again.

use film_model::{Block, Inline};

/// Writes `blocks`, parted by blank lines.
pub fn markdown(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        self::block(block, "", &mut out);
    }
    out.trim_end().to_owned()
}

fn block(block: &Block, before: &str, out: &mut String) {
    match block {
        Block::Quotation(inner) => {
            for (number, part) in inner.iter().enumerate() {
                if number > 0 {
                    // The blank line between two paragraphs of a quotation belongs to it.
                    out.truncate(out.trim_end_matches('\n').len());
                    out.push('\n');
                    out.push_str(format!("{before}>").trim_end());
                    out.push('\n');
                }
                self::block(part, &format!("{before}> "), out);
            }
        }
        Block::Spoiler(inner) => {
            let mut text = String::new();
            for part in inner {
                self::block(part, before, &mut text);
            }
            let text = text.trim_end().strip_prefix(before).unwrap_or(text.trim_end());
            out.push_str(&format!("{before}||{text}||\n\n"));
        }
        other => {
            let mut text = String::new();
            for inline in inlines_of(other) {
                self::inline(inline, &mut text);
            }
            out.push_str(before);
            out.push_str(&at_line_start(&text));
            out.push_str("\n\n");
        }
    }
}

fn inlines_of(block: &Block) -> &[Inline] {
    match block {
        Block::Paragraph(inlines) => inlines,
        _ => &[],
    }
}

fn inline(inline: &Inline, out: &mut String) {
    let (open, children, close): (&str, &[Inline], String) = match inline {
        Inline::Text(text) => return out.push_str(&escaped(text)),
        Inline::Emphasis(children) => ("*", children, "*".into()),
        Inline::Strong(children) => ("**", children, "**".into()),
        Inline::Spoiler(children) => ("||", children, "||".into()),
        Inline::Link { href, children } => {
            let href = href.replace('(', "%28").replace(')', "%29").replace(' ', "%20");
            ("[", children, format!("]({href})"))
        }
        _ => return,
    };
    let mut text = String::new();
    for child in children {
        self::inline(child, &mut text);
    }
    // A delimiter beside white space delimits nothing.
    let inner = text.trim();
    let (start, end) = (text.len() - text.trim_start().len(), text.trim_end().len());
    out.push_str(&text[..start.min(end)]);
    if !inner.is_empty() {
        out.push_str(open);
        out.push_str(inner);
        out.push_str(&close);
    }
    out.push_str(&text[end.max(start)..]);
}

/// `text` with a backslash before what Markdown or the reader would take for a delimiter.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // A line of asterisks may be a grade, which the reader takes as written.
    let is_stars = text.contains('*') && text.chars().all(|c| "* ½¼¾/0123456789".contains(c));
    let mut before: Option<char> = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied();
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        let needs = match c {
            '\\' | '`' | '[' | ']' => true,
            '*' => !is_stars,
            '_' => is_word(before) != is_word(next),
            '~' | '=' => next == Some(c) || before == Some(c),
            '{' | '%' | ':' | '#' | '.' if before == Some('{') => true,
            '%' => before == Some('%'),
            _ => false,
        };
        let is_tag = c == '<' && next.is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?'));
        let is_character = c == '&' && next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#');
        if needs || is_tag || is_character {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

/// `line` with a backslash before what would begin a heading, a list or a quotation.
fn at_line_start(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let after = &line[digits..];
    let is_number = (1..=9).contains(&digits) && (after.starts_with(". ") || after.starts_with(") "));
    let is_mark = line.starts_with(['#', '>']) || line.starts_with("- ") || line.starts_with("+ ");
    let is_rule = line.len() > 2 && line.bytes().all(|byte| byte == b'-' || byte == b'=');
    if is_number {
        format!("{}\\{after}", &line[..digits])
    } else if is_mark || is_rule {
        format!("\\{line}")
    } else {
        line.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use film_reader::{Document, Site, letterboxd_text, read};

    /// What the reader reads of a text of Letterboxd, once it is a Markdown document.
    fn again(text: &str) -> Vec<Block> {
        let text = format!("---\ntitle: Low Tide\n---\n\n{}\n", markdown(&letterboxd_text(text)));
        let reading = read(&[Document { path: "a.md", bytes: text.as_bytes() }], &Site::default());
        reading.movies[0].reviews[0].review_body.clone()
    }

    #[test]
    fn a_text_is_the_same_after_it_was_written() {
        let texts = [
            "It <i>hums</i> and <b>creaks</b>, and it never once explains why the rope is wet.",
            "Half of it works. <a href=\"https://boxd.it/1aaa\">The other film about rope</a> works whole.",
            "One line of it.\nAnother line of it.\n\nA third one, which is longer than the others.",
            "* The first thing: the ferry is the same one as in the other film about rope.",
            "**Wow.** This is the best thing that ever happened to a harbour, or to me.",
            "A *sigh* of a film, f*** it, with snake_case and _this_ in it, and [brackets] as well.",
            "# is no heading here, it is the number of umbrellas that the ferry loses.",
            "1. This is the first thing that I want to say about this.",
            "- This is a dash before a sentence that goes on for a while.",
            "<blockquote>“Encore,” she said, and then she said nothing at all.</blockquote>\nTwice, which is once too often.",
            "Then ||she leaves on the last ferry||, twice, and nobody on the quay looks up.",
            "It is 3 < 4 and a &lt;b&gt; is no tag &amp;amp; nothing else is one either, I would say.",
            "Braces {{ like these }} and {% those %} and ~~these~~ and ==those== are only text here.",
        ];
        for text in texts {
            assert_eq!(again(text), letterboxd_text(text), "{}", markdown(&letterboxd_text(text)));
        }
    }
}
