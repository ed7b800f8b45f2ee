//! The port to listen on, for this computer only.

use std::io;
use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Result, anyhow};

use super::Options;
use crate::called;
use crate::reviews::quoted;

/// The first port that is tried.
const DEFAULT: u16 = 8080;

/// How many ports are tried.
const MAX_TRIES: u16 = 100;

/// Listens on the port of the options, or on the first free one from 8080 on. The text says so if it is another one.
///
/// # Errors
/// If that port cannot be used; the message has the command for another one.
pub fn listen(options: &Options) -> Result<(TcpListener, Option<String>)> {
    if let Some(port) = options.port {
        return on(port).map(|listener| (listener, None)).map_err(|error| {
            let others = port.max(DEFAULT)..=u16::MAX;
            // Let the system find one, if none of these is free.
            let free = others.skip(1).take(MAX_TRIES.into()).find(|port| on(*port).is_ok()).unwrap_or(0);
            anyhow!("port {port} {}; serve on another one: `{}`", reason(&error), command(options, free))
        });
    }
    let mut last = None;
    for port in DEFAULT..DEFAULT + MAX_TRIES {
        match on(port) {
            Ok(listener) => {
                let note = last.map(|error| format!("port {DEFAULT} {}, so this is port {port}", reason(&error)));
                return Ok((listener, note));
            }
            Err(error) => last = last.or(Some(error)),
        }
    }
    Ok((on(0)?, last.map(|error| format!("port {DEFAULT} {}, so this is another one", reason(&error)))))
}

fn on(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AddrInUse => "is taken by another program".to_owned(),
        io::ErrorKind::PermissionDenied => "may not be used by you".to_owned(),
        _ => format!("cannot be used ({error})"),
    }
}

/// The command that serves on another port.
fn command(options: &Options, port: u16) -> String {
    let mut command = format!("{} serve", called::name());
    if let Some(dir) = &options.dir {
        command += &format!(" {}", quoted(&dir.display().to_string()));
    }
    command += &format!(" --port {port}");
    if options.open {
        command += " --open";
    }
    if let Some(url) = &options.url {
        command += &format!(" --url {}", quoted(url));
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(port: Option<u16>) -> Options {
        Options { dir: Some("my reviews".into()), port, open: true, url: None, quiet: false }
    }

    #[test]
    fn a_port_that_is_taken_is_named_with_the_command_for_another_one() {
        let other = on(0).unwrap();
        let port = other.local_addr().unwrap().port();
        let message = listen(&options(Some(port))).unwrap_err().to_string();
        let expected = format!(
            "port {port} is taken by another program; serve on another one: \
             `film-cards serve \"my reviews\" --port "
        );
        let rest = message.strip_prefix(&expected).unwrap_or_else(|| panic!("{message}"));
        let (free, rest) = rest.split_once(' ').unwrap();
        assert_eq!(rest, "--open`");
        assert!(on(free.parse().unwrap()).is_ok(), "{message}");
    }

    #[test]
    fn without_a_port_a_free_one_is_found() {
        // Whether this is the first one or another program of this machine has it.
        let _first = on(DEFAULT);
        let (listener, note) = listen(&options(None)).unwrap();
        let address = listener.local_addr().unwrap();
        assert!(address.ip().is_loopback());
        let said = format!("port {DEFAULT} is taken by another program, so this is port {}", address.port());
        assert_eq!(note, Some(said));
    }
}
