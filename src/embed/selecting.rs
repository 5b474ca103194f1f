//! Lets a text selection begin in a mention of a rendered article.
//!
//! Browsers begin no selection in a link. So a mention loses its `href` while the press that may begin a selection is
//! dispatched, and gets it back before the press can become a click.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::{Event, HtmlElement};

use crate::browser::{self, closest};

/// The mentions of a rendered article.
const LINKED: &str = ".explainer :is(a[data-term], a[data-event-mention])";

/// A mention and its address, while it has no `href`.
type Pressed = Rc<RefCell<Option<(HtmlElement, String)>>>;

#[derive(Default)]
pub(super) struct Selecting {
    pressed: Pressed,
    /// Restores the link if the press ends outside the widget, where no pointerup arrives.
    timer: RefCell<Option<Timeout>>,
}

impl Selecting {
    /// On pointerdown, perhaps on a mention.
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

    /// On pointerup.
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
