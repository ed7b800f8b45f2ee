use super::{
    markup::Markup,
    stars::Stars,
    words::{Message, Words},
};
use film_model::{Aggregate, Grade, Scale};
use leptos::prelude::*;

/// The length of the bar below a grade: three parts of 100, one for each band. The value fills it from the left, so
/// that readers see the band without its colour.
const BAR: u32 = 300;

/// A grade as written, above a bar that shows its value. Stars are drawn, in whatever form they are written, so that
/// half stars and whole stars have the same size. They show their value themselves, without a bar.
///
/// ```
/// use film_cards::{Grade, GradeBadge, Scale};
/// use leptos::prelude::*;
///
/// let grade = Grade { written: "B+".into(), scale: Scale::Letter, value: Some(83) };
/// let badge = || view! { <GradeBadge grade/> };
/// # let html = Owner::new().with(|| badge().to_html());
/// # assert!(html.contains("aria-label=\"Grade: B plus\""), "{html}");
/// ```
#[component]
pub fn GradeBadge(
    /// The grade: a [`Grade`], an `Option<Grade>`, or the [`Aggregate`] of several.
    #[prop(into)]
    grade: Mark,
    /// The strings for the spoken form and the rule of the grade.
    #[prop(optional, into)]
    words: Words,
) -> impl IntoView {
    let mut out = Markup::default();
    grade.draw(&mut out, &words);
    out
}

/// How much of the [`BAR`] a value fills. Each band is a third of the bar, although the bands have different widths.
fn filled(value: u8) -> u32 {
    let value = u32::from(value);
    match value {
        0..40 => value * 100 / 40,
        40..61 => 100 + (value - 40) * 100 / 21,
        _ => 200 + (value - 61) * 100 / 39,
    }
}

/// What a [`GradeBadge`] shows.
///
/// ```
/// use film_cards::{Grade, Mark, Scale, Words};
/// let mark = Mark::from(Grade { written: "A-".into(), scale: Scale::Letter, value: Some(91) });
/// let english = Words::default();
/// assert_eq!(mark.spoken(&english), "Grade: A minus");
/// assert_eq!(mark.rule(&english), "A-: 91 of 100, by Metacritic's table");
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Mark {
    /// A critic's grade.
    Grade(Grade),
    /// The mean of several grades.
    Together {
        /// The mean, 0–100.
        value: u8,
        /// The number of grades.
        graded: u32,
    },
    /// The critic gave no grade.
    None,
}

impl Mark {
    /// Draws the badge.
    pub(super) fn draw(&self, out: &mut Markup, words: &Words) {
        let stars = match self {
            Mark::Grade(grade) if grade.scale == Scale::Stars => Stars::of(&grade.written, grade.value),
            _ => None,
        };
        let written = self.written(words);
        let kind = match (self, written.chars().count()) {
            (Mark::None, _) => " grade-badge--missing",
            _ if stars.is_some() => " grade-badge--stars",
            (_, ..=6) => "",
            _ => " grade-badge--words",
        };
        out.open("span", &["grade-badge grade-badge--", self.band(), kind].concat());
        out.attribute("part", "grade");
        out.attribute("role", "img");
        out.attribute("aria-label", &self.spoken(words));
        out.attribute("title", &self.rule(words));
        out.open("span", "grade-badge__written");
        match stars {
            Some(stars) => stars.draw(out),
            None => out.text(&written),
        }
        out.close();
        if stars.is_none() && *self != Mark::None {
            let value = self.value();
            out.open(if value.is_some() { "progress" } else { "span" }, "grade-badge__bar");
            if let Some(value) = value {
                out.attribute("max", &BAR.to_string());
                out.attribute("value", &filled(value).to_string());
            }
            out.close();
        }
        out.close();
    }

    /// The text of the badge: `A-`.
    pub fn written(&self, words: &Words) -> String {
        match self {
            // Without a star, readers would not know what `4.5` counts.
            Mark::Grade(grade) if is_bare(grade) => [&grade.written, "\u{a0}★"].concat(),
            Mark::Grade(grade) => grade.written.clone(),
            Mark::Together { value, .. } => value.to_string(),
            Mark::None => words.say(Message::NoGrade),
        }
    }

