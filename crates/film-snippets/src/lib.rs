//! Snippets: a film card to paste into a page.
//!
//! ```html
//! <script async src="https://cdn.example/film-cards.js"></script>
//! <film-card film="sound-of-metal">
//! <article class="h-review">… the film and its reviews in plain HTML …</article>
//! </film-card>
//! <script type="application/ld+json">… the same for machines …</script>
//! ```
//!
//! The text of the card is on the page from its first paint, needs no script, and is found by whoever
//! searches; the card takes its place when it comes. The fallback is
//! [`Fallback`](film_cards::Fallback), a component like those of the card; [`json_ld`] tells a movie
//! in the words of schema.org.

mod file_name;
pub mod json_ld;

pub use file_name::file_name;

use film_cards::{Fallback, LinkProvider, Movie};
use leptos::{attr::custom::CustomAttribute, html::custom, prelude::*};

/// Elements that stand on lines of their own, so that a person can read what they paste.
const ENDS: [&str; 9] = ["</h2>", "</h3>", "</p>", "</li>", "</ul>", "</dl>", "</summary>", "</details>", "</section>"];

/// The snippet of `movie`, whose names lead where `links` says and whose script comes from the address
/// `loader`.
///
/// It has no empty line, because Markdown would take what follows one for text.
///
/// ```
/// use film_cards::{LinkProvider, Movie};
/// let movie = Movie { slug: "ran".into(), name: "Ran".into(), ..Movie::default() };
/// let snippet = film_snippets::snippet(&movie, LinkProvider::Wikipedia, "https://cdn.example/film-cards.js");
/// assert!(snippet.contains("<film-card film=\"ran\">"));
/// ```
pub fn snippet(movie: &Movie, links: LinkProvider, loader: &str) -> String {
    let script = html(|| view! { <script async=true src=loader.to_owned()></script> });
    let card = html(|| {
        let fallback = view! { <Fallback movie=movie.clone() links/> };
        custom("film-card").attr("film", movie.slug.clone()).child(fallback)
    });
    let mut card = one_line(&card);
    for end in ENDS {
        card = card.replace(end, &format!("{end}\n"));
    }
    let card = card.replace("<article", "\n<article").replace("</article>", "</article>\n");
    let data = json_ld::element(movie);
    let snippet = format!("{}\n{card}\n{data}\n", one_line(&script));
    snippet.lines().filter(|line| !line.trim().is_empty()).fold(String::new(), |text, line| text + line + "\n")
}

fn html<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String {
    // What tells the texts of a view apart is for hydration, which a snippet knows nothing of.
    Owner::new().with(|| view().into_view().to_html()).replace("<!>", "")
}

fn one_line(html: &str) -> String {
    html.replace(['\n', '\r'], " ")
}
