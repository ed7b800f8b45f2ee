//! The marks of a movie's reviews side by side, and where their numbers come from.

use super::{
    element::{element, text, with_attributes},
    grade_badge::Mark,
    words::Words,
};
use film_model::Review;
use leptos::prelude::*;

/// A dot for each review, the best first and those without a value last. They differ by shape as well as
/// by colour, as the badges do.
pub fn dots(reviews: &[Review], words: &Words) -> AnyView {
    let marks: Vec<_> = reviews.iter().map(|review| Mark::from(review.grade.clone())).collect();
    // Sorted by value; the library's own sort would weigh more than the rest of this file.
    let values = (0..=100).rev().map(Some).chain([None]);
    let marks: Vec<_> = values.flat_map(|value| marks.iter().filter(move |mark| mark.value() == value)).collect();
    let dot = |mark: &&Mark| {
        let class = match mark.band() {
            "high" => "film-mark film-mark--high",
            "middle" => "film-mark film-mark--middle",
            "low" => "film-mark film-mark--low",
            _ => "film-mark film-mark--none",
        };
        element("span", class, Vec::new())
    };
    let graded = marks.iter().filter(|mark| ***mark != Mark::None);
    let told = words.list(&graded.map(|mark| mark.aloud(words)).collect::<Vec<_>>());
    let dots = marks.iter().map(dot).collect();
    with_attributes("span", "film-marks", &[("role", "img"), ("aria-label", &told)], dots)
}

/// Where the number of the mark at the head of a card comes from, and those it was made of.
pub fn rules(head: &Mark, reviews: &[Review], words: &Words) -> Vec<AnyView> {
    let mut parts = vec![text("p", "", head.rule(words))];
    if matches!(head, Mark::Together { .. }) {
        let one = |review: &Review| {
            let grade = review.grade.clone().filter(|grade| grade.value.is_some())?;
            let author = review.author.clone();
            let author = author.map(|author| text("span", "film-review__critic", [&author, " "].concat()));
            Some(element("li", "", author.into_iter().chain([Mark::from(grade).rule(words).into_any()]).collect()))
        };
        parts.push(element("ul", "", reviews.iter().filter_map(one).collect()));
    }
    parts
}
