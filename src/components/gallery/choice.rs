/// What the reader of a gallery has searched for, filtered by and sorted by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The words that are searched for, as typed.
    pub text: String,
    /// The order. Without it, the best match comes first if something is searched for; otherwise, titles are sorted by
    /// the alphabet.
    pub sort: Option<Sort>,
    /// The range of grades: `81-100` or another of the [`GRADES`](Choice::GRADES). Empty for any.
    pub grade: String,
    /// A year such as `2019`, or a decade such as `2010s`. Empty for any.
    pub year: String,
    /// The name of a person who made the movie or plays in it. Empty for any.
    pub person: String,
    /// A country in which the movie was made. Empty for any.
    pub country: String,
    /// A publication that has published a review. Empty for any.
    pub publication: String,
}

impl Choice {
    /// The values of the filter by grade: ranges, and [`UNGRADED`](Choice::UNGRADED).
    pub const GRADES: [&str; 5] = ["81-100", "61-80", "40-60", "0-39", Self::UNGRADED];

    /// The value of the filter by grade for movies without any grade.
    pub const UNGRADED: &str = "none";

    /// The parts, in the order of the fields, as they are put into a link. A part that is not chosen is empty.
    pub fn parts(&self) -> [String; 7] {
        let sort = self.sort.map(Sort::name).unwrap_or_default().to_owned();
        let Choice { text, grade, year, person, country, publication, .. } = self.clone();
        [text, sort, grade, year, person, country, publication]
    }

    /// The choice with these parts. A missing part, or an unknown order, is not chosen.
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

    /// Whether nothing is chosen.
    pub fn is_default(&self) -> bool {
        self.order() == Sort::Title && self.text.trim().is_empty() && !self.is_filtered()
    }

    /// Whether any filter is chosen. Searching is no filter.
    pub fn is_filtered(&self) -> bool {
        [&self.grade, &self.year, &self.person, &self.country, &self.publication].iter().any(|part| !part.is_empty())
    }

    /// The order in which the movies are shown: the chosen one, or the default that `sort` describes.
    pub fn order(&self) -> Sort {
        match (self.sort, self.text.trim().is_empty()) {
            (None | Some(Sort::Match), true) => Sort::Title,
            (None, false) => Sort::Match,
            (Some(sort), _) => sort,
        }
    }
}

/// The order of a gallery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Sort {
    /// The best match of the search first.
    Match,
    /// Titles by the alphabet.
    Title,
    /// The best grade first, and movies without a grade last.
    Grade,
    /// The newest movie first.
    Year,
    /// The newest review first.
    Date,
}

impl Sort {
    /// All orders, as the field lists them.
    pub const ALL: [Sort; 5] = [Sort::Match, Sort::Title, Sort::Grade, Sort::Year, Sort::Date];

    /// The name in links.
    pub fn name(self) -> &'static str {
        match self {
            Sort::Match => "match",
            Sort::Title => "title",
            Sort::Grade => "grade",
            Sort::Year => "year",
            Sort::Date => "date",
        }
    }

    /// The order with that name.
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
    fn the_default_order_depends_on_the_search() {
        let order = |text: &str, sort| Choice { text: text.into(), sort, ..Choice::default() }.order();
        assert_eq!([order("", None), order("metal", None), order(" ", None)], [Sort::Title, Sort::Match, Sort::Title]);
        assert_eq!([order("metal", Some(Sort::Year)), order("", Some(Sort::Match))], [Sort::Year, Sort::Title]);
    }

    #[test]
    fn each_range_of_grades_is_in_one_band() {
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
