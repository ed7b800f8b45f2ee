//! What a page states of its review, as front matter: what browsers and search engines are told, and what the page shows
//! beside the headline.

use super::around::{Around, names_author, names_day};
use super::elements::{Element, Elements, line};
use super::linked::Linked;
use super::text::{Found, MOST_MARKED};
use crate::given::has_given_name;
use crate::source::Moved;
use crate::text::fold;

/// The content of the first `<meta>` with that name or property, and where it stands.
pub fn meta(elements: &Elements<'_>, key: &str) -> Option<(String, usize)> {
    let metas = elements.all.iter().filter(|element| element.name() == "meta");
    let mut found = metas.filter(|meta| {
        ["property", "name", "itemprop"].iter().any(|name| meta.attribute(name).eq_ignore_ascii_case(key))
    });
    let meta = found.find(|meta| is_stated(meta.attribute("content")))?;
    Some((line(meta.attribute("content")), meta.span.start))
}

/// Whether a value is one, rather than what a template left.
pub fn is_stated(value: &str) -> bool {
    let value = value.trim();
    !value.is_empty() && !value.contains("{{") && !["undefined", "null", "none"].contains(&&*value.to_lowercase())
}

/// Keys of days, the one that is taken first at the front. None of them must hold one.
const DAYS: [&str; 6] = ["pubDate", "pubDatetime", "publishDate", "publishedDate", "datePublished", "publishedAt"];

/// What the page states, as the front matter of a text, and where each line of it was stated.
pub fn front_matter(elements: &Elements<'_>, linked: &Linked, found: &Found) -> (String, Vec<Moved>) {
    let mut lines = Lines::default();
    let publication = meta(elements, "og:site_name").filter(|(name, _)| name.contains(char::is_alphabetic));
    let publication = publication.or_else(|| Some((linked.first("publication")?.to_owned(), linked.at)));
    let authors = authors(elements, linked, found);
    let days = days(elements, linked, found);
    for (key, (day, at)) in DAYS.iter().zip(&days) {
        lines.put(key, std::slice::from_ref(day), *at);
    }
    if let Some((names, at)) = &authors {
        lines.put("author", names, *at);
    }
    let is_author =
        |name: &str| authors.as_ref().is_some_and(|(names, _)| names.iter().any(|known| fold(known) == fold(name)));
    if let Some((name, at)) = publication.filter(|(name, _)| !is_author(name)) {
        lines.put("publication", &[name], at);
    }
    if let Some((address, at)) = address(elements) {
        lines.put("canonical", &[address], at);
    }
    // Themes say `en` whatever the posts are in.
    let lang = elements.all.iter().find(|element| element.name() == "html").filter(|html| {
        let lang = html.attribute("lang");
        is_stated(lang) && !lang.to_lowercase().starts_with("en")
    });
    if let Some(html) = lang {
        lines.put("lang", &[html.attribute("lang").replace('_', "-")], html.span.start);
    }
    for (key, values) in &linked.keys {
        if !["critic", "datePublished", "publication"].contains(key) {
            lines.put(key, values, linked.at);
        }
    }
    lines.finish()
}

/// The lines of front matter.
#[derive(Default)]
struct Lines {
    text: String,
    moved: Vec<Moved>,
}

impl Lines {
    fn put(&mut self, key: &str, values: &[String], from: usize) {
        if self.text.is_empty() {
            self.text.push_str("---\n");
            self.moved.push(Moved { at: 0, from: 0 });
        }
        self.moved.push(Moved { at: self.text.len(), from });
        self.text.push_str(key);
        match values {
            [value] => self.text += &format!(": {}\n", quoted(value)),
            values => {
                self.text.push_str(":\n");
                values.iter().for_each(|value| self.text += &format!("- {}\n", quoted(value)));
            }
        }
    }

    fn finish(mut self) -> (String, Vec<Moved>) {
        if !self.text.is_empty() {
            self.text.push_str("---\n");
        }
        (self.text, self.moved)
    }
}

