//! A progress bar for large folders, on a terminal.

use indicatif::{ProgressBar, ProgressStyle};
use std::time::Duration;

/// A folder with at least this many documents or bytes is large. A smaller one is read before anybody could see a bar.
const LARGE: (usize, u64) = (200, 2_000_000);

/// A bar on stderr, if that is a terminal and the folder is large. Dropping it removes the bar.
pub struct Progress(ProgressBar);

impl Progress {
    /// Starts a bar for this number of documents; `what` names the work.
    pub fn begin(what: &'static str, documents: usize, bytes: u64) -> Progress {
        if !is_large(documents, bytes) {
            return Progress(ProgressBar::hidden());
        }
        // The library draws a bar on stderr, and only on a terminal.
        let bar = ProgressBar::new(documents as u64).with_message(what);
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} ") {
            bar.set_style(style);
        }
        // Show the bar before the first document, which may be the largest.
        bar.enable_steady_tick(Duration::from_millis(100));
        Progress(bar)
    }

    pub fn reached(&self, done: usize) {
        self.0.set_position(done as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

fn is_large(documents: usize, bytes: u64) -> bool {
    documents > LARGE.0 || bytes > LARGE.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_documents_or_long_ones_are_large() {
        assert!(!is_large(200, 2_000_000));
        assert!(is_large(201, 0));
        assert!(is_large(1, 2_000_001));
    }
}
