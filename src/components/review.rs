use super::{
    grade_badge::Mark,
    markup::{Click, HIDDEN, Live, Markup, State, States, UNTIL_FOUND, heading},
    person_link::PersonUrls,
    prose, text_lang,
    words::{Message, Words},
};
use film_model::{Block, LinkProvider, Review, is_web_address, is_wide, paragraphs, words as words_of};
use leptos::prelude::*;
use std::sync::Arc;

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
    review: Review,
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
    let urls = PersonUrls { links, lang: &lang, fixed: &person_links, is_plain: false };
    let share = |on_share: Callback<bool>| -> Share { Arc::new(move |sheet| on_share.run(sheet)) };
    let states = States::default();
    let mut out = Markup::new(states);
    let drawn = Drawn {
        review: &review,
        id,
        graded,
        heading,
        brief,
        open: states.follow(move || open.get().into()).live(),
        decided: out.following(decided, decided_number, |number| number.checked_sub(1).map(|open| open > 0)),
        urls,
        words: &words,
        text_lang: &text_lang,
        on_toggle: Arc::new(move |open| {
            if let Some(on_toggle) = on_toggle {
                on_toggle.run(open);
            }
        }),
        on_share: on_share.map(share),
        shares,
        copied: states.follow(move || copied.get().into()).live(),
    };
    drawn.draw(&mut out);
    out
}

/// Called when the reader wants to share a review: with `true` for the system's share sheet, with `false` to copy a link.
pub type Share = Arc<dyn Fn(bool) + Send + Sync>;

/// What a [`FilmReview`] draws. The fields are its props.
pub struct Drawn<'a> {
    pub review: &'a Review,
    pub id: String,
    pub graded: bool,
    pub heading: u8,
    pub brief: bool,
    pub open: Live,
    /// 0 if the reader has decided nothing, otherwise [`decided_number`].
    pub decided: State,
    pub urls: PersonUrls<'a>,
    pub words: &'a Words,
    pub text_lang: &'a str,
    pub on_toggle: Arc<dyn Fn(bool) + Send + Sync>,
    pub on_share: Option<Share>,
    pub shares: bool,
    pub copied: Live,
}

/// A decision of the reader as the number of a [`State`].
pub fn decided_number(decided: Option<bool>) -> usize {
    decided.map_or(0, |open| 1 + usize::from(open))
}

