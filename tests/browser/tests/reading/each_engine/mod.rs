//! Tests whose outcome depends on the engine: where cards are placed, popovers and the focus, pointer and keys, history,
//! what fails and how it is told. These run in Chromium, Firefox and WebKit; all others in Chromium, as what they look at
//! is the same code and the same markup everywhere. `cargo xtask test --all` runs all in all three.

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
