use film_model::Movie;
use std::sync::Arc;

/// The movies of a gallery, each there when it is asked for.
#[derive(Clone)]
pub struct Movies {
    count: usize,
    movie: Arc<dyn Fn(usize) -> Option<Arc<Movie>> + Send + Sync>,
}

impl Movies {
    /// As many movies as `count` says, each of which `movie` gives by its number, from 0.
    pub fn new(count: usize, movie: impl Fn(usize) -> Option<Arc<Movie>> + Send + Sync + 'static) -> Movies {
        Movies { count, movie: Arc::new(movie) }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The movie of that number.
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
