//! The engine as a separate module for the browser: a story file in, its view model out.
//!
//! It works in slices, so that the page stays responsive: call [`Engine::advance`] until nothing is left. Parsing the
//! file cannot be split; a file that is too large for that goes to a worker (embed/explain.js).

use wasm_bindgen::prelude::*;

use crate::compile::Compiler;
use crate::js_diagnostics::failure;
use crate::story::lower::{Lowered, read};
use crate::story::model::Mentions;
use crate::view_model::file;

/// A story that is being compiled.
#[wasm_bindgen]
pub struct Engine(Compiler);

#[wasm_bindgen]
impl Engine {
    /// Parses a story file. `mentions` (`first`, `section` or `all`) overrides the story's setting for how often a term
    /// is linked; any other value is ignored.
    ///
    /// # Errors
    /// An `Error` with a list `diagnostics` if nothing of the story can be used.
    #[wasm_bindgen(constructor)]
    pub fn new(file: &str, mentions: Option<String>) -> Result<Engine, JsValue> {
        let lowered = read(file).map_err(|fault| failure(&fault))?;
        Ok(Self(Compiler::new(overruled(lowered, mentions.as_deref()))))
    }

    /// Does a slice of the work, some milliseconds. Returns whether more is to be done.
    pub fn advance(&mut self) -> bool {
        self.0.advance()
    }

    /// The view model as it is at the end of a story file.
    #[must_use]
    pub fn finish(self) -> String {
        let (_, view) = self.0.finish();
        file::attach("", &view)
    }
}

/// The story with another setting for how often a term is linked, if the name is valid.
pub(crate) fn overruled(mut lowered: Lowered, mentions: Option<&str>) -> Lowered {
    let article = &mut lowered.story.article;
    article.mentions = match mentions {
        Some("first") => Mentions::First,
        Some("section") => Mentions::Section,
        Some("all") => Mentions::All,
        _ => article.mentions,
    };
    lowered
}
