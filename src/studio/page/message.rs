//! What can happen in the studio.

use js_sys::Map;
use serde_json::Value;
use wasm_bindgen::JsValue;

use super::host::Answer;
use crate::studio::document::{Document, List};
use crate::studio::keys::Action;
use crate::studio::review::Filter;

/// A change of a document.
pub(crate) type Edit = Box<dyn FnOnce(&mut Document)>;

/// A part of the studio.
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

/// Something that is wrong with the story, at its part.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Problem {
    pub(crate) is_error: bool,
    pub(crate) code: String,
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
    /// `term`, `event`, `body` or `fact`.
    pub(crate) part: String,
    pub(crate) id: String,
    /// UTF-16 units in the body.
    pub(crate) range: Option<(u32, u32)>,
    pub(crate) fix: Option<String>,
    /// The words that a fix takes the place of.
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

/// What a typed date says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct TypedDate {
    pub(crate) typed: String,
    /// EDTF, and as readers see it.
    pub(crate) date: Option<(String, String)>,
    /// Of dates that may be one or the other.
    pub(crate) either: Vec<(String, String)>,
    /// What is wrong, and the way out.
    pub(crate) error: Option<(String, Option<String>)>,
}

/// What can happen.
pub(crate) enum Message {
    /// Files or text are to be opened.
    Open(Map),
    /// Files were chosen or dropped; they are read first.
    Take(JsValue),
    OpenDemo,
    OpenSaved(String),
    Opened(Result<Answer, String>),
    Loaded(String, Result<Answer, String>, bool),
    Stories(Result<Value, String>),
    Unwanted(Value),
    Delete(String),
    /// A story is not deleted after all.
    Spare,
    /// Back to the start.
    Leave,
    /// The story is kept, or cannot be.
    Left(Result<(), String>),
    /// Back to the start although the story is not kept.
    LeaveUnkept,
    /// A copy of a story that is open elsewhere.
    Copy,
    Show(View),
    /// The document is changed; typing in one field is one step of undo.
    Change(Option<String>, Edit),
    /// The same in a field that holds a list, whose words stay as they are typed.
    TypeList(String, String, Edit),
    Rest,
    Key(Action),
    /// To the next accepted term without a definition.
    DefineNext,
    /// Deletes all accepted terms without one.
    DeleteUndefined,
    /// The studio speaks the language of this tag.
    Speak(String),
    Select(usize),
    Filter(Filter),
    AcceptShown,
    /// An entry is opened, or closed.
    Edit(List, Option<String>),
    Add(List, String),
    TypeDate(String, String),
    DateRead(String, String, Result<Answer, String>),
    Fix(Problem),
    Source(String, String),
    Lead(String, String),
    Suggested(u32, Result<Answer, String>),
    Previewed(u32, Result<Answer, String>),
    Refresh,
    Save,
    Saved(u32, Result<(), String>),
    Export(&'static str),
    Exported(Result<Answer, String>),
    Dismiss,
    /// Ends what the worker is at.
    Stop,
    Dress(&'static str),
    Width(&'static str),
    Print,
}
