//! Tables in the encoder of brotli (8.0.4) that can be calculated: 450 KB, of which compression leaves half.
//!
//! So two programs that people download have them not: the Wasm of the studio, in whose file the build writes zeros in
//! their place, and the command, which is compiled with a changed copy of the encoder. Both calculate them when they need
//! them. The copy has this file inside, so it uses nothing of this crate, and no syntax that is newer than Rust 2015.

use std::vec::Vec;

/// How many logarithms there are.
pub const COUNT: u32 = 65_536;

/// The logarithm of `number` to the base 2, as `enc::log_table_16` has it: with twelve digits.
///
/// ```
/// assert_eq!([0, 1, 2, 3].map(film_bundle::tables::logarithm), [0.0, 0.0, 1.0, 1.5849625]);
/// ```
pub fn logarithm(number: u32) -> f32 {
    if number == 0 {
        return 0.0;
    }
    let decimals = if number < 1 << 10 { 1e11 } else { 1e10 };
    ((f64::from(number).log2() * decimals).round() / decimals) as f32
}

/// The shortest words of the dictionary.
const SHORTEST: usize = 4;

/// How many words of each length there are, from the shortest ones on, as powers of two.
const SIZES: [u8; 21] = [10, 10, 11, 11, 10, 10, 10, 10, 10, 9, 9, 8, 7, 7, 8, 7, 7, 6, 6, 5, 5];

/// The longest words.
const LONGEST: usize = SHORTEST + SIZES.len() - 1;

/// How many bits the hash of a word has.
const HASH_BITS: u32 = 15;

/// An entry of [`Words::words`]: the length of the word, the transformation, the number of the word.
pub type Word = (u8, u8, u16);

/// The transformations: none, and a large first letter or large letters only.
const UNCHANGED: u8 = 0;
const LARGE_FIRST: u8 = 10;
const LARGE: u8 = 11;

/// Marks the last word of a bucket in its length.
const LAST: u8 = 0x80;

/// The tables of `enc::static_dict_lut`: which words of the dictionary begin with the same four bytes.
pub struct Words {
    /// For each hash the number of its first word in the other table, or 0.
    pub buckets: Vec<u16>,
    /// The words, those with the same hash one after the other. The first one is none.
    pub words: Vec<Word>,
}

/// Calculates the tables of these words: brotli's dictionary.
pub fn words(dictionary: &[u8]) -> Words {
    // Each word of a bucket with its bytes.
    let mut buckets: Vec<Vec<([u8; LONGEST], Word)>> = vec![Vec::new(); 1 << HASH_BITS];
    for &is_changed in &[false, true] {
        let mut at = 0;
        for (more, size) in SIZES.iter().enumerate() {
            let length = SHORTEST + more;
            for number in 0..1_u16 << size {
                let word = &dictionary[at..at + length];
                at += length;
                if is_changed {
                    add(&mut buckets, word, LARGE_FIRST, number);
                    if word.is_ascii() {
                        add(&mut buckets, word, LARGE, number);
                    }
                } else {
                    add(&mut buckets, word, UNCHANGED, number);
                }
            }
        }
    }
    let mut words = vec![(0, 0, 0)];
    let mut add_bucket = |bucket: &Vec<([u8; LONGEST], Word)>| {
        if bucket.is_empty() {
            return 0;
        }
        let start = words.len();
        words.extend(bucket.iter().map(|entry| entry.1));
        let last = words.len() - 1;
        words[last].0 |= LAST;
        start as u16
    };
    let buckets = buckets.iter().map(&mut add_bucket).collect();
    Words { buckets, words }
}

/// Adds a word to its bucket. A word that was changed is not added if it is there.
fn add(buckets: &mut [Vec<([u8; LONGEST], Word)>], word: &[u8], transformation: u8, number: u16) {
    let mut bytes = [0; LONGEST];
    bytes[..word.len()].copy_from_slice(word);
    let large = match transformation {
        UNCHANGED => 0,
        LARGE_FIRST => 1,
        _ => word.len(),
    };
    bytes[..large].make_ascii_uppercase();
    let first = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
    let bucket = &mut buckets[(first.wrapping_mul(0x1e35_a7bd) >> (32 - HASH_BITS)) as usize];
    let length = word.len() as u8;
    let is_there = |bucket: &[([u8; LONGEST], Word)]| {
        bucket.iter().any(|&(other, (other_length, _, _))| other_length == length && other == bytes)
    };
    if transformation == UNCHANGED || !is_there(bucket) {
        bucket.push((bytes, (length, transformation, number)));
    }
}

#[cfg(all(test, feature = "compose"))]
mod tests {
    use super::*;
    use brotli::dictionary::kBrotliDictionary;
    use brotli::enc::static_dict_lut::{kStaticDictionaryBuckets, kStaticDictionaryWords};
    use brotli::enc::util::FastLog2u16;

    #[test]
    fn logarithms_are_calculated_as_brotli_has_them() {
        for number in 0..COUNT {
            assert_eq!(logarithm(number).to_bits(), FastLog2u16(number as u16).to_bits(), "{number}");
        }
    }

    #[test]
    fn words_are_found_where_brotli_has_them() {
        let Words { buckets, words } = words(&kBrotliDictionary);
        assert!(buckets == kStaticDictionaryBuckets);
        let expected = kStaticDictionaryWords.iter().map(|word| (word.len(), word.transform(), word.idx()));
        assert!(words.into_iter().eq(expected));
    }
}
