//! The files of cards and galleries: the loader, and for each of the two modules the script, the Wasm, and the Wasm as
//! a script, for pages whose policy forbids fetching. The names and digests of the files that a file loads are part of
//! its bytes, which determines the order.

use std::sync::Arc;

use anyhow::Result;

use crate::bytes::Bytes;
use crate::engine::{ADDRESS, Engine, MODULES, Module, TWIN, digest_of, name_of};
use crate::names::{self, LOADER};
use crate::sections;

/// The name of the Wasm as a script, before its hash.
pub const TWINS: [&str; 2] = ["film-cards-wasm", "film-cards-gallery-wasm"];

/// A file of the bundle: its name and its bytes, and how many of them, from the first one, are the same for all reviews,
/// if these are worth compressing ahead of time. What follows them is the same in each such file.
pub type Composed = (String, Bytes, usize);

/// Whether the bundle has the Wasm as a script, too.
#[derive(Clone, Copy, PartialEq)]
pub enum Twins {
    With,
    /// For pages of ours, whose policy lets them fetch. The scripts then name a file that does not exist.
    Without,
}

/// The files by name, the loader first. `address` is the address of the uploaded loader, if it is known; the loader
/// uses it if it cannot get its address from its tag.
pub fn compose(engine: &Engine, archive: &Arc<Vec<u8>>, address: Option<&str>, twins: Twins) -> Result<Vec<Composed>> {
    let mut loader = names::replace_once(LOADER, &engine.loader, ADDRESS, &escaped(address.unwrap_or_default()))?;
    let mut files = Vec::new();
    for ((name, twin), module) in MODULES.iter().zip(TWINS).zip(&engine.modules) {
        let (wasm, module) = (module.wasm.len(), compose_module(name, twin, module, archive, twins)?);
        for ((file, ending), begins) in module.into_iter().zip(["js", "wasm", "twin"]).zip([0, wasm, 0]) {
            let (file, bytes, digest) = file;
            if ending != "twin" {
                loader = fill_in(LOADER, &loader, &format!("{name}.{ending}"), &file, &digest)?;
            }
            files.push((file, bytes, begins));
        }
    }
    files.insert(0, (LOADER.to_owned(), loader.into_bytes().into(), 0));
    Ok(files)
}

/// The Wasm as a script. Few pages load it, so it is not compressed ahead of time: that would double what the command
/// has inside.
fn twin(wasm: Bytes) -> Bytes {
    Bytes::default().and(*b"export default \"").and_base64(wasm).and(*b"\"")
}

/// A file with the digest of its bytes.
type Signed = (String, Bytes, [u8; 32]);

/// The script, the Wasm, and the Wasm as a script if it is wanted.
fn compose_module(
    name: &str,
    twin: &str,
    module: &Module,
    archive: &Arc<Vec<u8>>,
    twins: Twins,
) -> Result<Vec<Signed>> {
    let header = sections::header(sections::ARCHIVE, archive.len());
    let wasm = Bytes::default().and(&*module.wasm).and(header).and_shared(archive.clone());
    let twin = match twins {
        Twins::With => Some(signed(twin, "js", self::twin(wasm.clone()))),
        Twins::Without => None,
    };
    let wasm = signed(name, "wasm", wasm);
    // Another archive must give the script another name, also without a twin: browsers know a script by its name.
    let (twin_name, twin_digest) = twin.as_ref().map_or((TWIN, &wasm.2), |(name, _, digest)| (name, digest));
    let script = fill_in(&format!("{name}.js"), &module.script, TWIN, twin_name, twin_digest)?;
    let script = signed(name, "js", script.into_bytes().into());
    Ok([script, wasm].into_iter().chain(twin).collect())
}

fn signed(stem: &str, ending: &str, bytes: Bytes) -> Signed {
    let digest = bytes.digest();
    (names::of_digest(stem, ending, &digest), bytes, digest)
}

/// Replaces the placeholders for the name and the digest of `file` in `text`, the text of the engine's file `of`.
fn fill_in(of: &str, text: &str, file: &str, name: &str, digest: &[u8; 32]) -> Result<String> {
    let text = names::replace_once(of, text, &digest_of(file), &names::integrity_of(digest))?;
    names::replace_once(of, &text, &name_of(file), name)
}

