//! `build`: makes the bundle to upload from an engine and a folder of reviews.
//!
//! The archive of the reviews is appended to the engine's Wasm as a custom section. The names of the files follow from
//! their final bytes, and are written into the loader, whose own name never changes. The bundle also has a page that
//! shows every card, a snippet of each film to paste, and a file with the headers for each host.

#[cfg(feature = "bundle")]
mod bundle;
#[cfg(feature = "bundle")]
mod older;
mod sums;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

#[cfg(feature = "bundle")]
pub(crate) use bundle::write;
#[cfg(feature = "bundle")]
pub use bundle::{pack, prepare, run};
pub use film_bundle::package;

use crate::generator::Site;
use crate::names::LOADER;
use crate::reviews::Found;
use crate::{called, reviews, swap};

/// The options of `build`.
#[derive(Default, clap::Args)]
pub struct Options {
    /// The folder of reviews [default: reviews/, or what is found here]
    #[arg(conflicts_with = "reviews")]
    pub dir: Option<PathBuf>,
    /// The same as DIR
    #[arg(long, value_name = "DIR")]
    pub reviews: Option<PathBuf>,
    /// The folder to write [default: dist/, or below a public one of the site]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// The address of the uploaded bundle, for snippets and for scripts that are moved
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
    /// Make the bundle also an npm package with this name and version
    #[arg(long, value_name = "NAME[@VERSION]")]
    pub npm: Option<package::Name>,
    /// Build nothing if a review has a warning
    #[arg(long)]
    pub strict: bool,
    /// Print only what is wrong
    #[arg(short, long)]
    pub quiet: bool,
}

impl Options {
    /// The options as command line arguments.
    pub fn arguments(&self) -> Vec<OsString> {
        let mut arguments = Vec::new();
        let npm = self.npm.as_ref().map(|name| name.to_string().into());
        let url = self.url.as_ref().map(OsString::from);
        let folders = [("--reviews", self.reviews.as_ref().or(self.dir.as_ref())), ("--out", self.out.as_ref())];
        let folders = folders.map(|(option, folder)| (option, folder.map(OsString::from)));
        for (option, value) in folders.into_iter().chain([("--url", url), ("--npm", npm)]) {
            arguments.extend(value.into_iter().flat_map(|value| [option.into(), value]));
        }
        for (option, is_set) in [("--strict", self.strict), ("--quiet", self.quiet)] {
            arguments.extend(is_set.then(|| option.into()));
        }
        arguments
    }
}

/// A build whose options have been checked, as far as that is possible before the work.
pub struct Plan {
    /// The folder of reviews.
    pub reviews: PathBuf,
    /// Whether warnings fail the build.
    pub is_strict: bool,
    /// The folder to write.
    pub out: PathBuf,
    /// The address of the loader for the snippets.
    pub loader: String,
    /// The generator that publishes the bundle with the site, if that goes there.
    pub publisher: Option<&'static str>,
    /// What to say before the work: which folder of reviews was found, and where the bundle goes.
    pub notes: Vec<String>,
}

impl Plan {
    /// Checks everything that the options name. The default folders are below `root`.
    ///
    /// # Errors
    /// If the folder of reviews does not exist, the folder to write contains other files, or an option is invalid.
    pub fn of(options: &Options, root: &Path) -> Result<Plan> {
        let found = match &options.reviews {
            Some(named) => Found { path: reviews::folder(Some(named), root)?, site: None, note: None },
            None => reviews::find(options.dir.as_deref(), root, "build")?,
        };
        let mut notes: Vec<String> = found.note.into_iter().collect();
        let out =
            options.out.as_ref().map(std::path::absolute).transpose().context("the folder to write has no name")?;
        let goes_there = |site: &&Site| out.as_ref().is_none_or(|out| *out == site.bundle());
        let publisher = found.site.as_ref().filter(goes_there).map(|site| site.generator.name());
        let site = found.site.filter(|_| options.out.is_none());
        let url = options.url.as_deref().or(site.as_ref().map(Site::address));
        if let Some(site) = &site {
            notes.extend(proposal(site, &found.path, options.url.as_deref()));
        }
        let plan = Plan {
            reviews: reviews::folder(Some(&found.path), root)?,
            is_strict: options.strict || review_folder::strict(),
            out: match (&options.out, &site) {
                (Some(out), _) => out.clone(),
                (None, Some(site)) => site.bundle(),
                (None, None) => root.join("dist"),
            },
            loader: loader(url)?,
            publisher,
            notes,
        };
        // The long look into its files comes at the end.
        swap::undisturbed(&plan.out, || swap::only_ours(&plan.out, sums::named_like_ours(&plan.out)))?;
        Ok(plan)
    }

