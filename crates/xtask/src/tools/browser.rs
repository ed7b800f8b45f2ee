//! The browsers for the tests, each with its driver.
//!
//! To add a browser, add an entry to [`BROWSERS`].

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Result, bail};

use crate::{process, trouble};

/// How to find and install a browser.
pub struct Browser {
    /// Its name, for tests and for people.
    pub name: &'static str,
    /// The programs: the browser, its driver, and others that these need.
    programs: &'static [Program],
    /// The packages with these programs in Debian and its derivatives.
    packages: &'static [&'static str],
}

/// One program of a browser.
struct Program {
    /// The environment variable with its path, for us and for the tests.
    variable: &'static str,
    /// Its possible names on `PATH`.
    names: &'static [&'static str],
    /// Its possible paths outside `PATH`. A folder `*` means any folder.
    places: &'static [&'static str],
    /// How to install it if it is not in the packages.
    install: Option<fn() -> Result<PathBuf>>,
}

/// The paths of a browser's programs, each with the environment variable for the tests.
pub type Installed = Vec<(&'static str, PathBuf)>;

pub const BROWSERS: &[Browser] = &[
    Browser {
        name: "chromium",
        programs: &[
            Program {
                variable: "FILM_CARDS_CHROMIUM",
                names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
                places: &[
                    "/usr/bin/chromium",
                    "/Applications/Chromium.app/Contents/MacOS/Chromium",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
                ],
                install: None,
            },
            Program {
                variable: "FILM_CARDS_CHROMEDRIVER",
                names: &["chromedriver"],
                places: &["/usr/bin/chromedriver", "/usr/lib/chromium-browser/chromedriver"],
                install: None,
            },
        ],
        packages: &["chromium", "chromium-driver"],
    },
    Browser {
        name: "firefox",
        programs: &[
            Program {
                variable: "FILM_CARDS_FIREFOX",
                names: &["firefox-esr", "firefox"],
                places: &[
                    "/Applications/Firefox.app/Contents/MacOS/firefox",
                    r"C:\Program Files\Mozilla Firefox\firefox.exe",
                ],
                install: None,
            },
            Program {
                variable: "FILM_CARDS_GECKODRIVER",
                names: &["geckodriver"],
                places: &[],
                install: Some(super::geckodriver::ensure),
            },
        ],
        packages: &["firefox-esr"],
    },
    // WebKit's GTK port. Its MiniBrowser has no headless mode, so it runs on a virtual screen.
    Browser {
        name: "webkit",
        programs: &[
            Program {
                variable: "FILM_CARDS_MINIBROWSER",
                names: &[],
                places: &[
                    "/usr/lib/*/webkit2gtk-4.1/MiniBrowser",
                    "/usr/lib/*/webkitgtk-6.0/MiniBrowser",
                    "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
                    "/usr/libexec/webkitgtk-6.0/MiniBrowser",
                ],
                install: None,
            },
            Program { variable: "FILM_CARDS_WEBKITDRIVER", names: &["WebKitWebDriver"], places: &[], install: None },
            Program { variable: "FILM_CARDS_XVFB", names: &["Xvfb"], places: &[], install: None },
        ],
        packages: &["webkit2gtk-driver", "xvfb"],
    },
];

impl Browser {
    /// Finds the browser with everything it needs. If something is missing and the machine allows it, installs it
    /// first.
    pub fn ensure(&self) -> Result<Installed> {
        if let Some(missing) = self.missing()? {
            self.install(missing)?;
        }
        self.programs.iter().map(|program| Ok((program.variable, program.ensure()?))).collect()
    }

    /// The first program of the packages that is missing.
    fn missing(&self) -> Result<Option<&Program>> {
        for program in self.programs.iter().filter(|program| program.install.is_none()) {
            if program.find()?.is_none() {
                return Ok(Some(program));
            }
        }
        Ok(None)
    }

    fn install(&self, missing: &Program) -> Result<()> {
        let (packages, name) = (self.packages.join(" "), self.name);
        let Some(apt) = apt_get() else {
            bail!(
                "{} was not found and cannot be installed from here; install it (Debian: `apt install {packages}`) \
                 or name it in {}",
                missing.title(),
                missing.variable
            );
        };
        eprintln!("installing {name} with its driver (about a minute, once)");
        let update = process::run_installer(apt().arg("update"));
        let install =
            || process::run_installer(apt().args(["install", "-y", "--no-install-recommends"]).args(self.packages));
        update.and_then(|()| install()).map_err(|error| {
            let otherwise = format!(", or name the program in {}", missing.variable);
            trouble::unreachable(error, &format!("{} with its driver", self.name), &otherwise)
        })
    }
}

impl Program {
    /// Its path. If it has its own tool, that installs it if necessary.
    fn ensure(&self) -> Result<PathBuf> {
        match (self.find()?, self.install) {
            (Some(found), _) => Ok(found),
            (None, Some(install)) => install(),
            (None, None) => {
                bail!("{} was not found after the installation; name it in {}", self.title(), self.variable)
            }
        }
    }

    /// Its name for people.
    fn title(&self) -> &str {
        let name = self.names.first().or(self.places.first()).copied().unwrap_or(self.variable);
        name.rsplit('/').next().unwrap_or(name)
    }

    /// The program from its environment variable, or the first of its names that is found. A program that we install
    /// ourselves is found by its own tool, which knows the version.
    fn find(&self) -> Result<Option<PathBuf>> {
        let on_path = |name: &str| if self.install.is_none() { super::on_path(name) } else { None };
        self.choose(env::var_os(self.variable).map(PathBuf::from).as_deref(), on_path)
    }

    fn choose(&self, named: Option<&Path>, on_path: impl Fn(&str) -> Option<PathBuf>) -> Result<Option<PathBuf>> {
        if let Some(named) = named.filter(|named| !named.as_os_str().is_empty()) {
            if named.is_file() {
                return Ok(Some(named.to_path_buf()));
            }
            bail!("{} names `{}`, which does not exist", self.variable, named.display());
        }
        let in_place = || self.places.iter().find_map(|place| in_place(place));
        Ok(self.names.iter().find_map(|name| on_path(name)).or_else(in_place))
    }
}

/// The file at a path in which one folder may be `*`.
fn in_place(place: &str) -> Option<PathBuf> {
    let Some((before, after)) = place.split_once("/*/") else {
        return Some(PathBuf::from(place)).filter(|file| file.is_file());
    };
    let folders = fs::read_dir(before).ok()?.flatten();
    folders.map(|folder| folder.path().join(after)).find(|file| file.is_file())
}

/// The command that calls `apt-get` with the right to install, if that is possible without a password.
pub(super) fn apt_get() -> Option<impl Fn() -> Command> {
    let apt = super::on_path("apt-get")?;
    let root = process::quiet_output(Command::new("id").arg("-u"))?.trim() == "0";
    if !root {
        process::quiet_output(Command::new("sudo").args(["-n", "true"]))?;
    }
    Some(move || {
        let mut command = if root {
            Command::new("env")
        } else {
            let mut sudo = Command::new("sudo");
            sudo.args(["-n", "env"]);
            sudo
        };
        command.arg("DEBIAN_FRONTEND=noninteractive").arg(&apt);
        command
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROGRAM: Program =
        Program { variable: "FILM_CARDS_EXAMPLE", names: &["first", "second"], places: &[], install: None };

    #[test]
    fn the_first_name_on_path_is_taken() {
        let second = |name: &str| (name == "second").then(|| PathBuf::from("/bin/second"));
        assert_eq!(PROGRAM.choose(None, second).unwrap().unwrap(), Path::new("/bin/second"));
        assert_eq!(PROGRAM.choose(None, |_| None).unwrap(), None);
    }

    #[test]
    fn a_named_program_comes_before_path_and_must_be_there() {
        let named = env::current_exe().unwrap();
        let found = PROGRAM.choose(Some(&named), |_| Some("/bin/first".into())).unwrap();
        assert_eq!(found, Some(named));
        let error = PROGRAM.choose(Some(Path::new("/no/such")), |_| None).unwrap_err();
        assert_eq!(error.to_string(), "FILM_CARDS_EXAMPLE names `/no/such`, which does not exist");
    }

    #[test]
    fn a_place_may_leave_one_folder_open() {
        let system = tempfile::tempdir().unwrap();
        fs::create_dir_all(system.path().join("lib/x86_64/webkit")).unwrap();
        fs::write(system.path().join("lib/x86_64/webkit/MiniBrowser"), "").unwrap();
        let place = |rest: &str| in_place(&format!("{}/{rest}", system.path().display()));
        let found = system.path().join("lib/x86_64/webkit/MiniBrowser");
        assert_eq!(place("lib/*/webkit/MiniBrowser"), Some(found.clone()));
        assert_eq!(place("lib/x86_64/webkit/MiniBrowser"), Some(found));
        assert_eq!(place("lib/*/other/MiniBrowser"), None);
    }
}
