//! From the wire to the model: JSON in, [`super::model`] out, with every diagnostic at once.
//!
//! # Why by hand?
//! A story with one impossible date must still be read. So each fact is read on its own; one that cannot be
//! used is reported with its path and left out alone, and in a text it keeps its words. Only what has lost
//! what it needs (an id, a name, a date that is possible) is left out as a whole. Derived readers give up
//! at the first fault, and weigh more than all the rest of the pipeline in the browser.
//!
//! That this reads all that [`super::schema`] writes is tested.

mod article;
mod at;
mod fields;
mod ids;
mod parts;
mod surrogates;
mod text;

use serde_json::Value;

use super::model::{Group, Story};
use super::schema;
use crate::diagnostics::{Diagnostic, Position};
use at::At;
use ids::{Ids, Kind};

/// A story, and what had to be left out or changed to get it.
#[derive(Clone, Debug)]
pub struct Lowered {
    /// What can be used.
    pub story: Story,
    /// What is wrong, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a story file.
///
/// # Errors
/// One diagnostic where the text is not JSON (with its line and column), or as [`lower`].
pub fn read(json: &str) -> Result<Lowered, Diagnostic> {
    lower(&parse(json)?)
}

/// Reads JSON. Half a surrogate pair, as what cuts a text within an emoji leaves it, is read as U+FFFD.
///
/// # Errors
/// Where the text is no JSON, with line and column.
pub fn parse(json: &str) -> Result<Value, Diagnostic> {
    let read = serde_json::from_str(json).or_else(|error| match surrogates::mended(json) {
        Some(mended) => serde_json::from_str(&mended),
        None => Err(error),
    });
    read.map_err(|error| {
        let mut fault = Diagnostic::error("$", format!("this is not JSON: {error}"))
            .code("json")
            .hint("the story file must be one JSON object; story.md is compiled to it by `explainer build`");
        fault.place.position = Some(Position { line: error.line(), column: error.column() });
        fault
    })
}

/// Validates a story.
///
/// # Errors
/// One diagnostic where nothing can be used: the value is not an object, or of another version.
pub fn lower(value: &Value) -> Result<Lowered, Diagnostic> {
    if !value.is_object() {
        return Err(Diagnostic::error("$", "a story must be a JSON object").code("shape"));
    }
    check_version(value)?;
    let mut lowerer = Lowerer::default();
    let story = lowerer.story(&At::root(value));
    Ok(Lowered { story, diagnostics: lowerer.diagnostics })
}

fn check_version(root: &Value) -> Result<(), Diagnostic> {
    let fault = match root.get("version") {
        Some(version) if version.as_u64() == Some(schema::VERSION) => return Ok(()),
        Some(_) => Diagnostic::error("$.version", "the story is of another version; this build reads 1")
            .code("version")
            .hint("use the widget that came with the tool that wrote the story"),
        None => Diagnostic::error("$.version", "the version is missing")
            .code("version")
            .hint("add \"version\": 1"),
    };
    Err(fault)
}

/// The state of one pass: what it knows, and what it found wrong.
#[derive(Default)]
struct Lowerer {
    diagnostics: Vec<Diagnostic>,
    terms: Ids,
    groups: Ids,
    events: Ids,
    /// The names of terms so far, in small letters.
    spellings: Ids,
    /// The labels of footnotes, each with its path.
    notes: Vec<(String, String)>,
    /// The labels that the text refers to, each with its path.
    references: Vec<(String, String)>,
}

impl Lowerer {
    fn story(&mut self, root: &At) -> Story {
        let timeline = root.field("timeline");
        self.object(&timeline);
        let (glossary, groups, events) =
            (root.field("glossary"), timeline.field("groups"), timeline.field("events"));
        let terms = self.named(&glossary, Kind::Term);
        let listed = &groups;
        let groups = self.named(listed, Kind::Group);
        if groups.len() > Group::SIGNS {
            let message =
                format!("{} groups, but only {} signs: some look alike", groups.len(), Group::SIGNS);
            self.warn(listed, "many-groups", &message, "join groups until each has a sign of its own");
        }
        let events = self.named(&events, Kind::Event);
        let events = self.dated(events);
        let story = Story {
            article: self.article(&root.field("article")),
            terms: terms.into_iter().map(|term| self.term(term)).collect(),
            groups: groups.into_iter().map(Group::from).collect(),
            events: events.into_iter().map(|(date, event)| self.event(date, event)).collect(),
            eras: self.eras(&timeline.field("eras")),
        };
        self.match_notes();
        story
    }

    /// Something cannot be used; `hint` is the way out.
    fn error(&mut self, at: &At, code: &'static str, message: &str, hint: &str) {
        self.diagnostics.push(Diagnostic::error(at.path(), message).code(code).hint(hint));
    }

    /// Something is left out or changed; `hint` is the way out.
    fn warn(&mut self, at: &At, code: &'static str, message: &str, hint: &str) {
        self.diagnostics.push(Diagnostic::warning(at.path(), message).code(code).hint(hint));
    }
}
