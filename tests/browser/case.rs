//! Running one case.

use crate::browser::Browser;
use crate::driver::{Driver, Drivers};
use crate::form::Form;
use crate::page::Page;
use crate::session;
use libtest_mimic::Failed;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::timeout;

/// One thing that must hold in every browser.
#[derive(Clone, Copy)]
pub struct Case {
    pub name: &'static str,
    /// What the page does to the card, as a row of the table of conditions says it.
    pub condition: Option<&'static str>,
    /// The forms it is run in: all, or one where the form makes no difference to it.
    pub forms: &'static [Form],
    pub run: fn(Page) -> Pin<Box<dyn Future<Output = ()> + Send>>,
}

/// After so long a driver is taken to be lost.
const LIMIT: Duration = Duration::from_secs(180);

/// Runs `case` in a session of its own, and closes that whatever happens. A case that ends well must
/// leave no line in the console that it did not ask for.
///
/// A driver may lose what it was asked while a page goes away, and then never answers, as WebKit's does at times.
/// That says nothing about the card, so the case is run once more, by another driver.
pub async fn run(case: Case, form: Form, drivers: &Drivers) -> Result<(), Failed> {
    for _ in 0..2 {
        let driver = drivers.take();
        if let Ok(ended) = timeout(LIMIT, attempt(case, form, drivers.browser, &driver)).await {
            let (result, is_sound) = ended?;
            if is_sound {
                drivers.give_back(driver);
            }
            return result;
        }
    }
    Err(format!("the browser's driver has twice not answered for {} s", LIMIT.as_secs()).into())
}

/// What has come of the case, and whether the driver can be used again.
async fn attempt(
    case: Case,
    form: Form,
    browser: Browser,
    driver: &Driver,
) -> Result<(Result<(), Failed>, bool), Failed> {
    let page = Page::new(session::open(browser, form, driver).await?, browser, form);
    // Nothing goes on in the case when nobody waits for it any more.
    let mut running = JoinSet::new();
    running.spawn((case.run)(page.clone()));
    let ended = running.join_next().await.expect("a case is running");
    let left = page.console().await;
    let is_sound = page.close().await;
    let result = match ended {
        Ok(()) if left.is_empty() => Ok(()),
        Ok(()) => Err(format!("the console says:\n{}", left.join("\n")).into()),
        Err(panic) => {
            let panic = panic.into_panic();
            let message = panic
                .downcast_ref::<String>()
                .map(String::as_str)
                .or_else(|| panic.downcast_ref::<&str>().copied())
                .unwrap_or("the case panicked");
            Err(format!("{message}\nthe console says:\n{}", left.join("\n")).into())
        }
    };
    Ok((result, is_sound))
}
