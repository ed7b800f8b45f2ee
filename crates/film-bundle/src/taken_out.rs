//! The [`tables`](crate::tables) that the build takes out of the studio's Wasm, and what both must know for that.

use crate::tables::{COUNT, Words, logarithm, words};

/// The words that mark, in the Wasm, where its build writes the addresses of the tables.
pub const MARK: [u32; 3] = [0x6c6f_6773, 0xf16a_b1e5, 0x9d5c_03a7];

/// What [`MARK`] is followed by, once for each table, as long as the tables are where they were.
pub const IN_PLACE: u32 = 0;

/// The tables as bytes in the memory of a Wasm: logarithms, buckets, words. `dictionary` is brotli's.
pub fn tables(dictionary: &[u8]) -> [Vec<u8>; 3] {
    let Words { buckets, words } = words(dictionary);
    let word = |(length, transformation, number): (u8, u8, u16)| {
        let [low, high] = number.to_le_bytes();
        [length, transformation, low, high]
    };
    [
        (0..COUNT).flat_map(|number| logarithm(number).to_le_bytes()).collect(),
        buckets.into_iter().flat_map(u16::to_le_bytes).collect(),
        words.into_iter().flat_map(word).collect(),
    ]
}

/// The length of brotli's dictionary in bytes, and what it begins with.
pub const DICTIONARY: (usize, &[u8]) = (122_784, b"timedownlifeleft");

/// Brotli's dictionary.
#[cfg(feature = "compose")]
pub fn dictionary() -> &'static [u8] {
    &brotli::dictionary::kBrotliDictionary
}

#[cfg(all(test, feature = "compose"))]
mod tests {
    use super::*;

    #[test]
    fn the_dictionary_is_known_by_its_beginning() {
        let (length, start) = DICTIONARY;
        assert!(dictionary().len() == length && dictionary().starts_with(start));
    }
}