fn quoted(value: &str) -> String {
    if value.contains('\'') {
        format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        format!("'{value}'")
    }
}

/// The address of the page.
fn address(elements: &Elements<'_>) -> Option<(String, usize)> {
    let links = elements.all.iter().filter(|element| element.name() == "link");
    let canonical = links.into_iter().find(|link| link.attribute("rel") == "canonical");
    let canonical = canonical.map(|link| (link.attribute("href").to_owned(), link.span.start));
    let is_address = |(address, _): &(String, usize)| {
        address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")).is_some_and(|rest| {
            rest.trim_end_matches('/').contains('/') && !address.contains("localhost") && is_stated(address)
        })
    };
    canonical.filter(is_address).or_else(|| meta(elements, "og:url").filter(is_address))
}

/// The elements of the post that are not about other posts.
fn of_post<'e>(elements: &'e Elements<'_>, found: &'e Found) -> impl Iterator<Item = &'e Element> {
    let post = found.post.map(|at| elements.all[at].span.clone());
    let is_in = move |element: &Element| {
        post.as_ref().is_none_or(|post| post.start <= element.span.start && element.span.end <= post.end)
    };
    elements
        .all
        .iter()
        .zip(&found.around)
        .filter(move |(element, around)| **around != Around::Beside && is_in(element))
        .map(|(element, _)| element)
}

/// The days that the page states, the surest first.
fn days(elements: &Elements<'_>, linked: &Linked, found: &Found) -> Vec<(String, usize)> {
    let mut days: Vec<(String, usize)> = Vec::new();
    days.extend(linked.first("datePublished").map(|day| (day.to_owned(), linked.at)));
    let keys = [
        "article:published_time",
        "og:article:published_time",
        "datePublished",
        "dc.date.issued",
        "dcterms.created",
        "pubdate",
        "publish-date",
        "date",
        "dc.date",
    ];
    days.extend(keys.iter().find_map(|key| meta(elements, key)));
    let value = |element: &Element| {
        let stated = [element.attribute("datetime"), element.attribute("content"), element.attribute("title")];
        let shown = elements.text_of(element);
        let is_day = |text: &str| text.len() < LONGEST_DAY && text.bytes().filter(u8::is_ascii_digit).count() >= 5;
        let day = stated.into_iter().find(|text| is_day(text)).map_or(shown, str::to_owned);
        is_day(&day).then_some((day, element.span.start))
    };
    let is_change = |element: &Element| {
        let words = element.words();
        words.contains("updated") || words.contains("modified") || element.attribute("itemprop") == "dateModified"
    };
    let shown: Vec<&Element> = of_post(elements, found).filter(|element| !is_change(element)).collect();
    let is_published = |element: &Element| {
        element.attribute("itemprop").contains("datePublished")
            || element.tag.attribute("pubdate").is_some()
            || element.words().split(' ').any(|word| matches!(word, "published" | "dt-published"))
    };
    // Above the prose, or in a foot below it.
    days.extend(shown.iter().filter(|element| is_published(element)).find_map(|element| value(element)));
    let above = |element: &&&Element| element.span.start <= found.prose;
    days.extend(shown.iter().filter(|element| element.name() == "time").find_map(|element| value(element)));
    days.extend(shown.iter().filter(above).filter(|element| names_day(element)).find_map(|element| value(element)));
    days.extend(address(elements).and_then(|(address, at)| Some((day_of_path(&address)?, at))));
    days.retain(|(day, _)| !day.starts_with("0001") && !day.starts_with("1970-01-01"));
    days
}

const LONGEST_DAY: usize = 60;

/// `https://north.example/2019/03/04/low-tide/`
fn day_of_path(address: &str) -> Option<String> {
    let parts: Vec<&str> = address.split('/').collect();
    let is_number = |part: &&str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let found =
        parts.windows(3).find(|three| is_number(&three[0], 4) && is_number(&three[1], 2) && is_number(&three[2], 2));
    found.map(|three| three.join("-"))
}

