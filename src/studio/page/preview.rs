//! The real element in a frame, at the widths and in the colours that readers have.

use yew::prelude::*;

use super::app::App;
use super::message::Message;

/// Widths by their names.
const WIDTHS: [(&str, &str); 3] = [("phone", "Phone"), ("tablet", "Tablet"), ("desktop", "Desktop")];
const SCHEMES: [(&str, &str); 3] = [("auto", "As your system"), ("light", "Light"), ("dark", "Dark")];

impl App {
    pub(super) fn preview_view(&self, dispatch: &Callback<Message>) -> Html {
        let choice = |names: &'static [(&'static str, &'static str)],
                      now: &'static str,
                      message: fn(&'static str) -> Message| {
            html! {
                { for names.iter().map(|(name, words)| html! {
                    <button type="button" aria-pressed={(*name == now).to_string()}
                        onclick={dispatch.reform(move |_: MouseEvent| message(name))}>{ *words }</button>
                }) }
            }
        };
        html! {
            <section class="preview" aria-label="Preview">
                <div class="bar">
                    <div role="group" aria-label="Width" class="row">{ choice(&WIDTHS, self.width, Message::Width) }</div>
                    <div role="group" aria-label="Colours" class="row">{ choice(&SCHEMES, self.scheme, Message::Dress) }</div>
                    <button type="button" onclick={dispatch.reform(|_: MouseEvent| Message::Print)}>{ "Print" }</button>
                </div>
                <div class="stage" data-width={self.width} tabindex="0" role="region" aria-label="The page as readers see it">
                    <iframe ref={self.frame.clone()} src="studio-preview.html" title="The story as readers see it" />
                </div>
            </section>
        }
    }
}
