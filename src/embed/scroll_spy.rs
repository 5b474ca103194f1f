//! The scroll spy: which passage is at the reading line.

use std::cell::RefCell;

use web_sys::{Element, HtmlElement};

use crate::browser::Intersections;
use crate::story::model::PassageIndex;

/// The reading line, as thin as a band can be: a little below the place to which links lead (a scroll
/// margin of 34 per cent of the viewport's height), so that the passage led to is the one being read.
const READING_LINE: &str = "-36% 0px -63% 0px";

/// Observes the passages; ends with its drop.
pub(super) struct ScrollSpy {
    #[expect(dead_code, reason = "kept for its drop")]
    intersections: Intersections,
}

impl ScrollSpy {
    /// Calls `read` with the first passage at the reading line whenever what is there changes. None where the browser
    /// cannot observe.
    pub(super) fn new(
        passages: Vec<(PassageIndex, HtmlElement)>,
        read: impl Fn(PassageIndex) + 'static,
    ) -> Option<Self> {
        let blocks: Vec<_> = passages.iter().map(|(_, block)| block.clone()).collect();
        let at_line = RefCell::new(Vec::<(PassageIndex, HtmlElement)>::new());
        let changed = move |element: Element, inside: bool| {
            let mut at_line = at_line.borrow_mut();
            let is_it = |block: &HtmlElement| element.is_same_node(Some(block));
            at_line.retain(|(_, block)| !is_it(block));
            // Only what comes to the line is searched for: at first the observer reports every passage.
            if inside {
                at_line.extend(passages.iter().find(|(_, block)| is_it(block)).cloned());
            }
            let first = at_line.iter().map(|(index, _)| *index).min();
            drop(at_line);
            if let Some(first) = first {
                read(first);
            }
        };
        Some(Self { intersections: Intersections::observe(&blocks, READING_LINE, changed)? })
    }
}
