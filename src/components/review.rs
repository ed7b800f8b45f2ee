use super::{
    element::{
        COVERED, UNTIL_FOUND, button, element, expandable, folded, heading as heading_of, id_alone, press, text,
        with_attributes,
    },
    grade_badge::GradeBadge,
    person_link::PersonUrls,
    prose, text_lang,
    words::{Message, Words},
};
use film_model::{Block, LinkProvider, Review, is_web_address, is_wide, paragraphs, words as words_of};
use leptos::prelude::*;

/// A text with fewer characters than this is assumed to fit into any card, until the page script finds that it does
/// not.
const FITS: usize = 300;

/// One critic's text. It is folded to the height that the card leaves for it, and the reader can expand it.
///
/// ```
/// use film_cards::{Block, FilmReview, Inline, Review};
/// use leptos::prelude::*;
///
/// let text = Block::Paragraph(vec![Inline::Text("The rain does most of the talking.".into())]);
/// let review = Review { id: 1, author: Some("Ann Lee".into()), review_body: vec![text], ..Review::default() };
/// let view = || view! { <FilmReview review id="ran-1" open=true/> };
/// # let html = Owner::new().with(|| view().to_html());
/// # assert!(html.contains("The rain does most of the talking."), "{html}");
/// ```
#[component]
pub fn FilmReview(
    /// The review.
    mut review: Review,
    /// The prefix of the ids of its elements. It must be unique in the document or shadow root, and the same on the
    /// server and in the browser.
    #[prop(into)]
    id: String,
    /// Whether to show the grade beside the critic, as in a card with several reviews.
    #[prop(optional)]
    graded: bool,
    /// The level of the heading with the critic's name.
    #[prop(default = 3)]
    heading: u8,
    /// Whether a collapsed review shows nothing of its text.
    #[prop(optional)]
    brief: bool,
    /// Whether the text is expanded. A change of this signal expands or collapses it; so can the reader.
    #[prop(optional, into)]
    open: Signal<bool>,
    /// Whether the reader has expanded or collapsed the text since `open` changed, and to which state.
    #[prop(optional)]
    decided: RwSignal<Option<bool>>,
    /// The site that the names of people who are mentioned in the text link to.
    #[prop(optional, into)]
    links: LinkProvider,
    /// The language of the Wikipedia that names link to, as a tag.
    #[prop(optional, into)]
    lang: String,
    /// The strings of the interface.
    #[prop(optional, into)]
    words: Words,
    /// The language of the text if the review does not have one, as a tag. By default that of the interface. It is
    /// ignored if the text is in another script than that language.
    #[prop(optional, into)]
    text_lang: String,
    /// Pairs of a person's name and an address, which replace the links of `links`: the movie's
    /// [`person_links`](film_model::Movie::person_links).
    #[prop(optional)]
    person_links: Vec<(String, String)>,
    /// Called with the new state when the reader has expanded or collapsed the text.
    #[prop(optional, into)]
    on_toggle: Option<Callback<bool>>,
    /// Called when the reader wants to share the review: with `true` for the system's share sheet, with `false` to copy
    /// a link. Without it, there are no buttons for that.
    #[prop(optional_no_strip, into)]
    on_share: Option<Callback<bool>>,
    /// Whether the reader's system has a share sheet.
    #[prop(optional)]
    shares: bool,
    /// Whether a link to the review has just been copied. A message beside the button then says so.
    #[prop(optional, into)]
    copied: Signal<bool>,
) -> impl IntoView {
    // The reader's decision is valid until `open` changes.
    Effect::new(move |before: Option<()>| {
        open.track();
        if before.is_some() {
            decided.set(None);
        }
    });
    let is_open = is_open(decided, open);

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

    let length = length(&review_body);
    let fits = length < FITS && !brief;
    let body_id = [&id, "-body"].concat();
    if length > 0 {
        let verb = words.say(if brief { Message::Read } else { Message::Continue });
        let time = time_to_read(&review_body, &words);
        let urls = PersonUrls { links, lang, fixed: person_links, is_plain: false };
        let mut body = prose::blocks(review_body, Some(&urls), &words);
        // The page script observes this element to find out whether the end of the text is cut off.
        body.push(element("div", "film-review__end", Vec::new()));
        let class = fold_class(&verb, &time);
        let (less, open_verb) = (words.say(Message::Less), verb);
        let label: Box<dyn Fn() -> String + Send> =
            Box::new(move || if is_open.get() { &less } else { &open_verb }.clone());
        let label = vec![label.into_any(), text("span", "film-review__time", time)];
        let references = (Some(body_id.clone()), described_by.clone());
        let class_and_part = ("film-review__toggle", Some("toggle"));
        let toggle = button(class_and_part, is_open, references, choose, label);
        let attributes = [("id", body_id), ("part", "body".into()), ("lang", text_lang)];
        let body = if brief {
            let [id, part, lang] = attributes.map(|(name, value)| (name, Some(value)));
            let attributes = [id, part, lang, ("", None)];
            folded("div", "film-review__body", (attributes, UNTIL_FOUND), is_open, Some(choose), body)
        } else {
            let attributes = attributes.each_ref().map(|(name, value)| (*name, &**value));
            with_attributes("div", "film-review__body", &attributes, body)
        };
        // The button is at the end of the text: on the left if the text runs from right to left.
        parts.push(with_attributes("div", class, &[("dir", "auto")], vec![body, toggle]));
    }
    if let Some(on_share) = on_share {
        let mut buttons =
            vec![press("film-review__link", words.say(Message::CopyLink), described_by.clone(), on_share, false)];
        if shares {
            buttons.push(press("film-review__link", words.say(Message::Share), described_by, on_share, true));
        }
        let message = words.say(Message::Copied);
        let message: Box<dyn Fn() -> String + Send> =
            Box::new(move || if copied.get() { message.clone() } else { String::new() });
        buttons.push(with_attributes("span", "film-review__copied", &[("role", "status")], vec![message.into_any()]));
        // The buttons are shown when the whole text is visible, because readers share what they have read.
        let is_read = Signal::derive(move || fits && !graded || is_open.get());
        parts.push(folded("div", "film-review__links", (id_alone(None), COVERED), is_read, None, buttons));
    }
    let class = if brief { "film-review film-review--brief" } else { "film-review" };
    let attributes = [("class", class), ("part", "review"), ("id", &*id), ("data-cut", "")];
    let attributes = if fits { &attributes[..3] } else { &attributes };
    expandable("section", attributes, Box::new(move || is_open.get().then_some("")), parts)
}

