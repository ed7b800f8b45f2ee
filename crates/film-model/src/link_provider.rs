//! The site that the names of people link to.

/// The site that a person's name links to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LinkProvider {
    /// Wikipedia, in the language of the card.
    #[default]
    Wikipedia,
    /// The Internet Movie Database.
    Imdb,
    /// The Movie Database.
    Tmdb,
    /// Letterboxd.
    Letterboxd,
    /// Wikidata.
    Wikidata,
    /// No site: names are plain text.
    None,
}

impl LinkProvider {
    /// Every provider. The archive stores a provider as its place in this list.
    pub const ALL: [LinkProvider; 6] = [
        LinkProvider::Wikipedia,
        LinkProvider::Imdb,
        LinkProvider::Tmdb,
        LinkProvider::Letterboxd,
        LinkProvider::Wikidata,
        LinkProvider::None,
    ];

    /// The name in attributes and in `film-cards.toml`.
    pub fn name(self) -> &'static str {
        match self {
            LinkProvider::Wikipedia => "wikipedia",
            LinkProvider::Imdb => "imdb",
            LinkProvider::Tmdb => "tmdb",
            LinkProvider::Letterboxd => "letterboxd",
            LinkProvider::Wikidata => "wikidata",
            LinkProvider::None => "none",
        }
    }

    /// The provider with that name, in lower case as [`name`](Self::name) gives it.
    ///
    /// ```
    /// use film_model::LinkProvider;
    /// assert_eq!(LinkProvider::from_name("tmdb"), Some(LinkProvider::Tmdb));
    /// assert_eq!(LinkProvider::from_name("IMDB.com"), None);
    /// ```
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|provider| provider.name() == name)
    }
}
