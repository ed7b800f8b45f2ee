//! HTTP: takes requests from this computer and sends the answers, and an event to each open page when something changes.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread;
use std::time::Duration;

use anyhow::{Result, anyhow};
use tiny_http::{Header, Request, Response, StatusCode};

use super::answer::{self, Answer, answer};
use super::shown::Shown;
use film_bundle::bytes::Bytes;

/// How many requests are answered at the same time. A browser has at most six.
const THREADS: usize = 6;

/// The time between two signs of life, by which we notice which pages have gone.
const PULSE: Duration = Duration::from_secs(10);

/// The headers of every answer. There are none that would let pages of other origins read or include anything.
const HEADERS: [(&str, &str); 4] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
];

/// A running server.
pub struct Server {
    http: tiny_http::Server,
    port: u16,
    shown: RwLock<Arc<Shown>>,
    /// The open pages.
    pages: Mutex<Vec<Box<dyn Write + Send>>>,
}

/// Starts to answer requests, in threads that run until the process ends.
///
/// # Errors
/// If the system does not let us.
pub fn serve(listener: TcpListener, shown: Arc<Shown>) -> Result<Arc<Server>> {
    let port = listener.local_addr()?.port();
    let http = tiny_http::Server::from_listener(listener, None)
        .map_err(|error| anyhow!("the system does not let us serve ({error})"))?;
    let server = Arc::new(Server { http, port, shown: RwLock::new(shown), pages: Mutex::default() });
    for _ in 0..THREADS {
        let server = server.clone();
        thread::spawn(move || {
            // An error is one of a single connection.
            loop {
                if let Ok(request) = server.http.recv() {
                    server.respond(request);
                }
            }
        });
    }
    let pulse = server.clone();
    thread::spawn(move || {
        loop {
            thread::sleep(PULSE);
            pulse.send(":\n\n");
        }
    });
    Ok(server)
}

impl Server {
    /// Serves something else from now on, and tells all open pages.
    pub fn show(&self, shown: Arc<Shown>) {
        let event = event(&shown);
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = shown;
        self.send(&event);
    }

    /// Sends `event` to all open pages, and forgets those that have gone.
    fn send(&self, event: &str) {
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        pages.retain_mut(|page| page.write_all(event.as_bytes()).and_then(|()| page.flush()).is_ok());
    }

    fn respond(&self, request: Request) {
        let shown = self.shown.read().unwrap_or_else(PoisonError::into_inner).clone();
        let hosts = request.headers().iter().filter(|header| header.field.equiv("Host"));
        let hosts = hosts.map(|header| header.value.as_str()).collect();
        let method = request.method().to_string();
        let answer = answer(&shown, self.port, &answer::Request { method: &method, target: request.url(), hosts });
        match answer {
            Answer::Events if method == "GET" => self.listen(request),
            Answer::Events => drop(request.respond(response(200, "text/event-stream", "no-store", Bytes::default()))),
            // Whoever does not wait for the answer does not need it.
            Answer::Content { status, content_type, cache, body } => {
                drop(request.respond(response(status, content_type, cache, body)));
            }
        }
    }

    /// Keeps the connection for events. The first one says what is shown now: it may have changed since the page was
    /// loaded.
    fn listen(&self, request: Request) {
        let mut page = request.into_writer();
        let mut head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n".to_owned();
        for (name, value) in HEADERS {
            head += &format!("{name}: {value}\r\n");
        }
        // How long a browser waits before it connects again, in milliseconds.
        head += "Connection: close\r\n\r\nretry: 500\n";
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        // Asked under the lock, so that this page misses no change.
        let shown = self.shown.read().unwrap_or_else(PoisonError::into_inner).clone();
        head += &event(&shown);
        if page.write_all(head.as_bytes()).and_then(|()| page.flush()).is_ok() {
            pages.push(page);
        }
    }
}

fn event(shown: &Shown) -> String {
    format!("data: {}\n\n", shown.version)
}

fn response(status: u16, content_type: &str, cache: &str, body: Bytes) -> Response<impl Read> {
    let headers = [("Content-Type", content_type), ("Cache-Control", cache)];
    let headers = headers
        .into_iter()
        .chain(HEADERS)
        .filter_map(|(name, value)| Header::from_bytes(name.as_bytes(), value.as_bytes()).ok());
    let length = body.len();
    // With its length known, nothing is sent in chunks.
    Response::new(StatusCode(status), headers.collect(), body.into_reader(), Some(length), None)
        .with_chunked_threshold(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_header_is_valid() {
        for (name, value) in HEADERS {
            assert!(Header::from_bytes(name.as_bytes(), value.as_bytes()).is_ok(), "{name}: {value}");
        }
        assert_eq!(response(200, "text/plain", "no-cache", Bytes::default()).headers().len(), HEADERS.len() + 2);
    }
}
