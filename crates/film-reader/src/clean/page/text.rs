//! Which part of a page is the review: its headline, and the smallest element that holds the prose.

use super::around::{self, Around, names_author, names_day};
use super::elements::{Element, Elements};
use super::linked::Linked;
use super::stated::meta;
use crate::text::{fold, single_spaced};
use std::ops::Range;

/// The review in a page.
pub struct Found {
    /// The headline, as the page shows it or else as it states it, and where.
    pub title: Option<(String, usize)>,
    /// The post: the element with the headline and the text, by its place.
    pub post: Option<usize>,
    /// How surely each element stands around the text.
    pub around: Vec<Around>,
    /// What the site calls itself.
    pub sites: Vec<String>,
    /// What is read, and what of the post is not, in the order of the page.
    pub kept: Vec<Range<usize>>,
    pub dropped: Vec<Range<usize>>,
    /// Where the first paragraph of prose begins.
    pub prose: usize,
}

/// Words that themes use in the class of the element that holds the text of a post, and nothing else.
const TEXTS: [&str; 16] = [
    "e-content",
    "entry-content",
    "entry__content",
    "post-content",
    "post_content",
    "post__content",
    "postcontent",
    "post-body",
    "post-text",
    "article-content",
    "article-body",
    "article__body",
    "articlebody",
    "article-entry",
    "post-single-content",
    "markdown-body",
];

/// Words in the class of what belongs to a review and stands after its text.
const FACTS: [&str; 9] =
    ["rating", "score", "grade", "verdict", "stars", "movie-info", "film-info", "credits", "reviewrating"];

pub fn find(elements: &Elements<'_>, text: &str, linked: &Linked) -> Found {
    let all = &elements.all;
    let sites = sites(elements, linked);
    // A side column may say something before the post begins.
    let beside = around::of_all(elements, None);
    let first = all.iter().zip(&beside).find(|(element, around)| **around == Around::No && element.is_prose());
    let first = first.map(|(element, _)| element);
    let headline = headline(elements, linked, &sites, first.map_or(text.len(), |first| first.span.start));
    let around = around::of_all(elements, headline);
    let title = match headline {
        Some(at) => Some((elements.text_of(&all[at]), all[at].span.start)),
        None => stated_title(elements, linked, &sites),
    };
    let (weights, total) = weights(all, &around);
    let everything: usize = all.iter().filter(|element| element.parent.is_none()).map(|element| element.prose).sum();
    let whole = |title, around| Found {
        title,
        post: None,
        around,
        sites: sites.clone(),
        kept: std::iter::once(0..text.len()).collect(),
        dropped: headline.map(|at| all[at].span.clone()).into_iter().collect(),
        prose: first.map_or(text.len(), |first| first.span.start),
    };
    let Some(body) = body(all, &around, &weights, total).filter(|at| weights[*at] * 3 >= everything) else {
        let mut found = whole(title, around);
        found.kept = without(0..text.len(), &found.dropped);
        return found;
    };
    let part = region(all, headline, body, &weights);
    let post = post(all, headline, body);
    let mut dropped = dropped(elements, &around, &part, headline);
    let mut kept = without(part.clone(), &dropped);
    // What belongs to the review and stands after its text.
    let mut end = part.end;
    for (at, element) in all.iter().enumerate().skip(body) {
        let is_fact = || {
            let words = format!("{} {}", element.words(), element.attribute("itemprop").to_lowercase());
            FACTS.iter().any(|word| words.contains(word)) && !words.contains("form")
        };
        if element.span.start >= end
            && element.span.end <= all[post].span.end
            && around[at] == Around::No
            && (1..MOST_FACTS).contains(&element.text)
            && is_fact()
        {
            kept.push(element.span.clone());
            end = element.span.end;
        }
    }
    dropped.sort_by_key(|part| part.start);
    let prose = all[body..].iter().find(|element| element.is_prose() && element.span.start >= part.start);
    let prose = prose.map_or(all[body].span.end, |prose| prose.span.start);
    Found { title, post: Some(post), around, sites, kept, dropped, prose }
}

/// No block of facts after a text is longer, in bytes.
const MOST_FACTS: usize = 1_500;

