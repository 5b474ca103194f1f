//! What leaves the studio.

use yew::prelude::*;

use super::app::App;
use super::message::Message;
use crate::studio::document::{List, is_draft};

impl App {
    pub(super) fn export_view(&self, dispatch: &Callback<Message>) -> Html {
        let form = |form: &'static str, name: &'static str, words: &'static str| {
            html! {
                <li>
                    <button type="button" class="main" disabled={self.is_busy}
                        onclick={dispatch.reform(move |_: MouseEvent| Message::Export(form))}>{ name }</button>
                    <p>{ words }</p>
                </li>
            }
        };
        let document = self.document();
        let drafts = [List::Terms, List::Events]
            .into_iter()
            .map(|list| document.list(list).iter().filter(|entry| is_draft(list, entry)).count());
        let drafts: usize = drafts.sum();
        let open = self.review.open();
        let errors = self.problems.iter().filter(|problem| problem.is_error).count();
        html! {
            <section class="export" aria-labelledby="export-heading">
                <h2 id="export-heading">{ "Take it with you" }</h2>
                <ul class="told">
                    if errors > 0 { <li>{ format!("{errors} parts cannot be used as they are; each says why, in its place.") }</li> }
                    if drafts > 0 { <li>{ format!("{drafts} terms or events wait for you and are not published.") }</li> }
                    if open > 0 { <li>{ format!("{open} suggestions are undecided and are not published.") }</li> }
                </ul>
                <ul class="forms">
                    { form("page", "One page", "A single HTML file that holds everything. It reads and prints without a network, and \
                        opens its notes without a script. Upload it anywhere, or send it by mail.") }
                    { form("lines", "Two lines", "For a page of your own: copy them from this file into its HTML, where the article \
                        is to stand. The story is in them.") }
                    { form("story.json", "story.json", "The story alone, for the two lines of a site that keeps it as a file.") }
                    { form("story.md", "story.md", "The story as text, with its pictures in a zip if it has any: to keep, and to go on \
                        with here or on the command line.") }
                </ul>
                <p class="hint">{ "Each of these opens here again." }</p>
            </section>
        }
    }
}
