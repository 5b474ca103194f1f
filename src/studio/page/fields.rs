//! Labelled fields of a form.

use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::app::App;
use super::message::Message;

/// The properties of a field, except its value.
pub(super) struct Field {
    id: String,
    label: &'static str,
    /// One or two sentences below it.
    hint: Option<Html>,
    pub(super) is_invalid: bool,
    is_read_only: bool,
}

impl App {
    /// A field of the story, which is read-only if the story is.
    pub(super) fn field(&self, id: impl Into<String>, label: &'static str) -> Field {
        Field { id: id.into(), label, hint: None, is_invalid: false, is_read_only: self.story.is_read_only }
    }

    /// A checkbox of the story; the same holds for it.
    pub(super) fn story_tick(&self, label: impl Into<Html>, is: bool, change: Callback<bool>) -> Html {
        checkbox(label.into(), is, self.story.is_read_only, change)
    }
}

impl Field {
    pub(super) fn hint(mut self, hint: impl Into<Html>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    fn around(&self, input: Html) -> Html {
        html! {
            <p class="field">
                <label for={self.id.clone()}>{ self.label }</label>
                { input }
                <span class="hint" id={format!("{}-hint", self.id)} role="status">
                    if let Some(hint) = &self.hint { { hint.clone() } }
                </span>
            </p>
        }
    }

    /// A single-line field.
    pub(super) fn line(&self, value: &str, typed: Callback<String>, rest: Callback<()>) -> Html {
        let oninput =
            typed.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
        self.around(html! {
            <input id={self.id.clone()} value={value.to_owned()} {oninput} onblur={rest.reform(|_| ())} autocomplete="off"
                readonly={self.is_read_only} aria-invalid={self.is_invalid.then_some("true")}
                aria-describedby={format!("{}-hint", self.id)} />
        })
    }

    /// A multi-line field for Markdown.
    pub(super) fn lines(&self, value: &str, typed: Callback<String>, rest: Callback<()>) -> Html {
        let oninput =
            typed.reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
        self.around(html! {
            <textarea id={self.id.clone()} value={value.to_owned()} {oninput} onblur={rest.reform(|_| ())}
                rows={(value.len() / 60 + 2).min(9).to_string()} readonly={self.is_read_only}
                aria-describedby={format!("{}-hint", self.id)} />
        })
    }

    /// A selection, with a value and a label for each option.
    pub(super) fn choice(&self, value: &str, options: &[(&str, &str)], chosen: Callback<String>) -> Html {
        let onchange =
            chosen.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
        self.around(html! {
            <select id={self.id.clone()} {onchange} disabled={self.is_read_only}>
                { for options.iter().map(|(name, words)| html! {
                    <option value={(*name).to_owned()} selected={*name == value}>{ *words }</option>
                }) }
            </select>
        })
    }
}

/// A checkbox of the page.
pub(super) fn tick(label: impl Into<Html>, is: bool, change: Callback<bool>) -> Html {
    checkbox(label.into(), is, false, change)
}

fn checkbox(label: Html, is: bool, disabled: bool, change: Callback<bool>) -> Html {
    let onchange = change.reform(|event: Event| event.target_unchecked_into::<HtmlInputElement>().checked());
    html! { <label class="tick"><input type="checkbox" checked={is} {disabled} {onchange} />{ label }</label> }
}

/// Fills the placeholders of a pattern with nodes.
pub(super) fn rich(pattern: &str, values: &[(&str, Html)]) -> Html {
    let mut parts = pattern.split('{');
    let mut nodes = vec![Html::from(parts.next().unwrap_or_default().to_owned())];
    for part in parts {
        let (name, after) = part.split_once('}').unwrap_or((part, ""));
        nodes.extend(values.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone()));
        nodes.push(after.to_owned().into());
    }
    nodes.into_iter().collect()
}

/// Text to be typed literally.
pub(super) fn code(text: &'static str) -> Html {
    html! { <code>{ text }</code> }
}

/// A callback that sends a message only for some events.
pub(super) fn when<E: 'static>(
    dispatch: &Callback<Message>,
    message: impl Fn(E) -> Option<Message> + 'static,
) -> Callback<E> {
    let dispatch = dispatch.clone();
    Callback::from(move |event| message(event).into_iter().for_each(|message| dispatch.emit(message)))
}
