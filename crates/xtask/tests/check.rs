//! Tests that `cargo xtask check` and `dist` run the commands of film-cards and keep their exit codes. The output is
//! tested in `film-cards-cli`.

use std::path::Path;
use std::process::{Command, Output};

fn xtask(arguments: &[&str], folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(arguments).arg(folder).env_remove("FILM_CARDS_REVIEWS");
    command.output().expect("xtask runs")
}

#[test]
fn exit_codes_are_those_of_the_command() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let check = |arguments: &[&str]| xtask(&[&["check"], arguments].concat(), folder.path());
    assert_eq!(check(&[]).status.code(), Some(2), "there is no review");
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("a review");
    write("ferry.txt", "The Long Ferry (2018)\n\nIt hums. Grade: A\n");
    let json = check(&["--format", "json"]);
    assert_eq!(json.status.code(), Some(0));
    let reading: serde_json::Value = serde_json::from_slice(&json.stdout).expect("stdout is JSON");
    assert_eq!(reading["movies"][0]["slug"], "the-long-ferry");
    write("pier.txt", "The Pier ★★★\n\nIt creaks.\n");
    assert_eq!(check(&[]).status.code(), Some(0));
    assert_eq!(check(&["--strict"]).status.code(), Some(1));
    write("bad.txt", "The Quay\n\nIt sinks.\n\nGrade: Q\n");
    assert_eq!(check(&[]).status.code(), Some(1));
    assert_eq!(check(&["--format", "xml"]).status.code(), Some(2));
}

#[test]
fn a_bundle_that_cannot_be_is_refused_before_anything_is_compiled() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("bad.txt"), "The Quay\n\nIt sinks.\n\nGrade: Q\n").expect("a review");
    let refused = xtask(&["dist", "--reviews"], folder.path());
    assert_eq!(refused.status.code(), Some(1));
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(said.contains("bad.txt:5:8: error[invalid-grade]") && !said.contains("Compiling"), "{said}");
}
