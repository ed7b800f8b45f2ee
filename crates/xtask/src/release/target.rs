//! The platforms that the command is made for.

use anyhow::{Context, Result};

/// A platform.
#[derive(Debug)]
pub struct Target {
    /// Its name in Rust.
    pub triple: &'static str,
    /// Its name in Node: `process.platform` and `process.arch`.
    pub node: (&'static str, &'static str),
    /// What a wheel for it fits. By default maturin decides.
    pub wheel: &'static [&'static str],
}

/// A program for Linux is static, so it fits every distribution.
const LINUX: &[&str] = &["manylinux2014", "musllinux_1_1"];

/// Where the linker of the system links for Linux: an address that the program corrects when it starts takes a bit instead
/// of 24 bytes. zig does not know this.
const SHORT_RELOCATIONS: &str = "-Clink-arg=-Wl,-z,pack-relative-relocs";

/// Every platform.
pub const ALL: &[Target] = &[
    Target { triple: "x86_64-unknown-linux-musl", node: ("linux", "x64"), wheel: LINUX },
    Target { triple: "aarch64-unknown-linux-musl", node: ("linux", "arm64"), wheel: LINUX },
    Target { triple: "x86_64-apple-darwin", node: ("darwin", "x64"), wheel: &[] },
    Target { triple: "aarch64-apple-darwin", node: ("darwin", "arm64"), wheel: &[] },
    Target { triple: "x86_64-pc-windows-gnu", node: ("win32", "x64"), wheel: &[] },
];

/// The platform of this machine.
///
/// # Errors
/// If there is none for it.
pub fn host() -> Result<&'static Target> {
    let (system, processor) = (std::env::consts::OS, std::env::consts::ARCH);
    let system = match system {
        "macos" => "darwin",
        "windows" => "win32",
        other => other,
    };
    let processor = match processor {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        other => other,
    };
    let fits = |target: &&Target| target.node == (system, processor);
    ALL.iter().find(fits).with_context(|| format!("there is no package for {system} on {processor}"))
}

impl Target {
    /// Its name in names of packages: `linux-x64`.
    pub fn name(&self) -> String {
        format!("{}-{}", self.node.0, self.node.1)
    }

    /// The name of the program.
    pub fn program(&self) -> &'static str {
        if self.node.0 == "win32" { "film-cards.exe" } else { "film-cards" }
    }

    /// The flags of rustc.
    pub fn flags(&self) -> &'static str {
        if self.node.0 == "linux" && !self.is_foreign() { SHORT_RELOCATIONS } else { "" }
    }

    /// Whether only a linker for other systems can link it here. Rust links Linux for this processor by itself.
    pub fn is_foreign(&self) -> bool {
        host().map_or(true, |host| host.triple != self.triple)
    }
}
