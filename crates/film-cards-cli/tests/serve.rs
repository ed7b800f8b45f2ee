//! Tests `film-cards serve` over real connections: whom it answers, what it serves, and what a save changes.

mod engine;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::path::Path;
use std::process::{Child, ChildStderr, Command, Stdio};
use std::time::Duration;

use engine::write_engine;

/// The longest that anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running command with a folder of its own.
struct Serving {
    place: tempfile::TempDir,
    child: Child,
    output: BufReader<ChildStderr>,
    port: u16,
}

impl Serving {
    fn start(arguments: &[&str]) -> Serving {
        let place = tempfile::tempdir().expect("a temporary folder");
        write_engine(&place.path().join("engine"));
        fs::create_dir(place.path().join("reviews")).expect("a folder");
        fs::write(place.path().join("secret.txt"), "THE SECRET").expect("a file");
        fs::write(place.path().join("reviews/ferry.txt"), FERRY).expect("a review");
        let mut child = command(place.path(), arguments).spawn().expect("film-cards runs");
        let mut output = BufReader::new(child.stderr.take().expect("a pipe"));
        let mut port = None;
        while port.is_none() {
            let line = line(&mut output);
            port = line
                .strip_prefix("the cards are at http://127.0.0.1:")
                .and_then(|rest| rest.split(' ').next()?.parse().ok());
        }
        Serving { place, child, output, port: port.expect("a port") }
    }

    fn reviews(&self) -> std::path::PathBuf {
        self.place.path().join("reviews")
    }

