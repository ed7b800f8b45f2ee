//! The site generators whose folders we know: how each one is recognised, where its posts are, and which of its folders
//! is published as it is.

use std::fs;
use std::path::{Path, PathBuf};

/// A program that makes a site from texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generator {
    /// <https://gohugo.io>
    Hugo,
    /// <https://jekyllrb.com>
    Jekyll,
    /// <https://www.11ty.dev>
    Eleventy,
    /// <https://astro.build>
    Astro,
    /// <https://www.getzola.org>
    Zola,
}

use Generator::{Astro, Eleventy, Hugo, Jekyll, Zola};

/// The folder of a site.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    /// What makes it.
    pub generator: Generator,
    /// The folder with the settings of the generator.
    pub root: PathBuf,
    /// The file with these settings, by its path below the folder.
    pub settings: String,
}

/// The files by which a generator is recognised. A name that several generators use is judged by its text.
const SETTINGS: [(Generator, &[&str]); 5] = [
    (
        Hugo,
        &["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default/hugo.toml", "config/_default/hugo.yaml"],
    ),
    (Jekyll, &["_config.yml", "_config.yaml", "_config.toml"]),
    (
        Eleventy,
        &[".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs", "eleventy.config.ts"],
    ),
    (Astro, &["astro.config.mjs", "astro.config.js", "astro.config.ts", "astro.config.mts", "astro.config.cjs"]),
    (Zola, &["zola.toml"]),
];

/// The settings of Zola, and of Hugo before version 0.110.
const SHARED: [&str; 6] = [
    "config.toml",
    "config.yaml",
    "config.yml",
    "config.json",
    "config/_default/config.toml",
    "config/_default/config.yaml",
];

/// How many folders above one are searched for a site.
const MAX_LEVELS: usize = 6;

impl Site {
    /// The site whose settings are in `folder`.
    pub fn of(folder: &Path) -> Option<Site> {
        let site =
            |generator, settings: &str| Site { generator, root: folder.to_owned(), settings: settings.to_owned() };
        let is_file = |name: &&&str| folder.join(name).is_file();
        let known = SETTINGS
            .iter()
            .find_map(|(generator, names)| names.iter().find(is_file).map(|name| site(*generator, name)));
        known.or_else(|| {
            let name = SHARED.iter().find(is_file)?;
            let text = fs::read_to_string(folder.join(name)).ok()?;
            judged(&text).map(|generator| site(generator, name))
        })
    }

    /// The site that `folder` belongs to: its own, or that of a folder above it, within one repository.
    pub fn around(folder: &Path) -> Option<Site> {
        for folder in folder.ancestors().take(MAX_LEVELS) {
            let site = Site::of(folder);
            if site.is_some() || folder.join(".git").exists() {
                return site;
            }
        }
        None
    }

    /// The folder for the bundle: below one that the generator publishes as it is.
    pub fn bundle(&self) -> PathBuf {
        let parent = match self.generator {
            Hugo | Zola => "static",
            Astro => "public",
            Jekyll => "assets",
            Eleventy => ["public", "static"].into_iter().find(|name| self.root.join(name).is_dir()).unwrap_or("public"),
        };
        self.root.join(parent).join("film-cards")
    }

    /// The address of the bundle in the finished site.
    pub fn address(&self) -> &'static str {
        match self.generator {
            Jekyll => "/assets/film-cards",
            Hugo | Eleventy | Astro | Zola => "/film-cards",
        }
    }

    /// What has to be added to the settings, so that the bundle is published.
    pub fn needs(&self) -> Option<String> {
        let bundle = self.bundle();
        let folder = bundle.parent()?.file_name()?.to_string_lossy();
        (self.generator == Eleventy).then(|| {
            format!(
                "Eleventy publishes `{folder}` if {} has: eleventyConfig.addPassthroughCopy({{ \"{folder}\": \"/\" }}); \
                 eleventyConfig.ignores.add(\"{folder}/**\");",
                self.settings
            )
        })
    }

    /// Folders of which each has reviews and nothing else, if it is there.
    pub fn review_folders(&self) -> Vec<String> {
        let bases: &[&str] = match self.generator {
            Hugo | Zola => &["content/"],
            Astro => &["src/content/", "src/pages/", "content/"],
            Eleventy => &["", "src/", "content/", "src/content/"],
            // A collection is a folder whose name begins so.
            Jekyll => &["_", "collections/_"],
        };
        bases.iter().flat_map(|base| REVIEWS.map(|name| format!("{base}{name}"))).collect()
    }

    /// Folders with posts of all kinds, the narrowest first.
    pub fn post_folders(&self) -> &'static [&'static str] {
        match self.generator {
            Hugo | Zola => &["content/posts", "content/post", "content/blog", "content"],
            Astro => &["src/content/posts", "src/content/blog", "src/content", "src/pages"],
            Eleventy => {
                &["posts", "blog", "src/posts", "src/blog", "content/posts", "content/blog", "content", "src/content"]
            }
            Jekyll => &["_posts"],
        }
    }
}

