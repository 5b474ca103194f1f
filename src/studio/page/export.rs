//! The export view, and a list of entries that are not published.

use yew::prelude::*;

use super::app::App;
use super::message::{Message, View};
use crate::language::fill;
use crate::studio::document::List;

impl App {
    pub(super) fn export_view(&self, dispatch: &Callback<Message>) -> Html {
        let words = &self.words.export;
        let form = |form: &'static str, name: &'static str, words: &'static str| {
            html! {
                <li>
                    <button type="button" class="main" disabled={self.is_busy}
                        onclick={dispatch.reform(move |_: MouseEvent| Message::Export(form))}>{ name }</button>
                    <p>{ words }</p>
                </li>
            }
        };
        html! {
            <section class="export" aria-labelledby="export-heading">
                <h2 id="export-heading">{ words.heading }</h2>
                { self.left_out(dispatch) }
                <ul class="forms">
                    { form("page", words.page, words.page_hint) }
                    { form("lines", words.lines, words.lines_hint) }
                    { form("story.json", "story.json", words.story_json_hint) }
                    { form("story.md", "story.md", words.story_md_hint) }
                </ul>
                <p class="hint">{ words.again }</p>
            </section>
        }
    }

    /// How many entries are published, and how many are not, each with a way to change that.
    fn left_out(&self, dispatch: &Callback<Message>) -> Html {
        let words = &self.words.export;
        let document = self.document();
        let marked =
            |list: List| document.list(list).iter().filter(|entry| entry.get("draft").is_some()).count();
        let waiting = marked(List::Terms) + marked(List::Events);
        let undefined: Vec<&str> = self.undefined().iter().map(|(_, label)| *label).collect();
        let open = self.review.list.open();
        let errors = self.checked.problems.iter().filter(|problem| problem.is_error).count();
        let published = self.checked.published.map(|(terms, events)| {
            fill(words.published, &[("terms", &words.terms.of(terms)), ("events", &words.events.of(events))])
        });
        html! {
            <ul class="told">
                if let Some(published) = published { <li>{ published }</li> }
                if errors > 0 { <li>{ words.errors.of(errors) }</li> }
                if !undefined.is_empty() {
                    <li>{ words.undefined.with(undefined.len(), &[("names", &undefined.join(", "))]) }{ " " }
                        { self.define_button(words.define, dispatch) }</li>
                }
                if waiting > 0 { <li>{ words.waiting.of(waiting) }</li> }
                if open > 0 {
                    <li>{ words.undecided.of(open) }{ " " }
                        <button type="button" onclick={dispatch.reform(|_: MouseEvent| Message::Show(View::Review))}>
                            { words.decide }
                        </button></li>
                }
            </ul>
        }
    }
}
