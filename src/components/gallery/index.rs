//! Finding movies: what is known of them is learnt a slice at a time, so that no frame of the page is late.

use super::{
    choice::{Choice, Sort},
    extract::told,
    facts::{Facts, Names, people},
    fold::each_word,
    movies::Movies,
    order::sort,
    vocabulary::{Typed, Vocabulary},
};
use film_model::Movie;

/// How much is learnt in one slice: movies by their facts, and bytes of text.
const FACTS: usize = 40;
const TEXT: usize = 16_000;

/// Of how many movies the texts are read before results may change for it.
const NOTED: u32 = 1_000;

/// What a word is worth where it is found, as a whole and as a beginning, and what one is worth that may have
/// been meant.
const TITLE: [u32; 3] = [40, 30, 12];
const PERSON: [u32; 3] = [24, 18, 8];
const WORDS: [u32; 3] = [6, 4, 1];

/// Every movie of a gallery, as far as it has been learnt.
#[derive(Default)]
pub struct Index {
    total: usize,
    facts: Vec<Facts>,
    /// The numbers of the movies in each order but that of the best match.
    orders: Vec<Vec<u32>>,
    /// Of how many movies the texts are learnt.
    texts: usize,
    titles: Vocabulary,
    names: Vocabulary,
    words: Vocabulary,
    pub people: Names,
    pub countries: Names,
    pub publications: Names,
}

/// What a choice comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The numbers of the movies, in their order.
    pub movies: Vec<u32>,
    /// How many of them, the last, have no grade, where they are in the order of grades.
    pub ungraded: usize,
    /// Whether errors were forgiven in what is searched for.
    pub forgiven: bool,
}

impl Index {
    pub fn new(total: usize) -> Index {
        Index { total, ..Index::default() }
    }

    /// Whether the facts of all movies are known, and with them what there is to choose from.
    pub fn knows_facts(&self) -> bool {
        self.orders.len() == ORDERS.len()
    }

    /// Whether the texts are known as well.
    pub fn is_complete(&self) -> bool {
        self.knows_facts() && self.texts == self.total
    }

    /// How far it has come: when the number changes, a choice may come to something else.
    pub fn stage(&self) -> u32 {
        match (self.knows_facts(), self.is_complete()) {
            (false, _) => 0,
            (true, false) => 1 + self.texts as u32 / NOTED,
            (true, true) => u32::MAX,
        }
    }

    /// Learns a slice more of the movies.
    pub fn learn(&mut self, movies: &Movies) {
        if self.facts.len() < self.total {
            for _ in 0..FACTS.min(self.total - self.facts.len()) {
                let number = self.facts.len();
                self.learn_facts(number as u32, &movies.get(number).unwrap_or_default());
            }
        } else if !self.knows_facts() {
            self.orders.push(self.ordered(ORDERS[self.orders.len()]));
        } else {
            let mut read = 0;
            while self.texts < self.total && read < TEXT {
                let movie = movies.get(self.texts).unwrap_or_default();
                for text in movie.reviews.iter().flat_map(|review| told(&review.review_body)) {
                    read += text.len();
                    each_word(&text, |word, _| self.words.add(word, self.texts as u32));
                }
                // Even an empty movie takes its time.
                read += 100;
                self.texts += 1;
            }
        }
    }

    fn learn_facts(&mut self, number: u32, movie: &Movie) {
        let Index { titles, names, people: persons, countries, publications, .. } = self;
        let facts = Facts::of(movie, persons, countries, publications);
        each_word(&movie.name, |word, _| titles.add(word, number));
        if let Some(year) = movie.year {
            titles.add(&year.to_string(), number);
        }
        let parts = movie.actors.iter().filter_map(|actor| actor.character_name.as_deref());
        let critics = movie.reviews.iter().flat_map(|review| [review.author.as_deref(), review.publisher.as_deref()]);
        let facts_in_words = movie.countries_of_origin.iter().chain(&movie.distributor).chain(&movie.content_rating);
        let names_in_words = people(movie).into_iter().chain(parts).chain(critics.flatten());
        for name in names_in_words.chain(facts_in_words.map(String::as_str)) {
            each_word(name, |word, _| names.add(word, number));
        }
        self.facts.push(facts);
    }

