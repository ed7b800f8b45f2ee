//! The text of a review: blocks, inlines, and the one walk over them.

/// A piece of a review's text.
///
/// Whoever shows or stores a text must know every kind, or a spoiler would be seen: so the enum is exhaustive, and a new
/// kind is a new version for everybody.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// Text from one blank line to the next.
    Paragraph(Vec<Inline>),
    /// What somebody else said, set apart.
    Quotation(Vec<Block>),
    /// Entries, each of them blocks.
    List {
        /// Whether they are numbered.
        ordered: bool,
        /// The entries.
        items: Vec<Vec<Block>>,
    },
    /// Hidden until asked for.
    Spoiler(Vec<Block>),
}

/// A run of text within a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Text as it is.
    Text(String),
    /// Set in italics.
    Emphasis(Vec<Inline>),
    /// Set in bold.
    Strong(Vec<Inline>),
    /// `href` is `http:`, `https:` or `mailto:`; the reader lets no other pass.
    Link {
        /// The address.
        href: String,
        /// What leads there.
        children: Vec<Inline>,
    },
    /// Hidden until asked for.
    Spoiler(Vec<Inline>),
    /// A credited person, mentioned: `text` as the critic wrote it, `name` as credited.
    Person {
        /// The name, as credited.
        name: String,
        /// What stands in the text.
        text: String,
    },
}

/// How deep blocks or inlines may stand within each other. The reader flattens what is deeper and
/// the archive refuses it, so that no text can exhaust the stack of a browser.
pub const MAX_DEPTH: usize = 16;

/// What a [`walk`] does about spoilers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoilers {
    /// They are text like any other.
    In,
    /// Their text is passed over, and a piece stands in its place.
    Out,
}

/// What a [`walk`] comes to, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Piece<'t> {
    /// A paragraph begins.
    Paragraph,
    /// Text of the paragraph, whatever it is set in.
    Text(&'t str),
    /// A spoiler within the paragraph, which is passed over.
    Spoiler,
    /// A spoiler of whole blocks, which is passed over.
    SpoilerBlock,
}

/// Goes through the text of `blocks` from its beginning to its end. Whatever wants to know what is said, and not how
/// it is set, needs no other way through a text.
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

/// The same within a paragraph.
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

/// `blocks` with `cover` in the place of each spoiler, as text, so that it is seen that something is left out.
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

/// The text of `blocks` without any delimiter, spoilers included: a string per paragraph.
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

/// The text of `inlines` without any delimiter, spoilers included.
pub fn plain(inlines: &[Inline]) -> String {
    let mut out = String::new();
    walk_inlines(inlines, Spoilers::In, &mut |piece| {
        if let Piece::Text(text) = piece {
            out.push_str(text);
        }
    });
    out
}

/// Whether a character is of Chinese or Japanese, which are written without blanks between the words: kana, or an
/// ideograph of the Unicode blocks for them.
pub fn is_wide(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// How many words the text has.
pub fn words(blocks: &[Block]) -> usize {
    paragraphs(blocks).iter().map(|paragraph| paragraph.split_whitespace().count()).sum()
}

/// In JSON a text is a plain string a paragraph.
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
