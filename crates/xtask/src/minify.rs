//! JavaScript without what only a reader of the source needs.
//!
//! The output may use whatever the input's browsers know: one that runs the module and adopts a
//! stylesheet knows the syntax of its year, so no older syntax is asked for.

use anyhow::{Result, bail};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_semantic::SemanticBuilder;
use oxc_span::SourceType;

/// Minifies an ECMAScript module. Its exported names stay.
pub fn module(name: &str, source: &str) -> Result<String> {
    minify(name, source, SourceType::mjs())
}

/// Minifies a classic script. Its global names stay, for other scripts may use them.
pub fn script(name: &str, source: &str) -> Result<String> {
    minify(name, source, SourceType::cjs())
}

fn minify(name: &str, source: &str, kind: SourceType) -> Result<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, kind).parse();
    if let Some(error) = parsed.errors.first() {
        bail!("{name} is not JavaScript that can be read: {error}; correct it where it comes from");
    }
    let mut program = parsed.program;
    // What is wrong though each sentence is right: a name that is declared twice.
    let checked = SemanticBuilder::new().with_check_syntax_error(true).build(&program);
    if let Some(error) = checked.errors.first() {
        bail!("{name} is not JavaScript that can be run: {error}; correct it where it comes from");
    }
    let options = MinifierOptions {
        mangle: Some(MangleOptions { top_level: kind.is_module(), ..Default::default() }),
        compress: Some(CompressOptions::smallest()),
    };
    let minified = Minifier::new(options).minify(&allocator, &mut program);
    let printed = Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(minified.scoping)
        .with_private_member_mappings(minified.class_private_mappings)
        .build(&program);
    Ok(printed.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_keeps_what_it_exports() {
        let source = "
            // A comment.
            let instance;
            export function films() { return instance.exports.films(); }
            async function load(options) { instance = await WebAssembly.instantiate(options); }
            export { load as default };";
        let minified = module("glue.js", source).unwrap();
        assert!(minified.len() < source.len() / 2 + 40, "{minified}");
        for kept in ["films", "as default", ".exports.films()", "WebAssembly.instantiate"] {
            assert!(minified.contains(kept), "{kept} in {minified}");
        }
        assert!(!minified.contains("comment"), "{minified}");
    }

    #[test]
    fn a_script_keeps_its_globals_and_its_templates() {
        let source = "var FilmCards = { say: (reason) => `unknown  film: ${ reason }\n` };";
        let minified = script("film-cards.js", source).unwrap();
        assert!(minified.contains("FilmCards={say:"), "{minified}");
        assert!(minified.contains("unknown  film: ${"), "{minified}");
        assert!(minified.contains("}\n`") || minified.contains("}\\n`"), "{minified}");
    }

    #[test]
    fn a_class_keeps_what_others_call_and_shortens_what_nobody_can() {
        let source = "class FilmCard extends HTMLElement { #handle; leave() { this.#handle?.unmount(); } }";
        let minified = script("film-cards.js", source).unwrap();
        assert!(minified.contains("leave()") && minified.contains("?.unmount()"), "{minified}");
        assert!(!minified.contains("#handle"), "{minified}");
    }

    #[test]
    fn what_is_not_javascript_is_refused_by_name() {
        for source in ["let = ;", "let once; let once;"] {
            let message = script("film-cards.js", source).unwrap_err().to_string();
            assert!(message.starts_with("film-cards.js is not JavaScript"), "{message}");
        }
    }
}
