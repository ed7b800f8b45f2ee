//! What is known of a movie, and what its critics wrote.
//!
//! The names are schema.org's (`Movie`, `Review`, `Rating`, `Person`). With the feature `serde` they
//! serialise in camel case, a review's text as one plain string per paragraph: the one shape that
//! `check --format json` prints and that JavaScript gets.

/// The work.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct Movie {
    /// Its name in addresses and attributes: `sound-of-metal`.
    pub slug: String,
    /// Its title.
    pub name: String,
    /// The year it came out.
    pub year: Option<u16>,
    pub directors: Vec<String>,
    pub writers: Vec<String>,
    pub distributor: Option<String>,
    /// The countries it was made in, as the critic wrote them: `USA`, `Belgium`.
    pub countries_of_origin: Vec<String>,
    /// The running time in minutes.
    pub duration_minutes: Option<u16>,
    /// The age certificate (`R`, `PG-13`, `Not rated`); never the grade.
    pub content_rating: Option<String>,
    /// The cast, in the order of the credits.
    pub actors: Vec<Actor>,
    /// The address of a poster, `http:` or `https:`.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub poster: Option<String>,
    /// Fixed links of people, by name. They go before the links made from a name.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub person_links: Vec<(String, String)>,
    /// What the graded reviews come to together.
    pub aggregate: Aggregate,
    pub reviews: Vec<Review>,
}

/// A person who plays in a movie.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct Actor {
    pub name: String,
    /// The part: `Ruben Stone`.
    pub character_name: Option<String>,
}

/// What the reviews of a movie come to together.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct Aggregate {
    /// The mean of the grades that have a value, 0–100, rounded half up.
    pub value: Option<u8>,
    /// How many reviews have a grade with a value.
    pub graded: u32,
    /// How many reviews there are.
    pub total: u32,
}

impl Aggregate {
    /// Adds the grades of `reviews` up. Reviews without a value are counted, never as zero.
    ///
    /// ```
    /// use film_model::Aggregate;
    /// let none = Aggregate::of(&[]);
    /// assert_eq!((none.value, none.graded, none.total), (None, 0, 0));
    /// ```
    pub fn of(reviews: &[Review]) -> Self {
        let values = || reviews.iter().filter_map(|review| review.grade.as_ref()?.value);
        let graded = values().count() as u32;
        let sum: u32 = values().map(u32::from).sum();
        Aggregate {
            value: (graded > 0).then(|| ((2 * sum + graded) / (2 * graded)) as u8),
            graded,
            total: reviews.len() as u32,
        }
    }
}

/// One critic's text on one movie.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct Review {
    /// Its number among the reviews of its movie, from 1.
    pub id: u32,
    /// The document it was read from: a path below the reviews folder.
    pub source: String,
    /// The critic.
    pub author: Option<String>,
    /// The publication.
    pub publisher: Option<String>,
    /// The day it was published: `2020-12-04`.
    pub date_published: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    pub grade: Option<Grade>,
    /// The caption of the picture the review ran with.
    pub caption: Option<String>,
    /// The language it is written in, as a tag (`en`, `pt-BR`), where the critic or the site says so.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub lang: Option<String>,
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_paragraphs"))]
    pub review_body: Vec<Block>,
}

/// The critic's mark.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct Grade {
    /// The mark as written, to the letter: `A-`, `3.5/4`, `85%`. It is what is shown.
    pub written: String,
    pub scale: Scale,
    /// The mark on 0–100, rounded half up, where the scale gives one.
    pub value: Option<u8>,
}

/// The kind of mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Scale {
    /// `A-`. Its value is Metacritic's published table.
    Letter,
    /// `★★★½`, `3.5/4 stars`. Linear where the number of stars is known.
    Stars,
    /// `8/10`. Linear.
    Points,
    /// `85%`.
    Percent,
    /// `Two thumbs up`. It has no value.
    Thumbs,
}

/// A piece of a review's text.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Paragraph(Vec<Inline>),
    Quotation(Vec<Block>),
    List {
        ordered: bool,
        items: Vec<Vec<Block>>,
    },
    /// Hidden until asked for.
    Spoiler(Vec<Block>),
}

/// A run of text within a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    Text(String),
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    /// `href` is `http:`, `https:` or `mailto:`; the reader lets no other pass.
    Link {
        href: String,
        children: Vec<Inline>,
    },
    /// Hidden until asked for.
    Spoiler(Vec<Inline>),
    /// A credited person, mentioned: `text` as the critic wrote it, `name` as credited.
    Person {
        name: String,
        text: String,
    },
}

/// How deep blocks or inlines may stand within each other. The reader flattens what is deeper and
/// the archive refuses it, so that no text can exhaust the stack of a browser.
pub const MAX_DEPTH: usize = 16;

