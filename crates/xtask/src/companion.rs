//! A program that runs beside us and never longer than we do.
//!
//! On Linux that holds even where we are killed: the system tells a process that its parent has ended,
//! where the process has asked for that. So we first start ourselves anew, ask, and then become the
//! program. Elsewhere [`Companion`] stops the program when it is dropped.

#[cfg(target_os = "linux")]
use std::io;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};

use anyhow::{Context, Result};

use crate::process;

/// A running program, stopped when this is dropped.
pub struct Companion {
    child: Child,
    name: String,
}

impl Companion {
    /// Starts `command`. Nothing is there for it to read, and its standard output is ours to read. The
    /// calling thread has to live as long as the program may.
    pub fn start(command: &Command) -> Result<Self> {
        let name = process::line(command);
        let mut command = bound(command);
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        let child = command.spawn().with_context(|| format!("`{name}` could not be started"))?;
        Ok(Self { child, name })
    }

    /// What it prints, for the first who asks.
    pub fn output(&mut self) -> Option<ChildStdout> {
        self.child.stdout.take()
    }

    /// How it has ended, or `None` while it runs.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        self.child.try_wait().with_context(|| format!("waiting for `{}`", self.name))
    }

    /// The command as one would type it.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Companion {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Whether the program was ended by the system, as after a panic that aborts.
pub fn has_crashed(status: ExitStatus) -> bool {
    #[cfg(unix)]
    return std::os::unix::process::ExitStatusExt::signal(&status).is_some();
    #[cfg(not(unix))]
    // Windows has codes for it, such as 0xC0000409 for an abort.
    return status.code().is_some_and(|code| code < 0);
}

/// The same command, in a way that it ends with us where the system can do that.
#[cfg(target_os = "linux")]
fn bound(command: &Command) -> Command {
    // Our own file may have been replaced by a build since we were started.
    let mut bound = Command::new("/proc/self/exe");
    bound.arg("end-with").arg(std::process::id().to_string()).arg(command.get_program()).args(command.get_args());
    with_surroundings(&mut bound, command);
    bound
}

#[cfg(not(target_os = "linux"))]
fn bound(command: &Command) -> Command {
    copy(command)
}

/// Another command with the same program, arguments, folder and environment.
pub fn copy(command: &Command) -> Command {
    let mut copy = Command::new(command.get_program());
    copy.args(command.get_args());
    with_surroundings(&mut copy, command);
    copy
}

/// Gives a command the folder and the environment of another.
fn with_surroundings(command: &mut Command, other: &Command) {
    if let Some(folder) = other.get_current_dir() {
        command.current_dir(folder);
    }
    for (name, value) in other.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
}

/// What we are started with to become a companion.
#[cfg(target_os = "linux")]
#[derive(clap::Args)]
pub struct Options {
    parent: u32,
    program: std::ffi::OsString,
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<std::ffi::OsString>,
}

/// Becomes the program, which ends with the process that has started us.
#[cfg(target_os = "linux")]
pub fn run(options: &Options) -> Result<std::process::ExitCode> {
    use std::os::unix::process::{CommandExt, parent_id};

    rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::TERM))
        .map_err(io::Error::from)
        .context("the system could not be asked to end us with our parent")?;
    // It may have ended before we asked.
    if parent_id() != options.parent {
        return Ok(std::process::ExitCode::FAILURE);
    }
    let mut command = Command::new(&options.program);
    let error = command.args(&options.arguments).exec();
    Err(error).with_context(|| format!("`{}` could not be started", process::line(&command)))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn only_an_end_by_the_system_is_a_crash() {
        let status = |script: &str| Command::new("sh").args(["-c", script]).status().unwrap();
        assert!(has_crashed(status("kill -ABRT $$")));
        assert!(!has_crashed(status("exit 1")));
        assert!(!has_crashed(status("exit 0")));
    }
}
