//! Reviews that stand in the page, or in a file beside it, and are read by the page itself.

use crate::page::Page;
use crate::server::{Fault, Site};
use std::time::Duration;

/// A review as a critic pastes it. The bundle has another review of the film.
const TEXT: &str = "Riz Ahmed in Sound of Metal (Amazon Studios)

Ruben Stone (Ahmed) hits the drums as if they had called him names. Then one evening they stop answering, and the film
goes quiet around him, <em>very</em> quiet, until all that is left is a hum.

Lou (Olivia Cooke) drives him to a house in the country. Nobody there is waiting to be repaired.

Grade: A-
";

/// The same without markup.
fn plain() -> String {
    TEXT.replace("<em>", "").replace("</em>", "")
}

/// The request for the reader, and for its Wasm.
const SCRIPT: &str = "reader*.js";
const WASM: &str = "reader*.wasm";

/// The requests are repeated after two and after eight seconds.
const PATIENCE: Duration = Duration::from_secs(60);

fn site(body: &str) -> Site {
    Site::new(&format!("<script src=watch.js></script><script async src=film-cards.js></script>{body}"))
}

fn in_a_pre(text: &str) -> String {
    format!("<film-card read><pre>\n{text}</pre></film-card>")
}

/// Waits for the card of the text, and asserts that it says what the text says.
async fn comes(page: &Page) {
    page.until("is($('film-card')) === 'card' && events.some(({ name }) => name === 'ready')").await;
    page.holds("part($('film-card'), 'title').textContent === 'Sound of Metal'").await;
    page.holds("part($('film-card'), 'grade').textContent.includes('A-')").await;
    page.holds("part($('film-card'), 'body').textContent.startsWith('Ruben Stone (Ahmed) hits the drums')").await;
    page.holds("part($('film-card'), 'body').textContent.includes('Nobody there is waiting')").await;
    page.holds("!part($('film-card'), 'body').textContent.includes('Grade')").await;
}

/// Asserts that the text stands in the page as it was, and that nothing is reserved for a card.
async fn stays(page: &Page) {
    page.holds("is($('film-card')) === 'fallback'").await;
    page.holds("$('film-card > *').checkVisibility({ visibilityProperty: true })").await;
    page.holds("$('film-card').innerText.includes('hits the drums')").await;
}

pub async fn a_text_in_a_pre(page: Page) {
    let server = page.visit(site(&in_a_pre(&plain()))).await;
    comes(&page).await;
    page.holds("part($('film-card'), 'credits').textContent.includes('Riz Ahmed')").await;
    assert_eq!((server.requests(SCRIPT), server.requests(WASM)), (1, 1));
}

pub async fn what_an_editor_makes_of_a_text(page: Page) {
    let body = "<film-card read>
        <h2>Sound of Metal</h2>
        <figure><img alt='' src='data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA='><figcaption>A drum kit.</figcaption></figure>
        <p>Ruben Stone (Ahmed) hits the drums as if they had called him &#8220;names&#8221;.<br>Then they stop answering,
           and all is <em>very</em>&nbsp;quiet &amp; still.</p>
        <ul><li>Lou drives.</li><li>Joe listens.</li></ul>
        <p>Nobody there is waiting to be repaired.</p>
        <p><strong>Grade: A-</strong></p>
    </film-card>";
    page.visit(site(body)).await;
    comes(&page).await;
    page.holds("part($('film-card'), 'body').querySelector('em').textContent === 'very'").await;
    page.holds("part($('film-card'), 'body').querySelectorAll('li').length === 2").await;
    page.holds("part($('film-card'), 'body').textContent.includes('“names”')").await;
    page.holds("part($('film-card'), 'body').textContent.includes('quiet & still')").await;
}

pub async fn a_script_with_the_text(page: Page) {
    let markdown = format!("---\ntitle: Sound of Metal\nyear: 2020\n---\n{}", plain().replace("very", "*very*"));
    for (kind, text, is_emphasised) in [("text/plain", plain(), false), ("text/markdown", markdown, true)] {
        page.visit(site(&format!("<film-card read><script type={kind}>\n{text}</script></film-card>"))).await;
        page.until("is($('film-card')) === 'card'").await;
        page.holds("part($('film-card'), 'title').textContent.startsWith('Sound of Metal')").await;
        page.holds(&format!("Boolean(part($('film-card'), 'body').querySelector('em')) === {is_emphasised}")).await;
    }
}

