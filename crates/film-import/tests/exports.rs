//! Exports in the exact shape of each site, with invented reviews of invented films: which documents they become, what
//! is said about the rest, and what the reader reads in the documents.

use expect_test::expect_file;
use film_import::{Content, File, Import, Posts, Severity, import, import_with};
use film_reader::{Document, Reading, Site, read};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn bytes(path: &str) -> Vec<u8> {
    std::fs::read(fixtures().join(path)).expect("a fixture")
}

fn text(path: &str) -> String {
    String::from_utf8(bytes(path)).expect("UTF-8")
}

/// The files below a folder of the fixtures, in the order of their paths.
fn folder(path: &str) -> Vec<(String, Vec<u8>)> {
    fn collect(folder: &Path, below: &str, files: &mut Vec<(String, Vec<u8>)>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = format!("{below}{}", path.file_name().expect("a name").to_string_lossy());
            if path.is_dir() {
                collect(&path, &format!("{name}/"), files);
            } else {
                files.push((name, std::fs::read(&path).expect("a file")));
            }
        }
    }
    let mut files = Vec::new();
    collect(&fixtures().join(path), "", &mut files);
    files.sort();
    files
}

fn zipped(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        zip.start_file(path.as_str(), SimpleFileOptions::default()).expect("a file in the archive");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("an archive").into_inner()
}

fn one(name: &str, bytes: &[u8]) -> Import {
    import(&[File::new(name, bytes)])
}

/// Everything that an import gives, for a comparison with a file.
fn shown(import: &Import) -> String {
    let mut out = String::new();
    for source in &import.sources {
        let _ = writeln!(out, "{}: {}", source.name, source.kind);
    }
    for note in &import.notes {
        let line = note.line.map(|line| format!(":{line}")).unwrap_or_default();
        let _ = writeln!(out, "{}{line}: {}: {}", note.source, note.severity, note.message);
        if !note.help.is_empty() {
            let _ = writeln!(out, "help: {}", note.help);
        }
    }
    for document in &import.documents {
        let _ = write!(out, "\n=== {}\n{}", document.name, document.text);
    }
    out.push_str("\n=== what is read\n");
    let reading = read_again(import);
    for movie in &reading.movies {
        for review in &movie.reviews {
            let grade = review.grade.as_ref();
            let graded = grade.map(|grade| format!("{} ({:?}, {:?})", grade.written, grade.scale, grade.value));
            let _ = writeln!(
                out,
                "{}: {} {:?}; {:?}; {:?}; {:?}; {} paragraphs; {:?}; {:?}",
                review.source,
                movie.name,
                movie.year,
                review.author.as_deref().unwrap_or_default(),
                review.date_published.as_deref().unwrap_or_default(),
                graded.unwrap_or_default(),
                film_model::paragraphs(&review.review_body).len(),
                review.url.as_deref().unwrap_or_default(),
                movie.directors,
            );
        }
    }
    for diagnostic in &reading.diagnostics {
        let _ = writeln!(out, "{}", diagnostic.headline(""));
    }
    out
}

fn read_again(import: &Import) -> Reading {
    let documents = import.documents.iter();
    let documents: Vec<Document<'_>> =
        documents.map(|document| Document { path: &document.name, bytes: document.text.as_bytes() }).collect();
    read(&documents, &Site::default())
}

fn names(import: &Import) -> Vec<&str> {
    import.documents.iter().map(|document| document.name.as_str()).collect()
}

#[test]
fn letterboxd() {
    let files = folder("letterboxd");
    let from_zip = one("letterboxd.zip", &zipped(&files));
    expect_file!["expected/letterboxd.txt"].assert_eq(&shown(&from_zip));
    let unpacked = import(&[File { name: "letterboxd", content: Content::Folder(&files) }]);
    assert_eq!(unpacked.documents, from_zip.documents, "browsers unpack what they download");
    let nested: Vec<_> = files.iter().map(|(path, bytes)| (format!("letterboxd-ann/{path}"), bytes.clone())).collect();
    assert_eq!(one("letterboxd.zip", &zipped(&nested)).documents, from_zip.documents, "a folder around it");
}

