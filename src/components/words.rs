//! The strings of a card, in the language of its reader.

use std::sync::Arc;

/// Declares an enum of messages, each with its key in the tables.
macro_rules! messages {
    ($(#[$meta:meta])* $messages:ident: $($name:ident = $key:literal),+ $(,)?) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum $messages { $(#[doc = concat!("`", $key, "`")] $name),+ }

        /// The keys, in the order of the messages. The lines of every table are in this order too.
        const KEYS: [&str; COUNT] = [$($key),+];

        const COUNT: usize = [$($key),+].len();
    };
}
pub(super) use messages;

messages! {
    /// A string of the interface. `src/languages/en.js` has the English ones, with their placeholders.
    Message:
    Direction = "direction",
    Between = "between",
    Read = "read",
    Continue = "continue",
    Less = "less",
    ShowSpoiler = "show_spoiler",
    HideSpoiler = "hide_spoiler",
    Original = "original",
    AllCredits = "all_credits",
    FewerCredits = "fewer_credits",
    DirectedBy = "directed_by",
    WrittenBy = "written_by",
    With = "with",
    As = "as",
    More = "more",
    ReleasedBy = "released_by",
    Countries = "countries",
    RunningTime = "running_time",
    Certificate = "certificate",
    MoreReviews = "more_reviews",
    Average = "average",
    Graded = "graded",
    Grade = "grade",
    NoGrade = "no_grade",
    GaveNoGrade = "gave_no_grade",
    Together = "together",
    Mean = "mean",
    Of100 = "of_100",
    ByMetacritic = "by_metacritic",
    InProportion = "in_proportion",
    Numbers = "numbers",
    Plus = "plus",
    Minus = "minus",
    OutOf = "out_of",
    Stars = "stars",
    HalfStar = "half_star",
    HalfStars = "half_stars",
    StarsOf = "stars_of",
    HalfStarsOf = "half_stars_of",
    CopyLink = "copy_link",
    Copied = "copied",
    Share = "share",
}

/// English, which is compiled in, so no table has to be loaded. If the lines of the table are not the messages in their
/// order, it does not compile.
static ENGLISH: [&str; COUNT] = packed!(table(include_str!("../languages/en.js"), &KEYS));

/// How a language writes numbers, days and lists. In a browser, `Intl` does this for every language.
pub trait Grammar: Send + Sync {
    /// The plural category of a number, as Unicode CLDR names it: `zero`, `one`, `two`, `few`, `many` or `other`.
    fn plural(&self, n: u32) -> String;
    /// A day with the name of its month: `4 December 2020`.
    fn date(&self, year: u16, month: u8, day: u8) -> String;
    /// A length of time: `2 h 7 min`. A part that is zero is left out.
    fn duration(&self, hours: u16, minutes: u16) -> String;
    /// A list: `USA, Belgium`.
    fn list(&self, items: &[String]) -> String;
}

/// The strings of a language, with its [`Grammar`]. The default is English.
///
/// ```
/// use film_cards::{Message, Words};
/// let english = Words::default();
/// assert_eq!(english.say(Message::Less), "Show less");
/// assert_eq!(english.count(Message::Graded, 3, &[("graded", "2")]), "2 of 3 reviews graded");
/// ```
#[derive(Clone)]
pub struct Words(Arc<Language>);

struct Language {
    lang: String,
    lines: Vec<String>,
    grammar: Box<dyn Grammar>,
}

impl Default for Words {
    fn default() -> Self {
        Words::new("en", "", English)
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || (self.0.lang == other.0.lang && self.0.lines == other.0.lines)
    }
}

impl Words {
    /// The strings of the language `lang`, a tag such as `de-AT`. `table` has a line `key = text` for each message,
    /// like the files in `src/languages`. The order of the lines counts, not their keys. If there are fewer lines than
    /// messages, the other messages are English.
    pub fn new(lang: &str, table: &str, grammar: impl Grammar + 'static) -> Words {
        Self::with(lang, table, Box::new(grammar))
    }

    /// The same for a boxed grammar, so that this code is compiled once and not for each type of grammar.
    fn with(lang: &str, table: &str, grammar: Box<dyn Grammar>) -> Words {
        let lines = table.split('\n').filter_map(|line| Some(line.split_once('=')?.1.trim().to_owned())).collect();
        Words(Arc::new(Language { lang: lang.to_owned(), lines, grammar }))
    }

    /// The tag of the language.
    pub fn lang(&self) -> &str {
        &self.0.lang
    }

    /// A message without placeholders.
    pub fn say(&self, message: Message) -> String {
        self.fill(message, &[])
    }

    /// A message with values for its placeholders: the pair `("time", "2 min")` replaces `{time}`.
    pub fn fill(&self, message: Message, places: &[(&str, &str)]) -> String {
        self.render(self.line(message), None, places)
    }

    /// A message in the plural form for the number `n`. The number replaces `{n}`, unless `places` has a value for it.
    pub fn count(&self, message: Message, n: u32, places: &[(&str, &str)]) -> String {
        self.render(self.line(message), Some(n), places)
    }

    /// A number up to ten as a word, if the language has words for them in its table; otherwise in digits.
    pub fn number(&self, n: u32) -> String {
        match self.line(Message::Numbers).split(' ').nth(n as usize) {
            Some(word) => word.to_owned(),
            None => n.to_string(),
        }
    }

    /// A day such as `2020-12-04` with the name of its month. A text that is no such day is returned unchanged.
    pub fn date(&self, written: &str) -> String {
        let mut parts = written.splitn(3, '-');
        let mut number = |most: u16| parts.next()?.parse().ok().filter(|number| (1..=most).contains(number));
        match (number(9999), number(12), number(31)) {
            (Some(year), Some(month), Some(day)) => self.0.grammar.date(year, month as u8, day as u8),
            _ => written.to_owned(),
        }
    }

    /// A length of time in minutes: `127 min`.
    pub fn minutes(&self, minutes: u16) -> String {
        self.0.grammar.duration(0, minutes)
    }

    /// A length of time, given in minutes, in hours and minutes: `2 h 7 min`.
    pub fn hours(&self, minutes: u16) -> String {
        self.0.grammar.duration(minutes / 60, minutes % 60)
    }

    /// A list.
    pub fn list(&self, items: &[String]) -> String {
        self.0.grammar.list(items)
    }

    /// The texts before and after the role that an actor plays: `as ` and nothing in English.
    pub fn around_a_part(&self) -> (&str, &str) {
        let (before, rest) = self.line(Message::As).split_once('{').unwrap_or_default();
        (before, rest.split_once('}').unwrap_or_default().1)
    }

    fn line(&self, message: Message) -> &str {
        match self.0.lines.get(message as usize) {
            Some(line) => line,
            None => ENGLISH[message as usize],
        }
    }

    /// The gallery's string `at`, counted from the first of them: they follow the card's in the table.
    pub(super) fn gallery_line(&self, at: usize) -> Option<&str> {
        self.0.lines.get(COUNT + at).map(String::as_str)
    }

    /// Fills the placeholders of `text`, a line of a table. If there is a number, in the plural form for it.
    pub(super) fn render(&self, text: &str, n: Option<u32>, places: &[(&str, &str)]) -> String {
        match n {
            Some(n) => filled(form(text, &self.0.grammar.plural(n)), &n.to_string(), places),
            None => filled(text, "", places),
        }
    }
}

/// The form of a text for a plural category: of `one: {n} star | other: {n} stars`, `{n} star` for `one`. If the
/// category is not listed, the last form. A text without forms is returned unchanged.
fn form<'a>(text: &'a str, category: &str) -> &'a str {
    let mut form = text;
    if text.contains('|') {
        for part in text.split('|') {
            let (name, text) = part.split_once(':').unwrap_or_default();
            form = text.trim();
            if name.trim() == category {
                break;
            }
        }
    }
    form
}

