use super::{
    credits::{self, has_credits},
    grade_badge::Mark,
    marks,
    markup::{HIDDEN, Live, Markup, State, States, UNTIL_FOUND, heading as heading_of},
    person_link::PersonUrls,
    poster,
    review::{self, Drawn, length},
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
    let states = States::default();
    let card = Card {
        movie: &movie,
        review,
        states,
        open: states.follow(move || open.get().into()),
        decided: &decided,
        theme: states.follow(move || theme.get() as usize),
        links,
        lang: &lang,
        words: &words,
        text_lang: &text_lang,
        id,
        heading,
        poster,
        thumb,
        on_toggle: on_toggle.map(|on_toggle| -> OnToggle { Arc::new(move |toggle| on_toggle.run(toggle)) }),
        on_share: on_share.map(|on_share| -> OnShare { Arc::new(move |share| on_share.run(share)) }),
        shares,
        copied: states.follow(move || copied.get().map_or(0, copied_number)).live(),
    };
    card.draw()
}

/// The number of a review, for [`Card::copied`].
pub fn copied_number(review: u32) -> usize {
    review as usize + 1
}

/// Called when the reader has expanded or collapsed a review.
pub type OnToggle = Arc<dyn Fn(Toggle) + Send + Sync>;
/// Called when the reader wants to share a review.
pub type OnShare = Arc<dyn Fn(Share) + Send + Sync>;

/// What a [`FilmCard`] draws. The fields are its props, with states instead of signals.
pub struct Card<'a> {
    /// The movie.
    pub movie: &'a Movie,
    /// The number of the only review to show.
    pub review: Option<u32>,
    /// The states of the card.
    pub states: States,
    /// 1 if the first review is expanded.
    pub open: State,
    /// The reviews that the reader has expanded or collapsed in an earlier rendering.
    pub decided: &'a [(u32, bool)],
    /// The place of the theme in [`Theme::ALL`].
    pub theme: State,
    /// The site that people's names link to.
    pub links: LinkProvider,
    /// The language of the Wikipedia that names link to.
    pub lang: &'a str,
    /// The strings of the interface.
    pub words: &'a Words,
    /// The language of the reviews.
    pub text_lang: &'a str,
    /// The prefix of the ids of its elements.
    pub id: Option<String>,
    /// The level of the title's heading.
    pub heading: u8,
    /// Whether a card that is wide enough has a poster.
    pub poster: bool,
    /// Whether a narrow card has the poster too.
    pub thumb: bool,
    /// Called when the reader has expanded or collapsed a review.
    pub on_toggle: Option<OnToggle>,
    /// Called when the reader wants to share a review.
    pub on_share: Option<OnShare>,
    /// Whether the reader's system has a share sheet.
    pub shares: bool,
    /// The [`copied_number`] of the review whose link has just been copied, or 0.
    pub copied: Live,
}