pub async fn a_file_with_the_text(page: Page) {
    let other = Site::default()
        .header("Access-Control-Allow-Origin", "*")
        .file("ran.md", "# Ran\n\nAn old man divides a kingdom. **Four stars out of four**\n")
        .serve();
    let body = "<film-card src=reviews/sound-of-metal.txt><a href=/reviews>Sound of Metal</a></film-card>";
    let server = page
        .visit(
            site(body)
                .file("reviews/sound-of-metal.txt", &plain())
                .fault("page.txt", Fault::Instead("<!doctype html><p>Not here.")),
        )
        .await;
    comes(&page).await;
    page.run(&format!("$('film-card').setAttribute('src', '{}/ran.md')", other.origin)).await;
    page.until("part($('film-card'), 'title').textContent === 'Ran'").await;
    page.holds("part($('film-card'), 'body').querySelector('strong, b') === null").await;
    assert_eq!(server.requests("reviews*sound-of-metal.txt"), 1);

    page.run("$('film-card').setAttribute('src', 'reviews/gone.txt')").await;
    page.until("events.at(-1).name === 'error' && events.at(-1).detail.reason === 'network'").await;
    page.holds("is($('film-card')) === 'fallback' && $('film-card').innerText === 'Sound of Metal'").await;
    page.complains(&["reviews/gone.txt could not be loaded (the server answered 404)"]).await;

    for (src, reason, message) in [
        ("reviews/page.txt", "mime-type", "reviews/page.txt comes as \\\"text/html"),
        ("http://[", "bad-options", "attribute \\\"src\\\" must be the address of a file"),
    ] {
        page.run(&format!("$('film-card').setAttribute('src', '{src}')")).await;
        page.until(&format!("events.at(-1).name === 'error' && events.at(-1).detail.reason === '{reason}'")).await;
        page.complains(&[message]).await;
    }
    page.run("$('film-card').setAttribute('src', 'reviews/sound-of-metal.txt')").await;
    comes(&page).await;
}

pub async fn several_texts_about_one_film(page: Page) {
    let other = plain().replace("Grade: A-", "Grade: C").replace("hits the drums", "hits everything");
    let cards = format!(
        "<film-card id=c film=sound-of-metal></film-card>
         <film-card id=a read><pre>{}</pre></film-card><film-card id=b read><pre>{other}</pre></film-card>",
        plain()
    );
    page.visit(site(&cards)).await;
    page.run("$('#b').scrollIntoView()").await;
    page.until("['#a', '#b', '#c'].every((card) => is($(card)) === 'card')").await;
    page.holds("part($('#a'), 'grade').textContent.includes('A-') && part($('#b'), 'grade').textContent.includes('C')")
        .await;
    page.holds("parts($('#a'), 'review').length === 1 && parts($('#b'), 'review').length === 1").await;
    page.holds("parts($('#c'), 'review').length === 2 && !$('#c').shadowRoot.textContent.includes('hits everything')")
        .await;
    // Events and links name the film.
    page.run("$('#b').setAttribute('open', '')").await;
    page.until("part($('#b'), 'toggle').ariaExpanded === 'true'").await;
    page.click("part($('#b'), 'toggle')").await;
    page.until("events.at(-1).name === 'toggle'").await;
    page.holds("JSON.stringify(events.at(-1).detail) === '{\"film\":\"sound-of-metal\",\"review\":1,\"open\":false}'")
        .await;
    page.holds("part($('#a'), 'review').id === 'film-card-sound-of-metal/1'").await;
}

pub async fn a_text_that_changes(page: Page) {
    page.visit(site(&in_a_pre(&plain()))).await;
    comes(&page).await;
    page.run(
        "$('pre').textContent = 'The Long Ferry (2019)\\n\\nA ferry crosses a lake and nobody gets off. Grade: B+\\n'",
    )
    .await;
    page.until("part($('film-card'), 'title').textContent.startsWith('The Long Ferry')").await;
    page.run("$('film-card').setAttribute('heading', '4'); $('film-card').setAttribute('theme', 'dark')").await;
    page.until("part($('film-card'), 'title').localName === 'h4'").await;
    for typed in 1..=40 {
        page.run(&format!("$('pre').append(' And {typed} more.')")).await;
    }
    page.until("part($('film-card'), 'body').textContent.includes('And 40 more.')").await;
    // A film of the bundle, and back.
    page.run("$('film-card').setAttribute('film', 'alien')").await;
    page.until("part($('film-card'), 'title').textContent.startsWith('Alien')").await;
    page.run("$('film-card').removeAttribute('film')").await;
    page.until("part($('film-card'), 'title').textContent.startsWith('The Long Ferry')").await;
    page.run("$('film-card').remove()").await;
    page.settled().await;
    page.holds("events.every(({ name }) => name === 'ready')").await;
}

