//! The studio, under its own policy, with the bundle's own reviews behind it.

use crate::cases::accessibility::axe;
use crate::form::Form;
use crate::page::{ENTER, Page};
use crate::server::{Server, Site};
use std::path::PathBuf;
use std::{env, fs};

/// Opens the studio, in English, and returns when it has loaded everything.
async fn visit(page: &Page) -> Server {
    let dist = PathBuf::from(env::var_os("FILM_CARDS_DIST").expect("these cases are not run without a bundle"));
    let html = fs::read_to_string(dist.join("studio.html")).expect("the bundle has the studio");
    // After the policy, which holds for it too.
    let html = html.replacen("<meta name=\"viewport\"", "<script src=\"watch.js\"></script><meta name=\"viewport\"", 1);
    let server = page.visit(Site::document(&html)).await;
    page.until("$('main').ariaBusy === 'false'").await;
    choose_language(page, "en").await;
    // A browser that wants to leave a text that is not saved would ask, and then the case could not end.
    page.run("addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true)").await;
    server
}

async fn choose_language(page: &Page, tag: &str) {
    page.run(&format!(
        "const menu = document.querySelector('#language');
         menu.value = '{tag}';
         menu.dispatchEvent(new Event('change'))"
    ))
    .await;
}

/// Puts a text into the editor, as if it was pasted.
async fn paste(page: &Page, text: &str) {
    page.run(&format!(
        "const editor = document.querySelector('#editor');
         editor.value = {};
         editor.dispatchEvent(new Event('input', {{ bubbles: true }}))",
        serde_json::to_string(text).expect("a text is JSON")
    ))
    .await;
}

/// Opens files by the button, whose dialogue no driver can operate.
async fn open(page: &Page, files: &[(&str, String)]) {
    let files = serde_json::to_string(files).expect("texts are JSON");
    page.run(&format!(
        "const list = new DataTransfer();
         for (const [name, text] of {files}) list.items.add(new File([text], name));
         const input = document.querySelector('#files');
         input.files = list.files;
         input.dispatchEvent(new Event('change'))"
    ))
    .await;
}

/// The title of the card, or an empty text.
const CARD: &str = "($('#frame film-card')?.shadowRoot.querySelector('[part~=title]')?.textContent ?? '')";

/// The value of a row of the table.
fn fact(name: &str) -> String {
    format!(
        "[...document.querySelectorAll('#facts tr')].find((row) => row.cells[0].textContent === '{name}')?.cells[1].textContent"
    )
}

pub async fn a_text_becomes_a_card_as_one_types(page: Page) {
    let server = visit(&page).await;
    let loaded = server.requests("");
    page.click("$('#editor')").await;
    for key in "Low Tide".chars().chain([ENTER, ENTER]).chain("It hums. Grade: B+".chars()) {
        page.press(key).await;
    }
    page.until(&format!("{CARD}.startsWith('Low Tide')")).await;
    page.until(&format!("{} === 'B+ 83 of 100'", fact("Grade"))).await;
    page.holds(&format!("{} === 'not found'", fact("Directed by"))).await;
    page.until("$('#spoken').textContent.startsWith('Low Tide. Grade: B+.')").await;
    // The title changes, and so does the card.
    paste(&page, "High Water\n\nIt hums. Grade: B+").await;
    page.until(&format!("{CARD}.startsWith('High Water')")).await;
    // Without a title, the last card stays, but is no longer that of the text.
    paste(&page, "It hums").await;
    page.until("'stale' in $('#frame').dataset").await;
    assert_eq!(server.requests(""), loaded, "nothing is requested after the page has loaded");
}

