//! What can be tested in which engine. What is not named here is tested in all of them.

use crate::engine::Engine;
use crate::page::Page;
use std::io::Write;

/// Something that a test needs of an engine or of its driver, and that not all of them give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ability {
    /// The tree that a screen reader is told, as a whole.
    AccessibilityTree,
    /// A reader who prefers a dark page.
    Dark,
    /// A finger that is told from a mouse.
    Finger,
    /// Forced colours, as in Windows' high contrast.
    ForcedColours,
    /// The browser tells how far the page's parts have moved by themselves.
    LayoutShift,
    /// How many listeners, nodes and bytes are alive, after a collection.
    LiveObjects,
    /// The keys that scroll do so.
    ScrollKeys,
    /// What slides under a pointer at rest is told of.
    PointerAtRest,
    /// The page laid out as for paper while it is on the screen.
    PaperOnScreen,
    /// The page printed to a PDF.
    Print,
    /// A reader who prefers that nothing moves.
    ReducedMotion,
    /// The page is loaded again as by the reader's button, where it stood.
    Reload,
    /// The page from top to bottom as one picture.
    WholePicture,
}

impl Ability {
    /// Why an engine lacks it, or none when the engine has it.
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
    /// Whether the engine lacks an ability. If so, it is said that the running test is left out, or the
    /// part of it that asks this.
    pub(crate) fn lacks(self, ability: Ability) -> bool {
        let Some(reason) = ability.lack(self) else { return false };
        let thread = std::thread::current();
        let test = thread.name().unwrap_or_default();
        // Not by `println`, which shows nothing of tests that pass.
        let line = format!("left out in {self}, of {test}: {ability:?}: {reason}\n");
        drop(std::io::stderr().write_all(line.as_bytes()));
        true
    }
}

impl Page {
    /// Whether the engine lacks what a test, or a part of it, needs. It is then said so, and the test has to
    /// leave that out.
    pub fn lacks(&self, ability: Ability) -> bool {
        self.engine.lacks(ability)
    }
}