pub async fn an_element_that_is_not_parsed_yet(page: Page) {
    let (before, after) = TEXT.split_at(TEXT.find("Lou").expect("the text has her"));
    page.visit(Site::new("<script src=watch.js></script>")).await;
    let write = |text: &str| serde_json::to_string(text).expect("text is JSON");
    let start = format!("<script src=watch.js></script><script src=film-cards.js></script><film-card read><p>{before}");
    page.run(&format!("document.open(); document.write({})", write(&start))).await;
    page.until("customElements.get('film-card') && $('film-card')").await;
    for _ in 0..10 {
        page.settled().await;
    }
    page.holds("is($('film-card')) === 'fallback' && !events.length").await;
    page.run(&format!("document.write({}); document.close()", write(&format!("<p>{after}</film-card><p>After."))))
        .await;
    comes(&page).await;
    page.holds("events.length === 1").await;
}

pub async fn a_script_reads_texts(page: Page) {
    let server = page.visit(site("")).await;
    page.until("window.FilmCards").await;
    page.run(&format!(
        "FilmCards.read({}, {{ name: 'sound.txt' }}).then((found) => {{ window.found = found; }})",
        serde_json::to_string(&plain()).expect("text is JSON")
    ))
    .await;
    page.until("window.found").await;
    page.holds("found.movies.length === 1 && found.movies[0].slug === 'sound-of-metal'").await;
    page.holds(
        "JSON.stringify(found.movies[0].reviews[0].grade) === '{\"written\":\"A-\",\"scale\":\"letter\",\"value\":91}'",
    )
    .await;
    page.holds(
        "found.movies[0].reviews[0].source === 'sound.txt' && found.movies[0].reviews[0].reviewBody.length === 2",
    )
    .await;
    page.holds("found.diagnostics.some(({ code, line }) => code === 'title-inferred' && line === 1)").await;
    page.holds("Object.keys(found).join() === 'movies,diagnostics'").await;
    page.holds("FilmCards.read('').then(({ movies }) => movies.length === 0)").await;
    for (call, message) in [
        ("FilmCards.read()", "the first argument must be the text of a review"),
        ("FilmCards.read('', 'ran.txt')", "the options must be an object such as {name: \"ran.txt\"}"),
        ("FilmCards.read('', { file: '' })", "unknown option \"file\": allowed are name"),
        ("FilmCards.read('', { name: 3 })", "option \"name\" must be the name of a file such as \"ran.txt\""),
    ] {
        let thrown = page.get(call).await;
        assert_eq!(thrown["thrown"], format!("TypeError: {message}"));
        assert_eq!(thrown["reason"], "bad-options");
    }
    assert_eq!((server.requests(SCRIPT), server.requests(WASM)), (1, 1));
}

pub async fn a_page_without_texts_loads_no_reader(page: Page) {
    let server = page.visit(site("<film-card film=alien></film-card><film-gallery></film-gallery>")).await;
    page.until("events.length === 2").await;
    page.settled().await;
    assert_eq!((server.requests(SCRIPT), server.requests(WASM)), (0, 0));
}

pub async fn a_text_that_is_no_review(page: Page) {
    let text = "He hits the drums all day, and I would like the neighbours to know that I am not to blame for it.";
    for body in [in_a_pre(text), format!("<film-card read><p>{text}</p></film-card>")] {
        page.visit(site(&body)).await;
        page.until("events.length").await;
        page.holds("events[0].name === 'error' && events[0].detail.reason === 'no-review'").await;
        stays(&page).await;
        page.complains(&["film-card:1:", "error[missing-title]: no title is to be found", "help: write the title"])
            .await;
    }
}

pub async fn markup_in_a_text(page: Page) {
    let text = plain().replace(
        "Nobody there",
        "&lt;img src=x onerror='window.harmed = 1'&gt;&lt;script&gt;window.harmed = 1&lt;/script&gt; \
         [a link](javascript:window.harmed=1) Nobody there",
    );
    page.visit(site(&in_a_pre(&text))).await;
    comes(&page).await;
    page.run("$('film-card').setAttribute('open', '')").await;
    page.settled().await;
    page.holds("window.harmed === undefined").await;
    page.holds("!$('film-card').shadowRoot.querySelector('img, script, [onerror], [href^=\"javascript:\"]')").await;
}

