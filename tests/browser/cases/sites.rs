//! Posts out of the example sites in `integrations/`, as their generators have built them.

use crate::page::Page;
use crate::server::Site;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// A site below `FILM_CARDS_SITES`.
struct Example {
    name: &'static str,
    /// The folder of the finished site.
    output: &'static str,
    /// The folder in it with the bundle or with the parents of the bundle.
    root: &'static str,
    /// The bundle.
    bundle: &'static str,
}

const ELEVENTY: Example = Example { name: "eleventy", output: "_site", root: "film-cards", bundle: "film-cards" };
const ASTRO: Example = Example { name: "astro", output: "dist", root: "film-cards", bundle: "film-cards" };
const HUGO: Example = Example { name: "hugo", output: "public", root: "film-cards", bundle: "film-cards" };
const JEKYLL: Example = Example { name: "jekyll", output: "_site", root: "assets", bundle: "assets/film-cards" };

/// The pages with the card of one film: a post that mentions it, and the page of its review.
const PAGES: [&str; 2] = ["posts/by-the-water/index.html", "reviews/low-water/index.html"];
const FILM: &str = "low-water";

fn folder() -> Option<PathBuf> {
    env::var_os("FILM_CARDS_SITES").map(PathBuf::from)
}

/// Why the case of a generator cannot run, if its site was not built.
pub fn lacks(case: &str) -> Option<String> {
    let name = case.strip_prefix("sites::a_post_of_")?;
    (!folder()?.join(name).is_dir()).then(|| format!("{name} is not installed"))
}

pub async fn a_post_of_eleventy(page: Page) {
    is_a_card(&page, &ELEVENTY).await;
}

pub async fn a_post_of_astro(page: Page) {
    is_a_card(&page, &ASTRO).await;
}

pub async fn a_post_of_hugo(page: Page) {
    is_a_card(&page, &HUGO).await;
}

pub async fn a_post_of_jekyll(page: Page) {
    is_a_card(&page, &JEKYLL).await;
}

async fn is_a_card(page: &Page, example: &Example) {
    let site = folder().expect("the sites").join(example.name).join(example.output);
    let snippet = read(&site.join(example.bundle).join("snippets").join(format!("{FILM}.html")));
    assert!(snippet.contains("the last dredger on a river"), "{snippet}");
    for path in PAGES {
        let html = read(&site.join(path));
        assert!(html.contains(snippet.trim()), "{path} has another snippet:\n{html}");
        let _server = page.visit(Site::document(&html).folder(site.join(example.root))).await;
        page.until("document.querySelector('film-card').shadowRoot?.querySelector('.film-card')").await;
        page.holds(
            "document.querySelector('film-card').shadowRoot.querySelector('[part~=title]').innerText.includes('Low Water')",
        )
        .await;
        page.picture(&format!("{}-{}", example.name, path.split('/').next().unwrap_or(path))).await;
    }
}

/// kramdown, which Jekyll uses, writes a blank before the end of an empty element.
fn read(path: &Path) -> String {
    let html = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    html.replace(" />", "/>")
}
