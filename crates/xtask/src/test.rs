//! `cargo xtask test`: every test there is, in one run.
//!
//! A step that fails stops no other, and what could not be run is said at the end.

mod report;

use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Result, bail};
use clap::Args;

use crate::project::{self, WASM};
use crate::sizes;
use crate::tools::browser::{BROWSERS, Browser, Installed};
use crate::{dist, fuzz, process, reviews, serve, tools, types};
use report::Report;

/// The packages that are built for this machine only.
const NATIVE: &[&str] =
    &["--package", "film-model", "--package", "review-folder", "--package", "film-snippets", "--package", "xtask"];

/// The components, rendered without a browser.
const RENDERED: &[&str] = &["--package", "film-cards", "--no-default-features", "--features", "ssr"];

/// The test target that needs a bundle and browsers.
const BROWSER_TESTS: &str = "browser";

/// Reviews full of markup. They are shown from what trunk builds, which is quicker than a bundle.
const HOSTILE: &str = "tests/browser/hostile";

/// The table of conditions that is in the repository.
const TABLE: &str = "docs/conditions.md";

#[derive(Args)]
pub struct Options {
    /// Write docs/conditions.md anew: what the browsers have made of each hostile condition
    #[arg(long)]
    table: bool,
}

/// Runs everything and sums it up.
pub fn run(options: &Options) -> Result<ExitCode> {
    let mut report = Report::default();
    report.step("tools", ensure_tools);
    let (browsers, missing) = find_browsers();
    let axe = tools::axe::ensure();
    let sheets = tools::sheets::ensure();

    report.step("formatting", || cargo(&["fmt", "--all", "--", "--check"]));
    lints(&mut report);
    report.step("reader, folder and commands", || cargo(&[&["test"], NATIVE].concat()));
    match tools::cargo_fuzz::missing() {
        Some(missing) => report.not_run("fuzzing", missing),
        None => report.step("fuzzing", fuzz::smoke),
    }
    report.step("the module's own logic", || cargo(&["test", "--package", "film-cards", "--lib"]));
    report.step("components", component_tests);
    report.step("examples in the documentation", || cargo(&[&["test", "--doc"], RENDERED].concat()));
    report.step("example application", || cargo(&["check", "--package", "leptos-app", "--target", WASM]));
    report.step("components that hydrate", || {
        cargo(&["check", "--package", "film-cards", "--no-default-features", "--features", "hydrate", "--target", WASM])
    });
    report.step("types", || types::run(&project::scratch("types")));
    report.step("gallery", || gallery(None, "gallery"));
    report.step("gallery of hostile reviews", || gallery(Some(&project::root().join(HOSTILE)), "hostile"));

    let mut bundle = None;
    report.step("bundle", || {
        let built = dist::bundle(None, &project::scratch("dist"))?;
        eprint!("{}", sizes::table(&built.files));
        bundle = Some(built);
        Ok(())
    });
    match &bundle {
        None => {
            report.not_run("budget", "there is no bundle");
            report.not_run("browsers", "there is no bundle");
        }
        Some(bundle) => {
            report.step("budget", || {
                for (verdict, held) in sizes::verdicts(&bundle.files) {
                    eprintln!("{verdict}");
                    if !held {
                        bail!("{verdict}");
                    }
                }
                Ok(())
            });
            report.step("browsers", || {
                let mut test = project::cargo();
                test.arg("test").args(RENDERED).args(["--test", BROWSER_TESTS]);
                reviews::tell(&mut test, None);
                test.env("FILM_CARDS_DIST", &bundle.folder);
                test.env("FILM_CARDS_HOSTILE", project::scratch("hostile"));
                tell_browsers(&mut test, &browsers, &missing);
                if options.table {
                    test.env("FILM_CARDS_TABLE", TABLE);
                }
                if let Ok(axe) = &axe {
                    test.env("FILM_CARDS_AXE", axe);
                }
                if let Ok(sheets) = &sheets {
                    test.env("FILM_CARDS_SHEETS", sheets);
                }
                if let Ok(fonts) = tools::fonts::ensure() {
                    test.env("FILM_CARDS_FONTS", fonts);
                }
                process::run(&mut test)
            });
        }
    }
    for (browser, reason) in &missing {
        report.not_run(browser.name, reason);
    }
    if let Err(error) = &axe {
        report.not_run("accessibility", &format!("{error:#}"));
    }
    if let Err(error) = &sheets {
        report.not_run("the pages of others", &format!("{error:#}"));
    }
    Ok(report.finish())
}

