//! The scripts of the engine: the loader, and for each of the two modules the page's scripts and wasm-bindgen's as one.
//! Names and digests that are known, those of the words of languages, are put where the scripts load these files; for the
//! others a placeholder.

use anyhow::Result;
use film_cards_cli::File;
use film_cards_cli::engine::{ADDRESS, TWIN, digest_of, name_of};
use film_cards_cli::names::{self, GALLERY, LOADER, MODULE};

use super::join::{Script, can_be_joined, join};
use super::languages::{self, OF_CARDS, OF_GALLERIES};
use super::web;
use crate::minify;

/// The scripts that run beside the modules, as the loader calls them in development.
const PAGE: &str = "film-cards-page.js";
const GALLERY_PAGE: &str = "film-gallery-page.js";

/// The sources of those scripts, each after those it imports from. Cards have all but the last, and galleries
/// have all.
const PAGES: [&str; 5] = ["film-cards-fold.js", "film-cards-languages.js", "film-cards-theme.js", PAGE, GALLERY_PAGE];

/// The scripts as they are written.
pub struct Sources {
    loader: String,
    /// Each of [`PAGES`] with its text.
    pages: Vec<(&'static str, String)>,
    /// The tables of words of cards, and of galleries, by the tag of their language.
    languages: [Vec<(String, String)>; 2],
}

/// The finished scripts.
pub struct Scripts {
    pub loader: String,
    /// What a card needs, and what a gallery needs.
    pub modules: [String; 2],
    pub languages: Vec<File>,
}

impl Sources {
    pub fn read() -> Result<Sources> {
        let pages = PAGES.map(|name| Ok((name, web(name)?))).into_iter().collect::<Result<_>>()?;
        let languages = [languages::tables(OF_CARDS)?, languages::tables(OF_GALLERIES)?];
        Ok(Sources { loader: web(LOADER)?, pages, languages })
    }

    /// Everything that was read.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let tables = self.languages.iter().flatten().flat_map(|(tag, table)| [tag.as_str(), table]);
        [self.loader.as_str()].into_iter().chain(self.pages.iter().map(|(_, text)| text.as_str())).chain(tables)
    }

    fn pages(&self) -> Vec<Script<'_>> {
        self.pages.iter().map(|(name, text)| Script { name, text }).collect()
    }

    /// Whether the scripts can be read and have a place for each name they are to be given. It takes no time,
    /// and to compile what they belong to takes minutes.
    pub fn can_be_composed(&self) -> Result<()> {
        self.loader()?;
        for page in self.pages() {
            can_be_joined(page)?;
            minify::module(page.name, page.text)?;
        }
        let together: String = self.pages.iter().map(|(_, text)| text.as_str()).collect();
        sign("the page's script", &together, TWIN, &name_of(TWIN), &digest_of(TWIN))?;
        Ok(())
    }

    /// The finished scripts, made with the JavaScript that wasm-bindgen has written for each of the modules.
    pub fn compose(&self, glue: [&str; 2]) -> Result<Scripts> {
        let [of_cards, of_galleries] = &self.languages;
        let mut words = words(OF_CARDS, "film-cards", of_cards)?;
        let count = words.len();
        words.extend(self::words(OF_GALLERIES, GALLERY, of_galleries)?);
        let pages = self.pages();
        let cards = module(glue[0], &pages[..pages.len() - 1], &words[..count])?;
        let galleries = module(glue[1], &pages, &words)?;
        let languages = words.into_iter().map(|(_, table)| table).collect();
        Ok(Scripts { loader: self.loader()?, modules: [cards, galleries], languages })
    }

    /// The loader with placeholders for the names it is to be given.
    fn loader(&self) -> Result<String> {
        let mut loader = self.loader.clone();
        for (called, module) in [(PAGE, MODULE), (GALLERY_PAGE, GALLERY)] {
            let files = ["js", "wasm"].map(|ending| format!("{module}.{ending}"));
            let to = files.map(|file| format!("\"{}\", \"{}\"", name_of(&file), digest_of(&file))).join(", ");
            loader = names::replace_once(LOADER, &loader, &files_of(called), &to)?;
        }
        loader = names::replace_once(LOADER, &loader, NO_ADDRESS, &format!("?.src ?? \"{ADDRESS}\""))?;
        minify::script(LOADER, &loader)
    }
}

/// What the loader takes for its address where its tag does not tell.
const NO_ADDRESS: &str = "?.src ?? \"\"";

