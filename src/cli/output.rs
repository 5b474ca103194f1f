//! What the command says, and in which colours.

use std::fmt::Display;

use super::Failure;
use super::system::{Stream, is_terminal, say, variable};

/// Whether colours are wanted on a stream.
pub(super) fn colours(stream: Stream) -> bool {
    is_terminal(stream) && variable("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Writes to the standard output.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    say(Stream::Output, text).map_err(|error| Failure(format!("the output cannot be written: {error}")))
}

/// Says a line about the work.
pub(super) fn tell(line: impl Display) {
    // Where nobody listens, the work goes on.
    drop(say(Stream::Errors, &format!("{line}\n")));
}
