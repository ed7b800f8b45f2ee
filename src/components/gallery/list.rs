//! Decides which entries of a gallery are built. Gaps stand for the others.

use super::index::Found;
use std::ops::Range;

/// A part of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The entry of the movie with that number.
    Entry(u32),
    /// The place of this many entries that are not built.
    Gap(usize),
    /// The heading above the movies without a grade.
    Ungraded,
}

/// The parts of the list. An entry is built if its place in the list is in `near`, or if `is_kept` says so.
pub fn parts(found: &Found, near: Range<usize>, is_kept: impl Fn(u32) -> bool) -> Vec<Part> {
    let graded = found.movies.len() - found.ungraded.min(found.movies.len());
    let (mut parts, mut gap) = (Vec::new(), 0);
    for (at, movie) in found.movies.iter().enumerate() {
        let heading = at == graded;
        let built = near.contains(&at) || is_kept(*movie);
        if gap > 0 && (built || heading) {
            parts.push(Part::Gap(std::mem::take(&mut gap)));
        }
        if heading {
            parts.push(Part::Ungraded);
        }
        if built {
            parts.push(Part::Entry(*movie));
        } else {
            gap += 1;
        }
    }
    if gap > 0 {
        parts.push(Part::Gap(gap));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::{Part::*, *};

    #[test]
    fn other_entries_become_gaps() {
        let found = |ungraded| Found { movies: (10..20).collect(), ungraded, ..Found::default() };
        let none = |_| false;
        assert_eq!(parts(&found(0), 0..2, none), [Entry(10), Entry(11), Gap(8)]);
        assert_eq!(parts(&found(0), 4..5, none), [Gap(4), Entry(14), Gap(5)]);
        assert_eq!(parts(&found(0), 4..5, |movie| movie == 17), [Gap(4), Entry(14), Gap(2), Entry(17), Gap(2)]);
        assert_eq!(parts(&found(3), 0..1, none), [Entry(10), Gap(6), Ungraded, Gap(3)]);
        assert_eq!(parts(&found(10), 0..1, none), [Ungraded, Entry(10), Gap(9)]);
        assert_eq!(parts(&found(0), 90..99, none), [Gap(10)]);
        assert_eq!(parts(&Found::default(), 0..9, none), []);
    }
}
