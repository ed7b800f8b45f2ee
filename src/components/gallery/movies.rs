use super::catalog::Catalog;
use film_model::Movie;
use std::sync::Arc;

/// The movies of a gallery. Each is decoded or fetched only when the gallery needs it.
#[derive(Clone)]
pub struct Movies {
    count: usize,
    source: Source,
}

#[derive(Clone)]
enum Source {
    AtHand(Arc<dyn Fn(usize) -> Option<Arc<Movie>> + Send + Sync>),
    Listed(Arc<dyn Catalog>),
}

impl Movies {
    /// `count` movies. `movie` is called with a number from 0 and gives that movie.
    pub fn new(count: usize, movie: impl Fn(usize) -> Option<Arc<Movie>> + Send + Sync + 'static) -> Movies {
        Movies { count, source: Source::AtHand(Arc::new(movie)) }
    }

    /// `count` movies that are loaded in parts.
    pub fn listed(count: usize, catalog: impl Catalog + 'static) -> Movies {
        Movies { count, source: Source::Listed(Arc::new(catalog)) }
    }

    /// The number of movies.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are no movies.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The movie with that number. `None` if it has to be loaded first.
    pub fn get(&self, number: usize) -> Option<Arc<Movie>> {
        match &self.source {
            Source::AtHand(movie) => movie(number),
            Source::Listed(catalog) => catalog.movie(number),
        }
    }

    /// What the row of that movie shows, or more.
    pub(super) fn row(&self, number: usize, alone: bool) -> Option<Arc<Movie>> {
        match &self.source {
            Source::AtHand(movie) => movie(number),
            Source::Listed(catalog) => catalog.row(number, alone),
        }
    }

    /// The catalog, if they are loaded in parts.
    pub(super) fn catalog(&self) -> Option<Arc<dyn Catalog>> {
        match &self.source {
            Source::AtHand(_) => None,
            Source::Listed(catalog) => Some(catalog.clone()),
        }
    }
}

impl From<Vec<Movie>> for Movies {
    fn from(movies: Vec<Movie>) -> Movies {
        let movies: Vec<Arc<Movie>> = movies.into_iter().map(Arc::new).collect();
        Movies::new(movies.len(), move |number| movies.get(number).cloned())
    }
}
