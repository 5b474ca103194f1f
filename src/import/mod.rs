//! Imports timelines of TimelineJS (JSON or CSV) and glossaries (CSV).
//!
//! ```text
//! JSON, CSV -> record   (a slide as named fields, each with its place: a path, or row and column)
//!           -> timeline (dates as EDTF, HTML as Markdown, media as pictures or links) -> story.md
//! CSV       -> glossary (columns in any order, by the names people give them)         -> glossary.yaml
//! story     -> export   (TimelineJS JSON)
//! ```
//!
//! Every field is converted, or reported with its place and a hint. Ambiguous dates (`03/04/2018`) are reported, never
//! guessed. Formats: <https://timeline.knightlab.com/docs/json-format.html> and the columns of its spreadsheet
//! template.

mod csv;
mod date;
mod export;
mod glossary;
mod ids;
mod json;
mod losses;
mod markup;
mod record;
mod timeline;

pub use date::FieldOrder;
pub use export::timeline_js;
pub use losses::losses;

use crate::diagnostics::Diagnostic;

/// The result of an import.
#[derive(Clone, Debug)]
pub struct Imported {
    /// A story or a glossary.
    pub what: What,
    /// The text of the file: `story.md`, or a glossary in YAML.
    pub text: String,
    /// Whether a story has no headline, and "Timeline" stands for it.
    pub is_untitled: bool,
    /// What was left out or changed.
    pub diagnostics: Vec<Diagnostic>,
}

/// The kind of the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A timeline, as a story without an article.
    Story,
    /// A glossary.
    Glossary,
}

/// Imports a file; its format is detected. `order` is the order of day and month in numeric dates.
///
/// # Errors
/// One diagnostic if nothing can be imported.
pub fn import(bytes: &[u8], order: Option<FieldOrder>) -> Result<Imported, Diagnostic> {
    let text = std::str::from_utf8(bytes).map_err(|_| {
        Diagnostic::error("$", "this is not text in UTF-8").hint("save the file as UTF-8 and try again")
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim_start().starts_with(['{', '[']) {
        return Ok(timeline::import(json::read(text)?, order));
    }
    let table = csv::read(text)?;
    if csv::is_timeline(&table) {
        return Ok(timeline::import(csv::slides(table), order));
    }
    glossary::import(table)
}
