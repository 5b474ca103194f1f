//! Takes suggestions from the worker, and applies the author's decisions.

use std::rc::Rc;

use serde_json::Value;
use yew::html::Scope;

use super::app::App;
use super::host::Answer;
use super::message::{Message, View};
use super::state::Then;
use crate::passage::Text;
use crate::studio::document::Decision;
use crate::studio::keys::Action;
use crate::studio::review::{self, Filter, Review, Suggestion};

impl App {
    /// Compares the suggestions with the document.
    pub(super) fn set_against(&mut self) {
        self.review.list =
            Review::of(&self.review.suggestions, self.story.history.now(), &self.review.unwanted);
    }

    pub(super) fn set_unwanted(&mut self, keys: &Value) {
        let keys = keys.as_array().into_iter().flatten().filter_map(Value::as_str);
        self.review.unwanted = keys.map(str::to_owned).collect();
        self.set_against();
    }

    /// Returns whether it was not the current one before.
    pub(super) fn select(&mut self, index: usize) -> bool {
        self.review.current.replace(index) != Some(index)
    }

    pub(super) fn set_filter(&mut self, filter: Filter) {
        self.review.filter = filter;
        self.review.current =
            self.review.current.filter(|index| self.review.list.shown(filter).contains(index));
    }

    pub(super) fn act(&mut self, scope: &Scope<Self>, action: Action) {
        match action {
            Action::Undo | Action::Redo => {
                let done = if action == Action::Undo {
                    self.story.history.undo()
                } else {
                    self.story.history.redo()
                };
                if done && !self.story.is_read_only {
                    self.typing.list = None;
                    self.typing.dates.clear();
                    self.sync_unwanted();
                    let before = std::mem::take(&mut self.review.list);
                    self.set_against();
                    self.select_changed(&before, action);
                    self.changed(scope);
                }
                return;
            }
            Action::Next | Action::Previous => {
                self.review.current =
                    self.review.list.step(self.review.filter, self.review.current, action == Action::Next);
                self.then = Some(Then::FocusMark);
                return;
            }
            Action::Define => return self.define_next(),
            Action::Accept | Action::Reject | Action::RejectEverywhere | Action::Edit => {}
        }
        let Some((suggestion, status)) = self.review.selected().cloned() else {
            return;
        };
        let decided = Rc::clone(&suggestion);
        match action {
            Action::Accept => {
                self.change(
                    scope,
                    None,
                    Box::new(move |document| drop(review::accept(document, &decided, &status))),
                );
            }
            Action::Edit => {
                self.change(
                    scope,
                    None,
                    Box::new(move |document| drop(review::accept(document, &decided, &status))),
                );
                let accepted = self.review.selected();
                if let Some((suggestion, review::Status::Accepted(id))) = accepted.cloned() {
                    self.edit(suggestion.list, Some(id));
                }
                return;
            }
            _ => {
                self.change(
                    scope,
                    None,
                    Box::new(move |document| review::reject(document, &decided, &status)),
                );
                if action == Action::RejectEverywhere && !self.story.is_read_only {
                    self.review.newly_unwanted.extend(suggestion.keys().into_iter().take(1));
                    self.sync_unwanted();
                }
            }
        }
        self.review.current = self.review.list.step(self.review.filter, self.review.current, true);
        self.then = Some(Then::FocusMark);
    }

    /// Selects the suggestion whose decision was undone, or the one after that whose decision was redone.
    fn select_changed(&mut self, before: &Review, action: Action) {
        let pairs = before.items.iter().zip(&self.review.list.items);
        let Some(changed) = pairs.into_iter().position(|((_, before), (_, now))| before != now) else {
            return;
        };
        self.review.current = match action {
            Action::Undo => Some(changed),
            _ => self.review.list.step(self.review.filter, Some(changed), true),
        };
        if self.view == View::Review {
            self.then = Some(Then::FocusMark);
        }
    }

    /// What was rejected in all stories since the story was opened is so as long as it is rejected in this one: an undo
    /// suggests it again, and a redo does not.
    fn sync_unwanted(&mut self) {
        let decisions = Rc::clone(&self.document().decisions);
        for key in &self.review.newly_unwanted {
            if decisions.get(key) == Some(&Decision::Rejected) {
                self.review.unwanted.insert(key.clone());
            } else {
                self.review.unwanted.remove(key);
            }
        }
        if !self.review.newly_unwanted.is_empty() {
            let (host, keys) = (self.host.clone(), self.review.unwanted.iter().cloned().collect::<Value>());
            wasm_bindgen_futures::spawn_local(async move { drop(host.set_unwanted(&keys).await) });
        }
    }

    pub(super) fn accept_shown(&mut self, scope: &Scope<Self>) {
        let shown = self
            .review
            .list
            .shown(self.review.filter)
            .into_iter()
            .filter_map(|index| self.review.list.items.get(index));
        let open: Vec<Rc<Suggestion>> = shown
            .filter(|(_, status)| *status == review::Status::Open)
            .map(|(suggestion, _)| Rc::clone(suggestion))
            .collect();
        self.change(
            scope,
            None,
            Box::new(move |document| {
                for suggestion in &open {
                    review::accept(document, suggestion, &review::Status::Open);
                }
            }),
        );
        self.review.current = None;
        // The pressed button has nothing left to accept: move the focus.
        self.then = Some(Then::FocusView);
    }

    pub(super) fn suggested(&mut self, scope: &Scope<Self>, answer: Result<Answer, String>) -> bool {
        let now = self.tasks.draft_subject(self.document());
        let subject = self.tasks.draft.close();
        if subject.as_ref() != Some(&now) {
            // The text has changed since, or it is another story's.
            scope.send_message(Message::Refresh);
        }
        let Some(subject) = subject.filter(|(story, _)| *story == now.0) else { return false };
        self.review.is_drafting = false;
        match answer {
            Ok(answer) => {
                self.tasks.draft.learn(subject);
                // They stand in the text of the answer, so even outdated ones are better than those before.
                self.take_suggestions(&answer.value);
            }
            Err(fault) => self.fault = Some(fault),
        }
        true
    }

    pub(super) fn take_suggestions(&mut self, value: &Value) {
        self.review.is_drafting = false;
        let looked_at = self.review.selected().map(|(found, _)| found.keys());
        let list = |name: &str| value.get(name).cloned().unwrap_or_default();
        let suggestions: Vec<Suggestion> = serde_json::from_value(list("suggestions")).unwrap_or_default();
        let passages: Vec<Text> = serde_json::from_value(list("passages")).unwrap_or_default();
        self.review.suggestions = suggestions.into_iter().map(Rc::new).collect();
        self.review.passages = passages.into_iter().map(Rc::new).collect();
        self.set_against();
        self.review.current = looked_at
            .and_then(|keys| self.review.list.items.iter().position(|(found, _)| found.keys() == keys));
    }
}
