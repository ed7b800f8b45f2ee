//! The facts that a gallery filters and sorts by.

use super::{catalog::ListedFacts, choice::Choice, order::sort};
use film_model::{Movie, fold};
use std::collections::BTreeMap;

/// The facts of a movie.
pub struct Facts {
    /// The folded title, by which titles are sorted.
    pub title: String,
    pub year: Option<u16>,
    /// The mean of its grades, 0–100.
    pub value: Option<u8>,
    /// Whether a review has a grade, with or without a value.
    pub graded: bool,
    /// The day of its newest review as a number, 0 if none has a date.
    pub date: u32,
    /// The numbers of the people in [`Names`]; the same for the following two.
    pub people: Vec<u32>,
    pub countries: Vec<u32>,
    pub publications: Vec<u32>,
}

/// Gives numbers to names, and counts in how many movies each of them occurs.
#[derive(Default)]
pub struct Names {
    numbers: BTreeMap<String, u32>,
    /// The count of each name, by its number.
    counts: Vec<u32>,
}

impl Names {
    /// The names in their order, each with its count.
    pub fn counted(names: Vec<String>, counts: Vec<u32>) -> Names {
        let mut numbers = BTreeMap::new();
        // Collecting them would sort them with another copy of the algorithm.
        for (number, name) in names.into_iter().enumerate() {
            numbers.insert(name, number as u32);
        }
        Names { numbers, counts }
    }

    /// The number of a name. Adds one to its count.
    fn number(&mut self, name: &str) -> u32 {
        let number = match self.numbers.get(name) {
            Some(number) => *number,
            None => {
                self.numbers.insert(name.to_owned(), self.counts.len() as u32);
                self.counts.push(0);
                self.counts.len() as u32 - 1
            }
        };
        self.counts[number as usize] += 1;
        number
    }

    /// The numbers of several names. A name that occurs twice counts once.
    fn numbers<'a>(&mut self, names: impl Iterator<Item = &'a str>) -> Vec<u32> {
        let mut unique: Vec<&str> = Vec::new();
        for name in names {
            if !unique.contains(&name) {
                unique.push(name);
            }
        }
        unique.into_iter().map(|name| self.number(name)).collect()
    }

    /// The number of a name, if it has one.
    pub fn known(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    /// The names that a filter offers, sorted by the alphabet: at most `most`, those that occur in the most movies.
    /// Empty if there is only one name, because a filter by it would change nothing.
    pub fn offered(&self, most: usize) -> Vec<String> {
        if self.counts.len() < 2 {
            return Vec::new();
        }
        let names: Vec<(String, &String, u32)> =
            self.numbers.iter().map(|(name, number)| (fold(name), name, self.counts[*number as usize])).collect();
        let of = |number: u32| &names[number as usize];
        let mut offered: Vec<u32> = (0..names.len() as u32).collect();
        if offered.len() > most {
            sort(&mut offered, &|one, other| of(other).2.cmp(&of(one).2));
            offered.truncate(most);
        }
        sort(&mut offered, &|one, other| of(one).0.cmp(&of(other).0));
        offered.into_iter().map(|number| of(number).1.clone()).collect()
    }
}

/// A day such as `2018-11-30` as the number 20181130.
fn day(date: &str) -> u32 {
    date.bytes().filter(u8::is_ascii_digit).take(8).fold(0, |day, digit| day * 10 + u32::from(digit - b'0'))
}

/// Directors, writers and actors of a movie, each person once, in the order of the credits.
pub fn people(movie: &Movie) -> Vec<&str> {
    let makers = movie.directors.iter().chain(&movie.writers).map(String::as_str);
    let mut people: Vec<&str> = Vec::new();
    for person in makers.chain(movie.actors.iter().map(|actor| actor.name.as_str())) {
        if !people.contains(&person) {
            people.push(person);
        }
    }
    people
}

impl Facts {
    pub fn of(movie: &Movie, people: &mut Names, countries: &mut Names, publications: &mut Names) -> Facts {
        let reviews = &movie.reviews;
        Facts {
            title: fold(&movie.name),
            year: movie.year,
            value: movie.aggregate.value,
            graded: reviews.iter().any(|review| review.grade.is_some()),
            date: reviews
                .iter()
                .filter_map(|review| review.date_published.as_deref())
                .map(day)
                .max()
                .unwrap_or_default(),
            people: people.numbers(self::people(movie).into_iter()),
            countries: countries.numbers(movie.countries_of_origin.iter().map(String::as_str)),
            publications: publications.numbers(reviews.iter().filter_map(|review| review.publisher.as_deref())),
        }
    }

    /// The facts of a movie that is loaded in parts. Its title is not among them, since its number says where it is
    /// among the others, and neither are its people.
    pub fn listed(facts: ListedFacts) -> Facts {
        let ListedFacts { year, value, graded, date, countries, publications } = facts;
        Facts { title: String::new(), year, value, graded, date, people: Vec::new(), countries, publications }
    }

    /// Whether the movie passes the filter by grade.
    pub fn has_grade(&self, chosen: &str) -> bool {
        match chosen.split_once('-') {
            Some((low, high)) => self.value.is_some_and(|value| {
                low.parse().is_ok_and(|low: u8| low <= value) && high.parse().is_ok_and(|high: u8| value <= high)
            }),
            None => chosen == Choice::UNGRADED && !self.graded,
        }
    }

    /// Whether the movie passes the filter by year or decade.
    pub fn has_year(&self, chosen: &str) -> bool {
        let Some(year) = self.year else { return false };
        match chosen.strip_suffix('s') {
            Some(decade) => decade.parse() == Ok(year / 10 * 10),
            None => chosen.parse() == Ok(year),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_offers_the_most_frequent_names() {
        let mut names = Names::default();
        for movie in [["Zoë", "Ana"], ["Zoë", "Émile"], ["Émile", "Émile"]] {
            names.numbers(movie.into_iter());
        }
        assert_eq!(names.offered(9), ["Ana", "Émile", "Zoë"]);
        assert_eq!(names.offered(2), ["Émile", "Zoë"]);
        assert_eq!((names.known("Zoë"), names.known("Zoe")), (Some(0), None));
        let mut alone = Names::default();
        alone.number("Ana");
        assert!(alone.offered(9).is_empty(), "one name is no choice");
    }

    #[test]
    fn filters_by_grade_and_year() {
        let facts = |value, year| {
            let movie = Movie { year, ..Movie::default() };
            let (mut people, mut countries, mut publications) = Default::default();
            Facts {
                value,
                graded: value.is_some(),
                ..Facts::of(&movie, &mut people, &mut countries, &mut publications)
            }
        };
        let with = |value| Choice::GRADES.map(|grade| facts(value, None).has_grade(grade));
        assert_eq!(with(Some(91)), [true, false, false, false, false]);
        assert_eq!(with(Some(61)), [false, true, false, false, false]);
        assert_eq!(with(Some(0)), [false, false, false, true, false]);
        assert_eq!(with(None), [false, false, false, false, true]);
        assert!(!facts(Some(50), None).has_grade("x-y") && !facts(Some(50), None).has_grade("fine"));
        let years = |year| ["2019", "2010s", "2020s", "s", "x"].map(|chosen| facts(None, year).has_year(chosen));
        assert_eq!(years(Some(2019)), [true, true, false, false, false]);
        assert_eq!(years(None), [false; 5]);
    }
}
