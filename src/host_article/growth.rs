//! Tracks text nodes to which scripts append (typing effects, streamed text).

use js_sys::{Object, WeakSet};
use wasm_bindgen::{JsCast, JsValue};

/// The text nodes that were last changed by appending.
#[derive(Debug)]
pub(super) struct Growth(WeakSet);

impl Growth {
    pub(super) fn new() -> Self {
        Self(WeakSet::new())
    }

    /// Records whether the last change of a text node appended to it.
    pub(super) fn note(&self, node: &JsValue, has_grown: bool) {
        let node = node.unchecked_ref::<Object>();
        if has_grown {
            self.0.add(node);
        } else {
            self.0.delete(node);
        }
    }

    /// Whether the next change of a text node is likely to append to it.
    pub(super) fn grows(&self, node: &JsValue) -> bool {
        self.0.has(node.unchecked_ref::<Object>())
    }
}
