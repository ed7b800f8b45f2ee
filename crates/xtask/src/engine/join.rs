//! One script out of several: the JavaScript that wasm-bindgen writes, and the page's scripts, which import from it
//! and from each other.
//!
//! In development the one imports the other. A reader's browser would then have to read the one
//! to learn of the other, and wait twice; in the bundle they are one module, in which the names that
//! were imported are simply there.

use anyhow::{Context, Result, bail};

use film_cards_cli::names::{self, MODULE};

/// What the default import is called in the JavaScript of wasm-bindgen itself.
const DEFAULT: &str = "__wbg_init";

/// What wasm-bindgen's JavaScript ends with. What is exported at its place of birth is not in it.
const LAST_EXPORT: &str = "export { initSync, __wbg_init as default };";

/// wasm-bindgen's JavaScript asks `self` for the window, which a page may have as a variable of its own.
/// Nobody can take the name `window`.
const SHIELD: &str = "const self = window;";

/// What the loader calls, and all that the one script exports.
const START: &str = "start";

/// A script by the name that others import it by.
#[derive(Clone, Copy)]
pub struct Script<'a> {
    pub name: &'a str,
    pub text: &'a str,
}

/// The `glue` and the `pages`, each of which imports from those before it by `./<name>`.
pub fn join(glue: Script, pages: &[Script]) -> Result<String> {
    let text = names::replace_once(glue.name, glue.text, LAST_EXPORT, "")?;
    let (text, names) = close(glue.name, &text)?;
    let mut exported: Vec<(&str, Vec<String>)> = vec![(glue.name, names)];
    let mut joined = text;
    for page in pages {
        can_be_joined(*page)?;
        let text = linked(*page, &exported)?;
        let (text, names) = close(page.name, &text)?;
        exported.push((page.name, names));
        joined = format!("{joined}\n{text}");
    }
    Ok(format!("{SHIELD}\n{joined}\nexport {{ {START} }};\n"))
}

/// The script with nothing exported, and the names it did export where it declares them.
fn close(name: &str, script: &str) -> Result<(String, Vec<String>)> {
    let (mut lines, mut exported) = (Vec::new(), Vec::new());
    for line in script.lines() {
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

/// The page with every line that imports or hands on looked at, and gone: what it names is there.
fn linked(page: Script, exported: &[(&str, Vec<String>)]) -> Result<String> {
    let mut lines = Vec::new();
    for line in page.text.lines() {
        let Some(link) = link_in(page.name, line)? else {
            lines.push(line.to_owned());
            continue;
        };
        let Some((_, known)) = exported.iter().find(|(name, _)| *name == link.from) else {
            bail!("{} imports from `{}`, which is not joined with it before it", page.name, link.from);
        };
        if let Some(name) = link.names.iter().find(|name| !known.iter().any(|known| known == *name)) {
            bail!("{} imports `{name}`, which {} does not export; export it there or leave it", page.name, link.from);
        }
        if let Some(default) = link.default {
            lines.push(format!("const {default} = {DEFAULT};"));
        }
    }
    Ok(lines.join("\n"))
}

/// Whether the page imports something, and in the one way that can be joined.
pub fn can_be_joined(page: Script) -> Result<()> {
    let mut imports = 0;
    for line in page.text.lines() {
        imports += usize::from(link_in(page.name, line)?.is_some());
    }
    if imports == 0 && !page.text.lines().any(|line| line.starts_with("export ")) {
        bail!("{} imports nothing and exports nothing, and is no part of the module", page.name);
    }
    Ok(())
}

/// What a line of a page imports or hands on, unless it does something else.
fn link_in<'a>(page_name: &str, line: &'a str) -> Result<Option<Link<'a>>> {
    if !["import ", "import{", "export {", "export *"].iter().any(|start| line.starts_with(start)) {
        return Ok(None);
    }
    link(line).map(Some).with_context(|| {
        format!(
            "{page_name} has to import by `import {{ film, mount }} from \"./{MODULE}.js\";`, all of it on that line, \
             and not by `{line}`"
        )
    })
}

/// What a line `import init, { film, mount } from "./…";` or `export { start } from "./…";` takes.
struct Link<'a> {
    default: Option<&'a str>,
    names: Vec<&'a str>,
    from: &'a str,
}

