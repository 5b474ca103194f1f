//! Saves, leaves, copies and exports the open story.

use serde_json::{Value, json};
use yew::html::Scope;

use super::app::App;
use super::host::Answer;
use super::message::Message;
use super::state::{Kept, Story};
use crate::language::fill;

impl App {
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
        self.story = Story::default();
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
        (self.story.id, self.story.is_read_only) = (Some(id), false);
        let title = Value::from(fill(self.words.desk.copy_of, &[("title", &self.title())]));
        self.change(scope, None, Box::new(move |document| document.set_fact("title", title)));
    }

    pub(super) fn save(&mut self, scope: &Scope<Self>) {
        self.tasks.saves_now();
        if self.story.kept != Kept::Saved {
            self.save_now(scope);
        }
    }

    pub(super) fn save_now(&self, scope: &Scope<Self>) {
        let change = self.tasks.change;
        if let Some(saving) = self.saving() {
            scope.send_future(async move { Message::Saved(change, saving.await) });
        }
    }

    /// Returns whether to render.
    pub(super) fn saved(&mut self, change: u32, result: Result<(), String>) -> bool {
        match result {
            Ok(()) if change == self.tasks.change => {
                self.story.kept = Kept::Saved;
                self.host.unsaved(false);
            }
            Ok(()) => return false,
            Err(fault) if self.tasks.is_of_story(change) => self.story.kept = Kept::Failed(fault),
            Err(fault) => self.fault = Some(fault),
        }
        true
    }

    /// Saves the story on this device. `None` if it is saved already, or another tab has the lock.
    pub(super) fn saving(&self) -> Option<impl Future<Output = Result<(), String>> + use<>> {
        let id =
            self.story.id.clone().filter(|_| !self.story.is_read_only && self.story.kept != Kept::Saved)?;
        let (host, files) = (self.host.clone(), self.story.files.clone());
        let (title, document) = (self.title(), self.document().to_json());
        Some(async move { host.save(&id, &title, &document, &files).await })
    }

    pub(super) fn export(&mut self, scope: &Scope<Self>, form: &'static str) {
        self.is_busy = true;
        let (host, pictures) = (self.host.clone(), self.story.files.clone());
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

    pub(super) fn exported(&mut self, answer: Result<Answer, String>) {
        self.is_busy = false;
        match answer {
            Ok(answer) => {
                self.fault = None;
                self.host.download(&answer.files);
            }
            Err(fault) => self.fault = Some(fault),
        }
    }
}
