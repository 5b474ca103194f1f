//! Explains an article where it is read: inline glossary popovers and a side timeline, from one story file.
//!
//! The modules stand in the order in which data flows.
//!
//! ```text
//! story.json -> story (schema, lowered to the model; every diagnostic at once)
//!            -> annotate (terms and dates found in the text; cross-references both ways)
//!            -> timeline (laid out on a line in time)
//!            -> compile (all of it together, said in words and places)
//!            -> view model (what is drawn: plain data, at the end of a story file that was built)
//!            -> components (Yew: props in, callbacks out), told by interaction what the reader does
//!            -> embed (the element in a page) | prerender (static HTML)
//! ```
//!
//! Up to the view model it is the command `explainer build` that goes this way. The widget begins with the
//! view model; a story that was never built is explained in the browser by a module of its own, `engine`.
//!
//! Invariants: above `components` nothing knows of a document, a clock or a file, and all of it is tested
//! natively; `browser` alone touches the browser's globals; nothing of the author's is ever parsed as HTML;
//! the same components draw in the browser and to static HTML, and only `embed` holds state that changes.

pub mod diagnostics;
pub mod language;
#[cfg(not(target_arch = "wasm32"))]
mod did_you_mean;
pub mod story;
pub mod annotate;
pub mod timeline;
pub mod fingerprint;
pub mod view_model;
pub mod compile;
pub mod interaction;
pub mod placement;
pub mod components;

#[cfg(not(target_arch = "wasm32"))]
pub mod draft;
#[cfg(not(target_arch = "wasm32"))]
pub mod prerender;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;

#[cfg(all(target_arch = "wasm32", feature = "engine"))]
pub mod engine;
#[cfg(all(target_arch = "wasm32", feature = "engine"))]
pub mod host_article;
#[cfg(all(target_arch = "wasm32", feature = "widget"))]
mod browser;
#[cfg(all(target_arch = "wasm32", feature = "widget"))]
pub mod embed;
#[cfg(target_arch = "wasm32")]
mod js_diagnostics;

pub use compile::compile;
pub use view_model::ViewModel;