/// The script and the Wasm of a module, as the loader has them in development.
fn files_of(page: &str) -> String {
    format!("\"{page}\", \"\", \"{MODULE}_bg.wasm\", \"\"")
}

/// The tables of words, each with what its source is called.
fn words(folder: &str, stem: &str, tables: &[(String, String)]) -> Result<Vec<(String, File)>> {
    let file = |(tag, table): &(String, String)| {
        let source = format!("{folder}/{tag}.js");
        let table = minify::module(&source, table)?.into_bytes();
        let name = names::hashed(&format!("{stem}-{tag}"), "js", &table);
        Ok((source, (name, table)))
    };
    tables.iter().map(file).collect()
}

/// The script of a module.
fn module(glue: &str, pages: &[Script], words: &[(String, File)]) -> Result<String> {
    let glue_name = format!("{MODULE}.js");
    // The page's script always says which Wasm it is, so the address that wasm-bindgen takes otherwise can go.
    let default = format!("new URL('{MODULE}_bg.wasm', import.meta.url)");
    let glue = names::replace_once(&glue_name, glue, &default, "undefined")?;
    let script = join(Script { name: &glue_name, text: &glue }, pages)?;
    let together = pages.last().map_or(&*glue_name, |page| page.name);
    let together = format!("{together}, with all it imports from,");
    let mut script = sign(&together, &script, TWIN, &name_of(TWIN), &digest_of(TWIN))?;
    for (source, (name, table)) in words {
        script = sign(&together, &script, source, name, &names::integrity(table))?;
    }
    minify::module(&together, &script)
}

