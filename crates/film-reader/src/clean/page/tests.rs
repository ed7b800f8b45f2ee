//! Pages of our own in the forms of themes.

use super::super::{Kind, document};
use super::*;

const PROSE: &str =
    "<p>It hums all night, and the sisters who keep it running have not spoken since the winter of the flood.</p>";

fn text(page: &str) -> String {
    document(page, Kind::Html).text.into_owned()
}

fn page(head: &str, body: &str) -> String {
    text(&format!("<html><head>{head}</head><body>{body}</body></html>"))
}

#[track_caller]
fn states(page: &str, line: &str) {
    assert!(page.lines().any(|known| known == line), "{line:?} in {page:?}");
}

#[test]
fn a_part_of_a_page_is_none() {
    for part in ["<p>It hums.</p>", "<div class=\"comments\">It hums.</div>", "It hums.", "", "<"] {
        assert!(read(part).is_none(), "{part}");
    }
    assert_eq!(text(PROSE).trim(), PROSE.trim_start_matches("<p>").trim_end_matches("</p>"));
}

#[test]
fn the_headline_is_the_one_that_the_page_states() {
    let site = "<h1><a href=\"/\">Harbour Notes</a></h1>";
    for head in [
        "<title>Low Tide – Harbour Notes</title>",
        "<title>Harbour Notes: Low Tide</title>",
        "<meta property=og:title content='Low Tide'>",
    ] {
        let read = page(head, &format!("<div>{site}</div><div><h2>Low Tide</h2>{PROSE}</div>"));
        states(&read, "# Low Tide");
        assert!(!read.contains("Harbour Notes"), "{read:?}");
    }
    // A side column with prose of its own stands before it.
    let side = format!("<div class=sidebar>{site}{PROSE}</div>");
    let read = page("<title>Low Tide · Harbour Notes</title>", &format!("{side}<h1>Low Tide</h1>{PROSE}{PROSE}"));
    assert_eq!((read.matches("Low Tide").count(), read.matches("It hums").count()), (1, 2), "{read:?}");
    // No heading shows it.
    let read = page("<title>Low Tide | Harbour Notes</title>", &format!("<div>{site}</div>{PROSE}"));
    states(&read, "# Low Tide");
}

#[test]
fn what_stands_around_the_text_goes() {
    for around in [
        "<nav>Home and away</nav>",
        "<aside>Home and away</aside>",
        "<footer>Home and away</footer>",
        "<div class=\"related-posts\">Home and away</div>",
        "<div id=comments>Home and away</div>",
        "<div role=navigation>Home and away</div>",
        "<ul><li><a href=\"/a\">Home</a></li><li><a href=\"/b\">and away</a></li></ul>",
        "<div><div><div>Home and away</div></div></div>",
    ] {
        let read =
            page("", &format!("<div><article><h1>Low Tide</h1><div>{PROSE}{PROSE}</div></article></div>{around}"));
        assert!(read.contains("It hums") && !read.contains("away"), "{around}: {read:?}");
    }
}

#[test]
fn what_belongs_to_the_review_stays_beside_its_text() {
    for beside in
        ["<aside class=\"film-info\">Director: Mara Quill</aside>", "<div class=rating>Director: Mara Quill</div>"]
    {
        let read =
            page("", &format!("<article><h1>Low Tide</h1><div class=post-content>{PROSE}</div>{beside}</article>"));
        assert!(read.contains("Mara Quill"), "{read:?}");
        let read =
            page("", &format!("<article><h1>Low Tide</h1><div class=post-content>{beside}{PROSE}</div></article>"));
        assert!(read.contains("Mara Quill"), "{read:?}");
    }
}

#[test]
fn no_review_is_lost_by_the_names_of_classes() {
    for class in ["comments", "sidebar", "related", "widget", "nav", "footer", "share"] {
        let read = page("", &format!("<div class={class}><h1>Low Tide</h1>{PROSE}{PROSE}</div>"));
        assert!(read.contains("It hums"), "{class}: {read:?}");
    }
}

