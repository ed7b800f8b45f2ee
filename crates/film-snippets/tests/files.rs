//! The files that the program writes.

use std::fs;
use std::process::Command;

#[test]
fn titles_longer_than_a_file_name_have_a_file_each() {
    let folder = tempfile::tempdir().unwrap();
    let (reviews, out) = (folder.path().join("reviews"), folder.path().join("out"));
    fs::create_dir(&reviews).unwrap();
    let long = "The Ferry That Went to Sea ".repeat(12);
    for end in ["One", "Two"] {
        let review = format!("---\ntitle: {long}{end}\n---\nIt goes, and part {end} is the better for it.\n");
        fs::write(reviews.join(format!("{end}.md")), review).unwrap();
    }
    fs::write(reviews.join("short.md"), "---\ntitle: Ferry\n---\nIt stays where it is.\n").unwrap();

    let mut program = Command::new(env!("CARGO_BIN_EXE_film-snippets"));
    let ended = program.arg(&reviews).arg(&out).arg("film-cards.js").output().unwrap();
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));

    let mut names: Vec<String> =
        fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names.remove(0), "_gallery.html");
    assert_eq!(names.len(), 3, "{names:?}");
    assert_eq!(names[0], "ferry.html");
    assert!(names[1..].iter().all(|name| name.starts_with("the-ferry-that-went-to-sea-the-")), "{names:?}");
    let [one, two] = [1, 2].map(|at| fs::read_to_string(out.join(&names[at])).unwrap());
    let is_whole =
        |snippet: &str, end: &str| snippet.contains(&format!("-{end}\" style=")) && snippet.contains("</script>");
    assert!(is_whole(&one, "one") && is_whole(&two, "two") || is_whole(&one, "two") && is_whole(&two, "one"));
}
