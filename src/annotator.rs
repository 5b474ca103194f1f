//! The engine as a module of its own, for the browser: a story file in, the same with its annotations out.
//!
//! It works in slices, so that the page stays alive: [`Annotator::advance`] until it says that nothing is left.

use serde_json::Value;
use wasm_bindgen::prelude::*;

use crate::annotate::{Progress, standoff};
use crate::story::lower::lower;
use crate::story::model::{Mentions, Story};

/// A story being annotated.
#[wasm_bindgen]
pub struct Annotator {
    file: Value,
    story: Story,
    progress: Progress,
}

#[wasm_bindgen]
impl Annotator {
    /// Takes a story file up. `mentions` (`first`, `section` or `all`) overrules what the story says of how often
    /// a term is linked; anything else does not. None where the file cannot be read: who draws it says why.
    #[must_use]
    pub fn of(file: &str, mentions: Option<String>) -> Option<Annotator> {
        let file: Value = serde_json::from_str(file).ok()?;
        let mut story = lower(&file).ok()?.story;
        story.article.mentions = match mentions.as_deref() {
            Some("first") => Mentions::First,
            Some("section") => Mentions::Section,
            Some("all") => Mentions::All,
            _ => story.article.mentions,
        };
        let progress = Progress::new(&story);
        Some(Self { file, story, progress })
    }

    /// Does a slice of the work, some milliseconds. Tells whether more is to be done.
    pub fn advance(&mut self) -> bool {
        self.progress.advance(&mut self.story)
    }

    /// The story file with its annotations.
    #[must_use]
    pub fn finish(self) -> String {
        let Self { mut file, mut story, progress } = self;
        standoff::attach(&mut file, &standoff::written(&mut story, &progress.finish()));
        file.to_string()
    }
}
