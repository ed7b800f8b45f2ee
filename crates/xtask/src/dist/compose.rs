//! The files of cards and galleries: the loader, then for each of the two modules the script, the Wasm, and the
//! Wasm once more as a script, for pages whose policy forbids to fetch, and at last the words of each language
//! but English, which the modules have. Each file is told the names and the integrity of those it loads before
//! its own bytes are final, hence the order.

use anyhow::Result;
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use super::File;
use super::join::{Script, can_be_joined, join};
use super::languages::{OF_CARDS, OF_GALLERIES};
use crate::minify;
use crate::names::{self, LOADER};
use crate::project::{GALLERY, MODULE};

/// The scripts that run beside the modules, as the loader calls them until they have their final names.
const PAGE: &str = "film-cards-page.js";
const GALLERY_PAGE: &str = "film-gallery-page.js";

/// The sources of those scripts, each after those it imports from. Galleries have all of them.
pub const PAGES: [&str; 7] = [
    "film-cards-style.js",
    "film-cards-fold.js",
    "film-cards-languages.js",
    "film-cards-theme.js",
    PAGE,
    "film-gallery-style.js",
    GALLERY_PAGE,
];

/// The Wasm as a script, as its source is called until it has its final name.
const TWIN: &str = "film-cards-wasm.js";

/// The places among the files of what a reader downloads for a card, and of what for a gallery. The Wasm as a
/// script stands in for the Wasm.
pub const OF_A_CARD: [usize; 3] = [0, 1, 2];
pub const OF_A_GALLERY: [usize; 3] = [0, 4, 5];

/// What goes in.
pub struct Sources<'a> {
    pub loader: &'a str,
    /// The address that the loader is uploaded to, where it is known: what it goes by when its tag does not tell.
    pub address: Option<&'a str>,
    /// The [`PAGES`].
    pub pages: &'a [Script<'a>],
    /// The module of cards, and the one of galleries.
    pub modules: [Bound; 2],
    /// The tables of words of cards, and of galleries, by the tag of their language.
    pub languages: [Vec<(String, String)>; 2],
}

/// Whether the scripts can be read and have a place for each name they are to be told. It takes no time,
/// and what they are to be told takes minutes to build.
pub fn can_be_composed(loader: &str, pages: &[Script]) -> Result<()> {
    for called in [PAGE, GALLERY_PAGE] {
        names::replace_once(LOADER, loader, &files_of(called), "")?;
    }
    names::replace_once(LOADER, loader, NO_ADDRESS, "")?;
    for page in pages {
        can_be_joined(*page)?;
        minify::module(page.name, page.text)?;
    }
    let together: String = pages.iter().map(|page| page.text).collect();
    sign("the page's script", &together, TWIN, TWIN, &[])?;
    minify::script(LOADER, loader)?;
    Ok(())
}

/// What the loader takes for its address where its tag does not tell.
const NO_ADDRESS: &str = "?.src ?? \"\"";

/// The script and the Wasm of a module, as the loader has them in development.
fn files_of(page: &str) -> String {
    format!("\"{page}\", \"\", \"{MODULE}_bg.wasm\", \"\"")
}

/// A module as wasm-bindgen has left it: the JavaScript that belongs to it, and its final bytes.
#[derive(Clone)]
pub struct Bound {
    pub glue: String,
    pub wasm: Vec<u8>,
}

