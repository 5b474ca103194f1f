//! The works that are measured: the same in the browser, beside it and under criterion.
//!
//! ```text
//! engine/main.rs   criterion: the engine beside automata and parsers, natively
//! page/            a page in Chromium: the engine in WebAssembly beside what browsers have, and beside `native`; and the
//!                  widget beside plain pages
//! src/bin          `native`: the works of this library outside of the browser; `here`: the same for the page; `pages`: what
//!                  the widget is measured with; `site`: stories with a shared glossary
//! ```

pub mod corpus;
pub mod limit;
#[cfg(target_arch = "wasm32")]
pub mod page;
#[cfg(not(target_arch = "wasm32"))]
pub mod reading;
#[cfg(not(target_arch = "wasm32"))]
pub mod site;
pub mod stories;
pub mod works;
