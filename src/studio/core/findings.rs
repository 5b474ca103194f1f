//! Findings of a story, assigned to parts of the document.

use serde_json::{Value, json};

use crate::diagnostics::Severity;
use crate::story::source_map::Finding;
use crate::studio::entry::{text, texts};

/// Converts offsets in `story.md` to offsets in the edited Markdown.
pub(super) struct Body<'a> {
    markdown: &'a str,
    start: usize,
    /// UTF-16 units of leading white space, which `story.md` omits.
    lead: usize,
}

impl<'a> Body<'a> {
    pub(super) fn new(markdown: &'a str, start: usize, body: &str) -> Self {
        let lead = body.len() - body.trim_start().len();
        Self { markdown, start, lead: units(body.get(..lead).unwrap_or_default()) }
    }

    /// The UTF-16 offset in the body of a byte of `story.md`.
    pub(super) fn offset(&self, byte: usize) -> usize {
        self.lead + units(self.markdown.get(self.start..byte).unwrap_or_default())
    }
}

/// The same for ascending byte offsets, each counted from the previous one.
pub(super) fn offsets(body: &Body, bytes: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut last = (body.start, body.lead);
    let mut offset = |byte: usize| {
        last = (byte, last.1 + units(body.markdown.get(last.0..byte).unwrap_or_default()));
        last.1
    };
    bytes.map(&mut offset).collect()
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Each finding with `severity`, `code`, `message`, `hint`, the `part` that it concerns (`term`, `event`, `body` or
/// `fact`) with its `id`, for the body `start` and `end` in UTF-16 units, and a `fix` if there is one: the replacement.
pub(super) fn to_json(findings: &[Finding], story: &Value, body: &Body) -> Vec<Value> {
    let mut all: Vec<Value> = Vec::new();
    for finding in findings {
        let own = one(finding, story, body);
        let others = namesakes(finding, own.get("id"), story);
        let is_ambiguous = !others.is_empty();
        let of_others = others.into_iter().map(|id| with(&own, "id", id));
        for mut value in std::iter::once(own.clone()).chain(of_others) {
            if is_ambiguous {
                value = with(&value, "severity", "error".into());
            }
            if !all.contains(&value) {
                all.push(value);
            }
        }
    }
    all
}

fn with(value: &Value, name: &str, new: Value) -> Value {
    let mut value = value.clone();
    if let Some(fields) = value.as_object_mut() {
        fields.insert(name.to_owned(), new);
    }
    value
}

/// The ids of the other terms with the name that a finding is about. The finding is at the last of them, but the author
/// may have renamed any.
fn namesakes(Finding { diagnostic, .. }: &Finding, own: Option<&Value>, story: &Value) -> Vec<Value> {
    let is_twice = |message: &str| -> Option<String> {
        let name = message
            .strip_prefix('"')?
            .strip_suffix("\" is a name of another term as well, or is said twice")?;
        Some(name.to_lowercase())
    };
    let Some(name) = is_twice(&diagnostic.message) else { return Vec::new() };
    let terms = story.get("glossary").and_then(Value::as_array).into_iter().flatten();
    let names = |term: &Value| {
        let names = std::iter::once(text(term, "label")).chain(texts(term, "aliases"));
        names.map(str::to_lowercase).any(|other| other == name)
    };
    let ids = terms.filter(|term| names(term)).filter_map(|term| term.get("id"));
    ids.filter(|id| Some(*id) != own).cloned().collect()
}

fn one(Finding { diagnostic, spot }: &Finding, story: &Value, body: &Body) -> Value {
    let path = diagnostic.place.path.as_str();
    let entry = |list: &str, lead: &str| {
        let index: usize = path.strip_prefix(lead)?.split(']').next()?.parse().ok()?;
        let entry = story.pointer(list)?.get(index)?;
        Some(entry.get("id")?.as_str()?.to_owned())
    };
    let mut value = json!({
        "severity": match diagnostic.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        },
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    });
    let Some(fields) = value.as_object_mut() else { return value };
    let mut put = |name: &str, value: Value| drop(fields.insert(name.to_owned(), value));
    if let Some(id) = entry("/glossary", "$.glossary[") {
        put("part", "term".into());
        put("id", id.into());
    } else if let Some(id) = entry("/timeline/events", "$.timeline.events[") {
        put("part", "event".into());
        put("id", id.into());
        // The title of an event is no headline.
        if diagnostic.message == "the field \"title\" is missing" {
            put("message", "the event does not say what happened".into());
        }
    } else if path.starts_with("$.article.body") {
        put("part", "body".into());
        put("start", body.offset(spot.range.start).into());
        put("end", body.offset(spot.range.end).into());
        if let Some(name) = suggested_name(diagnostic.code, diagnostic.hint.as_deref()) {
            let written = body.markdown.get(spot.range.clone()).unwrap_or_default();
            if let Some(replacement) = replacement(diagnostic.code, written, name) {
                put("fix", replacement.into());
                put("written", written.into());
            }
        }
    } else {
        put("part", "fact".into());
        let name = path.strip_prefix("$.article.").unwrap_or_default();
        put("id", name.split(['.', '[']).next().unwrap_or_default().into());
    }
    value
}

/// The suggested name in a hint.
fn suggested_name<'h>(code: &str, hint: Option<&'h str>) -> Option<&'h str> {
    let is_name = matches!(code, "unknown-term" | "unknown-event");
    hint.filter(|_| is_name)?.strip_prefix("did you mean \"")?.strip_suffix("\"?")
}

/// A mention with the suggested name.
fn replacement(code: &str, written: &str, name: &str) -> Option<String> {
    if code == "unknown-term" {
        let inner = written.strip_prefix("[[")?.strip_suffix("]]")?;
        let words = inner.split_once('|').map_or(inner, |(_, words)| words);
        return Some(format!("[[{name}|{words}]]"));
    }
    let (words, _) = written.strip_prefix('[')?.rsplit_once("](event:")?;
    Some(format!("[{words}](event:{name})"))
}
