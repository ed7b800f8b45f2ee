//! Bundles the scripts for browsers: joins modules into one script, and minifies it.
//!
//! esbuild compiles TypeScript, joins the modules and removes unused code; terser minifies the script. esbuild alone
//! could do that too, but a card would be 0.3 KB of brotli larger.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{project, tools};

/// The syntax that browsers must support. Those that run the Wasm and adopt a stylesheet support it, so nothing is
/// translated into older syntax.
const TARGET: &str = "--target=es2022";

/// The options of terser. Every browser that runs the Wasm has arrow functions, and no script uses the `length` of a
/// function. The options that are best for the loader would make a module larger.
const COMPRESSION: &str = "passes=3,ecma=2020,keep_fargs=false,unsafe_arrows=true";
const OF_A_SCRIPT: &str = ",hoist_funs=true,inline=1";

/// The kind of a script for browsers.
#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    /// A classic script.
    Script,
    /// A module.
    Module,
}

/// The two programs.
pub struct Bundler {
    esbuild: PathBuf,
    terser: PathBuf,
}

impl Bundler {
    /// Finds the programs, and installs those that are missing.
    pub fn ensure() -> Result<Self> {
        Ok(Self { esbuild: tools::esbuild::ensure()?, terser: tools::terser::ensure()? })
    }

    /// The script with the file `entry` of `web/` as its entry point, and with these values for the constants of
    /// `BUNDLE`.
    /// `engine` is the script that wasm-bindgen has written for the engine; without it, the script still imports that one.
    pub fn bundle(
        &self,
        entry: &str,
        kind: Kind,
        constants: &[(&str, Value)],
        engine: Option<&Path>,
    ) -> Result<String> {
        // wasm-bindgen's script uses `self` for the window, but a page may have its own variable `self`. A page cannot
        // replace `window`.
        self.join(entry, kind, constants, ("film-engine", engine), &["--define:self=window"])
    }

    /// The same for the script of the reader in other people's pages, which also runs in a worker, where there is no `window`.
    /// `reader` is the script that wasm-bindgen has written.
    pub fn bundle_reader(&self, entry: &str, constants: &[(&str, Value)], reader: Option<&Path>) -> Result<String> {
        self.join(entry, Kind::Module, constants, ("film-reader", reader), &[])
    }

    /// The same for a page of ours or its worker. `module` is what the script imports, and the script of that name that
    /// wasm-bindgen has written.
    pub fn bundle_own(
        &self,
        entry: &str,
        constants: &[(&str, Value)],
        module: (&str, Option<&Path>),
    ) -> Result<String> {
        self.join(entry, Kind::Module, constants, module, &[])
    }

    fn join(
        &self,
        entry: &str,
        kind: Kind,
        constants: &[(&str, Value)],
        (name, wasm_script): (&str, Option<&Path>),
        options: &[&str],
    ) -> Result<String> {
        let mut esbuild = Command::new(&self.esbuild);
        esbuild.args(["--bundle", "--minify-syntax", "--charset=utf8", "--legal-comments=none", "--log-level=warning"]);
        esbuild.arg(Path::new("web").join(entry)).arg(TARGET).args(options);
        // Ignore `web/tsconfig.json`, which is for checking the types. With it, the loader would be in strict mode.
        esbuild.arg("--tsconfig-raw={}");
        esbuild.arg(if kind == Kind::Script { "--format=iife" } else { "--format=esm" });
        esbuild.args(constants.iter().map(|(name, value)| format!("--define:BUNDLE.{name}={value}")));
        match wasm_script {
            Some(script) => esbuild.arg(format!("--alias:{name}={}", script.display())),
            None => esbuild.arg(format!("--external:{name}")),
        };
        let script = run(esbuild, entry, "")?;
        self.small(entry, &script, kind)
    }

    /// A single script without its types.
    pub fn without_types(&self, name: &str, script: &str) -> Result<String> {
        let mut esbuild = Command::new(&self.esbuild);
        esbuild.args(["--loader=ts", "--charset=utf8", "--log-level=warning", "--tsconfig-raw={}", TARGET]);
        run(esbuild, name, script)
    }

    /// A single script, minified. A classic script keeps its global names, because other scripts may use them.
    pub fn small(&self, name: &str, script: &str, kind: Kind) -> Result<String> {
        let mut terser = Command::new(&self.terser);
        let compression = [COMPRESSION, if kind == Kind::Script { OF_A_SCRIPT } else { "" }].concat();
        terser.args(["--compress", &compression, "--mangle"]).args((kind == Kind::Module).then_some("--module"));
        run(terser, name, script)
    }
}

/// Runs a program in the project's folder with `input` as its standard input, and returns its output.
fn run(mut command: Command, name: &str, input: &str) -> Result<String> {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let not_run = || format!("{program} could not be run for {name}");
    command.current_dir(project::root()).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = command.spawn().with_context(not_run)?;
    let mut stdin = running.stdin.take().with_context(not_run)?;
    let output = thread::scope(|scope| {
        // Write in another thread: the program may print before it has read everything, and need not read anything.
        scope.spawn(move || stdin.write_all(input.as_bytes()));
        running.wait_with_output()
    });
    let output = output.with_context(not_run)?;
    if !output.status.success() {
        bail!("{name} cannot be read by {program}, whose own words are above; correct it where it comes from");
    }
    Ok(String::from_utf8(output.stdout).with_context(not_run)?.trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small(source: &str, kind: Kind) -> String {
        Bundler::ensure().unwrap().small("a.js", source, kind).unwrap()
    }

    #[test]
    fn a_module_keeps_what_it_exports() {
        let source = "
            // A comment.
            let instance;
            export function films() { return instance.exports.films(); }
            async function load(options) { instance = await WebAssembly.instantiate(options); }
            export { load as default };";
        let module = small(source, Kind::Module);
        for kept in ["films", "as default", ".exports.films()", "WebAssembly.instantiate"] {
            assert!(module.contains(kept), "{kept} in {module}");
        }
        assert!(!module.contains("comment") && !module.contains("instance."), "{module}");
    }

    #[test]
    fn a_script_keeps_its_globals_and_its_templates() {
        let source = "var FilmCards = { say: (reason) => `unknown  film: ${ reason }\n` };";
        let script = small(source, Kind::Script);
        assert!(script.contains("FilmCards={say:"), "{script}");
        assert!(script.contains("unknown  film: ${"), "{script}");
        assert!(script.contains("}\n`") || script.contains("}\\n`"), "{script}");
    }

    #[test]
    fn a_class_keeps_what_others_call() {
        let source = "class FilmCard extends HTMLElement { #handle; leave() { this.#handle?.unmount(); } } \
            customElements.define(\"film-card\", FilmCard)";
        let script = small(source, Kind::Script);
        assert!(script.contains("leave()") && script.contains("?.unmount()"), "{script}");
    }

    #[test]
    fn what_is_no_javascript_is_refused_by_name() {
        for source in ["let = ;", "let once; let once;"] {
            let message = Bundler::ensure().unwrap().small("a.js", source, Kind::Script).unwrap_err().to_string();
            assert!(message.starts_with("a.js cannot be read by terser"), "{message}");
        }
    }
}
