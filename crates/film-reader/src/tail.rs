//! The tail a web page leaves under a review: `Related content:`, `READ MORE:`, `Share on …`. It
//! and what follows are dropped.

use crate::layout::Chunk;
use crate::text::without_emphasis;
use crate::words::{Openings, openings};

/// Labels that open a tail when a colon follows or nothing else stands on the line.
static LABELS: Openings = openings!(tail_labels);

/// Words that open a tail by themselves, on a short line.
static OPENINGS: Openings = openings!(tail_openings);

/// A line longer than this is prose, however it begins.
const LONGEST: usize = 80;

/// So many words behind a label may have been part of the review.
pub const MUCH: usize = 12;

/// Cuts the tail off; gives the line that opens it and the number of words that were cut with it. A
/// document's first line never opens one.
pub fn cut<'a>(chunks: &mut Vec<Chunk<'a>>) -> Option<(&'a str, usize)> {
    for at in 0..chunks.len() {
        let from = usize::from(at == 0);
        if let Some(line) = chunks[at].lines.iter().skip(from).position(|line| opens(line)) {
            let label = chunks[at].lines[line + from];
            let mut words = -(label.split_whitespace().count() as isize);
            let mut count = |line: &str| words += line.split_whitespace().count() as isize;
            chunks[at].lines.drain(line + from..).for_each(&mut count);
            let kept = at + usize::from(line + from > 0);
            chunks.drain(kept..).flat_map(|chunk| chunk.lines).for_each(count);
            return Some((label, words.unsigned_abs()));
        }
    }
    None
}

fn opens(line: &str) -> bool {
    let line = without_emphasis(line.trim_start_matches('#').trim_start());
    if !(LABELS.may_begin(line) || OPENINGS.may_begin(line)) || line.len() > LONGEST && !line.contains(':') {
        return false;
    }
    LABELS.all(line).any(|rest| rest.is_empty() || rest.starts_with(':'))
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
    fn leaves_prose_alone() {
        for text in ["A\n\nRelated to nobody, he leaves.", "A\n\nShare this with a friend.", "Related\n\nProse."] {
            assert_eq!(kept(text), chunks(text).iter().map(|c| c.lines.join("/")).collect::<Vec<_>>().join("|"));
        }
    }
}
