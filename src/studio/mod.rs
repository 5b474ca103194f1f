//! The studio: a page in which an article becomes an explainer, without a server; nothing leaves the device.
//!
//! ```text
//! document, history, review, keys   what is edited, how it came about, what is suggested: plain data
//! core    (in a worker)             files in, documents, suggestions, diagnostics, previews and exports out
//! words                             what the page says, in each language
//! page    (in the page)             Yew: draws the document, asks the worker, saves on this device
//! ```
//!
//! Long computations run in the worker: the page sends it the document and renders the answer.

pub mod document;
pub mod history;
pub mod keys;
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
