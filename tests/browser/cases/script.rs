//! Scripts of the page that use `FilmCards`.

use crate::page::Page;
use crate::server::Site;
use serde_json::{Value, json};

async fn visit(page: &Page) {
    let body = "<script src=watch.js></script><script src=film-cards.js></script><div id=place>Until then.</div>";
    page.visit(Site::new(body)).await;
}

pub async fn films_are_as_check_shows_them(page: Page) {
    visit(&page).await;
    let films = page.get("FilmCards.films()").await;
    let films = films.as_array().expect("an array");
    assert!(films.len() > 1);
    for film in films {
        has_keys(
            film,
            "slug name year directors writers distributor countriesOfOrigin durationMinutes contentRating actors \
             aggregate reviews",
        );
        has_keys(&film["aggregate"], "value graded total");
        for actor in film["actors"].as_array().expect("a list of actors") {
            has_keys(actor, "name characterName");
        }
        for review in film["reviews"].as_array().expect("a list of reviews") {
            has_keys(review, "id source author publisher datePublished url grade caption lang reviewBody");
            assert!(review["reviewBody"].as_array().is_some_and(|body| body.iter().all(Value::is_string)));
            if !review["grade"].is_null() {
                has_keys(&review["grade"], "written scale value");
            }
        }
    }
    // JSON drops properties that are undefined, so the keys above show that none is. It remains to check that these
    // are plain objects.
    page.holds("(await FilmCards.films()).every((film) => Object.getPrototypeOf(film) === Object.prototype)").await;
    page.holds("(await FilmCards.films()).flatMap((film) => film.reviews).some((review) => review.url === null)").await;

    assert_eq!(page.get("FilmCards.film('nope')").await, Value::Null);
    let film = page.get("FilmCards.film('sound-of-metal')").await;
    assert_eq!(Some(&film), films.iter().find(|film| film["slug"] == "sound-of-metal"));
    assert_eq!(film["actors"][0], json!({ "name": "Riz Ahmed", "characterName": "Ruben Stone" }));
    assert_eq!(film["aggregate"]["total"], 2);
}

fn has_keys(value: &Value, keys: &str) {
    let mut expected: Vec<&str> = keys.split_whitespace().collect();
    let mut found: Vec<&str> = value.as_object().expect("an object").keys().map(String::as_str).collect();
    expected.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, expected);
}

pub async fn a_card_is_mounted_updated_and_unmounted(page: Page) {
    visit(&page).await;
    page.get(
        "(async () => { window.card = await FilmCards.mount($('#place'), { film: 'sound-of-metal', open: true }) })()",
    )
    .await;
    page.holds("is($('#place')) === 'card' && events[0].on === 'place'").await;
    page.holds("part($('#place'), 'toggle').ariaExpanded === 'true'").await;
    page.run("card.update({ theme: 'dark', review: 2, open: undefined })").await;
    page.until("part($('#place'), 'card').dataset.theme === 'dark' && parts($('#place'), 'review').length === 1").await;
    page.run("card.update({ review: null })").await;
    page.until("parts($('#place'), 'review').length === 2").await;
    let refused = page.get("(async () => card.update({ film: 'ran-away' }))()").await;
    assert_eq!(refused["reason"], "unknown-film");
    page.holds("is($('#place')) === 'card'").await;

    page.run("card.unmount(); card.unmount(); card.update({ theme: 'light' })").await;
    page.holds("is($('#place')) === 'fallback' && $('#place').innerText === 'Until then.'").await;
    page.holds("$('#place').shadowRoot.adoptedStyleSheets.length === 0").await;
    page.get("FilmCards.mount($('#place'), { film: 'sound-of-metal' }).then(() => true)").await;
    page.holds("is($('#place')) === 'card'").await;
    page.get("FilmCards.mount($('#place'), { film: 'sound-of-metal' }).then(() => true)").await;
    page.holds("parts($('#place'), 'card').length === 1").await;
}

