//! Updates the state for each message.

use yew::html::Scope;

use super::app::App;
use super::message::{DateField, Edit, Message, View};
use super::state::{Kept, Then};
use crate::studio::document::{Decision, List};
use crate::studio::entry::{new_entry, text};
use crate::studio::history::Field;
use crate::studio::words;

impl App {
    /// Handles a message. Returns whether to render.
    pub(super) fn handle(&mut self, scope: &Scope<Self>, message: Message) -> bool {
        match message {
            Message::Open(files) => self.open(scope, files),
            Message::ReadFiles(transfer) => self.read_files(scope, transfer),
            Message::OpenDemo => self.open_demo(scope),
            Message::OpenSaved(id) => self.open_saved(scope, id),
            Message::Opened(answer) => self.opened(scope, answer),
            Message::Replace(answer) => self.replace(scope, answer),
            Message::Loaded(id, answer, is_ours) => self.loaded(scope, id, answer, is_ours),
            Message::Freed(id) => self.freed(scope, id),
            Message::Stories(list) => self.list_stories(list),
            Message::Delete(id) => self.delete(scope, id),
            Message::CancelDelete => self.saved.deleting = None,
            Message::Leave => self.leave(scope),
            Message::Left(Ok(())) | Message::LeaveUnkept => self.left(scope),
            Message::Left(Err(fault)) => self.story.kept = Kept::Failed(fault),
            Message::Copy => self.copy(scope),
            Message::Save => self.save(scope),
            Message::Saved(change, result) => return self.saved(change, result),
            Message::Export(form) => self.export(scope, form),
            Message::Exported(answer) => self.exported(answer),

            Message::Change(step, edit) => return self.change(scope, step, edit),
            Message::TypeList(step, typed, edit) => self.type_list(scope, step, typed, edit),
            Message::TypeDate(id, typed) => self.type_date(scope, id, typed),
            Message::DateRead(id, typed, answer) => self.date_read(scope, &id, &typed, answer),
            Message::Rest => self.rest(),
            Message::Edit(list, id) => self.edit(list, id),
            Message::Add(list, name) => self.add(scope, list, name),
            Message::Fix(problem) => self.fix(scope, problem),
            Message::BeginDefinition(id, sentence) => self.begin_definition(scope, id, sentence),
            Message::DefineNext => self.define_next(),
            Message::DeleteUndefined => self.delete_undefined(scope),

            Message::Key(action) => self.act(scope, action),
            Message::Select(index) => return self.select(index),
            Message::Filter(filter) => self.set_filter(filter),
            Message::AcceptShown => self.accept_shown(scope),
            Message::Unwanted(keys) => self.set_unwanted(&keys),
            Message::Suggested(answer) => return self.suggested(scope, answer),

            Message::Refresh => return self.refresh(scope),
            Message::Previewed(change, answer) => self.previewed(scope, change, answer),
            Message::GoToSource(kind, id) => self.go_to_source(&kind, &id),
            Message::ScrollPreview(kind, id) => self.scroll_preview(&kind, &id),
            Message::SetColourScheme(scheme) => self.set_colour_scheme(scheme),
            Message::Width(width) => self.preview.width = width,
            Message::Print => self.print(),

            Message::Show(view) => self.show(view),
            Message::SetLanguage(tag) => self.set_language(&tag),
            Message::Dismiss => self.dismiss(),
            Message::Stop => self.stop(),
        }
        true
    }

    /// Changes the document, and schedules saving and the preview.
    pub(super) fn change(&mut self, scope: &Scope<Self>, step: Option<String>, edit: Edit) -> bool {
        let before = self.document().clone();
        let is_typed = step.is_some();
        if self.story.is_read_only || !self.story.history.change(step.map(Field), edit) {
            return false;
        }
        // A rejection in all stories that was undone is no longer redone.
        self.review.newly_unwanted.retain(|key| before.decisions.get(key) == Some(&Decision::Rejected));
        // Changes of the article's text do not affect decisions.
        let now = self.story.history.now();
        if before.terms != now.terms || before.events != now.events || before.decisions != now.decisions {
            self.set_against();
        }
        // Eras that are moved or removed have other indices.
        if !is_typed && before.facts != self.document().facts {
            self.typing.dates.retain(|field, _| !matches!(field, DateField::Era(_)));
        }
        self.changed(scope);
        true
    }

    pub(super) fn changed(&mut self, scope: &Scope<Self>) {
        self.story.kept = Kept::Unsaved;
        self.host.unsaved(true);
        self.tasks.changed(scope);
    }

    pub(super) fn edit(&mut self, list: List, id: Option<String>) {
        self.view = if list == List::Terms { View::Terms } else { View::Events };
        let part = if list == List::Terms { "term" } else { "event" };
        self.then = id.as_ref().map(|id| Then::Focus(format!("{part}-{id}")));
        self.editing = id.map(|id| (list, id));
    }

    fn add(&mut self, scope: &Scope<Self>, list: List, name: String) {
        self.change(scope, None, Box::new(move |document| drop(document.add(list, new_entry(list, &name)))));
        let id = self.document().list(list).last().map(|entry| text(entry, "id").to_owned());
        self.edit(list, id);
        // The name stands in for one: typing replaces it.
        if let Some(Then::Focus(id)) = self.then.take() {
            self.then = Some(Then::Select(id));
        }
    }

    /// Begins the definition of a term with a sentence.
    fn begin_definition(&mut self, scope: &Scope<Self>, id: String, sentence: String) {
        self.then = Some(Then::Focus(format!("terms-{id}-definition").to_lowercase()));
        self.change(
            scope,
            None,
            Box::new(move |document| document.set_field(List::Terms, &id, "definition", sentence.into())),
        );
    }

    fn type_list(&mut self, scope: &Scope<Self>, step: String, typed: String, edit: Edit) {
        self.typing.list = Some((step.clone(), typed));
        self.change(scope, Some(step), edit);
    }

    /// Typing in a field has ended.
    fn rest(&mut self) {
        self.story.history.rest();
        self.typing.list = None;
    }

    /// Requests what depends on the document. Renders nothing.
    fn refresh(&mut self, scope: &Scope<Self>) -> bool {
        if self.story.id.is_some() {
            let document = self.document().clone();
            self.tasks.preview(scope, &self.host, &document, &self.story.files);
            self.tasks.suggest(scope, &self.host, &document);
        }
        false
    }

    fn show(&mut self, view: View) {
        self.view = view;
        if view == View::Review {
            // The review goes on where it was left, by keys.
            self.then = Some(Then::FocusMark);
        }
    }

    fn set_language(&mut self, tag: &str) {
        self.words = words::of([tag]);
        self.host.set_language(self.words.tag, self.words.desk.name, true);
    }

    fn dismiss(&mut self) {
        self.fault = None;
        self.notes.clear();
    }

    fn stop(&mut self) {
        self.is_busy = false;
        self.host.stop();
    }
}
