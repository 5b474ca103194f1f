//! What is put around the words of a mention in the host's tree.
//!
//! # Why a style on the element itself?
//! The host's sheets know nothing of a button that looks like words, and dress it up. A style on the element is
//! stronger than any of them, and, set by script, allowed by every policy. What changes while the reader points at it
//! goes through properties that the widget's sheet for the host's tree sets.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Node};

use crate::view_model::{Role, ViewModel};

/// Tells a host, and a copy of the article, that an element was put there by the widget.
pub(super) const MARK: &str = "data-explainer-mention";

const LOOK: &str = "all:unset;font:inherit;color:inherit;cursor:pointer;outline:var(--explainer-ring,none);outline-offset:2px;\
    text-decoration-line:underline;text-decoration-style:var(--explainer-line,dotted);\
    text-decoration-color:var(--explainer-line-color,#8a2f14);text-decoration-thickness:1.5px;text-underline-offset:.24em";

/// A mention around these words; `goes_on` where it began in another node. None where what it mentions is not
/// known.
pub(super) fn mention(
    document: &Document,
    view: &ViewModel,
    role: &Role,
    words: &str,
    goes_on: bool,
) -> Option<Node> {
    let (name, attributes, first) = match role {
        Role::Term(term, number) => {
            let id = view.terms.get(term.0)?.id.to_string();
            if goes_on {
                ("span", vec![("data-term-rest", id)], false)
            } else {
                ("button", vec![("type", "button".to_owned()), ("data-term", id)], *number == Some(0))
            }
        }
        Role::Event(event) => {
            let id = view.events.get(event.0)?.id.to_string();
            ("a", vec![("href", ["#event-", &id].concat()), ("data-event-mention", id)], false)
        }
        _ => return None,
    };
    let element = document.create_element(name).ok()?;
    for (attribute, value) in &attributes {
        element.set_attribute(attribute, value).ok()?;
    }
    element.set_text_content(Some(words));
    element.dyn_ref::<HtmlElement>()?.style().set_css_text(LOOK);
    let outer = if first { defining(document, &element)? } else { element };
    outer.set_attribute(MARK, "").ok()?;
    Some(outer.into())
}

/// The first mention of a term stands in the element that says so.
fn defining(document: &Document, element: &Element) -> Option<Element> {
    let outer = document.create_element("dfn").ok()?;
    outer.dyn_ref::<HtmlElement>()?.style().set_css_text("all:unset");
    outer.append_child(element).ok()?;
    Some(outer)
}
