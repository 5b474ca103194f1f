//! Drafts of articles with labelled events, terms and definitions.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test may end here")]

mod acronyms;
mod articles;
mod command;
mod credits;
mod formats;
mod kinds;
mod page;
