//! One script out of two: the JavaScript that wasm-bindgen writes, and `film-cards-page.js`, which
//! uses it.
//!
//! In development the one imports the other. A reader's browser would then have to read the one
//! to learn of the other, and wait twice; in the bundle they are one module, in which the names that
//! were imported are simply there.

use anyhow::{Context, Result, bail};

use crate::names;

/// What the default import is called in the JavaScript of wasm-bindgen itself.
const DEFAULT: &str = "__wbg_init";

/// What wasm-bindgen's JavaScript ends with. What is exported at its place of birth is not in it.
const LAST_EXPORT: &str = "export { initSync, __wbg_init as default };";

/// wasm-bindgen's JavaScript asks `self` for the window, which a page may have as a variable of its own.
/// Nobody can take the name `window`.
const SHIELD: &str = "const self = window;";

/// `page` with the `glue` that it imports from `./<glue_name>`. The exports are those of `page`.
pub fn join(glue_name: &str, glue: &str, page_name: &str, page: &str) -> Result<String> {
    let (glue, exported) = close(glue_name, glue)?;
    let (line, imported) = import(glue_name, page_name, page)?;
    if let Some(name) = imported.names.iter().find(|name| !exported.iter().any(|known| known == *name)) {
        bail!("{page_name} imports `{name}`, which the module does not export; export it from src/embed or leave it");
    }
    let page = page.replacen(line, &format!("const {} = {DEFAULT};", imported.default), 1);
    Ok(format!("{SHIELD}\n{glue}\n{page}"))
}

/// Whether `page` imports in the one way that can be joined.
pub fn can_be_joined(glue_name: &str, page_name: &str, page: &str) -> Result<()> {
    import(glue_name, page_name, page).map(drop)
}

/// The glue with nothing exported, and the names it did export.
fn close(name: &str, glue: &str) -> Result<(String, Vec<String>)> {
    let glue = names::replace_once(name, glue, LAST_EXPORT, "")?;
    let (mut lines, mut exported) = (Vec::new(), Vec::new());
    for line in glue.lines() {
        let Some(declaration) = line.strip_prefix("export ") else {
            lines.push(line);
            continue;
        };
        let declared = ["function ", "async function ", "class ", "const ", "let "]
            .iter()
            .find_map(|keyword| declaration.strip_prefix(keyword))
            .with_context(|| {
                format!("{name} exports in a way that dist does not know: `{line}`; teach it in join.rs")
            })?;
        exported.push(identifier(declared).to_owned());
        lines.push(declaration);
    }
    Ok((lines.join("\n"), exported))
}

/// What a line `import init, { film, mount } from "./…";` takes.
struct Imported<'a> {
    default: &'a str,
    names: Vec<&'a str>,
}

/// The only import of the page, as it stands there and as it is understood.
fn import<'a>(glue_name: &str, page_name: &str, page: &'a str) -> Result<(&'a str, Imported<'a>)> {
    let mut imports = page.lines().filter(|line| line.starts_with("import ") || line.starts_with("import{"));
    let (Some(line), None) = (imports.next(), imports.next()) else {
        bail!("{page_name} has to have one line that imports, and all of it on that line");
    };
    let source = format!(" }} from \"./{glue_name}\";");
    let imported = line.strip_prefix("import ").and_then(|line| line.strip_suffix(source.as_str()));
    let imported = imported.and_then(|imported| imported.split_once(", { ")).and_then(|(default, names)| {
        let names: Vec<&str> = names.split(", ").collect();
        let plain = |name: &str| !name.is_empty() && identifier(name) == name;
        (plain(default) && names.iter().all(|name| plain(name))).then_some(Imported { default, names })
    });
    let imported = imported.with_context(|| {
        format!(
            "{page_name} has to import by `import init, {{ film, mount }} from \"./{glue_name}\";` and not by `{line}`"
        )
    })?;
    Ok((line, imported))
}

/// The name that `text` begins with.
fn identifier(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$')).unwrap_or(text.len());
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "export class Card {\n}\nexport function film(slug) {\n    return wasm.film(slug);\n}\n\
        let wasm;\nfunction initSync() {}\nasync function __wbg_init() {}\n\n\
        export { initSync, __wbg_init as default };\n";

    fn joined(page: &str) -> Result<String> {
        join("m.js", GLUE, "page.js", page)
    }

    fn refused(page: &str) -> String {
        joined(page).unwrap_err().to_string()
    }

    #[test]
    fn the_page_finds_the_names_it_imported() {
        let page =
            "// The page.\nimport init, { Card, film } from \"./m.js\";\nexport const ask = () => init().then(film);\n";
        let joined = joined(page).unwrap();
        assert!(joined.starts_with("const self = window;\nclass Card {\n}\nfunction film(slug) {\n"), "{joined}");
        assert!(joined.contains("\n// The page.\nconst init = __wbg_init;\nexport const ask"), "{joined}");
        assert_eq!(joined.matches("export").count(), 1, "{joined}");
        assert!(!joined.contains("import"), "{joined}");
    }

    #[test]
    fn a_name_that_is_not_exported_is_named() {
        let message = refused("import init, { film, flim } from \"./m.js\";");
        assert!(message.starts_with("page.js imports `flim`, which the module does not export"), "{message}");
        let message = refused("import init, { initSync } from \"./m.js\";");
        assert!(message.contains("`initSync`"), "{message}");
    }

    #[test]
    fn any_other_import_is_refused() {
        for page in [
            "import * as glue from \"./m.js\";",
            "import init, { film as ask } from \"./m.js\";",
            "import init, { film } from \"./other.js\";",
            "import init, {\n  film,\n} from \"./m.js\";",
        ] {
            assert!(refused(page).starts_with("page.js has to import by `import init, { film, mount }"), "{page}");
            assert!(can_be_joined("m.js", "page.js", page).is_err(), "{page}");
        }
        can_be_joined("m.js", "page.js", "import init, { film } from \"./m.js\";").unwrap();
        for page in ["", "import init, { film } from \"./m.js\";\nimport { more } from \"./more.js\";"] {
            assert!(refused(page).starts_with("page.js has to have one line that imports"), "{page}");
        }
    }

    #[test]
    fn glue_of_another_make_is_refused() {
        let page = "import init, { film } from \"./m.js\";";
        let message = join("m.js", "export default function film() {}", "page.js", page).unwrap_err().to_string();
        assert!(message.starts_with("m.js has export { initSync, __wbg_init as default }; 0 times"), "{message}");
        let glue = GLUE.replace("export function film", "export default function film");
        let message = join("m.js", &glue, "page.js", page).unwrap_err().to_string();
        assert!(message.starts_with("m.js exports in a way that dist does not know: `export default"), "{message}");
    }
}
