//! An engine that does nothing, for tests of what is done with one.

use std::fs;
use std::path::Path;

/// The smallest valid Wasm.
pub const EMPTY: &[u8] = b"\0asm\x01\0\0\0";

/// Writes an engine with all files, which does nothing.
pub fn write_engine(folder: &Path) {
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file of the engine");
    };
    let mut loader = "const address=\"{{address}}\";[\"{{packs}}\"];".to_owned();
    for module in ["film-cards-module", "film-cards-gallery"] {
        for file in [format!("{module}.js"), format!("{module}.wasm")] {
            loader += &format!("\"{{{{digest {file}}}}}\";");
        }
        loader += &format!("\"{{{{{module}}}}}.\";");
        write(&format!("{module}.js"), b"[\"{{film-cards-wasm.js}}\",\"{{digest film-cards-wasm.js}}\"]");
        write(&format!("{module}.wasm"), EMPTY);
    }
    write("film-cards.js", loader.as_bytes());
    write("bundle/looks.html", b"<!doctype html>");
    write("bundle/index.html", b"<!doctype html>");
    write("npm/README.md", b"# {name}");
    write("npm/types/react.d.ts", b"export {};");
}
