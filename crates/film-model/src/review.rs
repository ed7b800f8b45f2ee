//! One critic's text and verdict.

use crate::Block;

/// One critic's text on one movie.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase", default))]
pub struct Review {
    /// Its number among the reviews of its movie, from 1.
    pub id: u32,
    /// The document it was read from: a path below the reviews folder.
    pub source: String,
    /// The critic.
    pub author: Option<String>,
    /// The publication.
    pub publisher: Option<String>,
    /// The day it was published: `2020-12-04`.
    pub date_published: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The verdict, where there is one.
    pub grade: Option<Grade>,
    /// The caption of the picture the review ran with.
    pub caption: Option<String>,
    /// The language it is written in, as a tag (`en`, `pt-BR`), where the critic or the site says so.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub lang: Option<String>,
    #[cfg_attr(feature = "serde", serde(with = "crate::text::as_paragraphs"))]
    /// The text. In JSON it is a plain string a paragraph, so that a spoiler or a link does not come back from there.
    pub review_body: Vec<Block>,
}

/// The critic's verdict.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "camelCase"))]
pub struct Grade {
    /// The grade as written, to the letter: `A-`, `3.5/4`, `85%`. It is what is shown.
    pub written: String,
    /// What it is written in.
    pub scale: Scale,
    /// The grade on 0–100, rounded half up, where the scale gives one.
    pub value: Option<u8>,
}

/// The kind of grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
pub enum Scale {
    /// `A-`. Its value is Metacritic's published table.
    Letter,
    /// `★★★½`, `3.5/4 stars`. Linear where the number of stars is known.
    Stars,
    /// `8/10`. Linear.
    Points,
    /// `85%`.
    Percent,
    /// `Two thumbs up`. It has no value.
    Thumbs,
}
