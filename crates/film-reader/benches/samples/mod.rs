//! What the benchmarks read: the project's own sample reviews, as often as is wanted.

use film_reader::Document;
use std::path::{Path, PathBuf};

/// The sample reviews of the project: `.txt` and `.md`, about four kilobytes each.
fn samples() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../reviews");
    let entries = std::fs::read_dir(folder).expect("the sample reviews");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt" || extension == "md"));
    paths.sort();
    let text = |path: &Path| std::fs::read_to_string(path).expect("a sample review");
    paths.iter().map(|path| (path.extension().expect("kept by it").to_string_lossy().into(), text(path))).collect()
}

/// `count` documents, each a sample under a title of its own.
pub fn documents(count: usize) -> Vec<(String, String)> {
    let samples = samples();
    (0..count)
        .map(|number| {
            let (extension, text) = &samples[number % samples.len()];
            let front = format!("---\ntitle: Sample {number}\n---\n");
            // A document that has front matter keeps it; its movie then has several reviews.
            let text =
                if text.starts_with(['-', '+']) { format!("{text}\n{number}") } else { format!("{front}{text}") };
            (format!("{number:05}.{extension}"), text)
        })
        .collect()
}

pub fn borrowed(documents: &[(String, String)]) -> Vec<Document<'_>> {
    documents.iter().map(|(path, text)| Document { path, bytes: text.as_bytes() }).collect()
}

pub fn bytes(documents: &[(String, String)]) -> usize {
    documents.iter().map(|(_, text)| text.len()).sum()
}

/// `count` documents of a newspaper review's length, about five kilobytes: each a sample with the prose of
/// others behind its first paragraph.
pub fn long_documents(count: usize) -> Vec<(String, String)> {
    let samples: Vec<String> =
        samples().into_iter().filter(|(extension, _)| extension == "txt").map(|(_, text)| text).collect();
    let prose: Vec<&str> =
        samples.iter().flat_map(|text| text.split("\n\n")).filter(|paragraph| paragraph.len() > 250).collect();
    let text = |number: usize| {
        let (first, rest) = samples[number % samples.len()].split_once("\n\n").expect("a title, then prose");
        let more: Vec<&str> = (0..7).map(|at| prose[(number + at) % prose.len()]).collect();
        format!("---\ntitle: Sample {number}\n---\n{first}\n\n{}\n\n{rest}", more.join("\n\n"))
    };
    (0..count).map(|number| (format!("{number:05}.txt"), text(number))).collect()
}
