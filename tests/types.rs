//! The published types: each of them is documented with an example, and none of them is `any`. The tests of film-engine
//! check that they match the engine, and `tests/types` compiles them.

use std::fs;
use std::path::Path;

/// A file of `web/`.
fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("web").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The types without comments.
fn types(path: &str) -> String {
    let text = read(path);
    text.lines().filter(|line| !line.trim_start().starts_with(['*', '/'])).collect::<Vec<_>>().join("\n")
}

#[test]
fn no_type_is_any() {
    for path in
        ["types.ts", "types/react.d.ts", "types/preact.d.ts", "types/solid.d.ts", "types/vue.d.ts", "types/svelte.d.ts"]
    {
        let types = types(path);
        let mut words = types.split(|letter: char| !letter.is_alphanumeric());
        assert!(!words.any(|word| word == "any" || word == "Function"), "{path} contains `any` or `Function`");
    }
}

/// Each member, type and element has a comment with an example.
#[test]
fn everything_is_documented_with_an_example() {
    let text = read("types.ts");
    let mut comment = String::new();
    for line in text.lines() {
        let code = line.trim();
        if code.starts_with("/**") || code.starts_with('*') {
            comment.push_str(code);
            continue;
        }
        let declares = ["export type ", "export interface ", "interface HTMLFilm", "const ", "readonly "];
        let member = code.ends_with(';') && line.starts_with("  ") && !line.starts_with("   ");
        let kept = code.starts_with("\"film-gallery\":") || code.starts_with("| \"");
        if declares.iter().any(|start| code.starts_with(start)) || (member && code.contains(": ") && !kept) {
            assert!(comment.contains('`') || comment.contains("@example"), "no example for: {code}");
        }
        comment.clear();
    }
}
