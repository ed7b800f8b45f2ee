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

/// A text of fewer characters is taken to fit into any card, until the page's script knows better.
const FITS: usize = 300;

/// One critic's text, folded to the height that the card leaves it and expandable in place.
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
    /// Whether nothing of the text shows while it is folded.
    #[prop(optional)]
    brief: bool,
    /// Whether the text is unfolded. The review follows when it changes; in between, the reader
    /// decides.
    #[prop(optional, into)]
    open: Signal<bool>,
    /// What the reader has decided since the host last said whether it is unfolded.
    #[prop(optional)]
    decided: RwSignal<Option<bool>>,
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
    // What the reader wants holds until the host wants something else.
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
        // Where the text ends, which the page's script looks for.
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
        // The button stands where the text ends, on its side.
        parts.push(with_attributes("div", class, &[("dir", "auto")], vec![body, toggle]));
    }
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
        let is_read = Signal::derive(move || fits && !graded || is_open.get());
        parts.push(folded("div", "film-review__links", (id_alone(None), COVERED), is_read, None, buttons));
    }
    let class = if brief { "film-review film-review--brief" } else { "film-review" };
    let attributes = [("class", class), ("part", "review"), ("id", &*id), ("data-cut", "")];
    let attributes = if fits { &attributes[..3] } else { &attributes };
    expandable("section", attributes, Box::new(move || is_open.get().then_some("")), parts)
}

/// Whether a text is unfolded.
pub fn is_open(decided: RwSignal<Option<bool>>, open: Signal<bool>) -> Signal<bool> {
    Signal::derive(move || decided.get().unwrap_or_else(|| open.get()))
}

/// The box that folds a text. The last line gives way to the button, so the stylesheet has to know how wide that is:
/// to the next of these steps.
fn fold_class(verb: &str, time: &str) -> &'static str {
    let width: usize = verb.chars().chain(time.chars()).map(|c| if is_wide(c) { 82 } else { 47 }).sum();
    match width {
        0..=700 => "film-review__fold film-review__fold--s",
        701..=1000 => "film-review__fold film-review__fold--m",
        1001..=1150 => "film-review__fold film-review__fold--l",
        _ => "film-review__fold film-review__fold--xl",
    }
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

/// How long a text is in characters; one of Chinese or Japanese takes the place of two.
pub fn length(body: &[Block]) -> usize {
    let of = |text: &String| text.chars().map(|c| 1 + usize::from(is_wide(c))).sum::<usize>();
    paragraphs(body).iter().map(of).sum()
}

/// How many minutes a text takes: at 230 words a minute, rounded up. Chinese and Japanese have no space
/// between words; two characters and a bit take as long as one.
pub fn reading_time(body: &[Block]) -> u16 {
    let wide: usize = paragraphs(body).iter().map(|text| text.chars().filter(|c| is_wide(*c)).count()).sum();
    (words_of(body) + wide * 4 / 9).div_ceil(230).clamp(1, 999) as u16
}

/// What stands behind the verb of the button that unfolds a text: ` · 2 min`.
pub fn time_to_read(body: &[Block], words: &Words) -> String {
    // The number and its unit stay on one line.
    [" · ", &words.minutes(reading_time(body)).replace(' ', "\u{a0}")].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use film_model::Inline;

    #[test]
    fn reading_takes_a_minute_at_least() {
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
    fn a_text_without_spaces_takes_its_time() {
        let minutes = |text: &str, times| reading_time(&[Block::Paragraph(vec![Inline::Text(text.repeat(times))])]);
        assert_eq!(minutes("雨の音だけが近い。", 60), 1);
        assert_eq!(minutes("雨の音だけが近い。", 250), 4);
        assert_eq!(minutes("비가 온다. ", 250), 3);
    }

    #[test]
    fn the_fold_is_as_wide_as_its_button() {
        let step = |verb, time| fold_class(verb, time).rsplit('-').next().unwrap();
        assert_eq!(step("继续阅读", " · 12分钟"), "m");
        assert_eq!(step("続きを読む", " · 2分"), "s");
        assert_eq!(step("Weiterlesen", " · 2 Min."), "m");
        assert_eq!(step("Continue reading", " · 2 min"), "l");
        assert_eq!(step("Read the whole review", " · 218 min"), "xl");
    }
}
