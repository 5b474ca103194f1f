//! What the browser tests are written with: a site that serves the release build, a browser that
//! opens it, and a page with the reader's words (terms, cards, events, passages).
//!
//! The tests are written once and run in the engine that the environment variable `ENGINE` names:
//! `chromium` (without it), `firefox` or `webkit`. What an engine cannot show is told in one place,
//! [`Ability`], and a test asks for it by [`Page::lacks`].
//!
//! Every test has a site, and so an origin, and a tab of its own, so that none sees what another has left
//! behind. A helper that cannot do what it is asked for panics and says why; a wait ends when its condition
//! holds or fails the test after a deadline, and never rests for a fixed time. When a test ends, no
//! warning and no error may stand in the console that the test has not taken note of.
//!
//! Scripts of the tests reach what the page has set, and set something for later by `window.name = …`
//! (`globalThis` is the driver's own in Firefox, and lives as long as the script).

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
