//! A cursor for lowering: a value of the file, and its path from the root.

use serde_json::Value;

/// A value and its path. The path is formatted only when a fault is reported.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) value: &'a Value,
    step: Step<'a>,
    around: Option<&'a At<'a>>,
}

/// The last step of the path.
#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Key(&'a str),
    Index(usize),
}

impl<'a> At<'a> {
    /// The root of a file.
    pub(super) fn root(value: &'a Value) -> Self {
        Self { value, step: Step::Root, around: None }
    }

    /// A field; null if it is missing.
    pub(super) fn field(&'a self, key: &'a str) -> Self {
        Self { value: self.value.get(key).unwrap_or(&Value::Null), step: Step::Key(key), around: Some(self) }
    }

    /// The items of a list; empty if it is not a list.
    pub(super) fn items(&'a self) -> Vec<Self> {
        let item = |(index, value)| Self { value, step: Step::Index(index), around: Some(self) };
        self.value.as_array().into_iter().flatten().enumerate().map(item).collect()
    }

    /// The name of a missing field, and the object that it is missing from.
    pub(super) fn missing(&self) -> Option<(&'a str, &'a At<'a>)> {
        match self.step {
            Step::Key(key) if self.value.is_null() => self.around.map(|around| (key, around)),
            _ => None,
        }
    }

    /// The keys of an object.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.value.as_object().into_iter().flatten().map(|(key, _)| key.as_str())
    }

    /// The key of an object with a single key.
    pub(super) fn only_key(&self) -> Option<&'a str> {
        let mut keys = self.keys();
        keys.next().filter(|_| keys.next().is_none())
    }

    /// The JSON path.
    pub(super) fn path(&self) -> String {
        let mut path = self.around.map_or_else(String::new, At::path);
        match self.step {
            Step::Root => path.push('$'),
            Step::Key(key) => {
                path.push('.');
                path.push_str(key);
            }
            Step::Index(index) => {
                path.push('[');
                path.push_str(&index.to_string());
                path.push(']');
            }
        }
        path
    }

    /// All text in a value, of any type.
    pub(super) fn words(&self) -> String {
        let mut words = String::new();
        collect(self.value, &mut words);
        words
    }
}

fn collect(value: &Value, words: &mut String) {
    const NOT_WORDS: [&str; 7] = ["href", "id", "src", "language", "label", "level", "ordered"];
    match value {
        Value::String(text) => words.push_str(text),
        Value::Array(items) => items.iter().for_each(|item| collect(item, words)),
        Value::Object(fields) => {
            for (key, field) in fields {
                if !NOT_WORDS.contains(&key.as_str()) {
                    collect(field, words);
                }
            }
        }
        _ => {}
    }
}