    /// The value, 0–100, if there is one.
    pub fn value(&self) -> Option<u8> {
        match self {
            Mark::Grade(grade) => grade.value,
            Mark::Together { value, .. } => Some(*value),
            Mark::None => None,
        }
    }

    /// The text that a screen reader speaks: `Grade: A minus`.
    pub fn spoken(&self, words: &Words) -> String {
        match self {
            Mark::Grade(_) => words.fill(Message::Grade, &[("grade", &self.aloud(words))]),
            Mark::Together { value, .. } => words.fill(Message::Together, &[("value", &value.to_string())]),
            Mark::None => words.say(Message::NoGrade),
        }
    }

    /// The spoken form of the grade alone: `A minus`.
    pub fn aloud(&self, words: &Words) -> String {
        match self {
            Mark::Grade(grade) => spoken(grade, words),
            other => other.written(words),
        }
    }

    /// The value, with the rule that gives it: `A-: 91 of 100, by Metacritic's table`.
    pub fn rule(&self, words: &Words) -> String {
        let value = self.value().unwrap_or_default().to_string();
        match self {
            Mark::Grade(Grade { written, value: None, .. }) => written.clone(),
            Mark::Grade(Grade { written, scale, .. }) => {
                let message = match scale {
                    Scale::Letter => Message::ByMetacritic,
                    Scale::Percent => Message::Of100,
                    _ => Message::InProportion,
                };
                words.fill(message, &[("grade", written), ("value", &value)])
            }
            Mark::Together { graded, .. } => words.count(Message::Mean, *graded, &[("value", &value)]),
            Mark::None => words.say(Message::GaveNoGrade),
        }
    }

    /// The band of the value, as Metacritic has them for films: `high` from 61, `middle` from 40, `low`; `none` without
    /// a value.
    pub fn band(&self) -> &'static str {
        match self.value() {
            Some(61..) => "high",
            Some(40..) => "middle",
            Some(_) => "low",
            None => "none",
        }
    }
}

impl From<Grade> for Mark {
    fn from(grade: Grade) -> Self {
        Mark::Grade(grade)
    }
}

impl From<Option<Grade>> for Mark {
    fn from(grade: Option<Grade>) -> Self {
        grade.map_or(Mark::None, Mark::Grade)
    }
}

impl From<&Aggregate> for Mark {
    fn from(aggregate: &Aggregate) -> Self {
        match aggregate.value {
            Some(value) => Mark::Together { value, graded: aggregate.graded },
            None => Mark::None,
        }
    }
}

/// Whether a grade in stars is written as a number only, as in exports: `4.5`.
fn is_bare(grade: &Grade) -> bool {
    grade.scale == Scale::Stars && grade.written.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// The grade as a screen reader should speak it.
fn spoken(grade: &Grade, words: &Words) -> String {
    let written = grade.written.trim();
    if grade.scale == Scale::Letter {
        let letter = written.trim_end_matches(['+', '-', '−', '–', '‑']);
        return match written.strip_prefix(letter) {
            Some("") | None => letter.to_owned(),
            Some("+") => words.fill(Message::Plus, &[("letter", letter)]),
            Some(_) => words.fill(Message::Minus, &[("letter", letter)]),
        };
    }
    if grade.scale == Scale::Stars
        && let Some(Stars { full: whole, quarters: half @ (0 | 2), total, .. }) = Stars::of(written, grade.value)
    {
        return Count { whole, half: half > 0 }.said(total, words);
    }
    let is_number = |text: &str| text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '½')) && !text.is_empty();
    let (of, total) = written.split_once('/').unwrap_or((written, ""));
    match is_number(of) && !total.is_empty() {
        true => words.fill(Message::OutOf, &[("n", &of.replace('½', ".5")), ("total", total)]),
        false => written.to_owned(),
    }
}

/// A number of stars.
struct Count {
    whole: u32,
    half: bool,
}

