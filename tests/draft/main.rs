//! What a draft finds in articles whose events, terms and definitions are labelled.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may end here")]

mod articles;
mod command;
