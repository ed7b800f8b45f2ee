//! The browsers the cards are tested in, each with the driver that steers it.
//!
//! A further browser is a further entry in [`BROWSERS`].

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::process;

/// What is known about a browser before it has been looked for.
pub struct Browser {
    /// What tests and people call it.
    pub name: &'static str,
    pub browser: Program,
    pub driver: Program,
    /// The packages Debian and its relatives have it in.
    packages: &'static [&'static str],
}

/// One program of a browser.
pub struct Program {
    /// The variable that names it, to us and to the tests.
    pub variable: &'static str,
    /// The names it goes by on `PATH`.
    names: &'static [&'static str],
    /// Where it is when it is not on `PATH`.
    places: &'static [&'static str],
}

/// A browser that can be driven.
#[derive(Debug)]
pub struct Installed {
    pub browser: PathBuf,
    pub driver: PathBuf,
}

pub const BROWSERS: &[Browser] = &[Browser {
    name: "chromium",
    browser: Program {
        variable: "FILM_CARDS_CHROMIUM",
        names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
        places: &[
            "/usr/bin/chromium",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        ],
    },
    driver: Program {
        variable: "FILM_CARDS_CHROMEDRIVER",
        names: &["chromedriver"],
        places: &["/usr/bin/chromedriver", "/usr/lib/chromium-browser/chromedriver"],
    },
    packages: &["chromium", "chromium-driver"],
}];

impl Browser {
    /// The browser and its driver, after an installation where one of them is missing and the
    /// machine lets us install it.
    pub fn ensure(&self) -> Result<Installed> {
        let missing = match self.find()? {
            Ok(installed) => return Ok(installed),
            Err(missing) => missing,
        };
        let (packages, name) = (self.packages.join(" "), self.name);
        let by_hand = format!("install it (Debian: `apt install {packages}`) or name it in {}", missing.variable);
        let Some(apt) = apt_get() else {
            bail!("{} was not found and cannot be installed from here; {by_hand}", missing.names[0]);
        };
        eprintln!("installing {name} with its driver (about a minute, once)");
        process::run(apt().arg("update"))?;
        process::run(apt().args(["install", "-y", "--no-install-recommends"]).args(self.packages))?;
        match self.find()? {
            Ok(installed) => Ok(installed),
            Err(missing) => bail!("{} was not found after the installation of {packages}; {by_hand}", missing.names[0]),
        }
    }

    /// Both programs, or the one that is missing.
    fn find(&self) -> Result<Result<Installed, &Program>> {
        let Some(browser) = self.browser.find()? else { return Ok(Err(&self.browser)) };
        let Some(driver) = self.driver.find()? else { return Ok(Err(&self.driver)) };
        Ok(Ok(Installed { browser, driver }))
    }
}

impl Program {
    /// The program named by its variable, or else the first of its names that is found.
    fn find(&self) -> Result<Option<PathBuf>> {
        self.choose(env::var_os(self.variable).map(PathBuf::from).as_deref(), super::on_path)
    }

    fn choose(&self, named: Option<&Path>, on_path: impl Fn(&str) -> Option<PathBuf>) -> Result<Option<PathBuf>> {
        if let Some(named) = named.filter(|named| !named.as_os_str().is_empty()) {
            if named.is_file() {
                return Ok(Some(named.to_path_buf()));
            }
            bail!("{} names `{}`, which is not there", self.variable, named.display());
        }
        let in_place = || self.places.iter().map(PathBuf::from).find(|place| place.is_file());
        Ok(self.names.iter().find_map(|name| on_path(name)).or_else(in_place))
    }
}

/// How to call `apt-get` so that it may install, where that is possible without asking anybody.
fn apt_get() -> Option<impl Fn() -> Command> {
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

    const PROGRAM: Program = Program { variable: "FILM_CARDS_EXAMPLE", names: &["first", "second"], places: &[] };

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
        assert_eq!(error.to_string(), "FILM_CARDS_EXAMPLE names `/no/such`, which is not there");
    }
}