pub async fn what_looks_wrong_is_at_its_place(page: Page) {
    let server = visit(&page).await;
    let loaded = server.requests("");
    page.click("$('#example')").await;
    page.until("document.querySelectorAll('#problems .problem').length === 2").await;
    page.until(&format!("{CARD}.startsWith('The Long Ferry')")).await;
    page.holds(&format!("{}.startsWith('Una Vale as May')", fact("Cast"))).await;
    page.holds("$('#marks mark.warning').textContent === 'Una Valle'").await;
    if page.form == Form::Phone {
        page.click("$('#tab-found')").await;
    }
    page.click("$('.problem--warning .problem__place')").await;
    page.until(
        "document.activeElement === $('#editor')
            && $('#editor').value.slice($('#editor').selectionStart, $('#editor').selectionEnd) === 'Una Valle'",
    )
    .await;
    if page.form == Form::Phone {
        page.click("$('#tab-found')").await;
    }
    page.click("$('.problem--warning .problem__fix')").await;
    page.until("!document.querySelector('.problem--warning')").await;
    page.holds("!$('#editor').value.includes('Valle') && $('#editor').value.includes('the way Una Vale listens')")
        .await;
    // The languages come without a request, too.
    choose_language(&page, "de").await;
    page.until("part($('#frame film-card'), 'credits').textContent.includes('Regie')").await;
    page.holds("document.documentElement.lang === 'de' && $('#text-heading').textContent === 'Ihr Text'").await;
    choose_language(&page, "ar").await;
    page.until("document.documentElement.dir === 'rtl' && !part($('#frame film-card'), 'credits').textContent.includes('Regie')").await;
    page.holds("document.documentElement.scrollWidth <= innerWidth").await;
    assert_eq!(server.requests(""), loaded, "nothing is requested after the page has loaded");
}

pub async fn a_folder_becomes_a_gallery(page: Page) {
    let server = visit(&page).await;
    let loaded = server.requests("");
    let text = |number: u32| {
        format!("Pier {number} ({})\n\nIt creaks. Grade: B\n\nDirected by Bo Berg\n", 1900 + number % 100)
    };
    let names: Vec<String> = (0..300).map(|number| format!("pier-{number:03}.txt")).collect();
    let files: Vec<(&str, String)> = names.iter().map(String::as_str).zip((0..300).map(text)).collect();
    open(&page, &files).await;
    page.until("$('#frame film-gallery')?.shadowRoot.querySelectorAll('.film-entry').length > 5").await;
    page.holds("$('#all-films').textContent === 'All films (300)' && $('#document').options.length === 300").await;
    // One of them is changed: its own card shows at once, and the gallery follows.
    page.run("const menu = document.querySelector('#document'); menu.value = 'pier-007.txt'; menu.dispatchEvent(new Event('change'))").await;
    page.until(&format!("{} === 'Pier 7'", fact("Title"))).await;
    page.run("document.querySelector('input[name=view][value=one]').click()").await;
    page.until(&format!("{CARD}.startsWith('Pier 7')")).await;
    paste(&page, "A Jetty (1907)\n\nIt creaks. Grade: B").await;
    page.until(&format!("{CARD}.startsWith('A Jetty')")).await;
    page.run("document.querySelector('input[name=view][value=all]').click()").await;
    page.until("$('#frame film-gallery').shadowRoot.querySelector('.film-entry').textContent.includes('A Jetty')")
        .await;
    // What is no text is left out, and said.
    open(&page, &[("poster.png", "x".to_owned())]).await;
    page.until("$('#message').textContent.includes('poster.png')").await;
    assert_eq!(server.requests(""), loaded, "nothing is requested after the page has loaded");
}

pub async fn it_is_accessible(page: Page) {
    visit(&page).await;
    page.run(&axe()).await;
    is_accessible(&page, "empty").await;
    page.click("$('#example')").await;
    page.until("document.querySelectorAll('#problems .problem').length === 2").await;
    page.until(&format!("{CARD}.startsWith('The Long Ferry')")).await;
    for tab in ["text", "card", "found"] {
        if page.form == Form::Phone {
            page.click(&format!("$('#tab-{tab}')")).await;
            page.holds("document.documentElement.scrollWidth <= innerWidth").await;
        } else if tab != "text" {
            break;
        }
        is_accessible(&page, tab).await;
    }
}

async fn is_accessible(page: &Page, state: &str) {
    for theme in ["light", "dark"] {
        page.run(&format!("document.querySelector('#{theme}').click()")).await;
        page.settled().await;
        let wrong = page
            .get(
                "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.flatMap(
                    ({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`)))",
            )
            .await;
        let wrong: Vec<&str> = wrong.as_array().expect("a list").iter().filter_map(|line| line.as_str()).collect();
        assert!(wrong.is_empty(), "{state}, {theme}:\n{}", wrong.join("\n"));
    }
}
