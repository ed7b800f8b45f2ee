//! How the time of reading grows with a document that somebody made nasty: a million brackets, one
//! line of ten megabytes, ten thousand credits.
//!
//! Each shape is read at five sizes, and the table shows bytes a second. Where they stay about the
//! same from one size to the next the time is linear; where they fall by the factor by which the
//! size grows, it is quadratic. `cargo xtask bench` prints the table.

use divan::Bencher;
use divan::counter::BytesCount;
use film_reader::{Document, Site, read};
use std::fmt;

fn main() {
    divan::main();
}

/// How an export of reviews opens.
const EXPORT: &str = "Name,Year,Review\n";

/// About how many bytes of a shape are read. All are told in kilobytes, by which divan orders them.
#[derive(Clone, Copy)]
struct Size(usize);

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} KB", self.0 / 1_000)
    }
}

const SIZES: [Size; 5] = [Size(1_000), Size(10_000), Size(100_000), Size(1_000_000), Size(10_000_000)];

/// The documents of a shape, with their paths.
type Documents = Vec<(String, Vec<u8>)>;

/// Defines the shapes: a name, and the documents as a function of the size.
macro_rules! shapes {
    ($($name:ident = $documents:expr;)*) => {
        $(
            #[divan::bench(args = SIZES, sample_count = 20, sample_size = 1, max_time = 1)]
            fn $name(bencher: Bencher<'_, '_>, size: Size) {
                measure(bencher, $documents(size.0));
            }
        )*
    };
}

fn measure(bencher: Bencher<'_, '_>, owned: Documents) {
    let documents: Vec<Document<'_>> = owned.iter().map(|(path, bytes)| Document { path, bytes }).collect();
    let bytes: usize = owned.iter().map(|(_, bytes)| bytes.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| read(divan::black_box(&documents), &Site::default()));
}

