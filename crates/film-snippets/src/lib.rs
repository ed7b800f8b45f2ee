//! Snippets: a film card to paste into a page.
//!
//! ```html
//! <script async="async" src="https://cdn.example/film-cards.js"></script>
//! <film-card film="sound-of-metal" style="display:flow-root;margin:1.5em 0;min-height:28em">
//! <article class="h-review film-article">… the film and its reviews in plain HTML …</article>
//! </film-card>
//! <link rel="stylesheet" media="print" href="https://cdn.example/film-cards-print.css"/>
//! <div hidden="hidden" itemscope="itemscope" itemtype="https://schema.org/Movie">… the same for machines …</div>
//! ```
//!
//! The text of the review is on the page from the first paint on, without a script, and search engines find it. When
//! the card has loaded, it replaces the text. The `style` reserves the height of the card, so that nothing on the page
//! moves then, however late the script is. The fallback is [`Fallback`](film_cards::Fallback), a component like those
//! of the card. [`json_ld`] describes a movie with the vocabulary of schema.org, and [`microdata`] is its form in the
//! page.
//!
//! A snippet is well-formed XML, for Blogger's templates and for feeds. Whatever tags a feed or a host removes, the
//! text of the article remains, and nothing else.
//!
//! `<details>` folds the long text of a review, and browsers print it closed. A stylesheet of the bundle expands it on
//! paper, with or without a script on the page.

#![deny(missing_docs)]

mod file_name;
pub mod json_ld;
mod markdown;
pub mod microdata;

pub use file_name::file_name;
pub use markdown::markdown;

use film_cards::{Fallback, GalleryFallback, LinkProvider, Movie};
use film_model::paragraphs;
use leptos::{attr::custom::CustomAttribute, html::custom, prelude::*};

/// The height that the tag of a film reserves. The loader reserves the same, a moment later.
const RESERVED: &str = "display:flow-root;margin:1.5em 0;min-height:28em";

/// The same for a film with little text.
const RESERVED_FOR_A_SENTENCE: &str = "display:flow-root;margin:1.5em 0;min-height:22em";

/// The same for a gallery: the content below it is off the screen until the gallery has its final length.
const RESERVED_FOR_A_GALLERY: &str = "display:flow-root;margin:1.5em 0;min-height:100vh";

/// The stylesheet of the bundle that expands the fallback of a card on paper.
pub const PAPER: &str = "film-cards-print.css";

/// A text with fewer characters counts as short.
const SENTENCE: usize = 160;

/// A new line begins before and after these tags, so that a person can read what they paste.
const STARTS: [&str; 5] = ["<article", "<section", "<ul", "<dl>", "<details"];
const ENDS: [&str; 11] = [
    "</h2>",
    "</h3>",
    "</p>",
    "</li>",
    "</ul>",
    "</dd>",
    "</dl>",
    "</summary>",
    "</details>",
    "</section>",
    "</article>",
];

/// The snippet of `movie`. `links` sets where names lead, and `loader` is the address of the script.
///
/// It has no empty line, because Markdown would treat everything after it as text.
///
/// ```
/// use film_cards::{LinkProvider, Movie};
/// let movie = Movie { slug: "ran".into(), name: "Ran".into(), ..Movie::default() };
/// let snippet = film_snippets::snippet(&movie, LinkProvider::Wikipedia, "https://cdn.example/film-cards.js");
/// assert!(snippet.contains("<film-card film=\"ran\" style="));
/// ```
pub fn snippet(movie: &Movie, links: LinkProvider, loader: &str) -> String {
    let card = html(|| {
        let fallback = view! { <Fallback movie=movie.clone() links/> };
        custom("film-card").attr("film", movie.slug.clone()).attr("style", reserved(movie)).child(fallback)
    });
    let (script, paper) = (script(loader), paper(loader));
    let data = microdata::element(&json_ld::movie(movie));
    without_empty_lines(&format!("{script}\n{}\n{paper}\n{data}\n", in_lines(&card)))
}