/// Who wrote the post.
fn authors(elements: &Elements<'_>, linked: &Linked, found: &Found) -> Option<(Vec<String>, usize)> {
    let of_site = |name: &str| found.sites.contains(&fold(name)) && !has_given_name(name);
    let person = |name: &str| person(name).filter(|name| !of_site(name));
    let stated = linked.keys.iter().find(|(key, _)| *key == "critic");
    let stated: Vec<String> = stated.into_iter().flat_map(|(_, names)| names).filter_map(|name| person(name)).collect();
    if !stated.is_empty() {
        return Some((stated, linked.at));
    }
    let shown: Vec<&Element> = of_post(elements, found).collect();
    let within = |outer: &Element, is: &dyn Fn(&Element) -> bool| {
        let mut inner = shown.iter().filter(|inner| outer.contains(inner) && !std::ptr::eq(**inner, outer));
        let first = inner.clone().position(|inner| is(inner))?;
        inner.nth(first).map(|inner| elements.text_of(inner))
    };
    let name_of = |element: &Element| {
        if let Some(name) = within(element, &|inner| inner.attribute("itemprop").split(' ').any(|prop| prop == "name"))
        {
            return person(&name);
        }
        within(element, &|inner| inner.name() == "a" || inner.words().split(' ').any(|word| word == "fn"))
            .and_then(|name| person(&name))
            .or_else(|| person(&elements.text_of(element)))
    };
    let is_author =
        |element: &&&Element| element.name() != "meta" && names_author(element) && element.text < MOST_OF_BYLINE;
    let above = shown.iter().filter(|element| element.span.start <= found.prose).filter(is_author).take(MOST_MARKED);
    let mut above = above.filter_map(|element| Some((vec![name_of(element)?], element.span.start)));
    if let Some(found) = above.next() {
        return Some(found);
    }
    let below = shown.iter().filter(|element| element.span.start > found.prose).filter(is_author).take(MOST_MARKED);
    let mut below = below.filter_map(|element| Some((vec![name_of(element)?], element.span.start)));
    if let Some(found) = below.next() {
        return Some(found);
    }
    let stated = ["author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author"];
    let metas = stated.iter().filter_map(|key| meta(elements, key));
    // One word is as often what the weblog is called, and then the text may say who wrote.
    let is_person = |name: &String| name.contains(' ') || has_given_name(name);
    let mut metas = metas.filter_map(|(name, at)| Some((vec![person(&name).filter(is_person)?], at)));
    metas.next()
}

/// No byline is longer, in bytes.
const MOST_OF_BYLINE: usize = 120;

/// The name of a person, if it may be one: `By Ann Lee`, `Ann Lee`.
fn person(text: &str) -> Option<String> {
    let text = text.trim().trim_matches(['|', '·', '•', ',', ':', '-', '–', '—']).trim();
    // `by`, `von`, `por`, and a label with a colon.
    let text = text.rsplit_once(": ").map_or(text, |(_, name)| name);
    let text = match text.split_once(' ') {
        Some((first, rest))
            if rest.starts_with(char::is_uppercase)
                && (first.chars().all(char::is_lowercase)
                    || matches!(first, "By" | "Von" | "Por" | "Par" | "Di" | "Door" | "Av" | "Af")) =>
        {
            rest
        }
        _ => text,
    };
    const NOBODY: [&str; 14] = [
        "admin",
        "administrator",
        "author",
        "anonymous",
        "unknown",
        "editor",
        "about",
        "me",
        "home",
        "webmaster",
        "your name",
        "about me",
        "contributor",
        "by",
    ];
    let is_nobody = NOBODY.contains(&&*text.to_lowercase())
        || text.contains(['@', '/', '{', '<', '|', '©'])
        || text.contains(|c: char| c.is_ascii_digit())
        || text.split_whitespace().count() > 5
        || text.len() > 60
        || !text.contains(char::is_alphabetic);
    (!is_nobody).then(|| text.to_owned())
}
