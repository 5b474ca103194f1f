//! Validates a story: JSON in, [`super::model`] out, with every diagnostic at once.
//!
//! # Why not Serde?
//! A story with one impossible date must still be read. So each field is read on its own; one that cannot be used is
//! reported with its path and left out alone, and in a text its words stay. Only a part that lacks a required field (an
//! id, a name, a possible date) is left out as a whole. Derived deserializers stop at the first fault, and are larger
//! than all the rest of the pipeline in the browser.
//!
//! A test ensures that this reads everything that [`super::schema`] writes.

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

/// A validated story, and its diagnostics.
#[derive(Clone, Debug)]
pub struct Lowered {
    /// The valid parts.
    pub story: Story,
    /// The diagnostics, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a story file.
///
/// # Errors
/// One diagnostic if the text is not JSON (with its line and column), or as [`lower`].
pub fn read(json: &str) -> Result<Lowered, Diagnostic> {
    lower(&parse(json)?)
}

/// Parses JSON. A lone surrogate, as left by truncating a text within an emoji, is replaced by U+FFFD.
///
/// # Errors
/// If the text is not JSON, with line and column.
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
/// One diagnostic if nothing can be used: the value is not an object, or of another version.
pub fn lower(value: &Value) -> Result<Lowered, Diagnostic> {
    if !value.is_object() {
        let fault = Diagnostic::error("$", "a story must be a JSON object").code("shape");
        return Err(fault.hint("begin it with {\"version\": 1, \"article\": {"));
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

/// The state of lowering, with the diagnostics so far.
#[derive(Default)]
struct Lowerer {
    diagnostics: Vec<Diagnostic>,
    terms: Ids,
    groups: Ids,
    events: Ids,
    /// The names of terms so far, in lower case.
    spellings: Ids,
    /// The labels of footnotes, each with its path.
    notes: Vec<(String, String)>,
    /// The footnote labels that the text refers to, each with its path.
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

    /// Reports that something cannot be used; `hint` says how to fix it.
    fn error(&mut self, at: &At, code: &'static str, message: &str, hint: &str) {
        self.diagnostics.push(Diagnostic::error(at.path(), message).code(code).hint(hint));
    }

    /// Reports that something is left out or changed; `hint` says how to fix it.
    fn warn(&mut self, at: &At, code: &'static str, message: &str, hint: &str) {
        self.diagnostics.push(Diagnostic::warning(at.path(), message).code(code).hint(hint));
    }
}
