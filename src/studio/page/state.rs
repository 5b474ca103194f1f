//! The parts of the state.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use js_sys::Map;
use serde_json::Value;
use yew::NodeRef;

use super::message::{DateField, Problem, TypedDate};
use crate::passage::Text;
use crate::studio::history::History;
use crate::studio::review::{Filter, Review, Status, Suggestion};

/// The open story.
#[derive(Default)]
pub(super) struct Story {
    /// Its id; `None` on the start page.
    pub(super) id: Option<String>,
    pub(super) history: History,
    /// Its pictures.
    pub(super) files: Map,
    pub(super) kept: Kept,
    pub(super) is_read_only: bool,
}

/// Whether the current state is saved on this device.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Kept {
    #[default]
    Saved,
    Unsaved,
    Failed(String),
}

/// Suggestions and their review.
#[derive(Default)]
pub(super) struct ReviewState {
    pub(super) suggestions: Vec<Rc<Suggestion>>,
    /// The texts that they are in.
    pub(super) passages: Vec<Rc<Text>>,
    /// The suggestions with their status.
    pub(super) list: Review,
    pub(super) filter: Filter,
    /// The index in the list.
    pub(super) current: Option<usize>,
    /// Keys of suggestions that were rejected in all stories, and those added since the story was opened.
    pub(super) unwanted: BTreeSet<String>,
    pub(super) newly_unwanted: Vec<String>,
    pub(super) is_drafting: bool,
}

impl ReviewState {
    /// The current suggestion.
    pub(super) fn selected(&self) -> Option<&(Rc<Suggestion>, Status)> {
        self.list.items.get(self.current?)
    }
}

/// Facts about the document as of the last preview.
#[derive(Default)]
pub(super) struct Checked {
    pub(super) problems: Vec<Problem>,
    /// The dates of events, as readers see them.
    pub(super) dates: serde_json::Map<String, Value>,
    /// The start of each block in the Markdown, in UTF-16 units.
    pub(super) offsets: Vec<u32>,
    /// The numbers of terms and of events that are published.
    pub(super) published: Option<(usize, usize)>,
}

/// Text of fields as typed, where the document has another form of it.
#[derive(Default)]
pub(super) struct Typing {
    /// A field for a list, and its text.
    pub(super) list: Option<(String, String)>,
    /// The dates by their fields.
    pub(super) dates: HashMap<DateField, TypedDate>,
}

/// The stories on this device.
#[derive(Default)]
pub(super) struct SavedStories {
    pub(super) stories: Vec<Value>,
    /// The one whose deletion waits for a second press.
    pub(super) deleting: Option<String>,
}

/// The frame of the preview.
pub(super) struct PreviewState {
    pub(super) frame: NodeRef,
    pub(super) width: &'static str,
    pub(super) scheme: &'static str,
}

impl Default for PreviewState {
    fn default() -> Self {
        Self { frame: NodeRef::default(), width: "desktop", scheme: "auto" }
    }
}

/// An action after the next render.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Then {
    /// The mark of the current suggestion gets the focus.
    FocusMark,
    /// The current view gets the focus.
    FocusView,
    /// The element of this id gets the focus, or the first field in it.
    Focus(String),
    /// The same, and the text of the field is selected.
    Select(String),
    /// A range of the Markdown is selected.
    SelectBody(u32, u32),
}