/// Fills the placeholders of a text, and replaces `~` by a no-break space. A placeholder without a value is left out.
fn filled(text: &str, n: &str, places: &[(&str, &str)]) -> String {
    let text = text.replace('~', "\u{a0}");
    let mut out = String::new();
    for (at, part) in text.split('{').enumerate() {
        let Some((name, after)) = part.split_once('}').filter(|_| at > 0) else {
            out.push_str(part);
            continue;
        };
        match places.iter().find(|(place, _)| *place == name) {
            Some((_, value)) => out.push_str(value),
            None if name == "n" => out.push_str(n),
            None => {}
        }
        out.push_str(after);
    }
    out
}

struct English;

impl Grammar for English {
    fn plural(&self, n: u32) -> String {
        if n == 1 { "one" } else { "other" }.into()
    }

    fn date(&self, year: u16, month: u8, day: u8) -> String {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let month = MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default();
        [&day.to_string(), " ", month, " ", &year.to_string()].concat()
    }

    fn duration(&self, hours: u16, minutes: u16) -> String {
        let [h, min] = [[&hours.to_string(), " h"].concat(), [&minutes.to_string(), " min"].concat()];
        match (hours, minutes) {
            (0, _) => min,
            (_, 0) => h,
            _ => [&h, " ", &min].concat(),
        }
    }

