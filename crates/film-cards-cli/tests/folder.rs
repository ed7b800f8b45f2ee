//! Tests which folder of reviews a command finds if none is named, and what it says about it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// A folder with reviews at these paths, and other files with no text that matters.
fn place(reviews: &[&str], files: &[&str]) -> tempfile::TempDir {
    let place = tempfile::tempdir().expect("a temporary folder");
    for (at, name) in reviews.iter().enumerate() {
        write(place.path(), name, &format!("The Ferry {at} (2018)\n\nIt hums. Grade: A\n"));
    }
    files.iter().for_each(|name| write(place.path(), name, ""));
    place
}

fn write(place: &Path, name: &str, text: &str) {
    let path = place.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

fn check(place: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_film-cards"));
    command.arg("check").args(arguments).current_dir(place);
    for variable in ["FILM_CARDS_REVIEWS", "FILM_CARDS_STRICT", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command.output().expect("film-cards runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The documents that were read, by their paths as shown.
fn read(place: &Path, arguments: &[&str]) -> Vec<String> {
    let output = check(place, arguments);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    said(&output).lines().filter(|line| line.ends_with(".md") || line.ends_with(".txt")).map(str::to_owned).collect()
}

#[test]
fn the_folder_reviews_is_read_and_otherwise_this_one() {
    let both = place(&["reviews/a.txt", "notes.md"], &[]);
    assert_eq!(read(both.path(), &[]), ["reviews/a.txt"]);
    assert!(!said(&check(both.path(), &[])).contains("because"), "the usual folder needs no explanation");

    let itself = place(&["a.txt", "2020/b.md"], &["README.md"]);
    assert_eq!(read(itself.path(), &[]), ["./2020/b.md", "./a.txt"]);
    assert!(
        said(&check(itself.path(), &[]))
            .starts_with("the reviews are read from this folder, because it has no folder `reviews`\n")
    );
    assert_eq!(read(&itself.path().join("2020"), &[]), ["./b.md"]);
}

#[test]
fn what_is_about_a_project_makes_no_folder_of_reviews() {
    for place in [place(&[], &[]), place(&["CHANGELOG.md", "deep/a.txt"], &["README.md", "a.jpg"])] {
        let output = check(place.path(), &[]);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(
            said(&output),
            "error: there are no reviews here, and no folder `reviews`; name the folder of your reviews: \
             `film-cards check FOLDER`, or begin one: `film-cards new`\n"
        );
    }
    let empty = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(empty.path().join("reviews")).expect("a folder");
    assert!(said(&check(empty.path(), &[])).contains("there is no review (.txt"), "an empty folder is named");
}

#[test]
fn in_a_site_the_folder_of_its_reviews_is_found() {
    for (settings, folder, other, name) in [
        ("hugo.toml", "content/reviews", "content/posts", "Hugo"),
        ("hugo.yaml", "content/posts", "content", "Hugo"),
        ("config/_default/hugo.toml", "content", "static", "Hugo"),
        ("_config.yml", "_reviews", "_posts", "Jekyll"),
        ("_config.yml", "_posts", "assets", "Jekyll"),
        ("eleventy.config.js", "src/reviews", "src/posts", "Eleventy"),
        (".eleventy.js", "content/blog", "src", "Eleventy"),
        ("astro.config.mjs", "src/content/reviews", "src/pages", "Astro"),
        ("astro.config.ts", "src/content/blog", "src/content", "Astro"),
        ("zola.toml", "content/movies", "content", "Zola"),
    ] {
        let review = format!("{folder}/a.md");
        let place = place(&[&review, &format!("{other}/b.md")], &[settings, "package.json", "index.md"]);
        let output = check(place.path(), &[]);
        let said = said(&output);
        assert!(
            said.starts_with(&format!(
                "this is a folder of {name} ({settings}), so the reviews are read from `{folder}`\n"
            )),
            "{said}"
        );
        assert_eq!(read(place.path(), &[]), [review.as_str()], "{settings}");
        assert_eq!(read(place.path(), &["--quiet"]), [""; 0], "{settings}");
        // A named site is searched in the same way.
        assert_eq!(read(place.path().parent().expect("a folder"), &[&place.path().display().to_string()]).len(), 1);
    }
}

#[test]
fn zola_and_hugo_are_told_apart_by_what_they_write() {
    let place = place(&["content/reviews/a.md"], &[]);
    for (text, name) in
        [("base_url = \"https://north.example\"\n", "Zola"), ("baseURL = \"https://north.example\"\n", "Hugo")]
    {
        write(place.path(), "config.toml", text);
        let said = said(&check(place.path(), &[]));
        assert!(said.starts_with(&format!("this is a folder of {name} (config.toml)")), "{said}");
    }
}

#[test]
fn several_folders_are_named_with_the_command_for_one() {
    let place = place(&["reviews/a.txt", "content/reviews/b.md", "content/my films/c.md"], &["hugo.toml"]);
    let output = check(place.path(), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        said(&output),
        "error: reviews are in `reviews` and in `content/reviews`; name the folder to read, for example: \
         `film-cards check reviews`\n"
    );
    assert_eq!(read(place.path(), &["content/my films"]), ["content/my films/c.md"]);
}

#[test]
fn a_site_without_reviews_is_said_to_be_one() {
    let place = place(&[], &["astro.config.mjs", "src/pages/index.astro"]);
    let output = check(place.path(), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        said(&output),
        "error: this is a folder of Astro (astro.config.mjs), but no reviews are in the folders where it has texts; \
         name the folder of your reviews: `film-cards check FOLDER`\n"
    );
}

#[test]
fn the_environment_names_a_folder_and_an_argument_wins() {
    let place = place(&["mine/a.txt", "yours/b.txt", "reviews/c.txt"], &[]);
    let with = |arguments: &[&str], folder: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_film-cards"));
        command.arg("check").args(arguments).current_dir(place.path()).env("FILM_CARDS_REVIEWS", folder);
        said(&command.output().expect("film-cards runs"))
    };
    assert!(with(&[], "mine").contains("mine/a.txt\n"));
    assert!(with(&["yours"], "mine").contains("yours/b.txt\n"));
    assert!(with(&[], "nowhere").contains("FILM_CARDS_REVIEWS names `nowhere`, which is not a folder"));
    assert!(said(&check(place.path(), &["nowhere"])).contains("there is no folder `nowhere`; name the folder"));
}
