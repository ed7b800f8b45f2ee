//! The files that make the bundle an npm package.
//!
//! A package is a way to deliver the bundle: to a CDN that serves packages, or into the public folder of a site that is
//! built from packages. It contains the types. But film-cards.js cannot be imported: it is a plain script and has to
//! know its own address. A bundler would separate it from its other files, so the package makes a bundler refuse the
//! import.

use std::fmt;
use std::str::FromStr;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};

use crate::File;
use crate::names::LOADER;

/// The types of the script.
const TYPES: &str = "film-cards.d.ts";

/// The README of the package, with placeholders for its name and version.
const READ_ME: &str = "README.md";

/// The name of a package on npm, written `name` or `name@version`.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    name: String,
    version: String,
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.name, self.version)
    }
}

impl FromStr for Name {
    type Err = anyhow::Error;

    /// The default version is the project's own.
    fn from_str(written: &str) -> Result<Self> {
        // The first character may be the `@` of a scope.
        let (name, version) = match written.get(1..).and_then(|rest| rest.rfind('@')) {
            Some(at) => (&written[..=at], &written[at + 2..]),
            None => (written, env!("CARGO_PKG_VERSION")),
        };
        if !is_name(name) {
            bail!("`{name}` is no name of a package; write it as film-cards or @site/film-cards, in lower case");
        }
        if !is_version(version) {
            bail!("`{version}` is no version of a package; write it as 1.0.0 or 2020.12.4");
        }
        Ok(Self { name: name.to_owned(), version: version.to_owned() })
    }
}

fn is_name(name: &str) -> bool {
    let part = |part: &str| {
        let known = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-._".contains(&byte);
        part.starts_with(|first: char| first.is_ascii_lowercase() || first.is_ascii_digit()) && part.bytes().all(known)
    };
    match name.strip_prefix('@') {
        Some(scoped) => scoped.split_once('/').is_some_and(|(scope, name)| part(scope) && part(name)),
        None => part(name),
    }
}

/// Whether it has three numbers, and a valid suffix if there is one.
fn is_version(version: &str) -> bool {
    let (numbers, rest) = version.find(['-', '+']).map_or((version, None), |at| {
        let (numbers, rest) = version.split_at(at);
        (numbers, Some(&rest[1..]))
    });
    let number = |number: &str| {
        let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        digits && (number == "0" || !number.starts_with('0'))
    };
    let known = |byte: u8| byte.is_ascii_alphanumeric() || b"-.+".contains(&byte);
    numbers.split('.').count() == 3
        && numbers.split('.').all(number)
        && rest.is_none_or(|rest| !rest.is_empty() && rest.bytes().all(known))
}

/// The files of the package by name, made from those of the engine. `scripts` are the names of the loader and of the
/// files that it loads.
pub fn files(name: &Name, scripts: &[&str], engine: &[File]) -> Result<Vec<File>> {
    let frameworks: Vec<&str> = engine.iter().filter_map(|(path, _)| framework(path)).collect();
    let mut files = vec![("package.json".to_owned(), manifest(name, scripts, &frameworks).into_bytes())];
    for (path, bytes) in engine {
        let bytes = if path == READ_ME { read_me(name, bytes)? } else { bytes.clone() };
        files.push((path.clone(), bytes));
    }
    Ok(files)
}

/// The framework of a file of types.
fn framework(path: &str) -> Option<&str> {
    path.strip_prefix("types/")?.strip_suffix(".d.ts")
}

fn manifest(Name { name, version }: &Name, scripts: &[&str], frameworks: &[&str]) -> String {
    let mut exports = Map::new();
    exports.insert(".".to_owned(), json!({ "types": format!("./{TYPES}") }));
    for framework in frameworks {
        exports.insert(format!("./{framework}"), json!({ "types": format!("./types/{framework}.d.ts") }));
    }
    // With it a build step finds the folder to copy.
    exports.insert("./package.json".to_owned(), json!("./package.json"));

    let files: Vec<Value> = scripts.iter().copied().chain([TYPES, "types"]).map(Value::from).collect();
    let manifest = json!({
        "name": name,
        "version": version,
        "description": "Film reviews as interactive cards, on any page, from one script tag",
        "keywords": ["film", "review", "custom element", "embed", "webassembly"],
        // The reviews in it belong to their critics.
        "license": "SEE LICENSE IN README.md",
        "type": "module",
        "types": format!("./{TYPES}"),
        "exports": exports,
        // The file that CDNs serve for a request without a file name.
        "unpkg": format!("./{LOADER}"),
        "jsdelivr": format!("./{LOADER}"),
        "sideEffects": [format!("./{LOADER}")],
        "files": files,
    });
    format!("{manifest:#}\n")
}

