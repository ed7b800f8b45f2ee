//! The text of a review: blocks, inlines, and the function that walks over them.

/// A block of a review's text.
///
/// The enum is exhaustive, so that code which shows or stores a text has to handle every kind. Otherwise it could show
/// a spoiler. A new kind is therefore a breaking change.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A block quotation.
    Quotation(Vec<Block>),
    /// A list, each of whose entries consists of blocks.
    List {
        /// Whether they are numbered.
        ordered: bool,
        /// The entries.
        items: Vec<Vec<Block>>,
    },
    /// Blocks that are hidden until the reader asks for them.
    Spoiler(Vec<Block>),
}

/// A run of text within a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Text in italics.
    Emphasis(Vec<Inline>),
    /// Text in bold.
    Strong(Vec<Inline>),
    /// A link.
    Link {
        /// The address. `film-reader` produces only those that [`may_be_linked`](crate::may_be_linked) allows.
        href: String,
        /// The text of the link.
        children: Vec<Inline>,
    },
    /// Text that is hidden until the reader asks for it.
    Spoiler(Vec<Inline>),
    /// A credited person whom the text mentions.
    Person {
        /// The name, as credited.
        name: String,
        /// The name, as the text has it.
        text: String,
    },
}

/// How deep blocks or inlines may be nested. `film-reader` flattens what is nested deeper, and `film-archive` refuses
/// to decode it, so that no text can exhaust the stack of a browser.
pub const MAX_DEPTH: usize = 16;

/// What a [`walk`] does with spoilers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoilers {
    /// It visits their text like any other.
    In,
    /// It skips their text and visits a [`Piece::Spoiler`] or a [`Piece::SpoilerBlock`] instead.
    Out,
}

/// What a [`walk`] visits, in the order of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Piece<'t> {
    /// The beginning of a paragraph.
    Paragraph,
    /// Text of the paragraph, plain or styled.
    Text(&'t str),
    /// A spoiler within the paragraph, whose text is skipped.
    Spoiler,
    /// A spoiler of whole blocks, whose text is skipped.
    SpoilerBlock,
}

/// Walks over the text of `blocks` from beginning to end and calls `each` for every piece. Use this for everything that
/// needs the words and not their style.
///
/// ```
/// use film_model::{Block, Inline, Piece, Spoilers, walk};
/// let secret = Inline::Spoiler(vec![Inline::Text("the gardener".into())]);
/// let body = [Block::Paragraph(vec![Inline::Text("It was ".into()), secret])];
/// let mut pieces = Vec::new();
/// walk(&body, Spoilers::Out, &mut |piece| pieces.push(piece));
/// assert_eq!(pieces, [Piece::Paragraph, Piece::Text("It was "), Piece::Spoiler]);
/// ```
pub fn walk<'t>(blocks: &'t [Block], spoilers: Spoilers, each: &mut dyn FnMut(Piece<'t>)) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => {
                each(Piece::Paragraph);
                walk_inlines(inlines, spoilers, each);
            }
            Block::Spoiler(_) if spoilers == Spoilers::Out => each(Piece::SpoilerBlock),
            Block::Quotation(blocks) | Block::Spoiler(blocks) => walk(blocks, spoilers, each),
            Block::List { items, .. } => items.iter().for_each(|item| walk(item, spoilers, each)),
        }
    }
}

/// The same as [`walk`], for the text of one paragraph.
pub fn walk_inlines<'t>(inlines: &'t [Inline], spoilers: Spoilers, each: &mut dyn FnMut(Piece<'t>)) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Person { text, .. } => each(Piece::Text(text)),
            Inline::Spoiler(_) if spoilers == Spoilers::Out => each(Piece::Spoiler),
            Inline::Emphasis(children)
            | Inline::Strong(children)
            | Inline::Spoiler(children)
            | Inline::Link { children, .. } => walk_inlines(children, spoilers, each),
        }
    }
}

