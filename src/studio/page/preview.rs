//! The real element in a frame, in different widths and colour schemes.

use serde_json::Value;
use web_sys::HtmlElement;
use yew::html::Scope;
use yew::prelude::*;

use super::app::App;
use super::host::Answer;
use super::message::{Message, Problem, View};
use super::state::Then;
use crate::studio::document::List;

impl App {
    /// Opens the place where something is written.
    pub(super) fn go_to_source(&mut self, kind: &str, id: &str) {
        match kind {
            "term" => self.edit(List::Terms, Some(id.to_owned())),
            "event" => self.edit(List::Events, Some(id.to_owned())),
            "fact" => {
                self.view = View::About;
                self.then = Some(Then::Focus(format!("fact-{id}")));
            }
            "block" => {
                let number = id.trim_start_matches('p').parse::<usize>().unwrap_or(1).saturating_sub(1);
                let start = self.checked.offsets.get(number).copied().unwrap_or(0);
                self.view = View::Body;
                self.then = Some(Then::SelectBody(start, start));
            }
            _ => {
                let (start, end) = id.split_once('-').unwrap_or_default();
                self.view = View::Body;
                self.then = Some(Then::SelectBody(start.parse().unwrap_or(0), end.parse().unwrap_or(0)));
            }
        }
    }

    /// Scrolls the preview to a part of the story.
    pub(super) fn scroll_preview(&mut self, kind: &str, id: &str) {
        let (kind, id) = match (kind, id.parse::<u32>()) {
            ("offset", Ok(at)) => (
                "block",
                format!("p{}", self.checked.offsets.iter().take_while(|start| **start <= at).count().max(1)),
            ),
            (kind, _) => (kind, id.to_owned()),
        };
        if let Some(frame) = self.preview_frame() {
            if frame.offset_width() == 0 {
                self.view = View::Preview;
            }
            self.host.scroll_preview(&frame, kind, &id);
        }
    }

    pub(super) fn previewed(&mut self, scope: &Scope<Self>, change: u32, answer: Result<Answer, String>) {
        self.tasks.preview.close();
        match answer {
            // An answer for another story; the next one follows.
            _ if !self.tasks.is_of_story(change) => {}
            Ok(Answer { value, files }) => {
                self.tasks.preview.learn(change);
                let list = |name: &str| value.get(name).and_then(Value::as_array).into_iter().flatten();
                self.checked.problems = list("findings").map(Problem::of_json).collect();
                self.checked.offsets =
                    list("passages").filter_map(|at| u32::try_from(at.as_u64()?).ok()).collect();
                self.checked.dates =
                    value.get("dates").and_then(Value::as_object).cloned().unwrap_or_default();
                let count = |name: &str| usize::try_from(value.pointer(name)?.as_u64()?).ok();
                self.checked.published = count("/published/terms").zip(count("/published/events"));
                let story = files.get(&"story.json".into());
                if let (false, Some(frame)) = (story.is_undefined(), self.preview_frame()) {
                    self.host.show(&frame, &story, &self.story.files, &self.clicked);
                }
            }
            Err(fault) => self.fault = Some(fault),
        }
        if change != self.tasks.change {
            scope.send_message(Message::Refresh);
        }
    }

    pub(super) fn set_colour_scheme(&mut self, scheme: &'static str) {
        self.preview.scheme = scheme;
        if let Some(frame) = self.preview_frame() {
            self.host.set_colour_scheme(&frame, scheme);
        }
    }

    pub(super) fn print(&self) {
        if let Some(frame) = self.preview_frame() {
            self.host.print(&frame);
        }
    }

    fn preview_frame(&self) -> Option<HtmlElement> {
        self.preview.frame.cast()
    }

    pub(super) fn preview_view(&self, dispatch: &Callback<Message>) -> Html {
        let words = &self.words.preview;
        let widths = [("phone", words.phone), ("tablet", words.tablet), ("desktop", words.desktop)];
        let schemes = [("auto", words.system), ("light", words.light), ("dark", words.dark)];
        let choice = |names: [(&'static str, &'static str); 3],
                      now: &'static str,
                      message: fn(&'static str) -> Message| {
            html! {
                { for names.into_iter().map(|(name, words)| html! {
                    <button type="button" aria-pressed={(name == now).to_string()}
                        onclick={dispatch.reform(move |_: MouseEvent| message(name))}>{ words }</button>
                }) }
            }
        };
        html! {
            <section class="preview" aria-label={self.words.desk.preview}>
                <div class="bar">
                    <div role="group" aria-label={words.width} class="row">{ choice(widths, self.preview.width, Message::Width) }</div>
                    <div role="group" aria-label={words.colours} class="row">{ choice(schemes, self.preview.scheme, Message::SetColourScheme) }</div>
                    <button type="button" onclick={dispatch.reform(|_: MouseEvent| Message::Print)}>{ words.print }</button>
                </div>
                <div class="stage" data-width={self.preview.width} tabindex="0" role="region" aria-label={words.page}>
                    <iframe ref={self.preview.frame.clone()} src="studio-preview.html" title={words.frame} />
                </div>
            </section>
        }
    }
}
