//! The running browsers that no case uses at the moment, and how much time the run spent on what.

use crate::browser::Browser;
use crate::case::Case;
use crate::form::Form;
use crate::session::Session;
use std::fmt::Write;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// After this many tabs a browser is replaced by a new one, because each tab leaves some memory behind.
const MAX_CASES: usize = 160;

/// How many of the slowest cases are named at the end.
const SLOWEST: usize = 8;

#[derive(Default)]
pub struct Pool {
    idle: Mutex<Vec<Session>>,
    times: Mutex<Vec<Time>>,
    cases: Mutex<Vec<(Duration, String)>>,
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
    /// An idle browser of this form, or a new one. `is_whole` makes a difference to WebKit only.
    pub async fn take(&self, browser: Browser, form: Form, is_whole: bool) -> Result<Session, String> {
        let wanted = (browser, form, is_whole && browser == Browser::WebKit);
        let idle = {
            let mut idle = self.idle.lock().expect("no thread panics while it holds the pool");
            let at = idle.iter().position(|session| (session.browser, session.form, session.is_whole) == wanted);
            at.map(|at| idle.swap_remove(at))
        };
        if let Some(session) = idle {
            return Ok(session);
        }
        let start = Instant::now();
        let session = Session::open(wanted.0, wanted.1, wanted.2).await;
        let shared = match &session {
            Ok(session) => session.share_process().await,
            Err(_) => Ok(()),
        };
        self.count(browser, Spent::Starting, start.elapsed());
        shared.and(session)
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

    /// Counts the time in a case, which the summary names if it is one of the slowest.
    pub fn count_case(&self, case: &Case, browser: Browser, form: Form, time: Duration) {
        self.count(browser, Spent::Case, time);
        let name = format!("{browser}::{form}::{}", case.name);
        self.cases.lock().expect("no thread panics while it counts").push((time, name));
    }

    /// Ends all browsers.
    pub async fn close(&self) {
        let idle = std::mem::take(&mut *self.idle.lock().expect("no thread panics while it holds the pool"));
        for session in idle {
            session.close().await;
        }
    }

    /// A line for each browser: how often it was started, and what the time was spent on; then the slowest cases.
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
        let mut cases = self.cases.lock().expect("no thread panics while it counts");
        cases.sort_by(|one, other| other.cmp(one));
        let slowest: Vec<String> =
            cases.iter().take(SLOWEST).map(|(time, name)| format!("{name} {:.1} s", time.as_secs_f32())).collect();
        writeln!(summary, "slowest: {}", slowest.join(", ")).expect("a string takes every line");
        summary
    }
}
