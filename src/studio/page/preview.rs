//! The real element in a frame, in different widths and colour schemes.

use yew::prelude::*;

use super::app::App;
use super::message::Message;

impl App {
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
                    <div role="group" aria-label={words.width} class="row">{ choice(widths, self.width, Message::Width) }</div>
                    <div role="group" aria-label={words.colours} class="row">{ choice(schemes, self.scheme, Message::SetColourScheme) }</div>
                    <button type="button" onclick={dispatch.reform(|_: MouseEvent| Message::Print)}>{ words.print }</button>
                </div>
                <div class="stage" data-width={self.width} tabindex="0" role="region" aria-label={words.page}>
                    <iframe ref={self.frame.clone()} src="studio-preview.html" title={words.frame} />
                </div>
            </section>
        }
    }
}
