//! Opens stories, and deletes saved ones.

use js_sys::Map;
use serde_json::Value;
use wasm_bindgen::JsValue;
use yew::html::Scope;

use super::app::App;
use super::host::Answer;
use super::message::{Message, View};
use super::start::{PASTED, PASTED_HTML};
use super::state::{Checked, Kept, ReviewState, Story, Then, Typing};
use crate::studio::document::Document;
use crate::studio::history::History;

impl App {
    pub(super) fn open(&mut self, scope: &Scope<Self>, files: Map) {
        (self.is_busy, self.fault) = (true, None);
        self.is_pasted = [PASTED, PASTED_HTML].iter().any(|name| files.has(&(*name).into()));
        let host = self.host.clone();
        scope.send_future(async move { Message::Opened(host.ask("open", &Value::Null, Some(&files)).await) });
    }

    /// Reads the files of an input or a drop, and opens them.
    pub(super) fn read_files(&mut self, scope: &Scope<Self>, transfer: JsValue) {
        let host = self.host.clone();
        self.open_once_read(scope, async move { host.read(&transfer).await });
    }

    pub(super) fn open_demo(&mut self, scope: &Scope<Self>) {
        let host = self.host.clone();
        self.open_once_read(scope, async move { host.demo().await });
    }

    fn open_once_read(
        &mut self,
        scope: &Scope<Self>,
        files: impl Future<Output = Result<Map, String>> + 'static,
    ) {
        self.is_busy = true;
        scope.send_future(async move {
            match files.await {
                Ok(files) => Message::Open(files),
                Err(fault) => Message::Opened(Err(fault)),
            }
        });
    }

    pub(super) fn open_saved(&mut self, scope: &Scope<Self>, id: String) {
        self.is_busy = true;
        let host = self.host.clone();
        scope.send_future(async move {
            let is_ours = host.claim(&id).await;
            let loaded = host.load(&id).await;
            Message::Loaded(id, loaded, is_ours)
        });
    }

    pub(super) fn opened(&mut self, scope: &Scope<Self>, answer: Result<Answer, String>) {
        self.is_busy = false;
        let answer = match answer {
            Ok(answer) => answer,
            Err(fault) => {
                self.fault = Some(fault);
                return;
            }
        };
        // A glossary is added to the current document, which may have changed meanwhile.
        if answer.value.get("isGlossary") == Some(&Value::Bool(true)) && self.story.id.is_some() {
            self.notes = notes(&answer.value);
            let document = Document::of_json(answer.value.get("document").unwrap_or(&Value::Null));
            self.change(scope, None, Box::new(move |now| now.add_terms(&document)));
            return;
        }
        // The current story is replaced only once it is saved.
        match self.saving() {
            None => self.replace(scope, answer),
            Some(saving) => scope.send_future(async move {
                match saving.await {
                    Ok(()) => Message::Replace(answer),
                    Err(fault) => Message::Left(Err(fault)),
                }
            }),
        }
    }

    /// Starts to edit an opened story, instead of the current one.
    pub(super) fn replace(&mut self, scope: &Scope<Self>, Answer { value, files }: Answer) {
        let part = |name: &str| value.get(name).unwrap_or(&Value::Null);
        self.notes = notes(&value);
        let document = Document::of_json(part("document"));
        if self.is_pasted {
            self.host.set_unopened_text("");
        }
        let id = self.host.new_id();
        let (host, claimed) = (self.host.clone(), id.clone());
        wasm_bindgen_futures::spawn_local(async move {
            host.claim(&claimed).await;
        });
        let history = History::new(document);
        self.start_editing(Story { id: Some(id), history, files, kept: Kept::Unsaved, is_read_only: false });
        if !part("suggested").is_null() {
            self.tasks.draft.learn(self.tasks.draft_subject(self.document()));
            self.take_suggestions(part("suggested"));
        }
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
                if !is_ours {
                    let (host, id) = (self.host.clone(), id.clone());
                    scope.send_future(async move {
                        host.free(&id).await;
                        Message::Freed(id)
                    });
                }
                let shown = (self.story.id.as_ref() == Some(&id)).then_some(self.view);
                let history = History::new(Document::of_json(&value));
                self.start_editing(Story {
                    id: Some(id),
                    history,
                    files,
                    kept: Kept::Saved,
                    is_read_only: !is_ours,
                });
                // The open story again, now with the lock: the view stays.
                if let Some(view) = shown {
                    (self.view, self.then) = (view, None);
                }
                scope.send_message(Message::Refresh);
            }
            Err(fault) => self.fault = Some(fault),
        }
    }

    /// Another tab has left a story: if it is open here, it is opened again, to be written.
    pub(super) fn freed(&self, scope: &Scope<Self>, id: String) {
        if self.story.is_read_only && self.story.id.as_ref() == Some(&id) {
            scope.send_message(Message::OpenSaved(id));
        }
    }

    fn start_editing(&mut self, story: Story) {
        let document = story.history.now();
        self.view = match (document.body.trim(), &*document.events, &*document.terms) {
            ("", [], [_, ..]) => View::Terms,
            ("", ..) => View::Events,
            _ => View::Review,
        };
        self.story = story;
        let ReviewState { filter, unwanted, .. } = std::mem::take(&mut self.review);
        self.review = ReviewState { filter, unwanted, is_drafting: true, ..ReviewState::default() };
        (self.checked, self.typing, self.editing) = (Checked::default(), Typing::default(), None);
        self.tasks.start_story();
        self.then = Some(Then::FocusView);
    }

    pub(super) fn list_stories(&mut self, list: Result<Value, String>) {
        match list {
            Ok(list) => self.saved.stories = list.as_array().cloned().unwrap_or_default(),
            Err(fault) => self.story.kept = Kept::Failed(fault),
        }
    }

    /// Deletes a story on the second press.
    pub(super) fn delete(&mut self, scope: &Scope<Self>, id: String) {
        if self.saved.deleting.as_ref() != Some(&id) {
            self.then = Some(Then::Focus(format!("delete-{id}")));
            self.saved.deleting = Some(id);
            return;
        }
        self.saved.deleting = None;
        self.then = Some(Then::Focus("stories".to_owned()));
        let host = self.host.clone();
        scope.send_future(async move {
            match host.remove(&id).await {
                Ok(()) => Message::Stories(host.stories().await),
                Err(fault) => Message::Stories(Err(fault)),
            }
        });
    }
}

/// The notes in an answer to "open".
fn notes(value: &Value) -> Vec<Value> {
    value.get("notes").and_then(Value::as_array).cloned().unwrap_or_default()
}
