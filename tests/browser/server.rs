//! The server of a case: it serves the built bundle and the pages that the case writes, and it simulates whatever can
//! go wrong between a server and a browser.

use std::io::{BufRead, BufReader, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

/// The content of a server, as a case describes it.
#[derive(Clone, Default)]
pub struct Site {
    page: String,
    /// The folder of another bundle.
    bundle: Option<PathBuf>,
    headers: String,
    files: Vec<(&'static str, String)>,
    folders: Vec<PathBuf>,
    is_compressed: bool,
    faults: Vec<(&'static str, Fault)>,
    line: Option<Arc<Line>>,
}

/// A slow line, which all connections share.
struct Line {
    latency: Duration,
    bytes_per_second: f64,
    /// When what was sent so far has arrived.
    free: Mutex<Instant>,
}

impl Line {
    /// The bytes that the line takes at once: as many as a packet has.
    const PACKET: usize = 1_460;

    /// Sends bytes no faster than the line is.
    fn send(&self, stream: &mut TcpStream, bytes: &[u8]) -> std::io::Result<()> {
        bytes.chunks(Line::PACKET).try_for_each(|packet| {
            let arrives = {
                let mut free = self.free.lock().expect("nobody panics holding the line");
                *free =
                    Instant::now().max(*free) + Duration::from_secs_f64(packet.len() as f64 / self.bytes_per_second);
                *free
            };
            thread::sleep(arrives.saturating_duration_since(Instant::now()));
            stream.write_all(packet)
        })
    }
}

/// The end of the name of the engine's script. The text before it tells it apart from the loader.
pub const GLUE: &str = "module*.js";

/// A fault in how a file is served.
#[derive(Clone)]
pub enum Fault {
    /// The file is missing.
    Missing,
    /// The file has this content type.
    Type(&'static str),
    /// The server sends this page instead.
    Instead(&'static str),
    /// The connection closes without a response.
    Dropped,
    /// The connection closes in the middle of the file.
    Truncated,
    /// The server answers when the gate opens.
    Held(Gate),
    /// Another fault, but only for this many first requests of the file.
    First(usize, Box<Fault>),
    /// Another fault, but only until the gate opens.
    Until(Gate, Box<Fault>),
}

/// Delays a response until the case opens the gate.
#[derive(Clone, Default)]
pub struct Gate(Arc<(Mutex<bool>, Condvar)>);

impl Gate {
    pub fn open(&self) {
        *self.0.0.lock().expect("nobody panics holding a gate") = true;
        self.0.1.notify_all();
    }

    fn is_open(&self) -> bool {
        *self.0.0.lock().expect("nobody panics holding a gate")
    }

    fn wait(&self) {
        let open = self.0.0.lock().expect("nobody panics holding a gate");
        drop(self.0.1.wait_while(open, |open| !*open));
    }
}

impl Site {
    /// A site with a page that has this body.
    pub fn new(body: &str) -> Site {
        Site::whole(&format!("<body>{body}"))
    }

    /// A site with this page, given from its `<head>` on.
    pub fn whole(html: &str) -> Site {
        let page = format!(
            "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=width=device-width>\
             <link rel=icon href=data:,><title>A page</title>{html}"
        );
        Site { page, ..Site::default() }
    }

    /// A site with this document as its page, unchanged.
    pub fn document(html: &str) -> Site {
        Site { page: html.to_owned(), ..Site::default() }
    }

    /// Adds a header to every response.
    pub fn header(mut self, name: &str, value: &str) -> Site {
        self.headers += &format!("{name}: {value}\r\n");
        self
    }

    /// Adds a file to those of the bundle.
    pub fn file(mut self, path: &'static str, text: &str) -> Site {
        self.files.push((path, text.to_owned()));
        self
    }

    /// Adds a folder to the files of the bundle, under its own name.
    pub fn folder(mut self, folder: PathBuf) -> Site {
        self.folders.push(folder);
        self
    }

    /// Serves the brotli copies of files, to browsers which all read them.
    pub fn compressed(mut self) -> Site {
        self.is_compressed = true;
        self
    }

    /// Answers each request after `latency`, and sends to all connections together no more bytes a second than that. The
    /// developer tools of Chromium would slow down the page, but not its workers.
    #[allow(dead_code, reason = "only a benchmark does")]
    pub fn slow(mut self, latency: Duration, bytes_per_second: f64) -> Site {
        self.line = Some(Arc::new(Line { latency, bytes_per_second, free: Mutex::new(Instant::now()) }));
        self
    }

    /// Serves another bundle, from the folder in an environment variable.
    pub fn bundle(self, variable: &'static str) -> Site {
        let folder = env::var_os(variable).unwrap_or_else(|| panic!("{variable} is not set"));
        self.bundle_in(folder.into())
    }

    /// Serves another bundle, from this folder.
    pub fn bundle_in(mut self, folder: PathBuf) -> Site {
        self.bundle = Some(folder);
        self
    }

    /// Adds a fault to every file with such a name: `.wasm`, or [`GLUE`].
    pub fn fault(mut self, name: &'static str, fault: Fault) -> Site {
        self.faults.push((name, fault));
        self
    }

    /// Serves it on a port of its own.
    pub fn serve(self) -> Server {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let port = listener.local_addr().expect("a bound port").port();
        let log: Arc<Mutex<Vec<String>>> = Arc::default();
        let sent: Arc<AtomicUsize> = Arc::default();
        let (site, shared, counted) = (Arc::new(self), log.clone(), sent.clone());
        // It serves until the tests end: a thread that waits costs nothing.
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (site, log, sent) = (site.clone(), shared.clone(), counted.clone());
                // Ignore the error if the browser closes the connection before the end of the response.
                thread::spawn(move || _ = site.answer(stream, &log, &sent));
            }
        });
        Server { origin: format!("http://127.0.0.1:{port}"), log, sent }
    }

    fn answer(&self, mut stream: TcpStream, log: &Mutex<Vec<String>>, sent: &AtomicUsize) -> std::io::Result<()> {
        let mut lines = BufReader::new(stream.try_clone()?).lines();
        let request = lines.next().transpose()?.unwrap_or_default();
        let path = request.split(' ').nth(1).unwrap_or("/").split('?').next().unwrap_or("/").to_owned();
        while lines.next().transpose()?.is_some_and(|header| !header.is_empty()) {}
        if request.is_empty() {
            // Browsers open connections in advance and may never use them.
            return Ok(());
        }
        let asked = {
            let mut log = log.lock().expect("nobody panics holding the log");
            log.push(path.clone());
            log.iter().filter(|other| **other == path).count()
        };

        let compressed = self.is_compressed.then(|| self.find(&format!("{path}.br"))).flatten();
        let encoding = if compressed.is_some() { "Content-Encoding: br\r\n" } else { "" };
        let mut file = compressed.or_else(|| self.find(&path));
        let mut kind = kind(&path);
        let mut most = usize::MAX;
        for (_, fault) in self.faults.iter().filter(|(name, _)| is_called(&path, name)) {
            let fault = match fault {
                Fault::First(count, _) if asked > *count => continue,
                Fault::Until(gate, _) if gate.is_open() => continue,
                Fault::First(_, fault) | Fault::Until(_, fault) => fault.as_ref(),
                fault => fault,
            };
            match fault {
                Fault::First(..) | Fault::Until(..) => unreachable!("a fault that passes is of one kind"),
                Fault::Missing => file = None,
                Fault::Type(other) => kind = other,
                Fault::Instead(other) => (file, kind) = (Some(other.as_bytes().to_vec()), self::kind("html")),
                Fault::Dropped => return stream.shutdown(Shutdown::Both),
                Fault::Truncated => most = 1000,
                Fault::Held(gate) => gate.wait(),
            }
        }
        let (status, body) = file.map_or(("404 Not Found", b"no such file".to_vec()), |body| ("200 OK", body));
        if let Some(line) = &self.line {
            thread::sleep(line.latency);
        }
        let (length, headers) = (body.len(), &self.headers);
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{encoding}{headers}Connection: close\r\n\r\n"
        )?;
        if path != "/" {
            sent.fetch_add(length.min(most), Ordering::Relaxed);
        }
        let body = &body[..length.min(most)];
        match &self.line {
            Some(line) => line.send(&mut stream, body),
            None => stream.write_all(body),
        }
    }

    fn find(&self, path: &str) -> Option<Vec<u8>> {
        if path == "/" {
            return Some(self.page.clone().into_bytes());
        }
        let name = path.trim_start_matches('/');
        if let Some((_, text)) = self.files.iter().find(|(file, _)| *file == name) {
            return Some(text.clone().into_bytes());
        }
        let own = |folder: &&PathBuf| folder.file_name().is_some_and(|own| Path::new(name).starts_with(own));
        let place = match self.folders.iter().find(own) {
            Some(folder) => folder.with_file_name(name),
            None => match &self.bundle {
                Some(bundle) => bundle.join(name),
                None => PathBuf::from(env::var_os("FILM_CARDS_DIST")?).join(name),
            },
        };
        fs::read(place).ok()
    }
}

/// Whether a path matches a pattern: a part of the path, a star, and its end.
fn is_called(path: &str, name: &str) -> bool {
    let (part, ending) = name.split_once('*').unwrap_or(("", name));
    path.contains(part) && path.ends_with(ending)
}

fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        Some("bin") => "application/octet-stream",
        Some("woff2") => "font/woff2",
        _ => "text/html; charset=utf-8",
    }
}

/// A running server.
pub struct Server {
    pub origin: String,
    log: Arc<Mutex<Vec<String>>>,
    #[allow(dead_code, reason = "only a benchmark counts them")]
    sent: Arc<AtomicUsize>,
}

impl Server {
    /// The bytes of all files that were sent, without the page.
    #[allow(dead_code, reason = "only a benchmark counts them")]
    pub fn sent(&self) -> usize {
        self.sent.load(Ordering::Relaxed)
    }

    /// The number of requests for files whose names match: they end like that, or have the part before a star, too.
    pub fn requests(&self, name: &str) -> usize {
        let log = self.log.lock().expect("nobody panics holding the log");
        log.iter().filter(|path| is_called(path, name)).count()
    }

    /// Waits until a browser has sent as many requests for files whose names match. It sends them when it finds time.
    pub async fn until_requests(&self, ending: &str, number: usize) {
        let start = Instant::now();
        while self.requests(ending) < number {
            assert!(
                start.elapsed() < crate::page::PATIENCE,
                "{} of {number} requests for {ending}",
                self.requests(ending)
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}
