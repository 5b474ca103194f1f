//! The measured functions: the same in the browser, natively and under criterion.
//!
//! ```text
//! engine/main.rs   criterion: the engine compared with automata and parsers, natively
//! page/            a page in Chromium: the engine in WebAssembly compared with alternatives in browsers, and with
//!                  `native`; and the widget compared with plain pages
//! src/bin          `native`: this library outside of the browser; `here`: the same for the page; `pages`: stories and
//!                  pages for the widget; `site`: stories with a shared glossary
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
