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

/// The text that replaces a spoiler.
const COVER: &str = "[spoiler]";

/// A movie and its reviews in plain HTML, which a page shows until the card has loaded. Feeds, search engines and
/// browsers without scripts show it always. It has the
/// [microformat `h-review`](https://microformats.org/wiki/h-review), uses the page's own fonts and colours, and folds
/// its reviews without a script. It does not contain the text of spoilers.
///
/// The reading views of browsers understand it too. They look for the element whose own paragraphs have the most text,
/// take lists of links for menus, and take a short text whose class mentions an author for the author of the page. So
/// there are no unneeded elements around paragraphs and credits, and the element with the critic's name for machines
/// contains no text.
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
    /// The site that people's names link to.
    #[prop(optional, into)]
    links: LinkProvider,
    /// The language of the Wikipedia that names link to, as a tag.
    #[prop(optional, into)]
    lang: String,
) -> impl IntoView {
    let urls = PersonUrls { links, lang, fixed: movie.person_links.clone(), is_plain: true };
    let year = movie.year.map(|year| [" (", &year.to_string(), ")"].concat().into_any());
    let title = |title: AnyView| element("h2", "", std::iter::once(title).chain(year).collect());
    let (class, mut parts) = match movie.reviews.as_slice() {
        // The title of the article names the reviewed film (`p-item`).
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
                // Each review needs the name of the film inside it (`p-item`); the title is outside.
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

/// All movies with their years, grades and a link each, in plain HTML, which a page shows until the gallery has loaded.
/// The link leads to the first review that has an address; if none has, to the movie in the gallery.
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

/// The rows of the credits as `dt` and `dd`, with no element around a row.
fn credits(movie: &Movie, urls: &PersonUrls) -> Vec<AnyView> {
    let words = Words::default();
    let actor = |actor: &Actor| {
        let mut entry = vec![urls.named(&actor.name, actor.name.clone())];
        if let Some(role) = &actor.character_name {
            let (before, after) = words.around_a_part();
            entry.push([" ", before, role, after].concat().into_any());
        }
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

/// The critic, after the word `by`, the publication and the day, as far as they are known.
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

/// The text, folded after its opening. Each paragraph has the class `e-content` itself, so that no element is needed
/// around them, and the label that expands the text does not count as content of the review.
fn body(review: &Review, urls: &PersonUrls) -> Vec<AnyView> {
    let words = &Words::default();
    let label = [words.say(Message::Continue), time_to_read(&review.review_body, words)].concat();
    let folding = opening(review.review_body.clone());
    let mut rest = Vec::new();
    if !folding.continued.is_empty() {
        rest.push(Block::Paragraph(folding.continued));
    }
    rest.extend(folding.rest);
    // The language of the page is unknown here, so the text gets a `lang` only if its review has one.
    let attributes: Vec<_> =
        [("class", "e-content")].into_iter().chain(review.lang.iter().map(|lang| ("lang", &**lang))).collect();
    let content = |blocks: &[Block]| prose::contents(without_spoilers(blocks), &attributes, urls, words);
    let mut parts = content(&folding.shown);
    if !rest.is_empty() {
        let mut folded = vec![text("summary", "", label)];
        folded.extend(content(&rest));
        // A class with `hidden` in its name makes a reading view prefer the element around it, which is the article.
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
            // Without this, software that reads microformats assumes that the worst grade is 1.
            with_attributes("data", "p-worst", &[("value", "0")], Vec::new()),
            [by, ")"].concat().into_any(),
        ]);
    }
    Some(element("p", "", parts))
}

/// The mean of several grades.
fn average(reviews: &[Review]) -> Option<AnyView> {
    let (aggregate, words) = (Aggregate::of(reviews), Words::default());
    let value = aggregate.value.filter(|_| aggregate.graded > 1)?;
    let label = [&words.count(Message::Average, aggregate.graded, &[]), ": "].concat();
    let value = text("strong", "", value.to_string());
    Some(element("p", "", vec![label.into_any(), value, " of 100".to_owned().into_any()]))
}

/// A copy of `blocks` in which each spoiler is replaced by `[spoiler]`.
///
/// ```
/// use film_cards::{Block, Inline, without_spoilers};
/// let secret = Inline::Spoiler(vec![Inline::Text("the gardener".into())]);
/// let safe = without_spoilers(&[Block::Paragraph(vec![Inline::Text("It was ".into()), secret])]);
/// assert_eq!(safe, [Block::Paragraph(vec![Inline::Text("It was ".into()), Inline::Text("[spoiler]".into())])]);
/// ```
pub fn without_spoilers(blocks: &[Block]) -> Vec<Block> {
    film_model::without_spoilers(blocks, COVER)
}

#[cfg(test)]
mod tests {
    use super::*;
    use film_model::Inline;

    #[test]
    fn leaves_out_spoilers_at_every_level() {
        let secret = || Inline::Spoiler(vec![Inline::Text("the gardener".into())]);
        let link = Inline::Link { href: "https://a.example/".into(), children: vec![secret()] };
        let blocks = [
            Block::Spoiler(vec![Block::Paragraph(vec![Inline::Text("the gardener".into())])]),
            Block::Quotation(vec![Block::Paragraph(vec![Inline::Emphasis(vec![Inline::Strong(vec![secret()])])])]),
            Block::List { ordered: true, items: vec![vec![Block::Paragraph(vec![link])]] },
        ];
        let safe = without_spoilers(&blocks);
        assert_eq!(film_model::paragraphs(&safe), [COVER; 3]);
        assert!(!format!("{safe:?}").contains("gardener"), "{safe:?}");
    }
}
