//! When the worker and the storage are called.
//!
//! A change starts two timers: one for saving, one for the preview. At most one question of a kind is open; changes
//! meanwhile cause one more.

use gloo::timers::callback::Timeout;
use js_sys::Map;
use serde_json::json;
use yew::html::Scope;

use super::app::App;
use super::host::Shared;
use super::message::Message;
use crate::studio::document::Document;

/// Milliseconds from a change to saving it.
const SAVE: u32 = 500;
/// Milliseconds from a change to updating the preview.
const PREVIEW: u32 = 50;

/// The open questions, and the timers.
#[derive(Default)]
pub(super) struct Tasks {
    save: Option<Timeout>,
    refresh: Option<Timeout>,
    /// Counts the changes of all stories, to recognise outdated answers.
    pub(super) change: u32,
    /// The count when the current story was opened.
    begun: u32,
    pub(super) previewing: bool,
    pub(super) preview_again: bool,
    /// The document for which suggestions were requested last.
    pub(super) drafted: Option<Document>,
}

impl Tasks {
    /// The document has changed.
    pub(super) fn changed(&mut self, scope: &Scope<App>) {
        self.change = self.change.wrapping_add(1);
        if self.save.is_none() {
            let link = scope.clone();
            self.save = Some(Timeout::new(SAVE, move || link.send_message(Message::Save)));
        }
        let link = scope.clone();
        self.refresh = Some(Timeout::new(PREVIEW, move || link.send_message(Message::Refresh)));
    }

    /// Another story is opened, or none.
    pub(super) fn begin(&mut self) {
        self.change = self.change.wrapping_add(1);
        (self.begun, self.drafted, self.save) = (self.change, None, None);
    }

    /// Whether what was asked at a change is about the current story.
    pub(super) fn is_of_story(&self, change: u32) -> bool {
        change.wrapping_sub(self.begun) <= self.change.wrapping_sub(self.begun)
    }

    pub(super) fn saves_now(&mut self) {
        self.save = None;
    }

    /// Requests the preview and the findings.
    pub(super) fn preview(&mut self, scope: &Scope<App>, host: &Shared, document: &Document, files: &Map) {
        if self.previewing {
            self.preview_again = true;
            return;
        }
        (self.previewing, self.preview_again) = (true, false);
        let (host, given, files, change) =
            (host.clone(), json!({ "document": document.to_json() }), files.clone(), self.change);
        scope.send_future(async move {
            Message::Previewed(change, host.ask("preview", &given, Some(&files)).await)
        });
    }

    /// Requests suggestions, if the text has changed since the last request.
    pub(super) fn suggest(&mut self, scope: &Scope<App>, host: &Shared, document: &Document) {
        let fact = |document: &Document, name: &str| document.fact(name).to_owned();
        let is_same = self.drafted.as_ref().is_some_and(|drafted| {
            drafted.body == document.body
                && ["title", "language", "published"]
                    .iter()
                    .all(|name| fact(drafted, name) == fact(document, name))
        });
        if is_same {
            return;
        }
        self.drafted = Some(document.clone());
        let (host, change) = (host.clone(), self.change);
        let bare = Document {
            terms: Vec::new(),
            events: Vec::new(),
            decisions: Default::default(),
            ..document.clone()
        };
        let given = json!({ "document": bare.to_json() });
        scope.send_future(async move { Message::Suggested(change, host.ask("suggest", &given, None).await) });
    }
}