    fn ordered(&self, by: Sort) -> Vec<u32> {
        // What is equal stays in the order of titles, which is the first.
        let mut order = match self.orders.first() {
            Some(titles) => titles.clone(),
            None => (0..self.total as u32).collect(),
        };
        let facts = |number: u32| &self.facts[number as usize];
        let grade = |number: u32| (facts(number).value, facts(number).graded);
        sort(&mut order, &|one, other| match by {
            Sort::Match | Sort::Title => facts(one).title.cmp(&facts(other).title),
            Sort::Grade => grade(other).cmp(&grade(one)),
            Sort::Year => facts(other).year.cmp(&facts(one).year),
            Sort::Date => facts(other).date.cmp(&facts(one).date),
        });
        order
    }

    /// The movies that a choice leaves, in its order. Before their facts are known it is all of them, as they
    /// come.
    pub fn find(&self, choice: &Choice) -> Found {
        if !self.knows_facts() {
            return Found { movies: (0..self.total as u32).collect(), ..Found::default() };
        }
        let (worth, forgiven) = self.worth(&terms(&choice.text));
        let number = |names: &Names, chosen: &str| (!chosen.is_empty()).then(|| names.known(chosen));
        let person = number(&self.people, &choice.person);
        let country = number(&self.countries, &choice.country);
        let publication = number(&self.publications, &choice.publication);
        // A name that nobody has leaves nothing.
        let has = |numbers: &[u32], chosen: Option<Option<u32>>| {
            chosen.is_none_or(|chosen| chosen.is_some_and(|number| numbers.contains(&number)))
        };
        let is_left = |number: &&u32| {
            let facts = &self.facts[**number as usize];
            worth.as_ref().is_none_or(|worth| worth[**number as usize] > 0)
                && (choice.grade.is_empty() || facts.has_grade(&choice.grade))
                && (choice.year.is_empty() || facts.has_year(&choice.year))
                && has(&facts.people, person)
                && has(&facts.countries, country)
                && has(&facts.publications, publication)
        };
        let by = choice.order();
        let at = ORDERS.iter().position(|order| *order == by).unwrap_or_default();
        let mut movies: Vec<u32> = self.orders[at].iter().filter(is_left).copied().collect();
        if let (Sort::Match, Some(worth)) = (by, &worth) {
            sort(&mut movies, &|one, other| worth[other as usize].cmp(&worth[one as usize]));
        }
        let is_ungraded = |number: &&u32| !self.facts[**number as usize].graded;
        let ungraded = if by == Sort::Grade { movies.iter().rev().take_while(is_ungraded).count() } else { 0 };
        Found { movies, ungraded, forgiven }
    }

    /// What each movie is worth to who searches for these words, nothing where it lacks one; `None` where
    /// nothing is searched for. Errors are forgiven only where nothing has all words as they were typed, which
    /// is told as well.
    fn worth(&self, terms: &[String]) -> (Option<Vec<u32>>, bool) {
        if terms.is_empty() {
            return (None, false);
        }
        let worth = self.together(terms.iter().map(|term| self.typed(term)));
        if worth.iter().any(|worth| *worth > 0) {
            return (Some(worth), false);
        }
        (Some(self.together(terms.iter().map(|term| self.meant(term)))), true)
    }

    /// The worth of several words, of which a movie has to have every one.
    fn together(&self, each: impl Iterator<Item = Vec<u32>>) -> Vec<u32> {
        let mut all: Option<Vec<u32>> = None;
        for one in each {
            all = Some(match all {
                None => one,
                Some(mut all) => {
                    all.iter_mut()
                        .zip(one)
                        .for_each(|(sum, one)| *sum = if *sum > 0 && one > 0 { *sum + one } else { 0 });
                    all
                }
            });
        }
        all.unwrap_or_default()
    }

