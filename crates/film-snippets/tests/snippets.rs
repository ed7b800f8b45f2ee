//! Snippets as people paste them, and the `h-review` in them.

mod common;

use common::{all, hostile, letter, several, ungraded};
use expect_test::expect_file;
use film_model::{LinkProvider, Movie};
use film_snippets::{gallery_snippet, snippet};
use roxmltree::{Document, Node};
use std::collections::HashSet;

fn of(movie: &Movie) -> String {
    snippet(movie, LinkProvider::Wikipedia, LOADER)
}

const LOADER: &str = "https://cdn.example/film-cards.js";

/// The fallback: the article inside the card's element.
fn article(snippet: &str) -> &str {
    let (start, end) = (snippet.find("<article").expect("an article"), snippet.find("</article>").expect("its end"));
    &snippet[start..end + "</article>".len()]
}

#[test]
fn snippets_as_they_are() {
    expect_file!["snapshots/letter.html"].assert_eq(&of(&letter()));
    expect_file!["snapshots/ungraded.html"].assert_eq(&of(&ungraded()));
    expect_file!["snapshots/several.html"].assert_eq(&of(&several()));
    expect_file!["snapshots/hostile.html"].assert_eq(&of(&hostile()));
    expect_file!["snapshots/gallery.html"].assert_eq(&gallery_snippet(all(), LOADER));
}

#[test]
fn a_snippet_is_the_script_the_element_the_sheet_and_the_data() {
    for movie in all() {
        let snippet = of(&movie);
        let script =
            format!("<script async=\"async\" src=\"{LOADER}\"></script>\n<film-card film=\"{}\" style=\"", movie.slug);
        assert!(snippet.starts_with(&script), "{snippet}");
        assert!(snippet.contains(";min-height:2"), "the height is reserved: {snippet}");
        assert_eq!(snippet.matches("<script").count(), 1, "{snippet}");
        assert_eq!(snippet.matches("</script>").count(), 1, "{snippet}");
        let sheet = "\n</film-card>\n<link rel=\"stylesheet\" media=\"print\" \
            href=\"https://cdn.example/film-cards-print.css\"/>\n<div hidden=\"hidden\" itemscope=\"itemscope\" ";
        assert_eq!(snippet.matches(sheet).count(), 1, "{snippet}");
        // Markdown treats everything after an empty line as text.
        assert!(snippet.lines().all(|line| !line.trim().is_empty()), "{snippet}");
    }
}

#[test]
fn the_sheet_is_beside_the_loader() {
    for (loader, sheet) in [
        ("film-cards.js", "film-cards-print.css"),
        ("../film-cards.js", "../film-cards-print.css"),
        ("/cards/film-cards.js", "/cards/film-cards-print.css"),
    ] {
        let snippet = snippet(&letter(), LinkProvider::None, loader);
        assert!(snippet.contains(&format!(" href=\"{sheet}\"/>")), "{snippet}");
    }
}

/// Blogger's templates and many feeds are XML.
#[test]
fn a_snippet_is_well_formed_xml() {
    let gallery = gallery_snippet(all(), LOADER);
    for snippet in all().iter().map(of).chain([gallery]) {
        let template = format!("<div>{snippet}</div>");
        let tree = Document::parse(&template).unwrap_or_else(|error| panic!("{error}\n{snippet}"));
        let script = tree.descendants().find(|node| node.has_tag_name("script")).expect("the script");
        assert_eq!((script.attribute("async"), script.attribute("src")), (Some("async"), Some(LOADER)));
    }
}

/// The visible text of some HTML after a host has cleaned it.
fn read(html: &str) -> String {
    let text = Document::parse(&format!("<div>{html}</div>")).map(|tree| text(tree.root()));
    text.unwrap_or_else(|error| panic!("{error}\n{html}")).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Many cleaners remove the tag of a script and leave its content as visible text.
#[test]
fn a_cleaner_leaves_the_text_of_the_article_and_no_more() {
    let mut cleaners = [ammonia::Builder::default(), ammonia::Builder::default(), ammonia::Builder::empty()];
    cleaners[1].clean_content_tags(HashSet::new());
    cleaners[2].add_tags(["p", "a"]);
    assert_eq!(cleaners[1].clean("<script>{}</script>").to_string(), "{}", "it is a cleaner of that kind");
    for movie in all() {
        let snippet = of(&movie);
        for cleaner in &cleaners {
            // Ammonia writes HTML; in a snippet, only these elements have no end tag.
            let cleaned = cleaner.clean(&snippet).to_string().replace("&nbsp;", "\u{a0}");
            assert_eq!(read(&cleaned), read(article(&snippet)), "{cleaned}");
        }
    }
}

#[test]
fn nobody_reads_a_spoiler() {
    let snippet = of(&letter());
    for secret in ["home alone", "sold the salt"] {
        assert!(!snippet.contains(secret), "{snippet}");
    }
    assert_eq!(snippet.matches("[spoiler]").count(), 4, "two in the text, two for machines: {snippet}");
}

#[test]
fn the_text_needs_no_script_to_unfold() {
    let snippet = of(&letter());
    let article = Document::parse(article(&snippet)).expect("a tree");
    assert!(article.descendants().all(|node| !node.has_tag_name("button") && node.attribute("hidden").is_none()));
    let details = article.descendants().find(|node| node.has_tag_name("details")).expect("something folded");
    assert!(details.first_element_child().is_some_and(|first| first.has_tag_name("summary")));
    let rest = details.children().filter(Node::is_element).skip(1);
    let is_content: Vec<bool> = rest.map(|node| has_class(node, "e-content")).collect();
    assert!(is_content.len() == 3 && !is_content.contains(&false), "all of the text is the review's: {snippet}");
}

#[test]
fn nothing_of_the_interface_is_content_and_no_part_stands_outside_a_shadow_tree() {
    for movie in all() {
        let snippet = of(&movie);
        let tree = Document::parse(article(&snippet)).expect("a tree");
        for content in property(tree.root(), "e-content") {
            assert!(!content.descendants().any(|node| node.has_tag_name("summary")), "{snippet}");
        }
        assert!(tree.descendants().all(|node| node.attribute("part").is_none()), "{snippet}");
        assert!(!snippet.contains("<cite"), "italics alone carry no meaning: {snippet}");
    }
}

#[test]
fn title_year_and_grade_go_first() {
    let (letter, several) = (of(&letter()), of(&several()));
    let order = |html: &str, texts: &[&str]| {
        let places: Vec<_> =
            texts.iter().map(|text| html.find(text).unwrap_or_else(|| panic!("{text}: {html}"))).collect();
        assert!(places.is_sorted(), "{places:?}: {html}");
    };
    order(&letter, &["The Salt Road", "(1987)", "<strong>A-</strong>", "Corin Vale", "e-content", "Directed by"]);
    order(&several, &["Under the Viaduct</h2>", "Average of 2 grades", "Nell Ashby", "★★★½", "Tobias Rook", "thumbs"]);
    assert!(!several.contains(" on "), "{several}");
}

fn has_class(node: Node, class: &str) -> bool {
    node.attribute("class").is_some_and(|classes| classes.split(' ').any(|known| known == class))
}

/// The elements of `review` with the microformats property `class`.
fn property<'a>(review: Node<'a, 'a>, class: &str) -> Vec<Node<'a, 'a>> {
    review.descendants().filter(|node| has_class(*node, class)).collect()
}

