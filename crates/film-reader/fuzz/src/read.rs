//! What must hold of reading, whatever bytes are read. The fuzz target calls it with bytes of its
//! own, `tests/findings.rs` with those that are kept.
//!
//! ```text
//! input  =  part (0x1c part)*            up to five; what is more belongs to the last
//! part   =  kind? bytes
//! kind   =  0x01 a text | 0x02 Markdown | 0x03 a table | 0x04 the site's film-cards.toml
//! ```
//!
//! So a document as it stands is an input. Without a kind it is Markdown where it opens as posts
//! do, with front matter or a heading, and a plain text otherwise.

use crate::memory;
use film_archive::{Archive, encode};
use film_model::{Aggregate, LinkProvider, paragraphs, plain};
use film_model::{Block, Inline, Movie, Review};
use film_reader::Diagnostic;
use film_reader::{Document, Reading, Site, read, render};
use unicode_normalization::UnicodeNormalization;

/// A document that nothing is wrong with. It is read behind the others and must come through.
const SOUND: Document<'_> = Document { path: "sound.txt", bytes: b"The Sound Document\n\nIt rings through the night." };

/// Reads the documents in `input` and asserts what must hold of them.
pub fn check(input: &[u8]) {
    let (documents, settings) = documents(input);
    let limit = 1_000_000 + 4_000 * input.len();
    memory::within(limit, || {
        let mut told = Vec::new();
        let site = settings.as_ref().map(|text| Site::parse(text, &mut told)).unwrap_or_default();
        let borrowed: Vec<Document<'_>> =
            documents.iter().map(|(path, bytes)| Document { path, bytes }).chain([SOUND]).collect();
        let reading = read(&borrowed, &site);

        told.iter().for_each(|told| diagnostic(told, settings.as_deref().unwrap_or_default()));
        assert!(told.iter().all(|told| told.source == "film-cards.toml"));
        for told in &reading.diagnostics {
            let document = borrowed.iter().find(|document| document.path == told.source).expect("a document's path");
            diagnostic(told, &document.text());
            place(told, document);
        }
        assert!(reading.movies.is_sorted_by(|a, b| a.slug < b.slug), "slugs are in order and differ");
        reading.movies.iter().for_each(|shown| movie(shown, &borrowed));
        assert!(is_sound(&reading), "a bad document hides a good one: {reading:#?}");
        travels(&reading.movies, site.links);
    });
}

type Owned = Vec<(String, Vec<u8>)>;

/// The documents in `input`, and the site's settings if there are any.
fn documents(input: &[u8]) -> (Owned, Option<String>) {
    let mut documents = Owned::new();
    let mut settings = None;
    for (at, part) in input.splitn(5, |byte| *byte == 0x1c).enumerate() {
        let (extension, bytes) = match part {
            [0x01, rest @ ..] => ("txt", rest),
            [0x02, rest @ ..] => ("md", rest),
            [0x03, rest @ ..] => ("csv", rest),
            [0x04, rest @ ..] => {
                settings = Some(String::from_utf8_lossy(rest).into_owned());
                continue;
            }
            [b'-' | b'+' | b'#', ..] => ("md", part),
            _ => ("txt", part),
        };
        documents.push((format!("{at}.{extension}"), bytes.to_vec()));
    }
    (documents, settings)
}

/// A diagnostic prints on one line and what belongs to it; nothing it quotes is obeyed by a terminal.
fn diagnostic(told: &Diagnostic, text: &str) {
    assert!(told.line >= 1 && told.column >= 1, "{told:?}");
    assert!(!told.message.is_empty() && !told.help.is_empty(), "{told:?}");
    let headline = told.headline("reviews/");
    assert!(headline.starts_with("reviews/") && !headline.contains(char::is_control), "{headline:?}");
    assert!(text.get(told.span.clone()).is_some(), "{told:?} is about no part of its document");
    let printed = render::printed(told, text);
    assert!(!printed.contains(|c: char| c.is_control() && c != '\n'), "{printed:?}");
    assert!([2, 4].contains(&printed.lines().count()), "{printed:?}");
}

/// The place of a diagnostic is in its document.
fn place(told: &Diagnostic, document: &Document<'_>) {
    let bytes = document.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(document.bytes);
    let line = bytes.split(|byte| *byte == b'\n').nth(told.line as usize - 1).expect("a line of the document");
    let line = String::from_utf8_lossy(line);
    // What is UTF-8 is composed before it is read, which hardly ever makes it longer.
    let characters = line.chars().count().max(line.nfc().count());
    assert!(told.column as usize <= characters + 1, "{told:?} stands behind its line");
}

