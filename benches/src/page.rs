//! The interface for the page.

use article_explainer::annotate::Progress;
pub use article_explainer::engine::Engine;
use article_explainer::story::model::Story;
use wasm_bindgen::prelude::*;

use crate::corpus::corpus;
use crate::stories;
use crate::works::Works;

/// The benchmarks in WebAssembly.
#[wasm_bindgen]
#[derive(Default)]
pub struct Here(Works);

#[wasm_bindgen]
impl Here {
    /// With the text, and an empty glossary.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// See [`Works::take`].
    pub fn take(&mut self, terms: usize) {
        self.0.take(terms);
    }

    /// See [`Works::run`].
    pub fn run(&mut self, work: &str) -> usize {
        self.0.run(work)
    }

    /// The beginning of the text: this many bytes and the rest of the paragraph.
    #[must_use]
    pub fn text(&self, bytes: usize) -> String {
        let text = self.0.text();
        let (end, _) = text.match_indices('\n').find(|(at, _)| *at >= bytes).unwrap_or((text.len(), ""));
        text.get(..end).unwrap_or_default().to_owned()
    }

    /// The spellings of this many terms.
    #[must_use]
    pub fn terms(&self, count: usize) -> Vec<String> {
        corpus(0, count).terms
    }

    /// The sentences with dates.
    #[must_use]
    pub fn sentences(&self) -> Vec<String> {
        self.0.sentences().to_vec()
    }
}

/// A large story that is annotated in slices.
#[wasm_bindgen]
pub struct Large {
    story: Story,
    progress: Progress,
}

#[wasm_bindgen]
impl Large {
    /// See [`stories::story`]. `None` if it fails.
    #[must_use]
    pub fn of(terms: usize, bytes: usize, one_paragraph: bool) -> Option<Large> {
        let story = stories::story(terms, bytes, one_paragraph)?;
        let progress = Progress::new(&story);
        Some(Self { story, progress })
    }

    /// The number of words in the article.
    #[must_use]
    pub fn words(&self) -> usize {
        self.story
            .article
            .body
            .iter()
            .map(|block| match block {
                article_explainer::story::model::Block::Paragraph(text) => {
                    text.text.split_whitespace().count()
                }
                _ => 0,
            })
            .sum()
    }

    /// Does a slice of the work. Returns whether more is to be done.
    pub fn advance(&mut self) -> bool {
        self.progress.advance(&mut self.story)
    }

    /// Finishes, and returns the number of passages.
    #[must_use]
    pub fn finish(self) -> usize {
        self.progress.finish().passages.len()
    }
}

/// See [`stories::story_file`].
#[wasm_bindgen]
#[must_use]
pub fn story_file(terms: usize, bytes: usize) -> String {
    stories::story_file(terms, bytes, false).to_string()
}
