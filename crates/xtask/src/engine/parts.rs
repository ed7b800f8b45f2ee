//! The five modules of an engine, compiled and made small, two at a time.
//!
//! The compiler optimises a whole Wasm at once, on one processor. So two of them are compiled at the same time, those of the
//! engine in the usual folder and the readers in a folder of their own, where their flags need not be changed; and each is
//! made small while the next ones are compiled. A Wasm that has not changed is not made small again.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Sender};
use std::thread;

use anyhow::{Context, Result};

use super::compile::{self, Bound, Profile};
use super::{Finish, key, tables};
use crate::tools;

/// What a module is made with.
pub struct Tools<'a> {
    pub profile: Profile,
    pub wasm_bindgen: &'a Path,
    pub wasm_opt: &'a Path,
    /// The passes of wasm-opt, which `finish` runs.
    pub passes: &'a [&'a str],
    pub finish: Finish<'a>,
    /// The folder for the modules, each in a folder of its own. What is there from the last time is used again.
    pub folder: PathBuf,
}

/// A finished module.
pub struct Part {
    /// As the compiler has made it.
    pub compiled: Vec<u8>,
    /// The script of wasm-bindgen.
    pub script: PathBuf,
    pub wasm: Vec<u8>,
}

/// How a module is made.
struct Plan {
    name: &'static str,
    compile: fn(Profile) -> Result<Vec<u8>>,
    bind: fn(&Path, &[u8], &Path) -> Result<Bound>,
    /// Whether it calculates tables that are taken out of it.
    has_tables: bool,
    /// Whether only the studio loads it.
    is_of_studio: bool,
}

/// The modules of an engine.
pub struct Parts {
    pub cards: Part,
    pub galleries: Part,
    /// The reader of pages.
    pub reader: Part,
    /// The reader of the studio, and what makes bundles there. A quick engine has no studio.
    pub studio: Option<[Part; 2]>,
}

/// The modules in the order in which they are compiled: at the same time those of each list, one after the other.
const LISTS: [&[Plan]; 2] = [
    &[
        Plan {
            name: "of-folders",
            compile: compile::reader_of_folders,
            bind: compile::bind_whole,
            has_tables: false,
            is_of_studio: true,
        },
        Plan {
            name: "reader",
            compile: compile::reader,
            bind: compile::bind_whole,
            has_tables: false,
            is_of_studio: false,
        },
    ],
    &[
        Plan {
            name: "galleries",
            compile: |profile| compile::module(profile, "gallery"),
            bind: compile::bind,
            has_tables: false,
            is_of_studio: false,
        },
        Plan {
            name: "studio",
            compile: compile::studio,
            bind: compile::bind_whole,
            has_tables: true,
            is_of_studio: true,
        },
        Plan {
            name: "cards",
            compile: |profile| compile::module(profile, ""),
            bind: compile::bind,
            has_tables: false,
            is_of_studio: false,
        },
    ],
];

/// Makes all modules.
pub fn make(tools: &Tools) -> Result<Parts> {
    let has_studio = tools.profile == Profile::Release;
    if tools.profile == Profile::Release {
        // Each compilation needs it, and it is installed once.
        let _ = tools::rust::ensure_library_source();
    }
    let (finished, results) = mpsc::channel();
    thread::scope(|scope| {
        for list in LISTS {
            let finished = finished.clone();
            scope.spawn(move || {
                for plan in list.iter().filter(|plan| has_studio || !plan.is_of_studio) {
                    let compiled = (plan.compile)(tools.profile);
                    let goes_on = compiled.is_ok();
                    let finished = finished.clone();
                    scope.spawn(move || {
                        send(&finished, plan, compiled.and_then(|compiled| finish(tools, plan, compiled)))
                    });
                    if !goes_on {
                        break;
                    }
                }
            });
        }
    });
    drop(finished);
    let mut parts = Vec::new();
    for (name, part) in results {
        parts.push((name, part?));
    }
    let mut take = |name: &str| {
        let at = parts.iter().position(|(other, _)| *other == name).with_context(|| format!("{name} was not made"))?;
        anyhow::Ok(parts.swap_remove(at).1)
    };
    Ok(Parts {
        cards: take("cards")?,
        galleries: take("galleries")?,
        reader: take("reader")?,
        studio: if has_studio { Some([take("of-folders")?, take("studio")?]) } else { None },
    })
}

fn send(finished: &Sender<(&'static str, Result<Part>)>, plan: &Plan, part: Result<Part>) {
    // Nobody has gone: the results are read when all threads have ended.
    let _ = finished.send((plan.name, part));
}

/// Binds a module and makes it small, unless that was done with the same bytes.
fn finish(tools: &Tools, plan: &Plan, compiled: Vec<u8>) -> Result<Part> {
    let folder = tools.folder.join(plan.name);
    let (known, final_wasm) = (folder.join("key"), folder.join("final.wasm"));
    let written = |path: &Path| format!("`{}` could not be written", path.display());
    let key = key([&*compiled].into_iter().chain(tools.passes.iter().map(|pass| pass.as_bytes())));
    if fs::read_to_string(&known).is_ok_and(|known| known == key)
        && let (Ok(wasm), script) = (fs::read(&final_wasm), compile::script(&folder))
        && script.exists()
    {
        return Ok(Part { compiled, script, wasm });
    }
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("`{}` could not be removed", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| written(&folder))?;
    let bound = (plan.bind)(tools.wasm_bindgen, &compiled, &folder)?;
    if plan.has_tables {
        // wasm-opt leaves out long rows of zeros, and no address changes.
        tables::take_out(&bound.wasm)?;
    }
    let wasm = (tools.finish)(tools.wasm_opt, &bound)?;
    fs::write(&final_wasm, &wasm).with_context(|| written(&final_wasm))?;
    // The key comes last: without it, all is made again.
    fs::write(&known, key).with_context(|| written(&known))?;
    Ok(Part { compiled, script: bound.script, wasm })
}
