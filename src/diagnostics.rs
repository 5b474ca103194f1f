//! What is wrong with a story, where, and how to fix it. Plain data: the command line, the console and the page each
//! present it in their own way.

use std::fmt;

/// The severity of a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something was left out or changed; the rest is used.
    Warning,
    /// A part of the story, or the whole, could not be used.
    Error,
}

/// A position in a text file: both count from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column in that line.
    pub column: usize,
}

/// The place of a fault in a story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The part of the story as a JSON path, such as `$.timeline.events[3].date`.
    pub path: String,
    /// The position in the file, if known.
    pub position: Option<Position>,
}

impl Place {
    /// A place with only a path.
    #[must_use]
    pub fn at(path: impl Into<String>) -> Self {
        Self { path: path.into(), position: None }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.position {
            Some(Position { line, column }) => write!(f, "line {line}, column {column} ({})", self.path),
            None => f.write_str(&self.path),
        }
    }
}

/// One fault of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind of fault, in a word or two that stay the same from version to version; empty if it has no name.
    pub code: &'static str,
    /// The severity.
    pub severity: Severity,
    /// The place.
    pub place: Place,
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// How to fix it.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// A part of the story could not be used.
    pub fn error(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            code: "",
            severity: Severity::Error,
            place: Place::at(path),
            message: message.into(),
            hint: None,
        }
    }

    /// Something was left out or changed; the rest is used.
    pub fn warning(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(path, message) }
    }

    /// Sets the kind of the fault.
    #[must_use]
    pub fn code(mut self, code: &'static str) -> Self {
        self.code = code;
        self
    }

    /// Adds how to fix it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let severity = match self.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        write!(f, "{severity}: {}: {}", self.place, self.message)?;
        self.hint.iter().try_for_each(|hint| write!(f, " (help: {hint})"))
    }
}
