//! The story: what the file says ([`schema`]), and what it means ([`model`]).

pub(crate) mod address;
pub mod date;
pub mod lower;
#[cfg(not(target_arch = "wasm32"))]
pub mod markdown;
pub mod model;
pub mod runs;
pub mod schema;
mod texts;
#[cfg(not(target_arch = "wasm32"))]
pub mod shape;
#[cfg(not(target_arch = "wasm32"))]
pub mod source_map;
