//! What Unicode knows of characters: their normal forms, and the marks that combine with the letter before them.
//!
//! With the feature `unicode-tables` a library has the tables. A program that has them already (in a browser, JavaScript
//! does) leaves the feature out and passes its own functions to [`normalize_with`]: the tables are 48 kilobytes of a Wasm,
//! compressed. Without either, texts are taken as they are.

#[cfg(feature = "unicode-tables")]
pub use unicode_normalization::char::{decompose_compatible, is_combining_mark};
#[cfg(not(feature = "unicode-tables"))]
pub use {marks::is_combining_mark, others::decompose_compatible};

#[cfg(any(test, not(feature = "unicode-tables")))]
mod marks;

use std::borrow::Cow;

/// `text` composed (NFC).
#[cfg(feature = "unicode-tables")]
pub fn composed(text: &str) -> Cow<'_, str> {
    use unicode_normalization::UnicodeNormalization;
    if unicode_normalization::is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// `text` composed (NFC).
#[cfg(not(feature = "unicode-tables"))]
pub fn composed(text: &str) -> Cow<'_, str> {
    others::composed(text).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// The functions of somebody else.
#[cfg(not(feature = "unicode-tables"))]
mod others {
    use std::sync::{Mutex, OnceLock, PoisonError};

    /// What composes a text (NFC), and what takes it apart (NFKD).
    static FUNCTIONS: OnceLock<[Function; 2]> = OnceLock::new();

    type Function = fn(&str) -> String;

    pub fn set(functions: [Function; 2]) {
        FUNCTIONS.get_or_init(|| functions);
    }

    pub fn composed(text: &str) -> Option<String> {
        FUNCTIONS.get().map(|[composed, _]| composed(text))
    }

    /// Calls `take` with each character that `c` consists of. Each character is asked for once.
    pub fn decompose_compatible(c: char, mut take: impl FnMut(char)) {
        static KNOWN: Mutex<Vec<(char, String)>> = Mutex::new(Vec::new());
        let Some([_, decomposed]) = FUNCTIONS.get() else { return take(c) };
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        let at = known.binary_search_by_key(&c, |(known, _)| *known).unwrap_or_else(|at| {
            known.insert(at, (c, decomposed(c.encode_utf8(&mut [0; 4]))));
            at
        });
        known[at].1.chars().for_each(take);
    }
}

/// Sets the functions that compose a text (NFC) and take it apart (NFKD), for a reader without the feature
/// `unicode-tables`; with it they are not called. Only the first call counts.
pub fn normalize_with(composed: fn(&str) -> String, decomposed: fn(&str) -> String) {
    #[cfg(not(feature = "unicode-tables"))]
    others::set([composed, decomposed]);
    #[cfg(feature = "unicode-tables")]
    let _ = (composed, decomposed);
}
