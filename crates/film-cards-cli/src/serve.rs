//! `serve`: shows the cards in a browser on this computer. Whatever is saved in the folder of reviews shows at once.
//!
//! ```text
//! a save ─ watch ─▶ shown.rs, everything in memory ─ http.rs ─▶ an event in each open page
//!                                                   answer.rs ◀─ which fetches the new bundle (page.js)
//! ```
//!
//! Nothing is written to the disk, and nothing is read from it for a request: a request can only name what is in memory.

mod answer;
mod http;
mod pages;
mod port;
mod shown;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anstream::eprintln;
use anyhow::Result;

use crate::build;
use crate::engine;
use crate::generator::Site;
use crate::reviews;
use crate::watch::Watch;
use shown::{Shown, Source};

/// Read the reviews when nothing has been written for this long: an editor may write a file in several steps.
const QUIET: Duration = Duration::from_millis(25);

/// How many problems the terminal and the page show. `check` shows all.
const MAX_PROBLEMS: usize = 50;

/// The options of `serve`.
#[derive(clap::Args)]
pub struct Options {
    /// The folder of reviews [default: reviews/, or what is found here]
    pub dir: Option<PathBuf>,
    /// The port on this computer [default: 8080, or the next one that is free]
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    /// Open the page in the browser
    #[arg(long)]
    pub open: bool,
    /// The address of the uploaded bundle, for the tags and snippets to copy
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
    /// Print only what is wrong
    #[arg(short, long)]
    pub quiet: bool,
}

/// Serves until the process is ended. The engine comes from the folder `engine`; by default it is the one inside this
/// program. The default folders are below `root`.
///
/// # Errors
/// If there is no folder of reviews, the engine cannot be read, or the port cannot be used.
pub fn run(options: &Options, engine: Option<&Path>, root: &Path) -> Result<ExitCode> {
    let found = reviews::find(options.dir.as_deref(), root, "serve")?;
    let folder = reviews::folder(Some(&found.path), root)?;
    let url = options.url.as_deref().or(found.site.as_ref().map(Site::address));
    let published = url.map(|url| build::loader(Some(url))).transpose()?;
    let engine = engine.map_or_else(engine::inside, engine::open)?;
    let (listener, note) = port::listen(options)?;
    let address = format!("http://{}", listener.local_addr()?);
    let say = |line: &str| {
        if !options.quiet {
            eprintln!("{line}");
        }
    };
    found.note.iter().for_each(|note| say(note));

    // It begins before the first reading, so that no change is lost between the two.
    let mut watch = Watch::new(QUIET, {
        let folder = folder.clone();
        move || vec![folder.clone()]
    });
    let unchanged = engine.unchanged()?.into_iter().map(|(name, bytes)| (name, bytes.into())).collect();
    let source = Source { folder, shown_as: found.path, engine, unchanged, published };
    let mut shown = Arc::new(Shown::read(&source, None)?);
    let server = http::serve(listener, shown.clone())?;
    note.iter().for_each(|note| eprintln!("{note}"));
    say(&format!("the cards are at {address} and change as you save; Ctrl-C ends this"));
    if !watch.has_hints() {
        say("the system does not report which files change, so they are checked every second");
    }
    shown.problems.print(None);
    if options.open
        && let Err(error) = open::that_detached(&address)
    {
        eprintln!("no browser could be opened ({error}); open {address} yourself");
    }
    loop {
        watch.wait_for_change();
        let new = Arc::new(Shown::read(&source, Some(&shown))?);
        if new.version != shown.version {
            // The page first: whoever has saved is looking at it.
            server.show(new.clone());
            new.problems.print(Some(&shown.problems));
            shown = new;
        }
    }
}
