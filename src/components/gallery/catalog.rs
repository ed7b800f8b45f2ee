use film_model::Movie;
use std::sync::Arc;

/// Movies that are too many to be loaded at once. A gallery asks for what it shows, and again when its prop `loaded` has
/// changed. A function that lacks something requests it, returns nothing and waits for nothing.
pub trait Catalog: Send + Sync {
    /// What the row of a movie shows, or more. `alone` says that the rows beside it are not wanted.
    fn row(&self, number: usize, alone: bool) -> Option<Arc<Movie>>;

    /// A movie with everything that its card shows. Its row must have been given before.
    fn movie(&self, number: usize) -> Option<Arc<Movie>>;

    /// The facts of all movies, in the order of their numbers, which is that of their folded titles.
    fn facts(&self) -> Option<Listed>;

    /// The numbers of the movies that a person has made or plays in.
    fn person(&self, name: &str) -> Option<Vec<u32>>;

    /// Calls `found` with each match of a search. Returns false if matches may be missing, because something is loading.
    fn search(&self, search: &Search, found: &mut dyn FnMut(Match)) -> bool;
}

/// What a [`Catalog`] is searched for. All words are folded ([`film_model::fold`]).
#[non_exhaustive]
pub enum Search<'a> {
    /// The word as typed.
    Word(&'a str),
    /// Words that begin as typed, and other forms of the typed word.
    Beginning(&'a str),
    /// Other forms of a word of which the typed form is in no movie.
    Forms(&'a str),
    /// Words like the typed one. The function says which are.
    Like(&'a str, &'a dyn Fn(&str) -> bool),
}

/// A movie that has a word.
#[derive(Clone, Copy, Debug)]
pub struct Match<'a> {
    /// The number of the movie.
    pub movie: u32,
    /// The word that was found.
    pub word: &'a str,
    /// Where the movie has it.
    pub field: Field,
}

/// Where a movie has a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// In its title, or as its year.
    Title,
    /// In a name or another fact.
    Name,
    /// In the text of a review.
    Text,
}

/// The facts of all movies of a [`Catalog`], and the names that they refer to.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// The facts of each movie.
    pub facts: Vec<ListedFacts>,
    /// The countries, to which facts refer by their places.
    pub countries: Vec<String>,
    /// The publications, to which facts refer by their places.
    pub publications: Vec<String>,
    /// The people that a filter offers.
    pub people: Vec<String>,
}

/// The facts of a movie that a gallery filters and sorts by.
#[derive(Clone, Debug, Default)]
pub struct ListedFacts {
    /// The year in which the movie was released.
    pub year: Option<u16>,
    /// The mean of its grades, 0–100.
    pub value: Option<u8>,
    /// Whether a review has a grade, with or without a value.
    pub graded: bool,
    /// The day of its newest review, as a number that is larger for a later day. 0 if none has a date.
    pub date: u32,
    /// Its countries, as places in [`Listed::countries`].
    pub countries: Vec<u32>,
    /// The publications of its reviews, as places in [`Listed::publications`].
    pub publications: Vec<u32>,
}
