//! The running browsers that no case uses at the moment, and how much time the run spent on what.

use crate::browser::Browser;
use crate::form::Form;
use crate::session::Session;
use std::fmt::Write;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// After this many tabs a browser is replaced by a new one, because each tab leaves some memory behind.
const MAX_CASES: usize = 80;

#[derive(Default)]
pub struct Pool {
    idle: Mutex<Vec<Session>>,
    times: Mutex<Vec<Time>>,
}

/// What a run spends its time on.
#[derive(Clone, Copy, PartialEq)]
pub enum Spent {
    /// Starting a browser with its driver.
    Starting,
    /// Opening and closing a tab.
    Tab,
    /// In the case itself.
    Case,
}

struct Time {
    browser: Browser,
    spent: Spent,
    time: Duration,
}

impl Pool {
    /// An idle browser of this form, or a new one.
    pub async fn take(&self, browser: Browser, form: Form) -> Result<Session, String> {
        let idle = {
            let mut idle = self.idle.lock().expect("no thread panics while it holds the pool");
            let at = idle.iter().position(|session| (session.browser, session.form) == (browser, form));
            at.map(|at| idle.swap_remove(at))
        };
        if let Some(session) = idle {
            return Ok(session);
        }
        let start = Instant::now();
        let session = Session::open(browser, form).await;
        self.count(browser, Spent::Starting, start.elapsed());
        session
    }

    /// Takes back a browser after its tab was closed.
    pub async fn give_back(&self, session: Session) {
        if session.cases < MAX_CASES {
            self.idle.lock().expect("no thread panics while it holds the pool").push(session);
        } else {
            session.close().await;
        }
    }

    pub fn count(&self, browser: Browser, spent: Spent, time: Duration) {
        self.times.lock().expect("no thread panics while it counts").push(Time { browser, spent, time });
    }

    /// Ends all browsers.
    pub async fn close(&self) {
        let idle = std::mem::take(&mut *self.idle.lock().expect("no thread panics while it holds the pool"));
        for session in idle {
            session.close().await;
        }
    }

    /// A line for each browser: how often it was started, and what the time was spent on.
    pub fn summary(&self) -> String {
        let times = self.times.lock().expect("no thread panics while it counts");
        let mut summary = String::new();
        for browser in Browser::ALL {
            let of = |spent: Spent| times.iter().filter(move |time| time.browser == browser && time.spent == spent);
            let seconds = |spent: Spent| of(spent).map(|time| time.time).sum::<Duration>().as_secs_f32();
            let (started, cases) = (of(Spent::Starting).count(), of(Spent::Case).count());
            if cases > 0 {
                let [starting, tabs, inside] = [Spent::Starting, Spent::Tab, Spent::Case].map(seconds);
                writeln!(
                    summary,
                    "{}: {cases} cases; started {started} times in {starting:.0} s, tabs {tabs:.0} s, cases {inside:.0} s",
                    browser.title()
                )
                .expect("a string takes every line");
            }
        }
        summary
    }
}
