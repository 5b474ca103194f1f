//! Helpers for browser tests: a site that serves the release build, a browser that opens it, and a page in the reader's
//! terms (terms, cards, events, passages).
//!
//! The tests are written once and run in the engine in the environment variable `ENGINE`: `chromium` (the default),
//! `firefox` or `webkit`. Missing features of engines are declared in one place, [`Ability`], and a test asks for them
//! with [`Page::lacks`].
//!
//! Every test has its own site, and so its own origin, and its own tab, so that tests are independent. A helper that
//! fails panics with the reason; a wait ends when its condition holds, or fails the test after a deadline, and never
//! sleeps for a fixed time. At the end of a test the console must contain no unexpected warnings and errors.
//!
//! Scripts of the tests can read globals of the page, and set their own with `window.name = …` (in Firefox `globalThis`
//! belongs to the driver, and lives as long as the script).

mod ability;
mod console;
mod device;
mod engine;
mod inspect;
mod page;
mod program;
mod reader;
mod site;
mod tree;

pub use ability::Ability;
pub use console::Message;
pub use device::Preference;
pub use engine::Engine;
pub use page::{Page, browse, browse_preferring};
pub use reader::{Card, Event, Mention, on_both_pages};
pub use site::{Answer, Policy, Site};
