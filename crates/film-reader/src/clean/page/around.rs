//! What stands around the text of a page: by its element, its role and the words of its class.

use super::elements::{Element, Elements};

/// How surely an element stands around the text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Around {
    No,
    /// The foot of a post, which may say who wrote it and when.
    Foot,
    /// Beside the text, where other posts and other people are named, too.
    Beside,
}

/// Parts of words in class names that stand for nothing else.
const PARTS: [&str; 33] = [
    "comment",
    "disqus",
    "giscus",
    "utterances",
    "related",
    "breadcrumb",
    "paginat",
    "pagenav",
    "navbar",
    "sidebar",
    "widget",
    "newsletter",
    "subscri",
    "cookie",
    "social",
    "sharing",
    "sharedaddy",
    "addtoany",
    "authorbox",
    "author-box",
    "author-bio",
    "author_bio",
    "author-info",
    "about-author",
    "recent",
    "popular",
    "table-of-contents",
    "screen-reader",
    "sr-only",
    "visually-hidden",
    "back-to-top",
    "backtotop",
    "adsbygoogle",
];

/// Whole words of class names, between blanks, `-` and `_`.
const WORDS: [&str; 27] = [
    "nav",
    "menu",
    "navigation",
    "share",
    "shares",
    "toc",
    "tags",
    "tag",
    "taglist",
    "pager",
    "prev",
    "previous",
    "next",
    "respond",
    "bio",
    "ad",
    "ads",
    "reward",
    "donate",
    "progress",
    "search",
    "skip",
    "modal",
    "popup",
    "copyright",
    "license",
    "licence",
];

/// Parts of words in class names of what belongs to a review though it stands beside it.
const OF_THE_REVIEW: [&str; 9] = ["rating", "score", "star", "grade", "verdict", "movie", "film", "credit", "review"];

/// Whether an element is marked as the name of who wrote the post.
pub fn names_author(element: &Element) -> bool {
    const BYLINES: [&str; 9] = [
        "author",
        "byline",
        "p-author",
        "post-author",
        "entry-author",
        "author-name",
        "post-meta-author",
        "by-author",
        "article-author",
    ];
    let has = |attribute: &str, value: &str| element.attribute(attribute).split(' ').any(|word| word == value);
    has("rel", "author") || has("itemprop", "author") || element.words().split(' ').any(|word| BYLINES.contains(&word))
}

/// Whether an element is marked as the day of the post.
pub fn names_day(element: &Element) -> bool {
    const DAYS: [&str; 7] = ["date", "time", "published", "posted", "day", "timestamp", "pubdate"];
    element.name() == "time"
        || element.attribute("itemprop").contains("datePublished")
        || element.words().split([' ', '-', '_']).any(|word| DAYS.contains(&word))
}

/// How surely each element of the page stands around its text, by itself.
pub fn by_itself(element: &Element) -> Around {
    let words = element.words();
    let role = element.attribute("role");
    let name = element.name();
    if name == "nav" || matches!(role, "navigation" | "search" | "menu" | "dialog") {
        return Around::Beside;
    }
    let is_around =
        PARTS.iter().any(|part| words.contains(part)) || words.split([' ', '-', '_']).any(|word| WORDS.contains(&word));
    let beside = name == "aside" || role == "complementary" || words.contains("sidebar") || words.contains("widget");
    let of_the_review = OF_THE_REVIEW.iter().any(|part| words.contains(part));
    match (name, role) {
        _ if is_around && !(beside && of_the_review) => Around::Beside,
        ("aside", _) | (_, "complementary") if !of_the_review => Around::Beside,
        ("footer", _) | (_, "contentinfo") => Around::Foot,
        _ if words.split([' ', '-', '_']).any(|word| word == "footer") => Around::Foot,
        _ => Around::No,
    }
}

/// How surely each element stands around the text, with all it stands in. None that holds `headline` does, and none
/// that has more than half of the prose.
pub fn of_all(elements: &Elements<'_>, headline: Option<usize>) -> Vec<Around> {
    let all = &elements.all;
    let total: usize = all.iter().filter(|element| element.parent.is_none()).map(|element| element.prose).sum();
    let headline = headline.map(|at| &all[at]);
    let mut found: Vec<Around> = Vec::with_capacity(all.len());
    for element in all {
        let outer = element.parent.map_or(Around::No, |parent| found[parent]);
        let mut own = by_itself(element);
        // The head of the page, as opposed to that of a post.
        if element.name() == "header" || element.attribute("role") == "banner" {
            let mut outer = element.parent;
            let mut is_of_page = true;
            for _ in 0..8 {
                let Some(at) = outer else { break };
                is_of_page &= !matches!(all[at].name(), "article" | "main");
                outer = all[at].parent;
            }
            if is_of_page {
                own = own.max(Around::Beside);
            }
        }
        let is_whole = matches!(element.name(), "html" | "body" | "main" | "article" | "head")
            || headline.is_some_and(|headline| element.contains(headline));
        let most = if element.words().contains("comment") { total * 9 / 10 } else { total / 2 };
        if is_whole && element.name() != "head" || element.prose > most {
            own = Around::No;
        }
        found.push(own.max(outer));
    }
    found
}
