//! Why a date could not be read, and the way out.

use std::fmt;

use edtf_core::ParseError;

/// A text that is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    /// Byte offset into the text at which it stops being a date.
    pub offset: usize,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub hint: String,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for DateError {}

impl DateError {
    /// Says in plain words what the parser found.
    pub(super) fn explain(text: &str, error: &ParseError) -> Self {
        Self {
            offset: error.offset,
            message: ["`", text, "` is not a date: ", error.message].concat(),
            hint: "write a date as 2019-04-12, 2019-04 or 2019, a range as 2017/2018".to_owned(),
        }
    }

    /// A year that no day can be counted for.
    pub(super) fn too_far(text: &str) -> Self {
        Self {
            offset: 0,
            message: ["`", text, "` is too far away"].concat(),
            hint: "years may have up to 16 digits".to_owned(),
        }
    }
}
