//! Sets `cfg(engine)` if the packed engine is here, so that a clone of the project compiles without it.

use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=engine");
    println!("cargo::rustc-check-cfg=cfg(engine)");
    if Path::new("engine/engine.br").exists() {
        println!("cargo::rustc-cfg=engine");
    }
}