/// How much prose of the review each element has, and how much there is. A page without a paragraph has short texts.
fn weights(all: &[Element], around: &[Around]) -> (Vec<usize>, usize) {
    let of = |measure: fn(&Element) -> usize| {
        let mut weights: Vec<usize> = all
            .iter()
            .zip(around)
            .map(|(element, around)| if *around == Around::No { measure(element) } else { 0 })
            .collect();
        let mut total = 0;
        for at in (0..all.len()).rev() {
            match all[at].parent {
                Some(parent) => weights[parent] += weights[at],
                None => total += weights[at],
            }
        }
        (weights, total)
    };
    let (prose, total) = of(Element::own_prose);
    if total > 0 { (prose, total) } else { of(Element::own_text) }
}

/// The element that holds the text.
fn body(all: &[Element], around: &[Around], weights: &[usize], total: usize) -> Option<usize> {
    if total == 0 {
        return None;
    }
    let known = (0..all.len()).filter(|at| {
        let element = &all[*at];
        let is_stated = ["articleBody", "reviewBody"].contains(&element.attribute("itemprop"));
        around[*at] == Around::No
            && weights[*at] * 2 >= total
            && element.name() != "body"
            && (is_stated || {
                let words = element.words();
                !words.is_empty() && TEXTS.iter().any(|text| words.contains(text))
            })
    });
    if let Some(at) = known.max_by_key(|at| (weights[*at], *at)) {
        return Some(at);
    }
    let may_hold = |element: &Element| {
        matches!(element.name(), "html" | "body" | "main" | "article" | "section" | "div" | "td" | "li" | "center")
            || element.name().contains('-')
    };
    // Two elements that stand beside each other cannot both have most of it.
    let at = (0..all.len()).rev().find(|at| may_hold(&all[*at]) && weights[*at] * 100 >= total * MOST_PERCENT)?;
    // A plain page has its credits where it likes: beside such text, nothing but links goes.
    let has_parts = all.iter().any(|element| matches!(element.name(), "article" | "main" | "nav" | "aside" | "footer"));
    let outside =
        || all.iter().zip(around).filter(|(element, around)| **around == Around::No && !all[at].contains(element));
    (has_parts || outside().all(|(element, _)| element.own_text() == 0)).then_some(at)
}

/// So much of the prose is most of it.
const MOST_PERCENT: usize = 85;

/// From the headline, if it belongs to the text, to the end of the text.
fn region(all: &[Element], headline: Option<usize>, body: usize, weights: &[usize]) -> Range<usize> {
    let text = &all[body];
    let Some(at) = headline else { return text.inner.clone() };
    let mut start = all[at].span.start;
    // What stands in one block with the headline belongs to it.
    if let Some(parent) = all[at].parent.filter(|parent| weights[*parent] == 0 && *parent != body) {
        start = all[parent].span.start;
    }
    let before: usize = all[body..]
        .iter()
        .filter(|element| element.span.end <= start && element.is_prose() && element.span.start >= text.inner.start)
        .map(|element| element.prose)
        .sum();
    if text.contains(&all[at]) {
        return if before == 0 { start..text.inner.end } else { text.inner.clone() };
    }
    if start > text.span.start { text.inner.clone() } else { start..text.inner.end }
}

/// The element that holds headline and text.
fn post(all: &[Element], headline: Option<usize>, body: usize) -> usize {
    let mut at = body;
    let is_post = |at: usize| {
        matches!(all[at].name(), "article" | "body")
            || all[at].attribute("itemtype").contains("schema.org/")
            || all[at].words().split(' ').any(|word| matches!(word, "hentry" | "h-entry" | "post" | "single-post"))
    };
    while !(is_post(at) && headline.is_none_or(|headline| all[at].contains(&all[headline]))) {
        let Some(parent) = all[at].parent else { break };
        at = parent;
    }
    at
}

