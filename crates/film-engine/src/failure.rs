//! The errors that the exports throw.

use film_archive::Corrupt;
use wasm_bindgen::JsValue;

/// Why a call of the page failed.
pub enum Failure {
    /// What the page script makes a message of (`explain` in `film-cards-options.ts`): the lines `film`, the slug that
    /// was not found, and all slugs; or the number of a review that was not found, the slug, and the numbers of all
    /// reviews; or nothing if the archive is damaged.
    Refused(String),
    /// An error that the browser threw although nothing should go wrong. The page script treats it as a trap.
    #[cfg(feature = "gallery")]
    Thrown(JsValue),
}

impl From<Corrupt> for Failure {
    fn from(_: Corrupt) -> Self {
        Failure::Refused(String::new())
    }
}

impl From<Failure> for JsValue {
    fn from(failure: Failure) -> JsValue {
        match failure {
            Failure::Refused(text) => JsValue::from_str(&text),
            #[cfg(feature = "gallery")]
            Failure::Thrown(error) => error,
        }
    }
}