impl Drawn<'_> {
    /// Whether the text is expanded: as the reader has decided, or else as `open` says.
    pub fn is_open(&self) -> Live {
        let (decided, open) = (self.decided.clone(), self.open.clone());
        Arc::new(move || decided.get().checked_sub(1).unwrap_or_else(|| open()))
    }

    /// Draws the review.
    pub fn draw(self, out: &mut Markup) {
        let Drawn { review, id, brief, words, .. } = &self;
        let (brief, body) = (*brief, &review.review_body);
        let length = length(body);
        let fits = length < FITS && !brief;
        let live = self.is_open();
        out.open("section", if brief { "film-review film-review--brief" } else { "film-review" });
        out.attribute("part", "review");
        out.attribute("id", id);
        if !fits {
            out.attribute("data-cut", "");
        }
        out.choice("data-open", &[None, Some("")], &live);
        // The reader's decision is valid until `open` changes.
        out.change(&self.open, self.decided.setting(0));

        let mut byline_id = [id, "-byline"].concat();
        if has_byline(review) || self.graded {
            out.open("div", "film-review__byline");
            out.attribute("id", &byline_id);
            if has_byline(review) {
                out.open(heading(self.heading), "");
                byline(out, review, words);
                out.close();
            }
            if self.graded {
                Mark::from(review.grade.clone()).draw(out, words);
            }
            out.close();
        } else {
            byline_id.clear();
        }
        let (decided, on_toggle) = (self.decided.clone(), self.on_toggle.clone());
        let set = move |open: usize| {
            decided.set(1 + open);
            on_toggle(open > 0);
        };
        if length > 0 {
            self.fold(out, &byline_id, &live, &(Arc::new(set) as Click));
        }
        if let Some(on_share) = &self.on_share {
            // The buttons are shown when the whole text is visible, because readers share what they have read.
            let (is_shown, open) = (fits && !self.graded, live);
            out.open("div", "film-review__links");
            out.choice("hidden", HIDDEN, &(Arc::new(move || if is_shown { 1 } else { open() }) as Live));
            for (message, sheet) in [(Message::CopyLink, false), (Message::Share, true)] {
                if sheet && !self.shares {
                    continue;
                }
                out.open("button", "film-review__link");
                out.attribute("type", "button");
                if !byline_id.is_empty() {
                    out.attribute("aria-describedby", &byline_id);
                }
                let on_share = on_share.clone();
                out.on("click", Arc::new(move || on_share(sheet)));
                out.text(&words.say(message));
                out.close();
            }
            out.open("span", "film-review__copied");
            out.attribute("role", "status");
            out.texts(["", &words.say(Message::Copied)], &self.copied);
            out.close();
            out.close();
        }
        out.close();
    }

    /// Draws the text and the button that expands it. `described_by` is the id of the byline, if there is one.
    fn fold(&self, out: &mut Markup, described_by: &str, open: &Live, set: &Click) {
        let Drawn { review, id, brief, words, text_lang, .. } = self;
        let body = &review.review_body;
        let verb = words.say(if *brief { Message::Read } else { Message::Continue });
        let time = time_to_read(body, words);
        let id = [id, "-body"].concat();
        out.open("div", fold_class(&verb, &time));
        // The button is at the end of the text: on the left if the text runs from right to left.
        out.attribute("dir", "auto");
        out.open("div", "film-review__body");
        out.attribute("id", &id);
        out.attribute("part", "body");
        match &review.lang {
            Some(lang) => out.attribute("lang", lang),
            None => {
                let around = if text_lang.is_empty() { words.lang() } else { text_lang };
                out.attribute("lang", &text_lang::assumed(around.to_owned(), body));
            }
        }
        if *brief {
            out.choice("hidden", UNTIL_FOUND, open);
            let set = set.clone();
            out.on("beforematch", Arc::new(move || set(1)));
        }
        prose::blocks(out, body, &[], Some(&self.urls), words);
        // The page script observes this element to find out whether the end of the text is cut off.
        out.open("div", "film-review__end");
        out.close();
        out.close();
        let attributes = [("part", "toggle"), ("aria-controls", &*id), ("aria-describedby", described_by)];
        out.button("film-review__toggle", attributes, open, set);
        out.texts([&verb, &words.say(Message::Less)], open);
        out.element("span", "film-review__time", &time);
        out.close();
        out.close();
    }
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
pub fn has_byline(review: &Review) -> bool {
    let publisher = review.publisher.is_some() || review.url.as_deref().is_some_and(is_web_address);
    publisher || review.author.is_some() || review.date_published.is_some()
}

/// Draws the critic, the publication and the day, as far as they are known.
fn byline(out: &mut Markup, review: &Review, words: &Words) {
    let mut is_first = true;
    let mut between = |out: &mut Markup| {
        if !std::mem::take(&mut is_first) {
            out.text(&words.say(Message::Between));
        }
    };
    if let Some(author) = &review.author {
        between(out);
        out.element("span", "film-review__critic", author);
    }
    let url = review.url.as_deref().filter(|url| is_web_address(url));
    if review.publisher.is_some() || url.is_some() {
        between(out);
        out.open("cite", "");
        if let Some(url) = url {
            prose::open_link(out, url);
        }
        match &review.publisher {
            Some(publisher) => out.text(publisher),
            None => out.text(&words.say(Message::Original)),
        }
        if url.is_some() {
            out.close();
        }
        out.close();
    }
    if let Some(date) = &review.date_published {
        between(out);
        out.open("time", "");
        out.attribute("datetime", date);
        out.text(&words.date(date));
        out.close();
    }
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
