//! The language of a card, and the files that a page loads for it.

use crate::page::Page;
use crate::server::{Fault, Gate, Server, Site};
use serde_json::json;

/// The beginning and the end of the name of a language's file.
const GERMAN: &str = "cards-de-*.js";

/// A page in the language `lang` with this body, and `says(words)`, which looks for words in its cards.
async fn visit(page: &Page, lang: &str, body: &str) -> Server {
    let server = page.visit(site(lang, body)).await;
    look(page).await;
    server
}

fn site(lang: &str, body: &str) -> Site {
    Site::document(&format!(
        "<!doctype html><html {lang}><meta charset=utf-8><meta name=viewport content=width=device-width>\
         <link rel=icon href=data:,><title>A page</title><script src=watch.js></script>\
         <script src=film-cards.js></script><body>{body}"
    ))
}

async fn look(page: &Page) {
    page.run(
        "window.card = (at = 0) => part(document.querySelectorAll('film-card')[at], 'card');
         for (const card of document.querySelectorAll('film-card')) card.dispatchEvent(new Event('pointerover'));
         window.says = (words, at) => card(at).textContent.replaceAll('\\u00a0', ' ').includes(words)",
    )
    .await;
}

/// The number of language files that were requested.
fn loaded(server: &Server) -> usize {
    // The other scripts are the loader, the script of the engine and the script of the cases.
    server.requests(".js") - 3
}

pub async fn each_language_has_its_words(page: Page) {
    // A label, the button, the date and the running time, in each language.
    for (lang, words) in [
        ("en", ["Directed by", "Continue reading · ", "29 January 2024", "95 min"]),
        ("fr", ["Réalisation", "Lire la suite · ", "29 janvier 2024", "95 min"]),
        ("de", ["Regie", "Weiterlesen · ", "29. Januar 2024", "95 Min."]),
        ("es", ["Dirección", "Seguir leyendo · ", "29 de enero de 2024", "95 min"]),
        ("ar", ["إخراج", "تابع القراءة · ", "29 يناير 2024", "95 دقيقة"]),
        ("hi", ["निर्देशन", "आगे पढ़ें · ", "29 जनवरी 2024", "95 मिनट"]),
        ("ja", ["監督", "続きを読む · ", "2024年1月29日", "95 分"]),
        ("zh", ["导演", "继续阅读 · ", "2024年1月29日", "95分钟"]),
    ] {
        let server = visit(&page, &format!("lang={lang}"), "<film-card film=dr-strangelove></film-card>").await;
        page.until("events.length === 1").await;
        for words in words {
            page.holds(&format!("says({})", json!(words))).await;
        }
        page.holds(&format!("card().lang === '{lang}' && card().matches(':lang({lang})')")).await;
        let dir = if lang == "ar" { "rtl" } else { "ltr" };
        page.holds(&format!("card().dir === '{dir}' && getComputedStyle(card()).direction === '{dir}'")).await;
        // The review is in English, and marked as English.
        page.holds("getComputedStyle(part($('film-card'), 'body')).direction === 'ltr'").await;
        assert_eq!(loaded(&server), usize::from(lang != "en"), "{lang}");
        page.picture(&format!("language-{lang}")).await;
    }
}

pub async fn a_page_pays_for_its_own_language(page: Page) {
    let cards = "<film-card film=alien></film-card>".repeat(3);
    let server = visit(&page, "lang=de-AT", &cards).await;
    page.until("events.length === 3").await;
    page.holds("says('Regie') && card(2).lang === 'de-AT'").await;
    assert_eq!((loaded(&server), server.requests(".wasm")), (1, 1), "one language, once");
}

pub async fn a_card_shows_when_its_words_are_there(page: Page) {
    let gate = Gate::default();
    let site = site("lang=de", "<film-card film=alien><p>Alien</p></film-card>");
    let server = page.visit(site.fault(GERMAN, Fault::Held(gate.clone()))).await;
    look(&page).await;
    page.until("performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.wasm'))").await;
    page.settled().await;
    page.settled().await;
    page.holds("events.length === 0 && is($('film-card')) === 'fallback'").await;
    gate.open();
    page.until("events.length === 1").await;
    page.holds("says('Regie') && !says('Directed by')").await;
    assert_eq!(loaded(&server), 1);
}

pub async fn the_language_is_changed_live(page: Page) {
    let server = visit(&page, "lang=en", "<film-card film=dr-strangelove></film-card>").await;
    page.until("events.length === 1").await;
    page.click("part($('film-card'), 'toggle')").await;
    page.until("says('Show less')").await;
    assert_eq!(loaded(&server), 0);
    page.run("$('film-card').lang = 'de'").await;
    page.until("says('Regie') && card().lang === 'de'").await;
    // What the reader has expanded stays expanded, and the text stays the same.
    page.holds("says('Weniger zeigen') && !says('Show less') && part($('film-card'), 'body').lang === 'en'").await;
    page.run("$('film-card').lang = 'ja'").await;
    page.until("says('監督') && says('折りたたむ')").await;
    page.run("$('film-card').removeAttribute('lang')").await;
    page.until("says('Directed by') && card().lang === 'en'").await;
    // The card follows a change of the page's language too.
    page.run("document.documentElement.lang = 'de'").await;
    page.until("says('Regie')").await;
    assert_eq!(loaded(&server), 2, "each language is loaded once");
}

pub async fn the_nearest_language_counts(page: Page) {
    let body = "<div lang=fr><div id=shadow></div></div><film-card film=alien lang=es></film-card>
        <div lang=ja><film-card film=alien></film-card></div>";
    visit(&page, "lang=de", body).await;
    page.run(
        "const root = $('#shadow').attachShadow({ mode: 'open' });
         root.append(Object.assign(document.createElement('film-card'), {}));
         root.firstChild.setAttribute('film', 'alien')",
    )
    .await;
    page.until("events.length === 3").await;
    page.holds("says('Dirección', 0) && says('監督', 1)").await;
    page.holds("part($('#shadow').shadowRoot.firstChild, 'card').lang === 'fr'").await;
}

