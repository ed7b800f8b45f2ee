//! Tries the programs for other systems, as far as this machine has something to run them with: qemu for Linux on another
//! processor, wine for Windows. Each makes a folder, reads it and builds it, and the bundle must be that of the program
//! for this machine, to the byte.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use super::headers;
use super::target::{Target, host};
use crate::tools;

/// How a program is started.
#[derive(Debug, Default)]
struct Start {
    /// What runs it, for people. Empty for the system itself.
    with: String,
    /// The program that runs it, with arguments.
    before: Vec<OsString>,
    /// For wine: where it keeps its Windows, and that it prints no messages of its own.
    variables: Vec<(&'static str, OsString)>,
}

/// Checks and tries all programs, each of which is given with its target. Prints a line for each.
///
/// # Errors
/// If a program is not what it should be, or does not do what it should do.
pub fn all(programs: &[(&Target, PathBuf)]) -> Result<()> {
    let place = tempfile::tempdir().context("there is no place for temporary files")?;
    let mut expected = None;
    // The program for this machine comes first, because the others must do the same.
    let (own, others): (Vec<_>, Vec<_>) = programs.iter().partition(|(target, _)| !target.is_foreign());
    for (target, program) in own.into_iter().chain(others) {
        let bytes = fs::read(program).with_context(|| format!("`{}` could not be read", program.display()))?;
        let libraries = headers::check(&bytes, target)
            .with_context(|| format!("the program for {} is not as it should be", target.name()))?;
        let needs = if libraries.is_empty() { "no library".to_owned() } else { libraries.join(", ") };
        let tried = match start(target, place.path()) {
            Err(missing) => format!("not run: {missing}"),
            Ok(start) => {
                let folder = place.path().join(target.name());
                let sums = tried(&start, target, program, &folder)
                    .with_context(|| format!("the program for {} was tried", target.name()))?;
                if expected.get_or_insert_with(|| sums.clone()) != &sums {
                    bail!("the program for {} builds another bundle than that for this machine", target.name());
                }
                format!("run{}: new, check and build, with the same bundle", start.with)
            }
        };
        eprintln!("{:<12} needs {needs}; {tried}", target.name());
    }
    Ok(())
}

/// What runs programs for `target` here, or what is missing.
fn start(target: &Target, place: &Path) -> Result<Start, String> {
    if host().is_ok_and(|host| host.triple == target.triple) {
        return Ok(Start::default());
    }
    let here = std::env::consts::OS;
    match target.node {
        ("linux", "arm64") if here == "linux" => {
            let names = ["qemu-aarch64-static", "qemu-aarch64"];
            let qemu = names.into_iter().find_map(|name| Some((name, tools::on_path(name)?)));
            let (name, qemu) = qemu.ok_or("there is no qemu (`apt install qemu-user-static`)")?;
            Ok(Start { with: format!(" with {name}"), before: vec![qemu.into()], ..Start::default() })
        }
        ("win32", "x64") => {
            let wine = ["wine64", "wine"].into_iter().find_map(tools::on_path);
            let wine = wine.ok_or("there is no wine (`apt install wine64`)")?;
            let variables = vec![("WINEPREFIX", place.join("wine").into()), ("WINEDEBUG", "-all".into())];
            Ok(Start { with: " with wine".to_owned(), before: vec![wine.into()], variables })
        }
        (system, processor) => Err(format!("this machine cannot run programs for {system} on {processor}")),
    }
}

/// Makes a folder, reads and builds it. Returns the digests of all files of the bundle.
fn tried(start: &Start, target: &Target, program: &Path, folder: &Path) -> Result<String> {
    fs::create_dir_all(folder).with_context(|| format!("`{}` could not be made", folder.display()))?;
    let own = folder.join(target.program());
    fs::copy(program, &own).with_context(|| format!("`{}` could not be copied", program.display()))?;
    let is_windows = target.node.0 == "win32";
    if is_windows && run(start, &own, folder, &["--version"]).is_err() {
        // Old versions of wine lack one library.
        tools::maturin::ensure()?.windows_library(
            &folder.join("bcryptprimitives.dll"),
            "__declspec(dllexport) int ProcessPrng(unsigned char *bytes, unsigned long long count) {\n\
             static unsigned long long state = 88172645463325252ull;\n\
             while (count--) { state ^= state << 13; state ^= state >> 7; state ^= state << 17; *bytes++ = state; }\n\
             return 1; }\n",
        )?;
    }
    let version = run(start, &own, folder, &["--version"])?;
    if version.trim() != concat!("film-cards ", env!("CARGO_PKG_VERSION")) {
        bail!("it calls itself `{}`", version.trim());
    }
    run(start, &own, folder, &["new", "blog"])?;
    let blog = folder.join("blog");
    let reading = run(start, &own, &blog, &["check", "--format", "json", "--strict"])?;
    let reading: serde_json::Value = serde_json::from_str(&reading).context("`check` printed no JSON")?;
    if reading["movies"][0]["slug"] != "the-long-ferry" {
        bail!("it has read {reading}");
    }
    run(start, &own, &blog, &["build", "--quiet"])?;
    if is_windows && !start.before.is_empty() {
        // What wine has started in the background would write to its folder while that is removed.
        let _ = run(start, Path::new("wineboot"), folder, &["--kill"]);
    }
    let sums = blog.join("dist").join("SHA256SUMS");
    fs::read_to_string(&sums).with_context(|| format!("`{}` could not be read", sums.display()))
}

/// Runs the program in `folder` and returns what it prints.
fn run(start: &Start, program: &Path, folder: &Path, arguments: &[&str]) -> Result<String> {
    let mut words = start.before.iter().cloned().chain([program.as_os_str().to_owned()]);
    let mut command = Command::new(words.next().unwrap_or_default());
    command.args(words).args(arguments).current_dir(folder).stdin(Stdio::null());
    command.envs(start.variables.iter().cloned()).env_remove("FILM_CARDS_ENGINE");
    let output = crate::reviews::without_choice(&mut command).output().context("it could not be started")?;
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` has failed ({}): {printed}{errors}", arguments.join(" "), output.status);
    }
    Ok(printed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::target::ALL;

    #[test]
    fn whatever_cannot_run_here_has_a_reason() {
        for target in ALL {
            match start(target, Path::new("/tmp")) {
                Ok(start) => assert_eq!(start.before.is_empty(), !target.is_foreign(), "{}", target.name()),
                Err(missing) => assert!(target.is_foreign() && !missing.is_empty(), "{}: {missing}", target.name()),
            }
        }
    }

    #[test]
    fn a_program_that_fails_is_an_error_with_what_it_printed() {
        let folder = tempfile::tempdir().unwrap();
        let cargo = PathBuf::from(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        assert!(run(&Start::default(), &cargo, folder.path(), &["--version"]).unwrap().starts_with("cargo "));
        let message = run(&Start::default(), &cargo, folder.path(), &["no-such-command"]).unwrap_err().to_string();
        assert!(
            message.starts_with("`no-such-command` has failed (") && message.contains("no such command"),
            "{message}"
        );
    }
}
