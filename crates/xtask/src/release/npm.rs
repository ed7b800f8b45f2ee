//! The packages for npm: `film-cards`, and `@film-cards/linux-x64` and so on with the program of one platform.
//!
//! The first has the others as optional dependencies, and npm installs only the one whose platform fits. So nothing is
//! downloaded and no script runs on installation.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use film_cards_cli::names::replace_once;
use serde_json::{Map, Value, json};

use super::smaller;
use super::target::{ALL, Target};
use crate::{engine, process, project};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The integrations for site generators that run in Node.
const INTEGRATIONS: [&str; 5] = [
    "integrations/eleventy/eleventy.js",
    "integrations/eleventy/eleventy.d.ts",
    "integrations/astro/astro.js",
    "integrations/astro/astro.d.ts",
    "integrations/astro/FilmCard.astro",
];

/// Packs the package with the program of one platform.
pub fn program(target: &Target, program: &Path, out: &Path) -> Result<()> {
    let bytes = fs::read(program).with_context(|| format!("`{}` could not be read", program.display()))?;
    let (system, processor) = target.node;
    let manifest = json!({
        "name": package(target),
        "version": VERSION,
        "description": format!("The program of film-cards for {}", target.name()),
        "license": "MIT OR Apache-2.0",
        "os": [system],
        "cpu": [processor],
        "files": [target.program()],
        "preferUnplugged": true,
    });
    pack(&manifest, &[(target.program(), bytes)], out)?;
    smaller::gzip(&out.join(format!("film-cards-{}-{VERSION}.tgz", target.name())))
}

/// Packs the package that people install.
pub fn command(out: &Path) -> Result<()> {
    let programs: Map<String, Value> = ALL.iter().map(|target| (package(target), VERSION.into())).collect();
    let manifest = json!({
        "name": "film-cards",
        "version": VERSION,
        "description": "Turns a folder of film reviews into cards for any web page",
        "keywords": ["film", "review", "blog", "embed", "webassembly", "eleventy-plugin", "astro-integration"],
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "bin": { "film-cards": "command.js" },
        "exports": {
            ".": { "types": "./index.d.ts", "default": "./index.js" },
            "./eleventy": { "types": "./eleventy.d.ts", "default": "./eleventy.js" },
            "./astro": { "types": "./astro.d.ts", "default": "./astro.js" },
            "./FilmCard.astro": "./FilmCard.astro",
            "./package.json": "./package.json",
        },
        "types": "./index.d.ts",
        "engines": { "node": ">=20" },
        "files": ["*.js", "*.d.ts", "*.astro"],
        "optionalDependencies": programs,
    });
    let platforms: Vec<String> = ALL.iter().map(Target::name).collect();
    let mut files = Vec::new();
    for name in ["command.js", "index.js", "index.d.ts", "snippet.js"] {
        files.push((name, source(name)?.into_bytes()));
    }
    for path in INTEGRATIONS {
        let name = path.rsplit('/').next().unwrap_or(path);
        files.push((name, project::read(path)?.into_bytes()));
    }
    let program =
        replace_once("program.js", &source("program.js")?, "/* {{platforms}} */ []", &json!(platforms).to_string())?;
    files.push(("program.js", program.into_bytes()));
    files.push(("README.md", project::read("crates/film-cards-cli/README.md")?.into_bytes()));
    let types = engine::npm()?.into_iter().find(|(name, _)| name == "film-cards.d.ts");
    files.push(("film-cards.d.ts", types.context("the engine has no types")?.1));
    pack(&manifest, &files, out)
}

fn package(target: &Target) -> String {
    format!("@film-cards/{}", target.name())
}

fn source(name: &str) -> Result<String> {
    project::read(format!("crates/film-cards-cli/npm/{name}"))
}

/// Writes the files to a folder and has npm make a package of it.
fn pack(manifest: &Value, files: &[(&str, Vec<u8>)], out: &Path) -> Result<()> {
    let folder = tempfile::tempdir().context("there is no place for temporary files")?;
    let manifest = ("package.json", format!("{manifest:#}\n").into_bytes());
    for (name, bytes) in files.iter().chain([&manifest]) {
        let path = folder.path().join(name);
        fs::write(&path, bytes).with_context(|| format!("`{}` could not be written", path.display()))?;
        if name.starts_with("film-cards") && !name.contains(".d.ts") || *name == "command.js" {
            make_executable(&path)?;
        }
    }
    let mut npm = Command::new("npm");
    npm.args(["pack", "--silent", "--pack-destination"]).arg(out).current_dir(folder.path());
    process::run(&mut npm).context("npm makes the packages; install Node.js and run again")
}

#[cfg(unix)]
fn make_executable(path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
        .with_context(|| format!("`{}` could not be made executable", path.display()))
}

/// npm on Windows makes what is in a package executable.
#[cfg(not(unix))]
fn make_executable(_: &Path) -> Result<()> {
    Ok(())
}
