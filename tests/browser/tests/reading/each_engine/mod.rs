//! Tests whose outcome depends on the engine: placement of cards, popovers and focus, pointer and keys, history,
//! failures and their messages. These run in Chromium, Firefox and WebKit; all others in Chromium, as they test the
//! same code and markup everywhere. `cargo xtask test --all` runs all in all three.

mod beside;
mod failing;
mod following;
mod host_styles;
mod hosting;
mod languages;
mod links;
mod living;
mod long_stories;
mod nesting;
mod opening;
pub(crate) mod placement;
mod policy;
mod roles;
mod selecting;
mod timeline;
mod without_script;