#[test]
fn each_table_of_letterboxd_by_itself() {
    let of = |table: &str| one(table, &bytes(&format!("letterboxd/{table}")));
    assert_eq!(
        names(&of("ratings.csv")),
        [
            "ada-bo-and-the-kiln.md",
            "low-tide-2023.md",
            "low-tide.md",
            "nine-umbrellas.md",
            "salt-and-sons.md",
            "the-switchboard.md"
        ]
    );
    assert_eq!(names(&of("diary.csv")), ["low-tide.md", "nine-umbrellas.md", "salt-and-sons.md", "the-switchboard.md"]);
    let diary = of("diary.csv");
    let salt = diary.documents.iter().find(|document| document.name == "salt-and-sons.md").expect("a document");
    assert!(salt.text.contains("grade: \"3/5 stars\""), "the last rating: {}", salt.text);
    assert_eq!(names(&of("watched.csv")), [""; 0]);
    assert_eq!(of("watched.csv").notes[0].message, "not written: 4 films that were watched, without rating or review");
}

#[test]
fn a_review_is_the_same_as_in_the_table() {
    let table = text("letterboxd/reviews.csv");
    let direct = read(&[Document { path: "reviews.csv", bytes: table.as_bytes() }], &Site::default());
    let again = read_again(&one("reviews.csv", table.as_bytes()));
    let reviews = |reading: &Reading| {
        let reviews = reading.movies.iter().flat_map(|movie| {
            movie.reviews.iter().map(|review| {
                let value = review.grade.as_ref().and_then(|grade| grade.value);
                let day = review.date_published.clone();
                (movie.name.clone(), movie.year, day, value, review.url.clone(), review.review_body.clone())
            })
        });
        let mut reviews: Vec<_> = reviews.collect();
        reviews.sort_by_key(|review| (review.0.clone(), review.2.clone()));
        reviews
    };
    assert_eq!(reviews(&again).len(), 5);
    assert_eq!(reviews(&again), reviews(&direct));
}

#[test]
fn a_table_to_be_imported_into_letterboxd() {
    expect_file!["expected/import-format.txt"].assert_eq(&shown(&one("films.csv", &bytes("import-format.csv"))));
}

#[test]
fn imdb() {
    expect_file!["expected/imdb-today.txt"].assert_eq(&shown(&one("ratings.csv", &bytes("imdb-today.csv"))));
    expect_file!["expected/imdb-older.txt"].assert_eq(&shown(&one("ratings.csv", &bytes("imdb-older.csv"))));
}

#[test]
fn wordpress() {
    let name = "thenorthreel.WordPress.2026-11-26.xml";
    let export = bytes("wordpress.xml");
    let imported = one(name, &export);
    expect_file!["expected/wordpress.txt"].assert_eq(&shown(&imported));
    let all = import_with(&[File::new(name, &export)], Posts::All);
    assert_eq!(names(&all), ["low-tide.md", "the-switchboard.md", "we-have-a-new-oven.md"]);
    let packed = one("wordpress.zip", &zipped(&[(name.to_owned(), export)]));
    assert_eq!(packed.documents, imported.documents);
}

#[test]
fn ghost() {
    expect_file!["expected/ghost.txt"].assert_eq(&shown(&one("the-north-reel.ghost.json", &bytes("ghost.json"))));
}

#[test]
fn substack() {
    expect_file!["expected/substack.txt"].assert_eq(&shown(&one("export.zip", &zipped(&folder("substack")))));
}

