//! The words of all languages as one text, for Wasm.
//!
//! ```text
//! languages  =  language*             language  =  tag "\n" (list "\n")*, in the order of `lists!`
//! list       =  (word (tab word)*)?
//! ```
//!
//! In a table every word would have its address and its length, eight bytes that hardly compress. The compiler makes the
//! text of the tables; when the first word is looked up, it becomes tables again.

use super::{LANGUAGES, Language, List};
use std::sync::LazyLock;

/// Every list of a language: `$do` with all of their names.
macro_rules! lists {
    ($do:ident) => {
        $do! {
            directors.bare, directors.with_colon, writers.bare, writers.with_colon, directors_and_writers.bare,
            directors_and_writers.with_colon, distributor.bare, distributor.with_colon, cast.bare, cast.with_colon,
            running_time.bare, running_time.with_colon, country.bare, country.with_colon, certificate.bare,
            certificate.with_colon, year.bare, year.with_colon, original_title.bare, original_title.with_colon,
            other_credits.bare, other_credits.with_colon, directs, writes, other_trades, credit_headings, territories,
            remark_openings, genres, by, of, and, and_within_names, and_before_full_names, and_others, before_names, as_role,
            plays, played_by,
            based_on, based_on_after_comma, particles, particles_or_words, short_titles, addresses, abbreviations,
            sentence_openers, filmmakers, directs_films, one_film, directed, made_by, books, of_its, lengths, released, years_of_release, countries, hours, minutes, certificates, certificates_with_label, certificates_among_facts,
            certificate_words, certificate_reasons, from_age, years_of_age, unrated, months[0], months[1], months[2],
            months[3], months[4], months[5], months[6], months[7], months[8], months[9], months[10], months[11], weekdays,
            around_dates, bylines, byline_labels, offices, published, copyright, before_title, before_title_at_once,
            title_labels, reviews, after_title, after_title_unspaced, film_words, kickers, articles, small_in_titles, films, film_endings, break_off, caption_labels,
            picture_credits, picture_places, tail_labels, tail_openings, tail_notices, page_lines, page_lines_small, page_notices, page_openings, page_counts, page_count_openings, sections, grade_words, score_words,
            verdict_words, before_grade, grades_of_others, graded_besides, numbers[0], numbers[1], numbers[2], numbers[3],
            numbers[4], numbers[5], numbers[6], numbers[7], numbers[8], numbers[9], numbers[10], and_a_half, half, out_of,
            stars, points, percent, plus, minus, thumbs, thumb_counts,
        }
    };
}

/// The lists of `language`, in order.
const fn lists(language: &Language) -> [List; COUNT] {
    macro_rules! all {
        ($($list:ident$(.$of:ident)?$([$at:literal])?,)+) => { [$(language.$list$(.$of)?$([$at])?),+] };
    }
    lists!(all)
}

/// How many lists a language has.
const COUNT: usize = {
    macro_rules! count {
        ($($list:ident$(.$of:ident)?$([$at:literal])?,)+) => { [$(stringify!($list)),+].len() };
    }
    lists!(count)
};

/// The language with these lists.
fn language(tag: &'static str, mut lists: impl Iterator<Item = List>) -> Language {
    let mut language = Language { tag, ..Language::NONE };
    macro_rules! set {
        ($($list:ident$(.$of:ident)?$([$at:literal])?,)+) => {
            $(language.$list$(.$of)?$([$at])? = lists.next().unwrap_or_default();)+
        };
    }
    lists!(set);
    language
}

/// Calls `write` with each byte of the text.
macro_rules! text {
    ($write:ident) => {
        let mut at = 0;
        while at < LANGUAGES.len() {
            $write!(LANGUAGES[at].tag);
            $write!("\n");
            let lists = lists(LANGUAGES[at]);
            let mut list = 0;
            while list < COUNT {
                let mut word = 0;
                while word < lists[list].len() {
                    if word > 0 {
                        $write!("\t");
                    }
                    $write!(lists[list][word]);
                    word += 1;
                }
                $write!("\n");
                list += 1;
            }
            at += 1;
        }
    };
}

const LENGTH: usize = {
    let mut length = 0;
    macro_rules! count {
        ($text:expr) => {
            length += $text.len()
        };
    }
    text!(count);
    length
};

#[allow(long_running_const_eval, reason = "every word is copied once")]
static BYTES: [u8; LENGTH] = {
    let mut bytes = [0; LENGTH];
    let mut written = 0;
    macro_rules! write {
        ($text:expr) => {{
            let (_, rest) = bytes.split_at_mut(written);
            let (place, _) = rest.split_at_mut($text.len());
            place.copy_from_slice($text.as_bytes());
            written += $text.len();
        }};
    }
    text!(write);
    bytes
};

static TEXT: &str = match str::from_utf8(&BYTES) {
    Ok(text) => text,
    Err(_) => panic!("words are text"),
};

/// The languages, of the text. Their tables are kept for good.
pub fn languages() -> &'static [Language] {
    static UNPACKED: LazyLock<Vec<Language>> = LazyLock::new(|| {
        let mut lines = TEXT.split_terminator('\n');
        let mut languages = Vec::with_capacity(LANGUAGES.len());
        while let Some(tag) = lines.next() {
            let lists = lines.by_ref().take(COUNT).map(|line| match line {
                "" => &[] as List,
                words => words.split('\t').collect::<Vec<_>>().leak(),
            });
            languages.push(language(tag, lists));
        }
        languages
    });
    &UNPACKED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_list_is_lost_or_changed() {
        assert!(languages().iter().eq(LANGUAGES), "`lists!` has to name every list of `Language`");
    }
}
