//! A movie, its cast, and the mean of its grades.

use crate::Review;

/// A film, with its facts and its reviews. A fact that no document states is `None` or an empty list.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase", default))]
pub struct Movie {
    /// The name that identifies it in addresses and attributes: `sound-of-metal`.
    pub slug: String,
    /// The title.
    pub name: String,
    /// The year in which it was released.
    pub year: Option<u16>,
    /// The names of the directors.
    pub directors: Vec<String>,
    /// The names of the writers.
    pub writers: Vec<String>,
    /// The company that releases it.
    pub distributor: Option<String>,
    /// The countries in which it was made, as the critic wrote them: `USA`, `Belgium`.
    pub countries_of_origin: Vec<String>,
    /// The running time in minutes.
    pub duration_minutes: Option<u16>,
    /// The age certificate (`R`, `PG-13`, `Not rated`); never the grade.
    pub content_rating: Option<String>,
    /// The cast, in the order of the credits.
    pub actors: Vec<Actor>,
    /// The address of a poster, with `http:` or `https:`.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub poster: Option<String>,
    /// Links that the critic or the site has given for people: name and address. They replace those of the
    /// [`LinkProvider`](crate::LinkProvider).
    #[cfg_attr(feature = "serde", serde(skip))]
    pub person_links: Vec<(String, String)>,
    /// The mean of the grades.
    pub aggregate: Aggregate,
    /// The reviews, in the order in which they are shown.
    pub reviews: Vec<Review>,
}

/// A member of the cast.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase", default))]
pub struct Actor {
    /// The name, as credited.
    pub name: String,
    /// The character that the actor plays: `Ruben Stone`.
    pub character_name: Option<String>,
}

/// The mean of the grades of a movie, and the number of its reviews.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase", default))]
pub struct Aggregate {
    /// The mean of the grades that have a value, 0–100, rounded half up.
    pub value: Option<u8>,
    /// The number of reviews whose grade has a value.
    pub graded: u32,
    /// The number of all reviews.
    pub total: u32,
}

impl Aggregate {
    /// The aggregate of `reviews`. A review without a value counts in `total` only.
    ///
    /// ```
    /// use film_model::{Aggregate, Grade, Review, Scale};
    /// let grade = |written: &str, value| Some(Grade { written: written.into(), scale: Scale::Points, value });
    /// let reviews = [grade("8/10", Some(80)), grade("9/10", Some(90)), None]
    ///     .map(|grade| Review { grade, ..Review::default() });
    /// let aggregate = Aggregate::of(&reviews);
    /// assert_eq!((aggregate.value, aggregate.graded, aggregate.total), (Some(85), 2, 3));
    /// assert_eq!(Aggregate::of(&[]).value, None);
    /// ```
    pub fn of(reviews: &[Review]) -> Self {
        let values = || reviews.iter().filter_map(|review| review.grade.as_ref()?.value);
        let graded = values().count() as u32;
        let sum: u32 = values().map(u32::from).sum();
        Aggregate {
            value: (graded > 0).then(|| ((2 * sum + graded) / (2 * graded)) as u8),
            graded,
            total: reviews.len() as u32,
        }
    }
}
