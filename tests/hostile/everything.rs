//! A story that uses everything in the JSON Schema, and the places of the strings in it.
//!
//! It is generated from the schema, so that new fields are attacked automatically.

use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// The value of every string: an id, references to it, a label and the text that mentions it, an address.
pub(crate) const HARMLESS: &str = "one";

const OFTEN: usize = 2;

/// A story with every field, every kind of block and every kind of inline text.
pub(crate) fn everything(schema: &Value) -> Value {
    Teller { schema, open: Vec::new(), told: HashMap::new(), shortly: false }.one(schema)
}

/// The place of a string.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The keys and indices that lead to it from the root.
    pub(crate) pointer: String,
    /// Whether it is the last of these keys.
    pub(crate) is_key: bool,
}

impl Place {
    /// The name of the field: the last key on the path that is not an index.
    pub(crate) fn field(&self) -> &str {
        let is_number = |key: &&str| key.parse::<usize>().is_ok();
        self.pointer.rsplit('/').find(|key| !is_number(key)).unwrap_or_default()
    }
}

/// All places of a story with a string of the author's.
pub(crate) fn places(story: &Value) -> Vec<Place> {
    let mut found = Vec::new();
    collect(story, String::new(), &mut found);
    found
}

fn collect(value: &Value, pointer: String, found: &mut Vec<Place>) {
    match value {
        Value::String(_) => found.push(Place { pointer, is_key: false }),
        Value::Array(items) => {
            for (item, number) in items.iter().zip(0..) {
                collect(item, format!("{pointer}/{number}"), found);
            }
        }
        Value::Object(fields) => {
            for (key, field) in fields {
                let pointer = format!("{pointer}/{key}");
                collect(field, pointer.clone(), found);
                if key == HARMLESS {
                    // After its content, whose path changes with it.
                    found.push(Place { pointer, is_key: true });
                }
            }
        }
        _ => {}
    }
}

/// Puts a text at a place.
pub(crate) fn put(story: &mut Value, place: &Place, text: &str) {
    if place.is_key {
        let (around, key) = place.pointer.rsplit_once('/').unwrap();
        let fields = story.pointer_mut(around).and_then(Value::as_object_mut).unwrap();
        let field = fields.remove(key).unwrap();
        fields.insert(text.to_owned(), field);
    } else {
        *story.pointer_mut(&place.pointer).unwrap() = text.into();
    }
}

struct Teller<'a> {
    schema: &'a Value,
    /// The names of the enclosing parts.
    open: Vec<&'a str>,
    /// How often a part was used inside the article, inside a term, inside an event.
    told: HashMap<(&'a str, &'a str), usize>,
    /// Only the first alternative is used, a string or a block of one text: inside a part of the same kind, and after
    /// it was used often enough (otherwise the pages take minutes).
    shortly: bool,
}

impl<'a> Teller<'a> {
    /// The most comprehensive alternative: the last.
    fn one(&mut self, shape: &'a Value) -> Value {
        self.all(shape).pop().unwrap_or_default()
    }

    /// Each alternative once.
    fn all(&mut self, shape: &'a Value) -> Vec<Value> {
        if let Some(path) = shape["$ref"].as_str() {
            return self.named(path.rsplit('/').next().unwrap());
        }
        let alternatives = ["anyOf", "oneOf"].into_iter().find_map(|key| shape[key].as_array());
        if let Some(alternatives) = alternatives {
            let told = alternatives.iter().filter(|shape| shape["type"] != "null");
            let count = if self.shortly { 1 } else { usize::MAX };
            return told.take(count).flat_map(|shape| self.all(shape)).collect();
        }
        vec![self.plain(shape)]
    }

    fn named(&mut self, name: &'a str) -> Vec<Value> {
        let before = self.shortly;
        let told = self.told.entry((self.open.first().unwrap_or(&name), name)).or_default();
        *told += 1;
        self.shortly |= self.open.contains(&name) || *told > OFTEN;
        self.open.push(name);
        let told = self.all(&self.schema["$defs"][name]);
        self.open.pop();
        self.shortly = before;
        told
    }

    fn plain(&mut self, shape: &'a Value) -> Value {
        if let Some(choice) = shape.get("const").or(shape["enum"].get(0)) {
            return choice.clone();
        }
        if shape == &json!(true) {
            return json!(HARMLESS);
        }
        let of_type = |name: &str| {
            shape["type"] == name
                || shape["type"].as_array().is_some_and(|types| types.iter().any(|known| known == name))
        };
        if of_type("string") {
            let is_date = shape["description"].as_str().is_some_and(|told| told.contains("EDTF"));
            return if is_date { json!("2019") } else { json!(HARMLESS) };
        }
        if of_type("integer") {
            return json!(1);
        }
        if of_type("boolean") {
            return json!(true);
        }
        if of_type("array") {
            let items = self.all(&shape["items"]);
            let least = shape["minItems"].as_u64().map_or(1, |least| usize::try_from(least).unwrap());
            let count = items.len().max(least);
            return items.into_iter().cycle().take(count).collect();
        }
        assert!(of_type("object"), "a shape that is not known here: {shape}");
        let mut fields = Map::new();
        for (name, shape) in shape["properties"].as_object().into_iter().flatten() {
            fields.insert(name.clone(), self.one(shape));
        }
        if shape["additionalProperties"].is_object() {
            fields.insert(HARMLESS.to_owned(), self.one(&shape["additionalProperties"]));
        }
        Value::Object(fields)
    }
}
