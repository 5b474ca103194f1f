//! Tells when an element has another size.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ResizeObserver};

/// Observes one element; ends with its drop.
///
/// It is told of after the page was laid out and before it is painted, so that what is measured then costs no layout.
pub(crate) struct Sizes {
    observer: ResizeObserver,
    element: HtmlElement,
    #[expect(dead_code, reason = "the observer calls it")]
    changed: Closure<dyn FnMut()>,
}

impl Sizes {
    /// None where the browser cannot observe.
    pub(crate) fn observe(element: HtmlElement, changed: impl FnMut() + 'static) -> Option<Self> {
        let changed = Closure::new(changed);
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok()?;
        observer.observe(&element);
        Some(Self { observer, element, changed })
    }

    /// Has it told once more, when the page is laid out next. An element without a box is never told of.
    pub(crate) fn ask(&self) {
        self.observer.unobserve(&self.element);
        self.observer.observe(&self.element);
    }
}

impl Drop for Sizes {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
