//! The page on the review language, `docs/language.md`: every example in it is read, and must be read
//! as the page says.
//!
//! ```text
//! example  =  document+ reading           fenced blocks; a reading is `toml`, a document anything else
//! row      =  form ("|" field)*           a review is put around the form, as FRAMES says for its column
//! key      =  name "|" name* "|" example "|" reading
//! label    =  language ("|" label*)*      a value is put behind every label
//! code     =  name "|" severity "|" meaning "|" paragraph* "|" advice
//! ```
//!
//! A reading has the keys of the front matter and a few more (see [`fields`]). Only what it lists is
//! compared; what the reader has to say must be listed, unless it is a note.

use film_model::{Block, Inline, Movie, Review};
use film_reader::Diagnostic;
use film_reader::{Document, Reading, Site, read};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const PAGE: &str = include_str!("../../../docs/language.md");

/// By the name of a table's first column, the review that is put around a form.
const FRAMES: [(&str, &str, &str); 8] = [
    ("first line", "a.txt", "{}\n\nIt hums all night."),
    ("whole document", "a.txt", "{}"),
    ("below the title", "a.txt", "Low Tide\n{}\n\nIt hums all night."),
    ("last line", "a.txt", "Low Tide\n\nIt hums all night.\n\n{}"),
    ("last words", "a.txt", "Low Tide\n\nIt opens at dawn.\n\nIt hums all night. {}"),
    ("among credits", "a.txt", "Low Tide\n\nIt hums all night.\n\nDirected by Mara Quill\n{}"),
    ("prose", "a.txt", "Low Tide\n\n{}\n\nDirected by Mara Quill\nWith Ira Mossley, Una Vale, Bo Law"),
    ("Markdown", "a.md", "# Low Tide\n\n{}"),
];

/// Columns that are for people only.
const REMARKS: [&str; 3] = ["why", "why not", "remark"];

/// The column of other forms of which the same is read.
const ALSO: &str = "also";