shapes! {
    // Marks that open and never close.
    brackets_round = |size| text(&filled("(", size));
    brackets_round_behind_a_name = |size| text(&with_cast(2, &filled("Pia (", size)));
    brackets_square = |size| text(&filled("[", size));
    brackets_square_in_markdown = |size| markdown(&filled("[", size));
    pictures_in_markdown = |size| markdown(&filled("![", size));
    links_in_markdown = |size| markdown(&filled("[a](", size));
    links_that_lead_somewhere = |size| markdown(&filled("[a](https://a.example) ", size));
    link_definitions = |size| markdown(&numbered(size, |n| format!("[a{n}]: https://a.example/{n}\n\n[a{n}] ")));
    asterisks = |size| markdown(&filled("*", size));
    asterisks_by_turns = |size| markdown(&filled("*a **b ", size));
    asterisks_around_words = |size| markdown(&filled("*a* **b** ", size));
    underscores = |size| markdown(&filled("_a __b ", size));
    backticks = |size| markdown(&growing("`", size));
    tags = |size| markdown(&filled("<a ", size));
    comments = |size| markdown(&filled("a <!-- ", size));
    entities = |size| markdown(&filled("&amp;&", size));
    backslashes = |size| markdown(&filled("\\", size));
    quotations = |size| markdown(&filled(">", size));
    quotations_deeper_and_deeper = |size| markdown(&deeper("> ", size));
    lists = |size| markdown(&filled("- ", size));
    lists_numbered = |size| markdown(&filled("1. ", size));
    lists_of_many = |size| markdown(&filled("- a\n", size));
    lists_deeper_and_deeper = |size| markdown(&deeper("  ", size).replace("x", "- x"));
    rules_in_markdown = |size| markdown(&filled("- - -\n", size));
    headings = |size| markdown(&filled("# Heading\n", size));
    headings_underlined = |size| markdown(&filled("A\n=\n", size));
    fences_of_code = |size| markdown(&growing("`", size).replace(' ', "\n"));
    spoilers = |size| text(&filled("||", size));
    spoilers_in_markdown = |size| markdown(&filled("||", size));
    spoilers_with_words = |size| text(&filled("a || b ", size));
    spoilers_among_emphasis = |size| markdown(&filled("|| *a ||* ", size));

    // One line.
    one_line_of_words = |size| text(&filled("it hums and stops, ", size));
    one_line_of_letters = |size| text(&filled("a", size));
    one_line_of_capitals = |size| text(&filled("A", size));
    one_line_of_names = |size| text(&filled("Ira Moss ", size));
    one_line_of_capital_words = |size| text(&filled("THE FERRY ", size));
    one_line_of_full_stops = |size| text(&filled(".", size));
    one_line_of_sentences = |size| text(&filled("It hums. ", size));
    one_line_of_quotation_marks = |size| text(&filled("“\"’", size));
    one_line_of_digits = |size| text(&filled("1", size));
    one_line_of_commas = |size| text(&filled(",", size));
    one_line_of_colons = |size| text(&filled("a: ", size));
    one_line_of_slashes = |size| text(&filled("1/2/", size));
    one_line_of_hyphens = |size| text(&filled("—-–−", size));
    one_line_of_spaces = |size| text(&format!("a{}b", filled(" ", size)));
    one_line_of_hard_spaces = |size| text(&format!("a{}b", filled("\u{a0}", size)));
    first_line_of_words = |size| alone("txt", &filled("it hums and stops, ", size));
    first_line_of_letters = |size| alone("txt", &filled("a", size));
    first_line_of_capitals = |size| alone("txt", &filled("A", size));
    first_line_of_capital_words = |size| alone("txt", &filled("THE FERRY ", size));
    first_line_of_brackets = |size| alone("txt", &format!("A {}", filled("(2018) ", size)));
    first_line_of_open_brackets = |size| alone("txt", &filled("A (", size));
    first_line_of_captions = |size| alone("txt", &filled("Ira Moss in A (B) ", size));
    first_line_of_quotations = |size| alone("txt", &filled("“A” ", size));

    // Many lines.
    blank_lines = |size| text(&filled("\n", size));
    blank_lines_only = |size| alone("txt", &filled("\r\n", size));
    short_lines = |size| text(&filled("a\n", size));
    short_paragraphs = |size| text(&filled("a.\n\n", size));
    short_paragraphs_in_markdown = |size| markdown(&filled("a.\n\n", size));
    carriage_returns = |size| text(&filled("a\r", size));
    pictures_before_the_prose = |size| alone("md", &filled("![a](b)\n", size));
    captions_before_the_prose = |size| alone("txt", &filled("Ira Moss in The Long Ferry (North Quay)\n", size));
    bylines_before_the_prose = |size| alone("txt", &filled("By Mara Quill\n", size));
    titles_before_the_prose = |size| alone("txt", &filled("The Long Ferry\n", size));
    headings_before_the_prose = |size| alone("md", &filled("# The Long Ferry\n\n", size));
    tails = |size| text(&filled("Related content:\n\n", size));
    tails_within_lines = |size| text(&filled("READ MORE: Share on ", size));

    // Grades.
    grade_lines = |size| text(&filled("Grade: A-\n", size));
    grade_paragraphs = |size| text(&filled("Grade: A-\n\n", size));
    grade_paragraphs_that_are_none = |size| text(&numbered(size, |n| format!("Grade: {n}/3\n\n")));
    grade_labels_on_one_line = |size| text(&filled("Grade: ", size));
    grades_on_one_line = |size| text(&filled("8/10 ", size));
    grade_in_words = |size| text(&filled("three and a half stars out of ", size));
    grade_of_many_stars = |size| text(&filled("★", size));
    grade_of_many_asterisks = |size| text(&filled("*", size));
    rows_of_stars = |size| text(&filled("★★★☆☆\n\n", size));
    rows_of_stars_without_denominator = |size| text(&filled("★★★½\n\n", size));
    percentages = |size| text(&filled("85% ", size));
    thumbs = |size| text(&filled("two thumbs up ", size));

    // Credits.
    credit_lines_of_directors = |size| text(&numbered(size, |n| format!("Directed by {}\n", name(n))));
    credit_lines_of_casts = |size| text(&numbered(size, |n| format!("With {}\n", name(n))));
    credit_lines_all_the_same = |size| text(&filled("Directed by Bo Lindqvist\n", size));
    credit_paragraphs = |size| text(&numbered(size, |n| format!("Written by {}\n\n", name(n))));
    credits_run_together = |size| text(&filled("Directed by Bo Lindqvist. Norway. 90 min. Rated R. ", size));
    credits_run_together_of_names = |size| text(&numbered(size, |n| format!("With {}. ", name(n))));
    credit_labels = |size| text(&filled("Directed by ", size));
    credit_labels_with_colons = |size| text(&filled("Director: ", size));
    cast_on_one_line = |size| text(&format!("With {}", numbered(size, |n| format!("{}, ", name(n)))));
    cast_with_parts = |size| text(&format!("With {}", numbered(size, |n| format!("{} as Pia, ", name(n)))));
    cast_with_brackets = |size| text(&format!("Starring: {}", numbered(size, |n| format!("{} (Pia), ", name(n)))));
    cast_of_suffixes = |size| text(&format!("With Ira Moss{}", filled(", Jr.", size)));
    writers_and_writers = |size| text(&format!("Written by Ira Moss{}", filled(" and Una Vale", size)));
    writers_based_on = |size| text(&format!("Written by Ira Moss{}", filled(", based on", size)));
    countries = |size| text(&filled("USA/Belgium/", size));
    countries_of_words = |size| text(&format!("USA. {}", filled("South ", size)));
    running_times = |size| text(&filled("1h 52m ", size));
    certificates = |size| text(&filled("Rated PG-13 for ", size));

    // People in the prose.
    roles = |size| text(&with_cast(300, &numbered(size, |n| format!("Pia ({}) ", name(n % 300)))));
    roles_by_surname = |size| text(&with_cast(300, &filled("Pia (Moss) ", size)));
    roles_of_strangers = |size| text(&with_cast(300, &numbered(size, |n| format!("Pia ({}) ", name(n + 300)))));
    roles_of_a_growing_cast = |size| text(&with_cast(size / 40, &numbered(size / 2, |n| format!("P ({}) ", name(n)))));
    names_credited = |size| text(&with_cast(300, &numbered(size, |n| format!("{} ", name(n % 300)))));
    names_of_a_growing_cast = |size| text(&with_cast(size / 40, &numbered(size / 2, |n| format!("{} ", name(n)))));
    names_misspelt = |size| text(&with_cast(300, &numbered(size, |n| format!("{}x ", name(n % 300)))));
    names_misspelt_differently = |size| text(&with_cast(30, &numbered(size, misspelling)));
    names_misspelt_a_paragraph_each =
        |size| text(&with_cast(30, &numbered(size, |n| format!("{}\n\n", misspelling(n)))));
    namesakes = |size| text(&with_namesakes(&filled("Moss ", size)));
    namesakes_with_first_names = |size| text(&with_namesakes(&numbered(size, |n| format!("{} Moss ", word(n)))));
    namesakes_misspelt = |size| text(&with_namesakes(&filled("Baca Mosss ", size)));
    possessives = |size| text(&with_cast(2, &format!("Pia (Bo Moss). {}", filled("Wilde’s Pia ", size))));
    possessives_of_many =
        |size| text(&with_cast(2, &format!("Pia (Bo Moss). {}", numbered(size, |n| format!("{}’s Pia ", word(n))))));
    possessives_of_nothing = |size| text(&with_cast(2, &filled("’s ", size)));

    // Front matter.
    yaml_of_many_keys = |size| front("---", &numbered(size, |n| format!("key{n}: value\n")));
    yaml_of_many_keys_on_one_line = |size| front("---", &format!("{{{}}}\n", numbered(size, |n| format!("k{n}: v, "))));
    yaml_of_nested_lists = |size| front("---", &format!("cast: {}\n", filled("[", size)));
    yaml_of_nested_lists_closed =
        |size| front("---", &format!("cast: {}{}\n", filled("[", size / 2), filled("]", size / 2)));
    yaml_of_nested_tables = |size| front("---", &format!("cast: {}\n", filled("{a: ", size)));
    yaml_of_nested_keys = |size| front("---", &format!("{}\n", filled("? ", size)));
    yaml_of_nested_dashes = |size| front("---", &format!("cast:\n  {}\n", filled("- ", size)));
    yaml_deeper_and_deeper = |size| front("---", &deeper(" ", size).replace("x", "a:"));
    yaml_of_aliases = |size| front("---", &aliases(size));
    yaml_of_aliases_of_one = |size| front("---", &format!("a: &a [x]\ntags: [{}]\n", filled("*a, ", size)));
    yaml_of_anchors = |size| front("---", &numbered(size, |n| format!("k{n}: &a{n} v\n")));
    yaml_of_tags = |size| front("---", &format!("title: {}\n", filled("!a ", size)));
    yaml_of_quotes = |size| front("---", &format!("title: \"{}\n", filled("\\\"", size)));
    yaml_of_one_long_text = |size| front("---", &format!("title: |\n{}", filled("  it hums\n", size)));
    yaml_of_one_long_title = |size| front("---", &format!("title: {}\n", filled("it hums ", size)));
    yaml_of_one_long_key = |size| front("---", &format!("{}: a\n", filled("a", size)));
    yaml_of_comments = |size| front("---", &filled("# a\n", size));
    yaml_of_a_long_cast = |size| front("---", &format!("cast:\n{}", numbered(size, |n| format!("  - {}\n", name(n)))));
    yaml_of_one_key_again_and_again = |size| front("---", &filled("title: a\n", size));
    yaml_never_closed = |size| alone("md", &format!("---\n{}", filled("title: a\n", size)));
    toml_of_many_keys = |size| front("+++", &numbered(size, |n| format!("key{n} = 1\n")));
    toml_of_many_keys_on_one_line =
        |size| front("+++", &format!("extra = {{ {} a = 1 }}\n", numbered(size, |n| format!("k{n} = 1, "))));
    toml_of_nested_lists = |size| front("+++", &format!("cast = {}\n", filled("[", size)));
    toml_of_nested_tables = |size| front("+++", &format!("cast = {}\n", filled("{a=", size)));
    toml_of_dotted_keys = |size| front("+++", &format!("{}a = 1\n", filled("a.", size)));
    toml_of_dotted_tables = |size| front("+++", &format!("[{}a]\n", filled("a.", size)));
    toml_of_tables = |size| front("+++", &numbered(size, |n| format!("[a.b{n}]\n")));
    toml_of_a_long_cast = |size| front("+++", &numbered(size, |n| format!("[[cast]]\nname = \"{}\"\n", name(n))));
    toml_of_errors = |size| front("+++", &filled("= ", size));
    toml_of_one_long_title = |size| front("+++", &format!("title = \"{}\"\n", filled("it hums ", size)));
    toml_never_closed = |size| alone("md", &format!("+++\n{}", filled("title = 1\n", size)));

    // Writing systems, and what is none.
    combining_marks = |size| text(&format!("e{}", filled("\u{301}", size)));
    combining_marks_by_turns = |size| text(&filled("e\u{323}\u{301}", size));
    combining_marks_in_a_name = |size| text(&format!("With Ira M{}", filled("\u{301}\u{323}", size)));
    combining_marks_in_the_title = |size| alone("txt", &format!("A{}\n\nIt hums.", filled("\u{301}\u{323}", size)));
    emoji = |size| text(&filled("🎬", size));
    emoji_joined = |size| text(&filled("👩\u{200d}", size));
    hangul = |size| text(&filled("각", size));
    ligatures = |size| text(&filled("ﷺ", size));
    right_to_left = |size| text(&filled("\u{202e}a", size));
    zeroes = |size| text(&filled("\0", size));
    byte_order_marks = |size| text(&filled("\u{feff}", size));
    no_utf8 = |size| vec![("a.txt".into(), vec![0xff; size])];
    no_utf8_at_the_end = |size| vec![("a.txt".into(), [filled("It hums.\n", size).as_bytes(), b"\xff"].concat())];
    csv_of_one_cell = |size| alone("csv", &format!("{EXPORT}The Long Ferry,2018,\"{}\"\n", filled("hums ", size)));
    csv_of_tags = |size| alone("csv", &format!("{EXPORT}The Long Ferry,2018,\"{}\"\n", filled("<i>", size)));
    csv_of_quotes = |size| alone("csv", &format!("{EXPORT}The Long Ferry,2018,{}\n", filled("\"", size)));
    csv_of_commas = |size| alone("csv", &format!("{EXPORT}{}\n", filled(",", size)));
    csv_of_columns = |size| alone("csv", &numbered(size, |n| format!("c{n},")));
    csv_of_rows = |size| alone("csv", &format!("{EXPORT}{}", numbered(size, |n| format!("{},,It hums.\n", name(n)))));
    csv_of_rows_that_are_none = |size| alone("csv", &format!("{EXPORT}{}", filled(",,\n", size)));
    csv_of_blank_lines = |size| alone("csv", &format!("{EXPORT}{}", filled("\n", size)));

    // Many documents.
    documents_tiny = |size| documents(size, |n| format!("{}\n\nIt hums.", name(n)));
    documents_on_one_movie = |size| documents(size, |n| format!("The Long Ferry\n\nIt hums at {}.", word(n)));
    documents_all_the_same = |size| documents(size, |_| "The Long Ferry\n\nIt hums.".into());
    documents_of_one_slug =
        |size| documents(size, |n| format!("---\ntitle: {}\nslug: ferry\n---\nIt hums.", name(n)));
    documents_of_many_years =
        |size| documents(size, |n| format!("The Long Ferry ({})\n\nIt {}.", 1900 + n % 120, word(n)));
    documents_with_casts_of_their_own =
        |size| documents(size, |n| format!("The Long Ferry\n\nIt {} hums.\n\nWith {}", word(n), name(n)));
    documents_with_crews_of_their_own =
        |size| documents(size, |n| format!("The Long Ferry\n\nIt {} hums.\n\nDirected by {}", word(n), name(n)));
    documents_with_roles =
        |size| documents(size, |n| format!("The Long Ferry\n\n{} (Moss) hums.\n\nWith Bo Moss", word(n)));
    documents_empty = |size| documents(size, |_| " ".into());
}