/// What Excel makes of a table: semicolons, commas in numbers, UTF-16 or a byte order mark.
#[test]
fn tables_that_excel_has_saved() {
    let expected = one("ratings.csv", &bytes("letterboxd/ratings.csv")).documents;
    let table = text("letterboxd/ratings.csv").replace("\"Ada, Bo and the Kiln\"", "Ada| Bo and the Kiln");
    let utf_16 = |text: &str| -> Vec<u8> {
        [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    };
    for separator in [';', '\t'] {
        let saved: String = table
            .lines()
            .map(|line| {
                let (rest, rating) = line.rsplit_once(',').expect("a rating");
                let rest = rest.replace(',', &separator.to_string()).replace('|', ",");
                format!("{rest}{separator}{}\r\n", rating.replace('.', ","))
            })
            .collect();
        let with_mark = [b"\xef\xbb\xbf".as_slice(), saved.as_bytes()].concat();
        for bytes in
            [saved.clone().into_bytes(), with_mark, utf_16(&saved), utf_16(&format!("sep={separator}\r\n{saved}"))]
        {
            let imported = one("ratings.csv", &bytes);
            assert_eq!(imported.documents, expected, "{separator:?}");
            assert_eq!(imported.count(Severity::Error), 0, "{:?}", imported.notes);
        }
    }
}

fn only_note(import: &Import) -> (&str, &str) {
    let [note] = &import.notes[..] else { panic!("one note: {:?}", import.notes) };
    assert!(!note.help.is_empty(), "{note:?} says what to do");
    (&note.source, &note.message)
}

#[test]
fn what_is_no_export_is_a_sentence() {
    for (name, bytes, message) in [
        ("a.csv", &b""[..], "the file is empty"),
        ("a.csv", b" \r\n\r\n", "the file is empty"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "the file is no export that is known: it holds no text"),
        ("a.csv", b"Low Tide\n", "the file is no export that is known: it begins with no row of column names"),
        (
            "a.csv",
            b"userId,movieId\n1,2\n",
            "the file is no export that is known: its columns are those of no known export",
        ),
        (
            "a.xml",
            b"<rss><channel/></rss>",
            "the file is no export that is known: it is XML, but not an export of WordPress",
        ),
        ("a.json", b"{\"a\": 1}", "the file is no export that is known: it is JSON, but not an export of Ghost"),
        ("a.json", b"{\"db\": [", "the JSON is broken: EOF while parsing a list at line 1 column 8"),
        ("a.xml.gz", b"\x1f\x8b\x08\0\0\0", "the file is packed with gzip"),
        (
            "a.zip",
            b"PK\x03\x04 and nothing else",
            "the zip archive cannot be opened: invalid Zip archive: Could not find EOCD",
        ),
    ] {
        let imported = one(name, bytes);
        assert_eq!(only_note(&imported), (name, message));
        assert_eq!(imported.count(Severity::Error), 1);
        assert!(imported.documents.is_empty() && imported.sources.is_empty());
    }
    let empty = one("a.zip", &zipped(&[("a.png".into(), vec![1])]));
    assert_eq!(only_note(&empty), ("a.zip", "the archive holds no file of an export that is known"));
    let nested = "[".repeat(100_000);
    assert!(only_note(&one("a.json", nested.as_bytes())).1.starts_with("the JSON is broken: recursion limit exceeded"));
}

#[test]
fn a_row_that_cannot_be_read_costs_itself_only() {
    let table = "Name,Year,Letterboxd URI,Rating,Review\n\
                 Low Tide,2023,https://boxd.it/1,4,Wet.\n\
                 Kiln,2019,https://boxd.it/2,4,\"It stops in the middle\n\
                 The Pier,2020,https://boxd.it/3,3,It creaks.\n\
                 ,2020,https://boxd.it/4,3,Whose?\n\
                 Quay,twenty,https://boxd.it/5,nine,It \"sinks\", slowly.\n\
                 Rope,twenty,https://boxd.it/6,nine,It holds.\n";
    let imported = one("reviews.csv", table.as_bytes());
    assert_eq!(names(&imported), ["low-tide.md", "rope.md", "the-pier.md"]);
    let told: Vec<_> = imported.notes.iter().map(|note| (note.line, note.severity, note.message.as_str())).collect();
    assert_eq!(
        told,
        [
            (Some(3), Severity::Error, "a quotation is closed before its field ends"),
            (Some(5), Severity::Error, "the row names no film"),
            (Some(6), Severity::Error, "the row has 6 of 5 fields"),
            (Some(7), Severity::Warning, "\"twenty\" is no year, so \"Rope\" has none"),
            (Some(7), Severity::Warning, "\"nine\" is no rating, so \"Rope\" has no grade"),
        ]
    );
}

#[test]
fn archives_that_mean_harm_are_a_sentence() {
    let table = bytes("letterboxd/ratings.csv");
    let outside = zipped(&[
        ("../ratings.csv".into(), table.clone()),
        ("/etc/ratings.csv".into(), table.clone()),
        ("C:\\ratings.csv".into(), table.clone()),
        ("ratings.csv".into(), bytes("letterboxd/ratings.csv")),
    ]);
    let imported = one("a.zip", &outside);
    assert_eq!(imported.documents.len(), 6, "the rest is read");
    let told: Vec<_> = imported.notes.iter().map(|note| (note.source.as_str(), note.message.as_str())).collect();
    let message = "the path leads out of the archive, so the file is not read";
    assert_eq!(
        told,
        [("a.zip/../ratings.csv", message), ("a.zip//etc/ratings.csv", message), ("a.zip/C:\\ratings.csv", message)]
    );

    let mut nested = zipped(&[("ratings.csv".into(), table)]);
    for _ in 0..2 {
        nested = zipped(&[("in.zip".into(), nested)]);
    }
    assert_eq!(
        only_note(&one("a.zip", &nested)),
        ("a.zip/in.zip/in.zip", "the archive lies in an archive within an archive")
    );
}

#[test]
fn a_broken_post_costs_itself_only() {
    let export = text("wordpress.xml");
    let whole = one("a.xml", export.as_bytes());
    let of_second = whole.documents.iter().filter(|document| document.name == "the-switchboard.md");
    let of_second: Vec<_> = of_second.cloned().collect();

    let broken = export.replacen("<wp:post_id>11</wp:post_id>", "<![CDAT[ <wp:post_id", 1);
    let imported = one("a.xml", broken.as_bytes());
    assert_eq!((imported.documents, of_second.len()), (of_second.clone(), 1), "{:?}", imported.notes);
    let error = &imported.notes[0];
    assert_eq!((error.severity, error.line), (Severity::Error, Some(53)), "{error:?}");

    let end = export.find("Nobody has ever").expect("the second post");
    let cut = one("a.xml", &export.as_bytes()[..end]);
    assert_eq!(names(&cut), ["low-tide.md"]);
    assert_eq!(cut.count(Severity::Error), 1, "{:?}", cut.notes);

    let laughs = export
        .replacen("<rss", "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>\n<rss", 1)
        .replacen("The Switchboard", "The Switchboard &b;", 1);
    let imported = one("a.xml", laughs.as_bytes());
    assert_eq!(imported.documents.len(), 2);
    assert_eq!(imported.notes[0].message, "the file defines entities of its own, which are not expanded");

    let deep = export.replacen("<wp:post_id>11</wp:post_id>", &"<a>".repeat(100_000), 1);
    let imported = one("a.xml", deep.as_bytes());
    assert_eq!(imported.documents, of_second);
    assert_eq!(imported.notes[0].message, "more than 64 elements stand within each other");
}

#[test]
fn old_encodings_are_read_and_said() {
    let table = "Const,Your Rating,Title,Year\ntt1,8,Amélie’s Cousin,2001\n";
    let bytes: Vec<u8> = table
        .chars()
        .map(|c| match c {
            'é' => 0xe9,
            '’' => 0x92,
            c => u8::try_from(u32::from(c)).expect("ASCII"),
        })
        .collect();
    let imported = one("ratings.csv", &bytes);
    assert!(imported.documents[0].text.contains("title: \"Amélie’s Cousin\""), "{:?}", imported.documents);
    assert_eq!(only_note(&imported), ("ratings.csv", "the file is not UTF-8 and was read as windows-1252"));
}

#[test]
fn the_same_files_give_the_same_documents() {
    let (ratings, reviews) = (bytes("letterboxd/ratings.csv"), bytes("letterboxd/reviews.csv"));
    let files = [File::new("ratings.csv", &ratings), File::new("reviews.csv", &reviews)];
    let turned = [files[1], files[0]];
    assert_eq!(import(&files).documents, import(&turned).documents);
    let twice = [files[0], files[0], files[1]];
    assert_eq!(import(&twice).documents, import(&files).documents, "a file that is given twice");
}

/// Files that were cut off or damaged on their way cost something, and never the program.
#[test]
fn damaged_files_do_no_harm() {
    let whole = [
        ("a.csv", bytes("letterboxd/reviews.csv")),
        ("a.csv", bytes("imdb-older.csv")),
        ("a.xml", bytes("wordpress.xml")),
        ("a.json", bytes("ghost.json")),
        ("a.zip", zipped(&folder("substack"))),
        ("a.zip", zipped(&folder("letterboxd"))),
    ];
    let mut chance = 1u32;
    let mut next = |below: usize| {
        chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (chance >> 8) as usize % below
    };
    for (name, whole) in &whole {
        let all = one(name, whole).documents.len();
        for _ in 0..150 {
            let cut = one(name, &whole[..next(whole.len())]);
            assert!(cut.documents.len() <= all, "{name}");
            let mut damaged = whole.clone();
            for _ in 0..=next(8) {
                let at = next(damaged.len());
                damaged[at] = [b'<', b'"', b'\n', b'&', 0, 0xff, b'{', b']'][next(8)];
            }
            let import = one(name, &damaged);
            assert!(import.documents.iter().all(|document| document.text.starts_with("---\ntitle: \"")), "{name}");
        }
    }
}
