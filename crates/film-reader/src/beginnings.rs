//! How the words of a list begin. Most of a text begins as none of them, and two letters say so before any
//! word is compared.

/// The second and the third letters of words, by their first.
#[derive(Clone, Copy)]
pub struct Beginnings {
    /// By first letter: a bit for each letter, and one for whatever is none.
    seconds: [u32; 26],
    thirds: [u32; 26],
    /// Whether some word begins with something else than a letter of ASCII.
    others: bool,
}

impl Beginnings {
    pub const fn none() -> Self {
        Beginnings { seconds: [0; 26], thirds: [0; 26], others: false }
    }

    /// Any word may begin a text.
    pub const fn any() -> Self {
        Beginnings { seconds: [u32::MAX; 26], thirds: [u32::MAX; 26], others: true }
    }

    #[cfg(test)]
    pub const fn of(words: &[&str]) -> Self {
        Self::none().and_of(words)
    }

    pub const fn and_of(mut self, words: &[&str]) -> Self {
        let mut at = 0;
        while at < words.len() {
            self = self.and(words[at]);
            at += 1;
        }
        self
    }

    pub const fn and_of_lists<const N: usize>(mut self, languages: &[[&[&str]; N]]) -> Self {
        let mut language = 0;
        while language < languages.len() {
            let mut at = 0;
            while at < N {
                self = self.and_of(languages[language][at]);
                at += 1;
            }
            language += 1;
        }
        self
    }

    pub const fn and(mut self, word: &str) -> Self {
        let word = word.as_bytes();
        if word.is_empty() || !word[0].is_ascii_alphabetic() {
            self.others = true;
            return self;
        }
        let first = place(word[0]);
        // Behind the end of a word anything may follow.
        self.seconds[first] |= if word.len() > 1 { 1 << place(word[1]) } else { u32::MAX };
        self.thirds[first] |= if word.len() > 2 { 1 << place(word[2]) } else { u32::MAX };
        self
    }

    /// Whether one of the words, written large or small, may begin `text`. Where this says no, none does.
    #[inline]
    pub fn may_begin(&self, text: &str) -> bool {
        let place_at = |at: usize| text.as_bytes().get(at).map_or(OTHER, |byte| place(*byte));
        match place_at(0) {
            OTHER => self.others,
            first => self.seconds[first] & 1 << place_at(1) != 0 && self.thirds[first] & 1 << place_at(2) != 0,
        }
    }
}

/// The third to the sixth byte of a word: of all labels that begin with the same two letters as a text, they let nearly all go
/// before any is compared.
#[derive(Clone, Copy)]
pub struct Beyond {
    bytes: u32,
    /// Which of these bytes a text must have; of a letter, large or small.
    asked: u32,
}

impl Beyond {
    pub fn of(word: &str) -> Self {
        // Where a letter beyond ASCII stands, another may be as large or small and longer.
        let plain = word.bytes().take_while(u8::is_ascii).take(6).count();
        let asked = (2..plain).fold(0, |asked, at| asked | 0xdf_u32 << (8 * (at - 2)));
        Beyond { bytes: Self::bytes(word), asked }
    }

    /// The same bytes of a text.
    #[inline]
    pub fn bytes(text: &str) -> u32 {
        match text.as_bytes().get(2..6).and_then(|four| four.first_chunk()) {
            Some(four) => u32::from_le_bytes(*four),
            None => {
                text.bytes().skip(2).take(4).enumerate().fold(0, |all, (at, byte)| all | u32::from(byte) << (8 * at))
            }
        }
    }

    /// Whether the word may begin a text of which these are the bytes. Where this says no, it does not.
    #[inline]
    pub fn may_begin(self, bytes: u32) -> bool {
        (self.bytes ^ bytes) & self.asked == 0
    }
}

/// The place of whatever is no letter of ASCII.
pub const OTHER: usize = 26;

/// The place of a letter, written large or small.
#[inline]
pub const fn place(byte: u8) -> usize {
    PLACES[byte as usize] as usize
}

/// A table, because this is asked of the first letters of every word.
const PLACES: [u8; 256] = {
    let mut places = [OTHER as u8; 256];
    let mut letter = 0;
    while letter < OTHER as u8 {
        places[(b'a' + letter) as usize] = letter;
        places[(b'A' + letter) as usize] = letter;
        letter += 1;
    }
    places
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_beyond_two_let_go_only_what_no_word_begins() {
        let texts =
            ["Director: x", "DIRECTED BY x", "directeur", "di", "dire", "régie", "RÉGIE", "Regie", "rég", "a", ""];
        for word in ["director", "directed by", "dir", "régie", "di", "regi", "a"] {
            for text in texts {
                let begins = crate::text::strip_prefix_ignore_case(text, word).is_some();
                assert!(!begins || Beyond::of(word).may_begin(Beyond::bytes(text)), "{text} {word}");
            }
        }
        assert!(!Beyond::of("distributor").may_begin(Beyond::bytes("Director")));
    }

    #[test]
    fn lets_go_only_what_no_word_begins() {
        const WORDS: [&str; 5] = ["a", "of", "réalisé par", "e-mail", "rated"];
        let beginnings = Beginnings::of(&WORDS);
        for text in ["a", "A", "At last", "of", "Off", "RÉALISÉ PAR X", "E-mail", "Rated R"] {
            assert!(beginnings.may_begin(text), "{text}");
        }
        for text in ["", "The", "o", "email", "Ran", "été", "1 a"] {
            assert!(!beginnings.may_begin(text), "{text}");
        }
        assert!(beginnings.and("écrit").may_begin("Écrit"));
    }
}
