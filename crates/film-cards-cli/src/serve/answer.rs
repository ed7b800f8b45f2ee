//! The answer to a request. It depends on what is shown and on nothing else: there is no path to the disk.

use super::pages;
use super::shown::Shown;
use film_bundle::bytes::Bytes;
use film_bundle::names;

/// The folder of the bundle in the addresses.
pub const BUNDLE: &str = "/film-cards/";

/// An answer.
pub enum Answer {
    /// A file or page.
    Content { status: u16, content_type: &'static str, cache: &'static str, body: Bytes },
    /// The stream of events.
    Events,
}

/// A request as far as it matters here.
pub struct Request<'r> {
    pub method: &'r str,
    /// The path with what follows it, as the browser has sent it.
    pub target: &'r str,
    /// The values of all `Host` headers.
    pub hosts: Vec<&'r str>,
}

/// For files whose content may change, and for those whose name says that it never does.
const ASK_AGAIN: &str = "no-cache";
const FOR_EVER: &str = "private, max-age=31536000, immutable";

/// Answers a request to the server on `port`.
pub fn answer(shown: &Shown, port: u16, request: &Request) -> Answer {
    // A page of another site could let its own name lead to this computer, and would then be of the same origin.
    if !matches!(&request.hosts[..], [host] if is_own(host, port)) {
        return text(403, format!("This server answers http://127.0.0.1:{port} and http://localhost:{port} only.\n"));
    }
    if !matches!(request.method, "GET" | "HEAD") {
        return text(405, "This server answers GET and HEAD only.\n".to_owned());
    }
    let path = request.target.split(['?', '#']).next().unwrap_or_default();
    let page = |status, html: String| content(status, "text/html; charset=utf-8", ASK_AGAIN, html.into_bytes().into());
    match path {
        "/" => return page(200, pages::gallery(shown)),
        "/films" => return page(200, pages::films(shown)),
        "/events" => return Answer::Events,
        "/serve.js" => return script(include_str!("page.js")),
        "/serve.css" => return content(200, "text/css; charset=utf-8", ASK_AGAIN, bytes(include_str!("page.css"))),
        _ => {}
    }
    if let Some(film) = path.strip_prefix(pages::FILM).and_then(decoded) {
        return match shown.movies.iter().find(|movie| movie.slug == film) {
            Some(movie) => page(200, pages::film(shown, movie, port)),
            None => page(404, pages::no_film(shown, &film)),
        };
    }
    match path.strip_prefix(BUNDLE).and_then(|name| Some((name, shown.file(name)?, content_type(name)?))) {
        Some((name, bytes, content_type)) => content(200, content_type, cache(name), bytes.clone()),
        None => text(404, "There is nothing at this address.\n".to_owned()),
    }
}

/// Whether `host` names this server and nothing else.
fn is_own(host: &str, port: u16) -> bool {
    let host = host.to_ascii_lowercase();
    ["127.0.0.1", "localhost", "[::1]"].iter().any(|name| {
        let rest = host.strip_prefix(name);
        rest == Some(&format!(":{port}")) || (rest == Some("") && port == 80)
    })
}

/// The types of the bundle's files.
fn content_type(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        _ => return None,
    })
}

fn cache(name: &str) -> &'static str {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let is_hashed = stem.rsplit_once('-').is_some_and(|(_, hash)| names::is_hash(hash));
    if is_hashed { FOR_EVER } else { ASK_AGAIN }
}

/// The text that is written with `%`, if it is UTF-8. It is decoded once.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
        bytes.push(match byte {
            b'%' => (digit(rest.next())? * 16 + digit(rest.next())?) as u8,
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

fn content(status: u16, content_type: &'static str, cache: &'static str, body: Bytes) -> Answer {
    Answer::Content { status, content_type, cache, body }
}

fn script(text: &'static str) -> Answer {
    content(200, "text/javascript; charset=utf-8", ASK_AGAIN, bytes(text))
}

fn text(status: u16, text: String) -> Answer {
    content(status, "text/plain; charset=utf-8", ASK_AGAIN, text.into_bytes().into())
}

fn bytes(text: &'static str) -> Bytes {
    Bytes::default().and(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_names_are_ours() {
        for host in ["127.0.0.1:8080", "localhost:8080", "LocalHost:8080", "[::1]:8080"] {
            assert!(is_own(host, 8080), "{host}");
        }
        for host in [
            "",
            "127.0.0.1",
            "localhost",
            "localhost:80",
            "localhost:80800",
            "localhost.:8080",
            "evil.example:8080",
            "localhost.evil.example:8080",
            "evil.example",
            "127.0.0.1:8080.evil.example",
            "127.0.0.2:8080",
            "0.0.0.0:8080",
            "[::]:8080",
            "localhost:8080@evil.example",
            " localhost:8080",
        ] {
            assert!(!is_own(host, 8080), "{host}");
        }
        assert!(is_own("localhost", 80) && is_own("localhost:80", 80));
    }

    #[test]
    fn a_name_is_decoded_once() {
        assert_eq!(decoded("ran").as_deref(), Some("ran"));
        assert_eq!(decoded("%E6%9D%B1-%2e%2e").as_deref(), Some("東-.."));
        assert_eq!(decoded("%252e").as_deref(), Some("%2e"));
        for wrong in ["%", "%4", "%zz", "%ff"] {
            assert_eq!(decoded(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn only_a_name_with_a_hash_is_kept() {
        assert_eq!(cache("film-cards-module-ba7816bf8f01cfea.wasm"), FOR_EVER);
        assert_eq!(cache("film-cards.js"), ASK_AGAIN);
    }
}
