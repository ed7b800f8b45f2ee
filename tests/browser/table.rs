//! The table of conditions: a row for each thing that a page may do to a card, a column for each browser, and the
//! result of the last run in each cell.

use crate::browser::Browser;
use crate::case::Case;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::{env, fs};

/// The table in the repository.
const PUBLISHED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/conditions.md");

/// Where a table is written that is not to be published.
const LAST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/film-cards/conditions.md");

const HEAD: &str = "# What a page may do to a card\n\n\
    Each row is something that pages do. A case in `tests/browser/cases` does it to a card and checks that the card and\n\
    the page still work. *pass* means that the case passed in a desktop window and, if the size makes a difference, also\n\
    in the window of a phone. A dash means that the case needs something that this browser or its driver cannot do.\n\
    `cargo xtask test --table` runs the cases and writes this file.\n\n";

/// The results of the cases so far. All clones share one table.
#[derive(Clone, Default)]
pub struct Table(Arc<Mutex<Vec<Outcome>>>);

struct Outcome {
    case: &'static str,
    browser: Browser,
    passed: bool,
}

impl Table {
    /// Where to write the table. `FILM_CARDS_TABLE` is relative to the project's folder.
    pub fn place() -> PathBuf {
        match env::var_os("FILM_CARDS_TABLE").filter(|path| !path.is_empty()) {
            Some(path) => Path::new(env!("CARGO_MANIFEST_DIR")).join(path),
            None => PathBuf::from(LAST),
        }
    }

    /// Records the result of a case, in one of its forms.
    pub fn keep(&self, case: &Case, browser: Browser, passed: bool) {
        let outcome = Outcome { case: case.name, browser, passed };
        self.0.lock().expect("nobody panics holding the table").push(outcome);
    }

    /// Writes the table to a file.
    pub fn write(&self, cases: &[Case], place: &Path) -> std::io::Result<()> {
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(place, self.text(cases))
    }

    fn text(&self, cases: &[Case]) -> String {
        let mut text = format!("{HEAD}| Condition |");
        let mut line = "| --- |".to_owned();
        for browser in Browser::ALL {
            text += &format!(" {} |", browser.title());
            line += " --- |";
        }
        text += &format!("\n{line}\n");
        for (case, condition) in conditions(cases) {
            text += &format!("| {condition} |");
            for browser in Browser::ALL {
                text += &format!(" {} |", self.cell(case, browser));
            }
            text.push('\n');
        }
        text
    }

    fn cell(&self, case: &Case, browser: Browser) -> &'static str {
        let outcomes = self.0.lock().expect("nobody panics holding the table");
        let mut here = outcomes.iter().filter(|outcome| outcome.case == case.name && outcome.browser == browser);
        match here.clone().next() {
            None if !case.scope.browsers.contains(&browser) => "–",
            None => "not run",
            Some(_) if here.all(|outcome| outcome.passed) => "pass",
            Some(_) => "FAIL",
        }
    }
}

fn conditions(cases: &[Case]) -> impl Iterator<Item = (&Case, &'static str)> {
    cases.iter().filter_map(|case| Some((case, case.condition?)))
}

/// Checks that the published table has the rows of the cases, in the same order.
pub fn is_published(cases: &[Case]) -> Result<(), String> {
    let expected: Vec<&str> = conditions(cases).map(|(_, condition)| condition).collect();
    let published = fs::read_to_string(PUBLISHED).unwrap_or_default();
    let rows: Vec<&str> = rows(&published).collect();
    let missing = expected.iter().filter(|row| !rows.contains(row)).map(|row| format!("\n  not in it: {row}"));
    let gone = rows.iter().filter(|row| !expected.contains(row)).map(|row| format!("\n  no case for: {row}"));
    if rows == expected {
        return Ok(());
    }
    let differences: String = missing.chain(gone).collect();
    Err(format!(
        "docs/conditions.md does not have the rows of the cases; `cargo xtask test --table` writes it anew{differences}"
    ))
}

/// The first cell of each row, without the header and the line below it.
fn rows(table: &str) -> impl Iterator<Item = &str> {
    let lines = table.lines().filter_map(|line| line.strip_prefix("| "));
    lines.skip(2).filter_map(|line| line.split_once(" |").map(|(first, _)| first))
}
