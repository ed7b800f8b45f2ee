//! Tags of HTML and the characters that `&…;` stands for, as browsers read them (the HTML standard's tokenizer, for a
//! single tag at a time).
//!
//! ```text
//! tag        =  "<" "/"? name attribute* "/"? ">"
//! attribute  =  name ("=" ("\"" text "\"" | "'" text "'" | text))?
//! character  =  "&" name ";" | "&" older name | "&#" number ";"? | "&#x" number ";"?
//! ```

use pulldown_cmark::{Event, Parser};

/// A tag: its name as written, its attributes, whether it closes itself or an element.
#[derive(Debug, PartialEq)]
pub struct Tag {
    pub name: String,
    /// Names are in lower case; of two that are the same the first counts.
    pub attributes: Vec<(String, String)>,
    pub closes: bool,
    pub closes_itself: bool,
}

impl Tag {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Reads the tag that `tag` begins with; nothing if it does not end, or is an address.
pub fn read(tag: &str) -> Option<Tag> {
    let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'/');
    let end = tag.bytes().skip(1).position(|byte| !is_of_name(byte)).map_or(tag.len(), |end| end + 1);
    // `<asp:Content ID="1">`; `<https://north.example>` is an address.
    let space = tag[end..].strip_prefix(':').map(|rest| rest.bytes().take_while(u8::is_ascii_alphabetic).count());
    let end = match space {
        Some(letters) if letters > 0 && matches!(tag.as_bytes().get(end + 1 + letters), Some(b' ' | b'>')) => {
            end + 1 + letters
        }
        _ => end,
    };
    let name = tag[1..end].trim_matches('/').to_owned();
    // `<https://north.example>` and `<ann@north.example>` are addresses.
    if name.is_empty() || matches!(tag.as_bytes().get(end), Some(b':' | b'@')) {
        return None;
    }
    let closes = tag[1..].starts_with('/');
    let (attributes, closes_itself, _) = attributes(&tag[1 + usize::from(closes)..])?;
    Some(match closes {
        true => Tag { name, attributes: Vec::new(), closes, closes_itself: false },
        false => Tag { name, attributes, closes, closes_itself },
    })
}

/// Names and values.
type Attributes = Vec<(String, String)>;

/// The attributes of a tag that goes on with `text` after its first bracket, whether it closes itself, and what follows
/// it; nothing if it does not end.
fn attributes(text: &str) -> Option<(Attributes, bool, &str)> {
    let bytes = text.as_bytes();
    let find = |from: usize, stops: fn(u8) -> bool| {
        bytes[from..].iter().position(|byte| stops(*byte)).map(|length| from + length)
    };
    let mut attributes: Attributes = Vec::new();
    let mut at = find(0, |byte| is_space(byte) || matches!(byte, b'/' | b'>'))?;
    loop {
        at = find(at, |byte| !is_space(byte))?;
        match bytes[at] {
            b'>' => return Some((attributes, false, &text[at + 1..])),
            b'/' if bytes.get(at + 1) == Some(&b'>') => return Some((attributes, true, &text[at + 2..])),
            b'/' => {
                at += 1;
                continue;
            }
            _ => {}
        }
        // A name may begin with an equals sign.
        let end = find(at + 1, |byte| is_space(byte) || matches!(byte, b'/' | b'>' | b'='))?;
        let name = with_even_breaks(&text[at..end]).to_ascii_lowercase();
        let mut value = String::new();
        at = find(end, |byte| !is_space(byte))?;
        if bytes[at] == b'=' {
            at = find(at + 1, |byte| !is_space(byte))?;
            let (from, to, after) = match bytes[at] {
                b'"' => find(at + 1, |byte| byte == b'"').map(|end| (at + 1, end, end + 1))?,
                b'\'' => find(at + 1, |byte| byte == b'\'').map(|end| (at + 1, end, end + 1))?,
                b'>' => (at, at, at),
                _ => find(at, |byte| is_space(byte) || byte == b'>').map(|end| (at, end, end))?,
            };
            value = characters(&with_even_breaks(&text[from..to]), true);
            at = after;
        }
        if !attributes.iter().any(|(known, _)| *known == name) {
            attributes.push((name, value));
        }
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c)
}

/// `text` as browsers take it in: one kind of line break, and a sign in place of each character that is none.
fn with_even_breaks(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}")
}

