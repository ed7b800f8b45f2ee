//! Starts WordPress for the browser cases about the plugin: one MariaDB, and a site for each case, all in a folder of
//! their own. Nothing of it is left when [`Sites`] is dropped.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::companion::Companion;
use crate::tools::wordpress::{WordPress, is_root, theme};
use crate::{process, project, release};

/// The sites, each for the case `wordpress::NAME`.
const SITES: [&str; 2] = ["a_critic_installs_the_plugin_and_writes", "an_author_breaks_nothing"];

/// The longest time until a server answers.
const PATIENCE: Duration = Duration::from_secs(60);

/// The servers.
pub struct Sites {
    // Fields are dropped in order: the servers end before the folder with their files.
    _web: Vec<Companion>,
    _database: Companion,
    folder: TempDir,
}

impl Sites {
    /// Starts the servers and installs a WordPress for each site. `engine` is for the plugin.
    pub fn start(tools: &WordPress, engine: &Path) -> Result<Sites> {
        let folder = tempfile::tempdir().context("there is no place for temporary files")?;
        release::wordpress::plugin(engine, folder.path())?;
        let (database, socket) = start_database(tools, folder.path())?;
        let mut web = Vec::new();
        for name in SITES {
            let site = Site { tools, socket: &socket, folder: folder.path().join(name), origin: free_origin()? };
            site.install()?;
            web.push(site.serve()?);
        }
        Ok(Sites { _web: web, _database: database, folder })
    }

    /// The folder with `film-cards.zip`, and with a folder for each site: `origin` is its address, and `content` what
    /// WordPress calls `wp-content`.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

/// Starts MariaDB, which nobody reaches but through the socket. Returns the path of the socket, too.
fn start_database(tools: &WordPress, folder: &Path) -> Result<(Companion, PathBuf)> {
    let (data, socket) = (folder.join("data"), folder.join("socket"));
    fs::create_dir(&data)?;
    let mut command = Command::new(&tools.database);
    // Without the tables of its users, because everybody is let in.
    command.args(["--no-defaults", "--skip-networking", "--skip-grant-tables", "--innodb-log-file-size=8M"]);
    command.args(["--innodb-flush-log-at-trx-commit=0"]);
    for (option, path) in [("datadir", &data), ("socket", &socket), ("pid-file", &folder.join("pid"))] {
        command.arg(format!("--{option}={}", path.display()));
    }
    command.arg(format!("--log-error={}", folder.join("database.log").display()));
    if is_root() {
        command.arg("--user=root");
    }
    let mut database = Companion::start_silent(&command)?;
    let start = Instant::now();
    while !socket.exists() {
        if database.ended()?.is_some() || start.elapsed() > PATIENCE {
            let log = fs::read_to_string(folder.join("database.log")).unwrap_or_default();
            bail!("MariaDB does not start:\n{log}");
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok((database, socket))
}

/// An address that nobody listens at.
fn free_origin() -> Result<String> {
    Ok(format!("http://{}", TcpListener::bind(("127.0.0.1", 0))?.local_addr()?))
}

struct Site<'a> {
    tools: &'a WordPress,
    socket: &'a Path,
    folder: PathBuf,
    origin: String,
}

impl Site<'_> {
    fn install(&self) -> Result<()> {
        let themes = self.content().join("themes");
        fs::create_dir_all(&themes)?;
        fs::create_dir_all(self.content().join("plugins"))?;
        process::run(Command::new("cp").arg("--recursive").arg(theme(&self.tools.core)).arg(themes))?;
        process::run(self.php().arg(script("install.php")))?;
        fs::write(self.folder.join("origin"), &self.origin)?;
        Ok(())
    }

    fn serve(&self) -> Result<Companion> {
        let address = self.origin.trim_start_matches("http://");
        let mut server = self.php();
        server.args(["-d", "upload_max_filesize=16M", "-d", "post_max_size=16M", "-S", address, "-t"]);
        server.arg(&self.tools.core).arg(script("router.php"));
        let mut server = Companion::start_silent(&server)?;
        let start = Instant::now();
        while TcpStream::connect(address).is_err() {
            if server.ended()?.is_some() || start.elapsed() > PATIENCE {
                bail!("the server of PHP does not start at {address}");
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(server)
    }

    fn content(&self) -> PathBuf {
        self.folder.join("content")
    }

    fn php(&self) -> Command {
        let prefix = self.folder.file_name().unwrap_or_default().to_string_lossy().into_owned() + "_";
        let mut php = Command::new(&self.tools.php);
        php.env("WORDPRESS_CONFIG", script("config.php"))
            .env("WORDPRESS_CORE", &self.tools.core)
            .env("WORDPRESS_CONTENT", self.content())
            .env("WORDPRESS_SOCKET", self.socket)
            .env("WORDPRESS_ORIGIN", &self.origin)
            .env("WORDPRESS_PREFIX", &prefix[prefix.len().saturating_sub(20)..]);
        php
    }
}

/// A script for PHP by its name.
fn script(name: &str) -> PathBuf {
    project::root().join("tests/wordpress").join(name)
}
