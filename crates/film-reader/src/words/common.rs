//! What belongs to no one language: signs, and words of names from languages that have no file.

use super::{Language, NO_LANGUAGE};

/// Words after a name that belong to it, without their full stop.
pub const SUFFIXES: [&str; 8] = ["jr", "sr", "ii", "iii", "iv", "phd", "m.d", "esq"];

pub const COMMON: Language = Language {
    tag: NO_LANGUAGE,
    and: &["&"],
    particles_or_words: &["abu", "al", "ap", "bat", "ben", "bin", "bint", "el", "ibn", "mac", "ni", "nic", "st"],
    certificates_with_label: &["0", "6", "12", "15", "16", "18"],
    certificates_among_facts: &["12", "15", "18"],
    copyright: &["©"],
    picture_credits: &["©"],
    stars: &["★", "⭐"],
    percent: &["%"],
    thumbs: &["👍", "👎", "👍👍", "👎👎"],
    thumb_counts: &["1", "2"],
    page_lines: &["facebook", "facebook twitter", "pinterest", "reddit", "whatsapp"],
    ..Language::NONE
};
