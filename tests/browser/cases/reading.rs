//! Readers who use a card.

use crate::page::{ENTER, Page, SPACE, TAB};
use crate::server::Site;
use serde_json::json;

const TOGGLE: &str = "part($('film-card'), 'toggle')";
const AT_REST: &str = "!$('film-card').shadowRoot.getAnimations().some(({ playState }) => playState === 'running')";

async fn visit(page: &Page, attributes: &str) {
    page.visit(Site::new(&format!(
        "<script src=watch.js></script><script src=film-cards.js></script>
         <film-card film=sound-of-metal {attributes}></film-card>"
    )))
    .await;
    page.until("events.length").await;
}

/// Asserts that the card has just sent an event that its review is expanded, or is not.
async fn toggled(page: &Page, open: bool) {
    page.until(&format!("{TOGGLE}.ariaExpanded === '{open}' && events.at(-1).detail?.open === {open}")).await;
    // While a text is still expanding, its button moves.
    page.until(AT_REST).await;
    let detail = page.get("events.at(-1).detail").await;
    assert_eq!(detail["film"], json!("sound-of-metal"));
    assert!(detail["review"].is_u64(), "the review has a number: {detail}");
    let shown = format!(
        "(({{ clientHeight, scrollHeight }}) => clientHeight + 2 > scrollHeight)(parts($('film-card'), 'body')[0]) === {open}"
    );
    page.holds(&shown).await;
}

pub async fn a_review_unfolds_by_mouse(page: Page) {
    visit(&page, "").await;
    page.click(TOGGLE).await;
    toggled(&page, true).await;
    page.picture("unfolded").await;
    page.click(TOGGLE).await;
    toggled(&page, false).await;
}

pub async fn a_review_unfolds_by_keyboard(page: Page) {
    visit(&page, "").await;
    for _ in 0..30 {
        page.press(TAB).await;
        if page.get(&format!("$('film-card').shadowRoot.activeElement === {TOGGLE}")).await == json!(true) {
            break;
        }
    }
    page.holds(&format!("$('film-card').shadowRoot.activeElement === {TOGGLE}")).await;
    // On its way the focus has reached a name in the hidden part of the text, which has expanded the text.
    page.until(&format!("{TOGGLE}.ariaExpanded === 'true'")).await;
    page.press(ENTER).await;
    toggled(&page, false).await;
    page.press(SPACE).await;
    toggled(&page, true).await;
    page.holds(&format!("$('film-card').shadowRoot.activeElement === {TOGGLE}")).await;
}

pub async fn respects_prefers_reduced_motion(page: Page) {
    // Whether pressing the button starts an animation, and whether the text is expanded then.
    let press = format!(
        "new Promise((done) => {{
            {TOGGLE}.focus();
            {TOGGLE}.click();
            requestAnimationFrame(() => done(`${{!({AT_REST})}} ${{{TOGGLE}.ariaExpanded}}`));
        }})"
    );
    visit(&page, "").await;
    assert_eq!(page.get(&press).await, json!("true true"), "it opens with a movement");
    assert_eq!(page.get(&press).await, json!("false false"), "which is over when the button is pressed again");
    page.prefers("prefers-reduced-motion", "reduce").await;
    assert_eq!(page.get(&press).await, json!("false true"), "and is not there for who likes none");
}

pub async fn what_the_reader_unfolded_stays(page: Page) {
    visit(&page, "").await;
    page.click(TOGGLE).await;
    toggled(&page, true).await;
    page.run("$('film-card').setAttribute('theme', 'dark')").await;
    page.until("part($('film-card'), 'card').dataset.theme === 'dark'").await;
    page.settled().await;
    page.holds(&format!("{TOGGLE}.ariaExpanded === 'true'")).await;
}

pub async fn names_lead_where_the_page_says(page: Page) {
    visit(&page, "links=wikipedia").await;
    page.holds("parts($('film-card'), 'person').every(({ href }) => new URL(href).hostname.endsWith('wikipedia.org'))")
        .await;
    page.holds("parts($('film-card'), 'person').some(({ href }) => decodeURIComponent(href).endsWith('Riz Ahmed'))")
        .await;
    page.run("$('film-card').setAttribute('links', 'letterboxd')").await;
    page.until("parts($('film-card'), 'person').every(({ href }) => new URL(href).hostname === 'letterboxd.com')")
        .await;
    page.run("$('film-card').setAttribute('links', 'none')").await;
    page.until("!$('film-card').shadowRoot.querySelector('[part~=credits] a')").await;
    page.holds("part($('film-card'), 'credits').textContent.includes('Riz Ahmed')").await;
}

