//! Writes story files as `story.md`: the inverse of [`super::compile`].
//!
//! What Markdown has no syntax for, such as a heading over a table, is dropped; callers that need to know compile the
//! output and compare.

mod blocks;
mod inline;
mod yaml;

use serde_json::{Map, Value};

use crate::story::shape::Shape;
pub use blocks::body;

/// `story.md` from a front matter (plain data with Markdown as rich text, as returned by [`super::parts`]) and a body.
#[must_use]
pub fn story(front: &Map<String, Value>, body: &str) -> String {
    ["---\n", &yaml::mapping(front), "---\n\n", body.trim(), "\n"].concat()
}

/// The front matter of a story file, with rich text as Markdown.
#[must_use]
pub fn front(file: &Value) -> Map<String, Value> {
    let mut front = Map::new();
    let part = |value: &Value, shape: &str| plain(value, Shape::of(shape));
    if let Some(Value::Object(article)) = file.get("article").map(|article| part(article, "Article")) {
        front.extend(article.into_iter().filter(|(name, _)| name != "body"));
    }
    if let Some(terms) = file.get("glossary").and_then(Value::as_array) {
        let terms: Vec<Value> = terms.iter().map(|term| part(term, "Term")).collect();
        front.insert("glossary".to_owned(), Value::Array(terms));
    }
    if let Some(timeline) = file.get("timeline") {
        front.insert("timeline".to_owned(), part(timeline, "Timeline"));
    }
    front
}

/// A part of a story file with its rich text as Markdown.
fn plain(value: &Value, shape: Option<Shape>) -> Value {
    match value {
        value if shape.is_some_and(Shape::is_rich_text) => Value::from(inline::markdown(value)),
        Value::Array(items) => {
            let shape = shape.and_then(Shape::item);
            items.iter().map(|item| plain(item, shape)).collect()
        }
        Value::Object(fields) => {
            let field = |(name, field): (&String, &Value)| {
                (name.clone(), plain(field, shape.and_then(|shape| shape.field(name))))
            };
            Value::Object(fields.iter().filter(|(name, _)| *name != "body").map(field).collect())
        }
        value => value.clone(),
    }
}
