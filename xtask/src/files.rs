//! File operations with error messages.

use crate::process::Failure;
use std::fs;
use std::io::Error;
use std::path::Path;

/// The failure of using a file or a folder.
pub(crate) fn unusable(path: &Path, error: &Error) -> Failure {
    Failure::new(format!("{}: {error}", path.display()))
}

pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| unusable(path, &error))
}

pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| unusable(path, &error))
}

pub(crate) fn write(path: &Path, content: &[u8]) -> Result<(), Failure> {
    fs::write(path, content).map_err(|error| unusable(path, &error))
}