/// Puts the name of a file and its digest where `text`, the source of `file`, has the name it is called by in
/// development and no digest.
fn sign(file: &str, text: &str, called: &str, name: &str, digest: &str) -> Result<String> {
    names::replace_once(file, text, &format!("\"{called}\", \"\""), &format!("\"{name}\", \"{digest}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "
export function film(slug) { return wasm.film(slug); }
let wasm;
function initSync() {}
async function __wbg_init(url) {
    if (url === undefined) url = new URL('film-cards-module_bg.wasm', import.meta.url);
    wasm = await fetch(url);
}
export { initSync, __wbg_init as default };";
    const PAGE_SOURCE: &str = r#"
import init, { film } from "./film-cards-module.js";
const twin = ["film-cards-wasm.js", ""];
const german = ["languages/de.js", ""];
export const tables = [german];
export async function start(url) { await init(url ?? twin); return film ?? tables; }"#;
    const GALLERY_SOURCE: &str = r#"
import { film } from "./film-cards-module.js";
import { tables } from "./film-cards-page.js";
export { start } from "./film-cards-page.js";
tables.push(["languages/gallery/de.js", ""], film);"#;
    const LOADER_SOURCE: &str = r#"
        (() => {
            const base = document.currentScript?.src ?? "";
            const all = [
                ["film-cards-page.js", "", "film-cards-module_bg.wasm", ""],
                ["film-gallery-page.js", "", "film-cards-module_bg.wasm", ""],
            ];
            for (const [page, ofPage, wasm, ofWasm] of all) {
                import(new URL(page, base)).then((page) => page.start(new URL(wasm, base), ofPage, ofWasm));
            }
        })();"#;

    fn sources() -> Sources {
        let german = |what: &str| vec![("de".to_owned(), format!("// German.\nexport default `\n{what}\n`;"))];
        Sources {
            loader: LOADER_SOURCE.into(),
            pages: vec![(PAGE, PAGE_SOURCE.into()), (GALLERY_PAGE, GALLERY_SOURCE.into())],
            languages: [german("fold = Einklappen"), german("search = Suchen")],
        }
    }

    fn compose(sources: &Sources) -> Result<Scripts> {
        sources.compose([GLUE, GLUE])
    }

    #[test]
    fn each_script_has_a_place_for_the_files_it_loads() {
        let Scripts { loader, modules, languages } = compose(&sources()).unwrap();
        for module in [MODULE, GALLERY] {
            for file in ["js", "wasm"].map(|ending| format!("{module}.{ending}")) {
                for placeholder in [name_of(&file), digest_of(&file)] {
                    assert_eq!(loader.matches(&placeholder).count(), 1, "{placeholder} in {loader}");
                }
            }
        }
        assert_eq!(loader.matches(ADDRESS).count(), 1, "{loader}");
        let [german, more_german] = &languages[..] else { panic!("{languages:?}") };
        for (script, has_galleries) in modules.iter().zip([false, true]) {
            for placeholder in [name_of(TWIN), digest_of(TWIN)] {
                assert_eq!(script.matches(&placeholder).count(), 1, "{placeholder} in {script}");
            }
            assert!(script.contains(german.0.as_str()) && script.contains(&names::integrity(&german.1)), "{script}");
            assert_eq!(script.contains(more_german.0.as_str()), has_galleries, "{script}");
            assert!(!script.contains("_bg.wasm"), "{script}");
        }
        assert!(german.0.starts_with("film-cards-de-"), "{}", german.0);
        assert!(more_german.0.starts_with("film-cards-gallery-de-"), "{}", more_german.0);
        let german = String::from_utf8(german.1.clone()).unwrap();
        assert!(german.contains("\nfold = Einklappen\n") && !german.contains("German"), "{german}");
        assert!(languages.iter().all(|(name, _)| names::is_ours(name)));
    }

    #[test]
    fn a_script_exports_what_the_loader_calls_and_nothing_else() {
        for script in compose(&sources()).unwrap().modules {
            assert_eq!(script.matches("export").count(), 1, "{script}");
            assert!(script.contains("start"), "{script}");
            assert!(!script.contains("import init") && !script.contains("initSync"), "{script}");
        }
    }

    #[test]
    fn a_language_that_the_page_does_not_load_is_refused() {
        let slovenian = || vec![("sl".to_owned(), "export default ``;".to_owned())];
        let message = |languages| compose(&Sources { languages, ..sources() }).err().unwrap().to_string();
        let told = message([slovenian(), Vec::new()]);
        assert!(
            told.starts_with("film-cards-page.js, with all it imports from, has \"languages/sl.js\", \"\" 0 times"),
            "{told}"
        );
        let told = message([Vec::new(), slovenian()]);
        assert!(told.contains("has \"languages/gallery/sl.js\", \"\" 0 times"), "{told}");
    }

    #[test]
    fn what_cannot_be_composed_is_known_before_there_is_a_module() {
        sources().can_be_composed().unwrap();
        let told = |from: &str, to: &str| {
            let mut sources = sources();
            sources.loader = sources.loader.replacen(from, to, 1);
            sources.pages.iter_mut().for_each(|(_, text)| *text = text.replacen(from, to, 1));
            sources.can_be_composed().unwrap_err().to_string()
        };
        for (from, to, says) in [
            ("\"film-cards-page.js\"", "\"other.js\"", "film-cards.js has \"film-cards-page.js\", \"\", "),
            ("\"film-gallery-page.js\"", "\"other.js\"", "film-cards.js has \"film-gallery-page.js\", \"\", "),
            ("\"film-cards-wasm.js\"", "\"other.js\"", "the page's script has \"film-cards-wasm.js\", \"\" 0 times"),
            ("import init, { film }", "import * as init", "film-cards-page.js has to import by"),
            ("import { tables }", "import tables", "film-gallery-page.js has to import by"),
            ("?.src ?? \"\"", ".src", "film-cards.js has ?.src ?? \"\" 0 times"),
            ("(() => {", "(() => {{", "film-cards.js is not JavaScript"),
            ("const twin", "const const twin", "film-cards-page.js is not JavaScript"),
            ("tables.push(", "tables.push((", "film-gallery-page.js is not JavaScript"),
        ] {
            let message = told(from, to);
            assert!(message.starts_with(says), "{message}");
        }
    }

    #[test]
    fn the_scripts_as_they_are_can_be_composed() {
        Sources::read().unwrap().can_be_composed().unwrap();
    }

    #[test]
    fn a_name_that_both_scripts_declare_is_refused() {
        for doubled in ["let wasm;", "function film() {}", "class film {}", "const initSync = 1;", "const init = 2;"] {
            let mut sources = sources();
            sources.pages[0].1 += &format!("\n{doubled}");
            let message = compose(&sources).err().unwrap().to_string();
            let told = "film-gallery-page.js, with all it imports from, is not JavaScript";
            let of_cards = "film-cards-page.js, with all it imports from, is not JavaScript";
            assert!(message.starts_with(told) || message.starts_with(of_cards), "{message}");
            assert!(message.contains("has already been declared"), "{doubled}: {message}");
        }
    }
}
