//! The engine as a module of its own, for the browser: a story file in, its view model out.
//!
//! It works in slices, so that the page stays alive: [`Engine::advance`] until it says that nothing is left. Reading
//! the file cannot be cut; what is too large for that is given to a worker (embed/explain.js).

use wasm_bindgen::prelude::*;

use crate::annotate::{Progress, annotate};
use crate::compile::{compile_annotated, cut};
use crate::js_diagnostics::failure;
use crate::story::lower::{Lowered, lower, read};
use crate::story::model::Mentions;
use crate::view_model::file;

/// A story being explained.
#[wasm_bindgen]
pub struct Engine {
    file: String,
    mentions: Option<Mentions>,
    lowered: Lowered,
    progress: Progress,
}

#[wasm_bindgen]
impl Engine {
    /// Takes a story file up. `mentions` (`first`, `section` or `all`) overrules what the story says of how often
    /// a term is linked; anything else does not.
    ///
    /// # Errors
    /// An `Error` with a list `diagnostics`, where nothing of the story can be used.
    #[wasm_bindgen(constructor)]
    pub fn new(file: String, mentions: Option<String>) -> Result<Engine, JsValue> {
        let mentions = match mentions.as_deref() {
            Some("first") => Some(Mentions::First),
            Some("section") => Some(Mentions::Section),
            Some("all") => Some(Mentions::All),
            _ => None,
        };
        let lowered = read(&file).map_err(|fault| failure(&fault))?;
        let lowered = overruled(lowered, mentions);
        let progress = Progress::new(&lowered.story);
        Ok(Self { file, mentions, lowered, progress })
    }

    /// Does a slice of the work, some milliseconds. Tells whether more is to be done.
    pub fn advance(&mut self) -> bool {
        self.progress.advance(&mut self.lowered.story)
    }

    /// The view model as it stands at the end of a story file. Of a large glossary only those terms are explained
    /// that the story uses.
    #[must_use]
    pub fn finish(self) -> String {
        let Self { file, mentions, mut lowered, progress } = self;
        let mut findings = progress.finish();
        if lowered.story.terms.len() > cut::LARGE
            && let Ok(mut value) = serde_json::from_str(&file)
        {
            cut::cut(&mut value, &lowered.story, &findings, |_| true);
            if let Ok(rest) = lower(&value) {
                // What is wrong was told of the whole glossary.
                lowered = Lowered { diagnostics: lowered.diagnostics, ..overruled(rest, mentions) };
                findings = annotate(&mut lowered.story);
            }
        }
        file::attach("", &compile_annotated(&lowered.story, &findings, lowered.diagnostics))
    }
}

fn overruled(mut lowered: Lowered, mentions: Option<Mentions>) -> Lowered {
    let article = &mut lowered.story.article;
    article.mentions = mentions.unwrap_or(article.mentions);
    lowered
}
