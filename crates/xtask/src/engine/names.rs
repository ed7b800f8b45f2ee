//! Short names for what the Wasm imports from its script, and for what it exports to it.
//!
//! wasm-bindgen calls an import `__wbg_setAttribute_8c84e9351986b1f6`, in the Wasm and once more in the script, and the
//! digits of a hash cannot be compressed. wasm-opt has given each a short name and printed which; here the script gets them.

use std::collections::HashMap;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// What wasm-opt prints: for each import its module, its name and its short name, and for each export the two names.
#[derive(Deserialize)]
struct Names {
    imports: Vec<(String, String, String)>,
    exports: Vec<(String, String)>,
}

/// What wasm-opt calls every module that is imported from.
const MODULE: &str = "a";

/// What the exports are properties of in the script.
const EXPORTS: &str = "wasm.";

/// The script of wasm-bindgen with the names that wasm-opt has printed.
pub fn shorten(script: &str, printed: &str) -> Result<String> {
    let names: Names = serde_json::from_str(printed).context("wasm-opt has printed no names")?;
    let mut script = script.to_owned();
    for module in names.imports.iter().map(|(module, ..)| module).collect::<std::collections::BTreeSet<_>>() {
        script = once(&script, &format!("\"{module}\": import"), &format!("\"{MODULE}\": import"))?;
    }
    for (_, long, short) in &names.imports {
        script = once(&script, &format!(" {long}: function("), &format!(" {short}: function("))?;
    }
    let exports: HashMap<&str, &str> = names.exports.iter().map(|(long, short)| (&**long, &**short)).collect();
    let mut parts = script.split(EXPORTS);
    let mut shortened = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$')).unwrap_or(part.len());
        let (name, rest) = part.split_at(end);
        shortened.extend([EXPORTS, exports.get(name).unwrap_or(&name), rest]);
    }
    Ok(shortened)
}

fn once(script: &str, from: &str, to: &str) -> Result<String> {
    let count = script.matches(from).count();
    ensure!(count == 1, "the script of wasm-bindgen has `{from}` {count} times and should have it once");
    Ok(script.replacen(from, to, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = r#"{ "imports": [["./m_bg.js", "__wbg_new_12ab", "a"], ["./m_bg.js", "__wbg_new_34cd", "b"]],
        "exports": [["mount", "c"], ["__wbindgen_export", "d"], ["__wbindgen_export2", "e"], ["memory", "$"]] }"#;

    #[test]
    fn imports_and_exports_get_their_short_names_and_nothing_else_does() {
        let script = "export function mount() { wasm.mount(wasm.__wbindgen_export2, wasm.__wbindgen_export); }
            const import0 = { __wbg_new_12ab: function() {}, __wbg_new_34cd: function() { return wasm.memory.buffer; } };
            return { \"./m_bg.js\": import0 };";
        let expected = "export function mount() { wasm.c(wasm.e, wasm.d); }
            const import0 = { a: function() {}, b: function() { return wasm.$.buffer; } };
            return { \"a\": import0 };";
        assert_eq!(shorten(script, PRINTED).unwrap(), expected);
    }

    #[test]
    fn a_script_of_another_make_is_refused() {
        let message =
            shorten("const import0 = {}; return { \"./m_bg.js\": import0 };", PRINTED).unwrap_err().to_string();
        assert!(message.contains("has ` __wbg_new_12ab: function(` 0 times"), "{message}");
        assert!(shorten("", "").is_err());
    }
}
