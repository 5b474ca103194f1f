//! Dates of a story.

/// A date.
#[derive(Clone, Debug, PartialEq)]
pub struct Date;
