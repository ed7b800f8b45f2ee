//! Words are written as the guide says, or a text would never be found to have them.

use super::*;
use crate::text::fold;
use std::collections::HashSet;

/// The lists that are compared with a text in small letters.
fn small(language: &Language) -> Vec<List> {
    let labels = [
        language.directors,
        language.writers,
        language.directors_and_writers,
        language.distributor,
        language.cast,
        language.running_time,
        language.country,
        language.certificate,
        language.year,
        language.original_title,
        language.other_credits,
    ];
    let lists = [
        language.directs,
        language.writes,
        language.other_trades,
        language.credit_headings,
        language.territories,
        language.remark_openings,
        language.genres,
        language.by,
        language.of,
        language.and,
        language.and_within_names,
        language.and_before_full_names,
        language.and_others,
        language.before_names,
        language.as_role,
        language.plays,
        language.played_by,
        language.based_on,
        language.based_on_after_comma,
        language.particles,
        language.particles_or_words,
        language.short_titles,
        language.addresses,
        language.abbreviations,
        language.sentence_openers,
        language.filmmakers,
        language.directs_films,
        language.one_film,
        language.directed,
        language.made_by,
        language.books,
        language.of_its,
        language.lengths,
        language.released,
        language.years_of_release,
        language.countries,
        language.hours,
        language.minutes,
        language.certificate_words,
        language.certificate_reasons,
        language.from_age,
        language.years_of_age,
        language.unrated,
        language.weekdays,
        language.around_dates,
        language.bylines,
        language.byline_labels,
        language.offices,
        language.published,
        language.copyright,
        language.before_title,
        language.before_title_at_once,
        language.title_labels,
        language.reviews,
        language.after_title,
        language.after_title_unspaced,
        language.film_words,
        language.kickers,
        language.articles,
        language.small_in_titles,
        language.films,
        language.film_endings,
        language.break_off,
        language.caption_labels,
        language.picture_credits,
        language.picture_places,
        language.tail_labels,
        language.tail_openings,
        language.tail_notices,
        language.page_lines,
        language.page_counts,
        language.page_count_openings,
        language.sections,
        language.grade_words,
        language.score_words,
        language.verdict_words,
        language.before_grade,
        language.grades_of_others,
        language.graded_besides,
        language.and_a_half,
        language.half,
        language.out_of,
        language.stars,
        language.points,
        language.percent,
        language.plus,
        language.minus,
        language.thumbs,
        language.thumb_counts,
    ];
    let labels = labels.into_iter().flat_map(|label| [label.bare, label.with_colon]);
    labels.chain(lists).chain(language.months).chain(language.numbers).collect()
}

#[test]
fn words_are_small_and_stand_once_in_a_list() {
    for language in LANGUAGES {
        for list in small(language) {
            let mut known = HashSet::new();
            for word in list {
                assert_eq!(*word, word.to_lowercase(), "in {}", language.tag);
                assert_eq!(*word, word.trim(), "in {}", language.tag);
                assert!(!word.is_empty() && known.insert(word), "\"{word}\" in {}", language.tag);
            }
        }
    }
}

#[test]
fn openings_of_lines_are_small_and_stand_once_in_a_list() {
    for language in LANGUAGES {
        for list in [language.page_lines_small, language.page_notices, language.page_openings] {
            let mut known = HashSet::new();
            for word in list {
                assert_eq!(*word, word.to_lowercase().trim_start(), "in {}", language.tag);
                assert!(!word.is_empty() && known.insert(word), "\"{word}\" in {}", language.tag);
            }
        }
    }
}

#[test]
fn languages_have_tags_of_their_own() {
    let tags: HashSet<&str> = LANGUAGES.iter().map(|language| language.tag).collect();
    assert_eq!(tags.len(), LANGUAGES.len());
    assert!(tags.iter().all(|tag| film_model::language_tag(tag).as_deref() == Some(tag)), "{tags:?}");
}

#[test]
fn words_that_are_compared_with_names_are_folded() {
    for language in LANGUAGES {
        for word in language.sentence_openers.iter().chain(language.addresses).chain(language.countries) {
            assert_eq!(*word, fold(word), "in {}", language.tag);
        }
    }
}

#[test]
fn a_word_is_found_as_a_whole_and_at_the_beginning() {
    static OFFICES: WordSet = word_set!(offices);
    assert!(OFFICES.holds("editor") && OFFICES.holds_any_case("EDITOR"));
    assert!(!OFFICES.holds("Editor") && !OFFICES.holds_any_case("editors") && !OFFICES.holds(""));
    static LABELS: Openings = openings!(directors.bare);
    assert_eq!(LABELS.strip_word("Réalisé par Ann Lee"), Some("Ann Lee"));
    assert_eq!((LABELS.strip("directed byte"), LABELS.strip_word("directed byte")), (Some("te"), None));
    static GRADES: Openings = openings!(stars, points);
    assert_eq!(GRADES.all("stars").collect::<Vec<_>>(), ["", "s"], "the longest first");
}
