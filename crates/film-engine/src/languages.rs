//! The languages that the page script has loaded: their tables of strings, and the browser's `Intl` for their grammar.

use film_cards::{Grammar, Words};
use js_sys::Array;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** The browser's grammar of a language, by `Intl`. */
export interface Grammar {
  plural(count: number): string;
  date(year: number, month: number, day: number): string;
  duration(hours: number, minutes: number): string;
  list(items: string[]): string;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// An object of the page script that calls the browser's `Intl` for one language.
    #[wasm_bindgen(typescript_type = "Grammar")]
    pub type Intl;

    #[wasm_bindgen(method)]
    fn plural(this: &Intl, n: u32) -> String;
    #[wasm_bindgen(method)]
    fn date(this: &Intl, year: u16, month: u8, day: u8) -> String;
    #[wasm_bindgen(method)]
    fn duration(this: &Intl, hours: u16, minutes: u16) -> String;
    #[wasm_bindgen(method)]
    fn list(this: &Intl, items: Array) -> String;
}

thread_local! {
    static KNOWN: RefCell<Vec<(Words, Intl)>> = const { RefCell::new(Vec::new()) };
}

/// Adds a language: its tag, its table of strings, and its `Intl`.
#[wasm_bindgen]
pub fn teach(lang: &str, table: &str, intl: Intl) {
    KNOWN.with_borrow_mut(|known| {
        let words = Words::new(lang, table, Browser(known.len()));
        known.push((words, intl));
    });
}

/// The strings of a language; English if that language has not been added.
pub fn words(lang: &str) -> Words {
    KNOWN
        .with_borrow(|known| known.iter().find(|(words, _)| words.lang() == lang).map(|(words, _)| words.clone()))
        .unwrap_or_default()
}

/// The grammar of a language, as its index in `KNOWN`. The strings of a component must be `Send`, and a JavaScript
/// object is not.
struct Browser(usize);

impl Browser {
    fn ask(&self, question: impl Fn(&Intl) -> String) -> String {
        KNOWN.with_borrow(|known| known.get(self.0).map(|(_, intl)| question(intl))).unwrap_or_default()
    }
}

impl Grammar for Browser {
    fn plural(&self, n: u32) -> String {
        self.ask(|intl| intl.plural(n))
    }

    fn date(&self, year: u16, month: u8, day: u8) -> String {
        self.ask(|intl| intl.date(year, month, day))
    }

    fn duration(&self, hours: u16, minutes: u16) -> String {
        self.ask(|intl| intl.duration(hours, minutes))
    }

    fn list(&self, items: &[String]) -> String {
        self.ask(|intl| intl.list(items.iter().map(|item| JsValue::from_str(item)).collect()))
    }
}