fn text(node: Node) -> String {
    node.descendants().filter_map(|node| if node.is_text() { node.text() } else { None }).collect()
}

/// The rules of <https://microformats.org/wiki/h-review>.
#[test]
fn each_review_is_an_h_review() {
    const PROPERTIES: [&str; 8] =
        ["p-item", "p-author", "dt-published", "u-url", "p-rating", "p-best", "p-worst", "e-content"];
    for movie in all() {
        let snippet = of(&movie);
        let tree = Document::parse(article(&snippet)).unwrap_or_else(|error| panic!("{error}\n{snippet}"));
        let reviews = property(tree.root(), "h-review");
        assert_eq!(reviews.len(), movie.reviews.len());
        for (html, review) in reviews.into_iter().zip(&movie.reviews) {
            let item = property(html, "p-item");
            assert_eq!(item.len(), 1);
            // If a film has several reviews, the name is visible once, and in the data of each review.
            let name = item[0].attribute("value").map_or_else(|| text(item[0]), str::to_owned);
            assert_eq!(name.trim(), movie.name.trim());
            assert_eq!(has_class(item[0], "h-item"), movie.reviews.len() == 1);
            let author = property(html, "p-author");
            let critics: Vec<_> = author.iter().map(|author| author.attribute("value")).collect();
            assert_eq!(critics, review.author.iter().map(|author| Some(author.as_str())).collect::<Vec<_>>());
            // A reading view would treat a short text with that class as the author of the page.
            assert!(author.iter().all(|author| text(*author).is_empty()));
            for published in property(html, "dt-published") {
                assert_eq!(published.attribute("datetime"), review.date_published.as_deref());
            }
            for url in property(html, "u-url") {
                assert_eq!(url.attribute("href"), review.url.as_deref());
            }
            let value = review.grade.as_ref().and_then(|grade| grade.value);
            for (class, expected) in
                [("p-rating", value), ("p-best", value.map(|_| 100)), ("p-worst", value.map(|_| 0))]
            {
                let said: Vec<String> = property(html, class)
                    .into_iter()
                    .map(|node| node.attribute("value").map_or_else(|| text(node), str::to_owned))
                    .collect();
                assert_eq!(said, expected.map(|value| value.to_string()).as_slice(), "{class}");
            }
            let content: String = property(html, "e-content").into_iter().map(text).collect();
            assert!(content.len() >= 5, "{content}");
        }
        let classes = tree.descendants().filter_map(|node| node.attribute("class")).flat_map(|list| list.split(' '));
        for class in classes.filter(|class| ["p-", "u-", "dt-", "e-"].iter().any(|kind| class.starts_with(kind))) {
            assert!(PROPERTIES.contains(&class), "{class} is no property of an h-review");
        }
    }
}

#[test]
fn a_text_is_marked_as_the_language_its_review_names() {
    let unmarked = of(&letter());
    assert!(!unmarked.contains(" lang="), "{unmarked}");
    let mut movie = letter();
    movie.reviews[0].lang = common::some("fr-CA");
    let snippet = of(&movie);
    let tree = Document::parse(article(&snippet)).unwrap_or_else(|error| panic!("{error}\n{snippet}"));
    let contents = property(tree.root(), "e-content");
    assert!(contents.len() > 1, "{snippet}");
    assert!(contents.iter().all(|content| content.attribute("lang") == Some("fr-CA")), "{snippet}");
    // The words around the texts are still English.
    assert_eq!(snippet.matches(" lang=").count(), contents.len(), "{snippet}");
}

#[test]
fn no_address_leads_out_of_the_web() {
    let snippet = of(&hostile());
    assert!(!snippet.contains("href=\"javascript"), "{snippet}");
}
