//! A copy of the encoder of brotli whose large tables are calculated when they are first needed: a program with it is a
//! download of 240 KB less. The bytes that it writes are the same.
//!
//! crates.io takes no package with a changed dependency, so the command that cargo installs has the tables. It is not
//! downloaded as a program.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use film_cards_cli::names::replace_once;
use serde_json::Value;

use super::source::{copy_folder, keep_time};
use crate::{process, project};

/// The sources of the encoder, by the name of their file below `src/enc`, and what they become.
type Change = fn(&str) -> Result<String>;
const CHANGES: [(&str, Change); 3] =
    [("mod.rs", with_module), ("log_table_16.rs", with_logarithms), ("static_dict_lut.rs", with_words)];

/// What calculates the tables, in the project and in the copy.
const TABLES: &str = "crates/film-bundle/src/tables.rs";
const MODULE: &str = "tables.rs";

/// Makes the copy of the project in `source` use a copy of the encoder, which is written beside it.
///
/// # Errors
/// If the encoder is another one than that whose tables are known.
pub fn put(source: &Path) -> Result<()> {
    let copy = source.with_file_name("brotli");
    if copy.exists() {
        fs::remove_dir_all(&copy).with_context(|| format!("`{}` could not be removed", copy.display()))?;
    }
    let crates = crate_folder(source)?;
    copy_folder(&crates, &copy).with_context(|| format!("copying the encoder to `{}`", copy.display()))?;
    let folder = copy.join("src").join("enc");
    for (name, change) in CHANGES {
        let path = folder.join(name);
        let changed = change(&project::read(&path)?).with_context(|| format!("the {name} of brotli has changed"))?;
        write(&path, &changed)?;
    }
    let tables = folder.join(MODULE);
    fs::copy(project::root().join(TABLES), &tables)
        .with_context(|| format!("`{}` could not be written", tables.display()))?;
    keep_time(&project::root().join(TABLES), &tables)?;
    // Nobody reads warnings about other people's code.
    let library = copy.join("src").join("lib.rs");
    write(&library, &format!("#![allow(warnings)]\n{}", project::read(&library)?))?;

    let manifest = source.join("Cargo.toml");
    let patch = "[patch.crates-io]\n";
    let with_copy = format!("{patch}brotli = {{ path = \"../brotli\" }}\n");
    write(&manifest, &replace_once("Cargo.toml", &project::read(&manifest)?, patch, &with_copy)?)?;
    let lock = source.join("Cargo.lock");
    write(&lock, &without_registry(&project::read(&lock)?)?)
}

/// Where cargo keeps the sources of the encoder.
fn crate_folder(source: &Path) -> Result<PathBuf> {
    let mut metadata = project::cargo();
    metadata.current_dir(source).args(["metadata", "--locked", "--format-version=1"]);
    let metadata: Value = serde_json::from_str(&process::output(&mut metadata)?)
        .context("`cargo metadata` printed what is not the JSON it documents")?;
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let manifest = packages.iter().find(|package| package["name"] == "brotli");
    let manifest =
        manifest.and_then(|package| package["manifest_path"].as_str()).context("the project has no brotli")?;
    Ok(Path::new(manifest).parent().unwrap_or(Path::new("")).to_owned())
}

/// Writes a file that was changed. It keeps its time, so that cargo compiles it again only if its origin has changed.
fn write(path: &Path, text: &str) -> Result<()> {
    let written = fs::metadata(path).and_then(|file| file.modified()).and_then(|time| {
        fs::write(path, text).and_then(|()| File::options().write(true).open(path)?.set_modified(time))
    });
    written.with_context(|| format!("`{}` could not be written", path.display()))
}

fn with_module(text: &str) -> Result<String> {
    let module = "mod log_table_16;\n";
    replace_once("mod.rs", text, module, &format!("{module}mod tables;\n"))
}

