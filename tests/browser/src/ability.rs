//! Abilities that some engines lack. Everything else is tested in all of them.

use crate::engine::Engine;
use crate::page::Page;
use std::io::Write;

/// A feature of an engine or of its driver that a test needs, and that not all of them have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ability {
    /// The whole accessibility tree.
    AccessibilityTree,
    /// Emulating a preference for dark pages.
    Dark,
    /// Touch input that is distinguished from a mouse.
    Finger,
    /// Forced colours, as in Windows' high contrast.
    ForcedColours,
    /// Measuring layout shift.
    LayoutShift,
    /// Counting live listeners, nodes and bytes after a collection.
    LiveObjects,
    /// Scrolling with keys.
    ScrollKeys,
    /// Events for elements that move under a resting pointer.
    PointerAtRest,
    /// Print layout on the screen.
    PaperOnScreen,
    /// Printing to a PDF.
    Print,
    /// Emulating a preference for reduced motion.
    ReducedMotion,
    /// Reloading like the reader's button, with the scroll position restored.
    Reload,
    /// A screenshot of the page from top to bottom.
    WholePicture,
}

impl Ability {
    /// Why an engine lacks it; `None` if it does not.
    fn lack(self, engine: Engine) -> Option<&'static str> {
        use Engine::{Chromium, Firefox, WebKit};
        match (self, engine) {
            (_, Chromium) => None,
            (Self::AccessibilityTree, _) => Some("its driver gives roles and names one by one, no tree"),
            (Self::LiveObjects, _) => Some("it does not count what is alive"),
            (Self::LayoutShift, _) => Some("it does not report layout shifts"),
            (Self::Reload, _) => Some("its driver loads the page once more, from its top or its fragment"),
            (Self::PointerAtRest, Firefox) => Some("it tells of nothing until the pointer moves"),
            (_, Firefox) => None,
            (Self::Dark | Self::PointerAtRest | Self::ReducedMotion, WebKit) => None,
            (Self::ScrollKeys, WebKit) => Some("its driver's keys scroll nothing"),
            (Self::Finger, WebKit) => Some("its driver sends the events of a mouse"),
            (Self::ForcedColours, WebKit) => Some("it does not know forced colours"),
            (Self::PaperOnScreen | Self::Print, WebKit) => Some("its driver cannot print"),
            (Self::WholePicture, WebKit) => Some("its driver takes pictures of the viewport"),
        }
    }
}

impl Engine {
    /// Whether the engine lacks an ability. If so, prints that the running test, or the part of it that asks, is
    /// skipped.
    pub(crate) fn lacks(self, ability: Ability) -> bool {
        let Some(reason) = ability.lack(self) else { return false };
        let thread = std::thread::current();
        let test = thread.name().unwrap_or_default();
        // Not with `println`, which shows nothing for passing tests.
        let line = format!("left out in {self}, of {test}: {ability:?}: {reason}\n");
        drop(std::io::stderr().write_all(line.as_bytes()));
        true
    }
}

impl Page {
    /// Whether the engine lacks what a test, or a part of it, needs. This is printed, and the test has to skip that.
    pub fn lacks(&self, ability: Ability) -> bool {
        self.engine.lacks(ability)
    }
}