fn read_me(Name { name, version }: &Name, text: &[u8]) -> Result<Vec<u8>> {
    let text = str::from_utf8(text).context("the engine's README of a package is not UTF-8")?;
    Ok(text.replace("{name}", name).replace("{version}", version).into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPTS: [&str; 2] = ["film-cards.js", "film-cards-module-ba7816bf8f01cfea.wasm"];

    /// What the engine has.
    fn engine() -> Vec<File> {
        [
            (READ_ME, "from .../npm/{name}@{version}/film-cards.js, \"{name}/react\""),
            (TYPES, "export {};"),
            ("types/react.d.ts", "export {};"),
        ]
        .map(|(name, text)| (name.to_owned(), text.into()))
        .into()
    }

    fn text(name: &str) -> String {
        let files = files(&"@north/film-cards@2020.12.4".parse().unwrap(), &SCRIPTS, &engine()).unwrap();
        let (_, bytes) = files.into_iter().find(|(other, _)| other == name).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_name_may_have_a_scope_and_a_version() {
        for (written, name, version) in [
            ("film-cards", "film-cards", env!("CARGO_PKG_VERSION")),
            ("film-cards@1.2.3", "film-cards", "1.2.3"),
            ("@north/cards", "@north/cards", env!("CARGO_PKG_VERSION")),
            ("@north/cards@1.0.0-beta.1", "@north/cards", "1.0.0-beta.1"),
        ] {
            let read: Name = written.parse().unwrap();
            assert_eq!((read.name.as_str(), read.version.as_str()), (name, version), "{written}");
        }
    }

    #[test]
    fn what_npm_would_refuse_is_refused_before_the_work() {
        for (written, says) in [
            ("Film-Cards", "`Film-Cards` is no name"),
            ("", "`` is no name"),
            ("@north", "`@north` is no name"),
            ("@north/a/b", "`@north/a/b` is no name"),
            ("../up", "`../up` is no name"),
            ("é", "`é` is no name"),
            ("cards@", "`` is no version"),
            ("cards@1.2", "`1.2` is no version"),
            ("cards@2020.12.04", "`2020.12.04` is no version"),
            ("cards@1.2.3-", "`1.2.3-` is no version"),
            ("cards@latest", "`latest` is no version"),
        ] {
            let message = written.parse::<Name>().unwrap_err().to_string();
            assert!(message.starts_with(says), "{written}: {message}");
        }
    }

    #[test]
    fn the_manifest_names_files_that_are_there() {
        let manifest: Value = serde_json::from_str(&text("package.json")).unwrap();
        assert_eq!((&manifest["name"], &manifest["version"]), (&json!("@north/film-cards"), &json!("2020.12.4")));
        let all = files(&"film-cards".parse().unwrap(), &SCRIPTS, &engine()).unwrap();
        let mut there: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).chain(SCRIPTS).collect();
        there.push("types");
        let listed = manifest["files"].as_array().unwrap();
        assert!(SCRIPTS.iter().all(|name| listed.contains(&json!(name))), "{listed:?}");
        let exported = manifest["exports"].as_object().unwrap();
        let targets = exported.values().map(|target| if target.is_string() { target } else { &target["types"] });
        for name in targets.chain(listed).chain([&manifest["types"], &manifest["unpkg"], &manifest["jsdelivr"]]) {
            let name = name.as_str().unwrap();
            assert!(there.contains(&name.trim_start_matches("./")), "{name} is not among {there:?}");
        }
        assert!(exported.keys().all(|key| !key.contains(LOADER)), "the script is not imported: {exported:?}");
    }

    #[test]
    fn the_read_me_is_about_this_package() {
        let text = text("README.md");
        assert_eq!(text, "from .../npm/@north/film-cards@2020.12.4/film-cards.js, \"@north/film-cards/react\"");
    }
}