fn movie(movie: &Movie, documents: &[Document<'_>]) {
    assert!(!movie.slug.is_empty() && !movie.slug.contains(char::is_whitespace), "{:?}", movie.slug);
    is_said([&movie.name]);
    is_said(&movie.directors);
    is_said(&movie.writers);
    is_said(&movie.countries_of_origin);
    is_said(movie.distributor.iter().chain(&movie.content_rating));
    is_said(movie.actors.iter().map(|actor| &actor.name));
    is_said(movie.actors.iter().filter_map(|actor| actor.character_name.as_ref()));
    assert!(movie.person_links.iter().all(|(_, href)| leads_somewhere(href)), "{:?}", movie.person_links);
    assert!(movie.reviews.iter().map(|review| review.id).eq(1..=movie.reviews.len() as u32), "numbers without gaps");
    assert!(!movie.reviews.is_empty() && movie.aggregate == Aggregate::of(&movie.reviews), "{:?}", movie.aggregate);
    assert!(movie.aggregate.graded <= movie.aggregate.total && movie.aggregate.value.is_none_or(|value| value <= 100));
    movie.reviews.iter().for_each(|shown| review(shown, movie, documents));
}

/// Nothing that is known is empty.
fn is_said<'a>(texts: impl IntoIterator<Item = &'a String>) {
    for text in texts {
        assert!(!text.trim().is_empty(), "{text:?} says nothing");
    }
}

fn review(review: &Review, movie: &Movie, documents: &[Document<'_>]) {
    let document = documents.iter().find(|document| document.path == review.source).expect("a document's path");
    is_said(review.author.iter().chain(&review.publisher).chain(&review.caption).chain(&review.date_published));
    assert!(review.url.iter().all(|url| leads_somewhere(url)), "{:?}", review.url);
    if let Some(grade) = &review.grade {
        assert!(grade.value.is_none_or(|value| value <= 100), "{grade:?}");
        assert!(is_written(&grade.written, document), "{grade:?} is not what the critic wrote");
    }
    blocks(&review.review_body, movie);
}

/// Whether the grade is in the document as it is written. Front matter and tables have quotes and escapes of their own, and
/// a tag of HTML in the middle of a grade is left out, so there it may be written in another way. Characters without width
/// are left out too.
fn is_written(mark: &str, document: &Document<'_>) -> bool {
    let text = String::from_utf8_lossy(document.bytes).replace(['\u{200b}', '\u{2060}', '\u{feff}'], "");
    let text: String = text.nfc().collect();
    let escaped = text.starts_with(['-', '+']) || text.contains('<') || document.path.ends_with(".csv");
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    !mark.is_empty() && (escaped || words(&text).contains(&words(mark)))
}

fn blocks(body: &[Block], movie: &Movie) {
    for block in body {
        match block {
            Block::Paragraph(children) => {
                assert!(!plain(children).trim().is_empty(), "an empty paragraph: {children:?}");
                inlines(children, movie);
            }
            Block::Quotation(children) | Block::Spoiler(children) => blocks(children, movie),
            Block::List { items, .. } => items.iter().for_each(|item| blocks(item, movie)),
        }
    }
}

fn inlines(children: &[Inline], movie: &Movie) {
    for inline in children {
        match inline {
            Inline::Text(text) => assert!(!text.is_empty(), "an empty text among {children:?}"),
            Inline::Emphasis(children) | Inline::Strong(children) | Inline::Spoiler(children) => {
                inlines(children, movie);
            }
            Inline::Link { href, children } => {
                assert!(leads_somewhere(href), "{href:?}");
                inlines(children, movie);
            }
            Inline::Person { name, text } => {
                is_said([name, text]);
                let credited =
                    movie.actors.iter().map(|actor| &actor.name).chain(&movie.directors).chain(&movie.writers);
                assert!(credited.into_iter().any(|credited| credited == name), "{name:?} is credited nowhere");
            }
        }
    }
}

/// Whether an address is one that a page may follow.
fn leads_somewhere(href: &str) -> bool {
    let small = href.to_ascii_lowercase();
    ["http://", "https://", "mailto:"].iter().any(|scheme| small.starts_with(scheme) && small.len() > scheme.len())
        && !href.contains(|c: char| c.is_control() || c.is_whitespace())
}

/// Whether the document that is read with all others has come through as it is.
fn is_sound(reading: &Reading) -> bool {
    let mut reviews = reading.movies.iter().flat_map(|movie| &movie.reviews);
    reviews.any(|review| paragraphs(&review.review_body) == ["It rings through the night."])
}

/// What was read comes out of the archive as it went in.
fn travels(movies: &[Movie], links: LinkProvider) {
    let bytes = encode(movies, links);
    let archive = Archive::open(&bytes).expect("an archive");
    assert_eq!((archive.len(), archive.links()), (movies.len(), links));
    for (at, movie) in movies.iter().enumerate() {
        assert_eq!(archive.movie(at).as_ref(), Ok(movie));
        assert_eq!(archive.find(&movie.slug).as_ref(), Ok(&Some(movie.clone())));
    }
}
