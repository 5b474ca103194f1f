//! Which text nodes a script goes on writing, as one does that types or that shows a stream.

use js_sys::{Object, WeakSet};
use wasm_bindgen::{JsCast, JsValue};

/// The text nodes to whose words something was put when they were last written to.
#[derive(Debug)]
pub(super) struct Growth(WeakSet);

impl Growth {
    pub(super) fn new() -> Self {
        Self(WeakSet::new())
    }

    /// Takes note of whether a text node has grown when it was written to.
    pub(super) fn note(&self, node: &JsValue, has_grown: bool) {
        let node = node.unchecked_ref::<Object>();
        if has_grown {
            self.0.add(node);
        } else {
            self.0.delete(node);
        }
    }

    /// Whether what is written to a text node is likely to be put at its end once more.
    pub(super) fn grows(&self, node: &JsValue) -> bool {
        self.0.has(node.unchecked_ref::<Object>())
    }
}