pub async fn what_looks_wrong_is_for_the_writer(page: Page) {
    let text = plain().replace("Lou (Olivia Cooke)", "With Riz Ahmed, Olivia Cooke.\n\nLou (Olivia Cook)");
    page.visit(site(&in_a_pre(&text).replace(" read>", " read id=sound>"))).await;
    comes(&page).await;
    page.holds("!$('film-card').shadowRoot.querySelector('.film-check')").await;
    page.complains(&["film-card#sound:", "warning[name-spelling]", "Olivia Cook", "help: "]).await;

    page.run("$('film-card').setAttribute('check', '')").await;
    page.until("$('film-card').shadowRoot.querySelector('.film-check')").await;
    page.holds("part($('film-card'), 'check').textContent.includes('warning[name-spelling]')").await;
    page.holds("part($('film-card'), 'check').textContent.includes('film-cards check: 1 warning')").await;
    page.holds("part($('film-card'), 'check').getBoundingClientRect().top >= part($('film-card'), 'card').getBoundingClientRect().bottom").await;
    page.run("$('film-card').setAttribute('theme', 'dark')").await;
    page.settled().await;
    page.holds("parts($('film-card'), 'check').length === 1").await;
    page.run("$('film-card').removeAttribute('check')").await;
    page.until("!part($('film-card'), 'check')").await;

    // Without a card, the list is below the text.
    page.run("$('film-card').setAttribute('check', ''); $('pre').textContent = 'He hits the drums all day, and nothing more.'").await;
    page.until("events.at(-1).name === 'error'").await;
    stays(&page).await;
    page.holds("part($('film-card'), 'check').textContent.includes('error[missing-title]')").await;
    page.complains(&["error[missing-title]"]).await;
}

/// A review of about `bytes` bytes.
fn long(bytes: usize) -> String {
    let sentence = "The drums go on, and Ruben hits them as if they owed him something. ";
    let paragraph = format!("{}\n\n", sentence.repeat(8));
    format!("Sound of Metal\n\n{}Grade: A-\n", paragraph.repeat(bytes / paragraph.len()))
}

/// Counts the answers of workers to the page.
const COUNT: &str = "
    window.answers = 0;
    const Original = Worker;
    window.Worker = class extends Original { 
        constructor(...values) { super(...values); this.addEventListener('message', () => { answers += 1; }); }
     };
";

pub async fn a_large_text_is_read_in_a_worker(page: Page) {
    let elsewhere = Site::default().header("Access-Control-Allow-Origin", "*").serve();
    for (bundle, bytes, answers) in [("", 40_000, 0), ("", 60_000, 1), (&*format!("{}/", elsewhere.origin), 60_000, 1)]
    {
        let body = format!(
            "<script src=watch.js></script><script src=count.js></script><script src={bundle}film-cards.js></script>{}",
            in_a_pre(&long(bytes))
        );
        page.visit(Site::new(&body).file("count.js", COUNT)).await;
        page.until("is($('film-card')) === 'card'").await;
        page.holds("part($('film-card'), 'grade').textContent.includes('A-')").await;
        page.holds(&format!("answers === {answers}")).await;
    }
}

pub async fn a_text_of_ten_megabytes(page: Page) {
    let body = in_a_pre("He hits the drums.");
    page.visit(site(&body)).await;
    page.until("events.length").await;
    page.console().await;
    let sentence = "'The drums go on, and Ruben hits them as if they owed him something.\\n\\n'";
    page.run(&format!("window.text = 'Sound of Metal\\n\\n' + {sentence}.repeat(150000) + 'Grade: A-\\n'")).await;
    page.run("$('pre').textContent = text").await;
    page.until("events.length === 2").await;
    page.holds("events[1].name === 'error' && events[1].detail.reason === 'no-review'").await;
    page.complains(&["a text of 10.4 MB is too large for a review"]).await;
    page.run("$('pre').textContent = ''").await;
    page.until("events.length === 3").await;
    page.console().await;
    // A script may have it read. The page answers meanwhile.
    page.run("window.frames = 0; (function look() { frames += 1; if (!window.found) requestAnimationFrame(look); })()")
        .await;
    page.run("FilmCards.read(text).then((found) => { window.found = found; })").await;
    // On a busy machine WebKit's interpreter takes more than a minute.
    page.until_within(4 * PATIENCE, "window.found").await;
    page.holds("found.movies.length === 1 && found.movies[0].reviews[0].grade.written === 'A-'").await;
    page.holds("frames > 3").await;
}

const POLICY: &str = "Content-Security-Policy";

pub async fn a_policy_that_forbids_webassembly(page: Page) {
    let policy = "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:";
    let server = page.visit(site(&in_a_pre(&plain())).header(POLICY, policy)).await;
    page.until("events.length").await;
    page.holds("events[0].detail.reason === 'wasm-blocked'").await;
    stays(&page).await;
    page.complains(&["script-src 'wasm-unsafe-eval'"]).await;
    assert_eq!((server.requests(SCRIPT), server.requests(WASM)), (0, 0));
}

