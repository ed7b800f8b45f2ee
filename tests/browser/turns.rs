//! Which cases run at once: as many as keep the processors busy, and beside them those that only wait.

use crate::browser::Browser;
use crate::case::Scope;
use tokio::sync::{Semaphore, SemaphorePermit};

/// How many cases run at once unless the command line sets it; each of them waits for its browser now and again.
pub const BUSY: usize = 6;

/// The turns of each browser. A browser that is started for a few cases takes longer than these, so the number of cases
/// that run at once in one of them is limited, too.
pub struct Turns(Vec<(Browser, Semaphore, Semaphore)>);

impl Turns {
    /// Turns in these browsers for this many cases that need a processor. Those that wait for real time to pass need hardly
    /// any: one of them in each browser runs beside the others, and is over long before them.
    pub fn new(busy: usize, browsers: &[Browser]) -> Turns {
        let of_each = busy.div_ceil(browsers.len().max(1));
        Turns(browsers.iter().map(|browser| (*browser, Semaphore::new(of_each), Semaphore::new(1))).collect())
    }

    /// Waits until a case of this scope may run in this browser. Its turn is over when the permit is dropped.
    pub async fn take(&self, scope: &Scope, browser: Browser) -> SemaphorePermit<'_> {
        let (_, busy, waiting) = self.0.iter().find(|(other, ..)| *other == browser).expect("a browser of this run");
        let turns = if scope.waits { waiting } else { busy };
        turns.acquire().await.expect("nobody closes the turns")
    }
}
