use super::{
    credits::{Credits, has_credits},
    element::{COVERED, attribute, button, element, folded, heading as heading_of, live, said, text, with_attributes},
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

/// A movie: title and year, the grade, the opening of each review, and the credits.
#[component]
pub fn FilmCard(
    /// The movie.
    #[prop(into)]
    movie: Arc<Movie>,
    /// The number of the only review to show. Without one, or where the movie has no such review, all
    /// are shown.
    #[prop(optional, into)]
    review: Signal<Option<u32>>,
    /// Whether the first review shown is unfolded. The card follows when it changes; in between, the
    /// reader decides.
    #[prop(optional, into)]
    open: Signal<bool>,
    /// Light, dark, or as the place where the card stands.
    #[prop(optional, into)]
    theme: Signal<Theme>,
    /// Where people's names lead.
    #[prop(optional, into)]
    links: Signal<LinkProvider>,
    /// The language in which Wikipedia is asked.
    #[prop(optional, into)]
    lang: Signal<String>,
    /// The words of the interface, English unless they are given.
    #[prop(optional, into)]
    words: Signal<Words>,
    /// The language of the reviews, as a tag. Without one it is that of the interface.
    #[prop(optional, into)]
    text_lang: Signal<String>,
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
) -> impl IntoView {
    let id = id.unwrap_or_else(|| ["film-card-", &movie.slug].concat());
    let title_id = [&id, "-title"].concat();
    let credits = has_credits(&movie).then(|| {
        let credits = vec![view! { <Credits movie=movie.clone() links lang words/> }.into_any()];
        if !room.folded {
            return element("div", "film-card__credits", credits);
        }
        let summary = element("summary", "", vec![said(words, |words| words.say(Message::Credits))]);
        element("details", "film-card__credits", std::iter::once(summary).chain(credits).collect())
    });
    let is_long = movie.name.chars().count() > LONG_TITLE;
    let mut title = vec![movie.name.clone().into_any()];
    if let Some(year) = movie.year {
        title.extend([" ".to_owned().into_any(), text("span", "film-card__year", year.to_string())]);
    }
    let class = if is_long { "film-card__title film-card__title--long" } else { "film-card__title" };
    let title = with_attributes(heading_of(heading), class.to_owned(), &[("part", "title"), ("id", &title_id)], title);
    let poster = poster.then(|| {
        let mark = verdict(&movie.reviews).0.map(|mark| mark.written(&Words::default()));
        view! { <FilmPoster name=movie.name.clone() year=movie.year mark picture=movie.poster.clone()/> }
    });

    let reviews = live(move || {
        let shown = shown(&movie, review.get());
        let (mark, note) = verdict(shown);
        let mut views = Vec::new();
        if let Some((graded, total)) = note {
            let note = move |words: &Words| words.count(Message::Graded, total, &[("graded", &graded.to_string())]);
            let grades: Vec<_> = shown.iter().map(|review| review.grade.clone()).collect();
            let dots = live(move || vec![words.with(|words| marks::dots(&grades, words))]);
            views.push(element("p", "film-card__note", vec![said(words, note), " ".to_owned().into_any(), dots]));
        }
        if let Some(grade) = mark {
            let rules = marks::rules(&grade, shown, words);
            let has_value = grade.value().is_some();
            let badge = view! { <GradeBadge grade words/> }.into_any();
            if has_value {
                // The mark tells where its number comes from when it is pressed.
                let (id, told) = ([&id, "-rules"].concat(), RwSignal::new(false));
                let tell = Callback::new(move |tell| told.set(tell));
                let references = (Some(id.clone()), None);
                let badge = button(("film-card__why", None), told.into(), references, tell, badge);
                views.push(element("div", "film-card__grade", vec![badge]));
                views.push(folded("div", "film-card__rules", (Some(id), COVERED), told.into(), rules));
            } else {
                views.push(element("div", "film-card__grade", vec![badge]));
            }
        }
        let one = |(at, review): (usize, &Review)| {
            let (film, number) = (movie.slug.clone(), review.id);
            let toggled = Callback::new(move |open| {
                if let Some(on_toggle) = on_toggle {
                    on_toggle.run(Toggle { film: film.clone(), review: number, open });
                }
            });
            let id = [&id, "-", &number.to_string()].concat();
            let open = if at == 0 { open } else { Signal::default() };
            let graded = shown.len() > 1;
            let opening = if at > 0 && room.brief { 0 } else { room.opening };
            let (review, person_links) = (review.clone(), movie.person_links.clone());
            view! {
                <FilmReview review id graded heading=heading.clamp(2, 6) + 1 opening open links lang words text_lang person_links on_toggle=toggled/>
            }
            .into_any()
        };
        views.push(element("div", "film-card__reviews", shown.iter().enumerate().map(one).collect()));
        views
    });
    view! {
        <article
            class="film-card"
            part="card"
            lang=attribute(move || words.with(|words| words.lang().to_owned()))
            dir=attribute(move || words.with(|words| words.say(Message::Direction)))
            data-theme=attribute(move || theme.get().name().to_owned())
            aria-labelledby=title_id.clone()
        >
            <div class="film-card__sheet">
                {poster}
                {title}
                {reviews}
                {credits}
            </div>
        </article>
    }
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
    let (graded, mark) = match (aggregate.graded, written.as_slice()) {
        (0, [only]) => (1, only.grade.clone().map(Mark::from)),
        (0, _) => return (None, None),
        (1, _) => {
            let only = reviews.iter().find(valued);
            (1, only.and_then(|review| review.grade.clone()).map(Mark::from))
        }
        (graded, _) => (graded, Some(Mark::from(&aggregate))),
    };
    (mark, (reviews.len() > 1).then_some((graded, reviews.len() as u32)))
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
        assert_eq!(head(&[thumbs.clone(), thumbs.clone()]), (None, None));
        assert_eq!(head(&[thumbs.clone(), a.clone()]), (text("A-"), Some((1, 2))));
        assert_eq!(head(&[a, b, thumbs]), (text("79"), Some((2, 3))));
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
