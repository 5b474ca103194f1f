//! What the command says, and in which colours.

use std::io::{IsTerminal, Write};

use super::Failure;

/// Whether colours are wanted on a stream.
pub(super) fn colours(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Writes to the standard output.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    let result = std::io::stdout().lock().write_all(text.as_bytes());
    result.map_err(|error| Failure(format!("the output cannot be written: {error}")))
}
