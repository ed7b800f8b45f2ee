//! Replaces the crate `wasm-streams` in this workspace (`[patch.crates-io]` in `Cargo.toml`).
//!
//! Leptos always depends on its server functions, and those depend on `wasm-streams`. A card has no server and calls
//! none of it. The linker would drop it, but the crate exports classes to JavaScript, and exports are never dropped.
//! This crate has only the items that the server functions name. Without a server function, which no card has, nothing
//! can call them.

use futures_core::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};
use wasm_bindgen::JsValue;

/// A stream that cannot exist, because nothing can create one.
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

/// The chunks of a stream that cannot exist.
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
