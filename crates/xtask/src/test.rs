//! `cargo xtask test`: every test there is, in one run.
//!
//! A failed step does not stop the others. Steps that could not be run are listed at the end.

mod native;
mod report;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs};

use anyhow::{Context, Result, bail};
use clap::Args;
use clap::builder::PossibleValuesParser;
use film_cards_cli::sizes;

use crate::project::{self, WASM};
use crate::tools::browser::{BROWSERS, Browser, Installed};
use crate::wordpress::Sites;
use crate::{bench, budget, dist, engine, fuzz, process, readability, release, reviews, sites, tools, types, validity};
use report::Report;

/// The packages to test on this machine, with their features. All steps name the same packages and features, so that
/// cargo compiles each dependency once for all of them.
const NATIVE: &[&str] = &[
    "--package=film-engine",
    "--package=film-model",
    "--package=film-reader",
    "--package=film-archive",
    "--package=film-bundle",
    "--package=film-import",
    "--package=film-reader-wasm",
    "--package=film-studio",
    "--package=review-folder",
    "--package=film-snippets",
    "--package=film-cards-cli",
    "--package=xtask",
    "--package=film-cards",
    "--no-default-features",
    "--features=film-cards/ssr,film-cards-cli/bundle",
];

/// The packages that a quick run tests: what a change in the reader or in a component can break. The others, which make
/// a command of them, take as long again to link and to run.
const QUICK: &[&str] = &[
    "--package=film-engine",
    "--package=film-model",
    "--package=film-reader",
    "--package=film-archive",
    "--package=film-snippets",
    "--package=film-cards",
    "--no-default-features",
    "--features=film-cards/ssr,film-reader/default",
];

/// The test target that needs a bundle and browsers.
const BROWSER_TESTS: &str = "browser";

/// What the names of the cases about WordPress begin with. They are a step of their own, with servers of their own.
const WORDPRESS_CASES: &str = "wordpress";

/// The test target that builds the gallery in a fresh copy of the project. It is a step of its own.
const FIRST_RUN: &str = "first_run";

/// Reviews with markup, and with unexpected lengths and alphabets.
const HOSTILE: &str = "tests/browser/hostile";

/// The table of conditions in the repository.
const TABLE: &str = "docs/conditions.md";

#[derive(Args)]
pub struct Options {
    /// Run what a change in the reader or in a component needs to know: lints, the native tests of both, and the cases in
    /// Chromium on the desktop that are neither slow nor only about the page scripts
    #[arg(long, conflicts_with_all = ["table", "browser", "case"])]
    quick: bool,
    /// Run only the cases in this browser; may be given more than once
    #[arg(long, value_name = "NAME", value_parser = names())]
    browser: Vec<String>,
    /// Run only the browser cases whose name contains this
    #[arg(long, value_name = "TEXT")]
    case: Option<String>,
    /// Run at most this many cases at once
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    /// Write docs/conditions.md from the results of the browsers
    #[arg(long, conflicts_with_all = ["browser", "case"])]
    table: bool,
}

/// The possible values of `--browser`.
fn names() -> PossibleValuesParser {
    BROWSERS.iter().map(|browser| browser.name).into()
}

impl Options {
    /// Whether to run only browser cases.
    fn only_browsers(&self) -> bool {
        !self.browser.is_empty() || self.case.is_some()
    }

    /// The browsers to run in.
    fn browsers(&self) -> Vec<&'static Browser> {
        let is_asked_for = |browser: &Browser| match self.quick {
            true => browser.name == "chromium",
            false => self.browser.is_empty() || self.browser.iter().any(|name| name == browser.name),
        };
        BROWSERS.iter().filter(|browser| is_asked_for(browser)).collect()
    }

    /// Whether the chosen cases need the command as its packages install it.
    fn needs_packages(&self) -> bool {
        match &self.case {
            Some(case) => ["installed", "sites"].iter().any(|module| case.starts_with(module)),
            None => !self.quick && !self.only_browsers(),
        }
    }

    /// Whether the chosen cases need a WordPress.
    fn needs_wordpress(&self) -> bool {
        match &self.case {
            Some(case) => case.starts_with(WORDPRESS_CASES),
            None => !self.quick && !self.only_browsers(),
        }
    }

    /// The text that the names of the cases must contain.
    fn filter(&self) -> Option<&str> {
        if self.quick { Some("desktop") } else { self.case.as_deref() }
    }
}

