//! The reviews in `reviews/` become part of the application. A review with an error fails the build and says where.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (site, reading) = review_folder::Folder::open("reviews".as_ref())?.read_or_fail()?;
    let archive = film_archive::encode(&reading.movies, site.links);
    Ok(std::fs::write(format!("{}/reviews", std::env::var("OUT_DIR")?), archive)?)
}
