use super::{
    element::{COVERED, UNTIL_FOUND, element, folded, heading as heading_of, press, text, toggle, with_attributes},
    grade_badge::GradeBadge,
    opening::{OPENING, opening_of},
    person_link::PersonUrls,
    prose, text_lang,
    words::{Message, Words},
};
use film_model::{
    Block, Review,
    model::{LinkProvider, is_web_address, is_wide, paragraphs, words as words_of},
};
use leptos::prelude::*;

/// One critic's text, folded to an opening and expandable in place.
#[component]
pub fn FilmReview(
    /// The review.
    mut review: Review,
    /// What the ids of its elements begin with; no other review in the same document or shadow root
    /// may have it, and the server and the browser must agree on it.
    #[prop(into)]
    id: String,
    /// Whether the byline carries the grade, as it does where a card shows several reviews.
    #[prop(optional)]
    graded: bool,
    /// The level of the heading that names the critic.
    #[prop(default = 3)]
    heading: u8,
    /// How many characters of the folded text show, or as near as sentences allow.
    #[prop(default = OPENING)]
    opening: usize,
    /// Whether the text is unfolded. The review follows when it changes; in between, the reader
    /// decides.
    #[prop(optional, into)]
    open: Signal<bool>,
    /// What the reader has decided already, where the review was shown before.
    #[prop(optional_no_strip, into)]
    decided: Option<bool>,
    /// Where the names of credited people lead who are mentioned in the text.
    #[prop(optional, into)]
    links: LinkProvider,
    /// The language in which Wikipedia is asked.
    #[prop(optional, into)]
    lang: String,
    /// The words of the interface.
    #[prop(optional, into)]
    words: Words,
    /// The language of the text where the review does not say, as a tag. Without one it is that of the interface. It
    /// does not hold for a text in the letters of another.
    #[prop(optional, into)]
    text_lang: String,
    /// The people whose names lead to an address of their own: the movie's
    /// [`person_links`](film_model::Movie::person_links).
    #[prop(optional)]
    person_links: Vec<(String, String)>,
    /// Called with the new state when the reader unfolds or folds the text.
    #[prop(optional, into)]
    on_toggle: Option<Callback<bool>>,
    /// Called when the reader wants to hand the review on: with `true` for the system's share sheet, with
    /// `false` for a link to be copied. Without it there are no such buttons.
    #[prop(optional_no_strip, into)]
    on_share: Option<Callback<bool>>,
    /// Whether there is a share sheet.
    #[prop(optional)]
    shares: bool,
    /// Whether a link to the review has just been copied, which is then said.
    #[prop(optional, into)]
    copied: Signal<bool>,
) -> impl IntoView {
    // What the reader wants, until the host wants something else.
    let decided = RwSignal::new(decided);
    Effect::new(move |before: Option<()>| {
        open.track();
        if before.is_some() {
            decided.set(None);
        }
    });
    let is_open = Signal::derive(move || decided.get().unwrap_or_else(|| open.get()));

    let byline_id = [&id, "-byline"].concat();
    let review_body = std::mem::take(&mut review.review_body);
    let around = if text_lang.is_empty() { words.lang().to_owned() } else { text_lang };
    let text_lang = review.lang.take().unwrap_or_else(|| text_lang::assumed(around, &review_body));
    let grade = graded.then(|| view! { <GradeBadge grade=review.grade.take() words=words.clone()/> }.into_any());
    let mut named = Vec::new();
    if has_byline(&review) {
        named.push(element(heading_of(heading), "", byline(&review, &words)));
    }
    named.extend(grade);
    let described_by = (!named.is_empty()).then(|| byline_id.clone());
    let mut parts = Vec::new();
    if described_by.is_some() {
        parts.push(with_attributes("div", "film-review__byline", &[("id", &byline_id)], named));
    }
    let choose = Callback::new(move |open| {
        decided.set(Some(open));
        if let Some(on_toggle) = on_toggle {
            on_toggle.run(open);
        }
    });

    let urls = PersonUrls { links, lang, fixed: person_links };
    let urls = Some(&urls);
    let minutes = reading_time(&review_body);
    let mut folding = opening_of(review_body, opening);
    let mut controls = Vec::new();
    let mut rest = |tag, name: &str, children| {
        let id = [&id, name].concat();
        controls.push(id.clone());
        folded(tag, "film-review__rest", (Some(id), UNTIL_FOUND), is_open, Some(choose), children)
    };
    let last = folding.shown.pop();
    let mut body = prose::blocks(folding.shown, urls, &words);
    match last {
        Some(Block::Paragraph(last)) if !folding.continued.is_empty() => {
            let mut flowing = prose::inlines(last, urls, &words);
            flowing.push(rest("span", "-more", prose::inlines(folding.continued, urls, &words)));
            body.push(element("p", "", flowing));
        }
        last => body.extend(prose::blocks(last.into_iter().collect(), urls, &words)),
    }
    if !folding.rest.is_empty() {
        body.push(rest("div", "-rest", prose::blocks(folding.rest, urls, &words)));
    }
    let button = (!controls.is_empty()).then(|| {
        let references = (Some(controls.join(" ")), described_by.clone());
        let labels = (words.say(Message::Fold), read_label(minutes, &words));
        toggle("film-review__toggle", is_open, labels, references, choose)
    });
    let attributes = [("part", "body"), ("dir", "auto"), ("lang", &text_lang)];
    parts.push(with_attributes("div", "film-review__body", &attributes, body));
    let is_whole = button.is_none();
    parts.extend(button);
    if let Some(on_share) = on_share {
        let mut buttons =
            vec![press("film-review__link", words.say(Message::CopyLink), described_by.clone(), on_share, false)];
        if shares {
            buttons.push(press("film-review__link", words.say(Message::Share), described_by, on_share, true));
        }
        let told = words.say(Message::Copied);
        let told: Box<dyn Fn() -> String + Send> =
            Box::new(move || if copied.get() { told.clone() } else { String::new() });
        buttons.push(with_attributes("span", "film-review__copied", &[("role", "status")], vec![told.into_any()]));
        // Who has read a review may want to hand it on.
        let is_read = Signal::derive(move || is_whole || is_open.get());
        parts.push(folded("div", "film-review__links", (None, COVERED), is_read, None, buttons));
    }
    let class = if opening == 0 { "film-review film-review--brief" } else { "film-review" };
    with_attributes("section", class, &[("part", "review"), ("id", &id)], parts)
}

