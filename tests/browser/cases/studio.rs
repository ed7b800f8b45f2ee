//! The studio, under its own policy, with the bundle's own reviews behind it.

use crate::cases::accessibility::axe;
use crate::form::Form;
use crate::page::{ENTER, Page};
use crate::server::{Server, Site};
use std::path::PathBuf;
use std::time::Duration;
use std::{env, fs};

/// The folder of the bundle.
fn dist() -> PathBuf {
    PathBuf::from(env::var_os("FILM_CARDS_DIST").expect("these cases are not run without a bundle"))
}

/// Opens the studio, in English, and returns when it has loaded everything.
async fn visit(page: &Page) -> Server {
    let html = fs::read_to_string(dist().join("studio.html")).expect("the bundle has the studio");
    // After the policy, which holds for it too.
    let html = html.replacen("<meta name=\"viewport\"", "<script src=\"watch.js\"></script><meta name=\"viewport\"", 1);
    // With less space, the parts of the page are tabs.
    page.resize(1200, 800).await;
    let server = page.visit(Site::document(&html)).await;
    page.until("'loaded' in document.documentElement.dataset").await;
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

/// On a phone, shows a part of the page.
async fn choose_tab(page: &Page, name: &str) {
    if page.form == Form::Phone {
        page.click(&format!("$('#tab-{name}')")).await;
    }
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
    paste(&page, "it hums, and then it stops, and nobody in the row in front of me says a word about it.").await;
    page.until("'stale' in $('#frame').dataset").await;
    assert_eq!(server.requests(""), loaded, "nothing is requested after the page has loaded");
}

pub async fn what_looks_wrong_is_at_its_place(page: Page) {
    let server = visit(&page).await;
    let loaded = server.requests("");
    page.click("$('#example')").await;
    page.until("document.querySelectorAll('#problems .problem').length === 2").await;
    choose_tab(&page, "card").await;
    page.until(&format!("{CARD}.startsWith('The Long Ferry')")).await;
    page.holds(&format!("{}.startsWith('Una Vale as May')", fact("Cast"))).await;
    page.holds("$('#marks mark.warning').textContent === 'Una Valle'").await;
    choose_tab(&page, "found").await;
    page.click("$('.problem--warning .problem__place')").await;
    page.until(
        "document.activeElement === $('#editor')
            && $('#editor').value.slice($('#editor').selectionStart, $('#editor').selectionEnd) === 'Una Valle'",
    )
    .await;
    choose_tab(&page, "found").await;
    page.click("$('.problem--warning .problem__fix')").await;
    page.until("!document.querySelector('.problem--warning')").await;
    page.holds("!$('#editor').value.includes('Valle') && $('#editor').value.includes('the way Una Vale listens')")
        .await;
    // The languages come without a request, too.
    choose_tab(&page, "card").await;
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
    // An export of another site becomes documents.
    let posts = "<?xml version=\"1.0\"?><rss xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
        xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><item><title>The Quay (2020)</title>\
        <wp:post_type>post</wp:post_type><wp:status>publish</wp:status>\
        <content:encoded><![CDATA[<p>It sinks. Grade: A-</p><p>Directed by Bo Berg</p>]]></content:encoded></item></channel></rss>";
    open(&page, &[("blog.xml", posts.to_owned())]).await;
    page.until("$('#message').textContent.includes('WordPress')").await;
    page.until(&format!("{} === 'The Quay'", fact("Title"))).await;
    page.holds("$('#document').options.length === 301").await;
    // One in an old encoding is read by the browser: Cyrillic letters are bytes from 0xc0 on.
    let old = posts.replace("?><rss", " encoding=\"windows-1251\"?><rss").replace("The Quay (2020)", "Причал (2019)");
    page.run(&format!(
        "const byte = (letter) => (letter < '\\x80' ? letter.charCodeAt() : letter.charCodeAt() - 0x410 + 0xc0);
         const list = new DataTransfer();
         list.items.add(new File([Uint8Array.from({}, byte)], 'old.xml'));
         const input = document.querySelector('#files');
         input.files = list.files;
         input.dispatchEvent(new Event('change'))",
        serde_json::to_string(&old).expect("a text is JSON")
    ))
    .await;
    page.until(&format!("{} === 'Причал'", fact("Title"))).await;
    // What is no text is left out, and said.
    open(&page, &[("poster.png", "x".to_owned())]).await;
    page.until("$('#message').textContent.includes('poster.png')").await;
    assert_eq!(server.requests(""), loaded, "nothing is requested after the page has loaded");
}

/// Keeps what the page would download. A driver might ask where to.
const KEEP_DOWNLOADS: &str = "
    const own = URL.createObjectURL;
    URL.createObjectURL = (blob) => own.call(URL, window.downloaded = blob);
    document.addEventListener('click', (event) => event.target.download && event.preventDefault(), true);";

const SUMS: &str = "SHA256SUMS";

/// The files in the zip archive that was downloaded, each with its SHA-256; that with the sums with its text.
const UNZIPPED: &str = "(async () => {
    const bytes = new Uint8Array(await window.downloaded.arrayBuffer());
    const view = new DataView(bytes.buffer);
    const [short, long] = [(at) => view.getUint16(at, true), (at) => view.getUint32(at, true)];
    let end = bytes.length - 22;
    while (long(end) !== 0x06054b50) end--;
    const files = [];
    for (let at = long(end + 16), left = short(end + 10); left; left--) {
        const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + short(at + 28)));
        const [method, size, header] = [short(at + 10), long(at + 20), long(at + 42)];
        const start = header + 30 + short(header + 26) + short(header + 28);
        let content = new Blob([bytes.subarray(start, start + size)]);
        if (method) content = await new Response(content.stream().pipeThrough(new DecompressionStream('deflate-raw'))).blob();
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await content.arrayBuffer()));
        const sum = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
        files.push([name === 'SHA256SUMS' ? await content.text() : sum, name]);
        at += 46 + short(at + 28) + short(at + 30) + short(at + 32);
    }
    return files;
})()";

