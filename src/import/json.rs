//! Parses TimelineJS JSON into records.

use serde_json::{Map, Value};

use super::record::{FIELDS, Record, Records, Role};
use crate::diagnostics::Diagnostic;

/// Fields for the behaviour of TimelineJS, which have no equivalent in a story.
const BEHAVIOUR: [&str; 5] =
    ["autolink", "media.link_target", "background.alt", "start_date.format", "end_date.format"];

/// Parses a timeline.
///
/// # Errors
/// One diagnostic if the text is not JSON, or not a timeline.
pub(super) fn read(text: &str) -> Result<Records, Diagnostic> {
    let root: Value = serde_json::from_str(text)
        .map_err(|error| Diagnostic::error("$", format!("this is not JSON: {error}")))?;
    let events = root.get("events").or_else(|| root.get("timeline")?.get("events")).and_then(Value::as_array);
    let Some(events) = events else {
        return Err(Diagnostic::error("$", "this is no timeline of TimelineJS: it has no list of events")
            .hint("the file must be an object with \"events\""));
    };
    let mut records = Records::default();
    for name in root.as_object().into_iter().flat_map(Map::keys) {
        if !["events", "title", "eras", "scale"].contains(&name.as_str()) {
            records.diagnostics.push(left_out(&format!("$.{name}")));
        }
    }
    if let Some(title) = root.get("title").filter(|title| title.is_object()) {
        record(&mut records, title, "$.title".to_owned(), Role::Title);
    }
    for (index, event) in events.iter().enumerate() {
        record(&mut records, event, format!("$.events[{index}]"), Role::Event);
    }
    let eras = root.get("eras").and_then(Value::as_array);
    for (index, era) in eras.into_iter().flatten().enumerate() {
        record(&mut records, era, format!("$.eras[{index}]"), Role::Era);
    }
    Ok(records)
}

fn record(records: &mut Records, value: &Value, place: String, role: Role) {
    let mut record = Record { role, place: place.clone(), ..Record::default() };
    let Some(fields) = value.as_object() else {
        records.diagnostics.push(Diagnostic::error(place, "this must be an object; it is left out"));
        return;
    };
    for (name, value) in fields {
        match value {
            Value::Object(inner) => {
                for (key, value) in inner {
                    put(records, &mut record, &place, &format!("{name}.{key}"), value);
                }
            }
            value => put(records, &mut record, &place, name, value),
        }
    }
    records.records.push(record);
}

fn put(records: &mut Records, record: &mut Record, place: &str, path: &str, value: &Value) {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Null => return,
        value => value.to_string(),
    };
    let at = format!("{place}.{path}");
    match FIELDS.iter().find(|(_, _, known)| *known == path) {
        Some((name, ..)) => record.put(name, &text, at),
        None if BEHAVIOUR.contains(&path) || text.is_empty() => {}
        None => records.diagnostics.push(left_out(&at)),
    }
}

fn left_out(place: &str) -> Diagnostic {
    Diagnostic::warning(place, "a story has no such field; it is left out")
}
