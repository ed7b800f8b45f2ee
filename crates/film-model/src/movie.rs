//! What is known of a movie.

use crate::Review;

/// The work.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase", default))]
pub struct Movie {
    /// Its name in addresses and attributes: `sound-of-metal`.
    pub slug: String,
    /// Its title.
    pub name: String,
    /// The year it came out.
    pub year: Option<u16>,
    /// Who directed it.
    pub directors: Vec<String>,
    /// Who wrote it.
    pub writers: Vec<String>,
    /// The company that brings it to the cinemas.
    pub distributor: Option<String>,
    /// The countries it was made in, as the critic wrote them: `USA`, `Belgium`.
    pub countries_of_origin: Vec<String>,
    /// The running time in minutes.
    pub duration_minutes: Option<u16>,
    /// The age certificate (`R`, `PG-13`, `Not rated`); never the grade.
    pub content_rating: Option<String>,
    /// The cast, in the order of the credits.
    pub actors: Vec<Actor>,
    /// The address of a poster, `http:` or `https:`.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub poster: Option<String>,
    /// Fixed links of people, by name. They go before the links made from a name.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub person_links: Vec<(String, String)>,
    /// What the graded reviews come to together.
    pub aggregate: Aggregate,
    /// What critics wrote, in the order in which it is shown.
    pub reviews: Vec<Review>,
}

/// A person who plays in a movie.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase", default))]
pub struct Actor {
    /// The name, as credited.
    pub name: String,
    /// The role: `Ruben Stone`.
    pub character_name: Option<String>,
}

/// What the reviews of a movie come to together.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase", default))]
pub struct Aggregate {
    /// The mean of the grades that have a value, 0–100, rounded half up.
    pub value: Option<u8>,
    /// How many reviews have a grade with a value.
    pub graded: u32,
    /// How many reviews there are.
    pub total: u32,
}

impl Aggregate {
    /// Adds the grades of `reviews` up. Reviews without a value are counted, never as zero.
    ///
    /// ```
    /// use film_model::Aggregate;
    /// let none = Aggregate::of(&[]);
    /// assert_eq!((none.value, none.graded, none.total), (None, 0, 0));
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