pub async fn a_listener_may_take_the_card_away(page: Page) {
    visit(&page).await;
    page.get("(async () => { window.card = await FilmCards.mount($('#place'), { film: 'sound-of-metal' }) })()").await;
    page.run("document.addEventListener('film-card-toggle', () => card.unmount())").await;
    page.click("part($('#place'), 'toggle')").await;
    page.until("is($('#place')) === 'fallback'").await;
}

pub async fn a_wrong_option_is_a_type_error(page: Page) {
    visit(&page).await;
    for (options, message) in [
        (
            r#"{ film: "sound-of-metal", colour: "red" }"#,
            r#"unknown option "colour": allowed are film, review, open, theme, lang, links, heading"#,
        ),
        (
            r#"{ film: "sound-of-metal", theme: "purple" }"#,
            r#"option "theme" must be one of "auto", "light", "dark", not "purple""#,
        ),
        (r#"{ film: "sound-of-metal", theme: 1 }"#, r#"option "theme" must be one of "auto", "light", "dark", not 1"#),
        (
            r#"{ film: "sound-of-metal", links: "imdb.com" }"#,
            r#"option "links" must be one of "wikipedia", "imdb", "tmdb", "letterboxd", "wikidata", "none", not "imdb.com""#,
        ),
        (r#"{ film: "sound-of-metal", open: "yes" }"#, r#"option "open" must be true or false, not "yes""#),
        (
            r#"{ film: "sound-of-metal", review: 1.5 }"#,
            r#"option "review" must be a whole number, the number of a review, not 1.5"#,
        ),
        (
            r#"{ film: "sound-of-metal", review: NaN }"#,
            r#"option "review" must be a whole number, the number of a review, not NaN"#,
        ),
        (
            r#"{ film: "sound-of-metal", review: 7 }"#,
            r#"option "review" must be the number of a review of "sound-of-metal" (1, 2), not 7"#,
        ),
        (r#"{ film: "sound-of-metal", lang: [] }"#, r#"option "lang" must be a language tag such as "en", not "#),
        (r#"{ film: "sound-of-metal", lang: 5 }"#, r#"option "lang" must be a language tag such as "en", not 5"#),
        (
            r#"{ film: "sound-of-metal", lang: { length: 3 } }"#,
            r#"option "lang" must be a language tag such as "en", not [object Object]"#,
        ),
        (r#"{ film: 5n }"#, r#"option "film" must be a slug such as "sound-of-metal", not 5"#),
        (r#"{ film: Object.create(null) }"#, r#"option "film" must be a slug such as "sound-of-metal", not that"#),
        (r#"{ theme: "dark" }"#, r#"option "film" is missing: it must be a slug such as "sound-of-metal""#),
        ("undefined", r#"the options must be an object such as {film: "sound-of-metal"}"#),
        (r#""sound-of-metal""#, r#"the options must be an object such as {film: "sound-of-metal"}"#),
    ] {
        let refused = page.get(&format!("FilmCards.mount($('#place'), {options})")).await;
        assert_eq!(refused, json!({ "thrown": format!("TypeError: {message}"), "reason": "bad-options" }), "{options}");
        page.holds("$('#place').shadowRoot === null && events.at(-1).detail.reason === 'bad-options'").await;
    }
}

pub async fn the_nearest_films_are_named(page: Page) {
    visit(&page).await;
    for (film, nearest) in [
        // A shared word counts more than the distance, which counts letters without their case.
        ("METAL", "sound-of-metal"),
        ("Strangelove", "dr-strangelove"),
        ("the-pinao", "the-piano"),
        ("parasit", "parasite"),
    ] {
        let refused = page.get(&format!("FilmCards.mount($('#place'), {{ film: '{film}' }})")).await;
        assert_eq!(refused["reason"], "unknown-film");
        let thrown = refused["thrown"].as_str().expect("an error");
        let named = thrown.strip_prefix(&format!("Error: no film \"{film}\": the nearest are ")).expect(thrown);
        let named: Vec<&str> = named.split(", ").collect();
        assert_eq!((named.len(), named[0]), (3, nearest), "{thrown}");
    }
}

pub async fn what_holds_no_card_is_a_type_error(page: Page) {
    visit(&page).await;
    let refused = page.get("FilmCards.mount(document.createElement('img'), { film: 'sound-of-metal' })").await;
    assert_eq!(refused["thrown"], "TypeError: <img> cannot hold a card: use <film-card> or <div>");
    let refused = page.get("FilmCards.mount('#place', { film: 'sound-of-metal' })").await;
    assert_eq!(refused["thrown"], "TypeError: a card is mounted in an element of the page");
    // The engine still works after all of this.
    page.get("FilmCards.mount($('#place'), { film: 'sound-of-metal' }).then(() => true)").await;
    page.holds("is($('#place')) === 'card'").await;
}

pub async fn a_refused_mount_leaves_everything_as_it_was(page: Page) {
    let site = Site::new(
        "<script src=watch.js></script><div id=d>d</div><div id=own>own</div><film-card id=c film=sound-of-metal>c</film-card>\
         <script async src=film-cards.js></script>",
    );
    page.visit(site).await;
    page.until("is($('#c')) === 'card'").await;
    page.get("FilmCards.mount($('#d'), { film: 'sound-of-metal' }).then(() => true)").await;
    for (element, options, says) in [
        ("$('#d')", "{ film: 'no-such-film' }", "no-such-film"),
        ("$('#d')", "{ film: 'sound-of-metal', colour: 1 }", "colour"),
        ("$('#d')", "{ get film() { throw new Error('mine') } }", "cannot be read"),
        ("$('#c')", "{ film: 'sound-of-metal' }", "attributes"),
        (
            "($('#own').attachShadow({ mode: 'open' }).append('mine'), $('#own'))",
            "{ film: 'sound-of-metal' }",
            "shadow root",
        ),
    ] {
        let message = page.get(&format!("FilmCards.mount({element}, {options}).catch((error) => error.message)")).await;
        assert!(message.as_str().is_some_and(|message| message.contains(says)), "{options}: {message}");
    }
    page.holds("is($('#d')) === 'card' && is($('#c')) === 'card'").await;
    page.holds("$('#own').shadowRoot.textContent === 'mine'").await;
    // A second card in the same element replaces the first, whose handle then has no effect.
    page.get("FilmCards.mount($('#d'), { film: 'sound-of-metal' }).then((card) => { window.one = card; return true })")
        .await;
    page.get("FilmCards.mount($('#d'), { film: 'the-piano' }).then((card) => { window.two = card; return true })")
        .await;
    page.run("one.update({ theme: 'dark' }); one.unmount()").await;
    page.holds("part($('#d'), 'title').textContent.includes('The Piano')").await;
    page.run("two.unmount(); two.unmount()").await;
    page.holds("is($('#d')) === 'fallback'").await;
}

/// A page that expands a review has the last word, whatever the reader has done before.
pub async fn what_the_page_opens_stays_open(page: Page) {
    visit(&page).await;
    page.run("FilmCards.mount($('#place'), { film: 'sound-of-metal' }).then((card) => { window.card = card })").await;
    page.until("window.card").await;
    page.run("window.toggle = () => part($('#place'), 'toggle')").await;
    for open in ["true", "false"] {
        page.run("toggle().click()").await;
        page.until(&format!("toggle().ariaExpanded === '{open}'")).await;
    }
    page.run("card.update({ open: true })").await;
    page.until("toggle().ariaExpanded === 'true'").await;
    // The card is rendered again.
    page.run("card.update({ links: 'imdb' })").await;
    page.until("part($('#place'), 'credits').innerHTML.includes('imdb.com')").await;
    page.holds("toggle().ariaExpanded === 'true'").await;
}
