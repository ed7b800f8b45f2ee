//! The built bundle in real browsers, over WebDriver.
//!
//! `cargo xtask test` builds the bundle, finds the browsers and says so in the environment:
//!
//! | variable | holds |
//! | --- | --- |
//! | `FILM_CARDS_DIST` | the folder of the bundle |
//! | `FILM_CARDS_HOSTILE` | the folder of a bundle with the reviews of `tests/browser/hostile` |
//! | `FILM_CARDS_BROWSERS` | the browsers to test in, comma-separated: `chromium` |
//! | `FILM_CARDS_CHROMIUM`, `FILM_CARDS_CHROMEDRIVER` | where the browser and its driver are |
//! | `FILM_CARDS_MISSING` | a line `chromium: reason` for each browser that is not there |
//! | `FILM_CARDS_SCREENSHOTS` | `1` to keep pictures in `target/screenshots` |
//!
//! Every case runs in every browser, in a session and on a server of its own, and ends with a look at
//! the console: a line that the case did not expect fails it.

mod browser;
mod case;
mod cases;
mod page;
mod server;
mod session;

use browser::Browser;
use libtest_mimic::{Arguments, Completion, Trial};
use std::env;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // A browser is several processes; more of them than this only wait for each other.
    arguments.test_threads.get_or_insert(2);

    let runtime = tokio::runtime::Runtime::new().expect("threads for the sessions");
    let unbuilt = env::var_os("FILM_CARDS_DIST").is_none_or(|dist| !Path::new(&dist).is_dir());
    if unbuilt {
        eprintln!("There is no bundle to test: `cargo xtask test` builds it and runs these cases in the browsers.");
    }
    let trials = Browser::asked_for().into_iter().flat_map(|(browser, missing)| {
        let missing = if unbuilt { Some("no bundle".to_owned()) } else { missing };
        let driver = browser.driver();
        let handle = runtime.handle().clone();
        cases::all().into_iter().map(move |case| {
            let name = format!("{browser}::{}", case.name);
            match &missing {
                Some(reason) => {
                    let reason = reason.clone();
                    Trial::ignorable_test(name, move || Ok(Completion::ignored_with(reason)))
                }
                None => {
                    let (driver, handle) = (driver.clone(), handle.clone());
                    Trial::test(name, move || handle.block_on(case::run(case, &driver)))
                }
            }
        })
    });
    libtest_mimic::run(&arguments, trials.collect()).exit_code()
}
