//! Opens, saves, copies and exports stories.

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
        let host = self.host.clone();
        scope.send_future(async move { Message::Opened(host.ask("open", &Value::Null, Some(&files)).await) });
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
        if answer.value.get("isGlossary") == Some(&Value::Bool(true)) && self.id.is_some() {
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
        self.start_editing(id, document, files);
        if !part("suggested").is_null() {
            self.tasks.draft.learn(self.tasks.draft_subject(self.document()));
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
                if !is_ours {
                    let (host, id) = (self.host.clone(), id.clone());
                    scope.send_future(async move {
                        host.free(&id).await;
                        Message::Freed(id)
                    });
                }
                let shown = (self.id.as_ref() == Some(&id)).then_some(self.view);
                self.start_editing(id, Document::of_json(&value), files);
                (self.kept, self.is_read_only) = (Kept::Saved, !is_ours);
                // The open story again, now with the lock: the view stays.
                if let Some(view) = shown {
                    (self.view, self.then) = (view, None);
                }
                scope.send_message(Message::Refresh);
            }
            Err(fault) => self.fault = Some(fault),
        }
    }

    /// Starts to edit a document.
    pub(super) fn start_editing(&mut self, id: String, document: Document, files: Map) {
        self.view = if document.body.trim().is_empty() { View::Events } else { View::Review };
        (self.id, self.history, self.files) = (Some(id), History::new(document), files);
        (self.suggestions, self.passages, self.review) = Default::default();
        (self.current, self.editing, self.typing) = (None, None, None);
        self.problems.clear();
        self.typed_dates.clear();
        self.newly_unwanted.clear();
        self.tasks.start_story();
        self.is_drafting = true;
        self.then = Some(Then::Focus("review".to_owned()));
    }

    /// Saves the story, then leaves it.
    pub(super) fn leave(&self, scope: &Scope<Self>) {
        let saving = self.saving();
        scope.send_future(async move {
            Message::Left(match saving {
                Some(saving) => saving.await,
                None => Ok(()),
            })
        });
    }

    pub(super) fn left(&mut self, scope: &Scope<Self>) {
        self.host.release();
        self.host.unsaved(false);
        self.tasks.start_story();
        (self.id, self.kept, self.is_read_only) = (None, Kept::Saved, false);
        self.history = History::default();
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
        let change = self.tasks.change;
        if let Some(saving) = self.saving() {
            scope.send_future(async move { Message::Saved(change, saving.await) });
        }
    }

    /// Saves the story on this device. `None` if it is saved already, or another tab has the lock.
    fn saving(&self) -> Option<impl Future<Output = Result<(), String>> + use<>> {
        let id = self.id.clone().filter(|_| !self.is_read_only && self.kept != Kept::Saved)?;
        let (host, files) = (self.host.clone(), self.files.clone());
        let (title, document) = (self.title(), self.document().to_json());
        Some(async move { host.save(&id, &title, &document, &files).await })
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

/// The notes in an answer to "open".
fn notes(value: &Value) -> Vec<Value> {
    value.get("notes").and_then(Value::as_array).cloned().unwrap_or_default()
}