/// Looks for all tools at once, so that the steps after it wait for nothing. Each tool is tried,
/// whatever became of the others.
fn ensure_tools() -> Result<()> {
    let attempts = [
        tools::rust::ensure_fmt_and_clippy(),
        tools::rust::ensure_wasm_target(),
        tools::rust::ensure_library_source(),
        tools::wasm_bindgen::ensure().map(drop),
        tools::wasm_opt::ensure().map(drop),
        tools::trunk::ensure().map(drop),
        tools::fonts::ensure().map(drop),
        if tools::cargo_fuzz::missing().is_none() { tools::cargo_fuzz::ensure().map(drop) } else { Ok(()) },
    ];
    let errors: Vec<String> = attempts.into_iter().filter_map(Result::err).map(|error| format!("{error:#}")).collect();
    if !errors.is_empty() {
        bail!("{}", errors.join("; "));
    }
    Ok(())
}

type Found = Vec<(&'static Browser, Installed)>;
type Missing = Vec<(&'static Browser, String)>;

/// The browsers that are here, and why others are not.
fn find_browsers() -> (Found, Missing) {
    let (mut found, mut missing) = (Vec::new(), Vec::new());
    for browser in BROWSERS {
        match browser.ensure() {
            Ok(installed) => found.push((browser, installed)),
            Err(error) => missing.push((browser, format!("{error:#}"))),
        }
    }
    (found, missing)
}

/// Tells the tests what they can drive, and what they have to report as not run.
fn tell_browsers(test: &mut Command, found: &Found, missing: &Missing) {
    let names: Vec<&str> = found.iter().map(|(browser, _)| browser.name).collect();
    test.env("FILM_CARDS_BROWSERS", names.join(" "));
    for (_, programs) in found {
        test.envs(programs.iter().map(|(variable, program)| (variable, program)));
    }
    let reasons: Vec<String> = missing.iter().map(|(browser, reason)| format!("{}: {reason}", browser.name)).collect();
    test.env("FILM_CARDS_MISSING", reasons.join("\n"));
}

fn lints(report: &mut Report) {
    let strict = &["--", "--deny", "warnings"][..];
    report.step("lints", || cargo(&[&["clippy", "--all-targets"], NATIVE, strict].concat()));
    report.step("lints of the module", || {
        cargo(&[&["clippy", "--package", "film-cards", "--target", WASM], strict].concat())
    });
    report.step("lints of the components", || cargo(&[&["clippy", "--all-targets"], RENDERED, strict].concat()));
}

/// The components' own tests: the library's and each file in `tests/` that needs no browser.
fn component_tests() -> Result<()> {
    let targets = project::test_targets()?;
    let mut arguments = [&["test", "--lib"], RENDERED].concat();
    for target in targets.iter().filter(|target| *target != BROWSER_TESTS) {
        arguments.extend(["--test", target]);
    }
    cargo(&arguments)
}

/// Builds the gallery as `serve` does, from the folder of reviews, or the project's own.
fn gallery(reviews: Option<&Path>, name: &str) -> Result<()> {
    let mut trunk = serve::trunk("build")?;
    reviews::tell(&mut trunk, reviews);
    process::run(trunk.arg("--dist").arg(project::scratch(name)))
}

/// Runs cargo with the project's own reviews, whatever the environment says: the tests know them.
fn cargo(arguments: &[&str]) -> Result<()> {
    let mut cargo = project::cargo();
    reviews::tell(&mut cargo, None);
    process::run(cargo.args(arguments))
}
