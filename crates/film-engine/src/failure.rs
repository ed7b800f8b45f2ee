//! The errors that the exports throw.

use film_archive::Corrupt;
use js_sys::{Error, Reflect, TypeError};
use wasm_bindgen::JsValue;

/// Why a call of the page failed, with a message for the person who wrote the page.
pub enum Failure {
    /// An option that is unknown, of the wrong type, or missing.
    BadOptions(String),
    /// A film that the archive does not contain.
    UnknownFilm(String),
    /// The bytes of the archive are damaged.
    Corrupt,
    /// An error that the browser threw although nothing should go wrong. It has no reason, so the page script treats it
    /// as a trap.
    Thrown(JsValue),
}

impl From<Corrupt> for Failure {
    fn from(_: Corrupt) -> Self {
        Failure::Corrupt
    }
}

impl Failure {
    /// The reason that the event `film-card-error` reports. `None` for what is treated as a trap.
    pub fn reason(&self) -> Option<&'static str> {
        match self {
            Failure::BadOptions(_) => Some("bad-options"),
            Failure::UnknownFilm(_) => Some("unknown-film"),
            Failure::Corrupt => Some("integrity"),
            Failure::Thrown(_) => None,
        }
    }
}

impl From<Failure> for JsValue {
    fn from(failure: Failure) -> JsValue {
        let reason = failure.reason();
        let error: JsValue = match failure {
            Failure::BadOptions(message) => TypeError::new(&message).into(),
            Failure::UnknownFilm(message) => Error::new(&message).into(),
            Failure::Corrupt => Error::new("the reviews are damaged, or belong to another build").into(),
            Failure::Thrown(error) => return error,
        };
        // Cannot fail: the error is new, and nothing has frozen it.
        let _ = Reflect::set(&error, &"reason".into(), &reason.into());
        error
    }
}
