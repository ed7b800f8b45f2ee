//! What keys of front matter are called, and what they hold, as far as the site's settings and the folder as a whole
//! need to know it too.

pub mod grades;
pub mod links;
pub mod names;

/// Whether an address leads to what others know of a film rather than to the review.
pub fn leads_to_a_database(address: &str) -> bool {
    const DATABASES: [&str; 12] = [
        "imdb.com",
        "themoviedb.org",
        "letterboxd.com/film/",
        "boxd.it",
        "wikipedia.org",
        "wikidata.org",
        "rottentomatoes.com",
        "metacritic.com",
        "douban.com",
        "youtube.com",
        "youtu.be",
        "trakt.tv",
    ];
    DATABASES.iter().any(|database| address.contains(database))
}

/// A number of hundredths as people write it.
pub fn in_full(hundredths: u32) -> String {
    match (hundredths / 100, hundredths % 100) {
        (whole, 0) => whole.to_string(),
        (whole, part) if part % 10 == 0 => format!("{whole}.{}", part / 10),
        (whole, part) => format!("{whole}.{part:02}"),
    }
}
