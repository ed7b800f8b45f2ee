//! Checks the types with the compilers: the code in `tests/types` must compile, and each line that it marks as refused
//! must be an error.
//!
//! The files are compiled like those of a user, from a folder with the package installed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::tools::typescript::{COMPILERS, NpmPackage};
use crate::{engine, process, project};
use film_cards_cli::build::package;

/// A file of `tests/types`, and how to compile it.
struct Trial {
    file: &'static str,
    /// The name that imports the framework, and the package with its types.
    framework: Option<(&'static str, NpmPackage<'static>)>,
    /// The compiler options for elements, `jsx` and `jsxImportSource`.
    jsx: Option<[&'static str; 2]>,
    modules: &'static str,
}

/// All trials. To add a framework, add a line.
const TRIALS: [Trial; 11] = [
    plain("page.ts", "bundler"),
    plain("page.ts", "nodenext"),
    plain("refused.ts", "bundler"),
    plain("engine.ts", "bundler"),
    framework("react.tsx", "react", npm("@types/react", "19.2.2"), Some(["react-jsx", "react"])),
    framework("react.tsx", "react", npm("@types/react", "18.3.24"), Some(["react-jsx", "react"])),
    framework("preact.tsx", "preact", npm("preact", "11.2.0"), Some(["react-jsx", "preact"])),
    framework("preact.tsx", "preact", npm("preact", "10.29.8"), Some(["react-jsx", "preact"])),
    framework("solid.tsx", "solid-js", npm("solid-js", "1.9.19"), Some(["preserve", "solid-js"])),
    framework("vue.ts", "vue", npm("vue", "3.5.45"), None),
    framework("svelte.ts", "svelte", npm("svelte", "5.57.3"), None),
];

const fn plain(file: &'static str, modules: &'static str) -> Trial {
    Trial { file, framework: None, jsx: None, modules }
}

const fn framework(
    file: &'static str,
    name: &'static str,
    package: NpmPackage<'static>,
    jsx: Option<[&'static str; 2]>,
) -> Trial {
    Trial { file, framework: Some((name, package)), jsx, modules: "bundler" }
}

const fn npm(package: &'static str, version: &'static str) -> NpmPackage<'static> {
    NpmPackage { package, version }
}

/// Compiles every file with every compiler, in `folder`, and the scripts of the page.
pub fn run(folder: &Path) -> Result<()> {
    engine::declare()?;
    lay_out(folder).with_context(|| format!("preparing `{}`", folder.display()))?;
    let mut configurations = Vec::new();
    for (number, trial) in TRIALS.iter().enumerate() {
        let framework = match &trial.framework {
            Some((name, package)) => Some((*name, package.ensure()?)),
            None => None,
        };
        let name = format!("tsconfig.{number}.json");
        write(&folder.join(&name), configuration(trial, framework).to_string().as_bytes())?;
        configurations.push(name);
    }
    for compiler in &COMPILERS {
        let program = compiler.program()?;
        // One process for all files, because a compiler spends most of its time starting and reading its own library.
        let mut compile = Command::new("node");
        compile.arg(&program).args(["--build", "--force", "--verbose"]).args(&configurations).current_dir(folder);
        let mut scripts = Command::new("node");
        process::run(scripts.arg(&program).arg("--project").arg(project::root().join("web")))
            .with_context(|| format!("a script in web/ is not what TypeScript {} expects", compiler.version))?;
        process::run(&mut compile).with_context(|| {
            format!("a file of tests/types is not what TypeScript {} expects; {} says which", compiler.version, key())
        })?;
    }
    Ok(())
}

/// Lists which configuration belongs to which file and framework.
fn key() -> String {
    let line = |(number, trial): (usize, &Trial)| {
        let with =
            trial.framework.as_ref().map(|(_, package)| format!(" with {} {}", package.package, package.version));
        format!("tsconfig.{number}.json is {}{}", trial.file, with.unwrap_or_default())
    };
    TRIALS.iter().enumerate().map(line).collect::<Vec<_>>().join(", ")
}

/// Copies the files into `folder`, and the package to the place where npm would install it.
fn lay_out(folder: &Path) -> Result<()> {
    let from = Path::new("tests/types");
    let names = TRIALS.iter().map(|trial| trial.file).chain(["tsconfig.json"]);
    for name in names {
        write(&folder.join(name), project::read(from.join(name))?.as_bytes())?;
    }
    // Node's module resolution needs to know the kind of these modules.
    write(&folder.join("package.json"), br#"{"type":"module"}"#)?;
    let installed = folder.join("node_modules").join("film-cards");
    for (name, bytes) in package::files(&"film-cards".parse()?, &["film-cards.js"], &engine::npm()?)? {
        write(&installed.join(name), &bytes)?;
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let made = path.parent().map_or(Ok(()), fs::create_dir_all);
    made.and_then(|()| fs::write(path, bytes)).with_context(|| format!("`{}` could not be written", path.display()))
}

/// The compiler options of a trial; the other options are in `tests/types/tsconfig.json`.
fn configuration(trial: &Trial, framework: Option<(&str, PathBuf)>) -> Value {
    let mut options = json!({ "moduleResolution": trial.modules });
    options["module"] = if trial.modules == "nodenext" { "nodenext" } else { "esnext" }.into();
    if let Some([jsx, source]) = trial.jsx {
        options["jsx"] = jsx.into();
        options["jsxImportSource"] = source.into();
    }
    if let Some((name, place)) = framework {
        options["paths"] = json!({ name: [place], format!("{name}/*"): [place.join("*")] });
    }
    json!({ "extends": "./tsconfig.json", "compilerOptions": options, "files": [trial.file] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_tried() {
        for entry in fs::read_dir(project::root().join("tests").join("types")).unwrap() {
            let name = entry.unwrap().file_name().to_string_lossy().into_owned();
            assert!(name == "tsconfig.json" || TRIALS.iter().any(|trial| trial.file == name), "{name} is not tried");
        }
    }

    #[test]
    fn a_compiler_is_told_where_the_framework_is() {
        let options = configuration(&TRIALS[6], Some(("preact", PathBuf::from("/tools/preact"))));
        assert_eq!(options["files"], json!(["preact.tsx"]));
        let options = &options["compilerOptions"];
        assert_eq!((&options["jsx"], &options["jsxImportSource"]), (&json!("react-jsx"), &json!("preact")));
        assert_eq!(options["paths"]["preact"], json!(["/tools/preact"]));
    }
}
