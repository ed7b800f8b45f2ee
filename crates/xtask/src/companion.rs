//! A child process that never outlives us.
//!
//! On Linux this is true even if we are killed: the system can send a process a signal when its parent ends. The
//! process has to ask for it. So we start ourselves again as the child, ask for the signal, and then replace ourselves
//! with the program. On other systems [`Companion`] stops the program when it is dropped.

#[cfg(target_os = "linux")]
use std::io;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};

use anyhow::{Context, Result};

use crate::process;

/// A running program; dropping this stops it.
pub struct Companion {
    child: Child,
    name: String,
}

impl Companion {
    /// Starts `command` without standard input, and with its standard output as a pipe. The calling thread must live as
    /// long as the program.
    pub fn start(command: &Command) -> Result<Self> {
        Self::spawn(command, bound(command).stdout(Stdio::piped()))
    }

    /// The same without any output.
    pub fn start_silent(command: &Command) -> Result<Self> {
        Self::spawn(command, bound(command).stdout(Stdio::null()).stderr(Stdio::null()))
    }

    fn spawn(command: &Command, bound: &mut Command) -> Result<Self> {
        let name = process::line(command);
        let child = bound.stdin(Stdio::null()).spawn().with_context(|| format!("`{name}` could not be started"))?;
        Ok(Self { child, name })
    }

    /// Its standard output; only the first call returns it.
    pub fn output(&mut self) -> Option<ChildStdout> {
        self.child.stdout.take()
    }

    /// Its exit status, or `None` while it runs.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        self.child.try_wait().with_context(|| format!("waiting for `{}`", self.name))
    }

    /// The command as a user would type it.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Companion {
    fn drop(&mut self) {
        // An error means that it has already ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Whether the system ended the program, for example after a panic that aborts.
pub fn has_crashed(status: ExitStatus) -> bool {
    #[cfg(unix)]
    return std::os::unix::process::ExitStatusExt::signal(&status).is_some();
    #[cfg(not(unix))]
    // Windows has exit codes for it, such as 0xC0000409 for an abort.
    return status.code().is_some_and(|code| code < 0);
}

/// The same command, started so that it ends with us if the system supports that.
#[cfg(target_os = "linux")]
fn bound(command: &Command) -> Command {
    // A build may have replaced our own file since we were started.
    let mut bound = Command::new("/proc/self/exe");
    bound.arg("end-with").arg(std::process::id().to_string()).arg(command.get_program()).args(command.get_args());
    with_surroundings(&mut bound, command);
    bound
}

#[cfg(not(target_os = "linux"))]
fn bound(command: &Command) -> Command {
    copy(command)
}

/// A copy of the command with the same program, arguments, folder and environment.
pub fn copy(command: &Command) -> Command {
    let mut copy = Command::new(command.get_program());
    copy.args(command.get_args());
    with_surroundings(&mut copy, command);
    copy
}

/// Copies the folder and the environment from one command to another.
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

/// The arguments that make us a companion.
#[cfg(target_os = "linux")]
#[derive(clap::Args)]
pub struct Options {
    parent: u32,
    program: std::ffi::OsString,
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<std::ffi::OsString>,
}

/// Replaces this process with the program, which will end together with the process that has started us.
#[cfg(target_os = "linux")]
pub fn run(options: &Options) -> Result<std::process::ExitCode> {
    use std::os::unix::process::{CommandExt, parent_id};

    rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::TERM))
        .map_err(io::Error::from)
        .context("the system could not be asked to end us with our parent")?;
    // That process may have ended before we asked for the signal.
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
