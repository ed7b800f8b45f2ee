use super::{
    credits::{facts, has_credits},
    element::{element, text, with_attributes},
    film_card::verdict,
    grade_badge::Mark,
    opening::opening,
    person_link::PersonUrls,
    prose,
    review::time_to_read,
    words::{Message, Words},
};
use film_model::{Actor, Aggregate, Block, LinkProvider, Movie, Review, is_web_address};
use leptos::prelude::*;
use std::sync::Arc;

/// What stands where a spoiler was.
const COVER: &str = "[spoiler]";

/// A movie and its reviews in plain HTML, for a page to show until there is a card, and for readers
/// that never have one: a feed, a search engine, a browser without script. It is told as `h-review`
/// [microformats](https://microformats.org/wiki/h-review), has the page's own faces and colours, and
/// folds its reviews without a script. What a spoiler hides is not in it.
///
/// It is built for the reading views of browsers too. They look for the element whose own paragraphs say most, in
/// which they take lists of links for menus, and a short text whose class speaks of an author for who wrote the page.
/// So paragraphs and credits have no elements around them that need not be, and the critic's name for machines
/// holds no text.
///
/// ```
/// use film_cards::{Fallback, LinkProvider, Movie};
/// use leptos::prelude::*;
///
/// let directors = vec!["Akira Kurosawa".into()];
/// let movie = Movie { slug: "ran".into(), name: "Ran".into(), year: Some(1985), directors, ..Movie::default() };
/// let fallback = || view! { <Fallback movie links=LinkProvider::Wikipedia/> };
/// # let html = Owner::new().with(|| fallback().to_html());
/// # assert!(html.contains("wikipedia.org") && html.contains("1985"), "{html}");
/// ```
#[component]
pub fn Fallback(
    /// The movie.
    #[prop(into)]
    movie: Arc<Movie>,
    /// Where people's names lead.
    #[prop(optional, into)]
    links: LinkProvider,
    /// The language in which Wikipedia is asked.
    #[prop(optional, into)]
    lang: String,
) -> impl IntoView {
    let urls = PersonUrls { links, lang, fixed: movie.person_links.clone(), is_plain: true };
    let year = movie.year.map(|year| [" (", &year.to_string(), ")"].concat().into_any());
    let title = |title: AnyView| element("h2", "", std::iter::once(title).chain(year).collect());
    let (class, mut parts) = match movie.reviews.as_slice() {
        // The card's title is that of the thing reviewed.
        [only] => {
            let mut parts = vec![title(text("span", "p-item h-item", movie.name.clone()))];
            parts.extend(grade(only));
            let byline = byline("By ", only);
            if !byline.is_empty() {
                parts.push(element("p", "", byline));
            }
            parts.extend(body(only, &urls));
            ("h-review film-article", parts)
        }
        several => {
            let mut parts = vec![title(movie.name.clone().into_any())];
            parts.extend(average(several));
            parts.extend(several.iter().map(|one| {
                // What it is about stands in the title, where no microformat of a single review finds it.
                let item = with_attributes("data", "p-item", &[("value", &movie.name)], Vec::new());
                let mut named = byline("", one);
                if named.is_empty() {
                    named.push("A review".to_owned().into_any());
                }
                named.push(item);
                let mut parts = vec![element("h3", "", named)];
                parts.extend(grade(one));
                parts.extend(body(one, &urls));
                element("section", "h-review", parts)
            }));
            ("film-article", parts)
        }
    };
    if has_credits(&movie) {
        let summary = text("summary", "", "Cast and credits");
        let list = element("dl", "", credits(&movie, &urls));
        parts.push(element("details", "", vec![summary, list]));
    }
    element("article", class, parts)
}

/// Every movie with its year, its grade and a link, in plain HTML, for a page to show until there is a gallery. The
/// link leads to the only review that has an address, or into the gallery.
///
/// ```
/// use film_cards::{GalleryFallback, Movie};
/// use leptos::prelude::*;
///
/// let movie = Movie { slug: "ran".into(), name: "Ran".into(), year: Some(1985), ..Movie::default() };
/// let fallback = || view! { <GalleryFallback movies=vec![movie]/> };
/// # let html = Owner::new().with(|| fallback().to_html());
/// # assert!(html.contains("<a href=\"#film-cards/ran\">Ran"), "{html}");
/// ```
#[component]
pub fn GalleryFallback(
    /// The movies.
    movies: Vec<Movie>,
) -> impl IntoView {
    let movie = |movie: Movie| {
        let url = movie.reviews.iter().filter_map(|review| review.url.clone()).find(|url| is_web_address(url));
        let url = url.unwrap_or_else(|| ["#film-cards/", &movie.slug].concat());
        let mut parts = vec![with_attributes("a", "", &[("href", &url)], vec![movie.name.into_any()])];
        let year = movie.year.map(|year| [" (", &year.to_string(), ")"].concat());
        let grade = match verdict(&movie.reviews).0 {
            Some(average @ Mark::Together { .. }) => Some(average.spoken(&Words::default())),
            grade => grade.map(|grade| grade.written(&Words::default())),
        };
        parts.extend(year.map(IntoAny::into_any));
        parts.extend(grade.map(|grade| [". ", &grade].concat().into_any()));
        element("li", "", parts)
    };
    element("ul", "", movies.into_iter().map(movie).collect())
}

/// The labels and what is known, with no element around a row.
fn credits(movie: &Movie, urls: &PersonUrls) -> Vec<AnyView> {
    let words = Words::default();
    let actor = |actor: &Actor| {
        let mut entry = vec![urls.named(&actor.name, actor.name.clone())];
        if let Some(part) = &actor.character_name {
            let (before, after) = words.around_a_part();
            entry.push([" ", before, part, after].concat().into_any());
        }
        // The name and its part are one value.
        entry.into_any()
    };
    let cast = movie.actors.iter().map(actor).collect();
    let mut list = Vec::new();
    for (label, values) in facts(movie, urls, &words, cast) {
        list.push(text("dt", "", label));
        list.extend(values.into_iter().map(|value| element("dd", "", vec![value])));
    }
    list
}

