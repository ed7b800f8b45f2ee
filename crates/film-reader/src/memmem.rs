//! Where one text stands in another.
//!
//! The library's searches are made for long texts on processors that look at many bytes at once. In Wasm there are none of
//! these, and a plain search is two kilobytes smaller.

#[cfg(not(target_family = "wasm"))]
pub use memchr::memmem::{Finder, find, find_iter};
#[cfg(target_family = "wasm")]
pub use plain::{Finder, find, find_iter};

#[cfg(any(test, target_family = "wasm"))]
mod plain {
    use std::borrow::Cow;

    /// Finds one text in others.
    pub struct Finder<'n>(Cow<'n, [u8]>);

    impl<'n> Finder<'n> {
        pub fn new(needle: &'n (impl AsRef<[u8]> + ?Sized)) -> Self {
            Finder(Cow::Borrowed(needle.as_ref()))
        }

        pub fn into_owned(self) -> Finder<'static> {
            Finder(Cow::Owned(self.0.into_owned()))
        }

        pub fn needle(&self) -> &[u8] {
            &self.0
        }

        pub fn find(&self, text: &[u8]) -> Option<usize> {
            find(text, &self.0)
        }

        pub fn find_iter<'t>(&'t self, text: &'t [u8]) -> impl Iterator<Item = usize> + 't {
            find_iter(text, &*self.0)
        }
    }

    /// Where `needle` first stands in `text`.
    #[inline(never)]
    pub fn find(text: &[u8], needle: &[u8]) -> Option<usize> {
        let Some((first, rest)) = needle.split_first() else { return Some(0) };
        let last = text.len().checked_sub(rest.len())?;
        let mut at = 0;
        while let Some(found) = memchr::memchr(*first, text.get(at..last)?) {
            at += found + 1;
            if text[at..].starts_with(rest) {
                return Some(at - 1);
            }
        }
        None
    }

    /// Every place where `needle` stands in `text`; none within the one before it.
    pub fn find_iter<'t>(text: &'t [u8], needle: &'t (impl AsRef<[u8]> + ?Sized)) -> impl Iterator<Item = usize> + 't {
        let needle = needle.as_ref();
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = from + find(text.get(from..)?, needle)?;
            from = at + needle.len().max(1);
            Some(at)
        })
    }

    #[cfg(test)]
    mod tests {
        use memchr::memmem;

        #[test]
        fn finds_what_the_library_finds() {
            let texts = ["", "a", "aa", "aaaa", "abab", "ababab", "the the there", "was | is", "é — è", "bbbba"];
            for text in texts.map(str::as_bytes) {
                for needle in ["", "a", "aa", "ab", "aba", " the ", "the", "è", "bba", "z", "the the there and"] {
                    assert_eq!(super::find(text, needle.as_bytes()), memmem::find(text, needle.as_bytes()), "{needle}");
                    let finder = super::Finder::new(needle);
                    let places: Vec<usize> = memmem::find_iter(text, needle).collect();
                    assert!(finder.find_iter(text).eq(places.iter().copied()), "{needle}");
                    assert!(super::find_iter(text, needle).eq(places), "{needle}");
                    assert_eq!(finder.find(text), memmem::find(text, needle.as_bytes()));
                    assert_eq!(super::Finder::new(needle).into_owned().needle(), needle.as_bytes());
                }
            }
        }
    }
}
