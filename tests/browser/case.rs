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

/// Something that must hold in every browser of its scope.
#[derive(Clone, Copy)]
pub struct Case {
    pub name: &'static str,
    /// What the page does to the card, as a row of the table of conditions says it.
    pub condition: Option<&'static str>,
    pub scope: Scope,
    pub run: fn(Page) -> Pin<Box<dyn Future<Output = ()> + Send>>,
}

/// Where a case runs: in every browser and form, unless it says otherwise.
#[derive(Clone, Copy)]
pub struct Scope {
    pub browsers: &'static [Browser],
    pub forms: &'static [Form],
    pub is_slow: bool,
}

impl Scope {
    pub const EVERYWHERE: Scope = Scope { browsers: &Browser::ALL, forms: Form::ALL, is_slow: false };

    /// Only on the desktop, because the form makes no difference to it.
    pub const fn desktop(self) -> Scope {
        Scope { forms: &[Form::Desktop], ..self }
    }

    /// Only where the page knows that it is touched by fingers. WebKit's GTK port cannot be given a touch screen.
    pub const fn touched(self) -> Scope {
        Scope { forms: &[Form::Phone], browsers: &[Browser::Chromium, Browser::Firefox], ..self }
    }

    /// Only where a script can search the page as a reader does. WebKit's `window.find` passes over shadow roots.
    pub const fn searched(self) -> Scope {
        Scope { browsers: &[Browser::Chromium, Browser::Firefox], ..self }
    }

    /// Not where only a quick answer is wanted: the case waits for real time to pass, or looks at hundreds of cards.
    pub const fn slow(self) -> Scope {
        Scope { is_slow: true, ..self }
    }

    /// Only in Chromium, because the drivers of the others cannot do or show what the case needs.
    pub const fn chromium(self) -> Scope {
        Scope { browsers: &[Browser::Chromium], ..self }
    }
}

/// A driver that has not answered for so long is taken to be lost.
const LIMIT: Duration = Duration::from_secs(180);

/// Runs `case` in a tab of its own. A case that ends well must leave no line in the console that it did not ask for.
///
/// A driver may lose a request while a page goes away, and then never answers, as WebKit's does at times.
/// That says nothing about the card, so the case is run once more, in another browser.
pub async fn run(case: Case, browser: Browser, form: Form, pool: &Pool) -> Result<(), Failed> {
    for _ in 0..2 {
        if let Ok(ended) = timeout(LIMIT, attempt(case, browser, form, pool)).await {
            return ended.map_err(Failed::from);
        }
    }
    Err(format!("the browser's driver has twice not answered for {} s", LIMIT.as_secs()).into())
}

async fn attempt(case: Case, browser: Browser, form: Form, pool: &Pool) -> Result<(), String> {
    let mut session = pool.take(browser, form).await?;
    let start = Instant::now();
    let page = session.open_tab().await.map_err(|error| format!("there is no new tab: {error}"))?;
    let opened = start.elapsed();

    let start = Instant::now();
    // If nobody waits for the case any more, it ends.
    let mut running = JoinSet::new();
    running.spawn((case.run)(page.clone()));
    let ended = running.join_next().await.expect("a case is running");
    let lines = page.console().await;
    pool.count(browser, Spent::Case, start.elapsed());

    let result = outcome(ended.map_err(tokio::task::JoinError::into_panic), &lines);
    let start = Instant::now();
    end(session, result.is_ok(), pool).await;
    pool.count(browser, Spent::Tab, opened + start.elapsed());
    result
}

/// Keeps the browser for the next case. One in which a case has failed may be in any state, so it is closed.
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
