//! The snippets to paste, a file a film. The package `film-snippets` renders them with the components,
//! natively; it is built only here, so that no other command waits for it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::File;
use crate::names::LOADER;
use crate::{process, project};

/// The folder of the bundle that they are in.
pub const FOLDER: &str = "snippets";

/// Where a snippet finds the script: in the bundle at `url`, or, while that is not known, beside its own
/// folder.
pub fn loader(url: Option<&str>) -> Result<String> {
    match url {
        None => Ok(format!("../{LOADER}")),
        Some(url) if ["https://", "http://", "/"].iter().any(|start| url.starts_with(start)) => {
            Ok(format!("{}/{LOADER}", url.trim_end_matches('/')))
        }
        Some(url) => bail!(
            "--url names `{url}`, which is no address of a folder; write it as https://cdn.example/cards or /cards"
        ),
    }
}

/// Writes the snippets of the folder of reviews to `work` and gives them back by name.
pub fn render(reviews: Option<&Path>, work: &Path, loader: &str) -> Result<Vec<File>> {
    let reviews = reviews.map_or_else(|| project::root().join(review_folder::DEFAULT), Path::to_path_buf);
    let mut render = project::cargo();
    render.args(["run", "--package", "film-snippets", "--"]).arg(reviews).arg(work).arg(loader);
    process::run(&mut render)?;
    let mut snippets = Vec::new();
    for entry in fs::read_dir(work).with_context(|| format!("reading `{}`", work.display()))? {
        let path = entry.with_context(|| format!("reading `{}`", work.display()))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let bytes = fs::read(&path).with_context(|| format!("`{}` could not be read", path.display()))?;
        snippets.push((format!("{FOLDER}/{name}"), bytes));
    }
    snippets.sort();
    Ok(snippets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_is_where_the_bundle_is() {
        assert_eq!(loader(None).unwrap(), "../film-cards.js");
        assert_eq!(loader(Some("https://cdn.example/cards/")).unwrap(), "https://cdn.example/cards/film-cards.js");
        assert_eq!(loader(Some("/cards")).unwrap(), "/cards/film-cards.js");
        let message = loader(Some("cards")).unwrap_err().to_string();
        assert!(message.starts_with("--url names `cards`, which is no address"), "{message}");
    }
}