    /// Sends exactly this, and returns the whole answer.
    fn send(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        stream.write_all(request.as_bytes()).expect("it takes requests");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn ask(&self, method: &str, target: &str) -> String {
        let host = format!("127.0.0.1:{}", self.port);
        self.send(&format!("{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
    }

    fn get(&self, target: &str) -> String {
        self.ask("GET", target)
    }

    /// The stream of events.
    fn events(&self) -> BufReader<TcpStream> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        write!(stream, "GET /events HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port).expect("it takes requests");
        BufReader::new(stream)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const FERRY: &str = "The Long Ferry (2018)\n\nIt hums. Grade: A\n";

fn command(place: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_film-cards"));
    command.args(["serve", "--engine", "engine"]).args(arguments).current_dir(place);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    for variable in ["FILM_CARDS_REVIEWS", "FILM_CARDS_STRICT", "FILM_CARDS_ENGINE", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command
}

fn line(from: &mut impl BufRead) -> String {
    let mut line = String::new();
    assert!(from.read_line(&mut line).expect("a line") > 0, "the end came too early");
    line.trim_end().to_owned()
}

/// The next version that the stream names.
fn version(events: &mut impl BufRead) -> String {
    loop {
        if let Some(version) = line(events).strip_prefix("data: ") {
            return version.to_owned();
        }
    }
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or_else(|| panic!("no answer: {answer:?}"))
}

fn body(answer: &str) -> &str {
    answer.split_once("\r\n\r\n").expect("an end of the headers").1
}

#[test]
fn the_gallery_and_each_film_have_a_page() {
    let serving = Serving::start(&["--port", "0", "--url", "https://cdn.example/cards"]);
    let gallery = serving.get("/");
    assert!(status(&gallery) == "200" && gallery.contains("<film-gallery>"), "{gallery}");
    assert!(serving.get("/films").contains("<a href=\"/film/the-long-ferry\">The Long Ferry</a> <small>2018</small>"));
    let film = serving.get("/film/the-long-ferry");
    assert!(film.contains("<film-card film=\"the-long-ferry\">"), "{film}");
    let tag = "&lt;script async src=&quot;https://cdn.example/cards/film-cards.js&quot;&gt;&lt;/script&gt;\n\
               &lt;film-card film=&quot;the-long-ferry&quot;";
    assert!(film.contains(tag) && film.contains("It hums.&lt;/p&gt;"), "the tag and the snippet: {film}");
    assert_eq!(status(&serving.get("/film/%74he-long-ferry")), "200");
    assert_eq!(status(&serving.get("/film/ran")), "404");

    let loader = serving.get("/film-cards/film-cards.js?1");
    let name = loader.split('"').find(|name| name.starts_with("film-cards-gallery-") && name.ends_with('.'));
    let wasm = serving.get(&format!("/film-cards/{}wasm", name.expect("the name of script and Wasm")));
    assert!(wasm.contains("Content-Type: application/wasm\r\n") && wasm.contains("It hums."), "{wasm}");
    assert!(wasm.contains("immutable") && loader.contains("Cache-Control: no-cache\r\n"), "{loader}");
    assert_eq!(status(&serving.get("/film-cards/looks.html")), "200");

    let head = serving.ask("HEAD", "/");
    assert!(status(&head) == "200" && body(&head).is_empty(), "{head}");
    assert_eq!(body(&serving.ask("HEAD", "/events")), "");
}

#[test]
fn only_this_computer_reaches_it_and_only_by_its_own_name() {
    let serving = Serving::start(&["--port", "0"]);
    let port = serving.port;
    let ask = |host: &str| serving.send(&format!("GET / HTTP/1.1\r\n{host}Connection: close\r\n\r\n"));
    for own in ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"] {
        assert_eq!(status(&ask(&format!("Host: {own}:{port}\r\n"))), "200", "{own}");
    }
    for other in [
        String::new(),
        "Host:\r\n".to_owned(),
        "Host: localhost\r\n".to_owned(),
        format!("Host: evil.example:{port}\r\n"),
        format!("Host: localhost.evil.example:{port}\r\n"),
        format!("Host: 0.0.0.0:{port}\r\n"),
        format!("Host: localhost:{}\r\n", port.wrapping_add(1)),
        format!("Host: localhost:{port}\r\nHost: evil.example\r\n"),
        format!("Host: evil.example\r\nX-Forwarded-Host: localhost:{port}\r\n"),
    ] {
        let answer = ask(&other);
        assert_eq!(status(&answer), "403", "{other:?}");
        assert!(!answer.contains("film-gallery"), "{answer}");
    }
    let events = serving.send("GET /events HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assert_eq!(status(&events), "403");

    // The address of this machine in its network, if it has one.
    let socket = UdpSocket::bind("0.0.0.0:0").expect("a socket");
    if socket.connect("192.0.2.1:9").is_ok()
        && let Ok(address) = socket.local_addr()
        && !address.ip().is_loopback()
    {
        assert!(TcpStream::connect((address.ip(), port)).is_err(), "{address} is no loopback");
    }
}

#[test]
fn it_only_reads_and_lets_no_other_origin_read() {
    let serving = Serving::start(&["--port", "0"]);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"] {
        assert_eq!(status(&serving.ask(method, "/")), "405", "{method}");
    }
    let host = format!("Host: localhost:{}\r\nConnection: close\r\n", serving.port);
    let posted = serving.send(&format!("POST / HTTP/1.1\r\n{host}Content-Length: 3\r\n\r\na=b"));
    assert_eq!(status(&posted), "405");
    for target in ["/", "/film-cards/film-cards.js", "/events", "/nothing"] {
        let request = format!("HEAD {target} HTTP/1.1\r\n{host}Origin: https://evil.example\r\n\r\n");
        let answer = serving.send(&request).to_lowercase();
        assert!(!answer.contains("access-control-"), "{answer}");
        assert!(answer.contains("cross-origin-resource-policy: same-origin\r\n"), "{answer}");
        assert!(answer.contains("x-content-type-options: nosniff\r\n"), "{answer}");
    }
}

#[test]
fn nothing_outside_the_bundle_is_served() {
    let serving = Serving::start(&["--port", "0"]);
    #[cfg(unix)]
    std::os::unix::fs::symlink("../secret.txt", serving.place.path().join("engine/bundle/link.html")).expect("a link");
    for target in [
        "/secret.txt",
        "/film-cards/secret.txt",
        "/film-cards/../secret.txt",
        "/film-cards/../../secret.txt",
        "/film-cards/..%2fsecret.txt",
        "/film-cards/%2e%2e/secret.txt",
        "/film-cards/%2e%2e%2fsecret.txt",
        "/film-cards/%252e%252e%252fsecret.txt",
        "/film-cards/..\\secret.txt",
        "/film-cards/..%5csecret.txt",
        "/film-cards/..%255csecret.txt",
        "/film-cards/%c0%ae%c0%ae/secret.txt",
        "/film-cards//secret.txt",
        "/film-cards/./secret.txt",
        "/film-cards/link.html",
        "/film-cards/",
        "/film-cards",
        "/film/../secret.txt",
        "/film/%2e%2e%2fsecret.txt",
        "/film/%00",
        "/film/%zz",
        "/../secret.txt",
        "//secret.txt",
        "/reviews/ferry.txt",
        "/film-cards/SHA256SUMS",
        "/film-cards/film-cards.js%00.html",
        "http://evil.example/",
        "*",
    ] {
        let answer = serving.get(target);
        assert!(status(&answer) == "404" && !answer.contains("THE SECRET"), "{target}: {answer}");
    }
    let absolute = format!("{}/secret.txt", serving.place.path().display());
    assert_eq!(status(&serving.get(&absolute)), "404");
}

#[test]
fn what_is_saved_is_served_and_open_pages_hear_of_it() {
    let mut serving = Serving::start(&["--port", "0"]);
    let mut events = serving.events();
    let mut other = serving.events();
    let first = version(&mut events);
    assert!(serving.get("/").contains(&format!("data-version=\"{first}\"")), "it is the version of the page");

    // As some editors save: another file takes the place of the old one.
    let reviews = serving.reviews();
    fs::write(reviews.join(".new"), FERRY.replace("hums", "sings")).expect("a review");
    fs::rename(reviews.join(".new"), reviews.join("ferry.txt")).expect("a review");
    let second = version(&mut events);
    assert_ne!(second, first);
    assert!(serving.get("/film/the-long-ferry").contains("It sings."));
    assert_eq!([version(&mut other), version(&mut other)], [first, second.clone()], "every page hears of it");

    // An error shows in the page and in the terminal, and the other reviews stay.
    fs::write(reviews.join("quay.txt"), "The Quay\n\nIt sinks.\n\nGrade: Q\n").expect("a review");
    let third = version(&mut events);
    let page = serving.get("/films");
    assert!(page.contains("reviews/quay.txt:5:8: error[invalid-grade]: &quot;Q&quot; is no grade"), "{page}");
    assert!(page.contains("The Long Ferry") && page.contains(&third), "{page}");
    let said: Vec<String> = (0..6).map(|_| line(&mut serving.output)).collect();
    assert!(said[0].ends_with("error[invalid-grade]: \"Q\" is no grade") && said[5] == "1 error", "{said:?}");
    fs::remove_file(reviews.join("quay.txt")).expect("a review");
    assert_eq!(version(&mut events), second, "what is shown again is the same");
    assert_eq!(line(&mut serving.output), "nothing is wrong any more");

    // The folder goes and comes back.
    fs::rename(&reviews, serving.place.path().join("away")).expect("a folder");
    version(&mut events);
    assert!(serving.get("/").contains("There is no film yet."));
    fs::rename(serving.place.path().join("away"), &reviews).expect("a folder");
    while version(&mut events) != second {}
    assert!(serving.get("/film/the-long-ferry").contains("It sings."));
    assert!(!serving.place.path().join("dist").exists(), "nothing is written");
}

#[test]
fn a_folder_without_a_review_is_served_and_waits_for_one() {
    let serving = Serving::start(&["--port", "0"]);
    fs::remove_file(serving.reviews().join("ferry.txt")).expect("a review");
    let mut events = serving.events();
    while !serving.get("/").contains("There is no film yet.") {
        version(&mut events);
    }
    fs::write(serving.reviews().join("pier.txt"), "The Pier\n\nIt creaks.\n").expect("a review");
    while !serving.get("/films").contains("The Pier") {
        version(&mut events);
    }
}

#[test]
fn a_port_that_is_taken_is_said() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let place = Serving::start(&["--port", "0"]);
    let refused = command(place.place.path(), &["--port", &port]).output().expect("film-cards runs");
    assert_eq!(refused.status.code(), Some(1));
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    let expected =
        format!("error: port {port} is taken by another program; serve on another one: `film-cards serve --port ");
    assert!(said.starts_with(&expected) && said.lines().count() == 1, "{said}");
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it() {
    use std::os::unix::process::ExitStatusExt;
    let mut serving = Serving::start(&["--port", "0"]);
    // A page that listens does not keep it.
    let mut events = serving.events();
    version(&mut events);
    let killed = Command::new("kill").args(["-INT", &serving.child.id().to_string()]).status().expect("kill runs");
    assert!(killed.success());
    let ended = serving.child.wait().expect("it ends");
    assert_eq!(ended.signal(), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn the_browser_is_opened_if_it_is_wanted() {
    use std::os::unix::fs::PermissionsExt;
    let tools = tempfile::tempdir().expect("a temporary folder");
    let opened = tools.path().join("opened");
    let opener = tools.path().join("xdg-open");
    fs::write(&opener, format!("#!/bin/sh\necho \"$1\" > {0}.new && mv {0}.new {0}\n", opened.display()))
        .expect("a script");
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o755)).expect("a program");
    let path = format!("{}:{}", tools.path().display(), std::env::var("PATH").unwrap_or_default());
    let serving = Serving::start(&["--port", "0"]);
    let mut child =
        command(serving.place.path(), &["--port", "0", "--open"]).env("PATH", path).spawn().expect("film-cards runs");
    let mut output = BufReader::new(child.stderr.take().expect("a pipe"));
    let said = line(&mut output);
    while !opened.exists() {
        assert_eq!(child.try_wait().expect("it runs"), None);
        std::thread::sleep(Duration::from_millis(20));
    }
    let address = fs::read_to_string(&opened).expect("an address");
    let _ = child.kill();
    let _ = child.wait();
    assert!(said.contains(&format!("the cards are at {} ", address.trim())), "{said}: {address}");
}
