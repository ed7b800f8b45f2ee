//! Compiles the Wasm, writes its JavaScript with wasm-bindgen, and makes it small.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use film_cards_cli::names::{MODULE, READER};

use super::{glue, names};
use crate::project::{self, WASM};
use crate::{process, small};

/// The features that wasm-opt may use: those of every browser that can show a card. wasm-opt knows more features than
/// browsers do.
const WASM_FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The optimisations of wasm-opt. Flat code with loops found anew makes a gallery 2.6 KB of brotli smaller than
/// `-Oz --converge` does, and another 0.7 KB if the first kilobyte of memory is known to be unused, which is the end of
/// the stack.
pub const PASSES: &[&str] = &["-Oz", "--flatten", "--rereloop", "-Oz", "-Oz", "--low-memory-unused"];

/// The pass that gives short names, and prints them. Whatever else wasm-opt does with a file, it writes it as small as it
/// can only with `-Oz`: without it, a card is 0.3 KB larger.
const RENAMING: &[&str] = &["-Oz", "--low-memory-unused", "--minify-imports-and-exports-and-modules"];

/// The output of wasm-bindgen: the paths of the script and of the Wasm.
pub struct Bound {
    pub script: PathBuf,
    pub wasm: PathBuf,
}

/// How a Wasm is compiled.
#[derive(Clone, Copy, PartialEq)]
pub enum Profile {
    /// As readers download it.
    Release,
    /// In a fraction of the time, for tests: several times larger, and slower.
    Quick,
}

/// Compiles the engine with these features and returns the Wasm.
pub fn module(profile: Profile, features: &str) -> Result<Vec<u8>> {
    wasm(profile, "film-engine", MODULE, features)
}

/// Compiles the reader of pages and returns the Wasm.
pub fn reader(profile: Profile) -> Result<Vec<u8>> {
    wasm(profile, "film-reader-wasm", READER, "")
}

/// Compiles the reader of the studio, with everything that a folder may have and with imports, and returns the Wasm.
pub fn reader_of_folders(profile: Profile) -> Result<Vec<u8>> {
    wasm(profile, "film-reader-wasm", READER, "import")
}

/// The name of the program that makes bundles in the studio.
pub const STUDIO: &str = "film-cards-studio";

/// Compiles what makes bundles in the studio, and returns the Wasm.
pub fn studio(profile: Profile) -> Result<Vec<u8>> {
    wasm(profile, "film-studio", STUDIO, "")
}

fn wasm(profile: Profile, package: &str, name: &str, features: &str) -> Result<Vec<u8>> {
    let mut build = project::cargo();
    let profile_name = if profile == Profile::Quick { "quick" } else { "release" };
    build.args(["build", "--profile", profile_name, "--package", package, "--bin", name]);
    build.args(["--no-default-features", "--features", features]);
    build.args(["--target", WASM, "--message-format=json-render-diagnostics"]);
    match profile {
        Profile::Release if name == READER => small::apply_to_reader(&mut build),
        Profile::Release => small::apply(&mut build),
        Profile::Quick => {}
    }
    let messages = process::output(&mut build)?;
    let path =
        wasm_among(&messages, name).with_context(|| format!("cargo built {name} but named no .wasm file of it"))?;
    fs::read(&path).with_context(|| format!("`{}` could not be read", path.display()))
}

/// Finds the path of the Wasm in cargo's messages, one JSON object per line.
fn wasm_among(messages: &str, name: &str) -> Option<PathBuf> {
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message["target"]["name"] == name)
        .find_map(|message| {
            let files = message["filenames"].as_array()?;
            let file = files.iter().filter_map(Value::as_str).find(|name| name.ends_with(".wasm"));
            file.map(PathBuf::from)
        })
}

/// Runs wasm-bindgen, which writes a script and the Wasm to the folder `work`, and makes the script smaller.
pub fn bind(wasm_bindgen: &Path, compiled: &[u8], work: &Path) -> Result<Bound> {
    let bound = bind_whole(wasm_bindgen, compiled, work)?;
    reduce(&bound)?;
    Ok(bound)
}

/// The same without making the script smaller: a worker needs it as it is.
pub fn bind_whole(wasm_bindgen: &Path, compiled: &[u8], work: &Path) -> Result<Bound> {
    let built = work.with_extension("wasm");
    fs::write(&built, compiled).with_context(|| format!("`{}` could not be written", built.display()))?;
    let mut command = Command::new(wasm_bindgen);
    command.args(["--target", "web", "--no-typescript", "--out-name", MODULE, "--out-dir"]);
    process::run(command.arg(work).arg(built))?;
    let script = script(work);
    let wasm = work.join(format!("{MODULE}_bg.wasm"));
    for entry in fs::read_dir(work).with_context(|| format!("reading `{}`", work.display()))? {
        let path = entry.with_context(|| format!("reading `{}`", work.display()))?.path();
        if path != script && path != wasm {
            bail!(
                "wasm-bindgen wrote `{}`, which the bundle has no place for; \
                 a dependency brings JavaScript of its own, so leave it or that feature of it out",
                path.file_name().unwrap_or_default().to_string_lossy()
            );
        }
    }
    Ok(Bound { script, wasm })
}

