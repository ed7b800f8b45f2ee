//! The gallery: search, filters, sorting, and links to them.

use crate::gallery::WAYS;
use crate::page::{ENTER, Page, TAB};
use crate::server::{Server, Site};

fn site() -> Site {
    Site::new(
        "<script src=watch.js></script><script src=ways.js></script><script src=film-cards.js></script>
         <film-gallery>Every film.</film-gallery>",
    )
    .file("ways.js", WAYS)
}

/// Opens the gallery in a window that is high enough for all rows, and waits until its reviews are indexed.
async fn visit(page: &Page) -> Server {
    page.resize(1000, 1600).await;
    let server = page.visit(site()).await;
    page.until("events.length && gallery().querySelector('details select')").await;
    page.run("search('drummer')").await;
    page.until("titles().join() === 'Sound of Metal'").await;
    page.run("search('')").await;
    page.until("count() === titles().length && count() > 5").await;
    server
}

pub async fn a_film_is_found_while_one_types(page: Page) {
    visit(&page).await;
    page.run("field('Search').focus()").await;
    for key in "tokio".chars() {
        page.press(key).await;
    }
    page.until("titles().join() === 'Tokyo Story'").await;
    page.holds("field('Search').value === 'tokio' && gallery().activeElement === field('Search')").await;
    page.until("gallery().querySelector('[role=status]').textContent === '1 film'").await;
}

pub async fn no_letter_waits_for_what_it_finds(page: Page) {
    visit(&page).await;
    // The letter shows in a frame before the search starts.
    let shown = "new Promise((done) => {
        const all = titles().length;
        search('tokyo');
        requestAnimationFrame(() => done(titles().length === all && field('Search').value === 'tokyo'));
    })";
    page.holds(shown).await;
    page.until("titles().join() === 'Tokyo Story'").await;
}

pub async fn accents_and_errors_are_forgiven(page: Page) {
    visit(&page).await;
    for (typed, title) in [
        ("agnes varda", "The Gleaners and I"),
        ("CHISHU RYU", "Tokyo Story"),
        ("soudn of mteal", "Sound of Metal"),
        ("stranglove", "Dr. Strangelove"),
        ("sherlok", "Sherlock Jr."),
    ] {
        page.run(&format!("search('{typed}')")).await;
        page.until(&format!("titles().length < 5 && titles()[0]?.startsWith('{title}')")).await;
    }
    page.run("search('zqxv')").await;
    page.until("count() === 0 && all('.film-gallery__nothing').length === 1").await;
    page.click("gallery().querySelector('.film-gallery__nothing button')").await;
    page.until("count() > 5 && field('Search').value === ''").await;
}

pub async fn any_word_finds_facts_too(page: Page) {
    visit(&page).await;
    for (typed, title) in
        [("zeitgeist", "The Gleaners and I"), ("shochiku", "Tokyo Story"), ("new zealand", "The Piano")]
    {
        page.run(&format!("search('{typed}')")).await;
        page.until(&format!("titles().join() === '{title}'")).await;
    }
    // A certificate, which is not a word of any text.
    page.run("search('pg')").await;
    let rated =
        "(await FilmCards.films()).filter((film) => film.contentRating?.startsWith('PG')).map((film) => film.name)";
    page.holds(&format!("({rated}).length > 0")).await;
    page.until(&format!("titles().sort().join() === ({rated}).sort().join()")).await;
}

pub async fn filters_leave_the_results_in_sight(page: Page) {
    page.resize(1000, 740).await;
    let site = Site::new(
        "<script src=watch.js></script><script src=ways.js></script><script src=film-cards.js></script>
         <style>body { margin: 0 } div { width: 360px }</style><div><film-gallery></film-gallery></div>",
    );
    page.visit(site.file("ways.js", WAYS)).await;
    page.until("events.length && gallery().querySelector('details select')").await;
    page.click("gallery().querySelector('summary')").await;
    page.until("gallery().querySelector('details').open").await;
    page.run("scrollTo(0, 0)").await;
    page.settled().await;
    page.picture("filters").await;
    page.run("window.places = all('.film-gallery__selects label').map((label) => label.getBoundingClientRect())").await;
    page.holds("places.length >= 4 && new Set(places.map(({ left }) => left)).size === 2").await;
    page.holds("places.every(({ top }, at) => at % 2 === 0 || top === places[at - 1].top)").await;
    page.holds("all('.film-entry')[0].getBoundingClientRect().top < innerHeight - 40").await;
}

pub async fn an_open_entry_has_one_heading_and_its_poster(page: Page) {
    for width in [360, 900] {
        page.resize(1000, 900).await;
        let site = Site::new(&format!(
            "<script src=watch.js></script><script src=ways.js></script><script src=film-cards.js></script>
             <div style=width:{width}px><film-gallery></film-gallery></div>"
        ));
        page.visit(site.file("ways.js", WAYS)).await;
        page.until("events.length && all('.film-entry').length").await;
        page.run("window.entry = all('.film-entry')[0]; entry.querySelector('.film-entry__open').click()").await;
        page.until("entry.querySelector('[part~=card]')").await;
        page.settled().await;
        page.picture(&format!("entry-{width}")).await;
        page.holds("entry.querySelectorAll('h1, h2').length === 1 && entry.querySelector('[part~=card] h2') !== null")
            .await;
        let posters = "[...entry.querySelectorAll('.film-poster')].filter((poster) => poster.checkVisibility() && poster.offsetWidth > 40)";
        page.holds(&format!("{posters}.length === 1 && {posters}[0].closest('[part~=card]') !== null")).await;
    }
}

