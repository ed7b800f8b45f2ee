//! Sets `cfg(engine)` if the packed engine is here, so that a clone of the project compiles without it.

use std::path::Path;

fn main() {
    println!("cargo::rustc-check-cfg=cfg(engine)");
    let engine = "engine/engine.br";
    if Path::new(engine).exists() {
        // Only the file: its folder is made anew for every release, mostly with the same engine.
        println!("cargo::rerun-if-changed={engine}");
        println!("cargo::rustc-cfg=engine");
    } else {
        println!("cargo::rerun-if-changed=engine");
    }
}
