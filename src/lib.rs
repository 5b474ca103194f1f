//! Explains an article where it is read.
pub mod annotate;
pub mod diagnostics;
pub mod fingerprint;
pub mod interaction;
pub mod language;
#[cfg(not(target_arch = "wasm32"))]
mod nearest;
pub mod story;
pub mod timeline;