    fn typed(&self, term: &str) -> Vec<u32> {
        let mut worth = vec![0; self.total];
        for (vocabulary, [whole, beginning, _]) in self.vocabularies() {
            vocabulary.beginning(term, |movie, is_whole| {
                let one = &mut worth[movie as usize];
                *one = (*one).max(if is_whole { whole } else { beginning });
            });
        }
        worth
    }

    /// The worth of a word that may have errors in it; as few of them as lead to anything.
    fn meant(&self, term: &str) -> Vec<u32> {
        let (mut worth, typed) = (self.typed(term), Typed::new(term));
        for errors in 1.. {
            let Some(typed) = typed.with_errors(errors) else { break };
            let mut any = false;
            for (vocabulary, [.., meant]) in self.vocabularies() {
                vocabulary.meant(&typed, |movie| {
                    let one = &mut worth[movie as usize];
                    (*one, any) = ((*one).max(meant), true);
                });
            }
            if any {
                break;
            }
        }
        worth
    }

    fn vocabularies(&self) -> [(&Vocabulary, [u32; 3]); 3] {
        [(&self.titles, TITLE), (&self.names, PERSON), (&self.words, WORDS)]
    }

    /// The years there are, the newest first.
    pub fn years(&self) -> Vec<u16> {
        let year = |number: &u32| self.facts[*number as usize].year;
        let at = ORDERS.iter().position(|order| *order == Sort::Year).unwrap_or_default();
        let mut years: Vec<u16> = self.orders.get(at).into_iter().flatten().filter_map(year).collect();
        years.dedup();
        years
    }

    /// Those grades that a movie has.
    pub fn grades(&self) -> Vec<&'static str> {
        Choice::GRADES.into_iter().filter(|grade| self.facts.iter().any(|facts| facts.has_grade(grade))).collect()
    }
}

/// The orders that are kept.
const ORDERS: [Sort; 4] = [Sort::Title, Sort::Grade, Sort::Year, Sort::Date];

/// The words of what was typed, folded.
pub fn terms(text: &str) -> Vec<String> {
    let mut terms = Vec::new();
    each_word(text, |word, _| terms.push(word.to_owned()));
    terms
}

#[cfg(test)]
mod tests {
    use super::*;
    use film_model::{Actor, Aggregate, Block, Grade, Inline, Review, Scale};

    fn movie(name: &str, year: u16, mark: &str, value: Option<u8>, text: &str) -> Movie {
        let grade = (!mark.is_empty()).then(|| Grade { written: mark.into(), scale: Scale::Letter, value });
        let spoiler = Inline::Spoiler(vec![Inline::Text("the gardener".into())]);
        let body = vec![Block::Paragraph(vec![Inline::Text(text.into()), spoiler])];
        let date = Some(format!("{year}-06-01"));
        let reviews = vec![Review { id: 1, grade, review_body: body, date_published: date, ..Review::default() }];
        Movie { name: name.into(), year: Some(year), aggregate: Aggregate::of(&reviews), reviews, ..Movie::default() }
    }

    fn index() -> Index {
        let mut movies = vec![
            movie("Amélie", 2001, "B+", Some(83), "A small metal box behind a tile."),
            movie("Metal Hearts", 1999, "", None, "Nobody drums here."),
            movie("Sound of Metal", 2019, "A-", Some(91), "A drummer loses his hearing."),
            movie("The Piano", 1993, "Two thumbs up", None, "The sea, and an instrument on the sand."),
            movie("Zama", 2017, "F", Some(0), "Waiting, in heat, for a ship."),
        ];
        movies[2].actors = vec![Actor { name: "Olivia Cooke".into(), character_name: Some("Lou".into()) }];
        movies[2].directors = vec!["Darius Marder".into()];
        movies[3].directors = vec!["Jane Campion".into()];
        movies[3].countries_of_origin = vec!["New Zealand".into(), "Australia".into()];
        movies[4].countries_of_origin = vec!["Argentina".into()];
        // An old film that has been reviewed again.
        movies[3].reviews[0].date_published = Some("2024-05-01".into());
        movies[0].reviews[0].publisher = Some("North Weekly".into());
        movies[3].reviews[0].publisher = Some("The Quay".into());
        let (mut index, movies) = (Index::new(movies.len()), Movies::from(movies));
        while !index.is_complete() {
            index.learn(&movies);
        }
        index
    }

