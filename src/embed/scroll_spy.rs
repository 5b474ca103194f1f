//! The scroll spy: which passage is at the reading line.

use std::cell::RefCell;

use web_sys::{Element, HtmlElement};

use crate::browser::{Intersections, placement};
use crate::story::model::PassageIndex;

/// The reading line, as a band that is as thin as possible: a little below the position to which links scroll (a scroll
/// margin of 34 per cent of the viewport's height), so that the target passage is the one being read.
const READING_LINE: &str = "-36% 0px -63% 0px";
/// The middle of the band, as a fraction of the viewport's height.
const LINE: f64 = 0.365;

/// Observes the passages until it is dropped.
pub(super) struct ScrollSpy {
    #[expect(dead_code, reason = "kept for its drop")]
    intersections: Intersections,
}

impl ScrollSpy {
    /// Calls `read` with the first passage at the reading line whenever it changes; with `None` if the line is above
    /// the first passage or below the last. Between two passages the previous one stays. `None` if the browser has no
    /// `IntersectionObserver`.
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
                // Search only for passages that come to the line: at first the observer reports all.
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
