//! The explanation of a grade's value.

use super::{
    element::{element, text},
    grade_badge::Mark,
    words::Words,
};
use film_model::Review;
use leptos::prelude::*;

/// Explains the value of the grade at the head of a card. If it is a mean, explains each grade that it was computed
/// from.
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
