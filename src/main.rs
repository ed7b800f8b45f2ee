//! What the browser runs: the exports of [`film_cards::embed`], which the loader calls. Nothing runs
//! by itself, so the entry is empty; naming the library is what links it in.

use film_cards as _;

fn main() {}