/// The names of folders with reviews.
const REVIEWS: [&str; 9] =
    ["reviews", "review", "film-reviews", "movie-reviews", "films", "film", "movies", "movie", "cinema"];

/// Whose settings these are: Zola writes `base_url`, and Hugo `baseURL`.
fn judged(text: &str) -> Option<Generator> {
    text.lines().find_map(|line| {
        let key = line.trim_start().trim_start_matches('"').to_lowercase();
        match () {
            () if key.starts_with("base_url") => Some(Zola),
            () if key.starts_with("baseurl") => Some(Hugo),
            () => None,
        }
    })
}

impl Generator {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Hugo => "Hugo",
            Jekyll => "Jekyll",
            Eleventy => "Eleventy",
            Astro => "Astro",
            Zola => "Zola",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> (tempfile::TempDir, Option<Site>) {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let site = Site::of(folder.path());
        (folder, site)
    }

    #[test]
    fn each_generator_is_recognised_and_has_a_folder_for_the_bundle() {
        for (name, text, generator, bundle, address) in [
            ("hugo.toml", "", Hugo, "static/film-cards", "/film-cards"),
            ("config.toml", "title = \"North\"\nbaseURL = \"/\"\n", Hugo, "static/film-cards", "/film-cards"),
            ("config/_default/config.yaml", "baseurl: /\n", Hugo, "static/film-cards", "/film-cards"),
            ("_config.yml", "", Jekyll, "assets/film-cards", "/assets/film-cards"),
            (".eleventy.js", "", Eleventy, "public/film-cards", "/film-cards"),
            ("eleventy.config.mjs", "", Eleventy, "public/film-cards", "/film-cards"),
            ("astro.config.mjs", "", Astro, "public/film-cards", "/film-cards"),
            ("config.toml", "# baseURL of North\nbase_url = \"/\"\n", Zola, "static/film-cards", "/film-cards"),
            ("zola.toml", "", Zola, "static/film-cards", "/film-cards"),
        ] {
            let (folder, site) = site(&[(name, text)]);
            let site = site.unwrap_or_else(|| panic!("{name}"));
            assert_eq!((site.generator, site.settings.as_str()), (generator, name));
            assert_eq!((site.bundle(), site.address()), (folder.path().join(bundle), address), "{name}");
        }
        assert_eq!(site(&[("config.toml", "title = \"a program\"\n")]).1, None);
        assert_eq!(site(&[("Cargo.toml", "")]).1, None);
    }

    #[test]
    fn a_folder_within_a_site_belongs_to_it_and_one_in_another_repository_does_not() {
        let (folder, site) = site(&[("hugo.toml", ""), ("content/reviews/a.md", ""), ("themes/a/.git/HEAD", "")]);
        assert_eq!(Site::around(&folder.path().join("content/reviews")), site);
        assert_eq!(Site::around(&folder.path().join("themes/a")), None);
    }

    #[test]
    fn only_eleventy_needs_settings_and_they_name_the_folder() {
        let (_folder, site) = site(&[("eleventy.config.js", ""), ("static/robots.txt", "")]);
        let needs = site.unwrap().needs().unwrap();
        assert!(needs.contains("eleventy.config.js has") && needs.contains("{ \"static\": \"/\" }"), "{needs}");
    }
}
