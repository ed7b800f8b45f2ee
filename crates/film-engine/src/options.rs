//! What a page may ask of a card, and what it is told when it asks for something else.

use crate::data;
use crate::failure::Failure;
use crate::near::near;
use film_cards::Theme;
use film_model::LinkProvider;
use film_model::Movie;
use js_sys::Array;
use wasm_bindgen::prelude::*;

pub const ALLOWED: &str = "film, review, open, theme, lang, links, heading";

/// Everything a page can set on a card. A page that sets nothing gets the default.
#[derive(Clone, Default, PartialEq)]
pub struct Options {
    pub film: String,
    /// The number of the review to show; where there is none, the card chooses.
    pub review: Option<u32>,
    pub open: bool,
    pub theme: Theme,
    /// Where people's names lead; where the page does not say, as `film-cards.toml` has it.
    pub links: Option<LinkProvider>,
    /// The level of the title's heading; 2 where the page does not say.
    pub heading: Option<u8>,
}

impl Options {
    /// These options with what the page's object `given` changes. What it leaves out, or holds as
    /// `undefined`, stays; `null` goes back to the default.
    pub fn with(&self, given: &JsValue) -> Result<Options, Failure> {
        if !given.is_object() {
            return bad("the options must be an object such as {film: \"sound-of-metal\"}".into());
        }
        let mut options = self.clone();
        let Ok(entries) = entries(given) else { return bad("the options cannot be read".into()) };
        for entry in entries {
            let entry: Array = entry.unchecked_into();
            let (name, value) = (entry.get(0).as_string().unwrap_or_default(), entry.get(1));
            if value.is_undefined() && ALLOWED.split(", ").any(|allowed| allowed == name) {
                continue;
            }
            let given = Given { name: &name, value };
            match given.name {
                "film" => {
                    options.film =
                        given.read(JsValue::as_string, "a slug such as \"sound-of-metal\"")?.unwrap_or_default()
                }
                "review" => options.review = given.read(number, "a whole number, the number of a review")?,
                "open" => options.open = given.read(JsValue::as_bool, "true or false")?.unwrap_or_default(),
                "theme" => {
                    options.theme = given.one_of(Theme::ALL.map(Theme::name), Theme::from_name)?.unwrap_or_default()
                }
                // The page's script finds out what it means here.
                "lang" => drop(given.read(JsValue::as_string, "a language tag such as \"en\"")?),
                "links" => {
                    options.links = given.one_of(LinkProvider::ALL.map(LinkProvider::name), LinkProvider::from_name)?
                }
                "heading" => {
                    options.heading = given.read(level, "a level of heading, 2 to 6")?;
                }
                _ => return bad(["unknown option \"", &name, "\": allowed are ", ALLOWED].concat()),
            }
        }
        Ok(options)
    }

    /// The movie that is asked for. It must be there, and so must the review.
    pub fn movie(&self) -> Result<Movie, Failure> {
        if self.film.is_empty() {
            return bad("option \"film\" is missing: it must be a slug such as \"sound-of-metal\"".into());
        }
        let Some(movie) = data::find(&self.film)? else {
            let near = near(&self.film, data::slugs()?).join(", ");
            let near = if near.is_empty() { "there is none yet" } else { &["the nearest are ", &near].concat() };
            return Err(Failure::UnknownFilm(["no film \"", &self.film, "\": ", near].concat()));
        };
        if let Some(review) = self.review
            && movie.reviews.iter().all(|other| other.id != review)
        {
            let numbers: Vec<String> = movie.reviews.iter().map(|review| review.id.to_string()).collect();
            let message = [
                "option \"review\" must be the number of a review of \"",
                &self.film,
                "\" (",
                &numbers.join(", "),
                "), not ",
                &review.to_string(),
            ];
            return bad(message.concat());
        }
        Ok(movie)
    }
}

/// An option as the page gave it.
struct Given<'a> {
    name: &'a str,
    value: JsValue,
}

impl Given<'_> {
    /// The value, `None` where it is `null`, or an error that says what is `allowed`.
    fn read<T>(&self, read: fn(&JsValue) -> Option<T>, allowed: &str) -> Result<Option<T>, Failure> {
        if self.value.is_null() {
            return Ok(None);
        }
        match read(&self.value) {
            Some(value) => Ok(Some(value)),
            None => self.refuse(allowed),
        }
    }

    /// The value as one of a few names.
    fn one_of<T, const N: usize>(
        &self,
        names: [&str; N],
        from_name: fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Failure> {
        match self.value.as_string().and_then(|name| from_name(&name)) {
            Some(value) => Ok(Some(value)),
            None if self.value.is_null() => Ok(None),
            None => self.refuse(&["one of \"", &names.join("\", \""), "\""].concat()),
        }
    }

    fn refuse<T>(&self, allowed: &str) -> Result<T, Failure> {
        let mark = if self.value.is_string() { "\"" } else { "" };
        let value = text(&self.value).unwrap_or_else(|_| "that".into());
        bad(["option \"", self.name, "\" must be ", allowed, ", not ", mark, &value, mark].concat())
    }
}

/// A whole number, as JavaScript has none of its own.
fn number(value: &JsValue) -> Option<u32> {
    let number = value.as_f64()?;
    let whole = number as u32;
    (f64::from(whole) == number).then_some(whole)
}

fn level(value: &JsValue) -> Option<u8> {
    number(value).filter(|level| (2..=6).contains(level)).map(|level| level as u8)
}

fn bad<T>(message: String) -> Result<T, Failure> {
    Err(Failure::BadOptions(message))
}

#[wasm_bindgen]
extern "C" {
    /// What JavaScript's own `Object.entries` gives. A getter of the page's may throw, which is the
    /// page's fault and no trap of ours.
    #[wasm_bindgen(js_namespace = Object, catch)]
    fn entries(object: &JsValue) -> Result<Array, JsValue>;

    /// What JavaScript's own `String(value)` makes of it. An object can refuse to be a string.
    #[wasm_bindgen(js_name = String, catch)]
    fn text(value: &JsValue) -> Result<String, JsValue>;
}
