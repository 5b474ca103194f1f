//! From the wire to the model: [`schema`] types in, [`model`] out, with every diagnostic at once.
//!
//! # Why part by part?
//! A story with one impossible date must still be read. So the file is parsed as JSON first, and each
//! block, term, event, group and era is deserialised on its own. One that cannot be used is left out and
//! reported with its path; a block of the article keeps at least its words.

mod address;
mod article;
mod parts;
mod path;
mod text;

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::model::{EventIndex, Story, TermIndex};
use super::{date::Date, schema};
use crate::diagnostics::{Diagnostic, Position};
use path::Path;

/// A story, and what had to be left out or changed to get it.
#[derive(Clone, Debug)]
pub struct Lowered {
    /// What can be used.
    pub story: Story,
    /// What was found in it when it was built.
    pub annotations: Option<schema::Annotations>,
    /// What is wrong, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a story file.
///
/// # Errors
/// One diagnostic where the text is not JSON (with its line and column), or as [`lower`].
pub fn read(json: &str) -> Result<Lowered, Diagnostic> {
    let value: Value = serde_json::from_str(json).map_err(|error| {
        let mut fault = Diagnostic::error("$", "this is not JSON: ".to_owned() + &reason(&error))
            .hint("the story file must be one JSON object; story.md is compiled to it by `explainer build`");
        fault.place.position = Some(Position { line: error.line(), column: error.column() });
        fault
    })?;
    lower(&value)
}

/// Validates a story.
///
/// # Errors
/// One diagnostic where nothing can be used: the value is not an object, or of another version.
pub fn lower(value: &Value) -> Result<Lowered, Diagnostic> {
    let Value::Object(root) = value else {
        return Err(Diagnostic::error("$", "a story must be a JSON object"));
    };
    check_version(root)?;
    let mut lowerer = Lowerer::default();
    let story = lowerer.story(root);
    let annotations = root.get("annotations").and_then(|annotations| {
        lowerer.within("annotations", |this| this.part::<schema::Annotations>(annotations))
    });
    Ok(Lowered { story, annotations, diagnostics: lowerer.diagnostics })
}

fn check_version(root: &Map<String, Value>) -> Result<(), Diagnostic> {
    match root.get("version") {
        Some(version) if version.as_u64() == Some(schema::VERSION) => Ok(()),
        Some(version) => {
            Err(Diagnostic::error("$.version", format!("the version is {version}, and this build reads 1"))
                .hint("use the widget that came with the tool that wrote the story"))
        }
        None => Err(Diagnostic::error("$.version", "the version is missing").hint("add \"version\": 1")),
    }
}

/// The state of one pass: where it is, what it knows, what it found wrong.
#[derive(Default)]
struct Lowerer {
    path: Path,
    diagnostics: Vec<Diagnostic>,
    terms: Ids<TermIndex>,
    events: Ids<EventIndex>,
}

/// What an id stands for. `None` is a part that was left out: its mentions lose their link in silence,
/// as the reason has been told already.
type Ids<Index> = BTreeMap<String, Option<Index>>;

impl Lowerer {
    fn story(&mut self, root: &Map<String, Value>) -> Story {
        let timeline = self.object(root.get("timeline"), "timeline");
        let terms: Placed<schema::Term> = self.list(root.get("glossary"), &["glossary"]);
        let groups: Placed<schema::Group> = self.list(timeline.get("groups"), &["timeline", "groups"]);
        let events: Placed<schema::Event> = self.list(timeline.get("events"), &["timeline", "events"]);
        let eras: Placed<schema::Era> = self.list(timeline.get("eras"), &["timeline", "eras"]);

        let terms = self.unique(terms, &["glossary"], "term", |term| &term.id);
        let groups = self.unique(groups, &["timeline", "groups"], "group", |group| &group.id);
        let events = self.unique(events, &["timeline", "events"], "event", |event| &event.id);
        let events = self.dated(events);
        self.terms.extend(terms.iter().enumerate().map(|(i, t)| (t.part.id.clone(), Some(TermIndex(i)))));
        self.events
            .extend(events.iter().enumerate().map(|(i, e)| (e.0.part.id.clone(), Some(EventIndex(i)))));

        let article = self.article(root.get("article"));
        Story {
            article,
            terms: terms.into_iter().map(|term| self.term(term)).collect(),
            events: self.events_of(events, &groups),
            groups: groups.into_iter().map(|group| self.group(group.part)).collect(),
            eras: self.eras(eras),
        }
    }

