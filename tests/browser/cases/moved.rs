//! A loader that other software has moved: joined with other scripts, inlined, evaluated, or delayed until the reader
//! does something.

use crate::page::Page;
use crate::server::Site;
use std::{env, fs};

const TAG: &str = "<script src=film-cards.js data-film=sound-of-metal data-theme=dark></script>";

/// The text of the loader.
fn loader() -> String {
    let dist = env::var("FILM_CARDS_DIST").expect("there is a bundle");
    fs::read_to_string(format!("{dist}/film-cards.js")).expect("the bundle has a loader")
}

/// Asserts that the page gets one card, after its tag, with the tag's attributes.
async fn comes(page: &Page) {
    page.until("$('film-card') && is($('film-card')) === 'card'").await;
    page.holds("part($('film-card'), 'card').dataset.theme === 'dark'").await;
    page.holds("document.querySelectorAll('film-card').length === 1").await;
    page.holds("$('film-card').nextElementSibling.textContent === 'After.'").await;
}

/// Asserts that the page has only its fallback, and that the console says how to fix it.
async fn cannot_come(page: &Page) {
    page.until("document.readyState === 'complete'").await;
    page.settled().await;
    page.holds("$('film-card').innerText === 'Until then.' && !window.FilmCards").await;
    let lines = page.console().await;
    assert_eq!(lines.len(), 1, "{lines:#?}");
    for words in ["data-noptimize data-no-optimize nowprocket", "film-cards.js"] {
        assert!(lines[0].contains(words), "{lines:?}");
    }
    assert!(lines[0].split("film-cards: ").nth(1).is_some_and(|told| told.len() < 200), "{lines:?}");
}

fn site(tag: &str) -> Site {
    Site::new(&format!("<script src=watch.js></script>{tag}<p>After.</p>"))
}

pub async fn a_version_in_its_address(page: Page) {
    for address in ["film-cards.js?ver=6.8.1", "/film-cards.js?ver=a/b&x=film-cards.js#x"] {
        page.visit(site(&TAG.replace("film-cards.js", address))).await;
        comes(&page).await;
    }
}

pub async fn as_a_module(page: Page) {
    page.visit(site(&TAG.replace("<script", "<script type=module"))).await;
    comes(&page).await;
}

pub async fn evaluated_beside_its_tag(page: Page) {
    // jQuery's .html(), .append() and .load(): the tag is inserted into the page, where it does not run; jQuery fetches
    // its text and runs it in another script.
    page.visit(site("<main></main>")).await;
    page.run(&format!(
        "$('main').innerHTML = '{TAG}<p>After.</p>';
         fetch($('main script').src).then((answer) => answer.text()).then((text) => {{
            const script = document.createElement('script');
            script.text = text;
            document.head.appendChild(script).remove();
         }})"
    ))
    .await;
    comes(&page).await;
    // And again, like a page that loads its parts again.
    page.run(&format!(
        "$('main').innerHTML = '{TAG}<p>After.</p>';
         fetch($('main script').src).then((answer) => answer.text()).then((text) => (0, eval)(text))"
    ))
    .await;
    comes(&page).await;
}

pub async fn held_back_until_the_reader_does_something(page: Page) {
    let activate = |types: &str, script: &str| {
        format!(
            "const wake = () => {{
                for (const tag of document.querySelectorAll('script[type=\"{types}\"]')) {{ {script} }}
             }};
             addEventListener('pointermove', wake, {{ once: true }})"
        )
    };
    let copy = "const script = document.createElement('script');
        for (const { name, value } of tag.attributes) if (name !== 'type') script.setAttribute(name.replace(/^data-(rocket-)?src$/, 'src'), value);";
    for (kind, source, script) in [
        // Cloudflare's Rocket Loader replaces the tag by a copy.
        ("0b1c2d-text/javascript", "src", format!("{copy} tag.replaceWith(script);")),
        // WP Rocket: the same, with the address in another attribute before.
        ("rocketlazyloadscript", "data-rocket-src", format!("{copy} tag.replaceWith(script);")),
        // LiteSpeed: inserts a copy after the tag, and removes the tag.
        ("litespeed/javascript", "data-src", format!("{copy} tag.after(script); tag.remove();")),
        // Flying Scripts and others: the same, through the parent of the tag.
        ("lazy", "data-src", format!("{copy} tag.parentNode.replaceChild(script, tag);")),
    ] {
        let tag = TAG.replace(" src=", &format!(" type='{kind}' {source}="));
        let server = page.visit(site(&tag)).await;
        page.run(&activate(kind, &script)).await;
        page.settled().await;
        page.holds("!window.FilmCards && !$('film-card')").await;
        assert_eq!(server.requests("film-cards.js"), 0);
        page.run("dispatchEvent(new PointerEvent('pointermove'))").await;
        comes(&page).await;
    }
}

pub async fn joined_with_other_scripts(page: Page) {
    let joined = format!("var one = 1;\n;{}\n;var two = 2;", loader());
    let site = Site::new(
        "<script src=watch.js></script><film-card film=sound-of-metal>Until then.</film-card><script src=joined.js></script>",
    );
    page.visit(site.file("joined.js", &joined)).await;
    cannot_come(&page).await;
    page.holds("two === 2").await;
}

pub async fn inlined_into_the_page(page: Page) {
    let text = loader();
    assert!(!text.contains("</script"), "it can stand in a page");
    let card = "<script src=watch.js></script><film-card film=sound-of-metal>Until then.</film-card>";
    page.visit(Site::new(&format!("{card}<script>{text}</script>"))).await;
    cannot_come(&page).await;
    // As a `data:` address, which is as long as the script.
    page.visit(Site::new(card)).await;
    for address in [
        "'data:text/javascript,' + encodeURIComponent(text)",
        "'data:text/javascript;base64,' + btoa(unescape(encodeURIComponent(text)))",
        "URL.createObjectURL(new Blob([text]))",
    ] {
        page.run(&format!(
            "fetch('film-cards.js').then((answer) => answer.text()).then((text) => {{
                const script = document.createElement('script');
                script.onload = () => {{ window.loaded = true }};
                script.src = {address};
                document.head.append(script);
             }})"
        ))
        .await;
        page.until("window.loaded").await;
        page.run("window.loaded = false").await;
        cannot_come(&page).await;
    }
}

/// A bundle that was built with `--url` knows its address.
pub async fn joined_where_the_bundle_knows_its_address(page: Page) {
    let elsewhere = Site::default().header("Access-Control-Allow-Origin", "*").serve();
    let (without, with) = ("?.src??\"\"", format!("?.src??\"{}/film-cards.js\"", elsewhere.origin));
    let text = loader();
    assert_eq!(text.matches(without).count(), 1, "`dist --url` puts the address here");
    let joined = format!("var one = 1;\n{}", text.replace(without, &with));
    let site = Site::new(
        "<script src=watch.js></script><film-card film=sound-of-metal>Until then.</film-card><script src=joined.js></script>",
    );
    page.visit(site.file("joined.js", &joined)).await;
    page.until("is($('film-card')) === 'card'").await;
    assert_eq!(elsewhere.requests(".wasm"), 1);
}
