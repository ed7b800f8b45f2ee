//! The types that are published: each of them is described with an example, and none gives up. That they say what the
//! engine does is tested in film-engine; `tests/types` tries them with the compilers.

use std::fs;
use std::path::Path;

/// A file of `web/`.
fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("web").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The types without what is said about them.
fn types(path: &str) -> String {
    let text = read(path);
    text.lines().filter(|line| !line.trim_start().starts_with(['*', '/'])).collect::<Vec<_>>().join("\n")
}

#[test]
fn nothing_is_any() {
    for path in
        ["types.ts", "types/react.d.ts", "types/preact.d.ts", "types/solid.d.ts", "types/vue.d.ts", "types/svelte.d.ts"]
    {
        let types = types(path);
        let mut words = types.split(|letter: char| !letter.is_alphanumeric());
        assert!(!words.any(|word| word == "any" || word == "Function"), "{path} says `any`");
    }
}

/// Each member, type and element is told in a sentence, and with an example.
#[test]
fn everything_is_told_with_an_example() {
    let text = read("types.ts");
    let mut told = String::new();
    for line in text.lines() {
        let code = line.trim();
        if code.starts_with("/**") || code.starts_with('*') {
            told.push_str(code);
            continue;
        }
        let declares = ["export type ", "export interface ", "interface HTMLFilm", "const ", "readonly "];
        let member = code.ends_with(';') && line.starts_with("  ") && !line.starts_with("   ");
        let kept = code.starts_with("\"film-gallery\":") || code.starts_with("| \"");
        if declares.iter().any(|start| code.starts_with(start)) || (member && code.contains(": ") && !kept) {
            assert!(told.contains('`') || told.contains("@example"), "no example for: {code}");
        }
        told.clear();
    }
}
