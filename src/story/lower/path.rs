//! JSON paths, built only when a fault is reported.

use std::fmt;

/// A step down into a JSON value.
pub(super) enum Step {
    Key(&'static str),
    Index(usize),
    /// Several steps as serde tells them, such as `sources[0].title`; `.` is none.
    Inner(String),
}

impl From<&'static str> for Step {
    fn from(key: &'static str) -> Self {
        Self::Key(key)
    }
}

impl From<usize> for Step {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

impl From<String> for Step {
    fn from(inner: String) -> Self {
        Self::Inner(inner)
    }
}

/// The way from the root of the file to a part.
#[derive(Default)]
pub(super) struct Path(Vec<Step>);

impl Path {
    pub(super) fn push(&mut self, step: impl Into<Step>) {
        self.0.push(step.into());
    }

    pub(super) fn pop(&mut self) {
        self.0.pop();
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("$")?;
        self.0.iter().try_for_each(|step| match step {
            Step::Key(key) => write!(f, ".{key}"),
            Step::Index(index) => write!(f, "[{index}]"),
            Step::Inner(inner) if inner == "." => Ok(()),
            Step::Inner(inner) if inner.starts_with('[') => f.write_str(inner),
            Step::Inner(inner) => write!(f, ".{inner}"),
        })
    }
}