pub async fn the_bundle_is_that_of_the_command(page: Page) {
    let server = visit(&page).await;
    let loaded = server.requests("");
    page.run(KEEP_DOWNLOADS).await;
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/reviews");
    let entries = fs::read_dir(folder).expect("the samples").map(|entry| entry.expect("an entry"));
    let mut files: Vec<(String, String)> = entries
        .map(|entry| {
            (entry.file_name().to_string_lossy().into_owned(), fs::read_to_string(entry.path()).expect("a text"))
        })
        .collect();
    files.sort();
    open(&page, &files.iter().map(|(name, text)| (name.as_str(), text.clone())).collect::<Vec<_>>()).await;
    page.until("$('#way-markdown code').textContent.startsWith('---\\ntitle: \"Alien\"')").await;
    page.until("$('#way-snippet code').textContent.includes('film-card film=\"alien\"')").await;
    page.run("document.querySelector('#way-bundle button').click()").await;
    page.until_within(Duration::from_secs(90), "$('#way-bundle output').textContent").await;
    page.holds("$('#way-bundle output').textContent.startsWith('film-cards.zip, ')").await;
    assert_eq!(server.requests(""), loaded, "nothing is requested after the page has loaded");

    let found: Vec<(String, String)> = serde_json::from_value(page.get(UNZIPPED).await).expect("digests and names");
    // The file with the sums stands for itself.
    let sums = fs::read_to_string(dist().join(SUMS)).expect("the bundle has its sums");
    let line = |line: &str| line.split_once("  ").map(|(sum, name)| (sum.to_owned(), name.to_owned()));
    let mut expected: Vec<(String, String)> = sums.lines().filter_map(line).collect();
    expected.push((sums, SUMS.to_owned()));
    let difference: Vec<_> = expected
        .iter()
        .filter(|file| !found.contains(file))
        .chain(found.iter().filter(|file| !expected.contains(file)))
        .collect();
    assert!(expected.len() > 20 && difference.is_empty(), "{} files: {difference:#?}", expected.len());
}

pub async fn it_is_accessible(page: Page) {
    visit(&page).await;
    page.run(&axe()).await;
    is_accessible(&page, "empty").await;
    page.click("$('#example')").await;
    page.until("document.querySelectorAll('#problems .problem').length === 2").await;
    choose_tab(&page, "card").await;
    page.until(&format!("{CARD}.startsWith('The Long Ferry')")).await;
    for tab in ["text", "card", "found"] {
        if page.form == Form::Desktop && tab != "text" {
            break;
        }
        choose_tab(&page, tab).await;
        page.holds("document.documentElement.scrollWidth <= innerWidth").await;
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
