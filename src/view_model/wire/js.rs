//! Parsed JSON in the browser.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

/// A value of parsed JSON.
#[derive(Clone, Debug, Default)]
pub(crate) struct Node(JsValue);

impl Node {
    /// Parses a text; `None` if it is not JSON.
    pub(crate) fn parse(json: &str) -> Option<Self> {
        js_sys::JSON::parse(json).ok().map(Self)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_null() || self.0.is_undefined()
    }

    pub(crate) fn is_text(&self) -> bool {
        self.0.is_string()
    }

    pub(crate) fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    pub(crate) fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    /// The items of a list, or of an empty value; `None` if it is neither.
    pub(crate) fn list(&self) -> Option<Vec<Self>> {
        if self.is_empty() {
            return Some(Vec::new());
        }
        let items: &Array = self.0.dyn_ref()?;
        Some((0..items.length()).map(|index| Self(items.get(index))).collect())
    }
}