    /// Reads the reviews, and reports what is wrong if they cannot be built. A build does this itself; it is for whoever
    /// has long work to do before.
    ///
    /// # Errors
    /// If the folder cannot be read, or a review has an error or, in a strict build, a warning.
    pub fn try_reviews(&self) -> Result<()> {
        reviews::try_out(&self.reviews, self.is_strict)
    }
}

/// Where the bundle of a site goes, what has to be done for it, and the command that says so itself, for a script. `url` is
/// its address, if the user has given it.
fn proposal(site: &Site, reviews: &Path, url: Option<&str>) -> Vec<String> {
    let (name, bundle) = (site.generator.name(), reviews::shown(&site.bundle()));
    let mut notes = vec![format!("the bundle goes to `{}`, which {name} publishes", bundle.display())];
    if url.is_none() {
        notes.push(format!(
            "the snippets load {}/{LOADER}; if the site is not at the root of its host, add its path with --url",
            site.address()
        ));
    }
    notes.extend(site.needs());
    let quoted = |path: &Path| reviews::quoted(&path.display().to_string());
    let (reviews, bundle) = (quoted(reviews), quoted(&bundle));
    let url = reviews::quoted(url.unwrap_or(site.address()));
    notes.push(format!(
        "the same in a script, or with another folder: `{} build {reviews} --out {bundle} --url {url}`",
        called::name()
    ));
    notes
}

/// Refuses a folder with files that are not part of a bundle, or no longer, because they would be deleted.
#[cfg(feature = "bundle")]
pub(crate) fn may_be_written(out: &Path) -> Result<()> {
    swap::only_ours(out, sums::ours(out))
}

/// The address of the script for snippets, see [`film_bundle::loader`].
pub(crate) fn loader(url: Option<&str>) -> Result<String> {
    film_bundle::loader(url).with_context(|| {
        format!(
            "--url names `{}`, which is no address of a folder; write it as https://cdn.example/cards or /cards",
            url.unwrap_or_default()
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_handed_on_whole() {
        #[derive(clap::Parser)]
        struct Call {
            #[command(flatten)]
            options: Options,
        }
        let line =
            ["--reviews", "my reviews", "--out", "o", "--url", "/cards", "--npm", "@a/b@1.2.3", "--strict", "--quiet"];
        let call = <Call as clap::Parser>::parse_from(["build"].iter().chain(&line));
        assert_eq!(call.options.arguments(), line.map(OsString::from));
        let named = <Call as clap::Parser>::parse_from(["build", "my reviews", "-q"]).options;
        assert_eq!(named.arguments(), ["--reviews", "my reviews", "--quiet"].map(OsString::from));
        assert!(<Call as clap::Parser>::parse_from(["build"]).options.arguments().is_empty());
    }

    #[test]
    fn the_script_is_where_the_bundle_is() {
        assert_eq!(loader(None).unwrap(), "../film-cards.js");
        assert_eq!(loader(Some("https://cdn.example/cards/")).unwrap(), "https://cdn.example/cards/film-cards.js");
        assert_eq!(loader(Some("/cards")).unwrap(), "/cards/film-cards.js");
        let message = loader(Some("cards")).unwrap_err().to_string();
        assert!(message.starts_with("--url names `cards`, which is no address"), "{message}");
    }
}
