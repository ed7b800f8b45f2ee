use film_model::{Block, Inline, Piece, Spoilers, walk, walk_inlines};

/// The default limit of an opening, in characters.
pub const OPENING: usize = 360;
/// An opening should not be shorter than its limit by more than this many characters.
const SHORTER: usize = 80;
/// A text that is longer than the limit by at most this many characters is not folded.
const SMALL: usize = 120;

/// Words after which a full stop does not end a sentence. Initials (`J.`) and words with a full stop inside (`U.S.`)
/// need not be in the list.
const ABBREVIATIONS: &[&str] = &[
    "Mr", "Mrs", "Ms", "Mx", "Dr", "St", "Jr", "Sr", "Prof", "Rev", "Hon", "Gen", "Col", "Maj", "Capt", "Lt", "Sgt",
    "Gov", "Sen", "Rep", "Pres", "Mt", "Ft", "vs", "etc", "ca", "cf", "approx", "Vol", "vol", "Ch", "ed", "Inc", "Ltd",
    "Co", "Corp", "Bros", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
];

/// A text, divided into its opening and the rest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opening {
    /// The opening.
    pub shown: Vec<Block>,
    /// The rest of the last paragraph of the opening.
    pub continued: Vec<Inline>,
    /// The blocks after that paragraph.
    pub rest: Vec<Block>,
}

impl Opening {
    /// Whether the opening is the whole text.
    pub fn is_whole(&self) -> bool {
        self.continued.is_empty() && self.rest.is_empty()
    }
}

/// Divides a text after an opening of 280 to 360 characters, or as near to that as possible, which ends at the end of a
/// sentence. No word, name, link or emphasis is divided. The text of spoilers does not count. A text that is only a
/// little longer than 360 characters stays whole.
///
/// ```
/// use film_cards::{Block, Inline, opening};
/// let text = "Dr. Lind plays it straight. ".repeat(40);
/// let folded = opening(vec![Block::Paragraph(vec![Inline::Text(text)])]);
/// assert_eq!(folded.shown.len(), 1);
/// assert!(matches!(&folded.continued[0], Inline::Text(text) if text.starts_with(" Dr. Lind")));
/// ```
pub fn opening(blocks: Vec<Block>) -> Opening {
    opening_of(blocks, OPENING)
}

/// Divides a text after an opening of at most `most` characters, or as near to that as possible. With 0, the opening is
/// empty.
pub fn opening_of(blocks: Vec<Block>, most: usize) -> Opening {
    let mut out = Opening::default();
    if most == 0 {
        out.rest = blocks;
        return out;
    }
    let distance = |length| distance(length, most);
    if blocks.iter().map(length).sum::<usize>() <= most + SMALL {
        out.shown = blocks;
        return out;
    }
    let mut before = 0;
    let mut blocks = blocks.into_iter();
    for block in blocks.by_ref() {
        let whole = before + length(&block);
        if whole + SHORTER < most && !(before > 0 && matches!(block, Block::Spoiler(_))) {
            before = whole;
            out.shown.push(block);
            continue;
        }
        match block {
            Block::Paragraph(inlines) => {
                let at = best_end(&inlines, before, most);
                let (shown, continued) = split(inlines, at);
                if shown.is_empty() {
                    out.rest.push(Block::Paragraph(continued));
                } else {
                    out.shown.push(Block::Paragraph(shown));
                    out.continued = continued;
                }
            }
            // A list or a quotation is not divided.
            block if before == 0 || distance(whole) < distance(before) => out.shown.push(block),
            block => out.rest.push(block),
        }
        break;
    }
    out.rest.extend(blocks);
    out
}

/// How far the length of an opening is outside the desired range, in characters.
fn distance(length: usize, most: usize) -> usize {
    most.saturating_sub(length + SHORTER) + length.saturating_sub(most)
}

/// The number of characters of a block, without spoilers.
fn length(block: &Block) -> usize {
    let mut length = 0;
    walk(std::slice::from_ref(block), Spoilers::Out, &mut |piece| {
        if let Piece::Text(text) = piece {
            length += text.chars().count();
        }
    });
    length
}

fn inline_length(inline: &Inline) -> usize {
    let mut chars = Vec::new();
    visible(inline, &mut chars);
    chars.len()
}

fn visible(inline: &Inline, into: &mut Vec<char>) {
    walk_inlines(std::slice::from_ref(inline), Spoilers::Out, &mut |piece| {
        if let Piece::Text(text) = piece {
            into.extend(text.chars());
        }
    });
}

