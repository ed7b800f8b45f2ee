//! Running other programs: nothing reads standard input, and what fails says what it was.

use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context, Result, bail};

/// Runs `command` to its end. Its standard output joins our standard error, because standard
/// output belongs to results.
pub fn run(command: &mut Command) -> Result<()> {
    command.stdout(io::stderr());
    run_with_stdout(command)
}

/// Runs `command` to its end and leaves its standard output where the caller has put it.
pub fn run_with_stdout(command: &mut Command) -> Result<()> {
    let status = command.stdin(Stdio::null()).status().with_context(|| not_started(command))?;
    succeeded(command, status)
}

/// Runs `command` to its end and gives back its standard output; what it has to say about errors
/// is still seen.
pub fn output(command: &mut Command) -> Result<String> {
    let output =
        command.stdin(Stdio::null()).stderr(Stdio::inherit()).output().with_context(|| not_started(command))?;
    succeeded(command, output.status)?;
    String::from_utf8(output.stdout).with_context(|| format!("`{}` printed what is not UTF-8", line(command)))
}

/// Runs `command` quietly, for a question whose answer may well be no.
pub fn quiet_output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    if !output.status.success() {
        return None;
    }
    String::from_utf8(output.stdout).ok()
}

/// The command as one would type it: the program by its name, wherever it lies.
pub fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut line = program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned();
    for argument in command.get_args() {
        let argument = argument.to_string_lossy();
        line.push(' ');
        if argument.is_empty() || argument.contains(char::is_whitespace) {
            line.push('"');
            line.push_str(&argument);
            line.push('"');
        } else {
            line.push_str(&argument);
        }
    }
    line
}

fn succeeded(command: &Command, status: ExitStatus) -> Result<()> {
    if !status.success() {
        let place = command.get_current_dir().map(|folder| format!(" in {}", folder.display())).unwrap_or_default();
        bail!("`{}` failed{place} ({status}); its own words are above", line(command));
    }
    Ok(())
}

fn not_started(command: &Command) -> String {
    format!("`{}` could not be started from {}", line(command), command.get_program().to_string_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command_and_the_status() {
        let error = run(Command::new("cargo").args(["--no such option"]).stderr(Stdio::null()));
        let message = error.unwrap_err().to_string();
        assert!(message.starts_with("`cargo \"--no such option\"` failed"), "{message}");
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let message = run(&mut Command::new("film-cards-no-such-program")).unwrap_err().to_string();
        assert_eq!(message, "`film-cards-no-such-program` could not be started from film-cards-no-such-program");
    }
}