pub async fn an_extract_shows_the_words_and_no_spoiler(page: Page) {
    visit(&page).await;
    page.run("search('inventory')").await;
    page.until("all('mark').map((mark) => mark.textContent).join() === 'inventory'").await;
    page.holds("all('.film-entry__text')[0].textContent.includes('draws up an inventory')").await;
    // These words are only in a spoiler of the review of Parasite.
    page.run("search('bunker')").await;
    page.until("count() === 0").await;
    page.run("search('parasite')").await;
    page.until("count() === 1").await;
    page.holds("!gallery().textContent.includes('bunker')").await;
}

pub async fn what_has_no_grade_stands_last(page: Page) {
    visit(&page).await;
    page.run("choose('Sort', 'grade')").await;
    page.until("titles().at(-1).startsWith('Dr. Strangelove')").await;
    page.holds("titles()[0] === 'Tokyo Story'").await;
    page.holds(
        "gallery().querySelector('.film-gallery__ungraded').textContent === 'No grade'
         && gallery().querySelector('.film-gallery__ungraded').nextElementSibling === all('.film-entry').at(-1)",
    )
    .await;
    page.run("choose('Grade', '0-39')").await;
    page.until("titles().join() === 'Dune'").await;
    page.run("choose('Grade', 'none')").await;
    page.until("titles().length === 1 && titles()[0].startsWith('Dr. Strangelove')").await;
}

pub async fn a_link_leads_to_what_was_chosen(page: Page) {
    visit(&page).await;
    page.until("location.hash === ''").await;
    page.run("choose('Sort', 'year')").await;
    page.run("search('the')").await;
    page.run("choose('Country', 'USA')").await;
    page.until("location.hash === '#film-cards?q=the&sort=year&country=USA'").await;
    let titles = page.get("titles()").await;
    page.reload().await;
    page.until("events.length && gallery().querySelector('details select')").await;
    page.until(&format!("JSON.stringify(titles()) === '{}'", titles.to_string().replace('\'', "\\'"))).await;
    page.holds("field('Search').value === 'the' && field('Sort').value === 'year' && field('Country').value === 'USA'")
        .await;
    page.holds("gallery().querySelector('details').open").await;

    // A link of the page itself, and back.
    page.run("location.hash = '#film-cards?person=Agn%C3%A8s+Varda'").await;
    page.until("titles().join() === 'The Gleaners and I' && field('Search').value === ''").await;
    page.run("history.back()").await;
    page.until("field('Search').value === 'the' && field('Country').value === 'USA'").await;
    // The gallery ignores other hashes.
    page.run("location.hash = '#comments'").await;
    page.settled().await;
    page.holds("location.hash === '#comments' && field('Country').value === 'USA'").await;
}

pub async fn everything_with_a_person(page: Page) {
    visit(&page).await;
    let entry = "all('.film-entry').find((entry) => entry.textContent.includes('Tokyo Story'))";
    page.click(&format!("{entry}.querySelector('.film-entry__open')")).await;
    page.until(&format!("{entry}.querySelector('[part~=card]')")).await;
    page.holds(&format!("{entry}.querySelector('.film-entry__open').ariaExpanded === 'true'")).await;
    page.holds(&format!("{entry}.querySelector('[part~=credits] a[href*=wikipedia]') !== null")).await;
    let name = "[...gallery().querySelectorAll('.film-entry__with button')].find((button) => button.textContent === 'Setsuko Hara')";
    page.click(name).await;
    page.until("titles().join() === 'Tokyo Story' && field('Person').value === 'Setsuko Hara'").await;
    page.until("gallery().activeElement?.className === 'film-gallery__count'").await;
    page.until("location.hash === '#film-cards?person=Setsuko+Hara'").await;
    page.click("gallery().querySelector('.film-gallery__filters > button')").await;
    page.until("count() > 5 && location.hash === ''").await;
}

pub async fn an_entry_opens_by_keyboard(page: Page) {
    visit(&page).await;
    page.run("gallery().querySelector('summary').focus()").await;
    page.press(TAB).await;
    page.until("gallery().activeElement?.className === 'film-entry__open'").await;
    page.press(ENTER).await;
    page.until("all('.film-entry')[0].querySelector('[part~=card]')").await;
    page.holds("gallery().activeElement?.className === 'film-entry__open'").await;
    page.press(ENTER).await;
    page.until("!gallery().querySelector('[part~=card]')").await;
}

