//! Follows the reader: which passage is at the reading line.

use std::cell::RefCell;
use std::rc::Rc;

use super::control::Control;
use crate::browser::{self, Intersections};
use crate::interaction::Action;
use crate::story::model::PassageIndex;

/// The reading line, as thin as a band can be: a little below the place to which links lead (a scroll
/// margin of 34 per cent of the viewport's height), so that the passage led to is the one being read.
const READING_LINE: &str = "-36% 0px -63% 0px";

/// Observes the passages; ends with its drop.
pub(super) struct Follow {
    #[expect(dead_code, reason = "kept for its drop")]
    intersections: Intersections,
}

impl Follow {
    /// None where there are no passages to follow.
    pub(super) fn new(control: &Rc<Control>) -> Option<Self> {
        let passages: Vec<_> = (0..control.content.story.article.body.len())
            .filter_map(|index| browser::by_id(&control.root, &format!("p{}", index + 1)))
            .collect();
        let control = Rc::downgrade(control);
        let at_line = RefCell::new(Vec::<usize>::new());
        let changed = move |element: web_sys::Element, inside: bool| {
            let number = element.id().trim_start_matches('p').parse::<usize>();
            let Some(index) = number.ok().and_then(|number| number.checked_sub(1)) else { return };
            let mut at_line = at_line.borrow_mut();
            at_line.retain(|passage| *passage != index);
            if inside {
                at_line.push(index);
            }
            if let (Some(control), Some(first)) = (control.upgrade(), at_line.iter().min()) {
                control.read(PassageIndex(*first));
            }
        };
        Some(Self { intersections: Intersections::observe(&passages, READING_LINE, changed)? })
    }
}

impl Control {
    fn read(self: &Rc<Self>, passage: PassageIndex) {
        if self.reading() != Some(passage) {
            self.dispatch(Action::Read(passage));
        }
    }
}
