//! The story: its file format ([`schema`]), and the validated [`model`].

pub(crate) mod address;
pub mod date;
#[cfg(feature = "author")]
pub(crate) mod leftovers;
pub mod lower;
#[cfg(feature = "author")]
pub mod markdown;
pub mod model;
pub mod runs;
pub mod schema;
mod texts;
#[cfg(feature = "author")]
pub mod shape;
#[cfg(feature = "author")]
pub mod source_map;
