//! When the worker and the storage are called.
//!
//! A change starts two timers: one for saving, one for the preview and the suggestions.

use gloo::timers::callback::Timeout;
use js_sys::Map;
use serde_json::json;
use yew::html::Scope;

use super::app::App;
use super::host::Shared;
use super::message::Message;
use crate::studio::document::Document;
use crate::studio::question::Question;

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
    started: u32,
    /// The preview, by the change that it shows.
    pub(super) preview: Question<u32>,
    /// The suggestions, by [`draft_subject`](Self::draft_subject).
    pub(super) draft: Question<(u32, Document)>,
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
    pub(super) fn start_story(&mut self) {
        self.change = self.change.wrapping_add(1);
        (self.started, self.save) = (self.change, None);
    }

    /// Whether what was asked at a change is about the current story.
    pub(super) fn is_of_story(&self, change: u32) -> bool {
        change.wrapping_sub(self.started) <= self.change.wrapping_sub(self.started)
    }

    pub(super) fn saves_now(&mut self) {
        self.save = None;
    }

    /// Identifies suggestions: the current story, and the parts of it on which they depend.
    pub(super) fn draft_subject(&self, document: &Document) -> (u32, Document) {
        (self.started, document.draft_source())
    }

    /// Requests the preview and the findings.
    pub(super) fn preview(&mut self, scope: &Scope<App>, host: &Shared, document: &Document, files: &Map) {
        let change = self.change;
        if self.preview.ask(&change) {
            let (host, given, files) =
                (host.clone(), json!({ "document": document.to_json() }), files.clone());
            scope.send_future(async move {
                Message::Previewed(change, host.ask("preview", &given, Some(&files)).await)
            });
        }
    }

    /// Requests suggestions, if those of the text are not known.
    pub(super) fn suggest(&mut self, scope: &Scope<App>, host: &Shared, document: &Document) {
        let subject = self.draft_subject(document);
        if self.draft.ask(&subject) {
            let (host, given) = (host.clone(), json!({ "document": subject.1.to_json() }));
            scope.send_future(async move { Message::Suggested(host.ask("suggest", &given, None).await) });
        }
    }
}
