use super::{
    credits::{Credits, has_credits},
    element::{COVERED, button, element, folded, heading as heading_of, text, with_attributes},
    grade_badge::{GradeBadge, Mark},
    marks,
    poster::FilmPoster,
    review::FilmReview,
    room::Room,
    theme::Theme,
    words::{Message, Words},
};
use film_model::{Aggregate, Movie, Review, model::LinkProvider};
use leptos::prelude::*;
use std::sync::Arc;

/// A title of more characters is set smaller.
const LONG_TITLE: usize = 40;

/// A reader has unfolded or folded a review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toggle {
    /// The slug of the movie.
    pub film: String,
    /// The number of the review.
    pub review: u32,
    /// Whether it is unfolded now.
    pub open: bool,
}

/// A reader wants to hand a review on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The slug of the movie.
    pub film: String,
    /// The number of the review.
    pub review: u32,
    /// Whether by the system's share sheet, or by a link that is copied.
    pub sheet: bool,
}

/// A movie: title and year, the grade, the opening of each review, and the credits.
#[component]
pub fn FilmCard(
    /// The movie.
    #[prop(into)]
    movie: Arc<Movie>,
    /// The number of the only review to show. Without one, or where the movie has no such review, all
    /// are shown.
    #[prop(optional_no_strip, into)]
    review: Option<u32>,
    /// Whether the first review shown is unfolded. The card follows when it changes; in between, the
    /// reader decides.
    #[prop(optional, into)]
    open: Signal<bool>,
    /// What the reader has decided already where the card was shown before: numbers of reviews, and whether
    /// each is unfolded.
    #[prop(optional)]
    decided: Vec<(u32, bool)>,
    /// Light, dark, or as the place where the card stands.
    #[prop(optional, into)]
    theme: Signal<Theme>,
    /// Where people's names lead.
    #[prop(optional, into)]
    links: LinkProvider,
    /// The language in which Wikipedia is asked.
    #[prop(optional, into)]
    lang: String,
    /// The words of the interface, English unless they are given.
    #[prop(optional, into)]
    words: Words,
    /// The language of the reviews, as a tag. Without one it is that of the interface.
    #[prop(optional, into)]
    text_lang: String,
    /// What the ids of its elements begin with: the movie's slug, unless it is given. It must be given
    /// where one document has two cards of one movie.
    #[prop(optional, into)]
    id: Option<String>,
    /// The level of the title's heading, 2 to 6, so that it fits into the page's own. The critics are
    /// named a level below it.
    #[prop(default = 2)]
    heading: u8,
    /// Whether a card that is wide enough has a poster.
    #[prop(default = true)]
    poster: bool,
    /// How much of it shows at once.
    #[prop(optional)]
    room: Room,
    /// Called when the reader unfolds or folds a review.
    #[prop(optional, into)]
    on_toggle: Option<Callback<Toggle>>,
    /// Called when the reader wants to hand a review on. Without it there are no buttons for it.
    #[prop(optional_no_strip, into)]
    on_share: Option<Callback<Share>>,
    /// Whether the reader's system has a share sheet.
    #[prop(optional)]
    shares: bool,
    /// The number of the review whose link has just been copied, which is then said beside the button.
    #[prop(optional, into)]
    copied: Signal<Option<u32>>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| ["film-card-", &movie.slug].concat());
    let title_id = [&id, "-title"].concat();
    let credits = has_credits(&movie).then(|| {
        let (lang, labels) = (lang.clone(), words.clone());
        let credits = vec![view! { <Credits movie=movie.clone() links lang words=labels/> }.into_any()];
        if !room.folded {
            return element("div", "film-card__credits", credits);
        }
        let summary = element("summary", "", vec![words.say(Message::Credits).into_any()]);
        element("details", "film-card__credits", std::iter::once(summary).chain(credits).collect())
    });
    let is_long = movie.name.chars().count() > LONG_TITLE;
    let mut title = vec![movie.name.clone().into_any()];
    if let Some(year) = movie.year {
        title.extend([" ".to_owned().into_any(), text("span", "film-card__year", year.to_string())]);
    }
    let class = if is_long { "film-card__title film-card__title--long" } else { "film-card__title" };
    let title = with_attributes(heading_of(heading), class, &[("part", "title"), ("id", &title_id)], title);
    let poster = poster.then(|| {
        let mark = verdict(&movie.reviews).0.map(|mark| mark.written(&Words::default()));
        view! { <FilmPoster name=movie.name.clone() year=movie.year mark picture=movie.poster.clone()/> }.into_any()
    });

    let mut sheet: Vec<AnyView> = poster.into_iter().collect();
    sheet.push(title);
    let shown = shown(&movie, review);
    let (mark, note) = verdict(shown);
    if let Some((graded, total)) = note {
        let note = words.count(Message::Graded, total, &[("graded", &graded.to_string())]);
        let note = vec![note.into_any(), " ".to_owned().into_any(), marks::dots(shown, &words)];
        sheet.push(element("p", "film-card__note", note));
    }
    if let Some(grade) = mark {
        sheet.extend(head(grade, shown, [&id, "-rules"].concat(), &words));
    }
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
        let graded = shown.len() > 1;
        let opening = if at > 0 && room.brief { 0 } else { room.opening };
        let (review, person_links) = (review.clone(), movie.person_links.clone());
        let (lang, words, text_lang) = (lang.clone(), words.clone(), text_lang.clone());
        view! {
            <FilmReview
                review id graded heading=heading.clamp(2, 6) + 1 opening open decided
                links lang words text_lang person_links on_toggle=toggled on_share shares copied
            />
        }
        .into_any()
    };
    sheet.push(element("div", "film-card__reviews", shown.iter().enumerate().map(one).collect()));
    sheet.extend(credits);
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
            {element("div", "film-card__sheet", sheet)}
        </article>
    }
}

/// The mark at the head of a card, which tells where its number comes from when it is pressed.
fn head(grade: Mark, shown: &[Review], id: String, words: &Words) -> Vec<AnyView> {
    let rules = grade.value().map(|_| marks::rules(&grade, shown, words));
    let badge = view! { <GradeBadge grade words=words.clone()/> }.into_any();
    let Some(rules) = rules else {
        return vec![element("div", "film-card__grade", vec![badge])];
    };
    let told = RwSignal::new(false);
    let tell = Callback::new(move |tell| told.set(tell));
    let badge = button(("film-card__why", None), told.into(), (Some(id.clone()), None), tell, badge);
    let badge = element("div", "film-card__grade", vec![badge]);
    vec![badge, folded("div", "film-card__rules", (Some(id), COVERED), told.into(), None, rules)]
}

/// The reviews that a card shows.
fn shown(movie: &Movie, only: Option<u32>) -> &[Review] {
    match movie.reviews.iter().position(|review| Some(review.id) == only) {
        Some(at) => &movie.reviews[at..=at],
        None => &movie.reviews,
    }
}

/// The mark at the head of a card, and how many of its reviews are graded where there are several: the
/// only mark, or what those with a value come to together.
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
    fn the_head_shows_the_mark_or_the_mean() {
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
}
