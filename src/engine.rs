//! The engine as a module of its own, for the browser: a story file in, its view model out.
//!
//! It works in slices, so that the page stays alive: [`Engine::advance`] until it says that nothing is left. Reading
//! the file cannot be cut; what is too large for that is given to a worker (embed/explain.js).

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
    /// Takes a story file up. `mentions` (`first`, `section` or `all`) overrules what the story says of how often
    /// a term is linked; anything else does not.
    ///
    /// # Errors
    /// An `Error` with a list `diagnostics`, where nothing of the story can be used.
    #[wasm_bindgen(constructor)]
    pub fn new(file: &str, mentions: Option<String>) -> Result<Engine, JsValue> {
        let lowered = read(file).map_err(|fault| failure(&fault))?;
        Ok(Self(Compiler::new(overruled(lowered, mentions.as_deref()))))
    }

    /// Does a slice of the work, some milliseconds. Tells whether more is to be done.
    pub fn advance(&mut self) -> bool {
        self.0.advance()
    }

    /// The view model as it stands at the end of a story file.
    #[must_use]
    pub fn finish(self) -> String {
        let (_, view) = self.0.finish();
        file::attach("", &view)
    }
}

/// The story with another rule for how often a term is linked, where one of this name is asked for.
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
