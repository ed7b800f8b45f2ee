//! Running one case.

use crate::driver::Drivers;
use crate::form::Form;
use crate::page::Page;
use crate::session;
use libtest_mimic::Failed;
use std::future::Future;
use std::pin::Pin;

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

/// Runs `case` in a session of its own, and closes that whatever happens. A case that ends well must
/// leave no line in the console that it did not ask for.
pub async fn run(case: Case, form: Form, drivers: &Drivers) -> Result<(), Failed> {
    let driver = drivers.take();
    let page = Page::new(session::open(drivers.browser, form, &driver).await?, drivers.browser, form);
    let ended = tokio::spawn((case.run)(page.clone())).await;
    let left = page.console().await;
    if page.close().await {
        drivers.give_back(driver);
    }
    match ended {
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
    }
}
