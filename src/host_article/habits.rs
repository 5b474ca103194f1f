//! Remembers how scripts have written to a text node before: the next write is probably of the same kind.

use js_sys::{Object, WeakSet};
use wasm_bindgen::{JsCast, JsValue};

/// The text nodes that were written to, by the kind of the last write that changed them.
#[derive(Debug)]
pub(super) struct Habits {
    /// Something was appended, as typing effects and streams do.
    growing: WeakSet,
    /// The whole text was replaced, as frameworks do.
    replaced: WeakSet,
}

impl Habits {
    pub(super) fn new() -> Self {
        Self { growing: WeakSet::new(), replaced: WeakSet::new() }
    }

    /// Something was appended to a text node.
    pub(super) fn note_growth(&self, node: &JsValue) {
        let node = node.unchecked_ref::<Object>();
        self.replaced.delete(node);
        self.growing.add(node);
    }

    /// The whole text of a node was replaced.
    pub(super) fn note_replacement(&self, node: &JsValue) {
        let node = node.unchecked_ref::<Object>();
        self.growing.delete(node);
        self.replaced.add(node);
    }

    /// A part of a text node was written.
    pub(super) fn note_edit(&self, node: &JsValue) {
        self.growing.delete(node.unchecked_ref::<Object>());
    }

    pub(super) fn is_growing(&self, node: &JsValue) -> bool {
        self.growing.has(node.unchecked_ref::<Object>())
    }

    pub(super) fn is_replaced(&self, node: &JsValue) -> bool {
        self.replaced.has(node.unchecked_ref::<Object>())
    }
}
