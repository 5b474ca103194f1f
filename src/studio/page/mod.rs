//! The studio's page: Yew components around one piece of state.
//!
//! ```text
//! app, state   the state; handle updates it for each message, with
//!   stories, saving   opening and saving      decide  suggestions, decisions
//!   dates    dates as they are typed          tasks   when the worker and the storage are called
//!   focus    what waits for the next render
//! app renders it, with
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
mod dates;
mod decide;
mod definitions;
mod entries;
mod export;
mod fields;
mod focus;
mod handle;
mod host;
mod message;
mod preview;
mod problems;
mod review;
mod saving;
mod start;
mod state;
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
