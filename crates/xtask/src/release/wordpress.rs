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

/// Whether a card loads this file of a bundle. There is no gallery without films, no frame and no studio.
fn is_loaded(name: &str) -> bool {
    let is_ours = name.starts_with("film-cards") && [".js", ".wasm", ".css"].iter().any(|end| name.ends_with(end));
    let others = ["film-cards-gallery", "film-cards-frame", "film-cards-studio"];
    is_ours && !others.iter().any(|start| name.starts_with(start))
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

    /// The template for translations.
    const TEMPLATE: &str = "languages/film-cards.pot";

    fn sources() -> Vec<(String, String)> {
        let mut files = Vec::new();
        collect(&project::root().join("integrations/wordpress/film-cards"), "", &mut files).unwrap();
        files.sort();
        files.into_iter().map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())).collect()
    }

    fn source(name: &str) -> String {
        sources().into_iter().find(|(other, _)| other == name).unwrap().1
    }

    /// What stands after `label` and spaces, up to the end of the line.
    fn header(text: &str, label: &str) -> String {
        let line = text.lines().find_map(|line| line.trim_start_matches([' ', '*']).strip_prefix(label));
        line.unwrap_or_else(|| panic!("no {label}")).trim().to_owned()
    }

    #[test]
    fn the_plugin_has_what_a_card_loads() {
        for name in ["film-cards.js", "film-cards-module-0f.wasm", "film-cards-de-0f.js", "film-cards-print.css"] {
            assert!(is_loaded(name), "{name}");
        }
        for name in [
            "film-cards.js.br",
            "film-cards-gallery-0f.wasm",
            "film-cards-frame.js",
            "film-cards-studio-0f.wasm",
            "_headers",
        ] {
            assert!(!is_loaded(name), "{name}");
        }
    }

    #[test]
    fn the_directory_and_wordpress_read_the_same() {
        let (plugin, readme) = (source("film-cards.php"), source("readme.txt"));
        for label in ["Requires at least:", "Requires PHP:", "License:", "License URI:"] {
            assert_eq!(header(&plugin, label), header(&readme, label), "{label}");
        }
        assert_eq!((header(&plugin, "Version:"), header(&readme, "Stable tag:")), (PLACE.to_owned(), PLACE.to_owned()));
        let short = readme.lines().skip_while(|line| !line.is_empty()).find(|line| !line.is_empty()).unwrap();
        assert_eq!(header(&plugin, "Description:"), short);
        assert!(short.len() <= 150 && header(&readme, "Tags:").split(',').count() <= 5);
    }

    #[test]
    fn no_file_runs_by_itself() {
        for (name, text) in sources().iter().filter(|(name, _)| name.ends_with(".php")) {
            let guard = if name == "uninstall.php" { "WP_UNINSTALL_PLUGIN" } else { "ABSPATH" };
            let guard = text.find(&format!("if ( ! defined( '{guard}' ) ) {{\n\texit;")).expect(name);
            for code in ["\nadd_", "\nfunction ", "\nconst ", "\nrequire ", "\ndelete_option"] {
                assert!(text.find(code).is_none_or(|code| code > guard), "{name}");
            }
        }
    }

    #[test]
    fn the_settings_have_every_choice() {
        let settings = source("includes/settings.php");
        let has = |choice: &str| {
            settings.contains(&format!("\t'{choice}' ")) || settings.contains(&format!("\t'{choice}'  "))
        };
        for entry in fs::read_dir(project::root().join("src/languages")).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                assert!(has(&path.file_stem().unwrap().to_string_lossy()), "{}", path.display());
            }
        }
        let types = project::read("web/types.ts").unwrap();
        for name in ["Theme", "Links"] {
            let choices = header(&types, &format!("export type {name} ="));
            for choice in choices.trim_end_matches(';').split('|') {
                assert!(has(choice.trim().trim_matches('"')), "{choice}");
            }
        }
        let attributes = header(&source("includes/card.php"), "const ATTRIBUTES =");
        let loader = project::read("web/film-cards.ts").unwrap();
        for list in ["const DEFAULTS =", "const OPTIONS ="] {
            for name in header(&loader, list).split('"').skip(1).step_by(2) {
                assert!(attributes.contains(&format!("'{name}'")), "{name}");
            }
        }
    }

    /// The texts that are translated, each with its file, as gettext writes them.
    fn template() -> String {
        let mut template = "# The texts of the plugin. cargo test writes this file with UPDATE_EXPECT=1.\n\
                            msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"X-Domain: film-cards\\n\"\n"
            .to_owned();
        let mut seen = Vec::new();
        let mut add = |file: &str, context: &str, text: &str| {
            if seen.contains(&(context.to_owned(), text.to_owned())) {
                return;
            }
            seen.push((context.to_owned(), text.to_owned()));
            let context = if context.is_empty() { String::new() } else { format!("msgctxt \"{context}\"\n") };
            template += &format!("\n#: {file}\n{context}msgid {text:?}\nmsgstr \"\"\n");
        };
        for (name, text) in sources().iter().filter(|(name, _)| name.ends_with(".php") || name.ends_with(".js")) {
            for call in text.split("__( '").skip(1) {
                let (words, rest) = call.split_once('\'').unwrap();
                assert!(rest.starts_with(", 'film-cards' )"), "{name}: {words}{rest:.20}");
                add(name, "", words);
            }
        }
        let plugin = source("film-cards.php");
        for label in ["Plugin Name:", "Description:"] {
            add("film-cards.php", "", &header(&plugin, label));
        }
        let block: serde_json::Value = serde_json::from_str(&source("block/block.json")).unwrap();
        for (key, context) in [("title", "block title"), ("description", "block description")] {
            add("block/block.json", context, block[key].as_str().unwrap());
        }
        for keyword in block["keywords"].as_array().unwrap() {
            add("block/block.json", "block keyword", keyword.as_str().unwrap());
        }
        template
    }

    #[test]
    fn the_template_for_translations_has_every_text() {
        let template = template();
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            let path = project::root().join("integrations/wordpress/film-cards").join(TEMPLATE);
            fs::write(path, &template).unwrap();
        }
        assert_eq!(source(TEMPLATE), template, "run again with UPDATE_EXPECT=1");
    }
}