impl Count {
    /// `three and a half out of four stars`.
    fn said(&self, total: Option<u32>, words: &Words) -> String {
        let message = match (self.half, total) {
            (true, _) if self.whole == 0 => Message::HalfStar,
            (false, None) => Message::Stars,
            (true, None) => Message::HalfStars,
            (false, Some(_)) => Message::StarsOf,
            (true, Some(_)) => Message::HalfStarsOf,
        };
        let total = words.number(total.unwrap_or_default());
        words.count(message, self.whole, &[("n", &words.number(self.whole)), ("total", &total)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(written: &str, scale: Scale) -> String {
        spoken(&Grade { written: written.into(), scale, value: None }, &Words::default())
    }

    #[test]
    fn grades_have_a_spoken_form() {
        assert_eq!(said("A-", Scale::Letter), "A minus");
        assert_eq!(said("B−", Scale::Letter), "B minus");
        assert_eq!(said("A+", Scale::Letter), "A plus");
        assert_eq!(said("F", Scale::Letter), "F");
        assert_eq!(said("8/10", Scale::Points), "8 out of 10");
        assert_eq!(said("7½/10", Scale::Points), "7.5 out of 10");
        assert_eq!(said("8/10 at first", Scale::Points), "8 out of 10 at first");
        assert_eq!(said("3.5/4 stars", Scale::Stars), "three and a half out of four stars");
        assert_eq!(said("3½/4", Scale::Stars), "three and a half out of four stars");
        assert_eq!(said("3.75/4", Scale::Stars), "3.75 out of 4");
        assert_eq!(said("85%", Scale::Percent), "85%");
        assert_eq!(said("4.5", Scale::Stars), "four and a half stars");
        assert_eq!(said("Three stars out of four", Scale::Stars), "three out of four stars");
        assert_eq!(said("4.25", Scale::Stars), "4.25");
        assert_eq!(said("★★★½", Scale::Stars), "three and a half stars");
        assert_eq!(said("½", Scale::Stars), "half a star");
        assert_eq!(said("★★★☆☆", Scale::Stars), "three out of five stars");
        assert_eq!(said("★★½☆", Scale::Stars), "two and a half out of four stars");
        assert_eq!(said("★", Scale::Stars), "one star");
        assert_eq!(said("***1/2 out of four", Scale::Stars), "three and a half out of four stars");
        let of_four = Grade { written: "★★★½".into(), scale: Scale::Stars, value: Some(88) };
        assert_eq!(spoken(&of_four, &Words::default()), "three and a half out of four stars");
        assert_eq!(said("Two thumbs up", Scale::Thumbs), "Two thumbs up");
    }

    #[test]
    fn the_rule_comes_with_the_value() {
        let rule = |written: &str, scale, value| {
            Mark::from(Grade { written: written.into(), scale, value }).rule(&Words::default())
        };
        assert_eq!(rule("A-", Scale::Letter, Some(91)), "A-: 91 of 100, by Metacritic's table");
        assert_eq!(rule("3.5/4", Scale::Stars, Some(88)), "3.5/4: 88 of 100, in proportion");
        assert_eq!(rule("85%", Scale::Percent, Some(85)), "85%: 85 of 100");
        assert_eq!(rule("Two thumbs up", Scale::Thumbs, None), "Two thumbs up");
        assert_eq!(Mark::None.rule(&Words::default()), "The critic gave no grade");
    }

    #[test]
    fn a_number_of_stars_is_followed_by_a_star() {
        let shown = |written: &str, scale| {
            Mark::from(Grade { written: written.into(), scale, value: Some(90) }).written(&Words::default())
        };
        assert_eq!((shown("4.5", Scale::Stars), shown("9", Scale::Points)), ("4.5\u{a0}★".into(), "9".into()));
    }

    #[test]
    fn each_band_fills_a_third_of_the_bar() {
        assert_eq!([0, 20, 39, 40, 60, 61, 80, 100].map(filled), [0, 50, 97, 100, 195, 200, 248, 300]);
    }

    #[test]
    fn bands_are_those_of_metacritic() {
        let band = |value| Mark::from(Grade { written: "x".into(), scale: Scale::Points, value }).band();
        assert_eq!(
            [Some(100), Some(61), Some(60), Some(40), Some(39), Some(0), None].map(band),
            ["high", "high", "middle", "middle", "low", "low", "none"]
        );
    }
}