/// The critic, after `by`, the publication and the day, as far as they are known.
fn byline(by: &str, review: &Review) -> Vec<AnyView> {
    let author = review.author.as_deref().map(|author| {
        let data = with_attributes("data", "p-author", &[("value", author)], Vec::new());
        vec![[by, author].concat().into_any(), data]
    });
    let url = review.url.clone().filter(|url| is_web_address(url));
    let publisher = match (review.publisher.clone(), url) {
        (publisher, Some(url)) => {
            let publisher = publisher.unwrap_or_else(|| "the original".into());
            let attributes = [("href", &*url), ("rel", "noopener")];
            Some(vec![with_attributes("a", "u-url", &attributes, vec![publisher.into_any()])])
        }
        (publisher, None) => publisher.map(|publisher| vec![publisher.into_any()]),
    };
    let date = review.date_published.clone().map(|date| {
        let long = Words::default().date(&date);
        vec![with_attributes("time", "dt-published", &[("datetime", &date)], vec![long.into_any()])]
    });
    let mut parts = Vec::new();
    for part in [author, publisher, date].into_iter().flatten() {
        if !parts.is_empty() {
            parts.push(", ".to_owned().into_any());
        }
        parts.extend(part);
    }
    parts
}

/// The text, folded after its opening. The button that unfolds it is no part of the review's content, and nothing
/// stands around the paragraphs but what folds them, so each is content by itself.
fn body(review: &Review, urls: &PersonUrls) -> Vec<AnyView> {
    let words = &Words::default();
    let label = [words.say(Message::Continue), time_to_read(&review.review_body, words)].concat();
    let folding = opening(review.review_body.clone());
    let mut rest = Vec::new();
    if !folding.continued.is_empty() {
        rest.push(Block::Paragraph(folding.continued));
    }
    rest.extend(folding.rest);
    // Of the page's language nothing is known, so a text is marked only where its review says in which it is.
    let attributes: Vec<_> =
        [("class", "e-content")].into_iter().chain(review.lang.iter().map(|lang| ("lang", &**lang))).collect();
    let content = |blocks: &[Block]| prose::contents(without_spoilers(blocks), &attributes, urls, words);
    let mut parts = content(&folding.shown);
    if !rest.is_empty() {
        let mut folded = vec![text("summary", "", label)];
        folded.extend(content(&rest));
        // A reading view takes the name for a reason to look for the article elsewhere, which is around it.
        parts.push(element("details", "film-hidden", folded));
    }
    parts
}

/// The grade as written, and its value with the rule.
fn grade(review: &Review) -> Option<AnyView> {
    let (mark, words) = (Mark::from(review.grade.clone()?), Words::default());
    let mut parts = vec!["Grade: ".to_owned().into_any(), text("strong", "", mark.written(&words))];
    if let (Some(value), Some((_, by))) = (mark.value(), mark.rule(&words).rsplit_once(" of 100")) {
        parts.extend([
            " (".to_owned().into_any(),
            text("span", "p-rating", value.to_string()),
            " of ".to_owned().into_any(),
            text("span", "p-best", "100"),
            // Unless they are told, readers of microformats take one for the worst.
            with_attributes("data", "p-worst", &[("value", "0")], Vec::new()),
            [by, ")"].concat().into_any(),
        ]);
    }
    Some(element("p", "", parts))
}

/// What several grades come to.
fn average(reviews: &[Review]) -> Option<AnyView> {
    let (aggregate, words) = (Aggregate::of(reviews), Words::default());
    let value = aggregate.value.filter(|_| aggregate.graded > 1)?;
    let label = [&words.count(Message::Average, aggregate.graded, &[]), ": "].concat();
    let value = text("strong", "", value.to_string());
    Some(element("p", "", vec![label.into_any(), value, " of 100".to_owned().into_any()]))
}

/// `blocks` with a word where a spoiler was, which says that something is left out.
///
/// ```
/// use film_cards::{Block, Inline, without_spoilers};
/// let secret = Inline::Spoiler(vec![Inline::Text("the gardener".into())]);
/// let told = without_spoilers(&[Block::Paragraph(vec![Inline::Text("It was ".into()), secret])]);
/// assert_eq!(told, [Block::Paragraph(vec![Inline::Text("It was ".into()), Inline::Text("[spoiler]".into())])]);
/// ```
pub fn without_spoilers(blocks: &[Block]) -> Vec<Block> {
    film_model::without_spoilers(blocks, COVER)
}

#[cfg(test)]
mod tests {
    use super::*;
    use film_model::Inline;

    #[test]
    fn a_spoiler_is_left_out_wherever_it_stands() {
        let secret = || Inline::Spoiler(vec![Inline::Text("the gardener".into())]);
        let link = Inline::Link { href: "https://a.example/".into(), children: vec![secret()] };
        let blocks = [
            Block::Spoiler(vec![Block::Paragraph(vec![Inline::Text("the gardener".into())])]),
            Block::Quotation(vec![Block::Paragraph(vec![Inline::Emphasis(vec![Inline::Strong(vec![secret()])])])]),
            Block::List { ordered: true, items: vec![vec![Block::Paragraph(vec![link])]] },
        ];
        let told = without_spoilers(&blocks);
        assert_eq!(film_model::paragraphs(&told), [COVER; 3]);
        assert!(!format!("{told:?}").contains("gardener"), "{told:?}");
    }
}