/// What in `part` of the page does not belong to the review.
fn dropped(
    elements: &Elements<'_>,
    around: &[Around],
    part: &Range<usize>,
    headline: Option<usize>,
) -> Vec<Range<usize>> {
    let all = &elements.all;
    let within = |element: &Element| part.start <= element.span.start && element.span.end <= part.end;
    let prose = || {
        all.iter()
            .enumerate()
            .filter(|(at, element)| within(element) && around[*at] == Around::No && element.is_prose())
    };
    let first = prose().next().map_or(part.end, |(_, element)| element.span.start);
    let last = prose().map(|(_, element)| element.span.end).max().unwrap_or(part.end);
    let mut dropped: Vec<Range<usize>> = Vec::new();
    let said: Vec<Range<usize>> = (0..all.len())
        .filter(|at| part.start <= all[*at].span.start && all[*at].span.end <= first)
        .filter(|at| names_author(&all[*at]) || names_day(&all[*at]))
        .take(MOST_MARKED)
        .filter_map(|at| said_by(elements, at, headline))
        .collect();
    for (at, element) in all.iter().enumerate().filter(|(_, element)| within(element)) {
        if dropped.last().is_some_and(|last| element.span.start < last.end) {
            continue;
        }
        // Nothing but links before the text or after it: categories, tags, the posts before and after.
        let is_menu = || {
            let outside = element.span.end <= first || element.span.start >= last;
            outside && element.is_menu() && !element.words().contains("author") && {
                let text = elements.text_of(element);
                !text.contains(|c: char| c.is_ascii_digit() || matches!(c, '★' | '☆' | '⭐'))
            }
        };
        if headline == Some(at) || around[at] != Around::No || is_menu() || said.contains(&element.span) {
            dropped.push(element.span.clone());
        }
    }
    dropped
}

/// The lines about the critic and the day that the element at `at` stands in: the page states both, so they are not read
/// again. If they say more, such as a grade, it is the element itself.
fn said_by(elements: &Elements<'_>, at: usize, headline: Option<usize>) -> Option<Range<usize>> {
    let all = &elements.all;
    let mut block = at;
    while all[block].is_inline() {
        block = all[block].parent?;
    }
    let lines = &all[block];
    if lines.text > MOST_OF_BYLINE || headline.is_some_and(|headline| lines.contains(&all[headline])) {
        return (all[at].text < MOST_OF_BYLINE && block != at).then(|| all[at].span.clone());
    }
    let mut rest = elements.text_of(lines);
    let inner = all[block + 1..].iter().take_while(|inner| inner.span.start < lines.span.end);
    for said in inner.filter(|inner| names_author(inner) || names_day(inner)) {
        rest = rest.replacen(&elements.text_of(said), "", 1);
    }
    let is_meta = lines.words().contains("meta");
    let says_more = rest.contains(['★', '☆', '⭐', '/', '%'])
        || !is_meta && block != at && rest.contains(|c: char| c.is_ascii_digit());
    Some(if says_more { all[at].span.clone() } else { lines.span.clone() })
}

/// No post has its critic and its day marked more often.
pub const MOST_MARKED: usize = 32;

/// No lines about critic and day are longer, in bytes.
const MOST_OF_BYLINE: usize = 200;

/// `part` without what is dropped of it.
fn without(part: Range<usize>, dropped: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut kept = Vec::new();
    let mut at = part.start;
    for gone in dropped.iter().filter(|gone| gone.end <= part.end) {
        if gone.start > at {
            kept.push(at..gone.start);
        }
        at = at.max(gone.end);
    }
    if at < part.end {
        kept.push(at..part.end);
    }
    kept
}

/// What the site calls itself: what the page states, and what its links to the first page say.
fn sites(elements: &Elements<'_>, linked: &Linked) -> Vec<String> {
    let stated = ["og:site_name", "application-name", "apple-mobile-web-app-title"];
    let mut sites: Vec<String> = stated.iter().filter_map(|key| meta(elements, key)).map(|(name, _)| name).collect();
    sites.extend(linked.first("publication").map(str::to_owned));
    let homes = elements.all.iter().filter(|element| element.name() == "a" && leads_home(element)).take(MOST_HOMES);
    sites.extend(homes.map(|home| elements.text_of(home)).filter(|name| name.len() < LONGEST_SITE));
    let mut folded: Vec<String> = sites.iter().map(|site| fold(site)).filter(|site| !site.is_empty()).collect();
    folded.dedup();
    folded
}

const MOST_HOMES: usize = 6;

/// No site has a longer name, in bytes.
const LONGEST_SITE: usize = 80;

/// Whether a link leads to the first page of the site.
fn leads_home(element: &Element) -> bool {
    let href = element.attribute("href").trim_end_matches("index.html").trim_end_matches('/');
    let is_root = || {
        let host = href.strip_prefix("https:").or_else(|| href.strip_prefix("http:")).unwrap_or(href);
        host.strip_prefix("//").is_some_and(|host| !host.contains(['/', '?', '#']))
    };
    element.tag.attribute("href").is_some()
        && (element.attribute("rel") == "home" || matches!(href, "" | "." | ".." | "../.." | "../../..") || is_root())
}

