//! The development gallery: trunk's page, with the bundle in the place of what trunk builds.

use crate::page::Page;
use crate::server::Site;

const PAGE: &str = include_str!("../../../index.html");
const STYLE: &str = include_str!("../../../style/page.css");

fn site() -> Site {
    let page = PAGE.replace("data-trunk rel=\"css\" href=\"style/page.css\"", "rel=\"stylesheet\" href=\"page.css\"");
    Site::document(&page).file("page.css", STYLE)
}

pub async fn every_film_with_its_tag(page: Page) {
    let server = page.visit(site()).await;
    page.until("document.querySelector('main').ariaBusy === 'false'").await;
    page.holds("document.querySelectorAll('.film film-card').length === (await FilmCards.films()).length").await;
    page.until("document.querySelector('film-card').shadowRoot?.querySelector('.film-card')").await;
    let tag = format!("<script async src=\"{}/film-cards.js\" data-film=\"sound-of-metal\"></script>", server.origin);
    let tag = serde_json::Value::from(tag);
    page.holds(&format!("[...document.querySelectorAll('.tag code')].some((code) => code.textContent === {tag})"))
        .await;

    page.click("document.querySelector('.tag button')").await;
    page.until("document.querySelector('.tag output').textContent.match(/^(Copied|Selected)/)").await;

    let paper = "getComputedStyle(document.querySelector('film-card').shadowRoot.querySelector('.film-card')).color";
    page.click("document.querySelector('#light')").await;
    page.run(&format!("window.before = {paper}")).await;
    for (theme, width, height) in [("light", 1200, 900), ("light", 360, 800), ("dark", 360, 800), ("dark", 1200, 900)] {
        page.resize(width, height).await;
        page.click(&format!("document.querySelector('#{theme}')")).await;
        page.settled().await;
        page.holds("document.documentElement.scrollWidth <= innerWidth").await;
        page.holds(&format!("({paper} === before) === ('{theme}' === 'light')")).await;
        page.picture(&format!("page-{width}-{theme}")).await;
    }
}

pub async fn a_bundle_without_films(page: Page) {
    // A loader that knows no film, in the place of a bundle built from an empty folder.
    let site = site().file("film-cards.js", "self.FilmCards = { films: async () => [] }");
    page.visit(site).await;
    page.until("document.querySelector('main').textContent.includes('There is no film yet')").await;
}