pub async fn a_mention_leads_where_the_credits_do(page: Page) {
    visit(&page, "links=wikipedia").await;
    page.run(
        "window.named = (place) => parts($('film-card'), 'person').find(
            (person) => person.textContent === 'Riz Ahmed' && person.closest(`[part~=${place}]`))",
    )
    .await;
    let same = "named('body').localName === 'a' && named('body').href === named('credits').href";
    page.until("named('body')").await;
    page.holds(same).await;
    page.click(TOGGLE).await;
    toggled(&page, true).await;
    page.picture("mentions").await;
    page.run("$('film-card').setAttribute('links', 'imdb')").await;
    page.until("named('body').href.includes('imdb.com')").await;
    page.holds(same).await;
    page.run("$('film-card').setAttribute('links', 'none')").await;
    page.until("named('body').localName !== 'a' && named('credits').localName !== 'a'").await;
    page.holds(&format!("{TOGGLE}.ariaExpanded === 'true'")).await;
}

pub async fn one_review_of_several(page: Page) {
    visit(&page, "").await;
    page.holds("parts($('film-card'), 'review').length === 2").await;
    page.run("$('film-card').setAttribute('review', '2')").await;
    page.until("parts($('film-card'), 'review').length === 1").await;
    page.holds(
        "part($('film-card'), 'body').textContent.startsWith(
            (await FilmCards.film('sound-of-metal')).reviews[1].reviewBody[0].slice(0, 60))",
    )
    .await;
}

pub async fn scrolling_a_folded_text_expands_it(page: Page) {
    // Find-in-page, a link to a passage and a screen reader scroll like this; a script cannot start them.
    visit(&page, "").await;
    page.run("part($('film-card'), 'body').scrollTop = 60").await;
    toggled(&page, true).await;
    page.holds("part($('film-card'), 'body').scrollTop === 0").await;
    // A link in the hidden part gets the keyboard focus.
    page.run("$('film-card').setAttribute('film', 'parasite')").await;
    page.until(&format!(
        "part($('film-card'), 'title').textContent.includes('Parasite') && {TOGGLE}.ariaExpanded === 'false'"
    ))
    .await;
    page.settled().await;
    page.run("[...part($('film-card'), 'body').querySelectorAll('a')].at(-1).focus()").await;
    page.until(&format!("{TOGGLE}.ariaExpanded === 'true'")).await;
    page.settled().await;
    page.holds("(({ top, bottom }) => top >= 0 && bottom <= innerHeight)($('film-card').shadowRoot.activeElement.getBoundingClientRect())").await;
}

/// Words at the end of the longer review of the film.
const PASSAGE: &str = "the man it belonged to stopped halfway";

/// Functions that find the review with the passage, and tell whether it is expanded and the words are visible.
const WHERE: &str = "
    window.review = () => parts($('film-card'), 'review').find((review) => review.textContent.includes(passage));
    window.isOpen = () => review()?.querySelector('[part=toggle]').ariaExpanded === 'true';
    window.isInSight = () => {
        const texts = document.createTreeWalker(review(), NodeFilter.SHOW_TEXT);
        while (!texts.nextNode().data.includes(passage)) {}
        const range = document.createRange();
        const start = texts.currentNode.data.indexOf(passage);
        range.setStart(texts.currentNode, start);
        range.setEnd(texts.currentNode, start + passage.length);
        const { top, bottom } = range.getBoundingClientRect();
        const body = review().querySelector('[part~=body]').getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight && top >= body.top && bottom <= body.bottom;
    };
";

fn with_passage(html: &str) -> Site {
    Site::new(&format!("<script src=watch.js></script><script src=where.js></script>{html}"))
        .file("where.js", &format!("window.passage = '{PASSAGE}';{WHERE}"))
}

pub async fn what_is_found_in_the_page_is_opened(page: Page) {
    page.visit(with_passage(
        "<script src=film-cards.js></script><film-card film=sound-of-metal></film-card><div style=height:3000px></div>",
    ))
    .await;
    page.until("events.length").await;
    page.holds("!isOpen() && !isInSight()").await;
    page.holds("window.find(passage)").await;
    page.until("isOpen() && isInSight()").await;
    page.holds("String(getSelection()) === passage").await;
}

pub async fn a_link_to_a_passage_opens_it(page: Page) {
    let folder = std::env::var("FILM_CARDS_DIST").expect("the bundle");
    let snippet = std::fs::read_to_string(format!("{folder}/snippets/sound-of-metal.html")).expect("a snippet");
    let snippet = snippet.replace("\"../", "\"");
    // The browser looks for the passage as soon as it has parsed the page. It finds it in the snippet, and opens its
    // `<details>`. The card that replaces the snippet is expanded in the same place.
    let far = "<div style=height:3000px></div>";
    let fragment = format!("#:~:text={}", PASSAGE.replace(' ', "%20"));
    page.visit_at(with_passage(&format!("{far}{snippet}{far}")), &fragment).await;
    page.until("is($('film-card')) === 'card' && isOpen()").await;
    page.until("isInSight()").await;
    page.holds("scrollY > 1000").await;
    page.settled().await;
    page.holds("isOpen() && isInSight()").await;
}

