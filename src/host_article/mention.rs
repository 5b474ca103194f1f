//! The element around the words of a mention in the host's article.
//!
//! # Why a name of our own?
//! A page's rules for links, buttons and spans do not meet it, and it is inline unless somebody says otherwise: it wraps,
//! justifies, hyphenates and is selected and found like the words around it. Its look is a style sheet that the tree
//! adopts (embed/explain.js), so that a mention costs no more than its attributes.

use std::ops::Range;

use web_sys::{Document, Element};

/// The element's name.
pub(super) const NAME: &str = "explainer-mention";

/// What a mention leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// The term of this id.
    Term(String),
    /// The event of this id.
    Event(String),
}

/// A mention, or what of it lies in one text node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Where in the node's text, in bytes.
    pub(super) range: Range<usize>,
    pub(super) target: Target,
    /// The mention began in another node, whose part is the control.
    pub(super) goes_on: bool,
}

impl Part {
    /// The attribute that says what is mentioned, and its value.
    fn attribute(&self) -> (&'static str, &str) {
        match (&self.target, self.goes_on) {
            (Target::Term(id), false) => ("data-term", id),
            (Target::Term(id), true) => ("data-term-rest", id),
            (Target::Event(id), _) => ("data-event-mention", id),
        }
    }

    /// Whether an element is what this part is wrapped in.
    pub(super) fn is(&self, element: &Element) -> bool {
        let (name, value) = self.attribute();
        element.get_attribute(name).is_some_and(|own| own == value)
            && element.has_attribute("role") != self.goes_on
    }
}

/// An element for a part, without its words.
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
    }
    Some(element)
}
