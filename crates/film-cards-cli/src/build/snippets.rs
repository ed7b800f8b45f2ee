//! The snippets to paste, one file for each film. The crate `film-snippets` renders them with the components.

use film_model::{LinkProvider, Movie};
use film_snippets::{file_name, gallery_snippet, snippet};

use crate::File;

/// The folder of the snippets in the bundle.
const FOLDER: &str = "snippets";

/// The file of the gallery. No slug begins like this, because slugs have no underscore.
const GALLERY: &str = "_gallery.html";

/// The snippets of `movies`; `loader` is the address of the script.
pub fn of(movies: &[Movie], links: LinkProvider, loader: &str) -> Vec<File> {
    let file = |name: String, text: String| (format!("{FOLDER}/{name}"), text.into_bytes());
    let gallery = file(GALLERY.to_owned(), gallery_snippet(movies.to_vec(), loader));
    let films = movies.iter().map(|movie| file(file_name(&movie.slug), snippet(movie, links, loader)));
    films.chain([gallery]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_film_has_a_file_and_the_gallery_has_one() {
        let movie = |slug: &str| Movie { slug: slug.into(), name: slug.to_uppercase(), ..Movie::default() };
        let files = of(&[movie("ran"), movie("alien")], LinkProvider::None, "https://cdn.example/film-cards.js");
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["snippets/ran.html", "snippets/alien.html", "snippets/_gallery.html"]);
        let texts: Vec<String> = files.iter().map(|(_, bytes)| String::from_utf8(bytes.clone()).unwrap()).collect();
        assert!(texts[0].contains("RAN") && texts[2].contains("RAN") && texts[2].contains("ALIEN"), "{texts:?}");
        assert!(texts.iter().all(|text| text.contains("src=\"https://cdn.example/film-cards.js\"")), "{texts:?}");
    }
}
