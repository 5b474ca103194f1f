//! The studio: a page in which an article becomes an explainer, without a server; nothing leaves the device.
//!
//! ```text
//! document, entry, forms, history, review, keys   the edited story, undo, suggestions, shortcuts: plain data
//! question                          when the worker is asked
//! core    (in a worker)             files in, documents, suggestions, diagnostics, previews and exports out
//! words                             the messages of the page, in each language
//! page    (in the page)             Yew: renders the document, calls the worker, saves on this device
//! ```
//!
//! Long computations run in the worker: the page sends it the document and renders the answer.

pub mod document;
pub mod entry;
pub mod forms;
pub mod history;
pub mod keys;
pub mod question;
pub mod review;

#[cfg(feature = "author")]
pub mod core;
#[cfg(feature = "studio-core")]
pub mod worker;
#[cfg(any(feature = "studio", test))]
#[cfg_attr(not(feature = "studio"), expect(dead_code, reason = "only the page says them"))]
mod words;
#[cfg(feature = "studio")]
pub mod page;
