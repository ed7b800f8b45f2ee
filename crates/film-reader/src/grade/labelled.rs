//! A grade behind a label: `Grade: A-`, `Rating: ***1/2 out of four`, `Our grade: A+, One of the best`.

use super::label::{self, Label};
use super::{Graded, LONGEST_CLOSING, LONGEST_MARK, bare, parse, points, several, stars};
use crate::certificate;
use crate::text::without_emphasis;
use film_model::Scale;

/// Whether `text` is a row of asterisks, with spaces between them or without.
pub fn is_row(text: &str) -> bool {
    (1..=9).contains(&text.len()) && text.starts_with('*') && text.bytes().all(|byte| matches!(byte, b'*' | b' '))
}

/// No name of what is graded besides the film is longer, in bytes, with the colon and the space after it.
const LONGEST_PART: usize = 17;

/// Reads a line, or the end of a paragraph, that begins with a label. `None` where there is no
/// label, or where what follows is plainly something else: a certificate behind `Rating:`, a
/// composer behind `Score:`, a sentence behind `Verdict:`.
pub fn labelled(text: &str, stars_out_of: Option<u8>) -> Option<Vec<Graded<'_>>> {
    // `Acting: Grade: C-` is one of several, and `Overall: Grade: C` the one of them all.
    let line = bare(text);
    let near = &line.as_bytes()[..line.len().min(LONGEST_PART)];
    if let Some(at) = near.windows(2).position(|two| two == b": ")
        && let (head, rest) = (&line[..at], &line[at + 2..])
        && rest.contains(':')
    {
        if head.eq_ignore_ascii_case("overall") {
            return labelled(rest, stars_out_of);
        }
        if crate::words::en::ENGLISH.graded_besides.iter().any(|part| part.eq_ignore_ascii_case(head)) {
            return None;
        }
    }
    let Label { critic, rest, promises, stars_out_of: said } = label::parse(line)?;
    let stars_out_of = said.or(stars_out_of);
    // A row of asterisks alone parts scenes; behind a label it is stars.
    if is_row(rest) {
        return stars::asterisks(rest, stars_out_of)
            .map(|mark| vec![Graded { written: rest, mark: Some(mark), critic, is_labelled: true }]);
    }
    let rest = without_emphasis(rest);
    if let Some(mut grades) = several(rest, stars_out_of) {
        grades.iter_mut().for_each(|graded| graded.is_labelled = true);
        if let [only] = grades.as_mut_slice() {
            only.critic = only.critic.or(critic);
        }
        return Some(grades);
    }
    if rest.len() <= LONGEST_CLOSING
        && rest.starts_with(|c: char| c.is_ascii_digit())
        && let Some(mark) = points::with_unit(rest.trim_end_matches(['.', '!']))
    {
        return Some(vec![Graded { written: rest, mark: Some(mark), critic, is_labelled: true }]);
    }
    // Markdown may set a part of the mark in bold: `**8**/10`.
    if rest.len() <= LONGEST_MARK
        && rest.contains("**")
        && let Some(mark) = parse(&rest.replace("**", ""), stars_out_of)
    {
        return Some(vec![Graded { written: rest, mark: Some(mark), critic, is_labelled: true }]);
    }
    let measured =
        rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains(['/', '%']) || rest.contains(['★', '☆']);
    let other = rest.chars().count() > 16 || certificate::parse(rest).is_some();
    let promises = (promises || measured) && !other && !rest.is_empty();
    promises.then(|| vec![Graded { written: rest, mark: None, critic: None, is_labelled: true }])
}

/// Whether `line` is a label for a grade and nothing else: `Rating:`.
pub fn is_label(line: &str) -> bool {
    line.len() <= LONGEST_OPENING
        && line.ends_with([':', '：'])
        && label::parse(bare(line)).is_some_and(|label| label.rest.is_empty() && label.critic.is_none())
}

