//! Which text nodes a script goes on writing, as one does that types or that shows a stream.

use js_sys::{Object, WeakMap};
use wasm_bindgen::{JsCast, JsValue};

/// How often in a row it takes for a text to be one that grows: a framework's new text may begin with the old one.
const OFTEN: f64 = 2.0;

/// How often in a row something was put at the end of a text node.
#[derive(Debug)]
pub(super) struct Growth(WeakMap);

impl Growth {
    pub(super) fn new() -> Self {
        Self(WeakMap::new())
    }

    /// Takes note of whether a text node has grown when it was written to.
    pub(super) fn note(&self, node: &JsValue, has_grown: bool) {
        let node = node.unchecked_ref();
        if has_grown {
            self.0.set(node, &(self.times(node) + 1.0).into());
        } else {
            self.0.delete(node);
        }
    }

    /// Whether what is written to a text node is likely to be put at its end once more.
    pub(super) fn grows(&self, node: &JsValue) -> bool {
        self.times(node.unchecked_ref()) >= OFTEN
    }

    fn times(&self, node: &Object) -> f64 {
        self.0.get(node).as_f64().unwrap_or_default()
    }
}
