//! Checks every state of the card with axe-core, in both themes.

use crate::page::Page;
use crate::server::Site;
use std::{env, fs};

pub fn axe() -> String {
    let axe = env::var_os("FILM_CARDS_AXE").expect("these cases are not run without axe-core");
    fs::read_to_string(axe).expect("axe-core is where it is said to be")
}

/// Wraps `body` in a page without accessibility problems of its own, so that all findings are about the card.
async fn visit(page: &Page, body: &str) {
    let site = Site::whole(&format!(
        "<style>
            html {{ color-scheme: light; background: #fff; color: #222 }}
            html.dark {{ color-scheme: dark; background: #16181c; color: #ddd }}
            html.dark main > * > a {{ color: #9cf }}
         </style>
         <script src=watch.js></script><script src=axe.js></script><script src=film-cards.js></script>
         <body><main><h1>A page</h1>{body}</main>"
    ));
    page.visit(site.file("axe.js", &axe())).await;
    page.until("events.length").await;
}

/// Asserts that axe finds nothing on the page, light and dark.
async fn is_accessible(page: &Page) {
    for theme in ["light", "dark"] {
        page.run(&format!(
            "document.documentElement.className = '{theme}';
             for (const card of document.querySelectorAll('film-card, film-gallery')) card.setAttribute('theme', '{theme}')"
        ))
        .await;
        page.settled().await;
        // During a transition, colours differ from the final ones.
        page.until(
            "[document, ...[...document.querySelectorAll('film-card, film-gallery')].map((card) => card.shadowRoot)]
                .every((root) => !root?.getAnimations().some(({ playState }) => playState === 'running'))",
        )
        .await;
        let found = page
            .get(
                "axe.run(document, { resultTypes: ['violations', 'passes'] }).then(({ violations, passes }) => ({
                    inside: passes.some(({ id, nodes }) =>
                        id === 'color-contrast' && nodes.some(({ target }) => Array.isArray(target[0]))),
                    wrong: violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
                        `${id}: ${target.join(' ')}: ${failureSummary}`)),
                }))",
            )
            .await;
        // Look inside the card, if there is one.
        let card = page
            .get("Boolean($('film-card, film-gallery').shadowRoot?.querySelector('.film-card, .film-gallery'))")
            .await;
        assert_eq!(found["inside"], card, "axe-core reads the texts of the card");
        let wrong: Vec<&str> =
            found["wrong"].as_array().into_iter().flatten().filter_map(|line| line.as_str()).collect();
        assert!(wrong.is_empty(), "{theme}:\n{}", wrong.join("\n"));
    }
}

pub async fn a_folded_card(page: Page) {
    visit(&page, "<film-card film=alien></film-card>").await;
    page.holds("part($('film-card'), 'toggle').ariaExpanded === 'false'").await;
    is_accessible(&page).await;
}

pub async fn an_unfolded_card(page: Page) {
    visit(&page, "<film-card film=alien></film-card>").await;
    page.click("part($('film-card'), 'toggle')").await;
    page.until("part($('film-card'), 'toggle').ariaExpanded === 'true'").await;
    is_accessible(&page).await;
}

pub async fn a_text_in_which_something_looks_wrong(page: Page) {
    let text = "Una Vale in The Long Ferry (Lantern Films)\n\nNell Harrow (Vale) takes the night boat.\n\nWith Una Vale, Bo Lawson.\n\n\
        The cook (Bo Lawsen) knows her.\n\nGrade: B+\n";
    visit(&page, &format!("<film-card read check><pre>\n{text}</pre></film-card>")).await;
    page.holds("part($('film-card'), 'check').textContent.includes('film-cards check: ')").await;
    is_accessible(&page).await;
    page.picture("check").await;
    page.console().await;
}

pub async fn a_spoiler_hidden_and_shown(page: Page) {
    let toggle = "$('film-card').shadowRoot.querySelector('.film-spoiler__toggle')";
    visit(&page, "<film-card film=parasite open></film-card>").await;
    page.holds(&format!("{toggle}.ariaExpanded === 'false'")).await;
    is_accessible(&page).await;
    page.click(toggle).await;
    page.until(&format!("{toggle}.ariaExpanded === 'true'")).await;
    is_accessible(&page).await;
}

pub async fn a_film_without_a_grade(page: Page) {
    visit(&page, "<film-card film=dr-strangelove></film-card>").await;
    page.holds("(await FilmCards.film('dr-strangelove')).aggregate.graded === 0").await;
    is_accessible(&page).await;
}

pub async fn grades_of_every_kind(page: Page) {
    let films = ["dune", "sherlock-jr", "the-iron-giant", "the-gleaners-and-i", "tokyo-story"];
    let cards: String = films.iter().map(|film| format!("<film-card film={film}></film-card>")).collect();
    visit(&page, &cards).await;
    page.run("document.querySelectorAll('film-card').forEach((card) => card.dispatchEvent(new Event('pointerover')))")
        .await;
    let all = films.len();
    page.run("document.querySelectorAll('film-card').forEach((card) => card.scrollIntoView())").await;
    page.until(&format!("events.filter(({{ name }}) => name === 'ready').length === {all}")).await;
    is_accessible(&page).await;
}

pub async fn several_reviews_of_a_film(page: Page) {
    visit(&page, "<film-card film=the-piano></film-card>").await;
    page.holds("parts($('film-card'), 'review').length === 3").await;
    is_accessible(&page).await;
    page.run("parts($('film-card'), 'toggle').forEach((toggle) => toggle.click())").await;
    page.until("parts($('film-card'), 'toggle').every((toggle) => toggle.ariaExpanded === 'true')").await;
    is_accessible(&page).await;
}

pub async fn the_gallery(page: Page) {
    visit(&page, "<film-gallery></film-gallery>").await;
    page.until("parts($('film-gallery'), 'entry').length > 5").await;
    is_accessible(&page).await;
}

pub async fn a_gallery_searched_and_filtered(page: Page) {
    visit(&page, "<film-gallery></film-gallery>").await;
    page.until("part($('film-gallery'), 'gallery').querySelector('summary')").await;
    page.click("part($('film-gallery'), 'gallery').querySelector('summary')").await;
    page.run("location.hash = '#film-cards?q=sound&sort=grade&grade=81-100'").await;
    page.until("part($('film-gallery'), 'gallery').querySelector('mark')").await;
    page.click("$('film-gallery').shadowRoot.querySelector('.film-entry__open')").await;
    page.until("part($('film-gallery'), 'card')").await;
    is_accessible(&page).await;
    page.run("location.hash = '#film-cards?q=zqxv'").await;
    page.until("part($('film-gallery'), 'gallery').querySelector('.film-gallery__nothing')").await;
    is_accessible(&page).await;
}

pub async fn the_page_of_the_gallery(page: Page) {
    page.visit(
        super::gallery::site("<script src=watch.js></script><script src=axe.js></script>").file("axe.js", &axe()),
    )
    .await;
    page.until("document.querySelector('main').ariaBusy === 'false' && events.length").await;
    page.click("$('.tag button')").await;
    page.until("$('.tag output').textContent").await;
    for theme in ["dark", "light"] {
        page.click(&format!("$('#{theme}')")).await;
        page.settled().await;
        is_accessible(&page).await;
    }
}

pub async fn a_card_that_cannot_come(page: Page) {
    visit(&page, "<film-card film=no-such-film><a href=/review>A review</a></film-card>").await;
    page.holds("is($('film-card')) === 'fallback'").await;
    page.complains(&["no-such-film"]).await;
    is_accessible(&page).await;
}
