//! Thousands of broken documents. None may panic the reader; each is either read or reported with an error at a place
//! that exists; the good document beside it keeps its review; and whatever is read travels whole.
//!
//! The documents are the fixtures with pieces cut out, put in and swapped by a generator that always
//! does the same, so that what fails once fails again.

use film_archive::{Archive, encode};
use film_model::paragraphs;
use film_reader::diagnostic::{Code, Diagnostic, Severity};
use film_reader::{Document, Site, read, render};
use std::path::Path;

/// How many documents each of two tests tries, side by side; a debug build takes some ten seconds for them.
const DOCUMENTS: usize = 10_000;

/// What a document is made of, and what it is not.
const PIECES: [&str; 44] = [
    "**",
    "||",
    "* ",
    "> ",
    "- ",
    "---\n",
    "+++\n",
    "title: ",
    "cast: [",
    "★",
    "½",
    "☆",
    "Grade: ",
    "Rating: ",
    "Directed by ",
    "With ",
    " and ",
    "(",
    ")",
    "[",
    "](",
    "\n\n",
    "\n",
    ". ",
    "’s ",
    "“",
    "\u{a0}",
    "e\u{301}",
    "東",
    "🎬",
    "8/10",
    "120 min",
    "Rated R",
    "USA/",
    "Jr.",
    "\"",
    ":",
    "{",
    "&",
    "\u{202e}",
    "\r\n",
    " in X (Y)",
    "A-",
    "— ",
];

/// Xorshift: numbers that look like chance and are always the same.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

fn fixtures() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut paths: Vec<_> = ["ok", "err"]
        .iter()
        .flat_map(|name| std::fs::read_dir(folder.join(name)).expect("the fixtures"))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt" || extension == "md"))
        .collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).expect("a fixture")).collect()
}

fn mutate(document: &mut Vec<u8>, fixtures: &[Vec<u8>], numbers: &mut Numbers) {
    let at = numbers.below(document.len() + 1);
    match numbers.below(4) {
        0 => {
            let piece = PIECES[numbers.below(PIECES.len())].repeat(1 + numbers.below(4));
            document.splice(at..at, piece.bytes());
        }
        1 => {
            let end = (at + numbers.below(40)).min(document.len());
            document.drain(at..end);
        }
        2 if at < document.len() => document[at] = numbers.below(256) as u8,
        _ => {
            let other = &fixtures[numbers.below(fixtures.len())];
            let from = numbers.below(other.len() + 1);
            let part = &other[from..(from + numbers.below(200)).min(other.len())];
            document.splice(at..at, part.iter().copied());
        }
    }
}

fn lossy(document: &[u8]) -> String {
    String::from_utf8_lossy(document).into_owned()
}

/// Asserts that a diagnostic names one of the documents and a line and column in it, and prints as
/// `path:line:column: severity[code]: message`, with something to do at the end.
fn is_at_a_place_that_exists(diagnostic: &Diagnostic, documents: &[Document<'_>]) {
    let Diagnostic { source, line, column, severity, code, message, help, .. } = diagnostic;
    let document = documents.iter().find(|document| document.path == source);
    let text = lossy(document.unwrap_or_else(|| panic!("{source} is none of the documents")).bytes);
    let lines: Vec<&str> = text.split('\n').collect();
    let on_line = lines.get(*line as usize - 1).unwrap_or_else(|| panic!("{diagnostic} is below the end of {text}"));
    assert!(*column as usize <= on_line.chars().count() + 1, "{diagnostic} is beyond the end of its line in {text}");
    let own = document.expect("it was found").text();
    assert!(own.get(diagnostic.span.clone()).is_some(), "{diagnostic} has a span outside its text");
    let printed = render::printed(diagnostic, &own);
    let head = format!("{source}:{line}:{column}: {severity}[{}]: {message}", code.name());
    assert!(printed.starts_with(&head) && printed.trim_end().ends_with(&format!("help: {help}")), "{printed}");
}

#[test]
fn no_document_breaks_the_reader() {
    try_documents(Numbers(0x9e37_79b9_7f4a_7c15));
}

#[test]
fn no_other_document_breaks_the_reader() {
    try_documents(Numbers(0xbf58_476d_1ce4_e5b9));
}

fn try_documents(mut numbers: Numbers) {
    let fixtures = fixtures();
    let good = b"A Quiet Weir (1987)\n\nNothing else drips like it.\n\nWith Ira Moss, Una Vale";
    for _ in 0..DOCUMENTS {
        let mut document = fixtures[numbers.below(fixtures.len())].clone();
        for _ in 0..=numbers.below(8) {
            mutate(&mut document, &fixtures, &mut numbers);
        }
        let path = ["a.md", "a.txt"][numbers.below(2)];
        let documents = [Document { path, bytes: &document }, Document { path: "b.txt", bytes: good }];
        let reading = read(&documents, &Site::default());
        reading.diagnostics.iter().for_each(|diagnostic| is_at_a_place_that_exists(diagnostic, &documents));
        let reviews = |path: &str| {
            let all = reading.movies.iter().flat_map(|movie| &movie.reviews);
            all.filter(|review| review.source == path).collect::<Vec<_>>()
        };
        let is_reported = reading.diagnostics.iter().any(|diagnostic| {
            // A draft is left out, and the note says so.
            diagnostic.source == path && (diagnostic.severity == Severity::Error || diagnostic.code == Code::Draft)
        });
        assert!(is_reported || !reviews(path).is_empty(), "{path} is lost and not reported: {}", lossy(&document));
        let good = reviews("b.txt");
        assert!(
            good.len() == 1 && paragraphs(&good[0].review_body) == ["Nothing else drips like it."],
            "b.txt lost its review beside {}",
            lossy(&document)
        );
        let bytes = encode(&reading.movies, Default::default());
        let archive = Archive::open(&bytes).expect("an archive");
        for movie in &reading.movies {
            assert_eq!(archive.find(&movie.slug).as_ref(), Ok(&Some(movie.clone())));
        }
    }
}
