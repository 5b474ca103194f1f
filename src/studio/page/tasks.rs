//! What is asked of the worker and of the storage, and when.
//!
//! A change starts two timers: one saves, one asks for a preview. A question that is still open when the next change comes
//! is followed by another one, never by two.

use gloo::timers::callback::Timeout;
use js_sys::Map;
use serde_json::json;
use yew::html::Scope;

use super::app::App;
use super::host::Shared;
use super::message::Message;
use crate::studio::document::Document;

/// Milliseconds from a change until it is saved.
const SAVE: u32 = 500;
/// Milliseconds from a change until the preview follows.
const PREVIEW: u32 = 50;

/// The questions that are open, and the timers.
#[derive(Default)]
pub(super) struct Tasks {
    save: Option<Timeout>,
    refresh: Option<Timeout>,
    /// Counts changes, so that late answers are known.
    pub(super) change: u32,
    pub(super) previewing: bool,
    pub(super) preview_again: bool,
    /// The document whose text was drafted last.
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

    pub(super) fn saves_now(&mut self) {
        self.save = None;
    }

    /// Asks for the preview and what is wrong.
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

    /// Asks for suggestions, where the text is another than that which was drafted last.
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
