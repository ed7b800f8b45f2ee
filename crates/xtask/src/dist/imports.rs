//! Short names for what the module imports from its script.
//!
//! wasm-bindgen calls an import `__wbg_setAttribute_8c84e9351986b1f6`, in the Wasm and once more in the script. The
//! digits of the hash cannot be compressed. With a short name each, a card is about 1.2 KB of brotli smaller.

use std::collections::HashMap;
use std::convert::Infallible;

use anyhow::{Context, Result, ensure};
use wasm_encoder::reencode::{Error, Reencode};

use wasm_encoder::{EntityType, ImportSection, Module};
use wasmparser::Parser;

/// Gives each import a short name, in the script and in the Wasm.
pub fn shorten(glue: &str, wasm: &[u8]) -> Result<(String, Vec<u8>)> {
    let mut names = Names::default();
    let mut module = Module::new();
    names.parse_core_module(&mut module, Parser::new(0), wasm).context("the Wasm of wasm-bindgen is not understood")?;
    let mut glue = glue.to_owned();
    for (long, short) in names.0 {
        let [long, short] = [format!("{long}: function("), format!("{short}: function(")];
        ensure!(glue.matches(&long).count() == 1, "the script of wasm-bindgen does not have `{long}` once");
        glue = glue.replace(&long, &short);
    }
    Ok((glue, module.finish()))
}

/// The short name of each long one.
#[derive(Default)]
struct Names(HashMap<String, String>);

impl Names {
    fn short(&mut self, long: &str) -> &str {
        let next = format!("i{}", self.0.len());
        self.0.entry(long.to_owned()).or_insert(next)
    }
}

impl Reencode for Names {
    type Error = Infallible;

    fn parse_import(
        &mut self,
        imports: &mut ImportSection,
        import: wasmparser::Import<'_>,
    ) -> Result<(), Error<Infallible>> {
        let kind: EntityType = self.entity_type(import.ty)?;
        imports.import(import.module, self.short(import.name), kind);
        Ok(())
    }
}