/// Whether a text is expanded: as the reader has decided, or else as `open` says.
pub fn is_open(decided: RwSignal<Option<bool>>, open: Signal<bool>) -> Signal<bool> {
    Signal::derive(move || decided.get().unwrap_or_else(|| open.get()))
}

/// The class of the element that folds a text. The last visible line leaves space for the button, so the stylesheet
/// needs the button's approximate width, in one of four steps. The numbers are hundredths of an `em`.
fn fold_class(verb: &str, time: &str) -> &'static str {
    let width: usize = verb.chars().chain(time.chars()).map(|c| if is_wide(c) { 82 } else { 47 }).sum();
    match width {
        0..=700 => "film-review__fold film-review__fold--s",
        701..=1000 => "film-review__fold film-review__fold--m",
        1001..=1150 => "film-review__fold film-review__fold--l",
        _ => "film-review__fold film-review__fold--xl",
    }
}

/// Whether the critic, the publication or the day is known.
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

/// The length of a text in characters. A Chinese or Japanese character counts twice, because it is twice as wide.
pub fn length(body: &[Block]) -> usize {
    let of = |text: &String| text.chars().map(|c| 1 + usize::from(is_wide(c))).sum::<usize>();
    paragraphs(body).iter().map(of).sum()
}

/// The time to read a text in minutes, at 230 words per minute, rounded up. Chinese and Japanese have no spaces between
/// words; there, 9 characters count as 4 words.
pub fn reading_time(body: &[Block]) -> u16 {
    let wide: usize = paragraphs(body).iter().map(|text| text.chars().filter(|c| is_wide(*c)).count()).sum();
    (words_of(body) + wide * 4 / 9).div_ceil(230).clamp(1, 999) as u16
}

/// The text after the verb on the button that expands a review: ` · 2 min`.
pub fn time_to_read(body: &[Block], words: &Words) -> String {
    // A no-break space keeps the number and its unit on one line.
    [" · ", &words.minutes(reading_time(body)).replace(' ', "\u{a0}")].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use film_model::Inline;

    #[test]
    fn reading_takes_at_least_a_minute() {
        let label = |words: usize| {
            let body = [Block::Paragraph(vec![Inline::Text("word ".repeat(words))])];
            time_to_read(&body, &Words::default())
        };
        assert_eq!(label(0), " · 1\u{a0}min");
        assert_eq!(label(230), " · 1\u{a0}min");
        assert_eq!(label(231), " · 2\u{a0}min");
        assert_eq!(label(1300), " · 6\u{a0}min");
    }

    #[test]
    fn characters_count_if_there_are_no_spaces() {
        let minutes = |text: &str, times| reading_time(&[Block::Paragraph(vec![Inline::Text(text.repeat(times))])]);
        assert_eq!(minutes("雨の音だけが近い。", 60), 1);
        assert_eq!(minutes("雨の音だけが近い。", 250), 4);
        assert_eq!(minutes("비가 온다. ", 250), 3);
    }

    #[test]
    fn the_step_depends_on_the_width_of_the_label() {
        let step = |verb, time| fold_class(verb, time).rsplit('-').next().unwrap();
        assert_eq!(step("继续阅读", " · 12分钟"), "m");
        assert_eq!(step("続きを読む", " · 2分"), "s");
        assert_eq!(step("Weiterlesen", " · 2 Min."), "m");
        assert_eq!(step("Continue reading", " · 2 min"), "l");
        assert_eq!(step("Read the whole review", " · 218 min"), "xl");
    }
}