/// By the name of a column of labels, what is put behind each of them, and what is read then.
const LABELLED: [(&str, &str, &str); 9] = [
    ("directors", "Mara Quill & Ada Kiln", r#"directors = ["Mara Quill", "Ada Kiln"]"#),
    ("writers", "Mara Quill, Ada Kiln", r#"writers = ["Mara Quill", "Ada Kiln"]"#),
    ("directors and writers", "Mara Quill", "directors = [\"Mara Quill\"]\nwriters = [\"Mara Quill\"]"),
    ("cast", "Ira Mossley, Una Vale", r#"cast = ["Ira Mossley", "Una Vale"]"#),
    ("distributor", "Blue Door", r#"distributor = "Blue Door""#),
    ("runtime", "94 min", "runtime = 94"),
    ("countries", "France", r#"countries = ["France"]"#),
    ("year", "2019", "year = 2019"),
    ("grade", "8/10", r#"grade = "8/10""#),
];

/// The one thing that is told before a document is read, by who opens the files.
const OF_THE_FOLDER: &str = "unreadable";

#[derive(Default)]
struct Page {
    examples: Vec<Example>,
    tables: Vec<Table>,
    /// The anchors of the headings, and those that links lead to.
    anchors: BTreeSet<String>,
    links: BTreeSet<String>,
    /// What is wrong with the page itself.
    wrong: Vec<String>,
}

/// Documents, each with its path, and what is said to be read from them.
#[derive(Default)]
struct Example {
    line: usize,
    documents: Vec<(String, Vec<u8>)>,
    reading: String,
}

#[derive(Default)]
struct Table {
    line: usize,
    header: Vec<String>,
    rows: Vec<Vec<Cell>>,
}

#[derive(Default)]
struct Cell {
    text: String,
    /// What of it is set as code.
    code: Vec<String>,
}

impl Page {
    fn parse(text: &str) -> Page {
        let mut page = Page::default();
        let mut example = Example::default();
        let (mut block, mut row, mut cell) = (None, Vec::new(), Cell::default());
        for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
            let line = text[..range.start].lines().count() + 1;
            match event {
                Event::Start(Tag::CodeBlock(kind)) => block = Some((kind, String::new())),
                Event::End(TagEnd::CodeBlock) => {
                    let Some((CodeBlockKind::Fenced(info), content)) = block.take() else { continue };
                    if let Err(wrong) = page.block(&info, content, line, &mut example) {
                        page.wrong.push(format!("line {line}: {wrong}"));
                    }
                }
                Event::Start(Tag::Table(_)) => page.tables.push(Table { line, ..Table::default() }),
                Event::Start(Tag::TableCell | Tag::Heading { .. }) => cell = Cell::default(),
                Event::End(TagEnd::TableCell) => row.push(std::mem::take(&mut cell)),
                Event::End(TagEnd::TableHead) => {
                    let table = page.tables.last_mut().expect("a head stands in a table");
                    table.header = std::mem::take(&mut row).into_iter().map(|cell| cell.text).collect();
                }
                Event::End(TagEnd::TableRow) => {
                    let table = page.tables.last_mut().expect("a row stands in a table");
                    table.rows.push(std::mem::take(&mut row));
                }
                Event::End(TagEnd::Heading(_)) => drop(page.anchors.insert(anchor(&cell.text))),
                Event::Start(Tag::Link { dest_url, .. }) => {
                    page.links.extend(dest_url.strip_prefix('#').map(str::to_owned));
                }
                Event::Text(text) => match &mut block {
                    Some((_, content)) => content.push_str(&text),
                    None => cell.text.push_str(&text),
                },
                Event::Code(code) => {
                    cell.text.push_str(&code);
                    cell.code.push(code.into_string());
                }
                _ => {}
            }
        }
        if !example.documents.is_empty() {
            page.wrong.push("the last document has no reading".into());
        }
        page
    }

    /// Takes a block as a document of `example`, or as the reading that ends it.
    fn block(&mut self, info: &str, content: String, line: usize, example: &mut Example) -> Result<(), String> {
        let (language, path) = info.split_once(' ').unwrap_or((info, ""));
        let path = match (language, path) {
            ("toml", "") if example.documents.is_empty() => return Err("a reading of no document".into()),
            ("toml", "") => {
                let documents = std::mem::take(&mut example.documents);
                self.examples.push(Example { line, documents, reading: content });
                return Ok(());
            }
            ("text", "") => "a.txt",
            ("markdown", "") => "a.md",
            ("csv", "") => "reviews.csv",
            ("text" | "markdown" | "csv" | "toml", path) => path,
            _ => return Err(format!("a block of an unknown kind, {info:?}")),
        };
        // The line break before the fence is none of the document's.
        let content = content.strip_suffix('\n').unwrap_or(&content);
        example.documents.push((path.to_owned(), content.into()));
        Ok(())
    }
}

/// The anchor that GitHub gives a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase();
    kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).collect::<String>().replace(' ', "-")
}

/// What came of checking a page.
#[derive(Default)]
struct Checked {
    examples: usize,
    rows: usize,
    wrong: Vec<String>,
    /// Every code that an example or a row is told.
    told: BTreeSet<String>,
    /// The names of the tables of keys and of codes.
    keys: BTreeSet<String>,
    codes: BTreeSet<String>,
}

impl Checked {
    fn of(text: &str) -> Checked {
        let Page { examples, tables, anchors, links, wrong } = Page::parse(text);
        let mut checked = Checked { wrong, ..Checked::default() };
        checked.wrong.extend(links.difference(&anchors).map(|link| format!("no heading is #{link}")));
        for example in examples {
            checked.examples += 1;
            checked.compare(example.line, &example.documents, &example.reading);
        }
        for table in tables {
            for (at, row) in table.rows.iter().enumerate() {
                checked.rows += 1;
                checked.row(table.line + 2 + at, &table.header, row);
            }
        }
        checked
    }

    /// Reads `documents` and compares what `reading` lists.
    fn compare(&mut self, line: usize, documents: &[(String, Vec<u8>)], reading: &str) {
        let found = fields(documents);
        let codes = found["reported"].as_array().expect("a list").iter().filter_map(Value::as_str).map(code);
        self.told.extend(codes.map(str::to_owned));
        let expected: toml::Table = match reading.parse() {
            Ok(table) => table,
            Err(error) => return self.wrong.push(format!("line {line}: the reading is no TOML: {error}")),
        };
        if expected.is_empty() {
            self.wrong.push(format!("line {line}: the reading lists nothing"));
        }
        let mut expected = serde_json::to_value(expected).expect("TOML is JSON");
        if expected["reported"].is_null() {
            let loud = |told: &&Value| told.as_str().is_some_and(|told| !told.starts_with("note"));
            let told: Vec<&Value> = found["reported"].as_array().expect("a list").iter().filter(loud).collect();
            if !told.is_empty() {
                self.wrong.push(format!("line {line}: reported {}, which the page does not list", json!(told)));
            }
            expected.as_object_mut().expect("a table").remove("reported");
        }
        for (field, expected) in expected.as_object().expect("a table") {
            match found.get(field) {
                None => self.wrong.push(format!("line {line}: there is no field {field:?}")),
                Some(found) if !is_same(found, expected) => {
                    self.wrong.push(format!("line {line}: {field} is {expected} on the page, but {found} is read"));
                }
                Some(_) => {}
            }
        }
    }

    fn row(&mut self, line: usize, header: &[String], row: &[Cell]) {
        let header: Vec<&str> = header.iter().map(String::as_str).collect();
        let one = |path: &str, text: String| [(path.to_owned(), text.into_bytes())];
        match header[..] {
            ["key", "also called", "example", "reads as", ..] => {
                // The example is of the first key, and the same is read under its other names.
                let Some(value) = row[2].text.strip_prefix(&format!("{}:", row[0].text)) else {
                    return self.wrong.push(format!("line {line}: the example is of another key"));
                };
                let others = row[1].text.split(", ").filter(|key| !key.is_empty());
                for key in others.chain([row[0].text.as_str()]) {
                    self.keys.insert(key.to_owned());
                    let text = format!("---\n{key}:{value}\n---\nLow Tide\n\nIt hums all night.");
                    self.compare(line, &one("a.txt", text), &row[3].text);
                }
            }
            ["code", "severity", ..] => self.code(line, row),
            ["language", ..] => {
                for (field, cell) in header.iter().zip(row).skip(1) {
                    let Some((_, value, reading)) = LABELLED.iter().find(|(known, ..)| known == field) else {
                        self.wrong.push(format!("line {line}: no label is of {field:?}"));
                        continue;
                    };
                    for label in &cell.code {
                        let text = format!("Low Tide\n\nIt hums all night.\n\n{label} {value}\nRated R");
                        self.compare(line, &one("a.txt", text), &format!("{reading}\nrated = \"R\""));
                    }
                }
            }
            [frame, ..] => {
                let Some((_, path, around)) = FRAMES.iter().find(|(name, ..)| *name == frame) else {
                    return self.wrong.push(format!("line {line}: no review is put around {frame:?}"));
                };
                let is_field = |name: &str| name != ALSO && !REMARKS.contains(&name);
                let fields = header.iter().zip(row).skip(1).filter(|(name, _)| is_field(name));
                let reading: Vec<String> = fields.map(|(field, cell)| format!("{field} = {}", toml_of(cell))).collect();
                // The code of a whole document is a paragraph each; otherwise it is a line each.
                let form = row[0].code.join(if *around == "{}" { "\n\n" } else { "\n" });
                let also = header.iter().zip(row).filter(|(name, _)| **name == ALSO);
                for form in also.flat_map(|(_, cell)| &cell.code).chain([&form]) {
                    self.compare(line, &one(path, around.replace("{}", form)), &reading.join("\n"));
                }
            }
            [] => self.wrong.push(format!("line {line}: a table without columns")),
        }
    }

    /// Sees that the example of a code is told it. A code without an example of its own is told
    /// elsewhere on the page.
    fn code(&mut self, line: usize, row: &[Cell]) {
        let [code, severity, _, example, _] = row else {
            return self.wrong.push(format!("line {line}: the row has {} cells", row.len()));
        };
        self.codes.insert(code.text.clone());
        if example.code.is_empty() {
            return;
        }
        // A byte that is no UTF-8 stands on the page as it is written in programs.
        let text = example.code.join("\n\n").into_bytes();
        let text = match text.windows(4).position(|four| four == br"\xE9") {
            Some(at) => [&text[..at], b"\xe9", &text[at + 4..]].concat(),
            None => text,
        };
        let found = fields(&[("a.txt".into(), text)]);
        let expected = format!("{}[{}]", severity.text, code.text);
        if found["reported"] != json!([expected]) {
            self.wrong.push(format!("line {line}: the example reports {}, not {expected}", found["reported"]));
        }
        self.told.insert(code.text.clone());
    }
}

/// What a cell lists of a field: a number, several texts, one, or nothing.
fn toml_of(cell: &Cell) -> String {
    match &cell.code[..] {
        [] => match cell.text.parse::<u16>() {
            Ok(number) => number.to_string(),
            Err(_) if cell.text.is_empty() => "\"\"".into(),
            Err(_) => toml::Value::from(cell.text.as_str()).to_string(),
        },
        [only] => toml::Value::from(only.as_str()).to_string(),
        several => toml::Value::from(several.to_vec()).to_string(),
    }
}

/// The code in `warning[name-spelling]`.
fn code(told: &str) -> &str {
    told.split(['[', ']']).nth(1).expect("a code in brackets")
}

/// What is read from `documents`: of the first movie and its first review by the keys of the front
/// matter, with an empty text for what is not known, and of all of them what is told.
fn fields(documents: &[(String, Vec<u8>)]) -> Value {
    let mut told = Vec::new();
    let mut site = Site::default();
    let mut texts = Vec::new();
    for (path, bytes) in documents {
        match path.as_str() {
            "film-cards.toml" => site = Site::parse(&String::from_utf8_lossy(bytes), &mut told),
            path => texts.push(Document { path, bytes }),
        }
    }
    let Reading { movies, diagnostics } = read(&texts, &site);
    told.extend(diagnostics);
    let heard = |told: &Diagnostic| format!("{}[{}]", told.severity, told.code.name());

    let films: Vec<&str> = movies.iter().map(|movie| movie.slug.as_str()).collect();
    let none = (Movie::default(), Review::default());
    let movie = movies.first().unwrap_or(&none.0);
    let review = movie.reviews.first().unwrap_or(&none.1);
    let grade = review.grade.as_ref();
    let cast = movie.actors.iter().map(|actor| match &actor.character_name {
        Some(part) => format!("{} as {part}", actor.name),
        None => actor.name.clone(),
    });
    let cast: Vec<String> = cast.collect();
    let roles: Vec<&String> = cast.iter().filter(|entry| entry.contains(" as ")).collect();
    let links: Vec<String> = movie.person_links.iter().map(|(name, link)| format!("{name}: {link}")).collect();
    let mut marks = Marks::default();
    marks.of_blocks(&review.review_body);
    json!({
        "films": films,
        "title": movie.name,
        "slug": movie.slug,
        "year": or_empty(movie.year),
        "directors": movie.directors,
        "writers": movie.writers,
        "distributor": or_empty(movie.distributor.as_ref()),
        "cast": cast,
        "roles": roles,
        "countries": movie.countries_of_origin,
        "runtime": or_empty(movie.duration_minutes),
        "rated": or_empty(movie.content_rating.as_ref()),
        "links": links,
        "reviews": movie.reviews.len(),
        "average": or_empty(movie.aggregate.value),
        "author": or_empty(review.author.as_ref()),
        "publication": or_empty(review.publisher.as_ref()),
        "date": or_empty(review.date_published.as_ref()),
        "url": or_empty(review.url.as_ref()),
        "lang": or_empty(review.lang.as_ref()),
        "caption": or_empty(review.caption.as_ref()),
        "grade": or_empty(grade.map(|grade| &grade.written)),
        "scale": or_empty(grade.map(|grade| grade.scale)),
        "value": or_empty(grade.and_then(|grade| grade.value)),
        "text": film_model::paragraphs(&review.review_body),
        "kept": marks.kept.join(", "),
        "hidden": marks.hidden,
        "mentions": marks.mentions.join(", "),
        "reported": told.iter().map(heard).collect::<Vec<_>>(),
    })
}

/// A list of one, or of none, may be listed as a text.
fn is_same(found: &Value, expected: &Value) -> bool {
    match (found, expected) {
        (Value::Array(found), Value::String(text)) if text.is_empty() => found.is_empty(),
        (Value::Array(found), Value::String(_)) => found[..] == [expected.clone()],
        _ => found == expected,
    }
}

fn or_empty(value: Option<impl serde::Serialize>) -> Value {
    value.map_or(json!(""), |value| json!(value))
}

/// What a text has besides its letters.
#[derive(Default)]
struct Marks {
    kept: Vec<&'static str>,
    /// The texts of spoilers.
    hidden: Vec<String>,
    /// Who is mentioned, as written, and as credited where that is otherwise.
    mentions: Vec<String>,
}

impl Marks {
    fn keep(&mut self, mark: &'static str) {
        if !self.kept.contains(&mark) {
            self.kept.push(mark);
        }
    }

    fn of_blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(inlines) => self.of_inlines(inlines),
                Block::Quotation(inner) => {
                    self.keep("quotation");
                    self.of_blocks(inner);
                }
                Block::List { ordered, items } => {
                    self.keep(if *ordered { "numbered list" } else { "list" });
                    items.iter().for_each(|item| self.of_blocks(item));
                }
                Block::Spoiler(inner) => {
                    self.keep("spoiler");
                    self.hidden.extend(film_model::paragraphs(inner));
                    self.of_blocks(inner);
                }
            }
        }
    }

    fn of_inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(_) => {}
                Inline::Person { name, text } if name == text => self.mentions.push(text.clone()),
                Inline::Person { name, text } => self.mentions.push(format!("{text} ({name})")),
                Inline::Emphasis(inner) => {
                    self.keep("emphasis");
                    self.of_inlines(inner);
                }
                Inline::Strong(inner) => {
                    self.keep("strong");
                    self.of_inlines(inner);
                }
                Inline::Link { children, .. } => {
                    self.keep("link");
                    self.of_inlines(children);
                }
                Inline::Spoiler(inner) => {
                    self.keep("spoiler");
                    self.hidden.push(film_model::plain(inner));
                    self.of_inlines(inner);
                }
            }
        }
    }
}

