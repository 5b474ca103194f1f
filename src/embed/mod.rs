//! The element on the page: `<article-explainer>`.
//!
//! `element.js` defines the element and loads this module; [`Draft`] and [`Widget`] are what it makes of a story.
//! A story that was not annotated when it was built is given to the [`annotator`](crate::annotator) first, a
//! module of its own: it weighs as much as this one, and most readers never need it.
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

use crate::annotate::{Findings, standoff};
use crate::components::Content;
use crate::diagnostics::{Diagnostic, Severity};
use crate::explain;
use crate::fingerprint::version;
use crate::story::lower::{self, Lowered};
use control::{Control, Options};

/// A story file that was read, before it is drawn.
#[wasm_bindgen]
pub struct Draft {
    lowered: Lowered,
    findings: Option<Findings>,
    version: String,
}

#[wasm_bindgen]
impl Draft {
    /// Reads a story file.
    ///
    /// # Errors
    /// An `Error` with a list `diagnostics`, where nothing of the story can be used.
    #[wasm_bindgen(constructor)]
    pub fn new(story: &str) -> Result<Draft, JsValue> {
        let mut lowered = lower::read(story).map_err(|fault| failure(&fault))?;
        let annotations = lowered.annotations.take();
        let findings =
            annotations.and_then(|annotations| standoff::applied(&mut lowered.story, &annotations));
        Ok(Self { lowered, findings, version: version(story) })
    }

    /// Whether the story says what is to be found in its texts. Else the annotator has to.
    #[wasm_bindgen(getter, js_name = isAnnotated)]
    #[must_use]
    pub fn is_annotated(&self) -> bool {
        self.findings.is_some()
    }

    /// Draws the story into `root`, or takes over the markup there if it was rendered from the same story by
    /// the same version. `base` is the address against which the story's relative ones are resolved.
    #[must_use]
    pub fn draw(self, host: HtmlElement, root: Element, base: &str) -> Widget {
        let Self { lowered: Lowered { mut story, diagnostics, .. }, findings, version } = self;
        let hydrate = root.get_attribute("data-version").is_some_and(|found| found == version);
        if !hydrate {
            story.resolve_addresses(|address| crate::browser::resolve(address, base));
        }
        let options = Options {
            hydrate,
            without_timeline: host.has_attribute("without-timeline"),
            without_index: host.has_attribute("without-index"),
        };
        let content = Content::new(explain(story, &findings.unwrap_or_default()));
        Widget { control: Control::mount(host, root, content, options), diagnostics }
    }
}

/// A story on a page.
#[wasm_bindgen]
pub struct Widget {
    control: Rc<Control>,
    diagnostics: Vec<Diagnostic>,
}

#[wasm_bindgen]
impl Widget {
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