fn link(line: &str) -> Option<Link<'_>> {
    let (what, from) = line.strip_suffix("\";")?.split_once(" } from \"./")?;
    let (default, names) = match what.strip_prefix("export { ") {
        Some(names) => ("", names),
        None => what.strip_prefix("import ")?.split_once("{ ")?,
    };
    let default = default.strip_suffix(", ").or_else(|| default.is_empty().then_some(""))?;
    let names: Vec<&str> = names.split(", ").collect();
    let plain = |name: &&str| !name.is_empty() && identifier(name) == *name;
    let is_plain = (default.is_empty() || plain(&default)) && names.iter().all(plain);
    is_plain.then_some(Link { default: (!default.is_empty()).then_some(default), names, from })
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
        join(Script { name: "m.js", text: GLUE }, &[Script { name: "page.js", text: page }])
    }

    fn refused(page: &str) -> String {
        joined(page).unwrap_err().to_string()
    }

    #[test]
    fn the_page_finds_the_names_it_imported() {
        let page = "// The page.\nimport init, { Card, film } from \"./m.js\";\nexport const start = () => init().then(film);\n";
        let joined = joined(page).unwrap();
        assert!(joined.starts_with("const self = window;\nclass Card {\n}\nfunction film(slug) {\n"), "{joined}");
        assert!(joined.contains("\n// The page.\nconst init = __wbg_init;\nconst start = () =>"), "{joined}");
        assert!(joined.ends_with("\nexport { start };\n") && joined.matches("export").count() == 1, "{joined}");
        assert!(!joined.contains("import"), "{joined}");
    }

    #[test]
    fn a_page_finds_the_names_of_the_page_before_it() {
        let page = Script {
            name: "page.js",
            text: "import init, { Card } from \"./m.js\";\nexport const kinds = [Card];\nexport const start = init;\n",
        };
        let gallery = |text| join(Script { name: "m.js", text: GLUE }, &[page, Script { name: "gallery.js", text }]);
        let links = "import { film } from \"./m.js\";\nimport { kinds } from \"./page.js\";\nexport { start } from \"./page.js\";\n";
        let text = format!("{links}kinds.push(film);");
        let joined = gallery(&text).unwrap();
        assert!(joined.contains("\nconst kinds = [Card];\nconst start = init;\nkinds.push(film);"), "{joined}");
        assert!(joined.ends_with("\nexport { start };\n") && joined.matches("export").count() == 1, "{joined}");

        let message = gallery("import { sorts } from \"./page.js\";").unwrap_err().to_string();
        assert!(message.starts_with("gallery.js imports `sorts`, which page.js does not export"), "{message}");
    }

    #[test]
    fn a_name_that_is_not_exported_is_named() {
        let message = refused("import init, { film, flim } from \"./m.js\";");
        assert!(message.starts_with("page.js imports `flim`, which m.js does not export"), "{message}");
        let message = refused("import init, { initSync } from \"./m.js\";");
        assert!(message.contains("`initSync`"), "{message}");
    }

    #[test]
    fn any_other_import_is_refused() {
        for page in [
            "import * as glue from \"./m.js\";",
            "import init, { film as ask } from \"./m.js\";",
            "import init, {\n  film,\n} from \"./m.js\";",
            "export * from \"./m.js\";",
        ] {
            assert!(refused(page).starts_with("page.js has to import by `import { film, mount }"), "{page}");
            assert!(can_be_joined(Script { name: "page.js", text: page }).is_err(), "{page}");
        }
        let message = refused("import init, { film } from \"./other.js\";");
        assert!(message.starts_with("page.js imports from `other.js`, which is not joined with it"), "{message}");
        assert!(refused("").starts_with("page.js imports nothing"));
    }

    #[test]
    fn glue_of_another_make_is_refused() {
        let page = [Script { name: "page.js", text: "import init, { film } from \"./m.js\";" }];
        let refused = |text| join(Script { name: "m.js", text }, &page).unwrap_err().to_string();
        let message = refused("export default function film() {}");
        assert!(message.starts_with("m.js has export { initSync, __wbg_init as default }; 0 times"), "{message}");
        let message = refused(&GLUE.replace("export function film", "export default function film"));
        assert!(message.starts_with("m.js exports in a way that dist does not know: `export default"), "{message}");
    }
}