    fn found(choice: Choice) -> Vec<u32> {
        index().find(&choice).movies
    }

    fn searched(text: &str) -> Vec<u32> {
        found(Choice { text: text.into(), ..Choice::default() })
    }

    #[test]
    fn titles_go_before_people_and_people_before_words() {
        assert_eq!(searched("metal"), [1, 2, 0]);
        assert_eq!(searched("lou"), [2]);
        assert_eq!(searched("olivia drummer"), [2]);
        assert_eq!(searched("olivia sand"), [0; 0]);
        assert_eq!(searched("2019"), [2]);
        assert_eq!(searched("  ").len(), 5);
    }

    #[test]
    fn it_is_found_while_it_is_typed_and_without_accents() {
        assert_eq!(searched("AMEL"), [0]);
        assert_eq!(searched("amélie"), [0]);
        assert_eq!(searched("dr"), [1, 2]);
    }

    #[test]
    fn errors_are_forgiven_where_nothing_better_is_found() {
        assert_eq!(searched("soudn of metla"), [2]);
        assert_eq!(searched("camipon"), [3]);
        assert_eq!(searched("drums"), [1], "drummer is not meant where there are drums");
        assert_eq!(searched("zxqwv"), [0; 0]);
    }

    #[test]
    fn a_spoiler_is_not_found() {
        assert_eq!(searched("gardener"), [0; 0]);
        assert_eq!(searched("gardner"), [0; 0]);
    }

    #[test]
    fn what_has_no_grade_goes_last_and_never_for_nought() {
        let found = index().find(&Choice { sort: Some(Sort::Grade), ..Choice::default() });
        assert_eq!((found.movies, found.ungraded), (vec![2, 0, 4, 3, 1], 1));
    }

    #[test]
    fn other_orders() {
        let sorted = |sort| found(Choice { sort: Some(sort), ..Choice::default() });
        assert_eq!(sorted(Sort::Title), [0, 1, 2, 3, 4]);
        assert_eq!(sorted(Sort::Year), [2, 4, 0, 1, 3]);
        assert_eq!(sorted(Sort::Date), [3, 2, 4, 0, 1]);
    }

    #[test]
    fn filters_leave_what_has_all_of_them() {
        let with = |grade: &str, year: &str, person: &str, country: &str| {
            let choice = Choice { grade: grade.into(), year: year.into(), ..Choice::default() };
            found(Choice { person: person.into(), country: country.into(), ..choice })
        };
        assert_eq!(with("81-100", "", "", ""), [0, 2]);
        assert_eq!(with("81-100", "2010s", "", ""), [2]);
        assert_eq!(with("none", "", "", ""), [1]);
        assert_eq!(with("", "1993", "Jane Campion", "Australia"), [3]);
        assert_eq!(with("", "", "Nobody", ""), [0; 0]);
        let published = |publication: &str| found(Choice { publication: publication.into(), ..Choice::default() });
        assert_eq!(published("The Quay"), [3]);
        assert_eq!(published("The Pier"), [0; 0]);
        assert_eq!(index().grades(), ["81-100", "0-39", "none"]);
        assert_eq!(index().years(), [2019, 2017, 2001, 1999, 1993]);
    }

    #[test]
    fn all_movies_are_there_from_the_start() {
        let index = Index::new(3);
        let choice = Choice { text: "metal".into(), ..Choice::default() };
        assert_eq!(index.find(&choice).movies, [0, 1, 2]);
        assert!(!index.knows_facts() && index.stage() == 0);
    }
}
