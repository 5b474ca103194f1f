//! Swipe to dismiss: a sheet is dragged by its header towards the edge it came from.

use std::cell::RefCell;

use web_sys::{HtmlElement, PointerEvent};

use crate::browser::{self, closest};

/// The headers by which a sheet is dragged.
const HANDLE: &str = ".explainer-card-head, .explainer-timeline-head";
/// A sheet that is dragged further than this, in pixels, closes on release.
const FAR: f64 = 72.0;

/// A sheet that is being dragged.
struct Held {
    sheet: HtmlElement,
    /// Where the touch began, in pixels of the viewport.
    from: f64,
    /// 1 for a sheet at the foot of the viewport, −1 for one at its head.
    way_out: f64,
}

impl Held {
    /// How far the sheet was dragged towards its edge, in pixels.
    fn drawn(&self, event: &PointerEvent) -> f64 {
        ((f64::from(event.client_y()) - self.from) * self.way_out).max(0.0)
    }
}

/// Whether a popover is shown as a sheet; the timeline is opened as a popover only where it is one.
fn is_sheet(popover: &HtmlElement) -> bool {
    popover.id() == "timeline" || browser::placement::is_sheet()
}

#[derive(Default)]
pub(super) struct Swipe {
    held: RefCell<Option<Held>>,
}

impl Swipe {
    /// On pointerdown, perhaps on the header of a sheet.
    pub(super) fn begin(&self, event: &PointerEvent) {
        // Ignore further touches.
        if !event.is_primary() {
            return;
        }
        let sheet = || browser::as_html(closest(event, HANDLE)?.closest(":popover-open").ok()??);
        let sheet = sheet().filter(|_| event.pointer_type() == "touch").filter(is_sheet);
        self.held.replace(sheet.map(|sheet| Held {
            way_out: if sheet.get_attribute("data-placed").as_deref() == Some("head") { -1.0 } else { 1.0 },
            from: f64::from(event.client_y()),
            sheet,
        }));
    }

    /// Moves the sheet with the pointer.
    pub(super) fn go_on(&self, event: &PointerEvent) {
        if let Some(held) = self.held.borrow().as_ref().filter(|_| event.is_primary()) {
            browser::set_property(&held.sheet, "--swiped", held.drawn(event) * held.way_out);
        }
    }

    /// On release: the sheet closes, or springs back.
    pub(super) fn end(&self, event: &PointerEvent) {
        if event.is_primary()
            && let Some(held) = self.held.take()
        {
            if event.type_() == "pointerup" && held.drawn(event) > FAR {
                browser::hide_popover(&held.sheet);
            }
            browser::remove_property(&held.sheet, "--swiped");
        }
    }
}