/// Whether anything is known of who wrote the text, and where and when.
fn has_byline(review: &Review) -> bool {
    let publisher = review.publisher.is_some() || review.url.as_deref().is_some_and(is_web_address);
    publisher || review.author.is_some() || review.date_published.is_some()
}

/// The critic, the publication and the day, as far as they are known.
fn byline(review: &Review, words: &Words) -> Vec<AnyView> {
    let url = review.url.clone().filter(|url| is_web_address(url));
    let author = review.author.clone().map(|author| text("span", "film-review__critic", author));
    let publisher = match (review.publisher.clone(), url) {
        (publisher, Some(url)) => {
            let publisher = publisher.unwrap_or_else(|| words.say(Message::Original));
            Some(element("cite", "", vec![prose::link(url, vec![publisher.into_any()])]))
        }
        (publisher, None) => publisher.map(|publisher| text("cite", "", publisher)),
    };
    let date = review.date_published.clone().map(|date| {
        let long = words.date(&date);
        with_attributes("time", "", &[("datetime", &date)], vec![long.into_any()])
    });
    let mut parts: Vec<AnyView> = Vec::new();
    for part in [author, publisher, date].into_iter().flatten() {
        if !parts.is_empty() {
            parts.push(words.say(Message::Between).into_any());
        }
        parts.push(part);
    }
    parts
}

/// How many minutes a text takes: at 230 words a minute, rounded up. Chinese and Japanese have no space
/// between words; two characters and a bit take as long as one.
pub fn reading_time(body: &[Block]) -> u16 {
    let wide: usize = paragraphs(body).iter().map(|text| text.chars().filter(|c| is_wide(*c)).count()).sum();
    (words_of(body) + wide * 4 / 9).div_ceil(230).clamp(1, 999) as u16
}

/// What the button says that unfolds a text.
pub fn read_label(minutes: u16, words: &Words) -> String {
    // The number and its unit stay on one line.
    let time = words.minutes(minutes).replace(' ', "\u{a0}");
    words.fill(Message::Read, &[("time", &time)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use film_model::Inline;

    #[test]
    fn reading_takes_a_minute_at_least() {
        let label = |words: usize| {
            let body = [Block::Paragraph(vec![Inline::Text("word ".repeat(words))])];
            read_label(reading_time(&body), &Words::default())
        };
        assert_eq!(label(0), "Read the review, 1\u{a0}min");
        assert_eq!(label(230), "Read the review, 1\u{a0}min");
        assert_eq!(label(231), "Read the review, 2\u{a0}min");
        assert_eq!(label(1300), "Read the review, 6\u{a0}min");
    }

    #[test]
    fn a_text_without_spaces_takes_its_time() {
        let minutes = |text: &str, times| reading_time(&[Block::Paragraph(vec![Inline::Text(text.repeat(times))])]);
        assert_eq!(minutes("雨の音だけが近い。", 60), 1);
        assert_eq!(minutes("雨の音だけが近い。", 250), 4);
        assert_eq!(minutes("비가 온다. ", 250), 3);
    }
}
