//! Explains an article where it is read: inline glossary popovers and a side timeline, from one story file.
//!
//! The modules are listed in the order in which data flows.
//!
//! ```text
//! story.md, glossary.yaml -> story::markdown (compiled to the story file, with a source map: every part knows its line)
//! story.json -> story::lower (validated; every diagnostic at once, with its place and a hint)
//!            -> annotate (terms and dates found in the text; cross-references both ways)
//!            -> compile (unused terms removed; dates formatted, references as indices)
//!                 with timeline (laid out on a line in time)
//!            -> view_model (what is rendered: plain data, at the end of a story file that was built)
//!            -> components (Yew: props in, callbacks out), with the reading state from interaction
//!            -> embed (the element in a page) | prerender (static HTML)
//! ```
//!
//! [`compile::compile`] owns the sequence from the lowered story to the view model. [`site`] goes the whole way, from a
//! map of the author's files to the files of a site and the diagnostics of its stories; `cli` gives it a file system,
//! the machine's or Node's, and `node` is a module for Node. The widget starts from the view model; a story that was never
//! built is compiled in the browser by a separate module, `engine`.
//!
//! Invariants: the modules above `components` use no document, clock or file, and are tested natively; only `browser`
//! uses the browser's globals, only `cli::system` files and streams; no input of the author is ever parsed as HTML; the
//! same components render in the browser and to static HTML, and only `embed` has mutable state. Features, not targets,
//! select what is compiled (Cargo.toml).

pub mod diagnostics;
pub mod language;
#[cfg(feature = "author")]
mod did_you_mean;
#[cfg(feature = "author")]
pub mod files;
pub mod story;
pub mod annotate;
pub mod timeline;
pub mod fingerprint;
pub mod view_model;
pub mod compile;
pub mod interaction;
pub mod placement;
pub mod components;

#[cfg(any(feature = "author", feature = "studio"))]
pub mod passage;
#[cfg(any(feature = "author", feature = "studio"))]
pub mod reason;
#[cfg(feature = "author")]
pub mod draft;
#[cfg(feature = "author")]
pub mod import;
#[cfg(feature = "author")]
pub mod prerender;
#[cfg(feature = "author")]
pub mod site;
#[cfg(any(feature = "author", feature = "studio"))]
pub mod studio;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "node")]
pub mod node;

#[cfg(any(feature = "widget", feature = "engine"))]
mod js_diagnostics;
#[cfg(feature = "engine")]
pub mod engine;
#[cfg(feature = "engine")]
pub mod host_article;
#[cfg(feature = "widget")]
mod browser;
#[cfg(feature = "widget")]
pub mod embed;

pub use view_model::ViewModel;
