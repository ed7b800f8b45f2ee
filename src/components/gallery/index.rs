//! The search index of a gallery. It is built in slices that are short enough not to delay a frame of the page.

use super::{
    catalog::{Catalog, Field, Listed, Search},
    choice::{Choice, Sort},
    facts::{Facts, Names, people},
    movies::Movies,
    order::sort,
    vocabulary::{Typed, Vocabulary},
};
use film_model::{Movie, each_word, is_wide, searchable};
use std::sync::Arc;

/// The number of movies whose facts are indexed in one slice.
const SLICE_MOVIES: usize = 40;
/// The bytes of text that are indexed in one slice.
const SLICE_BYTES: usize = 16_000;

/// Re-run the query after the texts of this many more movies have been indexed.
const REFRESH_EVERY: u32 = 1_000;

/// The scores of a match in a title: of the whole word, of its beginning, and of a word with typing errors.
const TITLE: [u32; 3] = [40, 30, 12];
/// The same for a match in a name or another fact.
const PERSON: [u32; 3] = [24, 18, 8];
/// The same for a match in the text of a review.
const WORDS: [u32; 3] = [6, 4, 1];

/// A word with fewer letters is searched for as a whole only, if the words have to be loaded: too many begin with it.
const MIN_BEGINNING: usize = 3;

/// The search index, as far as it has been built or loaded.
#[derive(Default)]
pub struct Index {
    total: usize,
    /// Finds words that have to be loaded. Then the vocabularies are empty.
    catalog: Option<Arc<dyn Catalog>>,
    facts: Vec<Facts>,
    /// The numbers of all movies, sorted by each of the [`ORDERS`].
    orders: Vec<Vec<u32>>,
    /// The number of movies whose texts have been indexed.
    texts: usize,
    titles: Vocabulary,
    names: Vocabulary,
    words: Vocabulary,
    pub people: Names,
    pub countries: Names,
    pub publications: Names,
}

/// The result of a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The numbers of the movies, in the order in which they are shown.
    pub movies: Vec<u32>,
    /// If they are sorted by grade, how many of them have no grade. These come last.
    pub ungraded: usize,
    /// Whether words with typing errors match too.
    pub is_fuzzy: bool,
    /// Words that match although they do not begin as typed: other forms of a typed word.
    pub forms: Vec<String>,
    /// What the reader looks for. While a search loads, the last result is still shown, and the last terms with it.
    pub terms: Vec<String>,
    /// Whether something is loading that the result depends on.
    pub is_loading: bool,
}

/// The scores of all movies for some terms.
#[derive(Default)]
struct Scores {
    /// By the number of the movie: zero if it lacks one of the terms. `None` if there are no terms.
    each: Option<Vec<u32>>,
    is_fuzzy: bool,
    forms: Vec<String>,
    is_loading: bool,
}

impl Index {
    pub fn new(movies: &Movies) -> Index {
        Index { total: movies.len(), catalog: movies.catalog(), ..Index::default() }
    }

    /// Whether the facts are to be loaded: there is a catalog, and they have not come yet.
    pub fn lacks_facts(&self) -> bool {
        self.catalog.is_some() && self.facts.len() < self.total
    }

    /// Loads the facts, and takes them when they are there. The orders are computed in slices after that.
    pub fn load_facts(&mut self) {
        let Some(listed) = self.catalog.as_ref().and_then(|catalog| catalog.facts()) else { return };
        let Listed { facts, countries, publications, people } = listed;
        let (mut in_countries, mut in_publications) = (vec![0; countries.len()], vec![0; publications.len()]);
        for facts in &facts {
            facts.countries.iter().for_each(|at| in_countries[*at as usize] += 1);
            facts.publications.iter().for_each(|at| in_publications[*at as usize] += 1);
        }
        self.countries = Names::counted(countries, in_countries);
        self.publications = Names::counted(publications, in_publications);
        let counts = vec![1; people.len()];
        self.people = Names::counted(people, counts);
        self.facts = facts.into_iter().map(Facts::listed).collect();
        self.texts = self.total;
    }

    /// Whether the facts of all movies are indexed. Only then is it known which values the filters offer.
    pub fn has_facts(&self) -> bool {
        self.orders.len() == ORDERS.len()
    }

    /// Whether the texts are indexed too.
    pub fn is_complete(&self) -> bool {
        self.has_facts() && self.texts == self.total
    }

