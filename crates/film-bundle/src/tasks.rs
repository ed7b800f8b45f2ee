//! The work of making a bundle, in parts that need nothing of each other: threads can share them, and a page can do one
//! after the other and show how far it is.

use std::cmp::Reverse;
use std::collections::VecDeque;
use std::ops::Range;
use std::sync::Arc;

use anyhow::{Context, Result};
use film_archive::Archive;

use crate::bytes::Bytes;
use crate::compose::{self, ALL, Composed, PACKS_FOLDER, PART, Purpose, Same, TWINS, compose, has_packs};
use crate::compress::{self, Effort, Format};
use crate::engine::Engine;
use crate::{File, gallery, headers, names, package, snippets, sums};

/// What a bundle is made of.
pub struct Order {
    /// The engine.
    pub engine: Arc<Engine>,
    /// The reviews.
    pub archive: Arc<Vec<u8>>,
    /// The address of the script for the snippets, as [`loader`](crate::loader) makes it.
    pub loader: String,
    /// The name of the npm package that the bundle is as well.
    pub npm: Option<package::Name>,
}

impl Order {
    fn movies(&self) -> Result<Archive<'_>> {
        Archive::open(&self.archive).context("the reviews could not be encoded")
    }
}

/// A file of the bundle.
pub struct Made {
    /// Its path in the bundle.
    pub name: String,
    /// Its contents.
    pub bytes: Bytes,
    /// The SHA-256 of the bytes.
    pub digest: [u8; 32],
}

impl Made {
    fn of(name: String, bytes: Bytes) -> Made {
        Made { name, digest: bytes.digest(), bytes }
    }
}

/// A part of the work, which makes some files.
pub struct Task {
    order: Arc<Order>,
    part: Part,
}

enum Part {
    /// A file for browsers, which is also compressed.
    Download(Composed),
    /// The same for a file of the engine.
    Unchanged(String, Arc<Vec<u8>>),
    /// A file that no page loads.
    Beside(File),
    /// The snippets of the movies with these numbers. People paste them, so they are not compressed.
    Films(Range<usize>),
    /// Packs by their numbers, with the numbers of their movies.
    Packs(Vec<(u32, Vec<usize>)>),
    /// The snippet of the gallery.
    Gallery,
    /// What a gallery loads if the movies are in packs.
    Listing,
}

/// How many films are one task. A snippet takes less than a millisecond.
const FILMS: usize = 32;

/// All the work for a bundle, the longest tasks first. When all of it is done, [`sums_of`] makes the last file.
///
/// # Errors
/// If the archive is damaged, or files of the engine do not belong together.
pub fn tasks(order: &Arc<Order>) -> Result<VecDeque<Task>> {
    let Order { engine, archive, loader, npm } = &**order;
    // Without an address, we know only that the loader is next to the snippets.
    let address = Some(loader.as_str()).filter(|address| !address.starts_with('.'));
    let mut downloaded = compose(engine, archive, address, Purpose::Upload)?;
    let has_packs = has_packs(archive, Purpose::Upload);
    if has_packs {
        downloaded.extend(compose::all(archive)?);
    }
    let mut beside = Vec::new();
    if let Some(name) = npm {
        let scripts = downloaded.iter().map(|file| file.name.as_str());
        let folders = [PACKS_FOLDER, gallery::CHUNKS_FOLDER].map(|folder| folder.trim_end_matches('/'));
        let packs = has_packs.then_some(folders).into_iter().flatten();
        beside.extend(package::files(name, &scripts.chain(packs).collect::<Vec<_>>(), &engine.npm)?);
    }
    let unchanged = engine.unchanged()?;
    let names = downloaded.iter().map(|file| &file.name).chain(unchanged.iter().map(|(name, _)| name));
    // Hosts do not send these files, so they are not compressed.
    beside.extend(headers::files(&names.map(String::as_str).collect::<Vec<_>>(), has_packs));

    let movies = order.movies()?;
    let starts = (0..movies.len()).step_by(FILMS);
    let films = starts.map(|start| Part::Films(start..movies.len().min(start + FILMS)));
    let packs: Vec<_> = if has_packs { movies.packs()?.into_iter().collect() } else { Vec::new() };
    let packs = packs.chunks(FILMS).map(|packs| Part::Packs(packs.to_vec()));

    // The packed engine does not shrink again.
    let (packed, unchanged): (Vec<File>, _) = unchanged.into_iter().partition(|(name, _)| name.ends_with(".bin"));
    let downloaded = downloaded.into_iter().map(|file| (file.bytes.len(), Part::Download(file)));
    let unchanged = unchanged.into_iter().map(|(name, bytes)| (bytes.len(), Part::Unchanged(name, bytes.into())));
    // The largest ones first, so that no thread begins one when the others have finished.
    let mut compressed: Vec<(usize, Part)> = downloaded.chain(unchanged).collect();
    compressed.sort_by_key(|(length, _)| Reverse(*length));
    let listing = has_packs.then_some(Part::Listing);
    let parts = listing
        .into_iter()
        .chain(compressed.into_iter().map(|(_, part)| part))
        .chain(beside.into_iter().chain(packed).map(Part::Beside))
        .chain(films)
        .chain(packs)
        .chain([Part::Gallery]);
    Ok(parts.map(|part| Task { order: order.clone(), part }).collect())
}

