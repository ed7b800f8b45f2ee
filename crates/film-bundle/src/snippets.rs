//! The snippets to paste, one file for each film. The crate `film-snippets` renders them with the components.

use film_model::{LinkProvider, Movie, Review};
pub use film_snippets::tag;
use film_snippets::{file_name, gallery_snippet, snippet};

use crate::File;

/// The folder of the snippets in the bundle.
const FOLDER: &str = "snippets";

/// The file of the gallery. No slug begins like this, because slugs have no underscore.
const GALLERY: &str = "_gallery.html";

/// The snippet of `movie`; `loader` is the address of the script.
pub fn of(movie: &Movie, links: LinkProvider, loader: &str) -> File {
    (format!("{FOLDER}/{}", file_name(&movie.slug)), snippet(movie, links, loader).into_bytes())
}

/// The snippet of the gallery of all movies, of which it needs no more than [`as_listed`] keeps.
pub fn of_gallery(movies: Vec<Movie>, loader: &str) -> File {
    (format!("{FOLDER}/{GALLERY}"), gallery_snippet(movies, loader).into_bytes())
}

/// What the gallery says of a movie. All texts would take much memory.
pub fn as_listed(movie: &Movie) -> Movie {
    let reviews = movie.reviews.iter().map(|review| Review {
        id: review.id,
        url: review.url.clone(),
        grade: review.grade.clone(),
        ..Review::default()
    });
    let (slug, name) = (movie.slug.clone(), movie.name.clone());
    Movie { slug, name, year: movie.year, reviews: reviews.collect(), ..Movie::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_film_has_a_file_and_the_gallery_has_one() {
        let movie = |slug: &str| Movie { slug: slug.into(), name: slug.to_uppercase(), ..Movie::default() };
        let (movies, loader) = ([movie("ran"), movie("alien")], "https://cdn.example/film-cards.js");
        let films = movies.iter().map(|movie| of(movie, LinkProvider::None, loader));
        let files: Vec<File> = films.chain([of_gallery(movies.to_vec(), loader)]).collect();
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["snippets/ran.html", "snippets/alien.html", "snippets/_gallery.html"]);
        let texts: Vec<String> = files.iter().map(|(_, bytes)| String::from_utf8(bytes.clone()).unwrap()).collect();
        assert!(texts[0].contains("RAN") && texts[2].contains("RAN") && texts[2].contains("ALIEN"), "{texts:?}");
        assert!(texts.iter().all(|text| text.contains("src=\"https://cdn.example/film-cards.js\"")), "{texts:?}");
    }

    #[test]
    fn the_gallery_needs_no_texts() {
        let text = b"---\ntitle: The Pier\nyear: 2019\ngrade: 3/5\nurl: https://north.example/pier\nauthor: Ann Lee\n---\nIt creaks.\n";
        let documents = [
            film_reader::Document { path: "pier.md", bytes: text },
            film_reader::Document {
                path: "quay.txt",
                bytes: b"The Quay (2020)\n\nIt sinks. Grade: A\n\nWith Bo Berg\n",
            },
        ];
        let movies = film_reader::read(&documents, &film_reader::Site::default()).movies;
        assert_eq!(movies.len(), 2);
        let (_, listed) = of_gallery(movies.iter().map(as_listed).collect(), "film-cards.js");
        assert_eq!(String::from_utf8(listed).unwrap(), gallery_snippet(movies, "film-cards.js"));
    }
}