/// The language comes from the review or from the site. If neither names one, it is the page's, unless the text is
/// written in another script.
pub async fn a_review_is_marked_as_the_language_it_is_in(page: Page) {
    visit(&page, "lang=fr", "<film-card film=alien></film-card>").await;
    page.until("events.length === 1").await;
    page.holds("card().lang === 'fr' && part($('film-card'), 'body').lang === 'en'").await;
    page.holds("FilmCards.film('alien').then(({ reviews: [{ lang }] }) => lang === 'en')").await;

    for (page_lang, film, lang) in
        [("ar", "arabic", "ar"), ("fr", "arabic", ""), ("fr", "one-word", "fr"), ("ja", "one-word", "")]
    {
        page.visit(
            site(&format!("lang={page_lang}"), &format!("<film-card film={film}></film-card>"))
                .bundle("FILM_CARDS_HOSTILE"),
        )
        .await;
        page.until("events.length === 1").await;
        page.holds(&format!("part($('film-card'), 'body').lang === '{lang}'")).await;
    }
}

pub async fn a_script_mounts_in_any_language(page: Page) {
    visit(&page, "lang=en", "<div id=place></div>").await;
    page.get("(async () => { window.handle = await FilmCards.mount($('#place'), { film: 'alien', lang: 'fr' }) })()")
        .await;
    page.holds("part($('#place'), 'card').textContent.includes('Réalisation')").await;
    page.run("handle.update({ theme: 'dark' })").await;
    page.holds("part($('#place'), 'card').textContent.includes('Réalisation')").await;
    page.run("handle.update({ lang: 'zh' })").await;
    page.until("part($('#place'), 'card').textContent.includes('导演')").await;
    page.run("handle.update({ lang: null }); handle.update({ lang: 'ar' }); handle.unmount()").await;
    page.settled().await;
    page.holds("is($('#place')) === 'fallback'").await;
}

pub async fn what_has_no_words_is_in_english(page: Page) {
    for lang in ["pt-BR", "tlh", "zh-Hant", "zh-TW", "x", "constructor", ""] {
        let server = visit(&page, &format!("lang='{lang}'"), "<film-card film=alien></film-card>").await;
        page.until("events.length === 1").await;
        page.holds("says('Directed by') && card().lang === 'en' && card().dir === 'ltr'").await;
        assert_eq!(loaded(&server), 0, "{lang}");
    }
    // Names link to the Wikipedia in the language of the page.
    visit(&page, "lang=pt-BR", "<film-card film=alien></film-card>").await;
    page.until("events.length === 1").await;
    page.holds("part($('film-card'), 'person').href.startsWith('https://pt.wikipedia.org/')").await;
}

pub async fn words_that_do_not_come(page: Page) {
    for fault in [Fault::Missing, Fault::Dropped] {
        let cards = "<film-card film=alien></film-card>".repeat(2);
        page.visit(site("lang=de", &cards).fault(GERMAN, fault)).await;
        look(&page).await;
        page.until("events.length === 2").await;
        page.holds("says('Directed by') && card().lang === 'en' && !events.some(({ name }) => name === 'error')").await;
        page.complains(&["cards-de", "the cards speak English"]).await;
    }
}

pub async fn every_form_of_a_number_is_there(page: Page) {
    for lang in ["ar", "de", "es", "fr", "hi", "ja", "zh"] {
        visit(&page, &format!("lang={lang}"), "<film-card film=alien></film-card>").await;
        page.until("events.length === 1").await;
        let forms = format!(
            "(async () => {{
                const [{{ name }}] = performance.getEntriesByType('resource').filter(({{ name }}) => name.includes('cards-{lang}-'));
                const {{ default: table }} = await import(name);
                const texts = table.split('\\n').filter((line) => line.includes('|')).map((line) => line.split(' = ')[1]);
                const wanted = new Set([0, 1, 2, 3, 11, 100, 1234].map((n) => new Intl.PluralRules('{lang}').select(n)));
                window.lacks = texts.flatMap((text) => {{
                    const forms = text.split(' | ').map((form) => form.split(': ')[0]);
                    return [...wanted].filter((form) => !forms.includes(form));
                }});
                return wanted.size === 1 || texts.length > 0;
            }})()"
        );
        assert_eq!(page.get(&forms).await, json!(true), "{lang} has texts that count");
        assert_eq!(page.get("lacks").await, json!([]), "{lang}");
    }
}

pub async fn arabic_is_mirrored(page: Page) {
    let body = "<meta name=viewport content='width=device-width'><film-card film=sound-of-metal></film-card>";
    for width in [360, 1200] {
        page.resize(width, 800).await;
        visit(&page, "lang=ar dir=rtl", body).await;
        page.until("events.length === 1").await;
        page.run("window.box = (name) => part($('film-card'), name).getBoundingClientRect()").await;
        page.holds("document.documentElement.scrollWidth <= innerWidth").await;
        page.holds("Math.abs(document.documentElement.scrollLeft) === 0").await;
        // What is on the left in English is on the right.
        let start = "(name) => { const card = box('card'); const it = box(name);
            return card.right - it.right <= it.left - card.left + 1 }";
        page.holds(&format!("['title', 'body'].every({start})")).await;
        page.holds("getComputedStyle(part($('film-card'), 'title')).direction === 'rtl'").await;
        if width > 1000 {
            page.holds("box('credits').right < box('body').left").await;
        }
    }
}
