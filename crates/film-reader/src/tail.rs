//! The tail a web page leaves under a review: `Related content:`, `READ MORE:`, `Share on …`. It
//! and what follows are dropped.

use crate::beginnings::Beginnings;
use crate::layout::Chunk;
use crate::sentence::ends_sentence;
use crate::text::without_emphasis;
use crate::words::{Openings, beginnings, openings};

/// Labels that open a tail when a colon follows or nothing else stands on the line.
static LABELS: Openings = openings!(tail_labels);

/// Words that open a tail by themselves, on a short line.
static OPENINGS: Openings = openings!(tail_openings);

/// The same, sentence or not.
static NOTICES: Openings = openings!(tail_notices);

/// A line longer than this is prose, however it begins.
const LONGEST: usize = 80;

/// So many words behind a label may have been part of the review.
pub const MUCH: usize = 12;

/// How many times more prose may stand after a label than before it, for the label to open a tail.
const TIMES: usize = 3;

/// Cuts the tail off; gives the line that opens it and the number of words that were cut with it.
///
/// What stands above the review opens no tail, so a line only does if prose comes before it, and, unless it says that
/// other texts follow, not much more of it after it. A document's first line never opens one.
pub fn cut<'a>(chunks: &mut Vec<Chunk<'a>>) -> Option<(&'a str, usize)> {
    let may_open =
        |(at, chunk): (usize, &Chunk<'a>)| chunk.lines.iter().skip(usize::from(at == 0)).any(|line| opens(line));
    if !chunks.iter().enumerate().any(may_open) {
        return None;
    }
    let all: usize = chunks.iter().flat_map(|chunk| &chunk.lines).map(|line| prose(line)).sum();
    let mut before = 0;
    let (at, line) = chunks.iter().enumerate().find_map(|(at, chunk)| {
        let line = chunk.lines.iter().enumerate().position(|(number, line)| {
            let first = at == 0 && number == 0;
            let after = all - before;
            let found = !first && opens(line) && before > 0 && (offers_more(line) || after <= TIMES * before.max(MUCH));
            before += prose(line);
            found
        })?;
        Some((at, line))
    })?;
    let label = chunks[at].lines[line];
    let mut words = -(label.split_whitespace().count() as isize);
    let mut count = |line: &str| words += line.split_whitespace().count() as isize;
    chunks[at].lines.drain(line..).for_each(&mut count);
    let kept = at + usize::from(line > 0);
    chunks.drain(kept..).flat_map(|chunk| chunk.lines).for_each(count);
    Some((label, words.unsigned_abs()))
}

/// How many words of `line` are prose: all of them, if it ends as a sentence does.
fn prose(line: &str) -> usize {
    if ends_sentence(line) || line.len() > LONGEST { line.split_whitespace().count() } else { 0 }
}

/// Whether a label says that other texts follow. Share buttons and the way to the comments stand above a review too.
fn offers_more(line: &str) -> bool {
    // `## Trailer:` heads a section of the review.
    line.ends_with(':') && !line.starts_with('#')
}

/// Whether a short line has one of the few words, which are alike in most languages, for comments and for the way to the next
/// post, or says what becomes of an address: `Navegación de entradas`, `Legg inn en kommentar`, `Your email address will not
/// be published.`
fn is_of_page(line: &str) -> bool {
    const WORDS: [&str; 13] = [
        "comment",
        "coment",
        "koment",
        "komment",
        "комментар",
        "коментар",
        "yorum",
        "σχόλι",
        "댓글",
        "コメント",
        "navig",
        "naveg",
        "nawig",
    ];
    const ADDRESSES: [&str; 4] = ["mail", "e-post", "sähköposti", "адрес"];
    const SHOWN: [&str; 10] = [
        "publi",
        "publ",
        "julkaista",
        "közzé",
        "zveřejn",
        "objavljena",
        "опубликован",
        "yayınlan",
        "veröffentlicht",
        "offentlig",
    ];
    // No word can stand in a line without three letters in a row of one of them; most lines are let go here.
    let begins = |three: &[u8]| {
        let three = [three[0], three[1], three[2]].map(|byte| byte.to_ascii_lowercase());
        matches!(&three, b"omm" | b"ome" | b"yor" | b"nav" | b"naw" | b"mai" | b"pos")
    };
    if line.is_ascii() && !line.as_bytes().windows(3).any(begins) {
        return false;
    }
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    let few = line.len() <= LONGEST && !ends_sentence(line) && line.split(' ').count() <= MOST_WORDS;
    let folded = line.to_lowercase();
    few && has(&folded, &WORDS) || has(&folded, &ADDRESSES) && has(&folded, &SHOWN)
}

/// A line of the page has no more words.
const MOST_WORDS: usize = 5;

/// What becomes of an address is no longer, in bytes.
const TWICE: usize = 2 * LONGEST;

/// Whether `line` may open a tail.
pub fn opens(line: &str) -> bool {
    let line = without_emphasis(line.trim_start_matches('#').trim_start());
    // `'영화' 카테고리의 다른 글`
    if line.ends_with("카테고리의 다른 글") {
        return true;
    }
    if line.len() <= TWICE && is_of_page(line) {
        return true;
    }
    const BEGINNINGS: Beginnings = beginnings!(tail_labels, tail_openings, tail_notices);
    if !BEGINNINGS.may_begin(line) || line.len() > LONGEST && !line.contains(':') {
        return false;
    }
    NOTICES.strip(line).is_some()
        || LABELS.all(line).any(|rest| matches!(rest, "" | "»") || rest.trim_start().starts_with([':', '…']))
        || line.len() <= LONGEST && !line.ends_with('.') && OPENINGS.strip_word(line).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::chunks;

    #[test]
    fn counts_what_it_drops() {
        let mut chunks = chunks("A\n\nProse.\n\nREAD MORE:\nthree more words\n\nand two");
        assert_eq!(cut(&mut chunks), Some(("READ MORE:", 5)));
        assert_eq!(cut(&mut chunks), None);
    }

    fn kept(text: &str) -> String {
        let mut chunks = chunks(text);
        cut(&mut chunks);
        chunks.iter().map(|chunk| chunk.lines.join("/")).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn drops_the_label_and_what_follows() {
        assert_eq!(kept("A\n\nProse.\n\nRelated content:\nB\n\nC"), "A|Prose.");
        assert_eq!(kept("A\n\nProse.\nREAD MORE: another film"), "A|Prose.");
        assert_eq!(kept("A\n\nProse.\n\n**Share on Facebook**"), "A|Prose.");
    }

    #[test]
    fn what_stands_above_the_review_costs_itself_only() {
        let prose =
            "It hums all night, and nobody in the harbour sleeps; nobody has slept since the crane came. ".repeat(4);
        for label in ["Share on Facebook", "Leave a comment", "Related content:"] {
            let text = format!("Low Tide\n\n{label}\n\n{prose}");
            assert!(kept(&text).contains("since the crane"), "{label}");
        }
        for label in ["Share on Facebook", "Leave a comment"] {
            let text = format!("Low Tide\n\nThe ferry is late.\n\n{label}\n\n{prose}");
            assert!(kept(&text).contains("since the crane"), "{label}");
        }
        let text = format!("Low Tide\n\n{prose}\n\nLeave a Reply\n\nYour email address will not be published.");
        assert!(kept(&text).ends_with("since the crane came."));
    }

    #[test]
    fn leaves_prose_alone() {
        for text in ["A\n\nRelated to nobody, he leaves.", "A\n\nShare this with a friend.", "Related\n\nProse."] {
            assert_eq!(kept(text), chunks(text).iter().map(|c| c.lines.join("/")).collect::<Vec<_>>().join("|"));
        }
    }
}