/// The tag of `movie` alone, with its name for where there is no script.
///
/// ```
/// use film_cards::Movie;
/// let movie = Movie { slug: "ran".into(), name: "Ran".into(), ..Movie::default() };
/// let tag = film_snippets::tag(&movie, "https://cdn.example/film-cards.js");
/// assert!(tag.starts_with("<script async src=\"https://cdn.example/film-cards.js\"></script>\n<film-card film=\"ran\""));
/// ```
pub fn tag(movie: &Movie, loader: &str) -> String {
    let [loader, slug, name] = [loader, &movie.slug, &movie.name].map(microdata::escaped);
    format!(
        "<script async src=\"{loader}\"></script>\n<film-card film=\"{slug}\" style=\"{}\">{name}</film-card>\n",
        reserved(movie)
    )
}

/// The snippet of the gallery of all movies: a list of them with year, grade and link.
///
/// ```
/// use film_cards::Movie;
/// let movie = Movie { slug: "ran".into(), name: "Ran".into(), year: Some(1985), ..Movie::default() };
/// let snippet = film_snippets::gallery_snippet(vec![movie], "https://cdn.example/film-cards.js");
/// assert!(snippet.contains("<li><a href=\"#film-cards/ran\">Ran</a> (1985)</li>"));
/// ```
pub fn gallery_snippet(movies: Vec<Movie>, loader: &str) -> String {
    let gallery = html(|| {
        let fallback = view! { <GalleryFallback movies/> };
        custom("film-gallery").attr("style", RESERVED_FOR_A_GALLERY).child(fallback)
    });
    without_empty_lines(&format!("{}\n{}\n", script(loader), in_lines(&gallery)))
}

/// The tag, in a form that is also XML: each attribute has a value.
fn script(loader: &str) -> String {
    one_line(&html(|| custom("script").attr("async", "async").attr("src", loader.to_owned())))
}

/// The link to the stylesheet that expands the text on paper; it is next to the loader.
fn paper(loader: &str) -> String {
    let folder = loader.rfind('/').map_or("", |slash| &loader[..=slash]);
    let href = [folder, PAPER].concat();
    let sheet = html(move || custom("link").attr("rel", "stylesheet").attr("media", "print").attr("href", href));
    // HTML has no end tag for these elements, but XML requires an end.
    one_line(&sheet).replace("></link>", "/>")
}

fn reserved(movie: &Movie) -> &'static str {
    let length = |blocks| paragraphs(blocks).iter().map(|text| text.chars().count()).sum::<usize>();
    match movie.reviews.as_slice() {
        [] => RESERVED_FOR_A_SENTENCE,
        [only] if length(&only.review_body) < SENTENCE => RESERVED_FOR_A_SENTENCE,
        _ => RESERVED,
    }
}

fn in_lines(html: &str) -> String {
    let html = one_line(html);
    let (mut lines, mut rest) = (String::with_capacity(html.len() * 9 / 8), &*html);
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        lines += before;
        if STARTS.iter().any(|start| tag.starts_with(start)) {
            lines += "\n";
        }
        let end = ENDS.iter().find(|end| tag.starts_with(**end));
        let (taken, after) = tag.split_at(end.map_or(1, |end| end.len()));
        lines += taken;
        if end.is_some() {
            lines += "\n";
        }
        rest = after;
    }
    lines + rest
}

fn without_empty_lines(text: &str) -> String {
    text.lines().filter(|line| !line.trim().is_empty()).fold(String::new(), |text, line| text + line + "\n")
}

fn html<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String {
    // Leptos separates texts with comments for hydration, which a snippet does not need.
    Owner::new().with(|| view().into_view().to_html()).replace("<!>", "")
}

fn one_line(html: &str) -> String {
    html.replace(['\n', '\r'], " ")
}
