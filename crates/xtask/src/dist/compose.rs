//! The files of a card: the loader, the script and the Wasm, the Wasm once more as a script, for pages whose
//! policy forbids to fetch, and the words of each language but English, which the module has. Each file is told the names and the integrity of those it loads
//! before its own bytes are final, hence the order.

use anyhow::Result;
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use super::join::{can_be_joined, join};
use crate::minify;
use crate::names::{self, LOADER};
use crate::project::MODULE;

/// The script that runs beside the module, as its source is called, and the loader calls it until it
/// has its final name.
pub const PAGE: &str = "film-cards-page.js";

/// The Wasm as a script, as its source is called until it has its final name.
const TWIN: &str = "film-cards-wasm.js";

/// So many of the files, the first, are what a reader downloads for a card. The Wasm as a script stands in
/// for the Wasm.
pub const OF_A_CARD: usize = 3;

/// What goes in.
pub struct Sources<'a> {
    pub loader: &'a str,
    pub page: &'a str,
    pub glue: &'a str,
    pub wasm: Vec<u8>,
    /// The tables of words, by the tag of their language.
    pub languages: Vec<(String, String)>,
}

/// What wasm-bindgen calls its JavaScript and its Wasm.
fn defaults() -> (String, String) {
    (format!("{MODULE}.js"), format!("{MODULE}_bg.wasm"))
}

/// Whether the scripts can be read and have a place for each name they are to be told. It takes no time,
/// and what they are to be told takes minutes to build.
pub fn can_be_composed(loader: &str, page: &str) -> Result<()> {
    let (glue_default, wasm_default) = defaults();
    for (file, text, called) in [(PAGE, page, TWIN), (LOADER, loader, PAGE), (LOADER, loader, &wasm_default)] {
        sign(file, text, called, called, &[])?;
    }
    can_be_joined(&glue_default, PAGE, page)?;
    minify::module(PAGE, page)?;
    minify::script(LOADER, loader)?;
    Ok(())
}

/// The files by name, the loader first.
pub fn compose(sources: Sources) -> Result<Vec<(String, Vec<u8>)>> {
    let (glue_default, wasm_default) = defaults();
    let wasm_name = names::hashed(MODULE, "wasm", &sources.wasm);
    let twin = format!("export default \"{}\"", BASE64_STANDARD.encode(&sources.wasm)).into_bytes();
    let twin_name = names::hashed("film-cards-wasm", "js", &twin);

    let glue = names::replace_once(&glue_default, sources.glue, &wasm_default, &wasm_name)?;
    let mut page = sign(PAGE, sources.page, TWIN, &twin_name, &twin)?;
    let mut languages = Vec::new();
    for (tag, table) in &sources.languages {
        let called = format!("languages/{tag}.js");
        let table = minify::module(&called, table)?.into_bytes();
        let name = names::hashed(&format!("film-cards-{tag}"), "js", &table);
        page = sign(PAGE, &page, &called, &name, &table)?;
        languages.push((name, table));
    }
    let script = join(&glue_default, &glue, PAGE, &page)?;
    let script = minify::module(&format!("{PAGE} with {glue_default}"), &script)?.into_bytes();
    let script_name = names::hashed(MODULE, "js", &script);

    let loader = sign(LOADER, sources.loader, PAGE, &script_name, &script)?;
    let loader = sign(LOADER, &loader, &wasm_default, &wasm_name, &sources.wasm)?;
    let loader = minify::script(LOADER, &loader)?.into_bytes();

    let mut files =
        vec![(LOADER.to_owned(), loader), (script_name, script), (wasm_name, sources.wasm), (twin_name, twin)];
    files.extend(languages);
    Ok(files)
}

/// Puts the final name of a file and its integrity where `text`, the source of `file`, has the name it is
/// called by in development and an integrity of nothing.
fn sign(file: &str, text: &str, called: &str, name: &str, bytes: &[u8]) -> Result<String> {
    let (from, to) = (format!("\"{called}\", \"\""), format!("\"{name}\", \"{}\"", integrity(bytes)));
    names::replace_once(file, text, &from, &to)
}

