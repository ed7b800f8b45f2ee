//! The looks of a card and a gallery: three widths, both themes, and two languages, one from each direction.

use crate::page::Page;
use crate::picture::Picture;
use crate::server::Site;
use std::env;

/// A narrow phone, the column of a blog, and a whole page.
const WIDTHS: [u32; 3] = [320, 680, 1200];

const THEMES: [&str; 2] = ["light", "dark"];

/// The languages, and the attributes of the page for each.
const LANGUAGES: [(&str, &str); 2] = [("en", "lang=en"), ("ar", "lang=ar dir=rtl")];

const CARD: &str = "<film-card film=sound-of-metal></film-card>";

/// The page that shows the pictures.
const SHOWN: &str = include_str!("../../../docs/pictures/README.md");

/// The height of the picture of a gallery: its top, and enough of its rows to see their layout.
const TOP: u32 = 1000;

/// A height that no card exceeds.
const WHOLE: u32 = 4000;

/// The page loads its own fonts, because every machine has different ones. The card has the height that it reserves
/// by default.
const HEAD: &str = "
    <link rel=stylesheet href=source-serif-4/400.css>
    <link rel=stylesheet href=source-serif-4/400-italic.css>
    <link rel=stylesheet href=source-serif-4/600.css>
    <link rel=stylesheet href=source-sans-3/400.css>
    <link rel=stylesheet href=source-sans-3/400-italic.css>
    <link rel=stylesheet href=source-sans-3/600.css>
    <link rel=stylesheet href=noto-sans-arabic/400.css>
    <link rel=stylesheet href=noto-sans-arabic/600.css>
    <style>
        html {
            --film-card-serif: 'Source Serif 4', 'Noto Sans Arabic';
            --film-card-sans: 'Source Sans 3', 'Noto Sans Arabic';
        }
        body { margin: 0 }
        body { padding: 0 16px }
        film-card, film-gallery { display: flow-root; margin: 0 }
        film-gallery { min-height: 10px }
    </style>
    <script src=watch.js></script><script src=film-cards.js></script>";

async fn visit(page: &Page, html: &str, element: &str) {
    let fonts = env::var_os("FILM_CARDS_FONTS");
    let fonts = fonts.expect("the fonts of the pictures are missing; run `cargo xtask test`, which installs them");
    let site = Site::document(&format!(
        "<!doctype html><html {html}><meta charset=utf-8><link rel=icon href=data:,><title>A page</title>
         {HEAD}<body>{element}"
    ));
    let site = env::split_paths(&fonts).fold(site, Site::folder);
    page.screen(WIDTHS[0], TOP).await;
    page.visit(site).await;
    page.until("events.length").await;
    page.run("window.shown = $('film-card, film-gallery')").await;
}

/// A picture of the element in this width and theme, from its top, with at most `highest` rows.
async fn look(page: &Page, width: u32, theme: &str, highest: u32) -> Picture {
    page.run(&format!("document.documentElement.style.colorScheme = '{theme}'")).await;
    page.screen(width, TOP).await;
    // Browsers load a font when a text needs it. Until then the text has another font, and another height.
    page.settled().await;
    page.until("(await document.fonts.ready).status === 'loaded'").await;
    page.holds("![...document.fonts].some(({ status }) => status === 'error')").await;
    page.settled().await;
    let height = page.get("Math.ceil(shown.getBoundingClientRect().height)").await;
    let height = height.as_u64().and_then(|height| u32::try_from(height).ok()).expect("an element has a height");
    page.screen(width, height.min(highest)).await;
    page.settled().await;
    Picture::decode(&page.screenshot().await).expect("the browser makes a picture")
}

/// Asserts that an element looks like its kept pictures, and that the documentation shows them.
async fn looks_as_kept(page: &Page, name: &str, element: &str, highest: u32) {
    let mut wrong = Vec::new();
    for (lang, html) in LANGUAGES {
        visit(page, html, element).await;
        for width in WIDTHS {
            for theme in THEMES {
                let name = format!("{name}-{width}-{theme}-{lang}");
                wrong.extend(look(page, width, theme, highest).await.is_as_kept(&name).err());
                if !SHOWN.contains(&format!("({name}.png)")) {
                    wrong.push(format!("docs/pictures/README.md does not show {name}.png"));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\nWhere it is meant to look so, `UPDATE_EXPECT=1 cargo xtask test` renews the pictures.",
        wrong.join("\n")
    );
}

pub async fn a_card_looks_as_it_did(page: Page) {
    looks_as_kept(&page, "card", CARD, WHOLE).await;
}

pub async fn a_gallery_looks_as_it_did(page: Page) {
    looks_as_kept(&page, "gallery", "<film-gallery></film-gallery>", TOP).await;
}

pub async fn a_change_of_looks_is_seen(page: Page) {
    visit(&page, "lang=en", CARD).await;
    let before = look(&page, 680, "light", WHOLE).await;
    assert!(look(&page, 680, "light", WHOLE).await.difference(&before).is_none(), "nothing has changed");
    for change in [
        "film-card { --film-card-accent: oklch(.44 .09 280) }",
        "film-card { --film-card-quiet: oklch(.58 .014 75) }",
        "film-card { --film-card-paper: oklch(.95 .005 85) }",
        "film-card::part(title) { letter-spacing: 0 }",
        "film-card::part(body) { line-height: 1.65 }",
    ] {
        page.run(&format!("document.querySelector('style').append('{change}')")).await;
        let now = look(&page, 680, "light", WHOLE).await;
        assert!(now.difference(&before).is_some(), "it is not seen: {change}");
        page.run("document.querySelector('style').lastChild.remove()").await;
    }
    assert!(look(&page, 680, "light", WHOLE).await.difference(&before).is_none(), "everything is as it was");
}