pub async fn a_link_opens_its_entry(page: Page) {
    page.resize(1000, 900).await;
    page.visit_at(site(), "#film-cards/sound-of-metal/2").await;
    let follows = |title: &str| {
        format!(
            "(() => {{
                const review = gallery()?.activeElement;
                return review?.localName === 'section' && Math.abs(review.getBoundingClientRect().top) < 40
                    && review.closest('.film-entry').querySelector('h2').textContent.startsWith('{title}');
            }})()"
        )
    };
    page.until("gallery()").await;
    // Makes the page long enough to scroll the last entry to the top of the window.
    page.run("document.body.insertAdjacentHTML('beforeend', '<div style=height:2000px></div>')").await;
    page.until(&follows("Sound of Metal")).await;
    page.holds("gallery().activeElement.querySelector('[part=toggle]').ariaExpanded === 'true'").await;
    // A filter from before might hide the film.
    page.run("location.hash = '#film-cards?q=tokyo'").await;
    page.until("titles().join() === 'Tokyo Story'").await;
    page.run("location.hash = '#film-cards/the-piano/1'").await;
    page.until(&follows("The Piano")).await;
    // A film that does not exist changes nothing.
    page.run("location.hash = '#film-cards/nowhere/1'").await;
    page.settled().await;
    page.until(&follows("The Piano")).await;
}

pub async fn content_below_open_films_does_not_move(page: Page) {
    page.resize(1000, 900).await;
    let site = Site::new(
        "<script src=watch.js></script><script src=ways.js></script><script src=film-cards.js></script>
         <film-gallery open>Every film.</film-gallery><p id=below>Below.</p><div style=height:1500px></div>",
    );
    page.visit(site.file("ways.js", WAYS).bundle("FILM_CARDS_HOSTILE")).await;
    page.until("events.length && count() > 600").await;
    // Open entries are taller than the gap that replaces them.
    page.run("document.querySelector('#below').scrollIntoView()").await;
    let built = "gallery().querySelector('.film-gallery__list').lastElementChild.matches('.film-entry--open')
        && all('.film-gallery__gap').every((gap) => gap.getBoundingClientRect().bottom < -innerHeight / 2)
        && all('.film-entry').every((entry) => entry.querySelector('[part~=card]'))";
    page.until(built).await;
    page.holds("Math.abs(document.querySelector('#below').getBoundingClientRect().top) < 2").await;
    // The same when the reader scrolls up.
    page.run("scrollBy({ top: -innerHeight, behavior: 'instant' })").await;
    page.settled().await;
    page.holds("Math.abs(document.querySelector('#below').getBoundingClientRect().top - innerHeight) < 2").await;
}

pub async fn only_what_is_near_is_built(page: Page) {
    page.resize(1200, 900).await;
    page.visit(site().bundle("FILM_CARDS_HOSTILE")).await;
    page.until("events.length && count() > 600").await;
    page.until("all('.film-gallery__gap').length === 1").await;
    page.holds("all('.film-entry').length < 60").await;
    let height = page.get("document.documentElement.scrollHeight").await;
    page.run("scrollTo(0, document.documentElement.scrollHeight / 2)").await;
    let in_view = "all('.film-gallery__gap').some((gap) => {
        const { top, bottom } = gap.getBoundingClientRect();
        return top < innerHeight && bottom > 0;
    })";
    page.until(&format!("all('.film-gallery__gap').length === 2 && !({in_view})")).await;
    page.holds("all('.film-entry').length < 60").await;
    assert_eq!(page.get("document.documentElement.scrollHeight").await, height, "the page is as high as before");

    // An open entry stays built, however far the reader scrolls.
    page.run("window.entry = all('.film-entry').at(-1); entry.querySelector('.film-entry__open').click()").await;
    page.until("entry.querySelector('[part~=card]')").await;
    page.run("scrollTo(0, 0)").await;
    page.until(&format!("!({in_view}) && all('.film-gallery__gap').length === 2")).await;
    page.holds("entry.isConnected && entry.querySelector('[part~=card]') !== null").await;
    page.run("search('velvet drummer')").await;
    page.until("titles().join() === 'Velvet Drummer'").await;
}

pub async fn a_card_does_not_pay_for_galleries(page: Page) {
    let server = page
        .visit(Site::new(
            "<script src=watch.js></script><script src=film-cards.js></script>
             <film-card film=sound-of-metal></film-card><main></main>",
        ))
        .await;
    page.until("events.length === 1").await;
    page.holds("performance.getEntriesByType('resource').every(({ name }) => !name.includes('gallery'))").await;
    page.run("$('main').append(document.createElement('film-gallery'))").await;
    page.until("events.length === 2 && part($('film-gallery'), 'entry')").await;
    page.holds("is($('film-card')) === 'card'").await;
    assert_eq!(server.requests(".wasm"), 2, "the gallery has brought its own");
}

pub async fn a_gallery_brings_the_cards(page: Page) {
    let server = page
        .visit(Site::new(
            "<script src=watch.js></script><film-card film=sound-of-metal></film-card><film-gallery></film-gallery>
             <script src=film-cards.js></script>",
        ))
        .await;
    page.until("events.filter(({ name }) => name === 'ready').length === 2").await;
    page.holds("(await FilmCards.film('sound-of-metal')).slug === 'sound-of-metal'").await;
    assert_eq!(server.requests(".wasm"), 1, "one engine does everything");
}
