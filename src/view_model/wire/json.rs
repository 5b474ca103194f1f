//! Parsed JSON, natively.

use serde_json::Value;

/// A value of parsed JSON.
#[derive(Clone, Debug, Default)]
pub(crate) struct Node(Value);

impl Node {
    /// Parses a text; `None` if it is not JSON.
    pub(crate) fn parse(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok().map(Self)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_null()
    }

    pub(crate) fn is_text(&self) -> bool {
        self.0.is_string()
    }

    pub(crate) fn text(&self) -> Option<String> {
        self.0.as_str().map(str::to_owned)
    }

    pub(crate) fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    /// The items of a list, or of an empty value; `None` if it is neither.
    pub(crate) fn list(&self) -> Option<Vec<Self>> {
        match &self.0 {
            Value::Array(items) => Some(items.iter().cloned().map(Self).collect()),
            Value::Null => Some(Vec::new()),
            _ => None,
        }
    }
}