/// `text` without its tags, with the characters that `&…;` stands for.
pub fn decoded(text: &str) -> String {
    let text = with_even_breaks(text);
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        let Some(after) = after_markup(tag) else {
            // A bracket that opens nothing.
            out += &characters(before, false);
            out.push('<');
            rest = &tag[1..];
            continue;
        };
        out += &characters(before, false);
        rest = after;
    }
    out += &characters(rest, false);
    out
}

/// What follows the tag, the comment or the declaration that `text` begins with; nothing if none begins there.
fn after_markup(text: &str) -> Option<&str> {
    // What is open at the end of the text is left out.
    let after_tag = |tag| attributes(tag).map_or("", |(_, _, rest)| rest);
    let behind = |end: &str| text.find(end).map_or("", |at| &text[at + end.len()..]);
    match text.as_bytes().get(1)? {
        b'/' if text[2..].starts_with(|c: char| c.is_ascii_alphabetic()) => Some(after_tag(&text[2..])),
        b'/' if text.len() == 2 => None,
        b'!' if text[2..].starts_with("--") => Some(after_comment(&text[4..])),
        b'/' | b'!' | b'?' => Some(behind(">")),
        byte if byte.is_ascii_alphabetic() => Some(after_tag(&text[1..])),
        _ => None,
    }
}

fn after_comment(text: &str) -> &str {
    if let Some(rest) = text.strip_prefix('>').or_else(|| text.strip_prefix("->")) {
        return rest;
    }
    let ends = ["-->", "--!>"].map(|end| text.find(end).map(|at| (at, &text[at + end.len()..])));
    ends.into_iter().flatten().min_by_key(|(at, _)| *at).map_or("", |(_, rest)| rest)
}

/// `text` with the characters that `&…;` stands for. In an attribute, a name without its semicolon is text if more
/// letters or an equals sign follow.
pub fn characters(text: &str, in_attribute: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let read = if rest.starts_with('#') { numbered(rest, &mut out) } else { named(rest, in_attribute, &mut out) };
        match read {
            Some(after) => rest = after,
            None => out.push('&'),
        }
    }
    out.push_str(rest);
    out
}

/// Reads `#39;` or `#x27;` and returns what follows.
fn numbered<'a>(text: &'a str, out: &mut String) -> Option<&'a str> {
    let (digits, radix) = match text[1..].strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (&text[1..], 10),
    };
    let end = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
    if end == 0 {
        return None;
    }
    let number = digits[..end].chars().fold(0u32, |number, digit| {
        number.saturating_mul(radix).saturating_add(digit.to_digit(radix).unwrap_or_default())
    });
    // Numbers that were meant for Windows.
    let number = match number {
        0x80..=0x9f => WINDOWS[number as usize - 0x80].into(),
        number => number,
    };
    out.push(char::from_u32(number).filter(|c| *c != '\0').unwrap_or('\u{fffd}'));
    let rest = &digits[end..];
    Some(rest.strip_prefix(';').unwrap_or(rest))
}

/// What the control characters from U+0080 on are in the code page 1252 of Windows.
const WINDOWS: [u16; 32] = [
    0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d,
    0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d,
    0x17e, 0x178,
];

/// Names that browsers know without the semicolon, too.
const OLDER: &str = "AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute \
    Icirc Igrave Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute \
    aacute acirc acute aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg divide eacute ecirc \
    egrave eth euml frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt macr micro middot nbsp not \
    ntilde oacute ocirc ograve ordf ordm oslash otilde ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 \
    szlig thorn times uacute ucirc ugrave uml uuml yacute yen yuml";

/// No name of a character is longer, in bytes.
const LONGEST: usize = 31;

/// Reads `eacute;` and returns what follows.
fn named<'a>(text: &'a str, in_attribute: bool, out: &mut String) -> Option<&'a str> {
    let end = text.bytes().take(LONGEST + 1).take_while(u8::is_ascii_alphanumeric).count();
    let (name, rest) = text.split_at(end);
    if let Some(rest) = rest.strip_prefix(';')
        && let Some(character) = by_name(name)
    {
        out.push_str(&character);
        return Some(rest);
    }
    let older =
        OLDER.split_ascii_whitespace().filter(|older| name.starts_with(older)).max_by_key(|older| older.len())?;
    let rest = &text[older.len()..];
    if in_attribute && rest.starts_with(|c: char| c == '=' || c.is_ascii_alphanumeric()) {
        return None;
    }
    out.push_str(&by_name(older)?);
    Some(rest)
}

