//! Writes the snippets of a folder of reviews, a file a film: `film-snippets REVIEWS OUT LOADER`.
//! `cargo xtask dist` runs it; LOADER is the address of `film-cards.js`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use film_snippets::{file_name, gallery_snippet, snippet};
use review_folder::Folder;

/// The file of the gallery. No slug begins so: an underscore is no letter of one.
const GALLERY: &str = "_gallery.html";

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(reviews), Some(out), Some(loader), None) =
        (arguments.next(), arguments.next(), arguments.next(), arguments.next())
    else {
        eprintln!("usage: film-snippets REVIEWS OUT LOADER");
        return ExitCode::from(2);
    };
    match write(Path::new(&reviews), &PathBuf::from(out), &loader.to_string_lossy()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn write(reviews: &Path, out: &Path, loader: &str) -> Result<(), String> {
    let folder = Folder::open(reviews).map_err(|error| error.to_string())?;
    let (site, reading) = folder.read();
    std::fs::create_dir_all(out).map_err(|error| format!("`{}` could not be made: {error}", out.display()))?;
    let gallery = out.join(GALLERY);
    std::fs::write(&gallery, gallery_snippet(reading.movies.clone(), loader))
        .map_err(|error| format!("`{}` could not be written: {error}", gallery.display()))?;
    for movie in &reading.movies {
        let file = out.join(file_name(&movie.slug));
        std::fs::write(&file, snippet(movie, site.links, loader))
            .map_err(|error| format!("`{}` could not be written: {error}", file.display()))?;
    }
    Ok(())
}