#[test]
fn the_critic_and_the_day_are_those_of_the_post() {
    let head = "<meta name=author content='Bo Ek'><meta property=og:site_name content='Harbour Notes'>";
    let byline = "<p><time datetime=2019-03-04T10:00>4 March</time> by <a rel=author href=/a>Ada Kiln</a></p>";
    let others = "<aside><time datetime=2022-01-01>now</time> <a rel=author>Una Vale</a></aside>";
    let read = page(head, &format!("{others}<article><h1>Low Tide</h1>{byline}<div>{PROSE}</div></article>"));
    states(&read, "author: 'Ada Kiln'");
    states(&read, "pubDate: '2019-03-04T10:00'");
    states(&read, "publication: 'Harbour Notes'");
    assert!(!read.contains(" by") && !read.contains("Una Vale"), "{read:?}");
    let read = page(head, &format!("{others}<article><h1>Low Tide</h1><div>{PROSE}</div></article>"));
    states(&read, "author: 'Bo Ek'");
    assert!(!read.contains("2022"), "{read:?}");
    for nobody in ["admin", "Harbour Notes", "a@b.example", "{{ author }}"] {
        let head = format!("<meta name=author content='{nobody}'><meta property=og:site_name content='Harbour Notes'>");
        assert!(!page(&head, PROSE).contains("author:"), "{nobody}");
    }
}

#[test]
fn linked_data_is_read_through_its_graph() {
    let review = "{\"@type\": [\"Review\"], \"author\": {\"@id\": \"#a\"}, \"reviewRating\": {\"ratingValue\": 3.5, \"bestRating\": 4},
        \"itemReviewed\": {\"@type\": \"http://schema.org/Movie\", \"name\": \"Low\nTide\", \"director\": [{\"name\": \"Mara Quill\"}, \"Bo Law\"]}}";
    let person = "{\"@type\": \"Person\", \"@id\": \"#a\", \"name\": \"Ada &amp; Kiln\"}";
    let script = |inner: &str| format!("<script type='application/ld+json'>{inner}</script>");
    let read = page(&script(&format!("{{\"@graph\": [{review}, {person}]}}")), PROSE);
    for line in ["filmTitle: 'Low Tide'", "rating: '3.5/4'", "author: 'Ada & Kiln'", "- 'Mara Quill'", "- 'Bo Law'"] {
        states(&read, line);
    }
    // Which of two reviews is the page's is not known, and a blog's posts are others.
    for inner in [
        format!("[{review}, {review}]"),
        format!("{{\"@type\": \"Blog\", \"blogPost\": [{review}]}}"),
        format!("{{\"@type\": \"Movie\", \"review\": [{review}, {review}]}}"),
        "{\"@type\": \"Review\", ".to_owned(),
        "[".repeat(10_000),
    ] {
        assert!(!page(&script(&inner), PROSE).contains("rating"), "{inner}");
    }
}

#[test]
fn places_are_those_of_the_page() {
    let page = format!(
        "<html><head><title>Low Tide</title></head><body><nav>Home</nav><div><h1>Low Tide</h1>{PROSE}</div></body></html>"
    );
    let cleaned = document(&page, Kind::Html);
    let moved =
        cleaned.moved.iter().rev().find(|moved| cleaned.text[moved.at..].starts_with("It hums")).expect("the prose");
    assert!(page[moved.from..].starts_with("It hums"));
    assert!(cleaned.moved.is_sorted_by_key(|moved| moved.at));
}

#[test]
fn a_page_of_any_size_takes_its_time_once() {
    for piece in [
        "<div>",
        "<a>",
        "<p>a",
        "<div class=date>",
        "<time>",
        "<h1>a",
        "<a rel=author>",
        "</div>",
        "<script>",
        "<!--",
        "<li><a>b</a>",
    ] {
        let page = format!("<html><body>{}{PROSE}", piece.repeat(20_000));
        assert!(document(&page, Kind::Html).text.len() < page.len() + 200, "{piece}");
    }
}
