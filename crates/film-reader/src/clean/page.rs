//! Whole pages of HTML, as browsers save them and generators write them: what a page states of its review, and which
//! part of it is the review.
//!
//! ```text
//! elements   the tags of the page as a tree, and how much text stands in each        page/elements.rs
//! around     what stands around a text: menus, comments, shares, other posts          page/around.rs
//! text       the headline, and the smallest element that holds the prose              page/text.rs
//! linked     JSON-LD: <script type="application/ld+json">                             page/linked.rs
//! stated     <meta>, <time>, rel=author, itemprop, JSON-LD, as front matter           page/stated.rs
//! ```
//!
//! What a page states becomes front matter, so that everything after it takes it as it takes a critic's own. Its headline
//! becomes a heading: which film it names, the text decides. If what
//! would be left of a page is less than a third of its prose, nothing of it is left out.

mod around;
mod elements;
mod linked;
mod stated;
mod text;

use crate::source::Moved;
use elements::Elements;
use std::ops::Range;

/// What of a page is read.
pub struct Page {
    /// What it states, as the front matter that the text begins with, and its headline; where in the page each was stated.
    pub head: String,
    pub moved: Vec<Moved>,
    /// The parts of the page that are read, in their order.
    pub kept: Vec<Range<usize>>,
    /// How many parts of it were left out, and where the first of them begins.
    pub dropped: usize,
    pub first_dropped: Range<usize>,
}

/// Reads `text` as a whole page. `None` where it is a part of one.
pub fn read(text: &str) -> Option<Page> {
    let elements = Elements::of(text);
    let is_whole = |name: &str| matches!(name, "html" | "head" | "body" | "main" | "article");
    if elements.title.is_none() && !elements.all.iter().any(|element| is_whole(element.name())) {
        return None;
    }
    let linked = linked::read(&elements.linked);
    let found = text::find(&elements, text, &linked);
    let (mut head, mut moved) = stated::front_matter(&elements, &linked, &found);
    if let Some((title, at)) = &found.title {
        head.push('\n');
        moved.push(Moved { at: head.len(), from: *at });
        head += &format!("# {title}\n\n");
    }
    let dropped: Vec<&Range<usize>> = found.dropped.iter().collect();
    let first_dropped = dropped.first().map_or(0..0, |part| (*part).clone());
    Some(Page { head, moved, dropped: dropped.len(), first_dropped, kept: found.kept })
}

#[cfg(test)]
mod tests;
