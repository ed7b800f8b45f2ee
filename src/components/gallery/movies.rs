use film_model::Movie;
use std::sync::Arc;

/// The movies of a gallery. Each is decoded or fetched only when the gallery needs it.
#[derive(Clone)]
pub struct Movies {
    count: usize,
    movie: Arc<dyn Fn(usize) -> Option<Arc<Movie>> + Send + Sync>,
}

impl Movies {
    /// `count` movies. `movie` is called with a number from 0 and gives that movie.
    pub fn new(count: usize, movie: impl Fn(usize) -> Option<Arc<Movie>> + Send + Sync + 'static) -> Movies {
        Movies { count, movie: Arc::new(movie) }
    }

    /// The number of movies.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are no movies.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The movie with that number.
    pub fn get(&self, number: usize) -> Option<Arc<Movie>> {
        (self.movie)(number)
    }
}

impl From<Vec<Movie>> for Movies {
    fn from(movies: Vec<Movie>) -> Movies {
        let movies: Vec<Arc<Movie>> = movies.into_iter().map(Arc::new).collect();
        Movies::new(movies.len(), move |number| movies.get(number).cloned())
    }
}
