//! The limits for what a reader has to download.

use film_cards_cli::names;
use film_cards_cli::sizes::{Weighed, grouped, total};

/// The limit for a card of the sample reviews, in bytes of brotli. It varies by some 30 with the digests in it.
const CARD: usize = 57_350;

/// The limit for the loader, which every page with a card loads, even if no reader comes near the card.
const LOADER: usize = 2_048;

/// The limit for the reader, which a page loads in addition if it reads reviews itself. Some 55,000 of it are the words of
/// twenty-five languages.
const READER: usize = 386_500;

/// The limit for a gallery of a large archive until its first rows show: the engine, and the listing, which does not become
/// smaller by brotli. It has no reviews but the first rows, so it hardly depends on how many there are.
const FIRST_ROWS: usize = 106_000;

/// The same for the listing alone, of the 113 films of the tests. 10,000 films may take 40,000.
const LISTING: usize = 9_000;

/// The limits for the bundle of a large archive, of which `listing` is the size of the listing.
pub fn verdicts_of_large(files: &[Weighed], listing: usize) -> [(String, bool); 2] {
    let rows = total(files, |file| file.for_a_gallery).brotli + listing;
    [verdict("the listing is", listing, LISTING), verdict("the first rows take", rows, FIRST_ROWS)]
}

/// A sentence about each limit, and whether the bundle stays within it.
pub fn verdicts(files: &[Weighed]) -> [(String, bool); 3] {
    let reader =
        files.iter().filter(|file| names::is_hashed(&file.name, names::READER)).map(|file| file.sizes.brotli).sum();
    let loader = files.iter().filter(|file| file.name == names::LOADER).map(|file| file.sizes.brotli).sum();
    [
        verdict("the loader is", loader, LOADER),
        verdict("a card downloads", total(files, |file| file.for_a_card).brotli, CARD),
        verdict("the reader is", reader, READER),
    ]
}

fn verdict(what: &str, brotli: usize, budget: usize) -> (String, bool) {
    let held = brotli <= budget;
    let how =
        if held { "within the budget".to_owned() } else { format!("over the budget by {}", grouped(brotli - budget)) };
    (format!("{what} {} of {} bytes brotli: {how}", grouped(brotli), grouped(budget)), held)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budget_itself_is_within_the_budget() {
        let verdict = |brotli| verdict("a card downloads", brotli, 80_000);
        assert_eq!(verdict(80_000), ("a card downloads 80,000 of 80,000 bytes brotli: within the budget".into(), true));
        assert_eq!(
            verdict(80_001),
            ("a card downloads 80,001 of 80,000 bytes brotli: over the budget by 1".into(), false)
        );
    }
}
