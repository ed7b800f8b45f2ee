//! Running one case.

use crate::browser::Browser;
use crate::form::Form;
use crate::page::Page;
use crate::pool::{Pool, Spent};
use crate::session::Session;
use libtest_mimic::Failed;
use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;
use tokio::time::timeout;

/// A test that must pass in every browser of its scope.
#[derive(Clone, Copy)]
pub struct Case {
    pub name: &'static str,
    /// What the page does to the card: the row of this case in the table of conditions, if it has one.
    pub condition: Option<&'static str>,
    pub scope: Scope,
    pub run: fn(Page) -> Pin<Box<dyn Future<Output = ()> + Send>>,
}

/// The browsers and forms in which a case runs; all of them unless the list of cases restricts it.
#[derive(Clone, Copy)]
pub struct Scope {
    pub browsers: &'static [Browser],
    pub forms: &'static [Form],
    /// Whether a quick run has it.
    pub is_quick: bool,
    /// Whether it is begun early, because it takes long.
    pub is_long: bool,
    /// Whether it spends its time waiting, so that it may run beside cases that need a processor.
    pub waits: bool,
    /// Whether WebKit runs as it does for readers.
    pub is_whole: bool,
}

impl Scope {
    pub const EVERYWHERE: Scope = Scope {
        browsers: &Browser::ALL,
        forms: Form::ALL,
        is_quick: true,
        is_long: false,
        waits: false,
        is_whole: false,
    };

    /// Only on the desktop, because the form makes no difference to it.
    pub const fn desktop(self) -> Scope {
        Scope { forms: &[Form::Desktop], ..self }
    }

    /// Only in browsers with an emulated touch screen. WebKit's GTK port has none.
    pub const fn touched(self) -> Scope {
        Scope { forms: &[Form::Phone], browsers: &[Browser::Chromium, Browser::Firefox], ..self }
    }

    /// Only in browsers where a script can search the page like a reader. WebKit's `window.find` skips shadow roots.
    pub const fn searched(self) -> Scope {
        Scope { browsers: &[Browser::Chromium, Browser::Firefox], ..self }
    }

    /// Begun early: the case takes long in some browser.
    pub const fn long(self) -> Scope {
        Scope { is_long: true, ..self }
    }

    /// Begun early, and not in a quick run: the case checks hundreds of cards.
    pub const fn slow(self) -> Scope {
        Scope { is_quick: false, ..self.long() }
    }

    /// Not in a quick run: the case waits until real time has passed, and meanwhile the browser has nothing to do.
    pub const fn waits(self) -> Scope {
        Scope { waits: true, ..self.slow() }
    }

    /// Not in a quick run: the case is about what the page scripts do in a page, which no change in the reader or in a
    /// component touches.
    pub const fn scripts(self) -> Scope {
        Scope { is_quick: false, ..self }
    }

    /// In WebKit with what it otherwise runs without ([`Browser::driver`]): the case computes for long, or needs it.
    pub const fn whole(self) -> Scope {
        Scope { is_whole: true, ..self }
    }

    /// Only in Chromium, because the drivers of the others cannot do or show what the case needs.
    pub const fn chromium(self) -> Scope {
        Scope { browsers: &[Browser::Chromium], ..self }
    }
}

/// If a driver has not answered for this long, it is considered hung.
const LIMIT: Duration = Duration::from_secs(300);

/// Runs `case` in a tab of its own. A case passes only if the console has no line that it did not expect.
///
/// A driver may lose a request while the browser leaves a page, and then never answers; WebKit's sometimes does. The
/// card is not the cause, so the case is run once more, in another browser.
pub async fn run(case: Case, browser: Browser, form: Form, pool: &Pool) -> Result<(), Failed> {
    for _ in 0..2 {
        if let Ok(ended) = timeout(LIMIT, attempt(case, browser, form, pool)).await {
            return ended.map_err(Failed::from);
        }
    }
    Err(format!("the browser's driver has twice not answered for {} s", LIMIT.as_secs()).into())
}

async fn attempt(case: Case, browser: Browser, form: Form, pool: &Pool) -> Result<(), String> {
    let mut session = pool.take(browser, form, case.scope.is_whole).await?;
    let start = Instant::now();
    let page = session.open_tab().await.map_err(|error| format!("there is no new tab: {error}"))?;
    let opened = start.elapsed();

    let start = Instant::now();
    // If this future is dropped after a timeout, the set aborts the case.
    let mut running = JoinSet::new();
    running.spawn((case.run)(page.clone()));
    let ended = running.join_next().await.expect("a case is running");
    let lines = page.console().await;
    pool.count_case(&case, browser, form, start.elapsed());

    let result = outcome(ended.map_err(tokio::task::JoinError::into_panic), &lines);
    let start = Instant::now();
    end(session, result.is_ok(), pool).await;
    pool.count(browser, Spent::Tab, opened + start.elapsed());
    result
}

/// Keeps the browser for the next case. After a failed case the browser may be in any state, so it is closed.
async fn end(session: Session, passed: bool, pool: &Pool) {
    if passed && session.close_tab().await.is_ok() {
        pool.give_back(session).await;
    } else {
        session.close().await;
    }
}

fn outcome(ended: Result<(), Box<dyn std::any::Any + Send>>, lines: &[String]) -> Result<(), String> {
    let console = lines.join("\n");
    match ended {
        Ok(()) if lines.is_empty() => Ok(()),
        Ok(()) => Err(format!("the console says:\n{console}")),
        Err(panic) => {
            let message = panic
                .downcast_ref::<String>()
                .map(String::as_str)
                .or_else(|| panic.downcast_ref::<&str>().copied())
                .unwrap_or("the case panicked");
            Err(format!("{message}\nthe console says:\n{console}"))
        }
    }
}