/// The number of characters of this paragraph that belong to the opening, which has `before` characters already.
fn best_end(inlines: &[Inline], before: usize, most: usize) -> usize {
    let mut chars = Vec::new();
    let mut closed = Vec::new();
    for inline in inlines {
        let start = chars.len();
        visible(inline, &mut chars);
        if !matches!(inline, Inline::Text(_)) {
            closed.push(start + 1..chars.len());
        }
    }
    let mut ends = sentence_ends(&chars);
    ends.retain(|end| !closed.iter().any(|range| range.contains(end)));
    ends.push(chars.len());
    if before > 0 {
        ends.push(0);
    }
    ends.into_iter().min_by_key(|end| distance(before + end, most)).unwrap_or_default()
}

/// Divides inlines after `at` characters, without counting spoilers.
fn split(inlines: Vec<Inline>, at: usize) -> (Vec<Inline>, Vec<Inline>) {
    let (mut first, mut second) = (Vec::new(), Vec::new());
    let mut count = 0;
    for inline in inlines {
        let start = count;
        count += inline_length(&inline);
        match inline {
            _ if start >= at => second.push(inline),
            Inline::Text(text) if count > at => {
                let mut chars = text.chars();
                first.push(Inline::Text(chars.by_ref().take(at - start).collect()));
                second.push(Inline::Text(chars.collect()));
            }
            inline => first.push(inline),
        }
    }
    (first, second)
}

/// The places where sentences end, in characters, after closing quotation marks and brackets. The end of the text is
/// not included.
fn sentence_ends(chars: &[char]) -> Vec<usize> {
    let mut ends = Vec::new();
    for (at, &mark) in chars.iter().enumerate() {
        if !matches!(mark, '.' | '!' | '?' | '…' | '。' | '！' | '？') {
            continue;
        }
        let mut end = at + 1;
        while matches!(chars.get(end), Some('”' | '’' | '"' | '\'' | '»' | ')' | ']' | '」')) {
            end += 1;
        }
        let spaced = chars.get(end).is_some_and(|next| next.is_whitespace());
        let next = chars[end..].iter().find(|next| is_word(**next));
        let east_asian = matches!(mark, '。' | '！' | '？');
        let abbreviated = mark == '.' && is_abbreviation(&chars[..at]);
        if next.is_some_and(|next| east_asian || spaced && !is_lower(*next) && !abbreviated) {
            ends.push(end);
        }
    }
    ends
}

/// Whether the word at the end of `chars` is an abbreviation, so that the full stop after it does not end the sentence.
fn is_abbreviation(chars: &[char]) -> bool {
    let start = chars.iter().rposition(|c| !is_word(*c) && *c != '.').map_or(0, |at| at + 1);
    let word: String = chars[start..].iter().collect();
    let initial = chars.len() - start == 1 && !chars[start].is_ascii_digit();
    // `U.S.`, but not the three full stops of an ellipsis.
    let dotted = word.contains('.') && !word.ends_with('.');
    initial || dotted || ABBREVIATIONS.contains(&word.as_str())
}

/// Whether `c` is a letter or a digit, approximately. Rust's Unicode tables would need more bytes in the Wasm than the
/// rest of this file.
fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c >= 'À' && !matches!(c, '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}')
}

