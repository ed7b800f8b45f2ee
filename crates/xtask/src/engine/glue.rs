//! Removes from wasm-bindgen's script what no page with a card needs: ways to load the Wasm that the page script never
//! uses, and what replaces functions that every browser has which can show a card. A card is 1.0 KB of brotli smaller.
//!
//! If wasm-bindgen writes something else than what is replaced here, the build stops.

use anyhow::{Result, ensure};

/// Functions, from their first line to the brace that closes them, and what replaces them.
const FUNCTIONS: &[(&str, &str)] = &[
    // The page script always passes a module that is compiled. The function could also get a response or an address.
    (
        "async function __wbg_init(module_or_path) {",
        "async function __wbg_init({ module_or_path }) {
            if (wasm === undefined) {
                __wbg_finalize_init(await WebAssembly.instantiate(module_or_path, __wbg_get_imports()));
            }
        }",
    ),
    // The decoder is replaced after two gigabytes because of a bug in old versions of Safari. No page comes near them.
    (
        "function decodeText(ptr, len) {",
        "function decodeText(ptr, len) {
            return cachedTextDecoder.decode(getUint8ArrayMemory0().subarray(ptr, ptr + len));
        }",
    ),
    ("if (!('encodeInto' in cachedTextEncoder)) {", ""),
    // The original copies ASCII letter by letter and guesses how much space the rest needs. Few strings go this way.
    (
        "function passStringToWasm0(arg, malloc, realloc) {",
        "function passStringToWasm0(arg, malloc) {
            return passArray8ToWasm0(cachedTextEncoder.encode(arg), malloc);
        }",
    ),
    // Results of functions are read with it, so it need not be kept.
    ("function getDataViewMemory0() {", "function getDataViewMemory0() { return new DataView(wasm.memory.buffer); }"),
];

/// What is replaced wherever it is.
const EVERYWHERE: &[(&str, &str)] = &[
    (
        "(typeof FinalizationRegistry === 'undefined')\n    ? { register: () => {}, unregister: () => {} }\n    : new",
        "new",
    ),
    // The Wasm only runs in windows.
    ("typeof global === 'undefined' ? null : global;", "window;"),
    ("typeof globalThis === 'undefined' ? null : globalThis;", "window;"),
    ("typeof self === 'undefined' ? null : self;", "window;"),
    ("typeof window === 'undefined' ? null : window;", "window;"),
    // Windows have the classes that values are compared with.
    ("            let result;\n            try {\n                result =", "            let result ="),
    (";\n            } catch (_) {\n                result = false;\n            }\n", ";\n"),
];

/// Lines that begin like this are removed: no script of ours uses `using`.
const LINES: &str = "if (Symbol.dispose)";

/// The script without what no page needs.
pub fn reduced(script: &str) -> Result<String> {
    let mut script = script.to_owned();
    for (first, replacement) in FUNCTIONS {
        let parts = script.split_once(&["\n", first, "\n"].concat());
        let parts = parts.and_then(|(before, rest)| Some((before, rest.split_once("\n}\n")?.1)));
        ensure!(parts.is_some(), "the script of wasm-bindgen does not have `{first}`");
        let (before, after) = parts.unwrap_or_default();
        script = [before, "\n", replacement, "\n", after].concat();
    }
    for (from, to) in EVERYWHERE {
        ensure!(script.contains(from), "the script of wasm-bindgen does not have `{from}`");
        script = script.replace(from, to);
    }
    let lines: Vec<&str> = script.lines().filter(|line| !line.starts_with(LINES)).collect();
    Ok(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_is_replaced_up_to_its_end() {
        let all: String = FUNCTIONS.iter().map(|(first, _)| format!("{first}\n    old();\n}}\n")).collect();
        let everywhere: String = EVERYWHERE.iter().map(|(from, _)| format!("{from}\n")).collect();
        let script = format!("let first;\n{all}if (Symbol.dispose) Card.prototype = free;\nlet last;\n{everywhere}");
        let reduced = reduced(&script).unwrap();
        assert!(!reduced.contains("old()") && !reduced.contains("Symbol"), "{reduced}");
        assert!(reduced.starts_with("let first;\n") && reduced.contains("\nlet last;"), "{reduced}");
        assert!(reduced.contains("await WebAssembly.instantiate(module_or_path"), "{reduced}");
    }

    #[test]
    fn a_script_of_another_make_is_refused() {
        let message = reduced("let first;").unwrap_err().to_string();
        assert!(message.contains("does not have `async function __wbg_init"), "{message}");
    }
}
