//! How fast texts are read, encoded and decoded, in documents and in megabytes a second.
//!
//! `cargo xtask bench` prints the table. The documents are made of the project's own fixtures and
//! sample reviews, each with a title of its own, so that none merges with another.

mod samples;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use film_archive::{Archive, encode};
use film_model::LinkProvider;
use film_reader::{Site, read};
use samples::{borrowed, bytes, documents, long_documents};

fn main() {
    divan::main();
}

const COUNTS: [usize; 3] = [13, 1_000, 10_000];

#[divan::bench(args = COUNTS, sample_count = 10)]
fn read_documents(bencher: Bencher<'_, '_>, count: usize) {
    let owned = documents(count);
    let documents = borrowed(&owned);
    bencher
        .counter(ItemsCount::new(count))
        .counter(BytesCount::new(bytes(&owned)))
        .bench(|| read(divan::black_box(&documents), &Site::default()));
}

#[divan::bench(args = COUNTS, sample_count = 10)]
fn read_and_encode(bencher: Bencher<'_, '_>, count: usize) {
    let owned = documents(count);
    let documents = borrowed(&owned);
    bencher.counter(ItemsCount::new(count)).counter(BytesCount::new(bytes(&owned))).bench(|| {
        let reading = read(divan::black_box(&documents), &Site::default());
        encode(&reading.movies, LinkProvider::Wikipedia)
    });
}

/// The same for reviews as long as a newspaper prints them.
#[divan::bench(args = COUNTS, sample_count = 10)]
fn read_and_encode_long(bencher: Bencher<'_, '_>, count: usize) {
    let owned = long_documents(count);
    let documents = borrowed(&owned);
    bencher.counter(ItemsCount::new(count)).counter(BytesCount::new(bytes(&owned))).bench(|| {
        let reading = read(divan::black_box(&documents), &Site::default());
        encode(&reading.movies, LinkProvider::Wikipedia)
    });
}

#[divan::bench(args = COUNTS, sample_count = 10)]
fn encode_movies(bencher: Bencher<'_, '_>, count: usize) {
    let owned = documents(count);
    let movies = read(&borrowed(&owned), &Site::default()).movies;
    let size = encode(&movies, LinkProvider::Wikipedia).len();
    bencher
        .counter(ItemsCount::new(movies.len()))
        .counter(BytesCount::new(size))
        .bench(|| encode(divan::black_box(&movies), LinkProvider::Wikipedia));
}

#[divan::bench(args = COUNTS, sample_count = 10)]
fn decode_movies(bencher: Bencher<'_, '_>, count: usize) {
    let owned = documents(count);
    let archive = encode(&read(&borrowed(&owned), &Site::default()).movies, LinkProvider::Wikipedia);
    let length = Archive::open(&archive).expect("an archive").len();
    bencher.counter(ItemsCount::new(length)).counter(BytesCount::new(archive.len())).bench(|| {
        let archive = Archive::open(divan::black_box(&archive)).expect("an archive");
        (0..archive.len()).map(|index| archive.movie(index).expect("a movie").reviews.len()).sum::<usize>()
    });
}

/// What a page pays at the start: it must cost the same whatever the archive holds.
#[divan::bench(args = COUNTS)]
fn open_archive(bencher: Bencher<'_, '_>, count: usize) {
    let owned = documents(count);
    let archive = encode(&read(&borrowed(&owned), &Site::default()).movies, LinkProvider::Wikipedia);
    bencher.bench(|| Archive::open(divan::black_box(&archive)).expect("an archive").len());
}

/// What a card pays for its movie: halving, and the one movie decoded.
#[divan::bench(args = COUNTS)]
fn find_one_movie(bencher: Bencher<'_, '_>, count: usize) {
    let owned = documents(count);
    let archive = encode(&read(&borrowed(&owned), &Site::default()).movies, LinkProvider::Wikipedia);
    bencher.bench(|| {
        let archive = Archive::open(divan::black_box(&archive)).expect("an archive");
        archive.find("sample-0").expect("a sound archive").expect("a movie")
    });
}
