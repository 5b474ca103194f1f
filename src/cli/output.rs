//! The output of the command, with colours if supported.

use std::fmt::Display;

use super::Failure;
use super::system::{Stream, is_terminal, say, variable};

/// Whether a stream supports colours.
pub(super) fn colours(stream: Stream) -> bool {
    is_terminal(stream) && variable("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Writes to the standard output.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    say(Stream::Output, text).map_err(|error| Failure(format!("the output cannot be written: {error}")))
}

/// Prints a line about the work.
pub(super) fn tell(line: impl Display) {
    // Ignore write errors, such as a closed pipe.
    drop(say(Stream::Errors, &format!("{line}\n")));
}
