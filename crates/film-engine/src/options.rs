//! The options of a card and a gallery. The page script has checked them (`film-cards-options.ts`).

use crate::data;
use crate::failure::Failure;
use film_cards::Theme;
use film_model::LinkProvider;
use film_model::Movie;

/// The options that a page can set.
#[derive(Clone, PartialEq)]
pub struct Options {
    /// The slug of the movie.
    pub film: String,
    /// The number of the review to show. Without it, the card shows all reviews.
    pub review: Option<u32>,
    /// Whether the first review is expanded.
    pub open: bool,
    pub theme: Theme,
    /// Where the names of people lead. Without it, the setting in `film-cards.toml` counts.
    pub links: Option<LinkProvider>,
    /// The level of the title's heading, 2 to 6.
    pub heading: u8,
}

impl Options {
    /// The options as the page script passes them: `theme` and `links` are places in [`Theme::ALL`] and
    /// [`LinkProvider::ALL`].
    pub fn new(
        film: String,
        review: Option<u32>,
        open: bool,
        theme: usize,
        links: Option<usize>,
        heading: u8,
    ) -> Options {
        let theme = Theme::ALL.get(theme).copied().unwrap_or_default();
        let links = links.and_then(|links| LinkProvider::ALL.get(links).copied());
        Options { film, review, open, theme, links, heading }
    }

    /// Decodes the movie of the option `film`.
    ///
    /// # Errors
    /// If the archive does not contain the movie, or the movie has no review with the number of the option `review`.
    pub fn movie(&self) -> Result<Movie, Failure> {
        let film = &self.film;
        let Some(movie) = data::find(film)? else {
            return Err(Failure::Refused(["film\n", film, "\n", &data::slugs()?.join("\n")].concat()));
        };
        if let Some(review) = self.review
            && movie.reviews.iter().all(|other| other.id != review)
        {
            let mut refused = [&review.to_string(), "\n", film].concat();
            for review in &movie.reviews {
                refused.push('\n');
                refused.push_str(&review.id.to_string());
            }
            return Err(Failure::Refused(refused));
        }
        Ok(movie)
    }
}
