//! Writes plain data as YAML in block style, known fields in a conventional order.

use std::fmt::Write;

use serde_json::{Map, Value};

/// Other fields come after these, in alphabetical order.
const ORDER: [&str; 32] = [
    "id",
    "title",
    "label",
    "aliases",
    "kind",
    "date",
    "display_date",
    "during",
    "summary",
    "key_points",
    "language",
    "direction",
    "authors",
    "name",
    "published",
    "updated",
    "publisher",
    "url",
    "as_of",
    "mentions",
    "src",
    "alt",
    "caption",
    "credit",
    "definition",
    "text",
    "details",
    "at",
    "glossary",
    "timeline",
    "groups",
    "events",
];

/// A mapping; empty for one without fields.
pub(super) fn mapping(fields: &Map<String, Value>) -> String {
    let mut yaml = String::new();
    write_fields(&mut yaml, "", "", fields);
    yaml
}

/// Writes fields, with `first` before the first and `indent` before the others.
fn write_fields(yaml: &mut String, first: &str, indent: &str, fields: &Map<String, Value>) {
    let mut fields: Vec<(&String, &Value)> = fields.iter().filter(|(_, value)| !is_nothing(value)).collect();
    let place = |name: &str| ORDER.iter().position(|known| *known == name).unwrap_or(ORDER.len());
    fields.sort_by(|(a, _), (b, _)| place(a).cmp(&place(b)).then_with(|| a.cmp(b)));
    for (index, (name, value)) in fields.into_iter().enumerate() {
        let before = if index == 0 { first } else { indent };
        let _ = write!(yaml, "{before}{}:", key(name));
        let inner = format!("{indent}  ");
        match value {
            Value::Object(fields) => {
                yaml.push('\n');
                write_fields(yaml, &inner, &inner, fields);
            }
            Value::Array(items) => write_items(yaml, &inner, items),
            scalar => {
                let _ = writeln!(yaml, " {scalar}");
            }
        }
    }
}

fn write_items(yaml: &mut String, indent: &str, items: &[Value]) {
    let is_short = items.iter().all(|item| item.as_str().is_some_and(|text| text.chars().count() < 40));
    if is_short {
        let items: Vec<String> = items.iter().map(Value::to_string).collect();
        let _ = writeln!(yaml, " [{}]", items.join(", "));
        return;
    }
    yaml.push('\n');
    for item in items {
        match item {
            Value::Object(fields) => {
                write_fields(yaml, &format!("{indent}- "), &format!("{indent}  "), fields);
            }
            // The schema has no lists in lists.
            scalar => {
                let _ = writeln!(yaml, "{indent}- {scalar}");
            }
        }
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.iter().all(is_nothing),
        Value::Object(fields) => fields.values().all(is_nothing),
        _ => false,
    }
}

/// A plain key, or one in JSON quotation marks, which are valid YAML.
fn key(name: &str) -> String {
    let is_word = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') && !name.is_empty();
    if is_word { name.to_owned() } else { Value::from(name).to_string() }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::super::data;
    use super::mapping;

    #[test]
    fn what_is_written_is_read_again() {
        let fields = json!({
            "title": "On: \"a\" #1\nand é", "authors": [{ "name": "Ada" }, { "name": "- B" }],
            "key_points": ["a point that is longer than what a line in brackets can hold", "no"],
            "timeline": { "events": [{ "id": "2019", "sources": [{ "title": "T", "figures": { "cost: net": "5 %" } }] }] },
            "aliases": ["yes", "1e3", "~"],
        });
        let yaml = mapping(fields.as_object().unwrap());
        assert_eq!(data(&yaml).unwrap(), fields, "{yaml}");
        assert!(yaml.starts_with("title: "), "{yaml}");
    }

    #[test]
    fn what_says_nothing_is_not_written() {
        let fields = json!({ "title": "T", "glossary": [], "timeline": { "groups": [], "eras": null } });
        assert_eq!(mapping(fields.as_object().unwrap()), "title: \"T\"\n");
    }
}
