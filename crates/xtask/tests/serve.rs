//! Tests `cargo xtask serve` on a machine that is not ready for it.

#![cfg(unix)]

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};

/// Calls `serve` on a machine that has Rust, no other tool, and no network.
fn serve(machine: &Path, arguments: &[&str]) -> Output {
    let programs = machine.join("bin");
    fs::create_dir_all(&programs).expect("a folder");
    for name in ["cargo", "rustc", "rustup"] {
        // A Rust that was not installed by rustup has no rustup.
        if let Ok(program) = which::which(name) {
            let _ = symlink(program, programs.join(name));
        }
    }
    let nowhere = "http://127.0.0.1:9";
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.arg("serve").args(arguments);
    // Without this, cargo would try three more times.
    command.env("CARGO_NET_RETRY", "0");
    command
        .env("PATH", &programs)
        .env("XDG_CACHE_HOME", machine.join("cache"))
        .env("CARGO_HOME", machine.join("cargo"));
    for name in ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "CARGO_HTTP_PROXY"] {
        command.env(name, nowhere);
    }
    for name in ["NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy", "FILM_CARDS_REVIEWS"] {
        command.env_remove(name);
    }
    command.output().expect("xtask runs")
}

fn last_line(output: &Output) -> String {
    let errors = String::from_utf8_lossy(&output.stderr);
    errors.lines().last().unwrap_or_default().to_owned()
}

#[test]
fn a_port_that_is_taken_is_found_before_anything_is_installed_or_built() {
    let machine = tempfile::tempdir().expect("a temporary folder");
    let other = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let port = other.local_addr().expect("an address").port().to_string();
    let output = serve(machine.path(), &["--port", &port]);
    assert_eq!(output.status.code(), Some(1));
    let errors = String::from_utf8_lossy(&output.stderr);
    let sentence =
        format!("error: port {port} is taken by another program; serve on another one: `cargo xtask serve --port ");
    assert!(errors.starts_with(&sentence) && errors.lines().count() == 1, "{errors}");
    assert!(!machine.path().join("cache").exists() && !machine.path().join("cargo").exists());
}

#[test]
fn without_network_and_tools_one_sentence_says_what_to_do() {
    let machine = tempfile::tempdir().expect("a temporary folder");
    let output = serve(machine.path(), &["--port", "0"]);
    assert_eq!(output.status.code(), Some(1));
    let sentence = last_line(&output);
    assert!(
        sentence.starts_with("error: ")
            && sentence.contains(
                " is needed and not on this machine, and the network could not be reached to get it; connect to the \
                 network (behind a proxy, set HTTPS_PROXY) and run the command again"
            ),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
