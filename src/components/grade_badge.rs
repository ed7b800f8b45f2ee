use film_model::{Aggregate, Grade, Scale};
use leptos::prelude::*;

/// A mark as written, to the letter; its value shows in its shape and its lightness.
#[component]
pub fn GradeBadge(
    /// The mark: a [`Grade`], an `Option<Grade>`, or the [`Aggregate`] of several.
    #[prop(into)]
    grade: Mark,
) -> impl IntoView {
    let length = match grade.written.chars().count() {
        0..=2 => "",
        3..=5 => " grade-badge--wide",
        _ => " grade-badge--long",
    };
    let class = ["grade-badge grade-badge--", grade.band(), length].concat();
    view! {
        <span class=class part="grade" role="img" aria-label=grade.spoken title=grade.rule>
            {grade.written}
        </span>
    }
}

/// What a [`GradeBadge`] shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What stands on the badge: `A-`.
    pub written: String,
    /// The mark on 0–100, where there is one.
    pub value: Option<u8>,
    /// What is said for it: `Grade: A minus`.
    pub spoken: String,
    /// The value and where it comes from: `A-: 91 of 100, by Metacritic's table`.
    pub rule: String,
}

impl Mark {
    /// `high`, `middle`, `low`, or `none` without a value: Metacritic's bands for films.
    pub fn band(&self) -> &'static str {
        match self.value {
            Some(61..) => "high",
            Some(40..) => "middle",
            Some(_) => "low",
            None => "none",
        }
    }
}

impl From<Grade> for Mark {
    fn from(grade: Grade) -> Self {
        let rule = match (grade.value, grade.scale) {
            (None, _) => grade.written.clone(),
            (Some(value), scale) => {
                let value = value.to_string();
                let by = match scale {
                    Scale::Letter => " of 100, by Metacritic's table",
                    Scale::Percent => " of 100",
                    _ => " of 100, in proportion",
                };
                [&grade.written, ": ", &value, by].concat()
            }
        };
        let spoken = ["Grade: ", &spoken(&grade)].concat();
        // A number of stars by itself would be read as a number of anything.
        let written = if is_bare(&grade) { [&grade.written, "\u{a0}★"].concat() } else { grade.written };
        Mark { value: grade.value, spoken, written, rule }
    }
}

impl From<Option<Grade>> for Mark {
    fn from(grade: Option<Grade>) -> Self {
        grade.map_or_else(
            || Mark {
                written: "No grade".into(),
                value: None,
                spoken: "No grade".into(),
                rule: "The critic gave no grade".into(),
            },
            Mark::from,
        )
    }
}

impl From<&Aggregate> for Mark {
    fn from(aggregate: &Aggregate) -> Self {
        let Some(value) = aggregate.value else { return None.into() };
        let (written, graded) = (value.to_string(), aggregate.graded.to_string());
        Mark {
            value: Some(value),
            spoken: ["Grades together: ", &written, " of 100"].concat(),
            rule: [&written, " of 100, the mean of ", &graded, " grades"].concat(),
            written,
        }
    }
}

/// Whether a mark is a number of stars and nothing else, as exports have it: `4.5`.
fn is_bare(grade: &Grade) -> bool {
    grade.scale == Scale::Stars && grade.written.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// The mark in words that can be said aloud.
fn spoken(grade: &Grade) -> String {
    let written = grade.written.trim();
    if grade.scale == Scale::Letter {
        let letter = written.trim_end_matches(['+', '-', '−', '–', '‑']);
        let sign = match written.strip_prefix(letter) {
            Some("") | None => "",
            Some("+") => " plus",
            Some(_) => " minus",
        };
        return [letter, sign].concat();
    }
    if is_bare(grade) {
        return [written, " stars"].concat();
    }
    let rest = written.trim_start_matches(['★', '*']);
    let full = written.chars().count() - rest.chars().count();
    if full == 0 {
        return written.replace('/', " out of ").replace('½', ".5");
    }
    let (half, rest) = match rest.strip_prefix('½').or_else(|| rest.strip_prefix("1/2")) {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    let tail = rest.trim_start_matches('☆');
    let empty = rest.chars().count() - tail.chars().count();
    let mut out = full.to_string();
    if half {
        out.push_str(" and a half");
    }
    if empty > 0 {
        out.push_str(" out of ");
        out.push_str(&(full + usize::from(half) + empty).to_string());
    }
    out.push_str(if (full, half, empty) == (1, false, 0) { " star" } else { " stars" });
    out.push_str(tail);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(written: &str, scale: Scale) -> String {
        spoken(&Grade { written: written.into(), scale, value: None })
    }

    #[test]
    fn marks_can_be_said_aloud() {
        assert_eq!(said("A-", Scale::Letter), "A minus");
        assert_eq!(said("B−", Scale::Letter), "B minus");
        assert_eq!(said("A+", Scale::Letter), "A plus");
        assert_eq!(said("F", Scale::Letter), "F");
        assert_eq!(said("8/10", Scale::Points), "8 out of 10");
        assert_eq!(said("3.5/4 stars", Scale::Stars), "3.5 out of 4 stars");
        assert_eq!(said("3½/4", Scale::Stars), "3.5 out of 4");
        assert_eq!(said("85%", Scale::Percent), "85%");
        assert_eq!(said("4.5", Scale::Stars), "4.5 stars");
        assert_eq!(said("★★★½", Scale::Stars), "3 and a half stars");
        assert_eq!(said("★★★☆☆", Scale::Stars), "3 out of 5 stars");
        assert_eq!(said("★★½☆", Scale::Stars), "2 and a half out of 4 stars");
        assert_eq!(said("★", Scale::Stars), "1 star");
        assert_eq!(said("***1/2 out of four", Scale::Stars), "3 and a half stars out of four");
        assert_eq!(said("Two thumbs up", Scale::Thumbs), "Two thumbs up");
    }

    #[test]
    fn the_rule_stands_with_the_value() {
        let rule = |written: &str, scale, value| Mark::from(Grade { written: written.into(), scale, value }).rule;
        assert_eq!(rule("A-", Scale::Letter, Some(91)), "A-: 91 of 100, by Metacritic's table");
        assert_eq!(rule("3.5/4", Scale::Stars, Some(88)), "3.5/4: 88 of 100, in proportion");
        assert_eq!(rule("85%", Scale::Percent, Some(85)), "85%: 85 of 100");
        assert_eq!(rule("Two thumbs up", Scale::Thumbs, None), "Two thumbs up");
    }

    #[test]
    fn a_number_of_stars_has_its_star() {
        let shown =
            |written: &str, scale| Mark::from(Grade { written: written.into(), scale, value: Some(90) }).written;
        assert_eq!((shown("4.5", Scale::Stars), shown("9", Scale::Points)), ("4.5\u{a0}★".into(), "9".into()));
    }

    #[test]
    fn bands_are_metacritics() {
        let band = |value| Mark::from(Grade { written: "x".into(), scale: Scale::Points, value }).band();
        assert_eq!(
            [Some(100), Some(61), Some(60), Some(40), Some(39), Some(0), None].map(band),
            ["high", "high", "middle", "middle", "low", "low", "none"]
        );
    }
}