/// Runs the chosen tests, by default all of them, and prints a summary.
pub fn run(options: &Options) -> Result<ExitCode> {
    let mut report = Report::begin();
    if !options.only_browsers() {
        if !options.quick {
            report.step("tools", ensure_tools);
        }
        code(&mut report, options.quick);
    }
    browsers(&mut report, options)?;
    Ok(report.finish())
}

/// The steps that need no browser.
fn code(report: &mut Report, is_quick: bool) {
    report.step("formatting", || cargo(&["fmt", "--all", "--", "--check"]));
    let strict = &["--", "--deny", "warnings"][..];
    report.step("lints", || cargo(&[&["clippy", "--all-targets"], NATIVE, strict].concat()));
    report.step("lints of the module", || {
        let packages =
            ["film-engine", "film-reader-wasm", "film-studio", "leptos-app"].map(|name| format!("--package={name}"));
        let packages: Vec<&str> = ["clippy"].into_iter().chain(packages.iter().map(String::as_str)).collect();
        let packages = &[&packages[..], &["--target", WASM]].concat()[..];
        cargo(&[packages, strict].concat())
    });
    report.step("tests", || native_tests(if is_quick { QUICK } else { NATIVE }));
    if is_quick {
        return;
    }
    report.step("examples in the documentation", || cargo(&[&["test", "--doc"], NATIVE].concat()));
    report.step("components that hydrate", || {
        cargo(&["check", "--package", "film-cards", "--features", "hydrate", "--target", WASM])
    });
    // The first run waits most of its time for changes to show.
    let others = |report: &mut Report| {
        report.step("types", || types::run(&project::scratch("types")));
        report.step("first run", first_run);
    };
    match tools::cargo_fuzz::missing() {
        Some(missing) => {
            report.not_run("fuzzing", missing);
            others(report);
        }
        None => report.beside("fuzzing", fuzz::smoke, others),
    }
}

