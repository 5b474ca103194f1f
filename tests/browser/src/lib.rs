//! What the browser tests are written with: a site that serves the release build, a browser that
//! opens it, and a page with the reader's words (terms, cards, events, passages).
//!
//! Every test has a site and a browser of its own, so that none sees what another has left behind.
//! A helper that cannot do what it is asked for panics and says why; a wait ends when its condition
//! holds or fails the test after a deadline, and never rests for a fixed time. When a test ends, no
//! warning and no error may stand in the console that the test has not taken note of.

mod console;
mod engine;
mod inspect;
mod page;
mod reader;
mod site;

pub use console::Message;
pub use engine::Engine;
pub use page::{Page, browse};
pub use reader::{Card, Event, Mention, on_both_pages};
pub use site::{Answer, Policy, Site};