impl Card<'_> {
    /// Draws the card.
    pub fn draw(&self) -> Markup {
        let mut out = Markup::new(self.states);
        self.draw_in(&mut out);
        out
    }

    /// Draws the card in the element that has begun last, of a markup with the same states.
    pub fn draw_in(&self, out: &mut Markup) {
        let Card { movie, words, .. } = self;
        let id = self.id.clone().unwrap_or_else(|| ["film-card-", &movie.slug].concat());
        let title_id = [&id, "-title"].concat();
        let shown = shown(movie, self.review);
        let [rules, more, all] = [(); 3].map(|()| self.states.state(0));
        let reviews: Vec<Drawn> = shown.iter().enumerate().map(|(at, review)| self.review(&id, at, review)).collect();

        out.open("article", "");
        out.attribute("part", "card");
        out.attribute("id", &id);
        out.attribute("lang", words.lang());
        out.attribute("dir", &words.say(Message::Direction));
        out.choice("data-theme", Theme::NAMES, &self.theme.live());
        out.attribute("aria-labelledby", &title_id);
        out.attribute("class", "film-card");

        let (mark, graded) = verdict(shown);
        out.open("div", &self.class(shown, mark.is_some()));
        let (are_rules, is_all) = (rules.clone(), all.clone());
        let expanded: Vec<Live> = reviews.iter().map(Drawn::is_open).chain([more.live()]).collect();
        let open = move || {
            let texts = usize::from(expanded.iter().any(|open| open() > 0));
            [are_rules.get(), 2, 3, 4][is_all.get() + 2 * texts]
        };
        let values = &[None, Some("rules"), Some("credits"), Some("texts"), Some("texts credits")];
        out.choice("data-open", values, &(Arc::new(open) as Live));
        if self.poster {
            // The grade is beside the title already.
            poster::draw(out, &movie.name, movie.year, None, movie.poster.as_deref());
        }
        let is_long = movie.name.chars().count() > LONG_TITLE;
        let class = if is_long { "film-card__title film-card__title--long" } else { "film-card__title" };
        out.open(heading_of(self.heading), class);
        out.attribute("part", "title");
        out.attribute("id", &title_id);
        out.text(&movie.name);
        if let Some(year) = movie.year {
            out.text(" ");
            out.element("span", "film-card__year", &year.to_string());
        }
        out.close();
        if !shown.is_empty() {
            head(out, mark, graded, shown, &[&id, "-rules"].concat(), &rules, words);
        }
        let first = first(shown.len());
        let mut reviews = reviews.into_iter();
        out.open("div", "film-card__reviews");
        reviews.by_ref().take(first).for_each(|review| review.draw(out));
        out.close();
        if shown.len() > first {
            out.toggle("film-card__more", [("", ""); 3], &more);
            let count = (shown.len() - first) as u32;
            out.texts([&words.count(Message::MoreReviews, count, &[]), &words.say(Message::Less)], &more.live());
            out.close();
            out.open("div", "film-card__others");
            out.attribute("id", &[&id, "-more"].concat());
            out.choice("hidden", UNTIL_FOUND, &more.live());
            out.on("beforematch", more.setting(1));
            reviews.for_each(|review| review.draw(out));
            out.close();
        }
        if has_credits(movie) {
            credits::draw(out, movie, &self.urls(), words, &id, &all);
        }
        out.close();
        out.close();
    }

    fn urls(&self) -> PersonUrls<'_> {
        PersonUrls { links: self.links, lang: self.lang, fixed: &self.movie.person_links, is_plain: false }
    }

    /// What the review at this place of the card draws. `id` is the id of the card.
    fn review<'a>(&'a self, id: &str, at: usize, review: &'a Review) -> Drawn<'a> {
        let count = shown(self.movie, self.review).len();
        let number = review.id;
        let decided = self.decided.iter().find(|(decided, _)| *decided == number).map(|(_, open)| *open);
        let (film, on_toggle) = (self.movie.slug.clone(), self.on_toggle.clone());
        let share = |on_share: OnShare| -> review::Share {
            let film = self.movie.slug.clone();
            Arc::new(move |sheet| on_share(Share { film: film.clone(), review: number, sheet }))
        };
        let copied = self.copied.clone();
        Drawn {
            review,
            id: [id, "/", &number.to_string()].concat(),
            graded: count > 1,
            heading: self.heading.clamp(2, 6) + 1,
            brief: at >= first(count),
            open: if at == 0 { self.open.live() } else { Arc::new(|| 0) },
            decided: self.states.state(review::decided_number(decided)),
            urls: self.urls(),
            words: self.words,
            text_lang: self.text_lang,
            on_toggle: Arc::new(move |open| {
                if let Some(on_toggle) = &on_toggle {
                    on_toggle(Toggle { film: film.clone(), review: number, open });
                }
            }),
            on_share: self.on_share.clone().map(share),
            shares: self.shares,
            copied: Arc::new(move || usize::from(copied() == copied_number(number))),
        }
    }

    /// The classes of the card.
    fn class(&self, shown: &[Review], is_graded: bool) -> String {
        let Card { movie, poster, .. } = self;
        let has_picture = *poster && movie.poster.as_deref().is_some_and(is_web_address);
        let mut class = class_of(shown);
        let modifiers = [
            (movie.name.chars().count() > VERY_LONG_TITLE, " film-card__sheet--free"),
            (!is_graded, " film-card__sheet--ungraded"),
            (*poster, " film-card__sheet--poster"),
            (has_picture || *poster && self.thumb, " film-card__sheet--thumb"),
        ];
        for (_, modifier) in modifiers.into_iter().filter(|(holds, _)| *holds) {
            class.push_str(modifier);
        }
        class
    }
}

/// How many of the reviews a card shows at first.
fn first(reviews: usize) -> usize {
    if reviews <= MAX_REVIEWS + 1 { reviews } else { MAX_REVIEWS }
}

/// Draws the grade at the head of a card. If it has a value, it is a button that shows by which rule the value was
/// computed. A note says whether it is the average of several critics.
fn head(
    out: &mut Markup,
    grade: Option<Mark>,
    graded: Option<(u32, u32)>,
    shown: &[Review],
    id: &str,
    are_rules_shown: &State,
    words: &Words,
) {
    let note = match (&grade, graded) {
        (Some(Mark::Together { graded, .. }), _) => Some(words.count(Message::Average, *graded, &[])),
        (_, Some((graded, total))) if graded > 0 => {
            Some(words.count(Message::Graded, total, &[("graded", &graded.to_string())]))
        }
        _ => None,
    };
    let has_rules = grade.as_ref().is_some_and(|grade| grade.value().is_some());
    out.open("div", "film-card__mark");
    // Several grades without a mean: each is shown beside the name of its critic.
    if grade.is_some() || note.is_none() {
        if has_rules {
            out.toggle("film-card__why", [("aria-controls", id), ("", ""), ("", "")], are_rules_shown);
        }
        grade.as_ref().unwrap_or(&Mark::None).draw(out, words);
        if has_rules {
            out.close();
        }
    }
    if let Some(note) = note {
        out.element("span", "film-card__note", &note);
    }
    out.close();
    if let Some(grade) = grade.filter(|_| has_rules) {
        out.open("div", "film-card__rules");
        out.attribute("id", id);
        out.choice("hidden", HIDDEN, &are_rules_shown.live());
        marks::rules(out, &grade, shown, words);
        out.close();
    }
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
