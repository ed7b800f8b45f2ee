//! maturin, which makes wheels for PyPI, and zig, with which it links for other systems.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{process, trouble};

/// The packages of PyPI.
const PACKAGES: &[&str] = &["maturin==1.16.0", "ziglang==0.17.1"];

/// An installed maturin.
pub struct Maturin {
    /// The folder of pip's packages.
    modules: PathBuf,
}

/// Finds or installs it.
pub fn ensure() -> Result<Maturin> {
    let Some(python) = super::on_path("python3").or_else(|| super::on_path("python")) else {
        bail!("the wheels are made with maturin, which needs Python 3; install it and run again");
    };
    let folder = super::cached(&format!("maturin-{}", PACKAGES.join("-").replace("==", "-")))?;
    if !folder.is_dir() {
        eprintln!("installing {} with pip (once)", PACKAGES.join(" and "));
        let installed = super::install(&folder, |place| {
            let mut pip = Command::new(&python);
            pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target"])
                .arg(place)
                .args(PACKAGES);
            process::run_installer(&mut pip)
        });
        installed
            .map_err(|error| trouble::unreachable(error, "maturin", ""))
            .context("maturin could not be installed")?;
    }
    Ok(Maturin { modules: folder })
}

/// What is missing for the packages and cannot be installed by us.
pub fn missing() -> Option<&'static str> {
    let pip = Command::new("python3").args(["-m", "pip", "--version"]).output();
    if !pip.is_ok_and(|pip| pip.status.success()) {
        return Some("there is no pip for Python 3 (`apt install python3-pip`)");
    }
    super::on_path("npm").is_none().then_some("there is no npm; install Node.js")
}

impl Maturin {
    /// The command, without arguments.
    pub fn command(&self) -> Command {
        let mut command = Command::new(self.modules.join("bin").join("maturin"));
        // It starts zig as a module of Python.
        command.env("PYTHONPATH", self.path());
        command
    }

    /// Compiles a library for Windows from a source in C.
    pub fn windows_library(&self, library: &Path, source: &str) -> Result<()> {
        let file = library.with_extension("c");
        fs::write(&file, source).with_context(|| format!("`{}` could not be written", file.display()))?;
        let mut zig = Command::new("python3");
        zig.args(["-m", "ziglang", "cc", "-shared", "-target", "x86_64-windows-gnu", "-o"]).arg(library).arg(&file);
        process::run(zig.env("PYTHONPATH", self.path()))
    }

    /// Where Python finds the modules.
    fn path(&self) -> OsString {
        let known = env::var_os("PYTHONPATH");
        let paths = [self.modules.clone()].into_iter().chain(known.iter().flat_map(env::split_paths));
        // Folders with a colon in their name cannot be in the list.
        env::join_paths(paths).unwrap_or_else(|_| self.modules.clone().into())
    }
}
