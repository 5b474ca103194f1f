//! The element on the page: `<article-explainer>`.
//!
//! `element.js` defines the element and loads this module; [`Widget`] is what it makes of a story.
//!
//! | Attribute | Meaning |
//! | --- | --- |
//! | `src` | address of the story file |
//! | `theme` | `auto`, `light` or `dark` |
//! | `mentions` | `first`, `section` or `all`: how often a term is linked; as the story says where it is left out |
//! | `without-timeline`, `without-index` | leave that part out |
//!
//! | Event | Detail |
//! | --- | --- |
//! | `explainer-ready` | none |
//! | `explainer-error` | `fatal`, `message`, `diagnostics`: a list of `severity`, `path`, `message`, `hint` |
//! | `explainer-term-show` (cancelable), `explainer-term-hide` | `id` of the term |
//! | `explainer-event-select` | `id` of the event |
//! | `explainer-progress` | `passage`: the number of the passage being read, from 1 |

mod control;
mod follow;
mod pointer;

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use crate::components::Content;
use crate::diagnostics::{Diagnostic, Severity};
use crate::fingerprint::version;
use crate::story::model::Mentions;
use crate::{explain, story::lower};
use control::{Control, Options};

/// A story on a page.
#[wasm_bindgen]
pub struct Widget {
    control: Rc<Control>,
    diagnostics: Vec<Diagnostic>,
}

#[wasm_bindgen]
impl Widget {
    /// Draws a story into `root`, or takes over the markup there if it was rendered from the same story by
    /// the same version. `base` is the address against which the story's relative ones are resolved.
    ///
    /// # Errors
    /// An `Error` with a list `diagnostics`, where nothing of the story can be used.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, root: Element, story: &str, base: &str) -> Result<Widget, JsValue> {
        let mut lowered = lower::read(story).map_err(|fault| failure(&fault))?;
        let prerendered = root.get_attribute("data-version").is_some_and(|found| found == version(story));
        if !prerendered {
            lowered.story.article.mentions = mentions(&host).unwrap_or(lowered.story.article.mentions);
            lowered.story.resolve_addresses(|address| crate::browser::resolve(address, base));
        }
        let diagnostics = lowered.diagnostics.clone();
        let options = Options {
            hydrate: prerendered,
            without_timeline: host.has_attribute("without-timeline"),
            without_index: host.has_attribute("without-index"),
        };
        let control = Control::mount(host, root, Content::new(explain(lowered.story)), options);
        Ok(Self { control, diagnostics })
    }

    /// What was left out of the story, and why.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn diagnostics(&self) -> Vec<JsValue> {
        self.diagnostics.iter().map(plain).collect()
    }

    /// Opens the card of a term at its first mention. Tells whether there is such a term.
    #[wasm_bindgen(js_name = showTerm)]
    #[must_use]
    pub fn show_term(&self, id: &str) -> bool {
        self.control.show_term(id)
    }

    /// Closes the top card.
    #[wasm_bindgen(js_name = hideTerm)]
    pub fn hide_term(&self) {
        self.control.hide_term();
    }

    /// Leads to an event on the timeline. Tells whether there is such an event.
    #[wasm_bindgen(js_name = goToEvent)]
    #[must_use]
    pub fn go_to_event(&self, id: &str) -> bool {
        self.control.go_to_event(id)
    }

    /// Takes everything off the page that the widget put there, listeners and timers included.
    pub fn destroy(self) {
        self.control.destroy();
    }
}

fn mentions(host: &HtmlElement) -> Option<Mentions> {
    match host.get_attribute("mentions")?.as_str() {
        "first" => Some(Mentions::First),
        "section" => Some(Mentions::Section),
        "all" => Some(Mentions::All),
        _ => None,
    }
}

fn failure(fault: &Diagnostic) -> JsValue {
    let mut message = format!("The story cannot be read: {}: {}", fault.place, fault.message);
    if let Some(hint) = &fault.hint {
        message.push_str("; ");
        message.push_str(hint);
    }
    let error = js_sys::Error::new(&message);
    set(&error, "diagnostics", &js_sys::Array::of1(&plain(fault)));
    error.into()
}

/// A diagnostic as plain data.
fn plain(fault: &Diagnostic) -> JsValue {
    let severity = match fault.severity {
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let object = js_sys::Object::new();
    set(&object, "severity", &severity.into());
    set(&object, "path", &fault.place.to_string().into());
    set(&object, "message", &fault.message.as_str().into());
    set(&object, "hint", &fault.hint.as_deref().map_or(JsValue::NULL, JsValue::from));
    object.into()
}

/// Sets a property of a plain object, which cannot fail.
fn set(object: &js_sys::Object, key: &str, value: &JsValue) {
    drop(js_sys::Reflect::set(object, &key.into(), value));
}
