//! What is read goes into an archive and comes out of it unchanged.

use film_archive::{Archive, encode};
use film_model::LinkProvider;
use film_reader::{Document, Site, read};

#[test]
fn gives_back_what_was_read() {
    let text = "The Long Ferry (2018)\n\nPia (Vale) hums ||and stops||. Grade: A-\n\nWith Ira Moss, Una Vale";
    let reading = read(&[Document { path: "a.txt", bytes: text.as_bytes() }], &Site::default());
    let bytes = encode(&reading.movies, LinkProvider::Imdb);
    let found = Archive::open(&bytes).and_then(|archive| archive.find("the-long-ferry"));
    assert_eq!(found, Ok(Some(reading.movies[0].clone())));
}