/// Whether an address leads into the web and nowhere else: it begins with `http://` or `https://`, in letters of
/// either case, and has neither blanks nor control characters in it (RFC 3986, section 3).
///
/// ```
/// use film_model::model::is_web_address;
/// assert!(is_web_address("https://north.example/low-tide") && is_web_address("HTTP://north.example"));
/// assert!(!is_web_address("javascript:alert(1)") && !is_web_address("/low-tide") && !is_web_address("https://"));
/// ```
pub fn is_web_address(address: &str) -> bool {
    ["https://", "http://"].into_iter().any(|scheme| is_of_scheme(address, scheme))
}

/// Whether a link in the prose may lead there: into the web, or to a mailbox. Addresses of other schemes
/// (`javascript:`, `data:`) and paths, which would mean something else on every page, are no links.
pub fn may_be_linked(address: &str) -> bool {
    is_web_address(address) || is_of_scheme(address, "mailto:")
}

fn is_of_scheme(address: &str, scheme: &str) -> bool {
    let clean = !address.contains(|c: char| c.is_control() || c.is_whitespace());
    let start = address.get(..scheme.len()).unwrap_or_default();
    clean && address.len() > scheme.len() && start.eq_ignore_ascii_case(scheme)
}

/// A language tag as browsers know it, out of one as people write it (BCP 47): `pt-BR` out of `pt_BR`. `None` for what
/// is no tag, such as the name of a language.
///
/// ```
/// use film_model::model::language_tag;
/// assert_eq!(language_tag("pt_BR").as_deref(), Some("pt-BR"));
/// assert_eq!(language_tag("English"), None);
/// ```
pub fn language_tag(text: &str) -> Option<String> {
    let tag = text.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let is_language = |part: &str| matches!(part.len(), 2 | 3) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (parts.next().is_some_and(is_language) && parts.all(is_part)).then_some(tag)
}

/// The text of `blocks` without any mark, a string per paragraph.
///
/// ```
/// use film_model::{Block, Inline, model::paragraphs};
/// let body = [Block::Quotation(vec![Block::Paragraph(vec![
///     Inline::Text("It is ".into()),
///     Inline::Emphasis(vec![Inline::Text("very".into())]),
///     Inline::Text(" loud.".into()),
/// ])])];
/// assert_eq!(paragraphs(&body), ["It is very loud."]);
/// ```
pub fn paragraphs(blocks: &[Block]) -> Vec<String> {
    fn collect(blocks: &[Block], into: &mut Vec<String>) {
        for block in blocks {
            match block {
                Block::Paragraph(inlines) => into.push(plain(inlines)),
                Block::Quotation(blocks) | Block::Spoiler(blocks) => collect(blocks, into),
                Block::List { items, .. } => items.iter().for_each(|item| collect(item, into)),
            }
        }
    }
    let mut out = Vec::new();
    collect(blocks, &mut out);
    out
}

/// The text of `inlines` without any mark.
pub fn plain(inlines: &[Inline]) -> String {
    fn collect(inlines: &[Inline], into: &mut String) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Person { text, .. } => into.push_str(text),
                Inline::Emphasis(children)
                | Inline::Strong(children)
                | Inline::Spoiler(children)
                | Inline::Link { children, .. } => collect(children, into),
            }
        }
    }
    let mut out = String::new();
    collect(inlines, &mut out);
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

#[cfg(feature = "serde")]
fn as_paragraphs<S: serde::Serializer>(blocks: &[Block], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(paragraphs(blocks))
}

/// Where a person's name leads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LinkProvider {
    #[default]
    Wikipedia,
    Imdb,
    Tmdb,
    Letterboxd,
    Wikidata,
    /// Names are plain text.
    None,
}

impl LinkProvider {
    /// Every provider, in the order they are offered.
    pub const ALL: [LinkProvider; 6] = [
        LinkProvider::Wikipedia,
        LinkProvider::Imdb,
        LinkProvider::Tmdb,
        LinkProvider::Letterboxd,
        LinkProvider::Wikidata,
        LinkProvider::None,
    ];

    /// Its name in attributes and in `film-cards.toml`.
    pub fn name(self) -> &'static str {
        match self {
            LinkProvider::Wikipedia => "wikipedia",
            LinkProvider::Imdb => "imdb",
            LinkProvider::Tmdb => "tmdb",
            LinkProvider::Letterboxd => "letterboxd",
            LinkProvider::Wikidata => "wikidata",
            LinkProvider::None => "none",
        }
    }

    /// The provider of that name.
    ///
    /// ```
    /// use film_model::model::LinkProvider;
    /// assert_eq!(LinkProvider::from_name("tmdb"), Some(LinkProvider::Tmdb));
    /// assert_eq!(LinkProvider::from_name("IMDB.com"), None);
    /// ```
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|provider| provider.name() == name)
    }
}
