//! Errors of parsing dates, with hints.

use std::fmt;

use edtf_core::ParseError;

#[cfg(feature = "author")]
use super::correction::correct;
use super::day::days_in_month;
use crate::language;

/// A text is not a valid date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    /// The byte offset in the text at which it becomes invalid.
    pub offset: usize,
    /// The message.
    pub message: String,
    /// How to fix it. The author's tools guess which date was meant.
    pub hint: String,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for DateError {}

impl DateError {
    /// Explains an error of the parser in plain words.
    pub(super) fn explain(text: &str, error: &ParseError) -> Self {
        let message = plain(error.message);
        let hint = month_length(text, error)
            .or_else(|| correct(text))
            .unwrap_or_else(|| way_out(message).to_owned());
        Self { offset: error.offset, message: message.to_owned(), hint }
    }

    /// A year too large for computing days.
    pub(super) fn too_far() -> Self {
        Self {
            offset: 0,
            message: "the year is too far away".to_owned(),
            hint: "years may have up to 18 digits".to_owned(),
        }
    }
}

const EMPTY: &str = "there is no date";
const NO_DAY: &str = "there is no such day";
const NO_MONTH: &str = "there is no such month";

/// The parser's most frequent messages in the style of other diagnostics.
fn plain(message: &'static str) -> &'static str {
    match message {
        "empty input" => EMPTY,
        "EDTF permits ASCII characters only" => "a date has no such sign",
        "whitespace is not allowed" => "a date has no blanks",
        "year must have exactly four digits (or X)" => "the year comes first, with four digits",
        "month must be two digits (or X)" => "a month has two digits",
        "day must be two digits (or X)" => "a day has two digits",
        "expected '-' before month" => "a `-` stands before the month",
        "expected '-' before day" => "a `-` stands before the day",
        "month must be 01-12 or a sub-year code 21-41" => NO_MONTH,
        "day is out of range for the month" => NO_DAY,
        "interval end precedes interval start" => "the end lies before the start",
        "interval must contain exactly one '/'" => "an interval has one `/`",
        other => other,
    }
}

fn way_out(message: &str) -> &'static str {
    match message {
        EMPTY => "write one such as 2019-04-12, 2019-04 or 2019, or leave the date out",
        NO_MONTH => "months go from 01 to 12, seasons from 21 (spring) to 24 (winter)",
        _ => "write a date such as 2019-04-12, 2019-04 or 2019, an interval such as 2017/2018",
    }
}

/// For a day that its month does not have: the length of the month.
fn month_length(text: &str, error: &ParseError) -> Option<String> {
    if plain(error.message) != NO_DAY {
        return None;
    }
    // The text before the day is `YYYY-MM-`.
    let month_end = error.offset.checked_sub(1)?;
    let year = text.get(month_end.checked_sub(7)?..month_end.checked_sub(3)?)?.parse().ok()?;
    let month = text.get(month_end.checked_sub(2)?..month_end)?.parse().ok()?;
    let days = days_in_month(year, month).to_string();
    let english = language::of("en");
    Some([english.month(month), " ", &english.year(year), " has ", &days, " days"].concat())
}

/// Suggestions are only for authors.
#[cfg(not(feature = "author"))]
fn correct(_: &str) -> Option<String> {
    None
}
