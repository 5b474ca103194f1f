//! The messages to the state of the studio.

use js_sys::Map;
use serde_json::Value;
use wasm_bindgen::JsValue;

use super::host::Answer;
use crate::studio::document::{Document, List};
use crate::studio::keys::Action;
use crate::studio::review::Filter;

/// A change of a document.
pub(crate) type Edit = Box<dyn FnOnce(&mut Document)>;

/// A view of the studio.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum View {
    Review,
    Body,
    Terms,
    Events,
    About,
    Preview,
    Export,
}

/// A diagnostic, with the part of the story that it concerns.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Problem {
    pub(crate) is_error: bool,
    pub(crate) code: String,
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
    /// `term`, `event`, `body` or `fact`.
    pub(crate) part: String,
    pub(crate) id: String,
    /// The range in the body, in UTF-16 units.
    pub(crate) range: Option<(u32, u32)>,
    pub(crate) fix: Option<String>,
    /// The text that the fix replaces.
    pub(crate) written: String,
}

impl Problem {
    pub(crate) fn of_json(value: &Value) -> Self {
        let text = |name: &str| value.get(name).and_then(Value::as_str);
        let number = |name: &str| value.get(name).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
        let owned = |name: &str| text(name).unwrap_or_default().to_owned();
        Self {
            is_error: text("severity") == Some("error"),
            code: owned("code"),
            message: owned("message"),
            hint: text("hint").map(str::to_owned),
            part: owned("part"),
            id: owned("id"),
            range: number("start").zip(number("end")),
            fix: text("fix").map(str::to_owned),
            written: owned("written"),
        }
    }
}

/// A field for a date.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum DateField {
    /// Of the event with this id.
    Event(String),
    /// In the front matter.
    Fact(&'static str),
    /// Of the era with this index.
    Era(usize),
}

impl DateField {
    /// The name of its step in the history.
    pub(crate) fn step(&self) -> String {
        match self {
            Self::Event(id) => format!("date-{id}"),
            Self::Fact(name) => (*name).to_owned(),
            Self::Era(index) => format!("eras-{index}-date"),
        }
    }
}

/// The interpretation of a typed date.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct TypedDate {
    pub(crate) typed: String,
    /// The date as EDTF, and as readers see it.
    pub(crate) date: Option<(String, String)>,
    /// The readings of an ambiguous date, in the same form.
    pub(crate) either: Vec<(String, String)>,
    /// The error and its hint.
    pub(crate) error: Option<(String, Option<String>)>,
}

/// A message to the state of the studio.
pub(crate) enum Message {
    /// Opens files or text.
    Open(Map),
    /// Files were chosen or dropped; they are read first.
    ReadFiles(JsValue),
    OpenDemo,
    OpenSaved(String),
    Opened(Result<Answer, String>),
    /// An opened story replaces the current one, which is saved.
    Replace(Answer),
    Loaded(String, Result<Answer, String>, bool),
    /// The tab that had the lock for writing this story has left it.
    Freed(String),
    Stories(Result<Value, String>),
    Unwanted(Value),
    Delete(String),
    /// Cancels a deletion.
    CancelDelete,
    /// Saves the story, then returns to the start page.
    Leave,
    /// The result of saving before leaving.
    Left(Result<(), String>),
    /// Returns to the start page although the story is not saved.
    LeaveUnkept,
    /// Copies a story that is open in another tab.
    Copy,
    Show(View),
    /// Changes the document; typing in one field is one undo step.
    Change(Option<String>, Edit),
    /// The same for a field with a list, whose text stays as typed.
    TypeList(String, String, Edit),
    Rest,
    Key(Action),
    /// Begins the definition of a term with a sentence of the text.
    BeginDefinition(String, String),
    /// Goes to the next accepted term without a definition.
    DefineNext,
    /// Deletes all accepted terms without one.
    DeleteUndefined,
    /// Sets the language of the studio, by its tag.
    SetLanguage(String),
    Select(usize),
    Filter(Filter),
    AcceptShown,
    /// Opens an entry, or closes it.
    Edit(List, Option<String>),
    Add(List, String),
    TypeDate(DateField, String),
    DateRead(DateField, String, Result<Answer, String>),
    Fix(Problem),
    GoToSource(String, String),
    ScrollPreview(String, String),
    Suggested(Result<Answer, String>),
    Previewed(u32, Result<Answer, String>),
    Refresh,
    Save,
    Saved(u32, Result<(), String>),
    Export(&'static str),
    Exported(Result<Answer, String>),
    Dismiss,
    /// Cancels the worker's current questions.
    Stop,
    SetColourScheme(&'static str),
    Width(&'static str),
    Print,
}
