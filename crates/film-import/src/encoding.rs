//! Bytes as text: UTF-8, UTF-16 as Excel writes it, and what old exports have.
//!
//! With the feature `encodings` a library has the tables of all of them. A program that has them already (in a browser,
//! JavaScript does) leaves the feature out and passes its own function to [`decode_with`]: the tables are a fifth of the
//! studio's reader.

use std::borrow::Cow;

/// The text, without a byte order mark.
#[derive(Debug, PartialEq)]
pub enum Text<'a> {
    Sure(Cow<'a, str>),
    /// The bytes are no UTF-8 and say nothing about their encoding; they were read as the one named.
    Guessed(String, &'static str),
    /// The bytes are no text.
    None,
}

/// How many bytes are looked at to tell UTF-16 and binary files.
const LOOKED_AT: usize = 4_000;

/// The encodings by the names that browsers have for them.
const UTF_16LE: &str = "utf-16le";
const UTF_16BE: &str = "utf-16be";
const WINDOWS_1252: &str = "windows-1252";

/// The marks that UTF-16 may begin with.
const MARKS: [(&[u8], &str); 2] = [(b"\xff\xfe", UTF_16LE), (b"\xfe\xff", UTF_16BE)];

/// The mark that UTF-8 may begin with.
const MARK_OF_UTF_8: &[u8] = b"\xef\xbb\xbf";

/// Reads `bytes`; `declared` is the encoding that the file says it has, as XML does.
pub fn text<'a>(bytes: &'a [u8], declared: Option<&str>) -> Text<'a> {
    if let Some(bytes) = bytes.strip_prefix(MARK_OF_UTF_8) {
        return Text::Sure(String::from_utf8_lossy(bytes));
    }
    if let Some((mark, encoding)) = MARKS.into_iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Text::Sure(decoded(&bytes[mark.len()..], encoding).into());
    }
    if let Some(encoding) = utf_16(bytes) {
        return Text::Sure(decoded(bytes, encoding).into());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return if is_binary(bytes) { Text::None } else { Text::Sure(Cow::Borrowed(text)) };
    }
    if is_binary(bytes) {
        return Text::None;
    }
    match declared.and_then(|label| decode(bytes, label)) {
        Some(text) => Text::Sure(text.into()),
        None => Text::Guessed(decoded(bytes, WINDOWS_1252), WINDOWS_1252),
    }
}

/// Decodes an encoding that everybody knows.
fn decoded(bytes: &[u8], encoding: &str) -> String {
    decode(bytes, encoding).unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned())
}

/// Decodes `bytes`; `label` is any name of their encoding. `None` if that is UTF-8, or not known.
#[cfg(feature = "encodings")]
fn decode(bytes: &[u8], label: &str) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes());
    let encoding = encoding.filter(|known| *known != encoding_rs::UTF_8)?;
    Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

#[cfg(not(feature = "encodings"))]
fn decode(bytes: &[u8], label: &str) -> Option<String> {
    others::FUNCTION.get().and_then(|decode| decode(bytes, label))
}

/// The function of somebody else.
#[cfg(not(feature = "encodings"))]
mod others {
    pub static FUNCTION: std::sync::OnceLock<super::Decode> = std::sync::OnceLock::new();
}

/// A function that decodes bytes, given any name of their encoding. It returns `None` if that is UTF-8, or not known.
pub type Decode = fn(&[u8], &str) -> Option<String>;

/// Sets the function that decodes, for a library without the feature `encodings`; with it, it is not called. Only the first
/// call counts.
pub fn decode_with(decode: Decode) {
    #[cfg(not(feature = "encodings"))]
    others::FUNCTION.get_or_init(|| decode);
    #[cfg(feature = "encodings")]
    let _ = decode;
}

/// UTF-16 without a byte order mark: every other byte of what exports begin with is zero.
fn utf_16(bytes: &[u8]) -> Option<&'static str> {
    let first = &bytes[..bytes.len().min(LOOKED_AT) & !1];
    let zeros = |odd: usize| first.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = first.len() / 2;
    match () {
        _ if most < 4 => None,
        _ if odd * 10 > most * 7 && even * 10 < most => Some(UTF_16LE),
        _ if even * 10 > most * 7 && odd * 10 < most => Some(UTF_16BE),
        _ => None,
    }
}

fn is_binary(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(LOOKED_AT)].contains(&0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "Name;Year\r\nAmélie’s Cousin;2001\r\n";

    fn utf_16(little: bool, mark: bool) -> Vec<u8> {
        let units = mark.then_some(0xfeff).into_iter().chain(TABLE.encode_utf16());
        units.flat_map(|unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    #[test]
    fn text_is_read_in_the_encodings_of_excel() {
        let with_mark = [b"\xef\xbb\xbf", TABLE.as_bytes()].concat();
        for bytes in [with_mark, utf_16(true, true), utf_16(false, true), utf_16(true, false), utf_16(false, false)] {
            assert_eq!(text(&bytes, None), Text::Sure(Cow::Borrowed(TABLE)), "{bytes:x?}");
        }
    }

    #[test]
    fn an_old_encoding_is_a_guess_unless_the_file_says_it() {
        let bytes = b"Am\xe9lie\x92s \x80";
        assert_eq!(text(bytes, None), Text::Guessed("Amélie’s €".into(), "windows-1252"));
        assert_eq!(text(b"\xd4\xe8\xeb\xfc\xec", Some("windows-1251")), Text::Sure(Cow::Borrowed("Фильм")));
        assert_eq!(text(bytes, Some("utf8")), Text::Guessed("Amélie’s €".into(), "windows-1252"));
        assert_eq!(text(bytes, Some("no-such-encoding")), Text::Guessed("Amélie’s €".into(), "windows-1252"));
        assert_eq!(text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None), Text::None);
    }
}
