//! What an export throws.

use film_archive::Corrupt;
use js_sys::{Error, Reflect, TypeError};
use wasm_bindgen::JsValue;

/// Why the page cannot have what it asked for, in a sentence for the person who wrote the page.
pub enum Failure {
    /// An option that is unknown, of the wrong type, or missing.
    BadOptions(String),
    /// A film that is not among the embedded ones.
    UnknownFilm(String),
    /// The embedded bytes are damaged.
    Corrupt,
    /// What the browser itself threw where nothing should. It has no reason; the loader takes it for
    /// the trap it amounts to.
    Thrown(JsValue),
}

impl From<Corrupt> for Failure {
    fn from(_: Corrupt) -> Self {
        Failure::Corrupt
    }
}

impl Failure {
    /// The reason that `film-card-error` reports, unless it is a trap.
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
            Failure::Corrupt => Error::new("the embedded reviews are damaged").into(),
            Failure::Thrown(error) => return error,
        };
        // Setting a property of an error just made cannot fail.
        let _ = Reflect::set(&error, &"reason".into(), &reason.into());
        error
    }
}
