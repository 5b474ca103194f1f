//! The start page: an article, a file, the demo, or a story on this device.

use serde_json::Value;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::app::App;
use super::fields::{code, rich};
use super::host::Shared;
use super::message::Message;
use crate::language::fill;
use crate::studio::entry::text;
use crate::studio::words::{Spoken, Start};

/// The file name of pasted text.
pub(super) const PASTED: &str = "pasted";
pub(super) const PASTED_HTML: &str = "pasted.html";

/// The file types of the input.
const ACCEPTED: &str =
    ".txt,.html,.htm,.md,.markdown,.docx,.json,.csv,.yaml,.yml,.zip,.png,.jpg,.jpeg,.gif,.webp,.svg,.avif";

impl App {
    pub(super) fn start(&self, dispatch: &Callback<Message>) -> Html {
        let words = &self.words.start;
        html! {
            <main class="start">
                <h1>{ words.heading }</h1>
                <p class="lead">{ words.lead }</p>
                <Paste host={self.host.clone()} dispatch={dispatch.clone()} is_busy={self.is_busy} words={self.words} />
                { files(words, dispatch) }
                { stories(words, &self.saved.stories, self.saved.deleting.as_deref(), dispatch) }
            </main>
        }
    }
}

#[derive(PartialEq, Properties)]
struct PasteProps {
    host: Shared,
    dispatch: Callback<Message>,
    is_busy: bool,
    words: Spoken,
}

/// The field for the article. Text pasted into the empty field is opened at once, with its markup.
#[component]
fn Paste(props: &PasteProps) -> Html {
    let field = use_node_ref();
    let open = {
        let dispatch = props.dispatch.clone();
        move |name: &str, words: &str| {
            let files = js_sys::Map::new();
            files.set(&name.into(), &js_sys::Uint8Array::from(words.as_bytes()));
            dispatch.emit(Message::Open(files));
        }
    };
    let written = {
        let field = field.clone();
        move || field.cast::<HtmlTextAreaElement>().map(|field| field.value()).unwrap_or_default()
    };
    let onpaste = {
        let (open, written, host) = (open.clone(), written.clone(), props.host.clone());
        Callback::from(move |event: Event| {
            if let Some(html) = host.html(&event).filter(|_| written().trim().is_empty()) {
                event.prevent_default();
                open(PASTED_HTML, &html);
            }
        })
    };
    let oninput = {
        let (written, host) = (written.clone(), props.host.clone());
        Callback::from(move |_: InputEvent| host.set_unopened_text(&written()))
    };
    let submitted = field.clone();
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        if written().trim().is_empty() {
            // The browser says that a required field is empty; blanks are nothing to it either.
            if let Some(field) = submitted.cast::<HtmlTextAreaElement>() {
                field.set_value("");
                field.report_validity();
            }
        } else {
            open(PASTED, &written());
        }
    });
    {
        let (field, host) = (field.clone(), props.host.clone());
        use_effect_with((), move |()| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                field.set_value(&host.unopened_text());
            }
        });
    }
    let words = &props.words.start;
    html! {
        <form class="paste" {onsubmit}>
            <label for="article">{ words.article }</label>
            <textarea id="article" ref={field} rows="9" required=true {oninput} {onpaste}
                placeholder={words.placeholder} />
            <button class="main" disabled={props.is_busy}>{ words.explain }</button>
        </form>
    }
}

fn files(words: &'static Start, dispatch: &Callback<Message>) -> Html {
    let onchange = dispatch.reform(|event: Event| {
        Message::ReadFiles(event.target_unchecked_into::<HtmlInputElement>().unchecked_into())
    });
    html! {
        <section class="files" aria-labelledby="files">
            <h2 id="files">{ words.file }</h2>
            <p>{ rich(words.formats, &[("story_md", code("story.md")), ("story_json", code("story.json"))]) }</p>
            <p class="row">
                <label class="button">
                    { words.choose }<input type="file" multiple=true accept={ACCEPTED} {onchange} />
                </label>
                <button type="button" onclick={dispatch.reform(|_: MouseEvent| Message::OpenDemo)}>{ words.demo }</button>
            </p>
        </section>
    }
}

fn stories(
    words: &'static Start,
    stories: &[Value],
    deleting: Option<&str>,
    dispatch: &Callback<Message>,
) -> Html {
    if stories.is_empty() {
        return html! {};
    }
    let item = |story: &Value| {
        let (id, title) = (text(story, "id").to_owned(), text(story, "title").to_owned());
        let deleted = id.clone();
        let delete = dispatch.reform(move |_: MouseEvent| Message::Delete(deleted.clone()));
        if deleting == Some(id.as_str()) {
            return html! {
                <li key={id.clone()}>
                    <span id={format!("question-{id}")}>{ fill(words.delete_question, &[("title", &title)]) }{ " " }</span>
                    <button type="button" id={format!("delete-{id}")} aria-describedby={format!("question-{id}")} onclick={delete}>
                        { words.delete }
                    </button>
                    <button type="button" class="quiet" onclick={dispatch.reform(|_: MouseEvent| Message::CancelDelete)}>{ words.keep }</button>
                </li>
            };
        }
        html! {
            <li key={id.clone()}>
                <button type="button" class="story" onclick={dispatch.reform(move |_: MouseEvent| Message::OpenSaved(id.clone()))}>
                    { &title }
                </button>
                <span class="hint">{ text(story, "changed").to_owned() }</span>
                <button type="button" class="quiet" aria-label={fill(words.delete_story, &[("title", &title)])}
                    onclick={delete}>{ words.delete }</button>
            </li>
        }
    };
    html! {
        <section aria-labelledby="stories">
            <h2 id="stories" tabindex="-1">{ words.stories }</h2>
            <ul class="stories">{ for stories.iter().map(item) }</ul>
        </section>
    }
}