pub async fn a_policy_that_forbids_workers(page: Page) {
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:; worker-src 'none'; \
                  require-trusted-types-for 'script'";
    page.visit(site(&in_a_pre(&long(60_000))).header(POLICY, policy)).await;
    page.until("is($('film-card')) === 'card'").await;
    page.holds("part($('film-card'), 'grade').textContent.includes('A-')").await;
    says_nothing(&page).await;
}

/// Asserts that the cards have written nothing. No script can prevent the browser's own lines about a policy.
async fn says_nothing(page: &Page) {
    let lines = page.console().await;
    assert!(lines.iter().all(|line| !line.contains("film-cards: ")), "{lines:#?}");
}

pub async fn a_policy_that_forbids_to_fetch(page: Page) {
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src data:";
    page.visit(site(&in_a_pre(&plain())).header(POLICY, policy)).await;
    page.until_within(PATIENCE, "events.length").await;
    page.holds("events[0].name === 'error' && events[0].detail.reason === 'network'").await;
    stays(&page).await;
    let lines = page.console().await;
    let own: Vec<_> = lines.iter().filter(|line| line.contains("film-cards: ")).collect();
    assert!(own.len() == 1 && own[0].contains("needs connect-src for it"), "{lines:#?}");
}

/// Keeps the memory of the Wasm that was started last.
const KEEP: &str = "
    const original = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...values) => {
        const made = await original.apply(WebAssembly, values);
        const exported = Object.values((made.instance ?? made).exports);
        window.memory = exported.find((value) => value instanceof WebAssembly.Memory);
        return made;
    };
";

/// Makes every call of a reader trap.
const BREAK: &str = "
    const original = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...values) => {
        const made = await original.apply(WebAssembly, values);
        if (!made.exports || Object.keys(WebAssembly.Module.customSections(values[0], 'film-cards-style')).length) return made;
        const stop = () => { throw new WebAssembly.RuntimeError('unreachable'); };
        const exports = Object.fromEntries(Object.entries(made.exports).map(([name, value]) =>
            [name, value instanceof WebAssembly.Memory ? value : stop]));
        return Object.create(WebAssembly.Instance.prototype, { exports: { value: exports } });
    };
";

pub async fn a_reader_that_traps(page: Page) {
    let cards =
        format!("<film-card id=a film=alien></film-card>{}", in_a_pre(&plain()).replace(" read>", " id=b read>"));
    let body = format!("<script src=keep.js></script>{cards}");
    page.visit(site(&body).file("keep.js", KEEP)).await;
    page.until("events.length === 2 && is($('#a')) === 'card' && is($('#b')) === 'card'").await;
    page.run("new Uint8Array(memory.buffer).fill(255)").await;
    page.run("$('pre').textContent = $('pre').textContent.replace('Grade: A-', 'Grade: B-')").await;
    page.until("part($('#b'), 'grade').textContent.includes('B-')").await;

    let body = format!("<script src=break.js></script>{cards}");
    page.visit(site(&body).file("break.js", BREAK)).await;
    page.until("events.length === 2 && events.some(({ name }) => name === 'error')").await;
    page.holds("events.find(({ name }) => name === 'error').detail.reason === 'crashed'").await;
    page.holds("is($('#a')) === 'card' && is($('#b')) === 'fallback' && $('#b').innerText.includes('hits the drums')")
        .await;
    page.click("part($('#a'), 'toggle')").await;
    page.until("events.at(-1).name === 'toggle'").await;
    page.complains(&["the reader has stopped"]).await;
}

pub async fn a_request_for_the_reader_that_fails_once(page: Page) {
    for file in [SCRIPT, WASM] {
        for fault in [Fault::Dropped, Fault::Truncated] {
            let site = site(&in_a_pre(&plain())).fault(file, Fault::First(1, fault.into()));
            let server = page.visit(site).await;
            page.until_within(PATIENCE, "events.length").await;
            comes(&page).await;
            assert_eq!(server.requests(file), 2);
            says_nothing(&page).await;
        }
    }
}

pub async fn a_reader_that_does_not_come(page: Page) {
    for file in [SCRIPT, WASM] {
        page.visit(site(&in_a_pre(&plain())).fault(file, Fault::Missing)).await;
        page.until_within(PATIENCE, "events.length").await;
        page.holds("events[0].name === 'error' && events[0].detail.reason === 'network'").await;
        stays(&page).await;
        page.complains(&["could not be loaded"]).await;
    }
}