/// The files by name, the loader first.
pub fn compose(sources: Sources) -> Result<Vec<File>> {
    let [of_cards, of_galleries] = &sources.languages;
    let mut words = words(OF_CARDS, "film-cards", of_cards)?;
    let count = words.len();
    words.extend(self::words(OF_GALLERIES, GALLERY, of_galleries)?);

    let [cards, galleries] = sources.modules;
    let last = sources.pages.iter().position(|page| page.name == PAGE).map_or(0, |at| at + 1);
    let of_cards = &sources.pages[..last];
    let cards = module(MODULE, "film-cards-wasm", cards, of_cards, &words[..count])?;
    let galleries = module(GALLERY, "film-cards-gallery-wasm", galleries, sources.pages, &words)?;

    let mut loader = sources.loader.to_owned();
    for (called, [script, wasm, _]) in [(PAGE, &cards), (GALLERY_PAGE, &galleries)] {
        let to = format!("{}, {}", signed(&script.0, &script.1), signed(&wasm.0, &wasm.1));
        loader = names::replace_once(LOADER, &loader, &files_of(called), &to)?;
    }
    if let Some(address) = sources.address {
        // A string of JSON is one of JavaScript.
        let known = format!("?.src ?? {}", serde_json::Value::from(address));
        loader = names::replace_once(LOADER, &loader, NO_ADDRESS, &known)?;
    }
    let loader = minify::script(LOADER, &loader)?.into_bytes();
    let files = [(LOADER.to_owned(), loader)].into_iter().chain(cards).chain(galleries);
    Ok(files.chain(words.into_iter().map(|(_, table)| table)).collect())
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

/// The script, the Wasm, and the Wasm as a script.
fn module(
    stem: &str,
    twin_stem: &str,
    Bound { glue, wasm }: Bound,
    pages: &[Script],
    words: &[(String, File)],
) -> Result<[File; 3]> {
    let (glue_default, wasm_default) = (format!("{MODULE}.js"), format!("{MODULE}_bg.wasm"));
    let wasm_name = names::hashed(stem, "wasm", &wasm);
    let twin = format!("export default \"{}\"", BASE64_STANDARD.encode(&wasm)).into_bytes();
    let twin_name = names::hashed(twin_stem, "js", &twin);

    let glue = names::replace_once(&glue_default, &glue, &wasm_default, &wasm_name)?;
    let script = join(Script { name: &glue_default, text: &glue }, pages)?;
    let together = pages.last().map_or(stem, |page| page.name);
    let together = format!("{together}, with all it imports from,");
    let mut script = sign(&together, &script, TWIN, &twin_name, &twin)?;
    for (source, (name, table)) in words {
        script = sign(&together, &script, source, name, table)?;
    }
    let script = minify::module(&together, &script)?.into_bytes();
    Ok([(names::hashed(stem, "js", &script), script), (wasm_name, wasm), (twin_name, twin)])
}

/// Puts the final name of a file and its integrity where `text`, the source of `file`, has the name it is
/// called by in development and an integrity of nothing.
fn sign(file: &str, text: &str, called: &str, name: &str, bytes: &[u8]) -> Result<String> {
    names::replace_once(file, text, &format!("\"{called}\", \"\""), &signed(name, bytes))
}

/// A name and the integrity of the bytes, as they stand in a script.
fn signed(name: &str, bytes: &[u8]) -> String {
    format!("\"{name}\", \"{}\"", integrity(bytes))
}

/// What a browser compares the bytes with before it uses them.
fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::super::{pages_texts, scripts, web};
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

    const PAGE_SOURCES: [Script; 2] =
        [Script { name: PAGE, text: PAGE_SOURCE }, Script { name: GALLERY_PAGE, text: GALLERY_SOURCE }];

    fn sources() -> Sources<'static> {
        let german = |what: &str| vec![("de".to_owned(), format!("// German.\nexport default `\n{what}\n`;"))];
        let module = |wasm: &[u8]| Bound { glue: GLUE.to_owned(), wasm: wasm.to_owned() };
        Sources {
            loader: LOADER_SOURCE,
            address: None,
            pages: &PAGE_SOURCES,
            modules: [module(b"\0asm"), module(b"\0asm gallery")],
            languages: [german("fold = Einklappen"), german("search = Suchen")],
        }
    }

    fn text(bytes: &[u8]) -> String {
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    #[test]
    fn each_file_names_and_signs_the_files_it_loads() {
        let files = compose(sources()).unwrap();
        let [loader, cards @ .., german, more_german] = &files[..] else { panic!("{files:?}") };
        assert_eq!(loader.0, LOADER);
        let loader = text(&loader.1);
        for (module, stem) in cards.chunks(3).zip([MODULE, GALLERY]) {
            let [(script_name, script), (wasm_name, wasm), (twin_name, twin)] = module else { panic!("{module:?}") };
            assert_eq!(script_name, &names::hashed(stem, "js", script));
            assert_eq!(wasm_name, &names::hashed(stem, "wasm", wasm));
            for said in [script_name, wasm_name, &integrity(script), &integrity(wasm)] {
                assert_eq!(loader.matches(said.as_str()).count(), 1, "{said} in {loader}");
            }
            let script = text(script);
            assert!(script.contains(wasm_name.as_str()), "{script}");
            assert!(script.contains(twin_name.as_str()) && script.contains(&integrity(twin)), "{script}");
            assert!(script.contains(german.0.as_str()) && script.contains(&integrity(&german.1)), "{script}");
            assert_eq!(script.contains(more_german.0.as_str()), stem == GALLERY, "{script}");
        }
        assert_eq!(files[3].1, b"export default \"AGFzbQ==\"");
        assert!(german.0.starts_with("film-cards-de-"), "{}", german.0);
        assert!(more_german.0.starts_with("film-cards-gallery-de-"), "{}", more_german.0);
        let german = text(&german.1);
        assert!(german.contains("\nfold = Einklappen\n") && !german.contains("German"), "{german}");
        assert!(files.iter().all(|(name, _)| names::is_ours(name)));
        assert!(OF_A_CARD.iter().all(|at| !files[*at].0.contains("gallery")));
        assert!(OF_A_GALLERY[1..].iter().all(|at| files[*at].0.starts_with(GALLERY)));
    }

    #[test]
    fn a_loader_knows_the_address_that_it_is_uploaded_to() {
        let loader = |address| text(&compose(Sources { address, ..sources() }).unwrap()[0].1);
        let known = "https://cdn.example/film-cards.js";
        assert!(loader(Some(known)).contains(&format!("?.src??`{known}`")), "{}", loader(Some(known)));
        assert!(loader(None).contains("?.src??``"), "{}", loader(None));
        assert!(loader(Some("/a\"+b+\"")).contains("?.src??`/a\"+b+\"`"), "an address is a string whatever it holds");
    }

    #[test]
    fn a_script_exports_what_the_loader_calls_and_nothing_else() {
        let files = compose(sources()).unwrap();
        for at in [1, 4] {
            let script = text(&files[at].1);
            assert_eq!(script.matches("export").count(), 1, "{script}");
            assert!(script.contains("start"), "{script}");
            assert!(!script.contains("import init") && !script.contains("initSync"), "{script}");
        }
    }

    #[test]
    fn integrity_is_written_as_a_browser_reads_it() {
        // The digest of `abc` is the first example of FIPS 180.
        assert_eq!(integrity(b"abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }

    #[test]
    fn a_loader_without_the_default_names_is_refused() {
        let message = compose(Sources { loader: "'film-cards-page.js'", ..sources() }).unwrap_err().to_string();
        assert!(message.starts_with("film-cards.js has \"film-cards-page.js\", \"\", "), "{message}");
        assert!(message.contains(" 0 times"), "{message}");
    }

    #[test]
    fn a_language_that_the_page_does_not_load_is_refused() {
        let slovenian = || vec![("sl".to_owned(), "export default ``;".to_owned())];
        let message = |languages| compose(Sources { languages, ..sources() }).unwrap_err().to_string();
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
        can_be_composed(LOADER_SOURCE, &PAGE_SOURCES).unwrap();
        let told = |from: &str, to: &str| {
            let [loader, page, gallery] =
                [LOADER_SOURCE, PAGE_SOURCE, GALLERY_SOURCE].map(|source| source.replacen(from, to, 1));
            let pages = [Script { name: PAGE, text: &page }, Script { name: GALLERY_PAGE, text: &gallery }];
            can_be_composed(&loader, &pages).unwrap_err().to_string()
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
        can_be_composed(&web(LOADER).unwrap(), &scripts(&pages_texts().unwrap())).unwrap();
    }

    #[test]
    fn a_name_that_both_scripts_declare_is_refused() {
        for doubled in ["let wasm;", "function film() {}", "class film {}", "const initSync = 1;", "const init = 2;"] {
            let page = format!("{PAGE_SOURCE}\n{doubled}");
            let pages = [Script { name: PAGE, text: &page }, PAGE_SOURCES[1]];
            let message = compose(Sources { pages: &pages, ..sources() }).unwrap_err().to_string();
            let told = "film-cards-page.js, with all it imports from, is not JavaScript";
            assert!(message.starts_with(told), "{message}");
            assert!(message.contains("has already been declared"), "{doubled}: {message}");
        }
    }
}
