//! Reads the reviews in `reviews/` and writes them as an archive, which `src/main.rs` includes. If a review has an
//! error, the build fails and reports its place.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (site, reading) = review_folder::Folder::open("reviews".as_ref())?.read_or_fail()?;
    let archive = film_archive::encode(&reading.movies, site.links);
    Ok(std::fs::write(format!("{}/reviews", std::env::var("OUT_DIR")?), archive)?)
}
