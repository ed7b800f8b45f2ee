use super::{
    credits::{Credits, has_credits},
    element::{
        COVERED, UNTIL_FOUND, button, element, expandable, folded, heading as heading_of, id_alone, text, toggle,
        with_attributes,
    },
    grade_badge::{GradeBadge, Mark},
    marks,
    poster::FilmPoster,
    review::{FilmReview, is_open, length},
    theme::Theme,
    words::{Message, Words},
};
use film_model::{Aggregate, LinkProvider, Movie, Review, is_web_address};
use leptos::prelude::*;
use std::sync::Arc;

/// A title with more characters than this has a smaller font.
const LONG_TITLE: usize = 40;
/// A card whose title has more characters than this may be higher than its reserved height.
const VERY_LONG_TITLE: usize = 120;

/// The number of reviews that a card shows at first. It shows one more if that is the last.
const MAX_REVIEWS: usize = 3;

/// The text of a review with fewer characters than this has a large font.
const CAPSULE: usize = 160;
/// A review with fewer characters than this has the credits below it, not in a column beside it.
const BESIDE: usize = 440;
/// A review with fewer characters than this has a smaller font if the column with the credits leaves it little space.
const SHORT: usize = 700;
/// A review with fewer characters than this is never set in two columns.
const ONE_COLUMN: usize = 1400;

/// If the first of several reviews has more characters than this, it gets most of the height.
const LEADS: usize = 500;

/// A reader has expanded or collapsed a review.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Toggle {
    /// The slug of the movie.
    pub film: String,
    /// The number of the review.
    pub review: u32,
    /// Whether it is expanded now.
    pub open: bool,
}

/// A reader wants to share a review.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Share {
    /// The slug of the movie.
    pub film: String,
    /// The number of the review.
    pub review: u32,
    /// Whether to open the system's share sheet; otherwise, a link is to be copied.
    pub sheet: bool,
}

