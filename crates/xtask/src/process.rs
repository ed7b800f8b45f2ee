//! Runs other programs. None of them reads standard input, and an error names the command that failed.

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context, Result, anyhow, bail};

use crate::trouble::Trouble;

/// The number of last bytes of a program's output that are searched for errors.
const MAX_ERROR_BYTES: usize = 64 << 10;

/// Runs `command` to its end. Its standard output goes to our standard error, because our standard output is only for
/// results.
pub fn run(command: &mut Command) -> Result<()> {
    command.stdout(io::stderr());
    run_with_stdout(command)
}

/// Runs `command` to its end, with the standard output that the caller has set.
pub fn run_with_stdout(command: &mut Command) -> Result<()> {
    let status = command.stdin(Stdio::null()).status().with_context(|| not_started(command))?;
    succeeded(command, status)
}

/// Runs `command`, which installs or downloads something, to its end. Shows its output, and searches it for problems of
/// the machine: if the command fails because of one, the error is a [`Trouble`].
pub fn run_installer(command: &mut Command) -> Result<()> {
    run_installer_with_stdout(command.stdout(io::stderr()))
}

/// The same, with the standard output that the caller has set.
pub fn run_installer_with_stdout(command: &mut Command) -> Result<()> {
    command.stdin(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().with_context(|| not_started(command))?;
    let mut last = Vec::new();
    if let Some(errors) = child.stderr.take() {
        pass_on(errors, io::stderr(), &mut last).with_context(|| format!("reading what `{}` prints", line(command)))?;
    }
    let status = child.wait().with_context(|| format!("waiting for `{}`", line(command)))?;
    succeeded(command, status).map_err(|failure| match Trouble::among(&String::from_utf8_lossy(&last)) {
        Some(trouble) => anyhow!(trouble).context(failure.to_string()),
        None => failure,
    })
}

/// Passes the output on, and keeps the end of it.
fn pass_on(mut from: impl Read, mut to: impl Write, last: &mut Vec<u8>) -> io::Result<()> {
    let mut buffer = [0; 4096];
    loop {
        let read = match from.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        // Go on with the installation even if the terminal was closed.
        let _ = to.write_all(&buffer[..read]);
        last.extend_from_slice(&buffer[..read]);
        let superfluous = last.len().saturating_sub(MAX_ERROR_BYTES);
        last.drain(..superfluous);
    }
}

/// Runs `command` to its end and returns its standard output. Its standard error is still shown.
pub fn output(command: &mut Command) -> Result<String> {
    let output =
        command.stdin(Stdio::null()).stderr(Stdio::inherit()).output().with_context(|| not_started(command))?;
    succeeded(command, output.status)?;
    String::from_utf8(output.stdout).with_context(|| format!("`{}` printed text that is not UTF-8", line(command)))
}

/// Runs `command` without showing its output, to check something that may fail.
pub fn quiet_output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    if !output.status.success() {
        return None;
    }
    String::from_utf8(output.stdout).ok()
}

/// The command as a user would type it: with the name of the program, without its path.
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
        bail!("`{}` failed{place} ({status}); its output is above", line(command));
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

    #[cfg(unix)]
    #[test]
    fn what_an_installer_prints_tells_what_is_wrong_with_the_machine() {
        let fail = |words: &str| {
            let script = format!("echo '{words}' >&2; exit 1");
            run_installer(Command::new("sh").args(["-c", &script])).unwrap_err()
        };
        let error = fail("[6] Could not resolve host: files.example");
        assert_eq!(error.downcast_ref(), Some(&Trouble::Unreachable));
        assert!(error.to_string().starts_with("`sh -c"), "{error}");
        assert_eq!(fail("No space left on device").downcast_ref(), Some(&Trouble::Full));
        assert!(fail("error: no such package").downcast_ref::<Trouble>().is_none());
    }

    #[test]
    fn all_is_passed_on_and_the_last_of_it_is_kept() {
        let text = [vec![b'.'; 2 * MAX_ERROR_BYTES], b"the end".to_vec()].concat();
        let (mut seen, mut last) = (Vec::new(), Vec::new());
        pass_on(&text[..], &mut seen, &mut last).unwrap();
        assert!(seen == text);
        assert!(last.len() == MAX_ERROR_BYTES && last.ends_with(b".the end"));
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let message = run(&mut Command::new("film-cards-no-such-program")).unwrap_err().to_string();
        assert_eq!(message, "`film-cards-no-such-program` could not be started from film-cards-no-such-program");
    }
}
