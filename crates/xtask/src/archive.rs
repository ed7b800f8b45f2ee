//! The archive of the reviews, and its place in the finished Wasm: a custom section, which the page's script takes out.
//! Writing it compiles nothing.

use std::path::Path;

use anstream::eprintln;
use anyhow::{Result, bail};
use film_archive::encode;
use film_reader::Reading;
use film_reader::Severity;
use review_folder::Folder;
use wasm_encoder::{CustomSection, Encode, Section};

/// The name of the section. `film-cards-page.js` knows it as well.
const SECTION: &str = "film-cards";

/// Reads the folder and gives back its archive.
///
/// # Errors
/// Where the folder cannot be read, a review has an error, or, if `is_strict`, a warning. Each is reported first.
pub fn of_folder(path: &Path, is_strict: bool) -> Result<Vec<u8>> {
    let folder = Folder::open(path)?;
    let (site, reading) = folder.read();
    report(&reading, path);
    match reading.count(Severity::Error) {
        0 => {}
        1 => bail!("a review has an error; `cargo xtask check` shows it in full"),
        errors => bail!("the reviews have {errors} errors; `cargo xtask check` shows them in full"),
    }
    if is_strict && reading.count(Severity::Warning) > 0 {
        bail!("a review has a warning, and a strict build lets none pass; `cargo xtask check` shows it in full");
    }
    Ok(encode(&reading.movies, site.links))
}

/// Prints errors and warnings, a line each.
fn report(reading: &Reading, path: &Path) {
    let prefix = format!("{}/", path.display());
    for diagnostic in reading.diagnostics.iter().filter(|diagnostic| diagnostic.severity < Severity::Note) {
        eprintln!("{} (help: {})", diagnostic.headline(&prefix), diagnostic.help);
    }
}

/// Appends the archive to the bytes of a Wasm module that has none.
pub fn append(wasm: &mut Vec<u8>, archive: &[u8]) {
    let section = CustomSection { name: SECTION.into(), data: archive.into() };
    wasm.push(section.id());
    section.encode(wasm);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_section_is_laid_out_as_the_specification_says() {
        // https://webassembly.github.io/spec/core/binary/modules.html#custom-section
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        append(&mut wasm, &[7; 200]);
        let content = 1 + SECTION.len() + 200;
        assert_eq!(wasm[8], 0, "a custom section");
        assert_eq!(wasm[9..11], [content as u8 & 0x7f | 0x80, (content >> 7) as u8], "its size, in LEB128");
        assert_eq!(wasm[11] as usize, SECTION.len());
        assert_eq!(&wasm[12..22], SECTION.as_bytes());
        assert_eq!(wasm[22..], [7; 200]);
    }
}