/// A movie: title and year, the grade, the beginning of each review, and the credits.
///
/// A folded card is at most as high as `--film-card-height`, by default `28em`. It is lower if everything fits. Only
/// CSS decides how much of the text is visible.
///
/// ```
/// use film_cards::{FilmCard, LinkProvider, Movie, Review, Theme};
/// use leptos::prelude::*;
///
/// let review = Review { id: 1, author: Some("Ann Lee".into()), ..Review::default() };
/// let movie = Movie { slug: "ran".into(), name: "Ran".into(), reviews: vec![review], ..Movie::default() };
/// let card = || view! { <FilmCard movie theme=Theme::Dark links=LinkProvider::Letterboxd heading=3/> };
/// # let html = Owner::new().with(|| card().to_html());
/// # assert!(html.contains("Ann Lee") && html.contains("data-theme=\"dark\"") && html.contains("<h3"), "{html}");
/// ```
#[component]
pub fn FilmCard(
    /// The movie.
    #[prop(into)]
    movie: Arc<Movie>,
    /// The number of the only review to show. Without it, or if the movie has no such review, all reviews are shown.
    #[prop(optional_no_strip, into)]
    review: Option<u32>,
    /// Whether the first shown review is expanded. A change of this signal expands or collapses it; so can the reader.
    #[prop(optional, into)]
    open: Signal<bool>,
    /// The reviews that the reader has expanded or collapsed in an earlier rendering of the card: their numbers, and
    /// whether each is expanded.
    #[prop(optional)]
    decided: Vec<(u32, bool)>,
    /// Light, dark, or the colour scheme of the place where the card is.
    #[prop(optional, into)]
    theme: Signal<Theme>,
    /// The site that people's names link to.
    #[prop(optional, into)]
    links: LinkProvider,
    /// The language of the Wikipedia that names link to, as a tag.
    #[prop(optional, into)]
    lang: String,
    /// The strings of the interface. By default English.
    #[prop(optional, into)]
    words: Words,
    /// The language of the reviews, as a tag. By default that of the interface.
    #[prop(optional, into)]
    text_lang: String,
    /// The prefix of the ids of its elements. By default `film-card-` and the movie's slug; set it if a document has
    /// two cards of one movie.
    #[prop(optional, into)]
    id: Option<String>,
    /// The level of the title's heading, 2 to 6, so that it fits into the headings of the page. The headings with the
    /// critics' names are one level lower.
    #[prop(default = 2)]
    heading: u8,
    /// Whether a card that is wide enough has a poster.
    #[prop(default = true)]
    poster: bool,
    /// Whether a narrow card has the poster too.
    #[prop(optional)]
    thumb: bool,
    /// Called when the reader has expanded or collapsed a review.
    #[prop(optional, into)]
    on_toggle: Option<Callback<Toggle>>,
    /// Called when the reader wants to share a review. Without it, there are no buttons for that.
    #[prop(optional_no_strip, into)]
    on_share: Option<Callback<Share>>,
    /// Whether the reader's system has a share sheet.
    #[prop(optional)]
    shares: bool,
    /// The number of the review whose link has just been copied. A message beside the button then says so.
    #[prop(optional, into)]
    copied: Signal<Option<u32>>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| ["film-card-", &movie.slug].concat());
    let title_id = [&id, "-title"].concat();
    let characters = movie.name.chars().count();
    let mut title = vec![movie.name.clone().into_any()];
    if let Some(year) = movie.year {
        title.extend([" ".to_owned().into_any(), text("span", "film-card__year", year.to_string())]);
    }
    let class = if characters > LONG_TITLE { "film-card__title film-card__title--long" } else { "film-card__title" };
    let title = with_attributes(heading_of(heading), class, &[("part", "title"), ("id", &title_id)], title);
    let has_picture = poster && movie.poster.as_deref().is_some_and(is_web_address);
    let shown = shown(&movie, review);
    let (mark, graded) = verdict(shown);
    let mut class = class_of(shown);
    let modifiers = [
        (characters > VERY_LONG_TITLE, " film-card__sheet--free"),
        (mark.is_none(), " film-card__sheet--ungraded"),
        (poster, " film-card__sheet--poster"),
        (has_picture || poster && thumb, " film-card__sheet--thumb"),
    ];
    for (_, modifier) in modifiers.into_iter().filter(|(holds, _)| *holds) {
        class.push_str(modifier);
    }

    let mut sheet = Vec::new();
    if poster {
        // The grade is beside the title already.
        let poster =
            view! { <FilmPoster name=movie.name.clone() year=movie.year mark=None picture=movie.poster.clone()/> };
        sheet.push(poster.into_any());
    }
    sheet.push(title);
    let [rules, more, all] = [(); 3].map(|()| RwSignal::new(false));
    if !shown.is_empty() {
        sheet.extend(head(mark, graded, shown, [&id, "-rules"].concat(), rules, &words));
    }
    let mut expanded = vec![more.into()];
    let first = if shown.len() <= MAX_REVIEWS + 1 { shown.len() } else { MAX_REVIEWS };
    let one = |(at, review): (usize, &Review)| {
        let (film, number) = (movie.slug.clone(), review.id);
        let toggled = Callback::new(move |open| {
            if let Some(on_toggle) = on_toggle {
                on_toggle.run(Toggle { film: film.clone(), review: number, open });
            }
        });
        let on_share = on_share.map(|on_share| {
            let film = movie.slug.clone();
            Callback::new(move |sheet| on_share.run(Share { film: film.clone(), review: number, sheet }))
        });
        let copied = Signal::derive(move || copied.get() == Some(number));
        let id = [&id, "/", &number.to_string()].concat();
        let open = if at == 0 { open } else { Signal::default() };
        let decided = decided.iter().find(|(decided, _)| *decided == number).map(|(_, open)| *open);
        let decided = RwSignal::new(decided);
        expanded.push(is_open(decided, open));
        let (graded, brief) = (shown.len() > 1, at >= first);
        let (review, person_links) = (review.clone(), movie.person_links.clone());
        let (lang, words, text_lang) = (lang.clone(), words.clone(), text_lang.clone());
        view! {
            <FilmReview
                review id graded heading=heading.clamp(2, 6) + 1 brief open decided
                links lang words text_lang person_links on_toggle=toggled on_share shares copied
            />
        }
        .into_any()
    };
    let mut reviews: Vec<AnyView> = shown.iter().enumerate().map(one).collect();
    let others = reviews.split_off(first);
    sheet.push(element("div", "film-card__reviews", reviews));
    if !others.is_empty() {
        let show = Callback::new(move |show| more.set(show));
        let more_id = [&id, "-more"].concat();
        let label = words.count(Message::MoreReviews, others.len() as u32, &[]);
        let labels = (words.say(Message::Less), label);
        sheet.push(toggle("film-card__more", more.into(), labels, show));
        let attributes = id_alone(Some(more_id));
        sheet.push(folded("div", "film-card__others", (attributes, UNTIL_FOUND), more.into(), Some(show), others));
    }
    if has_credits(&movie) {
        let (lang, words) = (lang.clone(), words.clone());
        sheet.push(view! { <Credits movie=movie.clone() links lang words id=id.clone() all/> }.into_any());
    }
    let open = Box::new(move || {
        let is_any = |signals: &[Signal<bool>]| signals.iter().any(Signal::get);
        match (is_any(&expanded), is_any(&[all.into()])) {
            (true, true) => Some("texts credits"),
            (true, false) => Some("texts"),
            (false, true) => Some("credits"),
            (false, false) => is_any(&[rules.into()]).then_some("rules"),
        }
    });
    view! {
        <article
            class="film-card"
            part="card"
            id=id
            lang=words.lang().to_owned()
            dir=words.say(Message::Direction)
            data-theme=move || theme.get().name()
            aria-labelledby=title_id
        >
            {expandable("div", &[("class", &class)], open, sheet)}
        </article>
    }
}

