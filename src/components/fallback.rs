use super::{
    credits::{Credits, has_credits},
    element::{element, text},
    grade_badge::Mark,
    opening::opening,
    person_link::PersonUrls,
    prose,
    review::{read_label, reading_time},
    words::Words,
};
use film_model::{
    Aggregate, Block, Grade, Inline, Movie, Review,
    model::{LinkProvider, is_web_address},
};
use leptos::prelude::*;
use std::sync::Arc;

/// What stands where a spoiler was.
const COVER: &str = "[spoiler]";

/// A movie and its reviews in plain HTML, for a page to show until there is a card, and for readers
/// that never have one: a feed, a search engine, a browser without script. It is told as `h-review`
/// [microformats](https://microformats.org/wiki/h-review), has the page's own faces and colours, and
/// folds its reviews without a script. What a spoiler hides is not in it.
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
    let urls = PersonUrls { links, lang: lang.clone(), fixed: movie.person_links.clone() };
    let year = movie.year.map(|year| [" (", &year.to_string(), ")"].concat().into_any());
    let title = |title: AnyView| element("h2", "", std::iter::once(title).chain(year).collect());
    let (class, mut parts) = match movie.reviews.as_slice() {
        // The card's title is that of the thing reviewed.
        [only] => {
            let mut parts = vec![title(text("span", ITEM, movie.name.clone()))];
            parts.extend(byline(only.author.as_deref(), only));
            parts.extend(review(only, &urls));
            ("h-review", parts)
        }
        several => {
            let mut parts = vec![title(movie.name.clone().into_any())];
            parts.extend(together(several));
            parts.extend(several.iter().map(|one| {
                let mut parts = vec![heading(&movie.name, one)];
                parts.extend(byline(None, one));
                parts.extend(review(one, &urls));
                element("section", "h-review", parts)
            }));
            ("", parts)
        }
    };
    if has_credits(&movie) {
        parts.push(view! { <Credits movie links lang/> }.into_any());
    }
    element("article", class, parts)
}

/// What a review is about.
const ITEM: &str = "p-item h-item";

/// Who writes about what, where a movie has several reviews.
fn heading(name: &str, review: &Review) -> AnyView {
    let (who, on) = match &review.author {
        Some(author) => (critic(author), " on "),
        None => ("A review".to_owned().into_any(), " of "),
    };
    element("h3", "", vec![who, on.to_owned().into_any(), text("cite", ITEM, name)])
}

fn critic(name: &str) -> AnyView {
    text("span", "p-author h-card", name)
}

/// The critic, unless a heading has named them, the publication and the day, as far as they are known.
fn byline(author: Option<&str>, review: &Review) -> Option<AnyView> {
    let author = author.map(|author| vec!["By ".to_owned().into_any(), critic(author)]);
    let url = review.url.clone().filter(|url| is_web_address(url));
    let publisher = match (review.publisher.clone(), url) {
        (publisher, Some(url)) => {
            let publisher = publisher.unwrap_or_else(|| "the original".into());
            let link = view! { <a class="u-url" href=url rel="noopener">{publisher}</a> };
            Some(vec![element("cite", "", vec![link.into_any()])])
        }
        (publisher, None) => publisher.map(|publisher| vec![text("cite", "", publisher)]),
    };
    let date = review.date_published.clone().map(|date| {
        let long = Words::default().date(&date);
        vec![view! { <time class="dt-published" datetime=date>{long}</time> }.into_any()]
    });
    let mut parts = Vec::new();
    for part in [author, publisher, date].into_iter().flatten() {
        if !parts.is_empty() {
            parts.push(", ".to_owned().into_any());
        }
        parts.extend(part);
    }
    (!parts.is_empty()).then(|| element("p", "", parts))
}

/// The grade and the text, folded to the opening that the card shows.
fn review(review: &Review, urls: &PersonUrls) -> Vec<AnyView> {
    let mut parts: Vec<AnyView> = review.grade.clone().map(grade).into_iter().collect();
    let words = &Words::default();
    let label = read_label(reading_time(&review.review_body), words);
    let folding = opening(review.review_body.clone());
    let mut body = prose::blocks(without_spoilers(&folding.shown), Some(urls), words);
    let mut rest = Vec::new();
    if !folding.continued.is_empty() {
        rest.push(Block::Paragraph(folding.continued));
    }
    rest.extend(folding.rest);
    if !rest.is_empty() {
        let mut folded = vec![text("summary", "", label)];
        folded.extend(prose::blocks(without_spoilers(&rest), Some(urls), words));
        body.push(element("details", "", folded));
    }
    if !body.is_empty() {
        parts.push(element("div", "e-content", body));
    }
    parts
}

/// The mark as written, and its value with the rule.
fn grade(grade: Grade) -> AnyView {
    let (mark, words) = (Mark::from(grade), Words::default());
    let mut parts = vec!["Grade: ".to_owned().into_any(), text("strong", "", mark.written(&words))];
    if let (Some(value), Some((_, by))) = (mark.value(), mark.rule(&words).rsplit_once(" of 100")) {
        parts.extend([
            " (".to_owned().into_any(),
            text("span", "p-rating", value.to_string()),
            " of ".to_owned().into_any(),
            text("span", "p-best", "100"),
            // Unless they are told, readers of microformats take one for the worst.
            view! { <data class="p-worst" value="0"></data> }.into_any(),
            [by, ")"].concat().into_any(),
        ]);
    }
    element("p", "", parts)
}

/// What several grades come to.
fn together(reviews: &[Review]) -> Option<AnyView> {
    let aggregate = Aggregate::of(reviews);
    (aggregate.graded > 1)
        .then(|| text("p", "", ["Together: ", &Mark::from(&aggregate).rule(&Words::default())].concat()))
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
    let block = |block: &Block| match block {
        Block::Paragraph(inlines) => Block::Paragraph(covered(inlines)),
        Block::Quotation(blocks) => Block::Quotation(without_spoilers(blocks)),
        Block::List { ordered, items } => {
            Block::List { ordered: *ordered, items: items.iter().map(|item| without_spoilers(item)).collect() }
        }
        Block::Spoiler(_) => Block::Paragraph(vec![Inline::Text(COVER.into())]),
    };
    blocks.iter().map(block).collect()
}

fn covered(inlines: &[Inline]) -> Vec<Inline> {
    let inline = |inline: &Inline| match inline {
        Inline::Emphasis(children) => Inline::Emphasis(covered(children)),
        Inline::Strong(children) => Inline::Strong(covered(children)),
        Inline::Link { href, children } => Inline::Link { href: href.clone(), children: covered(children) },
        Inline::Spoiler(_) => Inline::Text(COVER.into()),
        Inline::Text(_) | Inline::Person { .. } => inline.clone(),
    };
    inlines.iter().map(inline).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(film_model::model::paragraphs(&told), [COVER; 3]);
        assert!(!format!("{told:?}").contains("gardener"), "{told:?}");
    }
}