/// A copy of `blocks` in which each spoiler is replaced by the text `cover`, so that readers see that something is left
/// out.
///
/// ```
/// use film_model::{Block, Inline, without_spoilers};
/// let secret = Inline::Spoiler(vec![Inline::Text("the gardener".into())]);
/// let covered = without_spoilers(&[Block::Paragraph(vec![Inline::Text("It was ".into()), secret])], "[spoiler]");
/// assert_eq!(covered, [Block::Paragraph(vec![Inline::Text("It was ".into()), Inline::Text("[spoiler]".into())])]);
/// ```
pub fn without_spoilers(blocks: &[Block], cover: &str) -> Vec<Block> {
    let without = |blocks: &[Block]| without_spoilers(blocks, cover);
    let block = |block: &Block| match block {
        Block::Paragraph(inlines) => Block::Paragraph(covered(inlines, cover)),
        Block::Quotation(blocks) => Block::Quotation(without(blocks)),
        Block::List { ordered, items } => {
            Block::List { ordered: *ordered, items: items.iter().map(|item| without(item)).collect() }
        }
        Block::Spoiler(_) => Block::Paragraph(vec![Inline::Text(cover.to_owned())]),
    };
    blocks.iter().map(block).collect()
}

fn covered(inlines: &[Inline], cover: &str) -> Vec<Inline> {
    let inline = |inline: &Inline| match inline {
        Inline::Emphasis(children) => Inline::Emphasis(covered(children, cover)),
        Inline::Strong(children) => Inline::Strong(covered(children, cover)),
        Inline::Link { href, children } => Inline::Link { href: href.clone(), children: covered(children, cover) },
        Inline::Spoiler(_) => Inline::Text(cover.to_owned()),
        Inline::Text(_) | Inline::Person { .. } => inline.clone(),
    };
    inlines.iter().map(inline).collect()
}

/// The plain text of `blocks`, with the text of spoilers, as one string per paragraph.
///
/// ```
/// use film_model::{Block, Inline, paragraphs};
/// let body = [Block::Quotation(vec![Block::Paragraph(vec![
///     Inline::Text("It is ".into()),
///     Inline::Emphasis(vec![Inline::Text("very".into())]),
///     Inline::Text(" loud.".into()),
/// ])])];
/// assert_eq!(paragraphs(&body), ["It is very loud."]);
/// ```
pub fn paragraphs(blocks: &[Block]) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    walk(blocks, Spoilers::In, &mut |piece| match (piece, paragraphs.last_mut()) {
        (Piece::Text(text), Some(paragraph)) => paragraph.push_str(text),
        (Piece::Paragraph, _) => paragraphs.push(String::new()),
        _ => {}
    });
    paragraphs
}

/// The plain text of `inlines`, with the text of spoilers.
pub fn plain(inlines: &[Inline]) -> String {
    let mut out = String::new();
    walk_inlines(inlines, Spoilers::In, &mut |piece| {
        if let Piece::Text(text) = piece {
            out.push_str(text);
        }
    });
    out
}

/// Whether a character belongs to Chinese or Japanese, which have no blanks between words: kana, or an ideograph of the
/// Unicode blocks for these (U+3400–9FFF, U+F900–FAFF).
pub fn is_wide(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// The number of words in `blocks`, spoilers included. A word is what stands between white space.
pub fn words(blocks: &[Block]) -> usize {
    paragraphs(blocks).iter().map(|paragraph| paragraph.split_whitespace().count()).sum()
}

/// Serialises a text as one plain string per paragraph.
#[cfg(feature = "serde")]
pub(crate) mod as_paragraphs {
    use super::{Block, Inline, paragraphs};
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(blocks: &[Block], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(paragraphs(blocks))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Block>, D::Error> {
        let paragraphs: Vec<String> = Deserialize::deserialize(deserializer)?;
        Ok(paragraphs.into_iter().map(|text| Block::Paragraph(vec![Inline::Text(text)])).collect())
    }
}