/// The grade at the head of a card. If it has a value, it is a button that shows by which rule the value was computed.
/// A note says whether it is the average of several critics.
fn head(
    grade: Option<Mark>,
    graded: Option<(u32, u32)>,
    shown: &[Review],
    id: String,
    are_rules_shown: RwSignal<bool>,
    words: &Words,
) -> Vec<AnyView> {
    let note = match (&grade, graded) {
        (Some(Mark::Together { graded, .. }), _) => Some(words.count(Message::Average, *graded, &[])),
        (_, Some((graded, total))) if graded > 0 => {
            Some(words.count(Message::Graded, total, &[("graded", &graded.to_string())]))
        }
        _ => None,
    };
    let rules = grade.as_ref().filter(|grade| grade.value().is_some()).map(|grade| marks::rules(grade, shown, words));
    let badge = |grade| view! { <GradeBadge grade words=words.clone()/> }.into_any();
    let mut parts = Vec::new();
    parts.push(match (grade, &rules) {
        (Some(grade), Some(_)) => {
            let show = Callback::new(move |show| are_rules_shown.set(show));
            button(("film-card__why", None), are_rules_shown.into(), (Some(id.clone()), None), show, vec![badge(grade)])
        }
        (Some(grade), None) => badge(grade),
        // Several grades without a mean: each is shown beside the name of its critic.
        (None, _) if note.is_some() => ().into_any(),
        (None, _) => badge(Mark::None),
    });
    parts.extend(note.map(|note| text("span", "film-card__note", note)));
    let mut head = vec![element("div", "film-card__mark", parts)];
    if let Some(rules) = rules {
        let shown = are_rules_shown.into();
        head.push(folded("div", "film-card__rules", (id_alone(Some(id)), COVERED), shown, None, rules));
    }
    head
}

/// The classes for the layout of a card. The length of its texts decides them, because no script measures a card.
fn class_of(shown: &[Review]) -> String {
    let first = shown.first().map_or(0, |review| length(&review.review_body));
    let kinds = match (shown.len(), first) {
        (2.., ..=LEADS) => " film-card__sheet--rail film-card__sheet--wide film-card__sheet--many",
        (2.., _) => " film-card__sheet--rail film-card__sheet--wide film-card__sheet--many film-card__sheet--lead",
        (_, ..CAPSULE) => " film-card__sheet--capsule",
        (_, ..BESIDE) => "",
        (_, ..SHORT) => " film-card__sheet--rail film-card__sheet--short",
        (_, ..ONE_COLUMN) => " film-card__sheet--rail",
        _ => " film-card__sheet--rail film-card__sheet--wide",
    };
    ["film-card__sheet", kinds].concat()
}

/// The reviews that a card shows.
fn shown(movie: &Movie, only: Option<u32>) -> &[Review] {
    match movie.reviews.iter().position(|review| Some(review.id) == only) {
        Some(at) => &movie.reviews[at..=at],
        None => &movie.reviews,
    }
}

