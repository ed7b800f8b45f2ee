//! A review and its grade.

use crate::Block;

/// One critic's text about one movie.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase", default))]
pub struct Review {
    /// The number of the review among those of its movie, from 1.
    pub id: u32,
    /// The document that it was read from, as a path below the reviews folder.
    pub source: String,
    /// The name of the critic.
    pub author: Option<String>,
    /// The publication.
    pub publisher: Option<String>,
    /// The day on which it was published: `2020-12-04`.
    pub date_published: Option<String>,
    /// The address at which it was published.
    pub url: Option<String>,
    /// The verdict, if the critic gave one.
    pub grade: Option<Grade>,
    /// The caption of the picture that was published with the review.
    pub caption: Option<String>,
    /// The language of the text, as a tag (`en`, `pt-BR`), if the critic or the site has given one.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub lang: Option<String>,
    /// The text. In JSON it is one plain string per paragraph: reading that JSON again gives no spoilers, links or
    /// styles.
    #[cfg_attr(feature = "serde", serde(with = "crate::text::as_paragraphs"))]
    pub review_body: Vec<Block>,
}

/// The critic's verdict.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct Grade {
    /// The grade exactly as written: `A-`, `3.5/4`, `85%`. Cards show this.
    pub written: String,
    /// The scale in which it is written.
    pub scale: Scale,
    /// The grade as a number, 0–100, rounded half up. `None` if the scale gives no number.
    pub value: Option<u8>,
}

/// The scale of a grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
pub enum Scale {
    /// Letters, such as `A-`. The value is the one in the table that Metacritic has published.
    Letter,
    /// Stars, such as `★★★½` or `3.5/4 stars`. The value is proportional, if the highest number of stars is known.
    Stars,
    /// Points, such as `8/10`. The value is proportional.
    Points,
    /// Per cent, such as `85%`. That is the value.
    Percent,
    /// Thumbs, such as `Two thumbs up`. They have no value.
    Thumbs,
}
