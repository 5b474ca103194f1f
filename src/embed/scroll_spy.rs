//! Follows the reader: which passage is at the reading line.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{Element, HtmlElement};

use super::control::Control;
use crate::browser::Intersections;
use crate::interaction::Action;
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
    /// None where there are no passages to follow.
    pub(super) fn new(control: &Rc<Control>) -> Option<Self> {
        let places = control.passages();
        let passages: Vec<_> = places.iter().map(|(_, element)| element.clone()).collect();
        let control = Rc::downgrade(control);
        let at_line = RefCell::new(Vec::<(PassageIndex, HtmlElement)>::new());
        let changed = move |element: Element, inside: bool| {
            let mut at_line = at_line.borrow_mut();
            let is_it = |passage: &HtmlElement| element.is_same_node(Some(passage));
            at_line.retain(|(_, passage)| !is_it(passage));
            // Only what comes to the line is looked for among all: in the beginning everything is told of.
            if inside {
                at_line.extend(places.iter().find(|(_, passage)| is_it(passage)).cloned());
            }
            let first = at_line.iter().map(|(index, _)| *index).min();
            if let (Some(control), Some(first)) = (control.upgrade(), first) {
                control.read(first);
            }
        };
        Some(Self { intersections: Intersections::observe(&passages, READING_LINE, changed)? })
    }
}

/// The passage of an element, by its id.
pub(super) fn passage_of(id: &str) -> Option<PassageIndex> {
    id.strip_prefix('p')?.parse::<usize>().ok()?.checked_sub(1).map(PassageIndex)
}

impl Control {
    fn read(self: &Rc<Self>, passage: PassageIndex) {
        if self.reading() != Some(passage) {
            self.dispatch(Action::Read(passage));
        }
    }
}
