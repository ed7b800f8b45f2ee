//! Suggests slugs for one that does not exist.

/// How many slugs are suggested at most.
const MAX_SUGGESTIONS: usize = 3;

/// The slugs most similar to `wanted`, the most similar first: slugs that share a word with it come before the others,
/// and then those with the smaller edit distance.
pub fn near<'a>(wanted: &str, mut slugs: Vec<&'a str>) -> Vec<&'a str> {
    let mut nearest = Vec::new();
    while nearest.len() < MAX_SUGGESTIONS
        && let Some(index) =
            (0..slugs.len()).min_by_key(|&index| (!share_a_word(wanted, slugs[index]), distance(wanted, slugs[index])))
    {
        nearest.push(slugs.remove(index));
    }
    nearest
}

/// Whether both contain the same word of more than three letters; shorter ones (`of`, `the`) are in too many titles.
fn share_a_word(wanted: &str, slug: &str) -> bool {
    slug.split('-').any(|word| word.len() > 3 && wanted.split('-').any(|other| other.eq_ignore_ascii_case(word)))
}

/// The Levenshtein distance: how many letters have to be added, removed or replaced. The case of letters does not
/// count.
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
    fn distance_counts_changed_letters() {
        assert_eq!(distance("", "ran"), 3);
        assert_eq!(distance("ran", ""), 3);
        assert_eq!(distance("Ran", "ran"), 0);
        assert_eq!(distance("kitten", "sitting"), 3);
    }

    #[test]
    fn a_shared_word_counts_more_than_distance() {
        let slugs = vec!["arrival", "drive-my-car", "past-lives", "sound-of-metal"];
        assert_eq!(near("metal", slugs.clone())[0], "sound-of-metal");
        assert_eq!(near("past-live", slugs.clone()), ["past-lives", "arrival", "drive-my-car"]);
        assert_eq!(near("the-arival", slugs)[0], "arrival");
    }

    #[test]
    fn suggests_no_more_slugs_than_there_are() {
        assert_eq!(near("x", vec!["ran"]), ["ran"]);
        assert!(near("x", Vec::new()).is_empty());
    }
}
