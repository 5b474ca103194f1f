//! Accepted terms without a definition, which are not published until they have one.

use serde_json::Value;
use yew::html::Scope;
use yew::prelude::*;

use super::app::App;
use super::message::Message;
use super::state::Then;
use crate::annotate::links::sentence;
use crate::language::fill;
use crate::passage::Position;
use crate::studio::document::List;
use crate::studio::entry::{lacks_definition, text, texts};

impl App {
    /// The accepted terms without a definition, in order: ids and names.
    pub(super) fn undefined(&self) -> Vec<(&str, &str)> {
        let terms = self.document().terms.iter();
        // A draft that is no open suggestion was left without a definition elsewhere.
        let is_waiting =
            |term: &Value| term.get("draft").is_some() && self.review.list.is_open(List::Terms, term);
        let left = terms.filter(|term| lacks_definition(term) && !is_waiting(term));
        left.map(|term| (text(term, "id"), text(term, "label"))).collect()
    }

    /// Opens the next of them after the current one, with the focus in the definition.
    pub(super) fn define_next(&mut self) {
        let place = |id: &str| self.document().terms.iter().position(|term| text(term, "id") == id);
        let edited = self.editing.as_ref().filter(|(list, _)| *list == List::Terms);
        let from = edited.and_then(|(_, id)| place(id));
        let left = self.undefined();
        let after = left.iter().find(|(id, _)| place(id) > from).or(left.first());
        let Some(id) = after.map(|(id, _)| (*id).to_owned()) else { return };
        self.edit(List::Terms, Some(id.clone()));
        self.then = Some(Then::Focus(format!("terms-{id}-definition").to_lowercase()));
    }

    /// Deletes all of them, as one step.
    pub(super) fn delete_undefined(&mut self, scope: &Scope<Self>) {
        let ids: Vec<String> = self.undefined().iter().map(|(id, _)| (*id).to_owned()).collect();
        self.editing = None;
        self.change(
            scope,
            None,
            Box::new(move |document| ids.iter().for_each(|id| document.remove(List::Terms, id))),
        );
    }

    /// Their number, and a button to the next; nothing if there are none.
    pub(super) fn to_define(&self, dispatch: &Callback<Message>) -> Html {
        let left = self.undefined().len();
        if left == 0 {
            return html! {};
        }
        html! {
            <div class="row to-define">
                <p role="status">{ self.words.entries.to_define.of(left) }</p>
                { self.define_button(self.words.entries.define_next, dispatch) }
                <button type="button" class="quiet" disabled={self.story.is_read_only}
                    onclick={dispatch.reform(|_: MouseEvent| Message::DeleteUndefined)}>{ self.words.entries.delete_undefined }</button>
            </div>
        }
    }

    pub(super) fn define_button(&self, name: &'static str, dispatch: &Callback<Message>) -> Html {
        html! {
            <button type="button" disabled={self.story.is_read_only} onclick={dispatch.reform(|_: MouseEvent| Message::DefineNext)}>
                { name }<kbd aria-hidden="true">{ "Ctrl Enter" }</kbd>
            </button>
        }
    }

    /// A hint for definitions; if there is none yet, with the sentence in which the text first names the term.
    pub(super) fn definition_hint(&self, id: &str, entry: &Value, dispatch: &Callback<Message>) -> Html {
        let words = &self.words.entries;
        let names = || std::iter::once(text(entry, "label")).chain(texts(entry, "aliases"));
        let first =
            self.review.passages.iter().filter(|passage| passage.position != Position::Head).find_map(
                |passage| {
                    let at = names()
                        .filter(|name| !name.is_empty())
                        .filter_map(|name| passage.words.find(name))
                        .min()?;
                    let around = sentence(&passage.words, &(at..at));
                    Some(passage.words.get(around)?.trim().to_owned())
                },
            );
        let Some(sentence) = first.filter(|_| lacks_definition(entry)) else {
            return words.definition_hint.into();
        };
        let shown = fill(words.in_the_text, &[("sentence", &sentence)]);
        let id = id.to_owned();
        let use_it =
            dispatch.reform(move |_: MouseEvent| Message::BeginDefinition(id.clone(), sentence.clone()));
        html! {
            <>{ words.definition_hint }<br />{ shown }{ " " }
                <button type="button" class="quiet" disabled={self.story.is_read_only} onclick={use_it}>{ words.use_sentence }</button></>
        }
    }
}
