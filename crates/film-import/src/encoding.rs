//! Bytes as text: UTF-8, UTF-16 as Excel writes it, and what old exports have.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};
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

/// Reads `bytes`; `declared` is the encoding that the file says it has, as XML does.
pub fn text<'a>(bytes: &'a [u8], declared: Option<&str>) -> Text<'a> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decoded(&bytes[mark..], encoding);
    }
    if let Some(encoding) = utf_16(bytes) {
        return decoded(bytes, encoding);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return if is_binary(bytes) { Text::None } else { Text::Sure(Cow::Borrowed(text)) };
    }
    if is_binary(bytes) {
        return Text::None;
    }
    match declared.and_then(|label| Encoding::for_label(label.as_bytes())).filter(|known| *known != encoding_rs::UTF_8)
    {
        Some(encoding) => decoded(bytes, encoding),
        None => Text::Guessed(WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), WINDOWS_1252.name()),
    }
}

fn decoded<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Text<'a> {
    Text::Sure(encoding.decode_without_bom_handling(bytes).0)
}

/// UTF-16 without a byte order mark: every other byte of what exports begin with is zero.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
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
        assert_eq!(text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None), Text::None);
    }
}
