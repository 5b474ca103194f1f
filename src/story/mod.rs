//! The story: what the file says ([`schema`]), and what it means ([`model`]).

pub mod date;
pub mod lower;
pub mod model;
mod resolve;
pub mod runs;
pub mod schema;
