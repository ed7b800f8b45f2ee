//! Which slugs were probably meant.

/// How many slugs are worth naming.
const NAMED: usize = 3;

/// The slugs nearest to `wanted`, the nearest first: those that share a word with it before those
/// that do not, and then by how few letters have to change.
pub fn near<'a>(wanted: &str, mut slugs: Vec<&'a str>) -> Vec<&'a str> {
    let mut nearest = Vec::new();
    while nearest.len() < NAMED
        && let Some(index) =
            (0..slugs.len()).min_by_key(|&index| (!share_a_word(wanted, slugs[index]), distance(wanted, slugs[index])))
    {
        nearest.push(slugs.remove(index));
    }
    nearest
}

/// Whether they have a word in common that is long enough to mean something, unlike `of` and `the`.
fn share_a_word(wanted: &str, slug: &str) -> bool {
    slug.split('-').any(|word| word.len() > 3 && wanted.split('-').any(|other| other.eq_ignore_ascii_case(word)))
}

/// How many letters have to be added, dropped or replaced (the distance of Levenshtein).
fn distance(wanted: &str, slug: &str) -> usize {
    let mut row: Vec<usize> = (0..=slug.len()).collect();
    for (line, a) in wanted.bytes().enumerate() {
        let mut diagonal = line;
        row[0] = line + 1;
        for (column, b) in slug.bytes().enumerate() {
            let replaced = diagonal + usize::from(!a.eq_ignore_ascii_case(&b));
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[slug.len()]
}

#[cfg(test)]
mod tests {
    use super::{distance, near};

    #[test]
    fn letters_are_counted() {
        assert_eq!(distance("", "ran"), 3);
        assert_eq!(distance("ran", ""), 3);
        assert_eq!(distance("Ran", "ran"), 0);
        assert_eq!(distance("kitten", "sitting"), 3);
    }

    #[test]
    fn a_shared_word_goes_before_few_letters() {
        let slugs = vec!["arrival", "drive-my-car", "past-lives", "sound-of-metal"];
        assert_eq!(near("metal", slugs.clone())[0], "sound-of-metal");
        assert_eq!(near("past-live", slugs.clone()), ["past-lives", "arrival", "drive-my-car"]);
        assert_eq!(near("the-arival", slugs)[0], "arrival");
    }

    #[test]
    fn no_more_are_named_than_there_are() {
        assert_eq!(near("x", vec!["ran"]), ["ran"]);
        assert!(near("x", Vec::new()).is_empty());
    }
}
