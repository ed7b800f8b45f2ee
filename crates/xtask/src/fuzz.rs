//! `cargo xtask fuzz`: feeds the reader and the archive with bytes that a fuzzer makes up.
//!
//! The seeds are the project's own documents and `crates/film-reader/fuzz/corpus`. New inputs are written below
//! `target/`. Stable Rust is enough: only the sanitizers need nightly, and they look for errors that only `unsafe` code
//! can have.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};

use crate::tools::cargo_fuzz;
use crate::{process, project};

/// The fuzz crate, below the project.
const FUZZ: &str = "crates/film-reader/fuzz";

#[derive(clap::Args)]
pub struct Options {
    /// What is fuzzed [default: both]
    target: Option<Target>,
    /// How many inputs are tried, by chance; without it a few, always the same
    #[arg(long, value_name = "N")]
    runs: Option<u64>,
    /// Try this one input
    #[arg(long, value_name = "FILE", requires = "target", conflicts_with = "runs")]
    replay: Option<PathBuf>,
    /// Replace the kept corpus by the fewest inputs that take every branch seen so far
    #[arg(long, conflicts_with_all = ["runs", "replay"])]
    keep: bool,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Target {
    /// Any bytes as documents
    Read,
    /// Any bytes as an archive, any movies through one
    Codec,
}

/// Fuzzes as the options say.
pub fn run(options: &Options) -> Result<ExitCode> {
    if let Some(missing) = cargo_fuzz::missing() {
        bail!("{missing}");
    }
    let targets = options.target.map_or(vec![Target::Read, Target::Codec], |target| vec![target]);
    for target in targets {
        match (&options.replay, options.runs) {
            (Some(input), _) => target.replay(input)?,
            (None, Some(runs)) => target.search(runs)?,
            (None, None) if options.keep => target.keep()?,
            (None, None) => target.smoke()?,
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Fuzzes both targets for a few seconds.
pub fn smoke() -> Result<()> {
    Target::Read.smoke()?;
    Target::Codec.smoke()
}

impl Target {
    /// Its name in the fuzz crate.
    fn name(self) -> &'static str {
        match self {
            Target::Read => "read",
            Target::Codec => "codec",
        }
    }

    /// The number of inputs that take a few seconds.
    fn few(self) -> u64 {
        match self {
            Target::Read => 20_000,
            Target::Codec => 100_000,
        }
    }

    /// Folders with the first inputs, below the project.
    fn seeds(self) -> Vec<String> {
        let mut seeds = vec![format!("{FUZZ}/corpus/{}", self.name())];
        if matches!(self, Target::Read) {
            let tests = ["ok", "err", "corpus"].map(|folder| format!("crates/film-reader/tests/{folder}"));
            seeds.extend(tests.into_iter().chain(["reviews".to_owned()]));
        }
        seeds
    }

    /// Tries few inputs, the same in every run: the findings of earlier runs are not used as seeds.
    fn smoke(self) -> Result<()> {
        let found = self.folder("smoke");
        empty(&found)?;
        self.fuzz(&found, &[format!("-runs={}", self.few()), "-seed=1".into(), "-verbosity=0".into()])
    }

    /// Tries many inputs, different ones in every run, and keeps its findings for the next run.
    fn search(self, runs: u64) -> Result<()> {
        self.fuzz(&self.folder("corpus"), &[format!("-runs={runs}")])
    }

    /// Replaces the kept corpus by the fewest and shortest inputs that reach everything found so far.
    fn keep(self) -> Result<()> {
        let (fewest, kept) = (self.folder("fewest"), project::root().join(FUZZ).join("corpus").join(self.name()));
        let found = self.folder("corpus");
        empty(&fewest)?;
        fs::create_dir_all(&found).with_context(|| format!("`{}` could not be made", found.display()))?;
        let mut merge = self.cargo_fuzz()?;
        merge.arg(&fewest).arg(found).args(self.seeds());
        process::run(merge.args(["--", "-set_cover_merge=1", "-use_counters=0", "-max_len=256"]))?;
        empty(&kept)?;
        for input in entries(&fewest)? {
            fs::copy(fewest.join(&input), kept.join(&input)).context("an input could not be kept")?;
        }
        Ok(())
    }

    fn replay(self, input: &Path) -> Result<()> {
        let input = fs::canonicalize(input).with_context(|| format!("`{}` could not be read", input.display()))?;
        process::run(self.cargo_fuzz()?.arg(input))
    }

    /// Fuzzes. Saves inputs that reach new branches in `found`, and reports inputs that break something.
    fn fuzz(self, found: &Path, settings: &[String]) -> Result<()> {
        let name = self.name();
        let broken = self.folder("findings");
        for folder in [found, &broken] {
            fs::create_dir_all(folder).with_context(|| format!("`{}` could not be made", folder.display()))?;
        }
        let before = entries(&broken)?;
        let mut fuzz = self.cargo_fuzz()?;
        fuzz.arg(found).args(self.seeds()).arg("--").args(settings);
        fuzz.args(["-max_len=2048", "-timeout=10", "-print_final_stats=1"]);
        fuzz.arg(format!("-dict={FUZZ}/{name}.dict"));
        fuzz.arg(format!("-artifact_prefix={}/", broken.display()));
        let outcome = process::run(&mut fuzz);
        if let Some(finding) = entries(&broken)?.into_iter().find(|entry| !before.contains(entry)) {
            let finding = broken.join(finding);
            bail!(
                "an input breaks `{name}`; see it again with `cargo xtask fuzz {name} --replay {}`, and keep it in {FUZZ}/findings/{name}",
                finding.strip_prefix(project::root()).unwrap_or(&finding).display()
            );
        }
        outcome
    }

    /// `cargo fuzz run` with this target; the caller adds the remaining arguments.
    fn cargo_fuzz(self) -> Result<Command> {
        let mut run = Command::new(cargo_fuzz::ensure()?);
        run.current_dir(project::root()).args(["run", "--sanitizer", "none"]);
        // The dictionary has the words that the reader compares documents with. So the fuzzer need not trace every
        // comparison, and is twice as fast.
        run.args(["--no-trace-compares", "--fuzz-dir", FUZZ, "--target-dir", "target/fuzz", self.name()]);
        Ok(run)
    }

    /// A folder for findings.
    fn folder(self, name: &str) -> PathBuf {
        project::root().join("target/film-cards/fuzz").join(self.name()).join(name)
    }
}

/// Creates the folder, or empties it.
fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("`{}` could not be removed", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("`{}` could not be made", folder.display()))
}

fn entries(folder: &Path) -> Result<Vec<OsString>> {
    let entries = fs::read_dir(folder).and_then(|entries| entries.map(|entry| Ok(entry?.file_name())).collect());
    entries.with_context(|| format!("`{}` could not be read", folder.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seeds_are_there() {
        for target in [Target::Read, Target::Codec] {
            for seed in target.seeds() {
                assert!(!entries(&project::root().join(&seed)).unwrap().is_empty(), "{seed} is empty");
            }
            assert!(project::root().join(FUZZ).join(format!("{}.dict", target.name())).is_file());
        }
    }
}