pub async fn all_credits_name_every_actor(page: Page) {
    page.visit(Site::new(
        "<script src=watch.js></script><script src=film-cards.js></script>
         <div style=width:320px><film-card film=tokyo-story></film-card></div>",
    ))
    .await;
    page.until("events.length").await;
    page.run(
        "window.all = $('film-card').shadowRoot.querySelector('.film-credits__all');
         window.seen = () => {
             const credits = part($('film-card'), 'credits');
             const { bottom } = credits.getBoundingClientRect();
             return [...credits.querySelectorAll('li:not(.film-credits__count)')].filter((actor) =>
                 actor.checkVisibility() && actor.getBoundingClientRect().bottom < bottom + 1).length;
         }",
    )
    .await;
    // Click by script, so that nothing else causes a new layout.
    let press = "new Promise((done) => {
        all.click();
        requestAnimationFrame(() => setTimeout(() => done(seen())));
    })";
    let folded = page.get("seen()").await;
    assert!(folded.as_u64() < Some(7), "{folded} of 7 are seen in a folded card");
    for _ in 0..2 {
        assert_eq!(page.get(press).await, json!(7));
        page.holds("all.ariaExpanded === 'true'").await;
        assert_eq!(page.get(press).await, folded);
    }
}

/// A card in the middle of a page that can be scrolled far in both directions.
async fn visit_far_down(page: &Page) {
    let text = "<p>A line of the page.</p>".repeat(60);
    page.visit(Site::new(&format!(
        "<script src=watch.js></script><script src=film-cards.js></script>
         {text}<film-card film=the-gleaners-and-i></film-card>{text}"
    )))
    .await;
    page.run("$('film-card').scrollIntoView({ behavior: 'instant' })").await;
    page.until("events.length").await;
    page.settled().await;
    // Record where the button is when it is pressed.
    page.run(&format!(
        "addEventListener('click', () => {{ window.pressed = {TOGGLE}.getBoundingClientRect().top }}, true)"
    ))
    .await;
}

pub async fn folding_keeps_the_readers_place(page: Page) {
    visit_far_down(&page).await;
    page.click(TOGGLE).await;
    page.until(&format!("{TOGGLE}.ariaExpanded === 'true'")).await;
    page.until(AT_REST).await;
    page.run(&format!("window.open = part($('film-card'), 'body').clientHeight; {TOGGLE}.scrollIntoView({{ block: 'center', behavior: 'instant' }})"))
        .await;
    page.settled().await;
    page.click(TOGGLE).await;
    page.until(&format!("{TOGGLE}.ariaExpanded === 'false'")).await;
    page.settled().await;
    page.settled().await;
    page.holds("window.open - part($('film-card'), 'body').clientHeight > 100").await;
    page.holds(&format!("Math.abs({TOGGLE}.getBoundingClientRect().top - pressed) <= 2")).await;
}

pub async fn a_spoiler_is_covered_until_asked_for(page: Page) {
    page.visit(Site::new(
        "<script src=watch.js></script><script src=film-cards.js></script><film-card film=parasite open></film-card>",
    ))
    .await;
    page.until("events.length").await;
    page.run(
        "window.spoiler = $('film-card').shadowRoot.querySelector('.film-spoiler__toggle');
         window.cover = spoiler.nextElementSibling",
    )
    .await;
    let covered =
        "spoiler.ariaExpanded === 'false' && spoiler.textContent === 'Show the spoiler' && !cover.checkVisibility()";
    let shown =
        "spoiler.ariaExpanded === 'true' && spoiler.textContent === 'Hide the spoiler' && cover.checkVisibility()";
    page.holds(covered).await;
    page.click("spoiler").await;
    page.until(shown).await;
    // The keyboard works as well, and the focus stays.
    page.run("spoiler.focus()").await;
    page.press(ENTER).await;
    page.until(covered).await;
    page.press(SPACE).await;
    page.until(shown).await;
    page.press(SPACE).await;
    page.until(covered).await;
    page.holds("$('film-card').shadowRoot.activeElement === spoiler").await;
    // The spoiler is in the folded part of the text.
    page.run("$('film-card').removeAttribute('open')").await;
    page.until("spoiler.getBoundingClientRect().top >= part($('film-card'), 'body').getBoundingClientRect().bottom")
        .await;
    page.holds("!cover.checkVisibility()").await;
}

