//! How much memory reading and encoding take beside the text, which the caller holds. The row `max alloc`
//! is the peak; the counter is the text, so that the two can be compared.

mod samples;

use divan::Bencher;
use divan::counter::BytesCount;
use film_archive::encode;
use film_model::LinkProvider;
use film_reader::{Site, read};
use samples::{borrowed, bytes, documents, long_documents};

#[global_allocator]
static ALLOCATOR: divan::AllocProfiler = divan::AllocProfiler::system();

fn main() {
    divan::main();
}

#[divan::bench(args = [1_000, 10_000], sample_count = 3)]
fn samples_as_they_are(bencher: Bencher<'_, '_>, count: usize) {
    measure(bencher, &documents(count));
}

#[divan::bench(args = [1_000, 10_000], sample_count = 3)]
fn newspaper_reviews(bencher: Bencher<'_, '_>, count: usize) {
    measure(bencher, &long_documents(count));
}

fn measure(bencher: Bencher<'_, '_>, owned: &[(String, String)]) {
    let documents = borrowed(owned);
    bencher.counter(BytesCount::new(bytes(owned))).bench_local(|| {
        let reading = read(&documents, &Site::default());
        encode(&reading.movies, LinkProvider::Wikipedia).len()
    });
}
