//! Explains an article where it is read: inline glossary popovers and a side timeline, from one story file.
//!
//! The modules stand in the order in which data flows.
//!
//! ```text
//! story.md, glossary.yaml -> story::markdown (compiled to the story file, with a source map: every part knows its line)
//! story.json -> story::lower (validated; every diagnostic at once, with its place and the way out)
//!            -> annotate (terms and dates found in the text; cross-references both ways)
//!            -> compile (the glossary cut to what the story uses; all of it together, said in words and places)
//!                 with timeline (laid out on a line in time)
//!            -> view_model (what is drawn: plain data, at the end of a story file that was built)
//!            -> components (Yew: props in, callbacks out), told by interaction what the reader does
//!            -> embed (the element in a page) | prerender (static HTML)
//! ```
//!
//! [`compile::compile`] owns the sequence from the lowered story to the view model. [`site`] goes the whole way, from a
//! map of the author's files to the files of a site and what is wrong with the stories; `cli` puts a system around it,
//! the machine's or Node's, and `node` a module for Node. The widget begins with the view model; a story that was never built is compiled in the
//! browser by a module of its own, `engine`.
//!
//! Invariants: above `components` nothing knows of a document, a clock or a file, and all of it is tested
//! natively; `browser` alone touches the browser's globals, `cli::system` alone files and streams; nothing of the author's is ever
//! parsed as HTML; the same components draw in the browser and to static HTML, and only `embed` holds state that
//! changes. Features, not targets, choose what is compiled (Cargo.toml).

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
