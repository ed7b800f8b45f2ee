//! The results of the steps.

use std::cmp::Reverse;
use std::panic::resume_unwind;
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

/// The results so far.
pub struct Report {
    rows: Vec<Row>,
    start: Instant,
}

struct Row {
    step: String,
    outcome: Outcome,
    time: Duration,
}

enum Outcome {
    Passed,
    Failed(String),
    NotRun(String),
}

impl Report {
    /// No results yet.
    pub fn begin() -> Report {
        Report { rows: Vec::new(), start: Instant::now() }
    }

    /// Announces a step, runs it and records the result.
    pub fn step(&mut self, name: &str, run: impl FnOnce() -> Result<()>) {
        self.rows.push(Row::of(name, run));
    }

    /// Runs a step that needs only one processor, and others at the same time.
    pub fn beside(&mut self, name: &str, run: impl FnOnce() -> Result<()> + Send, others: impl FnOnce(&mut Report)) {
        let row = thread::scope(|scope| {
            let row = scope.spawn(|| Row::of(name, run));
            others(self);
            row.join().unwrap_or_else(|panic| resume_unwind(panic))
        });
        self.rows.push(row);
    }

    /// Records a step that could not be run, with the reason.
    pub fn not_run(&mut self, name: &str, reason: &str) {
        let outcome = Outcome::NotRun(reason.to_owned());
        self.rows.push(Row { step: name.to_owned(), outcome, time: Duration::ZERO });
    }

    /// Prints the summary and returns whether no step has failed. A step that was not run is listed, but is not a
    /// failure.
    pub fn finish(&self) -> ExitCode {
        eprint!("\n{}", self.table(self.start.elapsed()));
        let failed = self.rows.iter().any(|row| matches!(row.outcome, Outcome::Failed(_)));
        if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }

    /// A line for each step, the slowest first, and the time of all.
    fn table(&self, total: Duration) -> String {
        let mut rows: Vec<&Row> = self.rows.iter().collect();
        // Sorted with the precision of the printed time: tenths of a second.
        rows.sort_by_key(|row| Reverse(row.time.as_millis() / 100));
        let width = self.rows.iter().map(|row| row.step.len()).max().unwrap_or_default();
        let lines: String = rows
            .into_iter()
            .map(|Row { step, outcome, time }| {
                let seconds = time.as_secs_f32();
                match outcome {
                    Outcome::Passed => format!("{step:<width$}  passed   {seconds:>6.1} s\n"),
                    Outcome::Failed(why) => {
                        format!("{step:<width$}  FAILED   {seconds:>6.1} s  {why}\n")
                    }
                    Outcome::NotRun(why) => format!("{step:<width$}  not run            {why}\n"),
                }
            })
            .collect();
        format!("{lines}{:<width$}           {:>6.1} s\n", "all", total.as_secs_f32())
    }
}

impl Row {
    /// Announces a step, runs it and prints the result.
    fn of(name: &str, run: impl FnOnce() -> Result<()>) -> Row {
        eprintln!("\n--- {name}");
        let start = Instant::now();
        let outcome = match run() {
            Ok(()) => Outcome::Passed,
            Err(error) => Outcome::Failed(format!("{error:#}")),
        };
        let row = Row { step: name.to_owned(), outcome, time: start.elapsed() };
        eprintln!("--- {}", row.sentence());
        row
    }

    fn sentence(&self) -> String {
        let (step, seconds) = (&self.step, self.time.as_secs_f32());
        match &self.outcome {
            Outcome::Passed => format!("{step} passed in {seconds:.1} s"),
            Outcome::Failed(why) => format!("{step} failed after {seconds:.1} s: {why}"),
            Outcome::NotRun(why) => format!("{step} not run: {why}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;

    #[test]
    fn a_failure_stops_nothing_and_is_remembered() {
        let mut report = Report::begin();
        report.step("one", || bail!("it broke"));
        report.beside("a third", || Ok(()), |report| report.step("another", || Ok(())));
        report.not_run("a browser", "none is here");
        assert_eq!(
            report.table(Duration::from_secs(61)),
            "one        FAILED      0.0 s  it broke\n\
             another    passed      0.0 s\n\
             a third    passed      0.0 s\n\
             a browser  not run            none is here\n\
             all                   61.0 s\n"
        );
        assert_eq!(report.finish(), ExitCode::FAILURE);
    }

    #[test]
    fn what_was_not_run_is_no_failure() {
        let mut report = Report::begin();
        report.not_run("a browser", "none is here");
        assert_eq!(report.finish(), ExitCode::SUCCESS);
    }
}
