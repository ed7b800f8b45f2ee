//! The explanation of a grade's value.

use super::{grade_badge::Mark, markup::Markup, words::Words};
use film_model::Review;

/// Explains the value of the grade at the head of a card. If it is a mean, explains each grade that it was computed
/// from.
pub fn rules(out: &mut Markup, head: &Mark, reviews: &[Review], words: &Words) {
    out.element("p", "", &head.rule(words));
    if !matches!(head, Mark::Together { .. }) {
        return;
    }
    out.open("ul", "");
    for review in reviews {
        let Some(grade) = review.grade.clone().filter(|grade| grade.value.is_some()) else { continue };
        out.open("li", "");
        if let Some(author) = &review.author {
            out.element("span", "film-review__critic", &[author, " "].concat());
        }
        out.text(&Mark::from(grade).rule(words));
        out.close();
    }
    out.close();
}
