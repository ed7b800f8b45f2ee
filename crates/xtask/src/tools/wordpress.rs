//! WordPress with what it needs: PHP and MariaDB, all of them from Debian's packages.
//!
//! Debian's package of WordPress would install and start a web server. So its files are only unpacked, into our folder of
//! tools, and so are the files that it expects in other packages.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{process, trouble};

/// The packages that are installed.
const INSTALLED: &[&str] = &["php-cli", "php-mysql", "mariadb-server-core"];

/// The packages that are only unpacked.
const UNPACKED: &[&str] =
    &["wordpress", "wordpress-theme-twentytwentythree", "libjs-cropper", "libjs-underscore", "php-getid3"];

/// The configuration, in place of Debian's. The test says where its own is.
const CONFIGURATION: &str = "<?php require getenv( 'WORDPRESS_CONFIG' );\n";

/// The paths of the programs and of WordPress.
pub struct WordPress {
    pub php: PathBuf,
    pub database: PathBuf,
    /// The folder with WordPress itself.
    pub core: PathBuf,
}

/// Finds WordPress and its programs. If something is missing and the machine allows it, installs it first.
pub fn ensure() -> Result<WordPress> {
    if find().is_none() {
        install()?;
    }
    let (php, database) = find().context("PHP with MySQL and MariaDB were not found after the installation")?;
    let core = super::cached("wordpress-debian")?;
    if !core.is_dir() {
        super::install(&core, unpack).context("WordPress could not be unpacked")?;
    }
    Ok(WordPress { php, database, core: core.join("wordpress") })
}

/// PHP that can use MySQL, and MariaDB, which is often in no folder of `PATH`.
fn find() -> Option<(PathBuf, PathBuf)> {
    let php = super::on_path("php")?;
    let modules = process::quiet_output(Command::new(&php).arg("-m"))?;
    let has_mysql = modules.lines().any(|module| module == "mysqli");
    let database = super::on_path("mariadbd");
    let database =
        database.or_else(|| Some(PathBuf::from("/usr/sbin/mariadbd")).filter(|program| program.is_file()))?;
    has_mysql.then_some((php, database))
}

fn install() -> Result<()> {
    let packages = INSTALLED.join(" ");
    let Some(apt) = super::browser::apt_get() else {
        bail!(
            "WordPress needs PHP and MariaDB, which cannot be installed from here; install them (Debian: `apt install {packages}`)"
        );
    };
    eprintln!("installing PHP and MariaDB (about a minute, once)");
    let update = process::run_installer(apt().arg("update"));
    let install = || process::run_installer(apt().args(["install", "-y", "--no-install-recommends"]).args(INSTALLED));
    update.and_then(|()| install()).map_err(|error| trouble::unreachable(error, "PHP with MariaDB", ""))
}

/// Fetches the packages and unpacks them. Links between them become files, because WordPress takes its own folder for
/// that of the file that runs.
fn unpack(place: &Path) -> Result<()> {
    let Some(apt) = super::on_path("apt-get") else {
        bail!("the files of WordPress come out of Debian's package, and there is no apt-get");
    };
    eprintln!("fetching WordPress (some seconds, once)");
    let fetch = || process::run_installer(Command::new(&apt).arg("download").args(UNPACKED).current_dir(place));
    // On a new machine the list of packages is missing.
    let update = || super::browser::apt_get().map_or(Ok(()), |apt| process::run_installer(apt().arg("update")));
    let fetched = fetch().or_else(|_| update().and_then(|()| fetch()));
    fetched.map_err(|error| trouble::unreachable(error, "WordPress", ""))?;
    let packages = place.join("packages");
    for entry in fs::read_dir(place)? {
        let file = entry?.path();
        if file.extension().is_some_and(|ending| ending == "deb") {
            process::run(Command::new("dpkg-deb").arg("--extract").arg(&file).arg(&packages))?;
            fs::remove_file(&file)?;
        }
    }
    let found = packages.join("usr/share/wordpress");
    // These lead to files of a system on which the package is installed.
    for name in [".htaccess", "wp-includes/certificates/ca-bundle.crt"] {
        let _ = fs::remove_file(found.join(name));
    }
    process::run(Command::new("cp").args(["--recursive", "--dereference"]).arg(&found).arg(place))?;
    fs::remove_dir_all(&packages)?;
    fs::write(place.join("wordpress/wp-config.php"), CONFIGURATION)?;
    Ok(())
}

/// The folder of the theme in WordPress.
pub fn theme(core: &Path) -> PathBuf {
    core.join("wp-content/themes/twentytwentythree")
}

/// Whether this process may do everything, which MariaDB has to be told.
pub fn is_root() -> bool {
    env::consts::OS == "linux"
        && process::quiet_output(Command::new("id").arg("-u")).is_some_and(|user| user.trim() == "0")
}
