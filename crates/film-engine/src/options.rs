//! The options of a card and a gallery, read from a JavaScript object, with an error for each wrong one.

use crate::data;
use crate::failure::Failure;
use crate::near::near;
use film_cards::Theme;
use film_model::LinkProvider;
use film_model::Movie;
use js_sys::Array;
use wasm_bindgen::prelude::*;

/// The names of all options, as the error for an unknown one lists them.
pub const ALLOWED: &str = "film, review, open, theme, lang, links, heading";

/// The options that a page can set. What it does not set has its default.
#[derive(Clone, Default, PartialEq)]
pub struct Options {
    /// The slug of the movie.
    pub film: String,
    /// The number of the review to show. Without it, the card shows all reviews.
    pub review: Option<u32>,
    /// Whether the first review is expanded.
    pub open: bool,
    pub theme: Theme,
    /// Where the names of people lead. Without it, the setting in `film-cards.toml` counts.
    pub links: Option<LinkProvider>,
    /// The level of the title's heading, 2 to 6. Without it, 2.
    pub heading: Option<u8>,
}

impl Options {
    /// These options, changed by the properties of `given`. A property that is missing or `undefined` changes nothing;
    /// `null` resets the option to its default.
    ///
    /// # Errors
    /// [`Failure::BadOptions`] if `given` is no object, or has an unknown option or one with a wrong value.
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
                // Only checked here: the page script decides which language the card has.
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

    /// Decodes the movie of the option `film`.
    ///
    /// # Errors
    /// If the option is missing, the archive does not contain the movie, or the movie has no review with the number of
    /// the option `review`.
    pub fn movie(&self) -> Result<Movie, Failure> {
        if self.film.is_empty() {
            return bad("option \"film\" is missing: it must be a slug such as \"sound-of-metal\"".into());
        }
        let Some(movie) = data::find(&self.film)? else {
            let near = near(&self.film, data::slugs()?).join(", ");
            let near = match near.as_str() {
                "" => "if it is new, upload the whole bundle",
                near => &["the nearest are ", near].concat(),
            };
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

/// An option as the page set it.
struct Given<'a> {
    name: &'a str,
    value: JsValue,
}

impl Given<'_> {
    /// Reads the value: `None` if it is `null`, and an error that says what is `allowed` if `read` gives nothing.
    fn read<T>(&self, read: fn(&JsValue) -> Option<T>, allowed: &str) -> Result<Option<T>, Failure> {
        if self.value.is_null() {
            return Ok(None);
        }
        match read(&self.value) {
            Some(value) => Ok(Some(value)),
            None => self.refuse(allowed),
        }
    }

    /// Reads one of `names`: `None` if the value is `null`, and an error that lists the names if it is another value.
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

/// The value as a whole number. JavaScript has only floats, so 1.5 has to be refused.
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
    /// JavaScript's `Object.entries`. A getter of the page may throw; that must not count as a trap of the engine.
    #[wasm_bindgen(js_namespace = Object, catch)]
    fn entries(object: &JsValue) -> Result<Array, JsValue>;

    /// JavaScript's `String(value)`. It throws for an object whose `toString` throws.
    #[wasm_bindgen(js_name = String, catch)]
    fn text(value: &JsValue) -> Result<String, JsValue>;
}