    /// The progress as a number. When it changes, the query is run again.
    pub fn stage(&self) -> u32 {
        match (self.has_facts(), self.is_complete()) {
            (false, _) => 0,
            (true, false) => 1 + self.texts as u32 / REFRESH_EVERY,
            (true, true) => u32::MAX,
        }
    }

    /// Indexes the next slice: first the facts of all movies, then each order, then the texts.
    pub fn add_slice(&mut self, movies: &Movies) {
        if self.facts.len() < self.total {
            for _ in 0..SLICE_MOVIES.min(self.total - self.facts.len()) {
                let number = self.facts.len();
                self.add_facts(number as u32, &movies.get(number).unwrap_or_default());
            }
        } else if !self.has_facts() {
            self.orders.push(self.ordered(ORDERS[self.orders.len()]));
        } else {
            let mut read = 0;
            while self.texts < self.total && read < SLICE_BYTES {
                let movie = movies.get(self.texts).unwrap_or_default();
                for text in movie.reviews.iter().flat_map(|review| searchable(&review.review_body)) {
                    read += text.len();
                    each_word(&text, |word, _| self.words.add(word, self.texts as u32));
                }
                // Decoding a movie takes time even if it has no text.
                read += 100;
                self.texts += 1;
            }
        }
    }

    fn add_facts(&mut self, number: u32, movie: &Movie) {
        let Index { titles, names, people: persons, countries, publications, .. } = self;
        let facts = Facts::of(movie, persons, countries, publications);
        each_word(&movie.name, |word, _| titles.add(word, number));
        if let Some(year) = movie.year {
            titles.add(&year.to_string(), number);
        }
        let roles = movie.actors.iter().filter_map(|actor| actor.character_name.as_deref());
        let critics = movie.reviews.iter().flat_map(|review| [review.author.as_deref(), review.publisher.as_deref()]);
        let facts_in_words = movie.countries_of_origin.iter().chain(&movie.distributor).chain(&movie.content_rating);
        let names_in_words = people(movie).into_iter().chain(roles).chain(critics.flatten());
        for name in names_in_words.chain(facts_in_words.map(String::as_str)) {
            each_word(name, |word, _| names.add(word, number));
        }
        self.facts.push(facts);
    }