/// Escapes `text` for a JavaScript string with any kind of quotation marks.
fn escaped(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!()*+,;=%&".contains(c);
    text.chars().map(|c| if plain(c) { c.to_string() } else { format!("\\u{{{:x}}}", u32::from(c)) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::File;
    use base64::prelude::{BASE64_STANDARD, Engine as _};

    fn composed(engine: &Engine, archive: &[u8], address: Option<&str>) -> Result<Vec<File>> {
        let files = compose(engine, &Arc::new(archive.to_vec()), address, Twins::With)?;
        Ok(files.into_iter().map(|(name, bytes, _)| (name, bytes.to_vec())).collect())
    }

    fn engine() -> Engine {
        let pair = |file: &str| format!("[\"{}\",\"{}\"]", name_of(file), digest_of(file));
        let both = |module: &str| format!("{},{}", pair(&format!("{module}.js")), pair(&format!("{module}.wasm")));
        let module =
            |wasm: &[u8]| Module { script: format!("export let start,twin={}", pair(TWIN)), wasm: wasm.to_owned() };
        Engine {
            loader: format!("base=src??\"{ADDRESS}\";all=[{},{}]", both(MODULES[0]), both(MODULES[1])),
            modules: [module(b"\0asm"), module(b"\0asm gallery")],
            bundle: Vec::new(),
            npm: Vec::new(),
            ahead: Default::default(),
        }
    }

    fn text(bytes: &[u8]) -> String {
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    #[test]
    fn each_file_names_and_signs_the_files_it_loads() {
        let files = composed(&engine(), b"the archive", None).unwrap();
        let [loader, modules @ ..] = &files[..] else { panic!("{files:?}") };
        assert_eq!(loader.0, LOADER);
        let loader = text(&loader.1);
        for (module, stem) in modules.chunks(3).zip(MODULES) {
            let [(script_name, script), (wasm_name, wasm), (twin_name, twin)] = module else { panic!("{module:?}") };
            assert_eq!(script_name, &names::hashed(stem, "js", script));
            assert_eq!(wasm_name, &names::hashed(stem, "wasm", wasm));
            assert!(wasm.starts_with(b"\0asm") && wasm.ends_with(b"the archive"));
            for said in [script_name, wasm_name, &names::integrity(script), &names::integrity(wasm)] {
                assert_eq!(loader.matches(said.as_str()).count(), 1, "{said} in {loader}");
            }
            let script = text(script);
            assert!(script.contains(twin_name.as_str()) && script.contains(&names::integrity(twin)), "{script}");
            let base64 = BASE64_STANDARD.encode(wasm);
            assert_eq!(text(twin), format!("export default \"{base64}\""));
        }
        assert!(files.iter().all(|(name, _)| names::is_ours(name)), "{files:?}");
        assert!(!loader.contains("{{"), "{loader}");
        assert!(files[1..4].iter().all(|(name, _)| !name.contains("gallery")), "{files:?}");
        assert!(files[4..].iter().all(|(name, _)| name.contains("gallery")), "{files:?}");
    }

    #[test]
    fn a_loader_knows_the_address_that_it_is_uploaded_to() {
        let loader = |address| text(&composed(&engine(), b"", address).unwrap()[0].1);
        let known = "https://cdn.example/film-cards.js";
        assert!(loader(Some(known)).starts_with(&format!("base=src??\"{known}\";")), "{}", loader(Some(known)));
        assert!(loader(None).starts_with("base=src??\"\";"), "{}", loader(None));
        let hostile = loader(Some("/a\"+`'$\\é"));
        assert!(hostile.starts_with("base=src??\"/a\\u{22}+\\u{60}\\u{27}\\u{24}\\u{5c}\\u{e9}\";"), "{hostile}");
    }

    #[test]
    fn an_engine_without_a_placeholder_is_refused() {
        let message = |engine: Engine| composed(&engine, b"", None).unwrap_err().to_string();
        let loader = engine().loader.replace("{{film-cards-gallery.wasm}}", "film-cards-gallery.wasm");
        let error = message(Engine { loader, ..engine() });
        assert!(error.starts_with("film-cards.js has {{film-cards-gallery.wasm}} 0 times"), "{error}");
        let [cards, mut galleries] = engine().modules;
        galleries.script = galleries.script.replace("{{digest ", "{{");
        let error = message(Engine { modules: [cards, galleries], ..engine() });
        assert!(error.starts_with("film-cards-gallery.js has {{digest film-cards-wasm.js}} 0 times"), "{error}");
    }

    #[test]
    fn for_our_own_pages_the_wasm_is_no_script() {
        let files = compose(&engine(), &Arc::new(b"the archive".to_vec()), None, Twins::Without).unwrap();
        let names: Vec<&str> = files.iter().map(|(name, ..)| name.as_str()).collect();
        assert_eq!(names.len(), 5, "{names:?}");
        assert!(names.iter().all(|name| TWINS.iter().all(|twin| !names::is_hashed(name, twin))), "{names:?}");
        let others = compose(&engine(), &Arc::new(b"another archive".to_vec()), None, Twins::Without).unwrap();
        assert!(names[1..].iter().all(|name| others.iter().all(|(other, ..)| other != name)), "{names:?} {others:?}");
        assert!(files.iter().all(|(name, bytes, _)| name.ends_with(".wasm") || !text(&bytes.to_vec()).contains("{{")));
    }

    #[test]
    fn a_beginning_is_the_same_for_all_reviews() {
        let files = |archive: &[u8]| compose(&engine(), &Arc::new(archive.to_vec()), None, Twins::With).unwrap();
        let (one, other) = (files(b"an archive"), files(b"quite another archive"));
        let mut modules = engine().modules.into_iter();
        for ((name, bytes, begins), (_, others, _)) in one.iter().zip(&other).filter(|((.., begins), _)| *begins > 0) {
            let [bytes, others] = [bytes, others].map(|bytes| bytes.to_vec());
            assert_eq!(bytes[..*begins], others[..*begins], "{name}");
            assert!(name.ends_with(".wasm") && bytes[*begins] == 0, "{name}: the section of the archive begins there");
            assert_eq!(modules.next().unwrap().wasm, bytes[..*begins], "{name}");
        }
        assert!(modules.next().is_none());
        // What follows the beginnings is the same in both modules.
        let mut rests =
            one.iter().filter(|(.., begins)| *begins > 0).map(|(_, bytes, begins)| bytes.to_vec().split_off(*begins));
        assert_eq!(rests.next(), rests.next());
    }
}
