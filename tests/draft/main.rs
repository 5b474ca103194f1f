//! What a draft finds in articles whose events, terms and definitions are labelled.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test may end here")]

mod acronyms;
mod articles;
mod command;
mod formats;
mod kinds;
mod page;
