//! The built bundle in real browsers, over WebDriver.
//!
//! `cargo xtask test` builds the bundle, finds the browsers and sets these environment variables:
//!
//! | variable | value |
//! | --- | --- |
//! | `FILM_CARDS_DIST` | the folder of the bundle |
//! | `FILM_CARDS_HOSTILE` | the folder of a bundle with the reviews of `tests/browser/hostile` |
//! | `FILM_CARDS_LARGE` | the folder of a bundle with so many reviews that they are in packs, the samples among them |
//! | `FILM_CARDS_BROWSERS` | the browsers to test in, comma-separated: `chromium`, `firefox`, `webkit` |
//! | `FILM_CARDS_CHROMIUM`, `FILM_CARDS_CHROMEDRIVER` | the paths of Chromium and its driver |
//! | `FILM_CARDS_FIREFOX`, `FILM_CARDS_GECKODRIVER` | the paths of Firefox and its driver |
//! | `FILM_CARDS_MINIBROWSER`, `FILM_CARDS_WEBKITDRIVER`, `FILM_CARDS_XVFB` | the paths of WebKit's browser, its driver and its screen |
//! | `FILM_CARDS_MISSING` | a line `chromium: reason` for each missing browser |
//! | `FILM_CARDS_AXE` | the path of the script of axe-core; without it, the cases of accessibility do not run |
//! | `FILM_CARDS_PROGRAMS` | the paths of the command, installed from each of its packages, as in `PATH` |
//! | `FILM_CARDS_SITES` | the folder of the example sites that site generators have built |
//! | `FILM_CARDS_WORDPRESS` | the folder of the running sites of WordPress, with the plugin |
//! | `FILM_CARDS_SHEETS` | the folder of the stylesheets of Bootstrap, Tailwind and WordPress |
//! | `FILM_CARDS_FONTS` | the folders of the fonts for the pictures in `docs/pictures` |
//! | `FILM_CARDS_TABLE` | the path of the table of conditions; the default is `target/film-cards/conditions.md` |
//! | `FILM_CARDS_QUICK` | `1` to leave out the cases that are slow or only about the page scripts |
//! | `FILM_CARDS_SCREENSHOTS` | `1` to keep pictures in `target/screenshots` |
//!
//! Every case runs in each browser and form of its scope, with a tab and a server of its own. At the end of a case the
//! console is checked: a line that the case did not expect makes it fail. At the end of the run it is printed how much
//! time the browsers needed to start, separately from the time in the cases.

mod browser;
mod case;
mod cases;
mod console;
mod devtools;
mod driver;
mod form;
mod gallery;
mod page;
mod picture;
mod pool;
mod printing;
mod server;
mod session;
mod table;
mod tree;
mod turns;

use browser::Browser;
use case::Case;
use form::Form;
use libtest_mimic::{Arguments, Completion, Trial};
use pool::Pool;
use std::env;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use table::Table;
use turns::Turns;

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    let runtime = tokio::runtime::Runtime::new().expect("threads for the sessions");
    let unbuilt = env::var_os("FILM_CARDS_DIST").is_none_or(|dist| !Path::new(&dist).is_dir());
    if unbuilt {
        eprintln!("There is no bundle to test: `cargo xtask test` builds it and runs these cases in the browsers.");
    }
    let cases = cases::all();
    let (chosen, left_out): (Vec<&Case>, Vec<&Case>) =
        cases.iter().partition(|case| case.scope.is_quick || !is_quick());
    let (pool, table) = (Arc::new(Pool::default()), Table::default());
    let browsers = Browser::asked_for();
    let busy = arguments.test_threads.unwrap_or(turns::BUSY);
    let names: Vec<Browser> = browsers.iter().map(|(browser, _)| *browser).collect();
    let turns = Arc::new(Turns::new(busy, &names));
    let mut trials = Vec::new();
    // Alternate between the browsers, so that cases that run at once do not wait for the same browser. At the end, no
    // processor waits for a long case.
    let mut ordered = chosen.clone();
    ordered.sort_by_key(|case| (!case.scope.waits, !case.scope.is_long));
    for form in Form::ALL {
        for case in ordered.iter().filter(|case| case.scope.forms.contains(form)) {
            for (browser, missing) in browsers.iter().filter(|(browser, _)| case.scope.browsers.contains(browser)) {
                let (case, browser, form) = (**case, *browser, *form);
                let name = format!("{browser}::{form}::{}", case.name);
                let missing = if unbuilt { Some("no bundle".to_owned()) } else { missing.clone() };
                trials.push(match missing.or_else(|| lacks(&case)) {
                    Some(reason) => Trial::ignorable_test(name, move || Ok(Completion::ignored_with(reason))),
                    None => {
                        let (pool, handle, table) = (pool.clone(), runtime.handle().clone(), table.clone());
                        let turns = turns.clone();
                        Trial::test(name, move || {
                            let result = handle.block_on(async {
                                let _turn = turns.take(&case.scope, browser).await;
                                case::run(case, browser, form, &pool).await
                            });
                            table.keep(&case, browser, result.is_ok());
                            result
                        })
                    }
                });
            }
        }
    }
    let place = Table::place();
    if !place.ends_with("docs/conditions.md") {
        let cases = cases.clone();
        trials.push(Trial::test("the published table has a row for each condition", move || {
            Ok(table::is_published(&cases)?)
        }));
    }

    // A trial that waits for its turn needs a thread, too, and the next trials for the other browsers. With one thread, one
    // trial runs after the other.
    if arguments.test_threads != Some(1) {
        let waiting = ordered.iter().filter(|case| case.scope.waits).count();
        arguments.test_threads = Some((waiting + 2 * busy) * browsers.len());
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    runtime.block_on(pool.close());
    eprint!("{}", pool.summary());
    if !left_out.is_empty() {
        let names: Vec<&str> = left_out.iter().map(|case| case.name).collect();
        eprintln!("left out, because they are slow or about the page scripts: {}", names.join(", "));
    }
    if !unbuilt && let Err(error) = table.write(&cases, &place) {
        eprintln!("The table of conditions could not be written to {}: {error}", place.display());
        return ExitCode::FAILURE;
    }
    conclusion.exit_code()
}

/// Whether to leave out the slow cases.
fn is_quick() -> bool {
    env::var("FILM_CARDS_QUICK").as_deref() == Ok("1")
}

/// What is missing to run the case, if anything.
fn lacks(case: &Case) -> Option<String> {
    let lacking = [
        ("accessibility::", "FILM_CARDS_AXE", "there is no axe-core"),
        ("studio::it_is_accessible", "FILM_CARDS_AXE", "there is no axe-core"),
        ("installed::", "FILM_CARDS_PROGRAMS", "the packages were not installed"),
        ("sites::", "FILM_CARDS_SITES", "the sites were not built"),
        ("wordpress::", "FILM_CARDS_WORDPRESS", "they are a step of their own"),
        ("theme::the_pages_of_frameworks", "FILM_CARDS_SHEETS", "there are no stylesheets of frameworks"),
    ];
    let mut lacking = lacking
        .into_iter()
        .filter(|(name, variable, _)| case.name.starts_with(name) && env::var_os(variable).is_none());
    lacking.next().map(|(_, _, reason)| reason.to_owned()).or_else(|| cases::sites::lacks(case.name))
}
