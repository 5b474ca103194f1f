//! Converts documents to `story.md` and back.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::{Map, Value};

use super::Files;
use crate::files::{join, read_text};
use crate::story::markdown::{self, write};
use crate::studio::document::{Decision, Document, List};
use crate::studio::entry::{is_draft, lacks_definition, text};
use crate::studio::review::keys;

/// `story.md` of a document. Unpublished entries are marked as drafts.
pub(super) fn of_document(document: &Document) -> String {
    let mut front = Map::clone(&document.facts);
    let list = |list: List| -> Vec<Value> {
        let marked = |entry: &Rc<Value>| {
            let mut entry = Value::clone(entry);
            let is_draft = is_draft(list, &entry);
            if let Some(fields) = entry.as_object_mut() {
                fields.remove("draft");
                if is_draft {
                    fields.insert("draft".to_owned(), Value::Bool(true));
                }
            }
            entry
        };
        document.list(list).iter().map(marked).collect()
    };
    front.insert("glossary".to_owned(), Value::Array(list(List::Terms)));
    let mut timeline = front.get("timeline").and_then(Value::as_object).cloned().unwrap_or_default();
    timeline.insert("events".to_owned(), Value::Array(list(List::Events)));
    front.insert("timeline".to_owned(), Value::Object(timeline));
    write::story(&front, &document.body)
}

/// The start of the comment with the decisions in a front matter.
const DECISIONS: &str = "# studio: ";

/// The same to be opened again: with the decisions in a comment, which only the studio reads. Terms that are drafts only
/// because they have no definition count as accepted, so that they differ from suggestions that were saved.
pub(super) fn to_continue(document: &Document) -> String {
    let story = of_document(document);
    let undefined =
        document.terms.iter().filter(|term| lacks_definition(term) && term.get("draft").is_none());
    let mut decisions = BTreeMap::clone(&document.decisions);
    for term in undefined {
        for key in keys(List::Terms, term).into_iter().take(1) {
            decisions.entry(key).or_insert_with(|| Decision::Accepted(text(term, "id").to_owned()));
        }
    }
    match (serde_json::to_string(&decisions), story.strip_prefix("---\n")) {
        (Ok(json), Some(rest)) if !decisions.is_empty() => format!("---\n{DECISIONS}{json}\n{rest}"),
        _ => story,
    }
}

/// Applies the decisions in the comment of a story.
fn decide(document: &mut Document, story: &str) {
    let comment = story.lines().nth(1).and_then(|line| line.strip_prefix(DECISIONS));
    let Some(Ok(decisions)) = comment.map(serde_json::from_str::<BTreeMap<String, Decision>>) else { return };
    let is_accepted =
        |id: &str| decisions.values().any(|own| matches!(own, Decision::Accepted(of) if of == id));
    for term in
        document.terms.iter_mut().filter(|term| lacks_definition(term) && is_accepted(text(term, "id")))
    {
        if let Some(fields) = Rc::make_mut(term).as_object_mut() {
            fields.remove("draft");
        }
    }
    document.decisions = Rc::new(decisions);
}

/// The document of a front matter and a body.
pub(super) fn document(mut front: Map<String, Value>, body: &str) -> Document {
    let entries = |value: Option<Value>| -> Vec<Rc<Value>> {
        let Some(Value::Array(items)) = value else { return Vec::new() };
        items.into_iter().filter(Value::is_object).map(Rc::new).collect()
    };
    let terms = entries(front.remove("glossary"));
    let events = match front.get_mut("timeline") {
        Some(Value::Object(timeline)) => entries(timeline.remove("events")),
        _ => Vec::new(),
    };
    if front.get("timeline").and_then(Value::as_object).is_none_or(Map::is_empty) {
        front.remove("timeline");
    }
    Document { facts: Rc::new(front), terms, events, body: body.trim().into(), decisions: Rc::default() }
}

/// The document of a Markdown story, including the glossary and the timeline files that it names. The paths of these
/// are added to `joined`.
///
/// # Errors
/// A message for people.
pub(super) fn read(files: &Files, path: &str, joined: &mut Vec<String>) -> Result<Document, String> {
    let story = read_text(files, path).map_err(|error| format!("{path} cannot be read: {error}"))?;
    let Some((Value::Object(mut front), body)) = markdown::parts(&story) else {
        return Err(format!("the front matter of {path} cannot be read: it is no YAML"));
    };
    let mut named = |name: &str| -> Result<Option<Value>, String> {
        let other = join(path, name);
        let Ok(text) = read_text(files, &other) else {
            return Err(format!(
                "{path} names {other}, which is not here: open both together, or a zip of them"
            ));
        };
        let data = markdown::data(&text).ok_or_else(|| format!("{other} cannot be read: it is no YAML"))?;
        joined.push(other);
        Ok(Some(data))
    };
    let glossary = match front.remove("glossary") {
        Some(Value::String(name)) => named(&name)?,
        Some(Value::Array(items)) => {
            let mut terms = Vec::new();
            for item in items {
                match item {
                    Value::String(name) => match named(&name)? {
                        Some(Value::Array(more)) => terms.extend(more),
                        _ => return Err(format!("{name} is no list of terms")),
                    },
                    term => terms.push(term),
                }
            }
            Some(Value::Array(terms))
        }
        other => other,
    };
    let timeline = match front.remove("timeline") {
        Some(Value::String(name)) => named(&name)?,
        other => other,
    };
    front.extend(glossary.map(|glossary| ("glossary".to_owned(), glossary)));
    front.extend(timeline.map(|timeline| ("timeline".to_owned(), timeline)));
    let mut document = document(front, body);
    decide(&mut document, &story);
    Ok(document)
}