/// A plain text with a title and prose of its own before `rest`.
fn text(rest: &str) -> Documents {
    alone("txt", &format!("The Long Ferry\n\nThe ferry is late.\n\n{rest}"))
}

/// A Markdown document with a title and prose of its own before `rest`.
fn markdown(rest: &str) -> Documents {
    alone("md", &format!("# The Long Ferry\n\nThe ferry is late.\n\n{rest}"))
}

/// A document whose front matter is `inner`.
fn front(fence: &str, inner: &str) -> Documents {
    alone("md", &format!("{fence}\n{inner}{fence}\nThe Long Ferry\n\nThe ferry is late.\n"))
}

/// A document that is `text` and nothing else.
fn alone(extension: &str, text: &str) -> Documents {
    vec![(format!("a.{extension}"), text.as_bytes().to_vec())]
}

/// Documents, each made of its number, of about `size` bytes together.
fn documents(size: usize, document: impl Fn(usize) -> String) -> Documents {
    let mut left = size;
    (0..)
        .map(|number| (format!("{number:06}.txt"), document(number).into_bytes()))
        .take_while(|(_, bytes)| {
            let fits = left > 0;
            left = left.saturating_sub(bytes.len());
            fits
        })
        .collect()
}

/// `piece` again and again.
fn filled(piece: &str, size: usize) -> String {
    piece.repeat(size / piece.len())
}

