//! The user interface: Yew components with props in and callbacks out, the same in the browser and in prerendered HTML.
//! They hold no state, start no effect and touch no global.
//!
//! Nothing is styled by `style` attributes and nothing is parsed as HTML, so the markup works under the strictest
//! content security policy.

mod article;
mod controls;
mod card_chunks;
mod card;
mod content;
mod era;
mod event;
mod widget;
mod filters;
pub(crate) mod ids;
mod image;
mod index;
mod lanes;
mod mentions;
mod sources;
mod memo;
mod event_chunks;
mod swatch;
mod text;
mod timeline;

#[cfg(feature = "widget")]
pub(crate) use card_chunks::CARDS_PER_CHUNK;
pub use content::Content;
pub use widget::{Widget, WidgetProps};