pub async fn a_number_says_where_it_comes_from(page: Page) {
    page.visit(Site::new(
        "<script src=watch.js></script><script src=film-cards.js></script><film-card film=the-piano></film-card>",
    ))
    .await;
    page.until("events.length").await;
    page.run(
        "window.why = part($('film-card'), 'grade').closest('button');
         window.rules = $('film-card').shadowRoot.getElementById(why.getAttribute('aria-controls'))",
    )
    .await;
    page.holds("why.ariaExpanded === 'false' && !rules.checkVisibility()").await;
    page.click("why").await;
    page.until("why.ariaExpanded === 'true' && rules.checkVisibility()").await;
    page.holds("rules.innerText.includes('the mean of 3 grades') && rules.querySelectorAll('li').length === 3").await;
    page.picture("rules").await;
    page.run("why.focus()").await;
    page.press(ENTER).await;
    page.until("why.ariaExpanded === 'false' && !rules.checkVisibility()").await;
}

/// Returns texts of an element that have space between them on the screen, but none when they are copied.
const GLUED: &str = "
    window.glued = (root) => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const nodes = [];
        while (walker.nextNode()) {
            const node = walker.currentNode;
            if (node.data.trim() && node.parentElement.checkVisibility()) nodes.push(node);
        }
        const box = (node, at) => {
            const range = document.createRange();
            range.selectNodeContents(node);
            return [...range.getClientRects()].filter(({ width }) => width).at(at);
        };
        const copied = root.innerText.toLowerCase();
        return nodes.slice(1).flatMap((next, at) => {
            const before = nodes[at];
            const [one, other] = [box(before, -1), box(next, 0)];
            if (!one || !other) return [];
            const apart = Math.abs(one.top - other.top) > 8 || other.left - one.right > 1;
            const together = (before.data.trimEnd().slice(-12) + next.data.trimStart().slice(0, 12)).toLowerCase();
            return apart && copied.includes(together) ? [together] : [];
        });
    };
    window.copied = (element) => {
        getSelection().removeAllRanges();
        getSelection().selectAllChildren(element);
        return String(getSelection()).replace(/\\s+/g, ' ');
    };
    window.plays = async (film) => (await FilmCards.film(film)).actors
        .map(({ name, characterName }) => [name, characterName ? ` as ${characterName}` : '']);
";

pub async fn what_is_copied_has_its_blanks(page: Page) {
    let folder = std::env::var("FILM_CARDS_DIST").expect("the bundle");
    let snippet = std::fs::read_to_string(format!("{folder}/snippets/sound-of-metal.html")).expect("a snippet");
    let (start, end) = (snippet.find("<article").expect("an article"), snippet.find("</article>").expect("its end"));
    let snippet = snippet[start..end].replace("<details", "<details open");
    page.visit(
        Site::new(&format!(
            "<script src=watch.js></script><script src=glued.js></script><script src=film-cards.js></script>
             <film-card id=rail film=sound-of-metal></film-card>
             <div style=width:320px><film-card id=narrow film=alien open></film-card></div>
             <div style=width:520px><film-card id=long film=tokyo-story></film-card></div>
             <div id=snippet>{snippet}</div>"
        ))
        .file("glued.js", GLUED),
    )
    .await;
    page.run("for (const card of document.querySelectorAll('film-card')) card.dispatchEvent(new Event('pointerover'))")
        .await;
    page.until("events.length === 3").await;
    for (id, film) in [("rail", "sound-of-metal"), ("narrow", "alien"), ("long", "tokyo-story")] {
        page.run(&format!("window.root = $('#{id}').shadowRoot.querySelector('.film-card')")).await;
        page.run("window.credits = root.querySelector('.film-credits__list')").await;
        for copy in ["credits.innerText.replace(/\\s+/g, ' ')", "copied(credits)"] {
            // A long cast is partly folded.
            let shown = format!("(await plays('{film}')).filter(([name]) => {copy}.includes(name))");
            page.holds(&format!("{shown}.length > 2")).await;
            let lost = page.get(&format!("{shown}.filter(([name, part]) => !{copy}.includes(name + part))")).await;
            let text = page.get(copy).await;
            assert_eq!(lost, json!([]), "{id}, {copy}: {text}");
        }
        let glued = page.get("glued(root)").await;
        assert_eq!(glued, json!([]), "{id}");
    }
    for copy in ["$('#snippet').innerText", "copied($('#snippet'))"] {
        page.holds(&format!("(await plays('sound-of-metal')).every(([name, part]) => {copy}.includes(name + part))"))
            .await;
    }
    page.holds("!glued($('#snippet')).length").await;
}