/// Whether `c` is a lower-case letter of Latin, Greek or Cyrillic, approximately.
fn is_lower(c: char) -> bool {
    c.is_ascii_lowercase() || matches!(c, 'ß'..='ÿ' | 'ά'..='ώ' | 'а'..='џ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use film_model::{paragraphs, plain};

    fn text(text: &str) -> Vec<Inline> {
        vec![Inline::Text(text.into())]
    }

    fn sentences(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let mut out = Vec::new();
        let mut start = 0;
        for end in sentence_ends(&chars).into_iter().chain([chars.len()]) {
            out.push(chars[start..end].iter().collect::<String>().trim().to_owned());
            start = end;
        }
        out
    }

    #[test]
    fn finds_the_ends_of_sentences() {
        assert_eq!(
            sentences("Dr. Mandrake meets J. D. Ripper in the U.S. Air Force. It ends badly."),
            ["Dr. Mandrake meets J. D. Ripper in the U.S. Air Force.", "It ends badly."]
        );
        assert_eq!(
            sentences("“Who is it?” she asks. (Nobody.) And then… nothing! 1917 begins."),
            ["“Who is it?” she asks.", "(Nobody.)", "And then… nothing!", "1917 begins."]
        );
        assert_eq!(sentences("At 8 p.m. He waits..."), ["At 8 p.m. He waits..."]);
        assert_eq!(sentences("He waits... Nobody comes."), ["He waits...", "Nobody comes."]);
        assert_eq!(sentences("It costs 3.5 million. Well."), ["It costs 3.5 million.", "Well."]);
        assert_eq!(sentences("静かな映画。音がない。"), ["静かな映画。", "音がない。"]);
    }

    #[test]
    fn an_opening_ends_with_a_sentence() {
        let sentence = "The camera waits outside the door for Mr. Lind to come home again. ";
        let folded = opening(vec![Block::Paragraph(text(&sentence.repeat(12)))]);
        let shown = paragraphs(&folded.shown).concat();
        assert!((OPENING - SHORTER..=OPENING).contains(&shown.chars().count()), "{}", shown.len());
        assert!(shown.ends_with("home again."));
        assert!(plain(&folded.continued).starts_with(" The camera"));
        assert!(folded.rest.is_empty());
    }

    #[test]
    fn keeps_all_text_in_its_order() {
        let sentence = "Snow falls on the yard, é by é. ";
        for repeats in 0..40 {
            let blocks = vec![
                Block::Paragraph(text(&sentence.repeat(repeats))),
                Block::Quotation(vec![Block::Paragraph(text(&sentence.repeat(repeats % 7)))]),
                Block::Spoiler(vec![Block::Paragraph(text("He did it."))]),
                Block::Paragraph(vec![Inline::Strong(text(&sentence.repeat(2))), Inline::Text(sentence.repeat(20))]),
            ];
            let whole = paragraphs(&blocks).concat();
            let folded = opening(blocks);
            let again =
                [paragraphs(&folded.shown).concat(), plain(&folded.continued), paragraphs(&folded.rest).concat()];
            assert_eq!(again.concat(), whole);
        }
    }

    #[test]
    fn emphasis_and_links_stay_whole() {
        let link = Inline::Link {
            href: "https://example.org/".into(),
            children: text(&"A link as long as this one is. Really. ".repeat(8)),
        };
        let folded = opening(vec![Block::Paragraph(vec![
            Inline::Text("The first sentence is short. ".into()),
            link.clone(),
            Inline::Text(" And on it goes. ".repeat(30)),
        ])]);
        let Block::Paragraph(shown) = &folded.shown[0] else { panic!("{folded:?}") };
        assert_eq!(shown[1], link);
        assert!(plain(shown).ends_with("goes."));
    }

    #[test]
    fn names_stay_whole() {
        let person = Inline::Person { name: "Who Knows?".into(), text: "Who! Knows!".into() };
        let folded = opening(vec![Block::Paragraph(vec![
            Inline::Text(format!("{}It is played by ", "It begins at the sea. ".repeat(12))),
            person.clone(),
            Inline::Text(format!(" and then it goes on {}", "and on ".repeat(60))),
            person.clone(),
            Inline::Text(". And it ends.".into()),
        ])]);
        let Block::Paragraph(shown) = &folded.shown[0] else { panic!("{folded:?}") };
        assert!(plain(shown).ends_with("at the sea."));
        assert!(folded.continued.contains(&person));
    }

    #[test]
    fn an_opening_keeps_to_its_limit() {
        let body = || vec![Block::Paragraph(text(&"So much for that. ".repeat(100)))];
        let characters = |most| opening_of(body(), most).shown.iter().map(length).sum::<usize>();
        for most in [120, 360, 900] {
            assert!((most - SHORTER..=most).contains(&characters(most)), "{most}: {}", characters(most));
        }
        assert_eq!(opening_of(body(), 0), Opening { rest: body(), ..Opening::default() });
        assert!(opening_of(body(), 1700).is_whole());
    }

    #[test]
    fn a_short_text_is_not_divided() {
        let folded = opening(vec![Block::Paragraph(text(&"So much for that. ".repeat(25)))]);
        assert!(folded.is_whole());
        assert!(opening(Vec::new()).is_whole());
    }

    #[test]
    fn a_paragraph_that_would_make_it_too_long_is_left_out() {
        let long = "A sentence that never comes to its end, ".repeat(20);
        let first = "Thirty words or so that make up the first paragraph of the text. ".repeat(4);
        let folded = opening(vec![Block::Paragraph(text(&first)), Block::Paragraph(text(&long))]);
        assert_eq!(folded.shown.len(), 1);
        assert_eq!(folded.rest.len(), 1);
        assert!(folded.continued.is_empty());
    }

    #[test]
    fn spoilers_are_not_counted_and_not_shown() {
        let secret = Block::Spoiler(vec![Block::Paragraph(text(&"It was the sister. ".repeat(30)))]);
        let folded = opening(vec![
            Block::Paragraph(text("A house by the sea.")),
            secret.clone(),
            Block::Paragraph(text(&"The tide comes in. ".repeat(40))),
        ]);
        assert_eq!(folded.shown.len(), 1);
        assert_eq!(folded.rest[0], secret);
    }
}
