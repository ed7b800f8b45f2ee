//! The menu of a site, which is copied with the page: a column of short lines with bullets above everything else.

use crate::layout::Chunk;
use crate::sentence::ends_sentence;

/// So many lines with bullets are a menu, …
const FEWEST: usize = 3;

/// … if none of them has more words.
const MOST_WORDS: usize = 4;

/// No other line of the menu has more words: `close the menu of the Harbour News`.
const MOST_AROUND: usize = 8;

/// Drops the menu from the first chunk, if there is one and more follows.
pub fn drop_menu(chunks: &mut Vec<Chunk<'_>>) {
    let [first, _, ..] = &mut chunks[..] else { return };
    let item = |line: &&str| {
        line.trim_start().starts_with(['•', '·'])
            && (line.contains('©') || line.split_whitespace().count() <= MOST_WORDS + 1 && !ends_sentence(line))
    };
    if first.lines.iter().filter(|line| item(line)).count() < FEWEST {
        return;
    }
    let last = first.lines.iter().rposition(&item).unwrap_or(0);
    let short = |line: &str| line.split_whitespace().count() <= MOST_AROUND && !ends_sentence(line);
    if first.lines[..=last].iter().all(|line| item(line) || short(line)) {
        first.lines.drain(..=last);
    }
    chunks.retain(|chunk| !chunk.lines.is_empty());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::chunks;

    fn kept(text: &str) -> String {
        let mut chunks = chunks(text);
        drop_menu(&mut chunks);
        chunks.iter().map(|chunk| chunk.lines.join("/")).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn a_menu_goes() {
        assert_eq!(kept("logo\nclose the menu\n• FILMS\n• NEWS\n• LISTS\n\nLow Tide\n\nIt hums."), "Low Tide|It hums.");
        for text in [
            "• FILMS\n• NEWS\n\nLow Tide",
            "• One thing is that it hums all night.\n• Two.\n• Three.\n\nLow Tide",
            "• A\n• B\n• C",
        ] {
            assert_eq!(kept(text), chunks(text).iter().map(|c| c.lines.join("/")).collect::<Vec<_>>().join("|"));
        }
    }
}