/// The script that wasm-bindgen writes to the folder `work`.
pub fn script(work: &Path) -> PathBuf {
    work.join(format!("{MODULE}.js"))
}

/// Runs wasm-bindgen for the types of the Wasm's exports.
pub fn declare(wasm_bindgen: &Path, compiled: &[u8], folder: &Path) -> Result<()> {
    let built = tempfile::NamedTempFile::new().context("there is no place for temporary files")?;
    fs::write(&built, compiled).with_context(|| format!("`{}` could not be written", built.path().display()))?;
    let mut command = Command::new(wasm_bindgen);
    command.args(["--target", "web", "--out-name", MODULE, "--out-dir"]);
    process::run(command.arg(folder).arg(built.path()))
}

/// Makes the script of wasm-bindgen smaller, if it is that of an engine: one that runs in a worker needs what this removes.
fn reduce(Bound { script, .. }: &Bound) -> Result<()> {
    let text = glue::reduced(&project::read(script)?)?;
    fs::write(script, text).with_context(|| format!("`{}` could not be written", script.display()))
}

/// Runs wasm-opt and returns the final bytes. Imports and exports get short names, also in the script.
pub fn optimise(wasm_opt: &Path, Bound { script, wasm }: &Bound) -> Result<Vec<u8>> {
    let [smaller, renamed] = ["smaller.wasm", "renamed.wasm"].map(|ending| wasm.with_extension(ending));
    let mut command = Command::new(wasm_opt);
    command.args(PASSES).args(WASM_FEATURES);
    // A reader's browser does not need the section about the producers.
    command.args(["--strip-debug", "--strip-producers"]);
    command.arg(wasm).arg("-o").arg(&smaller);
    run_twice(&mut command, &smaller)?;

    let mut rename = Command::new(wasm_opt);
    rename.args(RENAMING).args(WASM_FEATURES).arg(&smaller).arg("-o").arg(&renamed);
    let (short_names, wasm) = run_twice(&mut rename, &renamed)?;
    let text = names::shorten(&project::read(script)?, &short_names)?;
    fs::write(script, text).with_context(|| format!("`{}` could not be written", script.display()))?;
    Ok(wasm)
}

/// What wasm-opt prints, and the bytes that it writes. It crashed once in about thirty runs, and once wrote only the
/// first part of its output without an error. A second run with the same bytes worked each time.
fn run_twice(command: &mut Command, written: &Path) -> Result<(String, Vec<u8>)> {
    let mut attempt = || {
        let printed = process::output(command)?;
        let wasm = fs::read(written).with_context(|| format!("`{}` could not be read", written.display()))?;
        if !is_whole(&wasm) {
            bail!("wasm-opt wrote only a part of `{}`", written.display());
        }
        Ok((printed, wasm))
    };
    attempt().or_else(|_| attempt())
}

/// Whether the sections of a module end where its bytes end.
fn is_whole(wasm: &[u8]) -> bool {
    let Some(mut rest) = wasm.strip_prefix(b"\0asm\x01\0\0\0") else { return false };
    while let [_id, sized @ ..] = rest {
        let Some(last) = sized.iter().take(5).position(|byte| byte & 0x80 == 0) else { return false };
        let length = sized[..=last].iter().rev().fold(0, |length, byte| length << 7 | usize::from(byte & 0x7f));
        let Some(after) = sized.get(last + 1 + length..) else { return false };
        rest = after;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_that_is_cut_short_is_noticed() {
        // A custom section of 200 bytes, whose length takes two.
        let module = [&b"\0asm\x01\0\0\0\0\xc8\x01"[..], &[0; 200]].concat();
        assert!(is_whole(&module));
        for end in [0, 4, 9, 10, 11, 100, module.len() - 1] {
            assert!(!is_whole(&module[..end]), "{end}");
        }
    }

    #[test]
    fn the_module_is_found_among_cargos_messages() {
        let messages = concat!(
            r#"{"reason":"compiler-artifact","target":{"name":"film_cards"},"filenames":["/t/libfilm_cards.rlib"]}"#,
            "\nnot JSON\n",
            r#"{"reason":"compiler-artifact","target":{"name":"film-cards-module"},"filenames":["/t/m.d","/t/m.wasm"]}"#,
            "\n",
            r#"{"reason":"build-finished","success":true}"#,
        );
        assert_eq!(wasm_among(messages, MODULE), Some(PathBuf::from("/t/m.wasm")));
    }
}
