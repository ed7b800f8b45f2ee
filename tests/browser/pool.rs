//! The running browsers that no case uses at the moment, and how long it took to start them.

use crate::browser::Browser;
use crate::form::Form;
use crate::session::Session;
use std::fmt::Write;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// A browser that has had this many tabs is replaced by a new one: it keeps some memory of each.
const MAX_CASES: usize = 80;

#[derive(Default)]
pub struct Pool {
    idle: Mutex<Vec<Session>>,
    times: Mutex<Vec<Time>>,
}

/// Where the time of a run goes.
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
    /// A browser of this form: an idle one, or a new one.
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

    /// Takes a browser back whose tab is closed.
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

    /// A line for each browser: how often it was started, and where the time of its cases went.
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
