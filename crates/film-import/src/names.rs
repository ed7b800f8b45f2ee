//! The names of the documents' files.
//!
//! A document is called like its film. Where several are about one film, or two films have one title, the oldest
//! review has the bare name; the others have the year of the film, the critic or a number behind it. So an export of
//! next year gives the documents of this year the same names.

use crate::Document;
use crate::document::Draft;
use film_reader::slug;
use std::collections::{HashMap, HashSet};

/// The longest name, in bytes, without what tells two apart.
const MAX_NAME: usize = 80;

/// Names that Windows keeps for devices, whatever ends them.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The documents of `drafts`, in the order of their names.
pub fn documents(mut drafts: Vec<Draft>) -> Vec<Document> {
    // Within a day, and without one, in the order of the export.
    drafts.sort_by(|a, b| {
        let place = |draft: &Draft| (base(draft), draft.date.is_none(), draft.date.clone());
        place(a).cmp(&place(b))
    });
    let mut taken: HashMap<String, usize> = HashMap::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut seen: HashSet<String> = HashSet::new();
    let mut documents: Vec<Document> = Vec::with_capacity(drafts.len());
    for (at, draft) in drafts.iter().enumerate() {
        let text = draft.document();
        // The same review may stand in two of the files.
        if !seen.insert(text.clone()) {
            continue;
        }
        let base = base(draft);
        let name = match taken.get(&base) {
            None => base,
            Some(first) => apart(&base, draft, &drafts[*first], &taken, &mut numbers),
        };
        taken.insert(name.clone(), at);
        documents.push(Document { name: format!("{name}.md"), text });
    }
    documents.sort_by(|a, b| a.name.cmp(&b.name));
    documents
}

/// A name for `draft`, as `first` has the bare one. `numbers` remembers which number was the last one of a name.
fn apart(
    base: &str,
    draft: &Draft,
    first: &Draft,
    taken: &HashMap<String, usize>,
    numbers: &mut HashMap<String, usize>,
) -> String {
    let year = draft.year.as_deref().filter(|_| draft.year != first.year).map(slug);
    let critic = draft.author.as_deref().filter(|_| draft.author != first.author).map(slug);
    let mut named = year.iter().chain(&critic).map(|suffix| format!("{base}-{}", shortened(suffix)));
    if let Some(name) = named.find(|name| !taken.contains_key(name)) {
        return name;
    }
    let stem = year.as_ref().map_or_else(|| base.to_owned(), |year| format!("{base}-{year}"));
    let number = numbers.entry(stem.clone()).or_insert(1);
    loop {
        *number += 1;
        let name = format!("{stem}-{number}");
        if !taken.contains_key(&name) {
            return name;
        }
    }
}

fn base(draft: &Draft) -> String {
    let name = shortened(&draft.slug);
    let is_port = |port: &str| name.len() == 4 && name.starts_with(port) && name.as_bytes()[3].is_ascii_digit();
    let is_device = DEVICES.contains(&name.as_str()) || is_port("com") || is_port("lpt");
    // `README` explains a folder to people, and is no review.
    if is_device || name == "readme" { format!("{name}-film") } else { name }
}

/// At most [`MAX_NAME`] bytes of a slug, cut between two words where possible.
fn shortened(slug: &str) -> String {
    // A slug has letters, digits and hyphens; nothing else may become part of a name.
    let safe: String = slug.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect();
    let mut end = safe.len().min(MAX_NAME);
    while !safe.is_char_boundary(end) {
        end -= 1;
    }
    if end < safe.len() {
        end = safe[..end].rfind('-').filter(|at| *at > 0).unwrap_or(end);
    }
    let name = safe[..end].trim_matches('-');
    if name.is_empty() { "film".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(title: &str, year: &str, author: &str, date: &str) -> Draft {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Draft {
            slug: slug(title),
            title: title.into(),
            year: some(year),
            author: some(author),
            date: some(date),
            ..Draft::default()
        }
    }

    fn names(drafts: Vec<Draft>) -> Vec<String> {
        documents(drafts).into_iter().map(|document| document.name).collect()
    }

    #[test]
    fn names_tell_films_critics_and_reviews_apart() {
        let drafts = || {
            vec![
                draft("Low Tide", "2023", "Ann Lee", "2024-02-01"),
                draft("Low Tide", "2023", "Ann Lee", "2024-01-01"),
                draft("Low Tide", "1958", "Ann Lee", "2024-03-01"),
                draft("Low Tide", "2023", "Bo Dunn", "2024-04-01"),
            ]
        };
        let expected = ["low-tide-1958.md", "low-tide-2.md", "low-tide-bo-dunn.md", "low-tide.md"];
        assert_eq!(names(drafts()), expected);
        let mut later = drafts();
        later.insert(0, draft("Low Tide", "2023", "Ann Lee", "2025-01-01"));
        let all = names(later);
        assert!(expected.iter().all(|name| all.iter().any(|known| known == name)) && all.len() == 5, "{all:?}");
        let mut turned = drafts();
        turned.reverse();
        assert_eq!(documents(turned), documents(drafts()), "the order of the files changes nothing");
    }

    #[test]
    fn every_name_is_one_for_every_file_system() {
        let titles = ["Con", "AUX", "com1", "../../etc/passwd", "C:\\x", "???", "Readme", "Матч", &"long ".repeat(90)];
        for title in titles {
            let name = names(vec![draft(title, "", "", "")]).remove(0);
            let stem = name.strip_suffix(".md").expect("Markdown");
            assert!(stem.chars().all(|c| c.is_alphanumeric() || c == '-') && stem.len() <= MAX_NAME + 5, "{name}");
            assert!(!["con", "aux", "com1", "readme", ""].contains(&stem), "{name}");
        }
    }

    #[test]
    fn a_review_that_stands_in_two_files_is_written_once() {
        let twice = vec![draft("Low Tide", "2023", "", "2024-01-01"), draft("Low Tide", "2023", "", "2024-01-01")];
        assert_eq!(names(twice), ["low-tide.md"]);
    }
}
