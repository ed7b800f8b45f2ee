//! The development gallery: trunk's page, with the bundle instead of what trunk builds.

use crate::page::{ENTER, Page};
use crate::server::Site;

const PAGE: &str = include_str!("../../../index.html");
const STYLE: &str = include_str!("../../../style/page.css");

/// The page, with these scripts before its own ones.
pub fn site(scripts: &str) -> Site {
    let page = PAGE.replace("<title>", &format!("{scripts}<title>"));
    let page = page.replace("data-trunk rel=\"css\" href=\"style/page.css\"", "rel=\"stylesheet\" href=\"page.css\"");
    Site::document(&page).file("page.css", STYLE)
}

/// The page as it is in the bundle: its script in a file, and a policy that it obeys.
fn published() -> Site {
    let folder = std::env::var("FILM_CARDS_DIST").expect("the bundle");
    Site::document(&std::fs::read_to_string(format!("{folder}/index.html")).expect("its page"))
}

pub async fn every_film_with_its_tag(page: Page) {
    let server = page.visit(site("")).await;
    page.until("document.querySelector('main').ariaBusy === 'false'").await;
    page.holds("document.querySelectorAll('.film film-card').length === (await FilmCards.films()).length").await;
    page.until("document.querySelector('film-card').shadowRoot?.querySelector('.film-card')").await;
    let tag = format!(
        "<script async src=\"{}/film-cards.js\"></script>\n<film-card film=\"sound-of-metal\" \
         style=\"display:flow-root;margin:1.5em 0;min-height:28em\">Sound of Metal</film-card>",
        server.origin
    );
    let tag = serde_json::Value::from(tag);
    page.holds(&format!("[...document.querySelectorAll('.tag code')].some((code) => code.textContent === {tag})"))
        .await;

    let paper = "getComputedStyle(document.querySelector('film-card').shadowRoot.querySelector('.film-card')).color";
    page.click("document.querySelector('#light')").await;
    page.run(&format!("window.before = {paper}")).await;
    for (theme, width, height) in [("light", 1200, 900), ("light", 360, 800), ("dark", 360, 800), ("dark", 1200, 900)] {
        page.resize(width, height).await;
        page.click(&format!("document.querySelector('#{theme}')")).await;
        page.settled().await;
        page.holds("document.documentElement.scrollWidth <= innerWidth").await;
        page.holds(&format!("({paper} === before) === ('{theme}' === 'light')")).await;
        page.click("document.querySelector('.tag button')").await;
        page.until("document.querySelector('.tag output').textContent === 'Copied'").await;
        page.picture(&format!("page-{width}-{theme}")).await;
    }
}

pub async fn a_tag_is_copied(page: Page) {
    for site in [site(""), published()] {
        page.visit(site).await;
        page.until("document.querySelector('main').ariaBusy === 'false'").await;
        page.run(
            "window.tags = [...document.querySelectorAll('.tag')];
             window.said = (tag) => tag.querySelector('output').textContent;
             window.field = document.createElement('textarea');
             field.ariaLabel = 'What was copied';
             document.querySelector('header').append(field)",
        )
        .await;
        page.click("tags[0].querySelector('button')").await;
        page.until("said(tags[0]) === 'Copied' && said(tags[1]) === ''").await;
        pastes(&page, "tags[0]").await;
        page.run("tags[1].querySelector('button').focus()").await;
        page.press(ENTER).await;
        page.until("said(tags[1]) === 'Copied'").await;
        pastes(&page, "tags[1]").await;
        page.holds("tags.every((tag) => tag.querySelector('button').offsetHeight >= 44)").await;
    }
}

/// Asserts that the copied text is the tag.
async fn pastes(page: &Page, tag: &str) {
    page.run("field.value = ''; field.focus()").await;
    page.paste().await;
    page.until("field.value").await;
    page.holds(&format!("field.value === {tag}.querySelector('code').textContent && field.value.length > 60")).await;
}

pub async fn a_tag_that_cannot_be_copied_is_selected(page: Page) {
    page.visit(site("")).await;
    page.until("document.querySelector('main').ariaBusy === 'false'").await;
    page.run("navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'))").await;
    page.click("document.querySelector('.tag button')").await;
    page.until("document.querySelector('.tag output').textContent.startsWith('Selected')").await;
    page.holds("String(getSelection()).trim() === document.querySelector('.tag code').textContent").await;
}

pub async fn a_bundle_without_films(page: Page) {
    // A loader without films replaces a bundle that was built from an empty folder.
    let site = site("").file("film-cards.js", "self.FilmCards = { films: async () => [] }");
    page.visit(site).await;
    page.until("document.querySelector('main').textContent.includes('There is no film yet')").await;
}