/// Pieces made of their numbers, one behind the other.
fn numbered(size: usize, piece: impl Fn(usize) -> String) -> String {
    let mut out = String::with_capacity(size + 100);
    let mut number = 0;
    while out.len() < size {
        out += &piece(number);
        number += 1;
    }
    out
}

/// One `piece`, two, three and so on, with a space between.
fn growing(piece: &str, size: usize) -> String {
    numbered(size, |number| format!("{} ", piece.repeat(number + 1)))
}

/// Lines that open with one `piece`, with two, with three and so on.
fn deeper(piece: &str, size: usize) -> String {
    numbered(size, |number| format!("{}x\n", piece.repeat(number)))
}

/// YAML in which each list holds the one before it nine times: a few lines of it, written out, would
/// fill any memory.
fn aliases(size: usize) -> String {
    let lists = numbered(size, |n| format!("  - &a{} [{}]\n", n + 1, format!("*a{n}, ").repeat(9)));
    format!("tags:\n  - &a0 [a, a, a]\n{lists}")
}

/// A word that no other number has, with a capital.
fn word(number: usize) -> String {
    let syllables = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru"];
    let digits = format!("{number:02}");
    let word: String = digits.bytes().map(|digit| syllables[usize::from(digit - b'0')]).collect();
    word[..1].to_uppercase() + &word[1..]
}

/// A name that no other number has.
fn name(number: usize) -> String {
    let given = ["Ira", "Una", "Tam", "Mara", "Bo"][number % 5];
    format!("{given} {}", word(number))
}

/// One of the first thirty names with a letter or two exchanged, hardly ever the same twice.
fn misspelling(number: usize) -> String {
    let mut letters: Vec<char> = name(number % 30).chars().collect();
    let letter = |number: usize| char::from(b'a' + (number % 26) as u8);
    let last = letters.len() - 1;
    letters[last] = letter(number / 30);
    letters.insert(last, letter(number / 780));
    letters.into_iter().chain(" ".chars()).collect()
}

/// `prose` before the credits of a cast of so many, and of Bo Moss.
fn with_cast(count: usize, prose: &str) -> String {
    let cast: Vec<String> = (0..count.max(2)).map(name).collect();
    format!("{prose}\n\nWith Bo Moss, {}", cast.join(", "))
}

/// `prose` before the credits of a cast of three hundred with one surname.
fn with_namesakes(prose: &str) -> String {
    let cast: Vec<String> = (0..300).map(|number| format!("{} Moss", word(number))).collect();
    format!("{prose}\n\nWith {}", cast.join(", "))
}
