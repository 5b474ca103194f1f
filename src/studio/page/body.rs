//! The Markdown of the article.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::app::App;
use super::fields::{code, rich};
use super::message::{Message, Problem};

impl App {
    pub(super) fn body_view(&self, dispatch: &Callback<Message>) -> Html {
        let oninput = dispatch.reform(|event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            Message::Change(Some("body".to_owned()), Box::new(move |document| document.body = text.into()))
        });
        let found: Vec<&Problem> =
            self.checked.problems.iter().filter(|problem| problem.part == "body").collect();
        let words = &self.words.text;
        html! {
            <section class="body" aria-labelledby="body-heading">
                <h2 id="body-heading">{ words.heading }</h2>
                <p class="hint" id="body-hint">
                    { rich(words.hint, &[
                        ("heading", code("## …")), ("stress", code("*…*")), ("term", code("[[…]]")), ("event", code("[…](event:…)")),
                    ]) }
                </p>
                { self.problems_view(&found, dispatch) }
                <label for="body" class="unseen">{ words.label }</label>
                <textarea id="body" ref={self.body.clone()} value={self.document().body.to_string()} {oninput}
                    onblur={dispatch.reform(|_: FocusEvent| Message::Rest)} spellcheck="true" lang={self.language()}
                    readonly={self.story.is_read_only} aria-describedby="body-hint" />
                <p class="row">
                    <button type="button" onclick={{
                        let (body, dispatch) = (self.body.clone(), dispatch.clone());
                        Callback::from(move |_: MouseEvent| {
                            let field = body.cast::<HtmlTextAreaElement>();
                            let at = field.and_then(|field| field.selection_start().ok().flatten()).unwrap_or(0);
                            dispatch.emit(Message::ScrollPreview("offset".to_owned(), at.to_string()));
                        })
                    }}>{ words.show_place }</button>
                </p>
            </section>
        }
    }

    /// The language of the story, for rendered parts of it.
    pub(super) fn language(&self) -> String {
        match self.document().fact("language") {
            "" => "en".to_owned(),
            language => language.to_owned(),
        }
    }
}
