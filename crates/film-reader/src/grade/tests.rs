//! The grade as a whole: what is one, and where it may stand.

use super::*;

fn read(text: &str) -> Option<(String, Scale, Option<u8>)> {
    parse(text, None).map(|mark| (mark.grade.written, mark.grade.scale, mark.grade.value))
}

#[test]
fn keeps_the_mark_to_the_letter() {
    for (text, scale, value) in [
        ("A−", Scale::Letter, Some(91)),
        ("3.5/4 stars", Scale::Stars, Some(88)),
        ("***1/2 out of four", Scale::Stars, Some(88)),
        ("8/10", Scale::Points, Some(80)),
        ("85%", Scale::Percent, Some(85)),
        ("Two thumbs up", Scale::Thumbs, None),
        ("★★★½", Scale::Stars, None),
    ] {
        assert_eq!(read(text), Some((text.to_owned(), scale, value)));
    }
    assert_eq!(read("Three stars out of four."), Some(("Three stars out of four".into(), Scale::Stars, Some(75))));
}

#[test]
fn false_friends_are_no_marks() {
    for text in ["9/11", "24/7", "A-list", "B-movie", "Grade A beef", "7/4", "1/2", "***", "120%", "R", "A-III"] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn a_mark_beyond_its_scale_is_impossible() {
    for text in ["11/10", "7/4 stars", "120%", "**6 out of 5**"] {
        assert!(impossible(text, None), "{text}");
    }
    assert!(impossible("★★★★★", Some(4)));
    for text in ["9/11", "24/7", "8/10", "★★★★★", "1/2", "Ten out of ten people"] {
        assert!(!impossible(text, None), "{text}");
    }
}

fn shown(grades: Option<Vec<Graded<'_>>>) -> String {
    let one = |graded: Graded<'_>| {
        let critic = graded.critic.map(|critic| format!(" by {critic}")).unwrap_or_default();
        match graded.mark {
            Some(mark) => format!("{} {:?}{critic}", mark.grade.written, mark.grade.value),
            None => format!("invalid {}", graded.written),
        }
    };
    grades.map_or("none".into(), |grades| grades.into_iter().map(one).collect::<Vec<_>>().join(", "))
}

#[test]
fn a_label_promises_a_mark() {
    let value = |text| shown(labelled(text, None));
    assert_eq!(value("Grade: A-"), "A- Some(91)");
    assert_eq!(value("**Grade:** A-"), "A- Some(91)");
    assert_eq!(value("**Our Grade: B**"), "B Some(75)");
    assert_eq!(value("Rating: ***1/2 out of four"), "***1/2 out of four Some(88)");
    assert_eq!(value("Grade: Q"), "invalid Q");
    assert_eq!(value("Score: 12/10"), "invalid 12/10");
    assert_eq!(value("Rating: R"), "none");
    assert_eq!(value("Rating: PG-13"), "none");
    assert_eq!(value("Score: Hans Zimmer"), "none");
    assert_eq!(value("Score: M83"), "none");
    assert_eq!(value("### Rating: 4/5"), "4/5 Some(80)");
    assert_eq!(value("Grade: A- (on rewatch)"), "A- Some(91)");
    assert_eq!(value("Verdict: see it with someone you love."), "none");
    assert_eq!(value("Note\u{a0}: 4/5"), "4/5 Some(80)");
    assert_eq!(value("Note: this is long."), "none");
    assert_eq!(value("CinemaScore grade: A-"), "none");
    assert_eq!(value("Wertung: 7,5/10"), "7,5/10 Some(75)");
    assert_eq!(value("RATING (0 to ****):  ***"), "*** Some(75)");
    assert_eq!(value("Rating: ***"), "*** None");
}

#[test]
fn a_grade_may_say_whose_it_is() {
    let value = |text| shown(labelled(text, None).or_else(|| own_line(text, None)));
    assert_eq!(value("Criticwire grade: A- [Ann Lee]"), "A- Some(91) by Ann Lee");
    assert_eq!(value("Grade: B+ (Lee), A- (Ek)"), "B+ Some(83) by Lee, A- Some(91) by Ek");
    assert_eq!(value("Ann Lee: B+ / Bo Ek: A-"), "B+ Some(83) by Ann Lee, A- Some(91) by Bo Ek");
    assert_eq!(value("Ann Lee’s grade: 4/5"), "4/5 Some(80) by Ann Lee");
    for text in ["Plan: B", "Blood Type: B", "Rotten Tomatoes: 95%", "The Guardian: 4/5 / The Times: 2/5"] {
        assert_eq!(value(text), "none", "{text}");
    }
    assert_eq!(value("Ann: B, and then what"), "none");
}

#[test]
fn closes_a_paragraph_as_a_sentence_of_its_own() {
    let at = |text| closing(text, None).map(|(at, _)| at);
    assert_eq!(at("It ends well. Grade: A-"), Some(13));
    assert_eq!(at("It ends well. A-"), Some(13));
    assert_eq!(at("It ends well. — B+"), Some(13));
    assert_eq!(at("It ends well. (Three stars out of four.)"), Some(13));
    assert_eq!(at("It ends “well.” Three stars out of four."), Some("It ends “well.”".len()));
    assert_eq!(at("He drank his vitamin C."), None);
    assert_eq!(at("It was bad on 9/11."), None);
    assert_eq!(at("We all wanted an A."), None);
    assert_eq!(at("He asked for more. (B)"), None);
    assert_eq!(at("He was known as Mr. C."), None);
    assert_eq!(at("How much of it is true? 90%."), None);
    assert_eq!(at("It ends badly. ||She dies. Grade: A-||"), None);
    assert_eq!(at("It ends well. CinemaScore grade: A-"), None);
    assert_eq!(at("It ends well. Audience score: 85%"), None);
}