/// Builds the bundle, and runs the browser cases.
fn browsers(report: &mut Report, options: &Options) -> Result<()> {
    let (found, missing) = find_browsers(&options.browsers());
    let (axe, sheets) = (tools::axe::ensure(), tools::sheets::ensure());
    let (bundle, hostile, large) = (project::scratch("dist"), project::scratch("hostile"), project::scratch("large"));
    let mut is_built = false;
    report.step("bundle", || {
        let engine = if options.quick { engine::ensure_quick() } else { engine::ensure() }?;
        dist::bundle(&engine, reviews::samples(), &bundle)?;
        dist::bundle(&engine, project::root().join(HOSTILE), &hostile)?;
        dist::bundle(&engine, large_archive()?, &large)?;
        is_built = true;
        Ok(())
    });
    if !is_built {
        report.not_run("budget", "there is no bundle");
        report.not_run("snippets", "there is no bundle");
        report.not_run("browsers", "there is no bundle");
        return Ok(());
    }
    if !options.quick {
        report.step("budget", || {
            hold_budget(&budget::verdicts(&sizes::of_bundle(&bundle)?))?;
            let listing = fs::metadata(large.join("packs/16384.bin")).context("the large bundle has no listing")?;
            hold_budget(&budget::verdicts_of_large(&sizes::of_bundle(&large)?, listing.len() as usize))
        });
        report.step("snippets", || {
            let snippets = [&bundle, &hostile].map(|bundle| bundle.join("snippets"));
            validity::run(&snippets).and(readability::run(&snippets[0]))
        });
    }
    let mut programs = Vec::new();
    if options.needs_packages() {
        match tools::maturin::missing() {
            Some(missing) => report.not_run("packages", missing),
            None => report.step("packages", || {
                programs = release::install()?;
                Ok(())
            }),
        }
    }
    let built_sites = programs.first().and_then(|program: &PathBuf| build_sites(report, program));
    let cases = |filter: Option<&str>| {
        let mut test = project::cargo();
        // With the features of the native tests, so that nothing is compiled again.
        let packages = if options.quick { QUICK } else { NATIVE };
        test.arg("test").args(packages).args(["--test", BROWSER_TESTS, "--"]).args(filter);
        test.args(options.threads.map(|threads| format!("--test-threads={threads}")));
        reviews::without_choice(&mut test);
        test.env("FILM_CARDS_DIST", &bundle);
        test.env("FILM_CARDS_HOSTILE", &hostile);
        test.env("FILM_CARDS_LARGE", &large);
        tell_browsers(&mut test, &found, &missing);
        test
    };
    report.step("browsers", || {
        let mut test = cases(options.filter());
        if options.quick {
            test.env("FILM_CARDS_QUICK", "1");
        }
        if !programs.is_empty() {
            test.env("FILM_CARDS_PROGRAMS", env::join_paths(&programs).context("a path with a colon in it")?);
        }
        if let Some(sites) = &built_sites {
            test.env("FILM_CARDS_SITES", sites);
        }
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
    if options.needs_wordpress() {
        match tools::wordpress::ensure() {
            Err(error) => report.not_run("WordPress", &format!("{error:#}")),
            Ok(wordpress) => report.step("WordPress", || {
                let sites = Sites::start(&wordpress, &engine::ensure()?)?;
                let filter = options.case.as_deref().unwrap_or(WORDPRESS_CASES);
                process::run(cases(Some(filter)).env("FILM_CARDS_WORDPRESS", sites.folder()))
            }),
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
    Ok(())
}

/// Writes the samples and many made-up reviews into one folder. Their archive is too large to be embedded.
fn large_archive() -> Result<PathBuf> {
    let folder = project::scratch("large-reviews");
    bench::folder::write(&folder, 100)?;
    for entry in fs::read_dir(reviews::samples())? {
        let path = entry?.path();
        fs::copy(&path, folder.join(path.file_name().unwrap_or_default()))?;
    }
    Ok(folder)
}

/// Builds the sites of the generators that are here, with the command that npm has installed. Returns their folder.
fn build_sites(report: &mut Report, program: &Path) -> Option<PathBuf> {
    let folder = project::scratch("sites");
    let (found, missing) = sites::find();
    for (name, reason) in &missing {
        report.not_run(name, reason);
    }
    let mut are_built = false;
    report.step("site generators", || {
        sites::build(&found, program, &folder)?;
        are_built = true;
        Ok(())
    });
    are_built.then_some(folder)
}

/// Fails if the bundle is larger than the budget.
fn hold_budget(verdicts: &[(String, bool)]) -> Result<()> {
    for (verdict, is_held) in verdicts {
        eprintln!("{verdict}");
        if !is_held {
            bail!("{verdict}");
        }
    }
    Ok(())
}

/// Finds or installs all tools at once, so that no later step has to wait. Tries every tool, even if another one
/// failed.
fn ensure_tools() -> Result<()> {
    let attempts = [
        tools::rust::ensure_fmt_and_clippy(),
        tools::rust::ensure_wasm_target(),
        tools::rust::ensure_library_source(),
        tools::wasm_bindgen::ensure().map(drop),
        tools::wasm_opt::ensure().map(drop),
        tools::esbuild::ensure().map(drop),
        tools::terser::ensure().map(drop),
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

/// The available browsers, and the reasons why the others are missing.
fn find_browsers(browsers: &[&'static Browser]) -> (Found, Missing) {
    let (mut found, mut missing) = (Vec::new(), Vec::new());
    for browser in browsers.iter().copied() {
        match browser.ensure() {
            Ok(installed) => found.push((browser, installed)),
            Err(error) => missing.push((browser, format!("{error:#}"))),
        }
    }
    (found, missing)
}

/// Sets the variables with the paths of the browsers, and with the browsers to report as not run.
fn tell_browsers(test: &mut Command, found: &Found, missing: &Missing) {
    let names: Vec<&str> = found.iter().map(|(browser, _)| browser.name).collect();
    test.env("FILM_CARDS_BROWSERS", names.join(" "));
    for (_, programs) in found {
        test.envs(programs.iter().map(|(variable, program)| (variable, program)));
    }
    let reasons: Vec<String> = missing.iter().map(|(browser, reason)| format!("{}: {reason}", browser.name)).collect();
    test.env("FILM_CARDS_MISSING", reasons.join("\n"));
}

/// The unit tests of these packages, and each of their files of tests that needs no browser.
fn native_tests(packages: &[&str]) -> Result<()> {
    let names: Vec<&str> = packages.iter().filter_map(|argument| argument.strip_prefix("--package=")).collect();
    let targets = project::test_targets(&names)?;
    let files: Vec<String> =
        targets.into_iter().filter(|target| ![BROWSER_TESTS, FIRST_RUN].contains(&target.as_str())).collect();
    native::run(packages, &files)
}

/// Tests a first `serve` in a fresh copy of the project, while files are saved, moved and removed.
fn first_run() -> Result<()> {
    cargo(&[&["test"], NATIVE, &["--test", FIRST_RUN, "--", "--ignored"]].concat())
}

/// Runs cargo with the project's own reviews, whatever the environment says, because the tests expect them.
fn cargo(arguments: &[&str]) -> Result<()> {
    let mut cargo = project::cargo();
    process::run(reviews::without_choice(&mut cargo).args(arguments))
}