/// The headline of the post among the headings of the page: the one that the page states, and that stands above the text.
fn headline(elements: &Elements<'_>, linked: &Linked, sites: &[String], prose: usize) -> Option<usize> {
    let all = &elements.all;
    let stated: Vec<String> = ["og:title", "twitter:title"]
        .iter()
        .filter_map(|key| meta(elements, key).map(|(title, _)| title))
        .chain(linked.headlines.iter().cloned())
        .map(|title| fold(&title))
        .collect();
    let title = elements.title.as_ref().map(|(title, _)| fold(title)).unwrap_or_default();
    let score = |at: usize| -> Option<i32> {
        let element = &all[at];
        let words = element.words();
        let is_named = ["post-title", "entry-title", "article-title", "p-name", "post_title", "posttitle", "headline"]
            .iter()
            .any(|name| words.contains(name))
            || matches!(element.attribute("itemprop"), "headline" | "name headline" | "name");
        let may_be = matches!(element.name(), "h1" | "h2" | "h3")
            || is_named && !matches!(element.name(), "meta" | "body" | "article" | "li") && element.links == 0;
        if !may_be || element.text == 0 && element.inner.is_empty() || element.inner.len() > MOST_OF_HEADLINE {
            return None;
        }
        let text = fold(&elements.text_of(element));
        if text.is_empty() || around::by_itself(element) != Around::No {
            return None;
        }
        let is_stated = stated.contains(&text);
        let is_site = sites.contains(&text);
        let mut score = match () {
            () if is_stated => 100,
            () if title == text => 80,
            () if title.starts_with(&text) => 60,
            () if title.ends_with(&text) => 45,
            () if title.contains(&text) || stated.iter().any(|stated| stated.contains(&text)) => 40,
            () => 0,
        };
        score += if is_named { 30 } else { 0 };
        score += match element.name() {
            "h1" => 15,
            "h2" => 5,
            _ => 0,
        };
        score += if element.span.start < prose { 20 } else { -40 };
        // A link to the first page is the name of the site.
        let inner = all[at + 1..].iter().take_while(|inner| inner.span.start < element.span.end);
        let is_home = inner.take(4).any(|inner| inner.name() == "a" && leads_home(inner));
        score -= if is_home && !is_stated { 60 } else { 0 };
        score -= if is_site && !is_stated { 60 } else { 0 };
        let mut parent = element.parent;
        for _ in 0..6 {
            let Some(at) = parent else { break };
            score += if matches!(all[at].name(), "article" | "main") { 15 } else { 0 };
            score -= if around::by_itself(&all[at]) == Around::Beside { 40 } else { 0 };
            parent = all[at].parent;
        }
        Some(score)
    };
    let scored = (0..all.len()).filter_map(|at| Some((score(at)?, at)));
    // Of two that are as good, the one nearer to the text.
    let (score, at) = scored.max_by_key(|(score, at)| (*score, all[*at].span.start <= prose, *at))?;
    (score >= LEAST_SCORE).then_some(at)
}

/// A heading that says less for itself is no headline.
const LEAST_SCORE: i32 = 45;

/// No headline has more HTML, in bytes.
const MOST_OF_HEADLINE: usize = 2_000;

/// The title of a page that shows none: without the name of the site.
fn stated_title(elements: &Elements<'_>, linked: &Linked, sites: &[String]) -> Option<(String, usize)> {
    let stated = meta(elements, "og:title");
    let stated = stated.or_else(|| linked.headlines.first().map(|headline| (headline.clone(), linked.at)));
    let (title, at) = stated.or_else(|| elements.title.clone())?;
    const MARKS: [&str; 10] = [" | ", " · ", " • ", " :: ", " » ", " « ", " – ", " — ", " - ", ": "];
    let is_site = |part: &str| sites.contains(&fold(part));
    for mark in MARKS {
        if let Some((before, site)) = title.rsplit_once(mark)
            && (is_site(site) || MARKS[..6].contains(&mark))
        {
            return Some((single_spaced(before), at));
        }
        if let Some((site, behind)) = title.split_once(mark)
            && is_site(site)
        {
            return Some((single_spaced(behind), at));
        }
    }
    Some((title, at)).filter(|(title, _)| !is_site(title) && !title.is_empty())
}