    fn list(&self, items: &[String]) -> String {
        items.join(", ")
    }
}

/// Reads the strings of a table at compile time. They are between backticks, one per line as `key = text`, in the order
/// of the keys; empty lines are skipped.
pub(super) const fn table<const COUNT: usize>(file: &'static str, keys: &[&str; COUNT]) -> [&'static str; COUNT] {
    let mut texts = [""; COUNT];
    let (_, mut rest) = split(file, b'`');
    let mut at = 0;
    while at < COUNT {
        let (line, after) = split(rest, b'\n');
        rest = after;
        if line.is_empty() {
            assert!(!rest.is_empty(), "the table lacks a message");
            continue;
        }
        let (key, text) = split(line, b' ');
        assert!(same(key, keys[at]), "the lines of the table are not the messages, in their order");
        texts[at] = text.split_at(2).1;
        at += 1;
    }
    texts
}

/// The texts of a table, copied, so that they are in the Wasm without the rest of their file.
macro_rules! packed {
    ($texts:expr) => {{
        const TEXTS: [&str; COUNT] = $texts;
        const BYTES: &[u8; $crate::components::words::length(&TEXTS)] = &$crate::components::words::joined(&TEXTS);
        $crate::components::words::divided(BYTES, &TEXTS)
    }};
}
pub(super) use packed;

/// The length of some texts together, in bytes.
pub(super) const fn length(texts: &[&str]) -> usize {
    let (mut length, mut at) = (0, 0);
    while at < texts.len() {
        length += texts[at].len();
        at += 1;
    }
    length
}

/// The bytes of some texts, one text after the other.
pub(super) const fn joined<const LENGTH: usize>(texts: &[&str]) -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    let (mut to, mut at) = (0, 0);
    while at < texts.len() {
        let mut from = 0;
        while from < texts[at].len() {
            bytes[to] = texts[at].as_bytes()[from];
            (from, to) = (from + 1, to + 1);
        }
        at += 1;
    }
    bytes
}

/// The places of these texts in what `joined` has made of them.
pub(super) const fn divided<const COUNT: usize>(
    mut bytes: &'static [u8],
    texts: &[&str; COUNT],
) -> [&'static str; COUNT] {
    let mut places = [""; COUNT];
    let mut at = 0;
    while at < COUNT {
        let (text, rest) = bytes.split_at(texts[at].len());
        (places[at], bytes) = match str::from_utf8(text) {
            Ok(text) => (text, rest),
            Err(_) => panic!("a text is divided at another place than where it was joined"),
        };
        at += 1;
    }
    places
}