    fn ordered(&self, by: Sort) -> Vec<u32> {
        // The sort is stable, so movies that are equal stay in the order of titles, which is computed first.
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

    /// The movies that match a choice, in its order. Until the facts are indexed, all movies, in their original order.
    pub fn find(&self, choice: &Choice) -> Found {
        let terms = terms(&choice.text);
        let (has_facts, lacks_them) = (self.has_facts(), self.catalog.is_some() && !choice.is_default());
        // While facts are loading, the words are requested, too.
        let scores = if has_facts || lacks_them { self.scores(&terms) } else { Scores::default() };
        if !has_facts {
            let movies = (0..self.total as u32).collect();
            return Found { movies, terms, is_loading: lacks_them, ..Found::default() };
        }
        let Scores { each: scores, is_fuzzy, forms, mut is_loading } = scores;
        let number = |names: &Names, chosen: &str| (!chosen.is_empty()).then(|| names.known(chosen));
        let (mut person, mut with_person) = (None, None);
        match &self.catalog {
            Some(catalog) if !choice.person.is_empty() => {
                let movies = catalog.person(&choice.person);
                is_loading |= movies.is_none();
                with_person = Some(movies.unwrap_or_default());
            }
            Some(_) => {}
            None => person = number(&self.people, &choice.person),
        }
        let country = number(&self.countries, &choice.country);
        let publication = number(&self.publications, &choice.publication);
        // A name that no movie has matches nothing.
        let has = |numbers: &[u32], chosen: Option<Option<u32>>| {
            chosen.is_none_or(|chosen| chosen.is_some_and(|number| numbers.contains(&number)))
        };
        let matches = |number: &&u32| {
            let facts = &self.facts[**number as usize];
            scores.as_ref().is_none_or(|scores| scores[**number as usize] > 0)
                && (choice.grade.is_empty() || facts.has_grade(&choice.grade))
                && (choice.year.is_empty() || facts.has_year(&choice.year))
                && has(&facts.people, person)
                && with_person.as_ref().is_none_or(|movies| movies.binary_search(number).is_ok())
                && has(&facts.countries, country)
                && has(&facts.publications, publication)
        };
        let by = choice.order();
        let at = ORDERS.iter().position(|order| *order == by).unwrap_or_default();
        let mut movies: Vec<u32> = self.orders[at].iter().filter(matches).copied().collect();
        if let (Sort::Match, Some(scores)) = (by, &scores) {
            sort(&mut movies, &|one, other| scores[other as usize].cmp(&scores[one as usize]));
        }
        let is_ungraded = |number: &&u32| !self.facts[**number as usize].graded;
        let ungraded = if by == Sort::Grade { movies.iter().rev().take_while(is_ungraded).count() } else { 0 };
        Found { movies, ungraded, is_fuzzy, forms, terms, is_loading }
    }

    /// The scores for some terms. Only if no movie has all the terms as typed does the search become fuzzy, so that words
    /// with typing errors match too.
    fn scores(&self, terms: &[String]) -> Scores {
        if terms.is_empty() {
            return Scores::default();
        }
        if let Some(catalog) = &self.catalog {
            return self.loaded(&**catalog, terms);
        }
        let scores = self.sums(terms.iter().map(|term| self.exact(term)));
        if scores.iter().any(|score| *score > 0) {
            return Scores { each: Some(scores), ..Scores::default() };
        }
        let scores = self.sums(terms.iter().map(|term| self.fuzzy(term)));
        Scores { each: Some(scores), is_fuzzy: true, ..Scores::default() }
    }

    /// The same where the words have to be loaded.
    fn loaded(&self, catalog: &dyn Catalog, terms: &[String]) -> Scores {
        let (mut forms, mut is_loading) = (Vec::new(), false);
        let is_short = |term: &String| term.chars().count() < MIN_BEGINNING && !term.chars().any(is_wide);
        // The reader has only begun to type the last word, which so far says nothing.
        let terms = match terms {
            [before @ .., last] if !before.is_empty() && is_short(last) => before,
            _ => terms,
        };
        let mut exact = |term: &String| {
            let search = if is_short(term) { Search::Word(term) } else { Search::Beginning(term) };
            self.searched(catalog, &search, term, &mut forms, &mut is_loading)
        };
        let scores: Vec<Vec<u32>> = terms.iter().map(&mut exact).collect();
        let sums = self.sums(scores.iter().cloned());
        if is_loading || sums.iter().any(|score| *score > 0) {
            return Scores { each: Some(sums), is_fuzzy: false, forms, is_loading };
        }
        let fuzzy = terms.iter().zip(scores).map(|(term, mut scores)| {
            let mut add = |search: &Search| {
                let more = self.searched(catalog, search, term, &mut forms, &mut is_loading);
                scores.iter_mut().zip(&more).for_each(|(score, more)| *score = (*score).max(*more));
                is_loading || more.iter().any(|score| *score > 0)
            };
            let typed = Typed::new(term);
            if !add(&Search::Forms(term)) {
                for typed in (1..).map_while(|errors| typed.with_errors(errors)) {
                    if add(&Search::Like(term, &|word| typed.is_near(word))) {
                        break;
                    }
                }
            }
            scores
        });
        let sums = self.sums(fuzzy.collect::<Vec<_>>().into_iter());
        Scores { each: Some(sums), is_fuzzy: true, forms, is_loading }
    }

    /// The scores of one search. Adds words that do not begin with `term` to `forms`.
    fn searched(
        &self,
        catalog: &dyn Catalog,
        search: &Search,
        term: &str,
        forms: &mut Vec<String>,
        is_loading: &mut bool,
    ) -> Vec<u32> {
        let mut scores = vec![0; self.total];
        let is_like = matches!(search, Search::Like(..));
        let is_whole = catalog.search(search, &mut |found| {
            let [whole, beginning, fuzzy] = match found.field {
                Field::Title => TITLE,
                Field::Name => PERSON,
                Field::Text => WORDS,
            };
            let score = if found.word == term {
                whole
            } else if is_like {
                fuzzy
            } else {
                beginning
            };
            if !found.word.starts_with(term) && forms.last().is_none_or(|last| last != found.word) {
                forms.push(found.word.to_owned());
            }
            if let Some(one) = scores.get_mut(found.movie as usize) {
                *one = (*one).max(score);
            }
        });
        *is_loading |= !is_whole;
        scores
    }

    /// Adds up the scores of several terms. A movie with zero for one of them gets zero.
    fn sums(&self, each: impl Iterator<Item = Vec<u32>>) -> Vec<u32> {
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

    /// The scores for a term as typed.
    fn exact(&self, term: &str) -> Vec<u32> {
        let mut scores = vec![0; self.total];
        for (vocabulary, [whole, beginning, _]) in self.vocabularies() {
            vocabulary.beginning(term, |movie, is_whole| {
                let one = &mut scores[movie as usize];
                *one = (*one).max(if is_whole { whole } else { beginning });
            });
        }
        scores
    }

    /// The scores for a term that may contain typing errors: as few errors as give any match.
    fn fuzzy(&self, term: &str) -> Vec<u32> {
        let (mut scores, typed) = (self.exact(term), Typed::new(term));
        for errors in 1.. {
            let Some(typed) = typed.with_errors(errors) else { break };
            let mut any = false;
            for (vocabulary, [.., fuzzy]) in self.vocabularies() {
                vocabulary.fuzzy(&typed, |movie| {
                    let one = &mut scores[movie as usize];
                    (*one, any) = ((*one).max(fuzzy), true);
                });
            }
            if any {
                break;
            }
        }
        scores
    }

    fn vocabularies(&self) -> [(&Vocabulary, [u32; 3]); 3] {
        [(&self.titles, TITLE), (&self.names, PERSON), (&self.words, WORDS)]
    }

    /// The years of all movies, the newest first.
    pub fn years(&self) -> Vec<u16> {
        let year = |number: &u32| self.facts[*number as usize].year;
        let at = ORDERS.iter().position(|order| *order == Sort::Year).unwrap_or_default();
        let mut years: Vec<u16> = self.orders.get(at).into_iter().flatten().filter_map(year).collect();
        years.dedup();
        years
    }

    /// The ranges of grades that are not empty.
    pub fn grades(&self) -> Vec<&'static str> {
        Choice::GRADES.into_iter().filter(|grade| self.facts.iter().any(|facts| facts.has_grade(grade))).collect()
    }
}

/// The orders that are computed in advance. The order of the best match depends on the query.
const ORDERS: [Sort; 4] = [Sort::Title, Sort::Grade, Sort::Year, Sort::Date];

/// The search terms: the folded words of what the reader has typed.
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
        let (mut index, movies) = (Index::default(), Movies::from(movies));
        index.total = movies.len();
        while !index.is_complete() {
            index.add_slice(&movies);
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
    fn titles_score_more_than_people_and_people_more_than_texts() {
        assert_eq!(searched("metal"), [1, 2, 0]);
        assert_eq!(searched("lou"), [2]);
        assert_eq!(searched("olivia drummer"), [2]);
        assert_eq!(searched("olivia sand"), [0; 0]);
        assert_eq!(searched("2019"), [2]);
        assert_eq!(searched("  ").len(), 5);
    }

    #[test]
    fn finds_beginnings_of_words_with_or_without_diacritics() {
        assert_eq!(searched("AMEL"), [0]);
        assert_eq!(searched("amélie"), [0]);
        assert_eq!(searched("dr"), [1, 2]);
    }

    #[test]
    fn words_with_errors_match_if_nothing_else_does() {
        assert_eq!(searched("soudn of metla"), [2]);
        assert_eq!(searched("camipon"), [3]);
        assert_eq!(searched("drums"), [1], "“drummer” does not match, because “drums” does");
        assert_eq!(searched("zxqwv"), [0; 0]);
    }

    #[test]
    fn spoilers_are_not_searched() {
        assert_eq!(searched("gardener"), [0; 0]);
        assert_eq!(searched("gardner"), [0; 0]);
    }

    #[test]
    fn movies_without_a_grade_come_after_a_grade_of_zero() {
        let found = index().find(&Choice { sort: Some(Sort::Grade), ..Choice::default() });
        assert_eq!((found.movies, found.ungraded), (vec![2, 0, 4, 3, 1], 1));
    }

    #[test]
    fn sorts_by_title_year_and_date() {
        let sorted = |sort| found(Choice { sort: Some(sort), ..Choice::default() });
        assert_eq!(sorted(Sort::Title), [0, 1, 2, 3, 4]);
        assert_eq!(sorted(Sort::Year), [2, 4, 0, 1, 3]);
        assert_eq!(sorted(Sort::Date), [3, 2, 4, 0, 1]);
    }

    #[test]
    fn a_movie_must_pass_all_filters() {
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
    fn shows_all_movies_before_they_are_indexed() {
        let index = Index { total: 3, ..Index::default() };
        let choice = Choice { text: "metal".into(), ..Choice::default() };
        assert_eq!(index.find(&choice).movies, [0, 1, 2]);
        assert!(!index.has_facts() && index.stage() == 0);
    }
}
