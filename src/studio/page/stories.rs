//! Stories are opened, kept on this device, copied and exported.

use js_sys::Map;
use serde_json::{Value, json};
use yew::html::Scope;

use super::app::{App, Kept, Then};
use super::host::Answer;
use super::message::{Message, View};
use super::start::{PASTED, PASTED_HTML};
use crate::language::fill;
use crate::studio::document::Document;
use crate::studio::history::History;

impl App {
    pub(super) fn open(&mut self, scope: &Scope<Self>, files: Map) {
        (self.is_busy, self.fault) = (true, None);
        self.is_pasted = [PASTED, PASTED_HTML].iter().any(|name| files.has(&(*name).into()));
        let mut given = json!({});
        if let (Some(_), Some(fields)) = (&self.id, given.as_object_mut()) {
            fields.insert("document".to_owned(), self.document().to_json());
        }
        let host = self.host.clone();
        scope.send_future(async move { Message::Opened(host.ask("open", &given, Some(&files)).await) });
    }

    pub(super) fn opened(&mut self, scope: &Scope<Self>, answer: Result<Answer, String>) {
        self.is_busy = false;
        let Answer { value, files } = match answer {
            Ok(answer) => answer,
            Err(fault) => {
                self.fault = Some(fault);
                return;
            }
        };
        let part = |name: &str| value.get(name).unwrap_or(&Value::Null);
        self.notes = part("notes").as_array().cloned().unwrap_or_default();
        let document = Document::of_json(part("document"));
        if part("adds") == &Value::Bool(true) {
            self.change(scope, None, Box::new(move |now| *now = document));
            return;
        }
        self.save_now(scope);
        if self.is_pasted {
            self.host.begin("");
        }
        let id = self.host.new_id();
        let (host, claimed) = (self.host.clone(), id.clone());
        wasm_bindgen_futures::spawn_local(async move {
            host.claim(&claimed).await;
        });
        self.begin(id, document, files);
        if !part("suggested").is_null() {
            self.tasks.drafted = Some(self.document().clone());
            self.take_suggestions(part("suggested"));
        }
        (self.kept, self.is_read_only) = (Kept::Unsaved, false);
        self.tasks.changed(scope);
    }

    pub(super) fn loaded(
        &mut self,
        scope: &Scope<Self>,
        id: String,
        answer: Result<Answer, String>,
        is_ours: bool,
    ) {
        self.is_busy = false;
        match answer {
            Ok(Answer { value, files }) => {
                self.begin(id, Document::of_json(&value), files);
                (self.kept, self.is_read_only) = (Kept::Saved, !is_ours);
                scope.send_message(Message::Refresh);
            }
            Err(fault) => self.fault = Some(fault),
        }
    }

    /// Begins to work on a document.
    pub(super) fn begin(&mut self, id: String, document: Document, files: Map) {
        self.view = if document.body.trim().is_empty() { View::Events } else { View::Review };
        (self.id, self.history, self.files) = (Some(id), History::new(document), files);
        (self.suggestions, self.passages, self.review) = Default::default();
        (self.current, self.editing, self.typing) = (None, None, None);
        self.problems.clear();
        self.typed_dates.clear();
        self.newly_unwanted.clear();
        self.tasks.drafted = None;
        self.is_drafting = true;
        self.then = Some(Then::Focus("review".to_owned()));
    }

    pub(super) fn leave(&mut self, scope: &Scope<Self>) {
        self.save_now(scope);
        self.host.release();
        self.id = None;
        self.is_read_only = false;
        self.notes.clear();
        let host = self.host.clone();
        scope.send_future(async move { Message::Stories(host.stories().await) });
    }

    pub(super) fn copy(&mut self, scope: &Scope<Self>) {
        let id = self.host.new_id();
        let (host, claimed) = (self.host.clone(), id.clone());
        wasm_bindgen_futures::spawn_local(async move {
            host.claim(&claimed).await;
        });
        (self.id, self.is_read_only) = (Some(id), false);
        let title = Value::from(fill(self.words.desk.copy_of, &[("title", &self.title())]));
        self.change(scope, None, Box::new(move |document| document.set_fact("title", title)));
    }

    pub(super) fn save(&mut self, scope: &Scope<Self>) {
        self.tasks.saves_now();
        if self.kept != Kept::Saved {
            self.save_now(scope);
        }
    }

    pub(super) fn save_now(&self, scope: &Scope<Self>) {
        let Some(id) = self.id.clone().filter(|_| !self.is_read_only && self.kept != Kept::Saved) else {
            return;
        };
        let (host, files, change) = (self.host.clone(), self.files.clone(), self.tasks.change);
        let (title, document) = (self.title(), self.document().to_json());
        scope.send_future(
            async move { Message::Saved(change, host.save(&id, &title, &document, &files).await) },
        );
    }

    pub(super) fn export(&mut self, scope: &Scope<Self>, form: &'static str) {
        self.is_busy = true;
        let (host, pictures) = (self.host.clone(), self.files.clone());
        let given =
            json!({ "document": self.document().to_json(), "form": form, "widget": host.widget_address() });
        scope.send_future(async move {
            let files = if form == "page" { host.widget_files(&pictures).await } else { Ok(pictures) };
            Message::Exported(match files {
                Ok(files) => host.ask("export", &given, Some(&files)).await,
                Err(fault) => Err(fault),
            })
        });
    }
}
