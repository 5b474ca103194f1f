//! `explainer schema`: prints the JSON Schema of a story file.

use super::{Failure, Outcome, output};
use crate::story::shape;

pub(super) fn run() -> Result<Outcome, Failure> {
    output::print(&format!("{:#}\n", shape::json_schema()))?;
    Ok(Outcome::Clean)
}
