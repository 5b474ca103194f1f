//! What the reader sees: Yew components with props in and callbacks out, the same in the browser and in
//! prerendered HTML. They hold no state, start no effect and touch no global.
//!
//! Nothing is drawn by style attributes and nothing is parsed as HTML, so that the markup stands under
//! the strictest content security policy.

mod article;
mod controls;
mod definition;
mod event;
mod explainer;
mod image;
mod index;
mod lanes;
mod sources;
mod still;
mod swatch;
mod text;
mod timeline;

use std::ops::Deref;
use std::rc::Rc;

pub use explainer::{Explainer, ExplainerProps};

use crate::Explanation;
use crate::language::{Language, Messages};

/// An explanation shared by all components. Two are equal when they are the same one, so that a change
/// of the reading state re-renders no paragraph.
#[derive(Clone, Debug)]
pub struct Content(Rc<Explanation>);

impl Content {
    /// Shares an explanation.
    #[must_use]
    pub fn new(explanation: Explanation) -> Self {
        Self(Rc::new(explanation))
    }

    fn language(&self) -> &'static Language {
        crate::language::of(&self.story.article.language)
    }

    fn messages(&self) -> &'static Messages {
        &self.language().messages
    }
}

impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Content {
    type Target = Explanation;

    fn deref(&self) -> &Explanation {
        &self.0
    }
}
