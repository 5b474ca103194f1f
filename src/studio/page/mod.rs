//! The studio's page: Yew components around one piece of state.
//!
//! ```text
//! app      the state; handle, with decide, stories and tasks, does to it what each message asks
//!   start    what to begin with            review   suggestions in place
//!   body     the Markdown                  entries  terms and events, each as a form
//!   about    the front matter              export   what leaves the studio
//!   definitions  what accepted terms still need
//!   preview  the real element in a frame
//! host     what the scripts around the module do: storage, worker, files, frame
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

use wasm_bindgen::prelude::*;
use web_sys::Element;

/// Renders the studio into an element of the page.
#[wasm_bindgen]
pub fn open(root: Element, host: host::Host) {
    yew::Renderer::<app::App>::with_root_and_props(root, app::Props { host: host::Shared::new(host) })
        .render();
}
