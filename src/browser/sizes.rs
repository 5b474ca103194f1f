//! Tells when an element has another size.
//!
//! # Why is it not observed while it is told of?
//! What changes its size once more in the frame in which it was told of is left for the next frame, and Firefox and
//! WebKit call that an error of the page. With `content-visibility` it happens while one scrolls, whatever is done
//! about what was told. So an element that was told of is observed anew once that frame has been painted.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ResizeObserver};

use super::after_paint;

/// Observes one element; ends with its drop.
///
/// It is told of after the page was laid out and before it is painted, so that what is measured then costs no layout.
pub(crate) struct Sizes {
    observer: ResizeObserver,
    observed: Rc<Observed>,
    #[expect(dead_code, reason = "the observer calls it")]
    changed: Closure<dyn FnMut(Array, ResizeObserver)>,
}

struct Observed {
    element: HtmlElement,
    /// It is to be told of, whatever its size.
    asked: Cell<bool>,
    /// Its width and height when it was looked at last.
    size: Cell<(f64, f64)>,
}

impl Sizes {
    /// None where the browser cannot observe.
    pub(crate) fn observe(element: HtmlElement, changed: impl Fn() + 'static) -> Option<Self> {
        let observed = Rc::new(Observed { element, asked: Cell::new(true), size: Cell::default() });
        let weak = Rc::downgrade(&observed);
        let changed = Closure::new(move |_: Array, observer: ResizeObserver| {
            if let Some(observed) = weak.upgrade().filter(|observed| observed.is_to_be_told()) {
                observer.unobserve(&observed.element);
                changed();
                let weak = weak.clone();
                after_paint(move || {
                    weak.upgrade().inspect(|observed| observer.observe(&observed.element));
                });
            }
        });
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok()?;
        observer.observe(&observed.element);
        Some(Self { observer, observed, changed })
    }

    /// Has it told once more, when the page is laid out next. An element without a box is never told of.
    pub(crate) fn ask(&self) {
        self.observed.asked.set(true);
        self.observer.unobserve(&self.observed.element);
        self.observer.observe(&self.observed.element);
    }
}

impl Observed {
    fn is_to_be_told(&self) -> bool {
        let place = self.element.get_bounding_client_rect();
        let size = (place.width(), place.height());
        let has_changed = self.size.replace(size) != size;
        self.asked.take() || has_changed
    }
}

impl Drop for Sizes {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
