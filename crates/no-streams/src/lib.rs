//! Stands in for the crate `wasm-streams` in this workspace (`[patch.crates-io]` in `Cargo.toml`).
//!
//! Leptos always brings its server functions along, and those bring `wasm-streams`. A card has no
//! server and calls none of it, and the linker would drop it; but its classes are exported to
//! JavaScript, and what is exported is never dropped. This is the part of its interface that server
//! functions name. Nothing can call it without a server function, which no card has.

use futures_core::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};
use wasm_bindgen::JsValue;

/// A stream that cannot be, since nobody can make one.
pub enum ReadableStream {}

impl ReadableStream {
    pub fn from_raw(_: web_sys::ReadableStream) -> Self {
        no_server()
    }

    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        no_server()
    }

    pub fn into_raw(self) -> web_sys::ReadableStream {
        match self {}
    }

    pub fn into_stream(self) -> Chunks {
        match self {}
    }
}

/// The chunks of a stream that cannot be.
pub enum Chunks {}

impl Stream for Chunks {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match *self {}
    }
}

fn no_server() -> ! {
    panic!("a card calls no server function")
}