    /// Runs `work` with the path one step longer.
    fn within<T>(&mut self, step: impl Into<path::Step>, work: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let result = work(self);
        self.path.pop();
        result
    }

    /// A part cannot be used; `hint` is the way out.
    fn error(&mut self, message: impl Into<String>, hint: impl Into<String>) {
        self.diagnostics.push(Diagnostic::error(self.path.to_string(), message).hint(hint));
    }

    /// Something is left out or changed; `hint` is the way out.
    fn warn(&mut self, message: impl Into<String>, hint: impl Into<String>) {
        self.diagnostics.push(Diagnostic::warning(self.path.to_string(), message).hint(hint));
    }

    /// Deserialises the part at the current path.
    fn part<T: DeserializeOwned>(&mut self, value: &Value) -> Option<T> {
        deserialize(value)
            .map_err(|(inner, reason)| {
                self.within(inner, |this| {
                    this.error(reason, "see the format of a story: `explainer schema` prints it");
                });
            })
            .ok()
    }

    /// The list under `path`, without the parts that cannot be read.
    fn list<T: DeserializeOwned>(&mut self, value: Option<&Value>, path: &[&'static str]) -> Placed<T> {
        self.along(path, |this| match value {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(items)) => items
                .iter()
                .enumerate()
                .filter_map(|(index, item)| {
                    let part = this.within(index, |this| this.part(item));
                    if part.is_none() {
                        this.forget(item, path);
                    }
                    part.map(|part| At { index, part })
                })
                .collect(),
            Some(_) => {
                this.error("this must be a list", "write it in square brackets");
                Vec::new()
            }
        })
    }

    /// Remembers that a part was left out, so that its mentions are not reported as well.
    fn forget(&mut self, item: &Value, path: &[&str]) {
        let Some(Value::String(id)) = item.get("id") else { return };
        match path.last() {
            Some(&"glossary") => drop(self.terms.insert(id.clone(), None)),
            Some(&"events") => drop(self.events.insert(id.clone(), None)),
            _ => {}
        }
    }

    fn along<T>(&mut self, path: &[&'static str], work: impl FnOnce(&mut Self) -> T) -> T {
        path.iter().for_each(|&step| self.path.push(step));
        let result = work(self);
        path.iter().for_each(|_| self.path.pop());
        result
    }

    fn object(&mut self, value: Option<&Value>, key: &'static str) -> Map<String, Value> {
        match value {
            None | Some(Value::Null) => Map::new(),
            Some(Value::Object(object)) => object.clone(),
            Some(_) => {
                self.within(key, |this| {
                    this.error("this must be an object", "write it in curly braces");
                });
                Map::new()
            }
        }
    }

    /// Reads a date that the part can do without.
    fn date(&mut self, key: &'static str, date: Option<&String>) -> Option<Date> {
        let date = date?;
        self.within(key, |this| {
            Date::parse(date)
                .map_err(|error| {
                    this.warn(error.to_string() + "; the date is left out", error.hint);
                })
                .ok()
        })
    }
}

/// A part with its place in the list of the file, which counts the parts that were left out.
struct At<T> {
    index: usize,
    part: T,
}

type Placed<T> = Vec<At<T>>;

/// Deserialises a part, or tells the path inside it and the reason why not.
#[cfg(not(target_arch = "wasm32"))]
fn deserialize<T: DeserializeOwned>(value: &Value) -> Result<T, (String, String)> {
    serde_path_to_error::deserialize(value).map_err(|error| (error.path().to_string(), reason(error.inner())))
}

/// In the browser the path ends at the part: the path inside it would cost as much weight as the timeline.
#[cfg(target_arch = "wasm32")]
fn deserialize<T: DeserializeOwned>(value: &Value) -> Result<T, (String, String)> {
    T::deserialize(value).map_err(|error| (String::from("."), reason(&error)))
}

/// What serde says, without the position that it adds at the end.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or_default().to_owned()
}