impl Task {
    /// Makes the files, and gives each to `keep`.
    ///
    /// # Errors
    /// Those of `keep`, and if a record of the archive is damaged.
    pub fn run(self, keep: &mut dyn FnMut(Made) -> Result<()>) -> Result<()> {
        let Order { engine, loader, .. } = &*self.order;
        let ahead = &engine.ahead;
        match self.part {
            Part::Download(Composed { name, bytes, digest, same }) => {
                // One at a time: of a large file, both take much memory.
                for format in Format::ALL {
                    let compressed = match same {
                        Same::Nothing => compress::whole(format, &bytes, effort(&name))?,
                        Same::Beginning(length) => compress::continued(format, &bytes, length, ahead)?,
                        Same::End(length) => compress::ended(format, &bytes, length, ahead)?,
                    };
                    keep(Made::of(format!("{name}.{}", format.ending()), compressed.into()))?;
                }
                keep(Made { name, bytes, digest })
            }
            Part::Unchanged(name, bytes) => {
                for format in Format::ALL {
                    let compressed = compress::unchanged(format, &name, &bytes, ahead)?;
                    keep(Made::of(format!("{name}.{}", format.ending()), compressed.into()))?;
                }
                keep(Made::of(name, Bytes::default().and_shared(bytes)))
            }
            Part::Beside((name, bytes)) => keep(Made::of(name, bytes.into())),
            Part::Films(mut numbers) => {
                let movies = self.order.movies()?;
                numbers.try_for_each(|number| {
                    let (name, text) = snippets::of(&movies.movie(number)?, movies.links(), loader);
                    keep(Made::of(name, text.into()))
                })
            }
            Part::Packs(packs) => {
                let movies = self.order.movies()?;
                packs.into_iter().try_for_each(|(number, indices)| {
                    let pack = compress::whole(Format::Gzip, &movies.part(&indices)?.into(), Effort::Most)?;
                    keep(Made::of(format!("{PACKS_FOLDER}{number}.bin"), pack.into()))
                })
            }
            Part::Listing => gallery::files(self.order.movies()?, &mut |(name, bytes)| {
                let file = compress::whole(Format::Gzip, &bytes.into(), Effort::Most)?;
                keep(Made::of(name, file.into()))
            }),
            Part::Gallery => {
                let movies = self.order.movies()?;
                let listed = (0..movies.len()).map(|number| Ok(snippets::as_listed(&movies.movie(number)?)));
                let (name, text) = snippets::of_gallery(listed.collect::<Result<_>>()?, loader);
                keep(Made::of(name, text.into()))
            }
        }
    }
}

/// All files of a bundle.
///
/// # Errors
/// Those of [`tasks`], and if a record of the archive is damaged.
pub fn files(order: &Arc<Order>) -> Result<Vec<Made>> {
    let mut made: Vec<Made> = Vec::new();
    for task in tasks(order)? {
        task.run(&mut |file| {
            made.push(file);
            Ok(())
        })?;
    }
    made.push(sums_of(made.iter().map(|file| (file.name.clone(), file.digest)).collect()));
    Ok(made)
}

/// The last file of a bundle, when all the others are made.
pub fn sums_of(made: Vec<(String, [u8; 32])>) -> Made {
    Made::of(sums::NAME.to_owned(), sums::of(made).into_bytes().into())
}

/// Scripts with bytes are only for pages whose policy forbids to fetch.
fn effort(name: &str) -> Effort {
    if name == ALL || [PART].iter().chain(&TWINS).any(|stem| names::is_hashed(name, stem)) {
        Effort::Less
    } else {
        Effort::Most
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;
    use film_model::{LinkProvider, Movie};

    fn movies(count: usize) -> Vec<Movie> {
        let movie = |number: usize| Movie {
            slug: format!("film-{number}"),
            name: format!("Film {number} {}", "x".repeat(1_000)),
            ..Movie::default()
        };
        (0..count).map(movie).collect()
    }

    fn made(movies: &[Movie]) -> Vec<Made> {
        files(&Arc::new(Order {
            engine: compose::tests::engine().into(),
            archive: film_archive::encode(movies, LinkProvider::None).into(),
            loader: "../film-cards.js".to_owned(),
            npm: None,
        }))
        .unwrap()
    }

    #[test]
    fn a_large_archive_is_divided_into_packs_that_the_wasm_does_not_have() {
        let is_pack = |file: &&Made| file.name.starts_with(PACKS_FOLDER) && !file.name.ends_with(gallery::LISTING);
        assert!(!made(&movies(50)).iter().any(|file| is_pack(&file)));
        let movies = movies(100);
        let mut found = 0;
        for file in made(&movies).iter().filter(is_pack) {
            let number = file.name.strip_prefix(PACKS_FOLDER).unwrap().strip_suffix(".bin").unwrap();
            let mut pack = Vec::new();
            flate2::read::GzDecoder::new(&*file.bytes.to_vec()).read_to_end(&mut pack).unwrap();
            let pack = Archive::open(&pack).unwrap();
            for index in 0..pack.len() {
                let movie = pack.movie(index).unwrap();
                assert_eq!(film_archive::pack_of(&movie.slug).to_string(), number);
                assert!(movies.contains(&movie));
                found += 1;
            }
        }
        assert_eq!(found, movies.len());
    }

    #[test]
    fn every_file_has_one_name_and_its_sum() {
        let made = made(&movies(100));
        let (sums, files) = made.split_last().unwrap();
        assert_eq!(sums.name, sums::NAME);
        let names: std::collections::BTreeSet<&str> = files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names.len(), files.len());
        let sums = String::from_utf8(sums.bytes.to_vec()).unwrap();
        assert_eq!(sums.lines().count(), files.len());
        for file in files {
            assert!(sums.contains(&format!("{}  {}\n", names::hexadecimal(&file.bytes.digest()), file.name)), "{sums}");
        }
        for name in ["snippets/film-7.html", "snippets/_gallery.html", "film-cards.js.br", "_headers"] {
            assert!(names.contains(name), "{names:?}");
        }
    }
}