/// The grade at the head of a card: the only grade, or the mean of those that have a value. If there are several
/// reviews, also how many of them have a grade, and how many there are.
pub fn verdict(reviews: &[Review]) -> (Option<Mark>, Option<(u32, u32)>) {
    let aggregate = Aggregate::of(reviews);
    let valued = |review: &&Review| review.grade.as_ref().is_some_and(|grade| grade.value.is_some());
    let written: Vec<_> = reviews.iter().filter(|review| review.grade.is_some()).collect();
    let mark = match (aggregate.graded, written.as_slice()) {
        (_, []) => return (None, None),
        (0, [only]) => only.grade.clone().map(Mark::from),
        (0, _) => None,
        (1, _) => reviews.iter().find(valued).and_then(|review| review.grade.clone()).map(Mark::from),
        _ => Some(Mark::from(&aggregate)),
    };
    (mark, (reviews.len() > 1).then_some((written.len() as u32, reviews.len() as u32)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use film_model::{Grade, Scale};

    fn review(id: u32, mark: Option<(&str, Option<u8>)>) -> Review {
        let grade = mark.map(|(written, value)| Grade { written: written.into(), scale: Scale::Letter, value });
        Review { id, grade, ..Review::default() }
    }

    fn head(reviews: &[Review]) -> (Option<String>, Option<(u32, u32)>) {
        let (mark, note) = verdict(reviews);
        (mark.map(|mark| mark.written(&Words::default())), note)
    }

    #[test]
    fn the_head_shows_the_only_grade_or_the_mean() {
        let (a, b) = (review(1, Some(("A-", Some(91)))), review(2, Some(("B-", Some(67)))));
        let (none, thumbs) = (review(3, None), review(4, Some(("Two thumbs up", None))));
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(head(&[]), (None, None));
        assert_eq!(head(std::slice::from_ref(&none)), (None, None));
        assert_eq!(head(&[none.clone(), none.clone()]), (None, None));
        assert_eq!(head(std::slice::from_ref(&a)), (text("A-"), None));
        assert_eq!(head(&[none.clone(), a.clone()]), (text("A-"), Some((1, 2))));
        assert_eq!(head(&[a.clone(), none, b.clone()]), (text("79"), Some((2, 3))));
        assert_eq!(head(std::slice::from_ref(&thumbs)), (text("Two thumbs up"), None));
        assert_eq!(head(&[thumbs.clone(), thumbs.clone()]), (None, Some((2, 2))));
        assert_eq!(head(&[thumbs.clone(), a.clone()]), (text("A-"), Some((2, 2))));
        assert_eq!(head(&[a, b, thumbs]), (text("79"), Some((3, 3))));
    }

    #[test]
    fn a_card_shows_one_review_or_all() {
        let movie = Movie { reviews: vec![review(1, None), review(4, None)], ..Movie::default() };
        let ids = |only| shown(&movie, only).iter().map(|review| review.id).collect::<Vec<_>>();
        assert_eq!(ids(None), [1, 4]);
        assert_eq!(ids(Some(4)), [4]);
        assert_eq!(ids(Some(2)), [1, 4]);
    }

    #[test]
    fn texts_decide_the_layout() {
        use film_model::{Block, Inline};
        let review = |length: usize| Review {
            review_body: vec![Block::Paragraph(vec![Inline::Text("x".repeat(length))])],
            ..Review::default()
        };
        let layout = |lengths: &[usize]| {
            class_of(&lengths.iter().copied().map(review).collect::<Vec<_>>()).replace("film-card__sheet", "")
        };
        assert_eq!(layout(&[]), " --capsule");
        assert_eq!([159, 160, 439].map(|one| layout(&[one])), [" --capsule", "", ""]);
        assert_eq!([440, 699].map(|one| layout(&[one])), [" --rail --short", " --rail --short"]);
        assert_eq!([700, 1399, 1400].map(|one| layout(&[one])), [" --rail", " --rail", " --rail --wide"]);
        assert_eq!(layout(&[500, 9]), " --rail --wide --many");
        assert_eq!(layout(&[501, 9]), " --rail --wide --many --lead");
    }
}
