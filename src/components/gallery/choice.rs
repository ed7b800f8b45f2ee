/// What a reader of a gallery has chosen to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The words that are searched for, as they were typed.
    pub text: String,
    /// The order; without one, the best match first where something is searched for, and titles otherwise.
    pub sort: Option<Sort>,
    /// The grades: `81-100` and the other [`GRADES`](Choice::GRADES).
    pub grade: String,
    /// A year such as `2019`, or the decade `2010s`.
    pub year: String,
    /// Somebody who made the movie or plays in it.
    pub person: String,
    /// A country the movie was made in.
    pub country: String,
    /// Where a review was published.
    pub publication: String,
}

impl Choice {
    /// The grades there are to choose from: ranges of values, and no grade at all.
    pub const GRADES: [&str; 5] = ["81-100", "61-80", "40-60", "0-39", Self::UNGRADED];

    /// No grade at all.
    pub const UNGRADED: &str = "none";

    /// Its parts in their order, an empty text for what is not chosen. A link to the choice has them.
    pub fn parts(&self) -> [String; 7] {
        let sort = self.sort.map(Sort::name).unwrap_or_default().to_owned();
        let Choice { text, grade, year, person, country, publication, .. } = self.clone();
        [text, sort, grade, year, person, country, publication]
    }

    /// The choice with these parts. What is missing, or an order that nobody knows, is not chosen.
    ///
    /// ```
    /// use film_cards::{Choice, Sort};
    /// let choice = Choice::from_parts(["metal", "year"].map(str::to_owned));
    /// assert_eq!((&*choice.text, choice.sort, &*choice.person), ("metal", Some(Sort::Year), ""));
    /// assert_eq!(Choice::from_parts(choice.parts()), choice);
    /// ```
    pub fn from_parts(parts: impl IntoIterator<Item = String>) -> Choice {
        let mut parts = parts.into_iter();
        let mut next = || parts.next().unwrap_or_default();
        Choice {
            text: next(),
            sort: Sort::from_name(&next()),
            grade: next(),
            year: next(),
            person: next(),
            country: next(),
            publication: next(),
        }
    }

    /// Whether anything is left out by what was chosen besides the words.
    pub fn is_filtered(&self) -> bool {
        [&self.grade, &self.year, &self.person, &self.country, &self.publication].iter().any(|part| !part.is_empty())
    }

    /// The order in which the movies are shown.
    pub fn order(&self) -> Sort {
        match (self.sort, self.text.trim().is_empty()) {
            (None | Some(Sort::Match), true) => Sort::Title,
            (None, false) => Sort::Match,
            (Some(sort), _) => sort,
        }
    }
}

/// The orders in which a gallery can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Sort {
    /// What fits the search best.
    Match,
    /// Titles by the alphabet.
    Title,
    /// The best grade first, and what has none last.
    Grade,
    /// The newest movie first.
    Year,
    /// The newest review first.
    Date,
}

impl Sort {
    /// Every order, as they are offered.
    pub const ALL: [Sort; 5] = [Sort::Match, Sort::Title, Sort::Grade, Sort::Year, Sort::Date];

    /// Its name in links.
    pub fn name(self) -> &'static str {
        match self {
            Sort::Match => "match",
            Sort::Title => "title",
            Sort::Grade => "grade",
            Sort::Year => "year",
            Sort::Date => "date",
        }
    }

    /// The order of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::grade_badge::Mark;
    use film_model::{Grade, Scale};

    #[test]
    fn the_order_follows_from_what_is_searched_for() {
        let order = |text: &str, sort| Choice { text: text.into(), sort, ..Choice::default() }.order();
        assert_eq!([order("", None), order("metal", None), order(" ", None)], [Sort::Title, Sort::Match, Sort::Title]);
        assert_eq!([order("metal", Some(Sort::Year)), order("", Some(Sort::Match))], [Sort::Year, Sort::Title]);
    }

    #[test]
    fn grades_of_one_range_are_shown_alike() {
        for range in Choice::GRADES.into_iter().filter(|range| *range != Choice::UNGRADED) {
            let (low, high) = range.split_once('-').unwrap();
            let band = |value: &str| {
                let value = Some(value.parse().unwrap());
                Mark::from(Grade { written: String::new(), scale: Scale::Percent, value }).band()
            };
            assert_eq!(band(low), band(high), "{range}");
        }
    }
}
