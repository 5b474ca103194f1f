//! Lets a selection begin in a mention of an article of ours.
//!
//! Engines begin none in a link. So a mention is no link while the press that may begin a selection is dispatched, and one
//! again before it can become a click.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::{Event, HtmlElement};

use crate::browser::{self, closest};

/// The mentions of an article of ours.
const LINKED: &str = ".explainer :is(a[data-term], a[data-event-mention])";

/// A mention and its address, while it is no link.
type Pressed = Rc<RefCell<Option<(HtmlElement, String)>>>;

#[derive(Default)]
pub(super) struct Selecting {
    pressed: Pressed,
    /// Where the press ends outside of the widget, nobody tells of it.
    timer: RefCell<Option<Timeout>>,
}

impl Selecting {
    /// The mouse is pressed, perhaps on a mention.
    pub(super) fn begin(&self, event: &Event) {
        let linked =
            || closest(event, LINKED).and_then(|link| Some((link.clone(), link.get_attribute("href")?)));
        if let Some((mention, address)) = linked() {
            browser::set_flag(&mention, "href", None);
            browser::set_flag(&mention, "tabindex", Some("0"));
            self.pressed.replace(Some((mention, address)));
            let pressed = Rc::clone(&self.pressed);
            self.timer.replace(Some(browser::after(0, move || link_again(&pressed))));
        }
    }

    /// The press ends.
    pub(super) fn end(&self) {
        self.timer.take();
        link_again(&self.pressed);
    }
}

fn link_again(pressed: &Pressed) {
    if let Some((mention, address)) = pressed.take() {
        browser::set_flag(&mention, "href", Some(&address));
        browser::set_flag(&mention, "tabindex", None);
    }
}