fn with_logarithms(text: &str) -> Result<String> {
    let (before, _) = around(text, "pub static logs_16: [floatX; 65536] = [")?;
    Ok(format!(
        "{before}
use crate::enc::tables;
use std::ops::Index;
use std::sync::LazyLock;
use std::vec::Vec;

static TABLE: LazyLock<Vec<floatX>> = LazyLock::new(|| (0..tables::COUNT).map(tables::logarithm).collect());

pub struct Logarithms;
pub static logs_16: Logarithms = Logarithms;

impl Index<usize> for Logarithms {{
    type Output = floatX;
    #[inline(always)]
    fn index(&self, number: usize) -> &floatX {{
        &TABLE[number]
    }}
}}
"
    ))
}

fn with_words(text: &str) -> Result<String> {
    let (before, rest) = around(text, "pub static kStaticDictionaryBuckets: [u16; 32768] = [")?;
    let (between, after) = around(rest, "pub static kStaticDictionaryWords: [DictWord; 31705] = [")?;
    Ok(format!(
        "{before}{between}{after}
use crate::enc::tables;
use std::ops::Index;
use std::sync::LazyLock;
use std::vec::Vec;

static TABLES: LazyLock<(Vec<u16>, Vec<DictWord>)> = LazyLock::new(|| {{
    let tables = tables::words(&::brotli_decompressor::dictionary::kBrotliDictionary);
    (tables.buckets, tables.words.into_iter().map(|(l, t, i)| DictWord {{ l: l, t: t, i: i }}).collect())
}});

pub struct Buckets;
pub static kStaticDictionaryBuckets: Buckets = Buckets;

impl Index<usize> for Buckets {{
    type Output = u16;
    #[inline(always)]
    fn index(&self, number: usize) -> &u16 {{
        &TABLES.0[number]
    }}
}}

pub struct Words;
pub static kStaticDictionaryWords: Words = Words;

impl Index<usize> for Words {{
    type Output = DictWord;
    #[inline(always)]
    fn index(&self, number: usize) -> &DictWord {{
        &TABLES.1[number]
    }}
}}
"
    ))
}

/// The text before and after the table that begins with this line.
fn around<'a>(text: &'a str, start: &str) -> Result<(&'a str, &'a str)> {
    let (before, rest) = text.split_once(start).with_context(|| format!("there is no `{start}`"))?;
    let (_, after) = rest.split_once("\n];\n").with_context(|| format!("`{start}` has no end"))?;
    Ok((before, after))
}

/// Cargo.lock for an encoder that comes from no registry.
fn without_registry(lock: &str) -> Result<String> {
    let start = "name = \"brotli\"\n";
    let (before, rest) = lock.split_once(start).context("Cargo.lock has no brotli")?;
    let (entry, after) = rest.split_once("\n\n").context("Cargo.lock ends in the middle of brotli")?;
    let lines = entry.lines().filter(|line| !["source = ", "checksum = "].iter().any(|key| line.starts_with(key)));
    Ok(format!("{before}{start}{}\n\n{after}", lines.collect::<Vec<_>>().join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sources_of_the_encoder_are_those_that_are_known() {
        let folder = crate_folder(&project::root()).unwrap().join("src").join("enc");
        for (name, change) in CHANGES {
            let text = project::read(folder.join(name)).unwrap();
            let changed = change(&text).unwrap();
            assert!(changed.len() < text.len() + 100, "{name}");
            assert!(name == "mod.rs" || changed.contains("LazyLock"), "{name}: {changed}");
        }
    }

    #[test]
    fn only_the_encoder_comes_from_no_registry() {
        let lock = project::read("Cargo.lock").unwrap();
        let changed = without_registry(&lock).unwrap();
        assert_eq!(lock.lines().count(), changed.lines().count() + 2);
        let lost: Vec<&str> = lock.lines().filter(|line| !changed.contains(line)).collect();
        assert!(lost.iter().all(|line| line.starts_with("checksum = ")) && lost.len() == 1, "{lost:?}");
    }
}
