//! The content of the components: a view model shared by all.

use std::ops::Deref;
use std::rc::Rc;

use yew::{Html, html};

use crate::ViewModel;
use crate::language::fill;
use crate::story::model::TermIndex;
use crate::view_model::{Str, Term};

/// Articles with more passages than this use `content-visibility`. The limit is high because browsers do not expose all
/// skipped content to assistive technology.
const LONG: usize = 1_000;

/// A view model shared by all components. Compared by pointer, so that a change of the reading state re-renders no
/// paragraph.
#[derive(Clone, Debug)]
pub struct Content {
    view: Rc<ViewModel>,
    /// Pictures are not loaded.
    pub(super) without_images: bool,
}

impl Content {
    /// Shares a view model.
    #[must_use]
    pub fn new(view: ViewModel) -> Self {
        Self { view: Rc::new(view), without_images: false }
    }

    /// The same without pictures: their alternative text is shown.
    #[must_use]
    pub fn without_images(self) -> Self {
        Self { without_images: true, ..self }
    }

    /// Whether the article is so long that the browser lays out only what is near the viewport.
    pub(crate) fn is_long(&self) -> bool {
        self.article.body.len() > LONG
    }

    /// A text of the widget itself. If the widget has no messages in the story's language, it is marked with its own
    /// language and isolated in its own direction.
    pub(super) fn say(&self, words: impl Into<Str>) -> Html {
        let words = words.into();
        match &self.words_language {
            Some(language) => html! { <bdi lang={language.clone()}>{ words }</bdi> },
            None => words.into(),
        }
    }

    /// The kind of a term as text.
    pub(super) fn kind(&self, term: &Term) -> &Str {
        let kinds = &self.messages.kinds;
        kinds.get(term.kind as usize).unwrap_or(&self.messages.glossary)
    }

    /// A message that names a term.
    pub(super) fn naming(&self, message: &str, term: TermIndex) -> String {
        fill(message, &[("", self.terms.get(term.0).map_or("", |term| &term.label))])
    }
}

impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.view, &other.view)
    }
}

impl Deref for Content {
    type Target = ViewModel;

    fn deref(&self) -> &ViewModel {
        &self.view
    }
}
