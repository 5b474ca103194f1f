//! The element around a mention in the host's article.
//!
//! # Why a custom element name?
//! The page's rules for links, buttons and spans do not match it, and it is inline by default: its text wraps,
//! justifies, hyphenates, is selected and found like the text around it. Its look comes from a style sheet that the
//! tree adopts (embed/explain.js), so that a mention needs only its attributes.

use std::ops::Range;

use web_sys::{Document, Element};

/// The element's name.
pub(super) const NAME: &str = "explainer-mention";

/// The target of a mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// The term of this id.
    Term(String),
    /// The event of this id.
    Event(String),
}

/// A mention, or the part of it in one text node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// The byte range in the node's text.
    pub(super) range: Range<usize>,
    pub(super) target: Target,
    /// The mention began in another text node; only its first part is focusable.
    pub(super) goes_on: bool,
    /// The whole text of a mention of which this is only the first part.
    pub(super) label: Option<String>,
}

impl Part {
    /// The attribute that holds the target's id, and the id.
    fn attribute(&self) -> (&'static str, &str) {
        match (&self.target, self.goes_on) {
            (Target::Term(id), false) => ("data-term", id),
            (Target::Term(id), true) => ("data-term-rest", id),
            (Target::Event(id), _) => ("data-event-mention", id),
        }
    }

    /// Whether an element is the wrapper of this part.
    pub(super) fn is(&self, element: &Element) -> bool {
        let (name, value) = self.attribute();
        element.get_attribute(name).is_some_and(|own| own == value)
            && element.has_attribute("role") != self.goes_on
            && element.get_attribute("aria-label") == self.label
    }
}

/// The wrapper for a part, still empty.
pub(super) fn mention(document: &Document, part: &Part) -> Option<Element> {
    let element = document.create_element(NAME).ok()?;
    let set = |name: &str, value: &str| element.set_attribute(name, value).ok();
    let (name, value) = part.attribute();
    set(name, value)?;
    if !part.goes_on {
        match part.target {
            Target::Term(_) => {
                set("role", "button")?;
                set("aria-expanded", "false")?;
            }
            Target::Event(_) => set("role", "link")?,
        }
        set("tabindex", "0")?;
        if let Some(label) = &part.label {
            set("aria-label", label)?;
        }
    }
    Some(element)
}
