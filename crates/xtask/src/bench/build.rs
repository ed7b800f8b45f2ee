//! How long the released command builds a folder, and how much memory it has at most.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::folder;
use crate::{project, release, reviews};

/// The folders that are made up, by the number of their reviews, and how often each is built.
const MADE_UP: [(usize, usize); 3] = [(1_000, 9), (10_000, 5), (100_000, 1)];

/// How often the samples are built.
const SAMPLES: usize = 15;

/// How often the system is asked for the memory of a program.
const LOOK: Duration = Duration::from_millis(3);

/// Builds the folders and prints a row for each.
pub fn run() -> Result<()> {
    let program = release::program()?;
    let place = project::scratch("bench");
    let mut folders = vec![("the samples".to_owned(), reviews::samples(), SAMPLES)];
    for (count, times) in MADE_UP {
        let reviews = place.join(format!("reviews-{count}"));
        super::empty(&reviews)?;
        folder::write(&reviews, count)?;
        folders.push((format!("{count} reviews"), reviews, times));
    }
    println!("{:<44}{:>8}{:>8}{:>8}{:>8}{:>8}", "milliseconds", "median", "p90", "most", "times", "MB");
    for (name, reviews, times) in folders {
        let out = place.join("build");
        super::empty(&out)?;
        let (mut first, mut again) = (Runs::default(), Runs::default());
        // Nothing is removed between the runs: some file systems look for a long time for the place of a new file if many
        // were removed a moment ago.
        for run in 0..times {
            first.add(build(&program, &reviews, &out.join(run.to_string()))?);
        }
        for run in 0..times {
            again.add(build(&program, &reviews, &out.join(run.to_string()))?);
        }
        println!("{}", first.row(&format!("build of {name}, {:.2} MB", megabytes(&reviews)?)));
        println!("{}", again.row("the same in place of an older bundle"));
        super::empty(&out)?;
    }
    Ok(())
}

/// The times of runs in milliseconds, and the most memory in bytes, if the system tells.
#[derive(Default)]
struct Runs {
    times: Vec<f64>,
    memory: Option<u64>,
}

impl Runs {
    fn add(&mut self, (time, memory): (Duration, Option<u64>)) {
        self.times.push(time.as_secs_f64() * 1000.0);
        self.memory = self.memory.max(memory);
    }

    fn row(mut self, what: &str) -> String {
        self.times.sort_by(f64::total_cmp);
        let at = |part: f64| self.times[((self.times.len() as f64 * part) as usize).min(self.times.len() - 1)];
        let memory = self.memory.map_or_else(|| "–".to_owned(), |bytes| format!("{:.0}", bytes as f64 / 1e6));
        format!("{what:<44}{:>8.0}{:>8.0}{:>8.0}{:>8}{memory:>8}", at(0.5), at(0.9), at(1.0), self.times.len())
    }
}

/// Builds a bundle. Returns how long it took and the most memory that the program had.
pub fn build(program: &Path, reviews: &Path, out: &Path) -> Result<(Duration, Option<u64>)> {
    let mut command = Command::new(program);
    command.args(["build", "--quiet"]).arg(reviews).arg("--out").arg(out).stdin(Stdio::null());
    command.env_remove("FILM_CARDS_ENGINE");
    let begin = Instant::now();
    let mut child = reviews::without_choice(&mut command).spawn().context("the command could not be started")?;
    // A thread looks, so that the end of the program is noticed at once.
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let look = thread::spawn(move || {
        let mut most = None;
        while let Ok(text) = fs::read_to_string(&status) {
            match peak(&text) {
                Some(bytes) => most = most.max(Some(bytes)),
                // It has ended.
                None => break,
            }
            thread::sleep(LOOK);
        }
        most
    });
    let ended = child.wait().context("waiting for the command")?;
    let time = begin.elapsed();
    if !ended.success() {
        bail!("`{}` has failed on `{}`", program.display(), reviews.display());
    }
    Ok((time, look.join().unwrap_or_default()))
}

/// The most memory that a program has had so far, in bytes, as Linux tells.
fn peak(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

/// The size of the files in a folder.
fn megabytes(folder: &Path) -> Result<f64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder).with_context(|| format!("`{}` could not be read", folder.display()))? {
        bytes += entry.and_then(|entry| entry.metadata()).context("a review has vanished")?.len();
    }
    Ok(bytes as f64 / 1e6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_the_median_and_the_most_memory() {
        let mut runs = Runs::default();
        for (milliseconds, memory) in [(30, None), (10, Some(7_000_000)), (20, Some(5_000_000))] {
            runs.add((Duration::from_millis(milliseconds), memory));
        }
        let row = runs.row("build of the samples");
        let numbers: Vec<&str> = row.split_whitespace().skip(4).collect();
        assert_eq!(numbers, ["20", "30", "30", "3", "7"], "{row}");
    }

    #[test]
    fn the_memory_is_read_from_what_linux_tells() {
        assert_eq!(peak("Name:\tfilm-cards\nVmPeak:\t  9 kB\nVmHWM:\t    2048 kB\nVmRSS:\t 1 kB\n"), Some(2_097_152));
        assert_eq!(peak("Name:\tfilm-cards\nState:\tZ (zombie)\n"), None);
    }
}
