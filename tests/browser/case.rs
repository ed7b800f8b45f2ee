//! Running one case.

use crate::browser::Driver;
use crate::page::Page;
use crate::session;
use libtest_mimic::Failed;
use std::future::Future;
use std::pin::Pin;

/// One thing that must hold in every browser.
#[derive(Clone, Copy)]
pub struct Case {
    pub name: &'static str,
    pub run: fn(Page) -> Pin<Box<dyn Future<Output = ()> + Send>>,
}

/// Runs `case` in a session of its own, and closes that whatever happens. A case that ends well must
/// leave no line in the console that it did not ask for.
pub async fn run(case: Case, driver: &Driver) -> Result<(), Failed> {
    let page = Page::new(session::open(driver).await?);
    let ended = tokio::spawn((case.run)(page.clone())).await;
    let left = page.console().await;
    page.close().await;
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