/// What a browser compares the bytes with before it uses them.
fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
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
export async function start(url) { await init(url ?? twin); return film ?? german; }"#;
    const LOADER_SOURCE: &str = r#"
        (() => {
            const base = document.currentScript.src;
            const [script, ofScript] = ["film-cards-page.js", ""];
            const [wasm, ofWasm] = ["film-cards-module_bg.wasm", ""];
            import(new URL(script, base)).then((page) => page.start(new URL(wasm, base), ofScript, ofWasm));
        })();"#;

    fn sources() -> Sources<'static> {
        let languages = vec![("de".to_owned(), "// German.\nexport default `\nfold = Einklappen\n`;".to_owned())];
        Sources { loader: LOADER_SOURCE, page: PAGE_SOURCE, glue: GLUE, wasm: b"\0asm".to_vec(), languages }
    }

    #[test]
    fn each_file_names_and_signs_the_files_it_loads() {
        let files = compose(sources()).unwrap();
        let [(loader_name, loader), (script_name, script), (wasm_name, wasm), (twin_name, twin), (german_name, german)] =
            &files[..]
        else {
            panic!("{files:?}")
        };
        assert_eq!(loader_name, LOADER);
        assert_eq!(script_name, &names::hashed(MODULE, "js", script));
        assert_eq!(wasm_name, &names::hashed(MODULE, "wasm", wasm));
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let (loader, script) = (text(loader), text(script));
        assert!(script.contains(wasm_name.as_str()), "{script}");
        assert!(script.contains(twin_name.as_str()) && script.contains(&integrity(twin)), "{script}");
        assert_eq!(twin, b"export default \"AGFzbQ==\"");
        assert!(script.contains(german_name.as_str()) && script.contains(&integrity(german)), "{script}");
        assert!(german_name.starts_with("film-cards-de-"), "{german_name}");
        let german = text(german);
        assert!(german.contains("\nfold = Einklappen\n") && !german.contains("German"), "{german}");
        for said in [script_name, wasm_name, &integrity(script.as_bytes()), &integrity(wasm)] {
            assert_eq!(loader.matches(said.as_str()).count(), 1, "{said} in {loader}");
        }
        assert!(files.iter().all(|(name, _)| names::is_ours(name)));
    }

    #[test]
    fn the_script_exports_what_the_page_does_and_nothing_else() {
        let files = compose(sources()).unwrap();
        let script = String::from_utf8(files[1].1.clone()).unwrap();
        assert_eq!(script.matches("export").count(), 1, "{script}");
        assert!(script.contains("start"), "{script}");
        assert!(!script.contains("import init") && !script.contains("initSync"), "{script}");
    }

    #[test]
    fn integrity_is_written_as_a_browser_reads_it() {
        // The digest of `abc` is the first example of FIPS 180.
        assert_eq!(integrity(b"abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }

    #[test]
    fn a_loader_without_the_default_names_is_refused() {
        let message = compose(Sources { loader: "'film-cards-page.js'", ..sources() }).unwrap_err().to_string();
        assert!(message.starts_with("film-cards.js has \"film-cards-page.js\", \"\" 0 times"), "{message}");
    }

    #[test]
    fn a_language_that_the_page_does_not_load_is_refused() {
        let languages = vec![("sl".to_owned(), "export default ``;".to_owned())];
        let message = compose(Sources { languages, ..sources() }).unwrap_err().to_string();
        assert!(message.starts_with("film-cards-page.js has \"languages/sl.js\", \"\" 0 times"), "{message}");
    }

    #[test]
    fn what_cannot_be_composed_is_known_before_there_is_a_module() {
        can_be_composed(LOADER_SOURCE, PAGE_SOURCE).unwrap();
        for (name, twice) in [
            ("\"film-cards-page.js\", \"\"", "film-cards.js has \"film-cards-page.js\", \"\" 2 times"),
            ("\"film-cards-module_bg.wasm\", \"\"", "film-cards.js has \"film-cards-module_bg.wasm\", \"\" 2 times"),
            ("\"film-cards-wasm.js\", \"\"", "film-cards-page.js has \"film-cards-wasm.js\", \"\" 2 times"),
        ] {
            let refused = |with: &str| {
                let [loader, page] = [LOADER_SOURCE, PAGE_SOURCE].map(|source| source.replace(name, with));
                can_be_composed(&loader, &page).unwrap_err().to_string()
            };
            let message = refused(&format!("{name}, {name}"));
            assert!(message.starts_with(twice), "{message}");
            let message = refused("\"other.js\", \"\"");
            assert!(message.starts_with(&twice.replace("2 times", "0 times")), "{message}");
        }
        for (from, to, says) in [
            ("import init, { film }", "import * as init", "film-cards-page.js has to import by"),
            ("(() => {", "(() => {{", "film-cards.js is not JavaScript"),
            ("const twin", "const const twin", "film-cards-page.js is not JavaScript"),
        ] {
            let [loader, page] = [LOADER_SOURCE, PAGE_SOURCE].map(|source| source.replacen(from, to, 1));
            let message = can_be_composed(&loader, &page).unwrap_err().to_string();
            assert!(message.starts_with(says), "{message}");
        }
    }

    #[test]
    fn the_scripts_as_they_are_can_be_composed() {
        let read = |name: &str| std::fs::read_to_string(crate::project::root().join("src/embed").join(name)).unwrap();
        can_be_composed(&read(LOADER), &read(PAGE)).unwrap();
    }

    #[test]
    fn a_name_that_both_scripts_declare_is_refused() {
        for doubled in ["let wasm;", "function film() {}", "class film {}", "const initSync = 1;", "const init = 2;"] {
            let page = format!("{PAGE_SOURCE}\n{doubled}");
            let message = compose(Sources { page: &page, ..sources() }).unwrap_err().to_string();
            assert!(message.starts_with("film-cards-page.js with film-cards-module.js is not JavaScript"), "{message}");
            assert!(message.contains("has already been declared"), "{doubled}: {message}");
        }
    }
}
