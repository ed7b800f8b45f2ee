//! The snippets to paste, one file for each film. The crate `film-snippets` renders them with the components.

use film_model::{LinkProvider, Movie};
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

/// The snippet of the gallery of all movies.
pub fn of_gallery(movies: &[Movie], loader: &str) -> File {
    (format!("{FOLDER}/{GALLERY}"), gallery_snippet(movies.to_vec(), loader).into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_film_has_a_file_and_the_gallery_has_one() {
        let movie = |slug: &str| Movie { slug: slug.into(), name: slug.to_uppercase(), ..Movie::default() };
        let (movies, loader) = ([movie("ran"), movie("alien")], "https://cdn.example/film-cards.js");
        let films = movies.iter().map(|movie| of(movie, LinkProvider::None, loader));
        let files: Vec<File> = films.chain([of_gallery(&movies, loader)]).collect();
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["snippets/ran.html", "snippets/alien.html", "snippets/_gallery.html"]);
        let texts: Vec<String> = files.iter().map(|(_, bytes)| String::from_utf8(bytes.clone()).unwrap()).collect();
        assert!(texts[0].contains("RAN") && texts[2].contains("RAN") && texts[2].contains("ALIEN"), "{texts:?}");
        assert!(texts.iter().all(|text| text.contains("src=\"https://cdn.example/film-cards.js\"")), "{texts:?}");
    }
}
