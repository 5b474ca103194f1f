//! Runs work after the page has been laid out, when measuring forces no layout.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ResizeObserver};

use super::is_drawn;

/// Work that waits for a layout; dropping it cancels the work.
pub(crate) struct AfterLayout {
    observer: ResizeObserver,
    #[expect(dead_code, reason = "the observer calls it")]
    callback: Closure<dyn FnMut(Array, ResizeObserver)>,
}

impl AfterLayout {
    /// Runs `work` once, after the next layout in which `element` has a box. Uses a `ResizeObserver`, which is called
    /// between layout and paint. `None` where the browser has none.
    pub(crate) fn of(element: &HtmlElement, work: impl Fn() + 'static) -> Option<Self> {
        let work: Box<dyn Fn()> = Box::new(work);
        let observed = element.clone();
        let callback = Closure::new(move |_: Array, observer: ResizeObserver| {
            // Chromium also reports an element without a box at first.
            if is_drawn(&observed) {
                observer.disconnect();
                work();
            }
        });
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, callback })
    }
}

impl Drop for AfterLayout {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