/// The mark on the line below a label.
pub fn below_label(line: &str, stars_out_of: Option<u8>) -> Option<Graded<'_>> {
    let text = line.trim();
    let found = if is_row(text) { super::asterisks(text, stars_out_of) } else { Graded::new(text, stars_out_of) };
    found.filter(|graded| graded.mark.is_some()).map(|graded| Graded { is_labelled: true, ..graded })
}

/// A bare number behind a label: `Voto: 4,5`, `Overall rating: 7`. Out of how many it is, only the site can say. Gives the
/// label and the number.
pub fn labelled_number(text: &str) -> Option<(&str, &str)> {
    let text = bare(text);
    if text.len() > LONGEST_CLOSING {
        return None;
    }
    // `Rated 4.0` has a fraction, which no certificate has.
    if let Some(number) = text.strip_prefix("Rated ").filter(|number| is_fraction(number)) {
        return Some((&text[.."Rated".len()], number));
    }
    // `Terningkast 5`
    if text.split(' ').count() == 2
        && let Some(number) = label::without_colon(text)
        && number.len() <= 3
        && number.starts_with(|c: char| c.is_ascii_digit())
        && !text.contains([':', '/', '%'])
        && !matches!(number, "12" | "15" | "16" | "18")
    {
        return Some((text.split(' ').next().unwrap_or(text), number));
    }
    // `Voto 7,5` has a fraction, too.
    if let Some((word, number)) = text.split_once(' ')
        && number.len() <= 4
        && number.split(['.', ',']).count() == 2
        && number.split(['.', ',']).all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
        && label::parse(&format!("{word}: {number}")).is_some_and(|label| label.critic.is_none())
    {
        return Some((word, number));
    }
    let label = label::parse(text)?;
    let number = without_emphasis(label.rest.trim_end_matches(['.', ' ']));
    let digits = number
        .split(['.', ','])
        .all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()));
    // `Rating: 15` is a certificate.
    let age = matches!(number, "12" | "15" | "16" | "18");
    let name = text.split([':', '：', '|']).next().unwrap_or(text).trim_matches(['*', '_', ' ']);
    (digits && number.len() <= 5 && number.matches(['.', ',']).count() <= 1 && !age && label.critic.is_none())
        .then_some((name, number))
}

/// A labelled mark that prose follows on the same line: `Our grade: A+, One of the best`. Gives the prose too.
pub fn labelled_opening(text: &str, stars_out_of: Option<u8>) -> Option<(Graded<'_>, &str)> {
    let Label { critic, rest, promises, stars_out_of: said } = label::parse(bare(text))?;
    let near = &rest.as_bytes()[..rest.len().min(LONGEST_OPENING)];
    let mut ends = near.iter().enumerate().filter(|(_, byte)| matches!(byte, b',' | b'.' | b';')).map(|(at, _)| at);
    ends.find_map(|at| {
        let prose = rest[at + 1..].strip_prefix(' ')?.trim_start();
        let found = Graded::new(without_emphasis(&rest[..at]), said.or(stars_out_of))?;
        let mark = found.mark.as_ref()?;
        let sure = promises || mark.grade.value.is_some() && mark.grade.scale != Scale::Letter;
        let begins = prose.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '‘'));
        (sure && begins && prose.contains(' ')).then_some((Graded { critic, is_labelled: true, ..found }, prose))
    })
}

/// No mark that prose follows on its line is longer, in bytes.
const LONGEST_OPENING: usize = 24;

/// `2,5`, `4.5`, `3.0`: up to ten, with a half or a nought.
pub fn is_half(text: &str) -> bool {
    text.split_once(['.', ',']).is_some_and(|(whole, part)| {
        matches!(part, "5" | "0") && whole.len() <= 2 && whole.parse::<u8>().is_ok_and(|whole| whole <= 10)
    })
}

/// `4.0`, `7,5`
fn is_fraction(text: &str) -> bool {
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once(['.', ',']).is_some_and(|(whole, part)| digits(whole) && digits(part))
}