/// The character of that name. Markdown has the same names, so its table is asked: two would be larger.
fn by_name(name: &str) -> Option<String> {
    let known = match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => "\u{a0}",
        "rsquo" => "’",
        "lsquo" => "‘",
        "ldquo" => "“",
        "rdquo" => "”",
        "ndash" => "–",
        "mdash" => "—",
        "hellip" => "…",
        _ => {
            let written = format!("&{name};");
            let text = |event| if let Event::Text(text) = event { Some(text.into_string()) } else { None };
            let character: String = Parser::new(&written).filter_map(text).collect();
            return (character != written).then_some(character);
        }
    };
    Some(known.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use html5gum::{HtmlString, Token, Tokenizer};

    /// A simple generator: texts of these pieces, in every order that it comes upon.
    fn texts(pieces: &[&str], count: usize, mut each: impl FnMut(&str)) {
        let mut state = 1u32;
        let mut next = |below: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as usize % below
        };
        for _ in 0..count {
            let length = next(9);
            let text: String = (0..length).map(|_| pieces[next(pieces.len())]).collect();
            each(&text);
        }
    }

    fn owned(string: &HtmlString) -> String {
        String::from_utf8_lossy(string).into_owned()
    }

    #[test]
    fn reads_tags_as_a_whole_tokenizer_does() {
        let pieces = [
            "a",
            "href",
            "=",
            "==",
            "\"",
            "'",
            " ",
            "\n",
            "\t",
            "/",
            ">",
            "x",
            "A",
            "é",
            "&amp;",
            "&amp",
            "&copy",
            "&#39;",
            "&#x80;",
            "&#",
            ";",
            "<",
            "alt=\"★\"",
            " class='b c'",
            "`",
            "-",
            "\r\n",
            "\0",
        ];
        let (mut tags, mut many) = (0, 0);
        texts(&pieces, 60_000, |text| {
            for tag in [format!("<a {text}>"), format!("<b{text}>"), format!("</em{text}>")] {
                let expected = Tokenizer::new(&tag)
                    .map(|Ok(token)| token)
                    .find(|token| !matches!(token, Token::Error(_)))
                    .and_then(|token| match token {
                        Token::StartTag(start) => {
                            let mut attributes: Vec<_> =
                                start.attributes.iter().map(|(key, value)| (owned(key), owned(value))).collect();
                            attributes.sort();
                            Some((attributes, false, start.self_closing))
                        }
                        Token::EndTag(_) => Some((Vec::new(), true, false)),
                        _ => None,
                    });
                let is_address = |tag: &str| read(tag).is_none() && tag.contains([':', '@']);
                assert!(!is_address(&tag));
                let read = read(&tag).map(|mut tag| {
                    tag.attributes.sort();
                    (tag.attributes, tag.closes, tag.closes_itself)
                });
                assert_eq!(read, expected, "{tag:?}");
                tags += usize::from(expected.is_some());
                many += usize::from(expected.is_some_and(|(attributes, ..)| attributes.len() > 1));
            }
        });
        assert!(tags > 50_000 && many > 5_000, "{tags} {many}");
    }

    #[test]
    fn decodes_as_a_whole_tokenizer_does() {
        let pieces = [
            "a",
            " ",
            "&",
            "amp",
            ";",
            "&amp;",
            "&copy",
            "&not",
            "it;",
            "in;",
            "&#",
            "x",
            "27",
            "146",
            "9",
            "0",
            "&#xD800;",
            "&#1114112;",
            "&eacute;",
            "&Eacute",
            "&nbsp",
            "&hellip;",
            "é",
            "<",
            "</",
            "<b",
            ">",
            "=",
            "\"",
            "'",
            "<!--",
            "-->",
            "--",
            "!",
            "?",
            "/",
            "\n",
            "&NotEqualTilde;",
            "&bogus;",
            "&GT",
            "&frac12",
            "\r",
            "&Tab;",
            "&NewLine;",
        ];
        texts(&pieces, 60_000, |text| {
            let mut expected = String::new();
            for Ok(token) in Tokenizer::new(text) {
                if let Token::String(string) = token {
                    expected.push_str(&owned(&string));
                }
            }
            assert_eq!(decoded(text), expected, "{text:?}");
        });
    }

    #[test]
    fn an_address_in_brackets_is_no_tag() {
        assert_eq!(read("<https://north.example>"), None);
        assert_eq!(read("<ann@north.example>"), None);
        assert_eq!(read("<br"), None);
    }
}