/// The text before and after the first `byte`.
const fn split(text: &str, byte: u8) -> (&str, &str) {
    let mut at = 0;
    while at < text.len() && text.as_bytes()[at] != byte {
        at += 1;
    }
    let (before, after) = text.split_at(at);
    (before, if after.is_empty() { after } else { after.split_at(1).1 })
}

/// Whether two texts are equal. (`==` cannot be used at compile time.)
const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Slovenian plurals, as in a browser.
    struct Slovenian;

    impl Grammar for Slovenian {
        fn plural(&self, n: u32) -> String {
            match n % 100 {
                1 => "one",
                2 => "two",
                3 | 4 => "few",
                _ => "other",
            }
            .into()
        }

        fn date(&self, year: u16, month: u8, day: u8) -> String {
            format!("{day}. {month}. {year}")
        }

        fn duration(&self, hours: u16, minutes: u16) -> String {
            format!("{hours}.{minutes:02}")
        }

        fn list(&self, items: &[String]) -> String {
            items.join(" in ")
        }
    }

    #[test]
    fn english_is_compiled_in() {
        let words = Words::default();
        assert_eq!(words.lang(), "en");
        assert_eq!(ENGLISH[0], "ltr");
        assert_eq!(words.say(Message::Less), "Show less");
        assert_eq!(ENGLISH[COUNT - 1], "Share");
        assert_eq!(words.say(Message::Between), ", ");
        assert_eq!(words.around_a_part(), ("as ", ""));
    }

    #[test]
    fn a_day_has_the_name_of_its_month() {
        let words = Words::default();
        assert_eq!(words.date("2020-12-04"), "4 December 2020");
        assert_eq!(words.date("1964-01-29"), "29 January 1964");
        for other in ["2020-13-04", "2020-00-04", "2020-12-32", "2020-12", "last week", "", "2020-12-04-1"] {
            assert_eq!(words.date(other), other);
        }
    }

    #[test]
    fn minutes_become_hours_and_minutes() {
        let words = Words::default();
        assert_eq!([45, 60, 120, 127].map(|minutes| words.hours(minutes)), ["45 min", "1 h", "2 h", "2 h 7 min"]);
        assert_eq!(words.minutes(127), "127 min");
    }

    #[test]
    fn a_number_selects_the_plural_form() {
        let words = Words::default();
        assert_eq!([0, 1, 2].map(|n| words.count(Message::Stars, n, &[])), ["0 stars", "1 star", "2 stars"]);
        assert_eq!(words.count(Message::Graded, 4, &[("graded", "1")]), "1 of 4 reviews graded");
        assert_eq!([3, 10, 11].map(|n| words.number(n)), ["three", "ten", "11"]);

        let table = format!("{}stars = one: ena | two: {{n}} dve | few: {{n}}~tri | other: {{n}} pet", {
            let at = Message::Stars as usize;
            KEYS[..at].iter().map(|key| format!("{key} = {key}\n")).collect::<String>()
        });
        let words = Words::new("sl", &table, Slovenian);
        let stars = [1, 2, 3, 5, 101].map(|n| words.count(Message::Stars, n, &[]));
        assert_eq!(stars, ["ena", "2 dve", "3\u{a0}tri", "5 pet", "ena"]);
        assert_eq!((words.say(Message::Less), words.say(Message::StarsOf)), ("less".into(), " out of  stars".into()));
        assert_eq!(words.date("2020-12-04"), "4. 12. 2020");
        assert_eq!(words.hours(127), "2.07");
        assert_eq!(words.list(&["A".into(), "B".into()]), "A in B");
    }

    #[test]
    fn placeholders_are_filled_by_name() {
        let places = [("total", "{n}")];
        assert_eq!(filled("{total}: {n}", "3", &places), "{n}: 3");
        assert_eq!(filled("{n}", "3", &[("n", "three")]), "three");
        for (text, expected) in [("", ""), ("{", ""), ("a}b", "a}b"), ("{other} n", " n"), ("~n", "\u{a0}n")] {
            assert_eq!(filled(text, "3", &places), expected);
        }
    }
}
