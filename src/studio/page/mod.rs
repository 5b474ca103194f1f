//! The studio's page: Yew components around one piece of state.
//!
//! ```text
//! app      the state; handle, with decide, stories and tasks, updates it for each message
//!   start    the start page                review   suggestions in the article
//!   body     the Markdown                  entries  terms and events, each as a form
//!   about    the front matter              export   downloads
//!   definitions  accepted terms without a definition
//!   preview  the real element in a frame
//!   problems, translated   diagnostics, and their translation
//! host     the interface to the scripts around the module: storage, worker, files, frame
//! ```

mod about;
mod app;
mod body;
mod decide;
mod definitions;
mod entries;
mod export;
mod fields;
mod handle;
mod host;
mod message;
mod preview;
mod problems;
mod review;
mod start;
mod stories;
mod tasks;
mod translated;

use wasm_bindgen::prelude::*;
use web_sys::Element;

/// Renders the studio into an element of the page.
#[wasm_bindgen]
pub fn open(root: Element, host: host::Host) {
    yew::Renderer::<app::App>::with_root_and_props(root, app::Props { host: host::Shared::new(host) })
        .render();
}
