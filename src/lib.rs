//! Explains an article where it is read.
pub mod annotate;
pub mod diagnostics;
pub mod language;
pub mod story;
pub mod timeline;
