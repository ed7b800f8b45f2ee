use super::{
    credits::{Fact, facts, has_credits},
    film_card::verdict,
    grade_badge::Mark,
    markup::Markup,
    opening::opening,
    person_link::PersonUrls,
    prose,
    review::{has_byline, time_to_read},
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
    let urls = PersonUrls { links, lang: &lang, fixed: &movie.person_links, is_plain: true };
    let mut markup = Markup::default();
    let out = &mut markup;
    let is_single = movie.reviews.len() == 1;
    out.open("article", if is_single { "h-review film-article" } else { "film-article" });
    out.open("h2", "");
    match is_single {
        // The title of the article names the reviewed film (`p-item`).
        true => out.element("span", "p-item h-item", &movie.name),
        false => out.text(&movie.name),
    }
    if let Some(year) = movie.year {
        out.text(&[" (", &year.to_string(), ")"].concat());
    }
    out.close();
    match movie.reviews.as_slice() {
        [only] => {
            grade(out, only);
            if has_byline(only) {
                out.open("p", "");
                byline(out, "By ", only);
                out.close();
            }
            body(out, only, &urls);
        }
        several => {
            average(out, several);
            for one in several {
                out.open("section", "h-review");
                out.open("h3", "");
                byline(out, "", one);
                if !has_byline(one) {
                    out.text("A review");
                }
                // Each review needs the name of the film inside it (`p-item`); the title is outside.
                data(out, "p-item", &movie.name);
                out.close();
                grade(out, one);
                body(out, one, &urls);
                out.close();
            }
        }
    }
    if has_credits(&movie) {
        out.open("details", "");
        out.element("summary", "", "Cast and credits");
        out.open("dl", "");
        credits(out, &movie, &urls);
        out.close();
        out.close();
    }
    out.close();
    markup
}

/// Draws an element that only software reads.
fn data(out: &mut Markup, class: &str, value: &str) {
    out.open("data", class);
    out.attribute("value", value);
    out.close();
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
    let mut out = Markup::default();
    out.open("ul", "");
    for movie in movies {
        let url = movie.reviews.iter().filter_map(|review| review.url.clone()).find(|url| is_web_address(url));
        out.open("li", "");
        out.open("a", "");
        out.attribute("href", &url.unwrap_or_else(|| ["#film-cards/", &movie.slug].concat()));
        out.text(&movie.name);
        out.close();
        if let Some(year) = movie.year {
            out.text(&[" (", &year.to_string(), ")"].concat());
        }
        let grade = match verdict(&movie.reviews).0 {
            Some(average @ Mark::Together { .. }) => Some(average.spoken(&Words::default())),
            grade => grade.map(|grade| grade.written(&Words::default())),
        };
        if let Some(grade) = grade {
            out.text(&[". ", &grade].concat());
        }
        out.close();
    }
    out.close();
    out
}

/// Draws the rows of the credits as `dt` and `dd`, with no element around a row.
fn credits(out: &mut Markup, movie: &Movie, urls: &PersonUrls) {
    let words = Words::default();
    for (label, values) in facts(movie, &words) {
        out.element("dt", "", &label);
        for value in values {
            if let Fact::Cast = value {
                for Actor { name, character_name } in &movie.actors {
                    out.open("dd", "");
                    urls.named(out, name, name);
                    if let Some(role) = character_name {
                        let (before, after) = words.around_a_part();
                        out.text(&[" ", before, role, after].concat());
                    }
                    out.close();
                }
                continue;
            }
            out.open("dd", "");
            value.draw(out, urls, &words);
            out.close();
        }
    }
}

/// Draws the critic, after the word `by`, the publication and the day, as far as they are known.
fn byline(out: &mut Markup, by: &str, review: &Review) {
    let mut is_first = true;
    let mut between = |out: &mut Markup| {
        if !std::mem::take(&mut is_first) {
            out.text(", ");
        }
    };
    if let Some(author) = &review.author {
        between(out);
        out.text(&[by, author].concat());
        data(out, "p-author", author);
    }
    let url = review.url.as_deref().filter(|url| is_web_address(url));
    if review.publisher.is_some() || url.is_some() {
        between(out);
        if let Some(url) = url {
            out.open("a", "u-url");
            out.attribute("href", url);
            out.attribute("rel", "noopener");
        }
        out.text(review.publisher.as_deref().unwrap_or("the original"));
        if url.is_some() {
            out.close();
        }
    }
    if let Some(date) = &review.date_published {
        between(out);
        out.open("time", "dt-published");
        out.attribute("datetime", date);
        out.text(&Words::default().date(date));
        out.close();
    }
}

/// Draws the text, folded after its opening. Each paragraph has the class `e-content` itself, so that no element is needed
/// around them, and the label that expands the text does not count as content of the review.
fn body(out: &mut Markup, review: &Review, urls: &PersonUrls) {
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
    let content = |out: &mut Markup, blocks: &[Block]| {
        prose::blocks(out, &without_spoilers(blocks), &attributes, Some(urls), words);
    };
    content(out, &folding.shown);
    if !rest.is_empty() {
        // A class with `hidden` in its name makes a reading view prefer the element around it, which is the article.
        out.open("details", "film-hidden");
        out.element("summary", "", &label);
        content(out, &rest);
        out.close();
    }
}

/// Draws the grade as written, and its value with the rule.
fn grade(out: &mut Markup, review: &Review) {
    let Some(grade) = review.grade.clone() else { return };
    let (mark, words) = (Mark::from(grade), Words::default());
    out.open("p", "");
    out.text("Grade: ");
    out.element("strong", "", &mark.written(&words));
    if let (Some(value), Some((_, by))) = (mark.value(), mark.rule(&words).rsplit_once(" of 100")) {
        out.text(" (");
        out.element("span", "p-rating", &value.to_string());
        out.text(" of ");
        out.element("span", "p-best", "100");
        // Without this, software that reads microformats assumes that the worst grade is 1.
        data(out, "p-worst", "0");
        out.text(&[by, ")"].concat());
    }
    out.close();
}

/// Draws the mean of several grades.
fn average(out: &mut Markup, reviews: &[Review]) {
    let (aggregate, words) = (Aggregate::of(reviews), Words::default());
    let Some(value) = aggregate.value.filter(|_| aggregate.graded > 1) else { return };
    out.open("p", "");
    out.text(&[&words.count(Message::Average, aggregate.graded, &[]), ": "].concat());
    out.element("strong", "", &value.to_string());
    out.text(" of 100");
    out.close();
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
