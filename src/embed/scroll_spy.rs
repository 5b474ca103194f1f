//! The scroll spy: which passage is at the reading line.

use std::cell::RefCell;

use web_sys::{Element, HtmlElement};

use crate::browser::{Intersections, placement};
use crate::story::model::PassageIndex;

/// The reading line, as thin as a band can be: a little below the place to which links lead (a scroll
/// margin of 34 per cent of the viewport's height), so that the passage led to is the one being read.
const READING_LINE: &str = "-36% 0px -63% 0px";
/// Its middle, as a share of the viewport's height.
const LINE: f64 = 0.365;

/// Observes the passages; ends with its drop.
pub(super) struct ScrollSpy {
    #[expect(dead_code, reason = "kept for its drop")]
    intersections: Intersections,
}

impl ScrollSpy {
    /// Calls `read` with the first passage at the reading line whenever what is there changes; with none where the line
    /// is above the first passage or below the last. Between two passages the one read before stays. None where the
    /// browser cannot observe.
    pub(super) fn new(
        passages: Vec<(PassageIndex, HtmlElement)>,
        read: impl Fn(Option<PassageIndex>) + 'static,
    ) -> Option<Self> {
        let blocks: Vec<_> = passages.iter().map(|(_, block)| block.clone()).collect();
        let at_line = RefCell::new(Vec::<(PassageIndex, HtmlElement)>::new());
        let changed = move |changes: Vec<(Element, bool)>| {
            let mut at_line = at_line.borrow_mut();
            for (element, inside) in changes {
                let is_it = |block: &HtmlElement| element.is_same_node(Some(block));
                at_line.retain(|(_, block)| !is_it(block));
                // Only what comes to the line is searched for: at first the observer reports every passage.
                if inside {
                    at_line.extend(passages.iter().find(|(_, block)| is_it(block)).cloned());
                }
            }
            let first = at_line.iter().map(|(index, _)| *index).min();
            drop(at_line);
            if first.is_some() || is_outside(&passages) {
                read(first);
            }
        };
        Some(Self { intersections: Intersections::observe(&blocks, READING_LINE, changed)? })
    }
}

/// Whether the reading line is above the first of these passages or below the last.
fn is_outside(passages: &[(PassageIndex, HtmlElement)]) -> bool {
    let line = placement::viewport().height * LINE;
    let is_below = |(_, block): &(_, HtmlElement)| block.get_bounding_client_rect().top() > line;
    let is_above = |(_, block): &(_, HtmlElement)| block.get_bounding_client_rect().bottom() < line;
    passages.first().is_none_or(is_below) || passages.last().is_none_or(is_above)
}