#[test]
fn every_example_is_read_as_the_page_says() {
    let checked = Checked::of(PAGE);
    assert!(checked.wrong.is_empty(), "{} are wrong:\n{}", checked.wrong.len(), checked.wrong.join("\n"));
    assert!(checked.examples >= 8 && checked.rows >= 150, "{} examples, {} rows", checked.examples, checked.rows);
}

#[test]
fn every_code_is_explained_and_shown() {
    // The codes have no list of their own; their names stand in the source, an arm each.
    let source = include_str!("../src/diagnostic.rs");
    let names = source.split_once("fn name(self)").and_then(|(_, rest)| rest.split_once("\n    }\n"));
    let arms = names.expect("the names of the codes").0.lines().filter_map(|line| line.split_once("=> \""));
    let mut codes: BTreeSet<String> = arms.map(|(_, name)| name.trim_end_matches("\",").to_owned()).collect();
    assert!(codes.len() >= 18, "{codes:?}");

    let checked = Checked::of(PAGE);
    assert_eq!(checked.codes, codes);
    codes.remove(OF_THE_FOLDER);
    assert_eq!(codes.difference(&checked.told).collect::<Vec<_>>(), Vec::<&String>::new(), "are not shown");
}

#[test]
fn every_key_is_explained() {
    let text = b"---\nnothing_like_it: 1\n---\nLow Tide\n\nIt hums.";
    let reading = read(&[Document { path: "a.txt", bytes: text }], &Site::default());
    let help = reading.diagnostics[0].help.split(';').next().expect("a beginning");
    let keys = help.strip_prefix("the keys are ").expect("the help lists the keys");
    let checked = Checked::of(PAGE);
    let keys: BTreeSet<String> = keys.split(", ").map(str::to_owned).collect();
    assert_eq!(keys.difference(&checked.keys).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn a_wrong_page_is_found_out() {
    let example = "```text\nLow Tide\n\nIt hums.\n```\n\n```toml\n";
    let table = "| last line | grade | value |\n| --- | --- | --- |\n";
    for (page, wrong) in [
        (format!("{example}title = \"Ran\"\n```"), "title is \"Ran\" on the page, but \"Low Tide\" is read"),
        (format!("{example}titel = \"Low Tide\"\n```"), "there is no field \"titel\""),
        (format!("{example}```"), "the reading lists nothing"),
        (format!("{example}title\n```"), "the reading is no TOML"),
        ("```text\nLow Tide\n```".into(), "the last document has no reading"),
        ("```toml\ntitle = \"Low Tide\"\n```".into(), "a reading of no document"),
        ("```yaml\ntitle: Low Tide\n```".into(), "a block of an unknown kind"),
        ("```text\nLow Tide\n```\n```toml\ntitle = \"Low Tide\"\n```".into(), "which the page does not list"),
        (format!("{table}| `8/10` | `8/10` | 90 |"), "value is 90 on the page, but 80 is read"),
        (table.replace("value", "vale") + "| `8/10` | `8/10` | 80 |", "there is no field \"vale\""),
        (table.replace("last line", "lost line") + "| `8/10` | `8/10` | 80 |", "no review is put around"),
        ("[x](#nowhere)".into(), "no heading is #nowhere"),
    ] {
        let found = Checked::of(&page).wrong;
        assert!(found.iter().any(|found| found.contains(wrong)), "{page}\n{found:?}");
    }
    let right = Checked::of(&format!("{example}title = \"Low Tide\"\n```\n\n{table}| `8/10` | `8/10` | 80 |"));
    assert_eq!((right.examples, right.rows, right.wrong), (1, 1, Vec::<String>::new()));
    let note = "```text\nAnn Lee in Low Tide (Blue Door)\n\nIt hums.\n```\n```toml\ntitle = \"Low Tide\"\n```";
    let right = Checked::of(note);
    assert_eq!((right.wrong, right.told.len()), (Vec::<String>::new(), 1), "a note need not be listed");
}
