//! The plugin for WordPress, as its directory takes it: `film-cards.zip`, with the engine inside.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::{dist, project};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What the version stands for in the sources of the plugin.
const PLACE: &str = "{{version}}";

/// The folder of the plugin, which is the only one in the archive.
const NAME: &str = "film-cards";

/// A folder of reviews must have a review, and a draft is none of the bundle's.
const DRAFT: &str = "---\ntitle: Nothing\ndraft: true\n---\n\nA plugin has no films of its own.\n";

/// Writes the plugin to the folder `out`, with a bundle of this engine that has no films. Returns its path.
pub fn plugin(engine: &Path, out: &Path) -> Result<PathBuf> {
    let work = tempfile::tempdir().context("there is no place for temporary files")?;
    let (reviews, bundle) = (work.path().join("reviews"), work.path().join("bundle"));
    fs::create_dir(&reviews)?;
    fs::write(reviews.join("draft.md"), DRAFT)?;
    dist::bundle(engine, reviews, &bundle)?;

    let mut files = Vec::new();
    collect(&project::root().join("integrations/wordpress/film-cards"), "", &mut files)?;
    for (name, bytes) in &mut files {
        let text = String::from_utf8(bytes.clone()).with_context(|| format!("`{name}` is not text"))?;
        *bytes = text.replace(PLACE, VERSION).into_bytes();
        ensure!(!bytes.windows(2).any(|two| two == b"{{"), "`{name}` has a placeholder that nothing replaces");
    }
    files.push(("license.txt".to_owned(), project::read("LICENSE-MIT")?.into_bytes()));
    for entry in fs::read_dir(&bundle)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if is_loaded(&name) {
            files.push((format!("engine/{name}"), fs::read(&path)?));
        }
    }
    files.sort();

    let path = out.join(format!("{NAME}.zip"));
    write(&path, &files).with_context(|| format!("`{}` could not be written", path.display()))?;
    Ok(path)
}

/// Whether a card loads this file of a bundle. There is no gallery without films, and no frame.
fn is_loaded(name: &str) -> bool {
    let is_ours = name.starts_with("film-cards") && [".js", ".wasm", ".css"].iter().any(|end| name.ends_with(end));
    is_ours && !["film-cards-gallery", "film-cards-frame"].iter().any(|start| name.starts_with(start))
}

/// The files below a folder, by their paths.
fn collect(folder: &Path, before: &str, files: &mut Vec<(String, Vec<u8>)>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("reading `{}`", folder.display()))? {
        let path = entry?.path();
        let name = format!("{before}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files)?;
        } else {
            files.push((name, fs::read(&path).with_context(|| format!("`{}` could not be read", path.display()))?));
        }
    }
    Ok(())
}

/// The same files make the same archive: it has no times.
fn write(path: &Path, files: &[(String, Vec<u8>)]) -> Result<()> {
    let mut archive = ZipWriter::new(File::create(path)?);
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).unix_permissions(0o644);
    for (name, bytes) in files {
        archive.start_file(format!("{NAME}/{name}"), options)?;
        archive.write_all(bytes)?;
    }
    archive.finish()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plugin_has_what_a_card_loads() {
        for name in ["film-cards.js", "film-cards-module-0f.wasm", "film-cards-de-0f.js", "film-cards-print.css"] {
            assert!(is_loaded(name), "{name}");
        }
        for name in ["film-cards.js.br", "film-cards-gallery-0f.wasm", "film-cards-frame.js", "index.html", "_headers"]
        {
            assert!(!is_loaded(name), "{name}");
        }
    }
}
