use super::{
    element::{element, folded, text, toggle},
    grade_badge::GradeBadge,
    opening::{OPENING, opening_of},
    person_link::{PersonUrls, is_web},
    prose,
};
use film_model::{
    Block, Review,
    model::{LinkProvider, words},
};
use leptos::prelude::*;
use std::sync::Arc;

/// One critic's text, folded to an opening and expandable in place.
#[component]
pub fn FilmReview(
    /// The review.
    review: Review,
    /// What the ids of its elements begin with; no other review in the same document or shadow root
    /// may have it, and the server and the browser must agree on it.
    #[prop(into)]
    id: String,
    /// Whether the byline carries the grade, as it does where a card shows several reviews.
    #[prop(optional)]
    graded: bool,
    /// How many characters of the folded text show, or as near as sentences allow.
    #[prop(default = OPENING)]
    opening: usize,
    /// Whether the text is unfolded. The review follows when it changes; in between, the reader
    /// decides.
    #[prop(optional, into)]
    open: Signal<bool>,
    /// Where the names of credited people lead who are mentioned in the text.
    #[prop(optional, into)]
    links: Signal<LinkProvider>,
    /// The language in which Wikipedia is asked.
    #[prop(optional, into)]
    lang: Signal<String>,
    /// The people whose names lead to an address of their own: the movie's
    /// [`person_links`](film_model::Movie::person_links).
    #[prop(optional)]
    person_links: Vec<(String, String)>,
    /// Called with the new state when the reader unfolds or folds the text.
    #[prop(optional, into)]
    on_toggle: Option<Callback<bool>>,
) -> impl IntoView {
    // What the reader wants, until the host wants something else.
    let chosen = RwSignal::new(None);
    Effect::new(move |before: Option<()>| {
        open.track();
        if before.is_some() {
            chosen.set(None);
        }
    });
    let is_open = Signal::derive(move || chosen.get().unwrap_or_else(|| open.get()));

    let byline_id = [&id, "-byline"].concat();
    let mut named = byline(&review);
    if graded {
        named.push(view! { <GradeBadge grade=review.grade/> }.into_any());
    }
    let described_by = (!named.is_empty()).then(|| byline_id.clone());
    let byline = described_by.is_some().then(|| {
        view! { <div class="film-review__byline" id=byline_id>{named}</div> }
    });

    let urls = PersonUrls { links, lang, fixed: Arc::new(person_links) };
    let urls = Some(&urls);
    let label = read_label(&review.review_body);
    let mut folding = opening_of(review.review_body, opening);
    let mut controls = Vec::new();
    let mut rest = |tag, name: &str, children| {
        let id = [&id, name].concat();
        controls.push(id.clone());
        folded(tag, "film-review__rest", Some(id), is_open, children)
    };
    let last = folding.shown.pop();
    let mut body = prose::blocks(folding.shown, urls);
    match last {
        Some(Block::Paragraph(last)) if !folding.continued.is_empty() => {
            let mut flowing = prose::inlines(last, urls);
            flowing.push(rest("span", "-more", prose::inlines(folding.continued, urls)));
            body.push(element("p", "", flowing));
        }
        last => body.extend(prose::blocks(last.into_iter().collect(), urls)),
    }
    if !folding.rest.is_empty() {
        body.push(rest("div", "-rest", prose::blocks(folding.rest, urls)));
    }
    let button = (!controls.is_empty()).then(|| {
        let click = Callback::new(move |open| {
            chosen.set(Some(open));
            if let Some(on_toggle) = on_toggle {
                on_toggle.run(open);
            }
        });
        let references = (Some(controls.join(" ")), described_by);
        toggle("film-review__toggle", is_open, (label, "Fold"), references, click)
    });
    view! {
        <section class="film-review" class:film-review--brief=opening == 0 part="review">
            {byline}
            <div class="film-review__body" part="body">{body}</div>
            {button}
        </section>
    }
}

/// The critic, the publication and the day, as far as they are known.
fn byline(review: &Review) -> Vec<AnyView> {
    let url = review.url.clone().filter(|url| is_web(url));
    let author = review.author.clone().map(|author| text("span", "film-review__critic", author));
    let publisher = match (review.publisher.clone(), url) {
        (publisher, Some(url)) => {
            let publisher = publisher.unwrap_or_else(|| "the original".into());
            Some(element("cite", "", vec![prose::link(url, vec![publisher.into_any()])]))
        }
        (publisher, None) => publisher.map(|publisher| text("cite", "", publisher)),
    };
    let date = review.date_published.clone().map(|date| {
        let long = long_date(&date);
        view! { <time datetime=date>{long}</time> }.into_any()
    });
    let mut parts: Vec<AnyView> = Vec::new();
    for part in [author, publisher, date].into_iter().flatten() {
        if !parts.is_empty() {
            parts.push(", ".to_owned().into_any());
        }
        parts.push(part);
    }
    if parts.is_empty() { parts } else { vec![element("span", "", parts)] }
}

/// What the button says that unfolds a text: at 230 words a minute, rounded up.
pub fn read_label(body: &[Block]) -> String {
    let minutes = words(body).div_ceil(230).max(1);
    // The number and its unit stay on one line.
    ["Read the review, ", &minutes.to_string(), "\u{a0}min"].concat()
}

/// `2020-12-04` as `4 December 2020`. What is no such date stays as it is.
pub fn long_date(date: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = date.splitn(3, '-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let month = month.and_then(|month| MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?));
    let day = day.and_then(|day| day.parse::<u8>().ok()).filter(|day| (1..=31).contains(day));
    match (year, month, day) {
        (Some(year), Some(month), Some(day)) => [&day.to_string(), " ", month, " ", year].concat(),
        _ => date.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use film_model::Inline;

    #[test]
    fn a_day_is_written_out() {
        assert_eq!(long_date("2020-12-04"), "4 December 2020");
        assert_eq!(long_date("1964-01-29"), "29 January 1964");
        assert_eq!(long_date("2020-13-04"), "2020-13-04");
        assert_eq!(long_date("2020-00-04"), "2020-00-04");
        assert_eq!(long_date("2020-12"), "2020-12");
        assert_eq!(long_date("last week"), "last week");
    }

    #[test]
    fn reading_takes_a_minute_at_least() {
        let label = |words: usize| read_label(&[Block::Paragraph(vec![Inline::Text("word ".repeat(words))])]);
        assert_eq!(label(0), "Read the review, 1\u{a0}min");
        assert_eq!(label(230), "Read the review, 1\u{a0}min");
        assert_eq!(label(231), "Read the review, 2\u{a0}min");
        assert_eq!(label(1300), "Read the review, 6\u{a0}min");
    }
}
