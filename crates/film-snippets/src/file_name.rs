//! The name of a snippet's file.

/// The maximum number of bytes of the slug in a name. File systems allow names of 255 bytes, or 143 if they encrypt
/// them.
const LONGEST: usize = 100;

/// Returns `<slug>.html`. If the slug is too long, the name has its beginning and a hash of the whole slug.
///
/// ```
/// assert_eq!(film_snippets::file_name("sound-of-metal"), "sound-of-metal.html");
/// ```
pub fn file_name(slug: &str) -> String {
    if slug.len() <= LONGEST {
        return format!("{slug}.html");
    }
    let mut end = LONGEST;
    while !slug.is_char_boundary(end) {
        end -= 1;
    }
    // A slug has no underscore, so this name differs from that of any other film.
    format!("{}_{:016x}.html", &slug[..end], fnv1a(slug))
}

/// The FNV hash: it is the same in every build, so that the name of a file never changes.
fn fnv1a(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_as_published() {
        assert_eq!(fnv1a(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a("foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn a_long_slug_is_cut_between_letters_and_keeps_apart() {
        let long = "ö".repeat(200);
        let [one, other] = ["a", "b"].map(|end| file_name(&format!("x{long}{end}")));
        assert!(one.starts_with(&format!("x{}_", "ö".repeat(49))), "{one}");
        assert!(one.len() <= LONGEST + "_0123456789abcdef.html".len(), "{one}");
        assert_ne!(one, other);
        assert_eq!(file_name(&"x".repeat(LONGEST)), format!("{}.html", "x".repeat(LONGEST)));
        assert_eq!(file_name(&"x".repeat(LONGEST + 1)).len(), LONGEST + "_0123456789abcdef.html".len());
    }
}
