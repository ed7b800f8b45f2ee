//! The native tests: cargo compiles their programs, and we run as many at once as there are processors. Cargo would run
//! one after the other, and some have a single test that takes long.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::num::NonZero;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{process, project, reviews};

/// A program of tests.
#[derive(Debug, PartialEq)]
struct Program {
    name: String,
    path: PathBuf,
    /// The folder of its package, in which it runs.
    folder: PathBuf,
}

/// Runs the unit tests of these packages, and each of these files of tests. All of them run, even if one fails.
pub fn run(packages: &[&str], files: &[String]) -> Result<()> {
    let mut cargo = project::cargo();
    cargo.args(["test", "--no-run", "--message-format=json-render-diagnostics", "--lib", "--bins"]);
    cargo.args(files.iter().map(|file| format!("--test={file}"))).args(packages);
    let mut programs = programs_among(&process::output(&mut cargo)?);
    if programs.is_empty() {
        bail!("cargo named no program of tests");
    }
    // First those that are one long test and leave processors to others.
    programs.sort_by_key(|program| !LONG.contains(&program.name.as_str()));
    let waiting = Mutex::new(VecDeque::from(programs));
    let failed = Mutex::new(Vec::new());
    let work = || {
        while let Some(program) = { waiting.lock().expect("no thread panics while it holds them").pop_front() } {
            if let Err(error) = program.run() {
                failed.lock().expect("no thread panics while it holds them").push(format!("{error:#}"));
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, NonZero::get) {
            scope.spawn(work);
        }
    });
    let failed = failed.into_inner().unwrap_or_default();
    if !failed.is_empty() {
        bail!("{}", failed.join("; "));
    }
    Ok(())
}

/// Programs that are begun first.
const LONG: &[&str] = &["mutations", "reliability", "listing"];

impl Program {
    /// Runs its tests, and then prints what they have printed.
    fn run(&self) -> Result<()> {
        let mut command = Command::new(&self.path);
        // As cargo does.
        command.current_dir(&self.folder).env("CARGO_MANIFEST_DIR", &self.folder);
        let output = reviews::without_choice(&mut command)
            .stdin(Stdio::null())
            .output()
            .with_context(|| format!("`{}` could not be started", self.path.display()))?;
        let mut all = format!("\n     Running {} in {}\n", self.name, self.folder.display()).into_bytes();
        all.extend(output.stdout);
        all.extend(output.stderr);
        // Go on even if the terminal was closed.
        let _ = io::stderr().lock().write_all(&all);
        if !output.status.success() {
            bail!("the tests of `{}` in {} failed ({})", self.name, self.folder.display(), output.status);
        }
        Ok(())
    }
}

/// Finds the programs of tests among cargo's messages, one JSON object per line.
fn programs_among(messages: &str) -> Vec<Program> {
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message["profile"]["test"] == true)
        .filter_map(|message| {
            let manifest = PathBuf::from(message["manifest_path"].as_str()?);
            Some(Program {
                name: message["target"]["name"].as_str()?.to_owned(),
                path: message["executable"].as_str()?.into(),
                folder: manifest.parent()?.to_owned(),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_of_tests_are_found_among_cargos_messages() {
        let messages = concat!(
            r#"{"reason":"compiler-artifact","manifest_path":"/p/Cargo.toml","target":{"name":"p"},"profile":{"test":false},"executable":null}"#,
            "\nnot JSON\n",
            r#"{"reason":"compiler-artifact","manifest_path":"/p/Cargo.toml","target":{"name":"p"},"profile":{"test":false},"executable":"/t/p"}"#,
            "\n",
            r#"{"reason":"compiler-artifact","manifest_path":"/p/Cargo.toml","target":{"name":"corpus"},"profile":{"test":true},"executable":"/t/corpus-1"}"#,
            "\n",
            r#"{"reason":"build-finished","success":true}"#,
        );
        let corpus = Program { name: "corpus".into(), path: "/t/corpus-1".into(), folder: "/p".into() };
        assert_eq!(programs_among(messages), [corpus]);
    }
}
