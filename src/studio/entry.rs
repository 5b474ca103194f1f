//! The fields of a term or an event, as in the front matter.

use serde_json::{Map, Value, json};

use super::document::List;

/// A new term or event of the author, with a name.
#[must_use]
pub fn new_entry(list: List, name: &str) -> Map<String, Value> {
    let id: String = name.chars().flat_map(char::to_lowercase).fold(String::new(), |mut id, letter| {
        if letter.is_alphanumeric() {
            id.push(letter);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
        id
    });
    let id = match (id.trim_matches('-'), list) {
        ("", List::Terms) => "term",
        ("", List::Events) => "event",
        (id, _) => id,
    };
    let field = if list == List::Terms { "label" } else { "title" };
    let entry = json!({ "id": id, field: name });
    entry.as_object().cloned().unwrap_or_default()
}

/// A text field of an entry; empty if it is missing.
#[must_use]
pub fn text<'e>(entry: &'e Value, name: &str) -> &'e str {
    entry.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// The strings of a list in an entry.
pub fn texts<'e>(entry: &'e Value, name: &str) -> impl Iterator<Item = &'e str> {
    entry.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// Whether an entry is not published: it is a draft, or a term without a definition.
#[must_use]
pub fn is_draft(list: List, entry: &Value) -> bool {
    let marked = entry.get("draft").is_some_and(|draft| *draft == Value::Bool(true) || draft == "true");
    marked || list == List::Terms && lacks_definition(entry)
}

/// Whether a term has no definition.
#[must_use]
pub fn lacks_definition(term: &Value) -> bool {
    let says = |value: &Value| !value.is_null() && value.as_str().is_none_or(|text| !text.trim().is_empty());
    !["definition", "details", "at"].iter().any(|name| term.get(name).is_some_and(says))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_without_a_definition_is_a_draft() {
        assert!(is_draft(List::Terms, &json!({ "label": "UN" })));
        assert!(!is_draft(List::Terms, &json!({ "label": "UN", "definition": "It." })));
        assert!(is_draft(List::Terms, &json!({ "label": "UN", "definition": " " })));
        assert!(is_draft(List::Terms, &json!({ "definition": "It.", "draft": "true" })));
        assert!(!is_draft(List::Events, &json!({ "title": "A vote" })));
    }

    #[test]
    fn an_entry_of_any_name_has_an_id() {
        for (name, id) in [("The UN’s vote!", "the-un-s-vote"), ("Świat", "świat"), ("?", "term")] {
            assert_eq!(new_entry(List::Terms, name)["id"], id);
        }
    }
}
