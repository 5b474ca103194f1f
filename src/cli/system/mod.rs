//! The interface to the system: files, streams, environment variables, a port, sleeping.
//!
//! There are two implementations: the operating system (`native`), and Node (`node`), selected by the feature of that
//! name. Both have the same functions; those for files are named as in `std::fs`. All other code of the command is
//! shared, so its output is the same on both.

#[cfg(not(feature = "node"))]
mod native;
#[cfg(feature = "node")]
mod node;

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

#[cfg(not(feature = "node"))]
pub(crate) use native::*;
#[cfg(feature = "node")]
pub(crate) use node::*;

/// An output stream.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stream {
    /// Standard output.
    Output,
    /// Standard error.
    Errors,
}

/// Metadata of a file, or of the target of a link.
pub(crate) struct Metadata {
    pub(crate) is_dir: bool,
    pub(crate) is_file: bool,
    pub(crate) is_symlink: bool,
    pub(crate) len: u64,
    pub(crate) modified: Option<SystemTime>,
}

/// A response of the server.
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// The media type.
    pub(crate) kind: &'static str,
    /// The address that the browser should go to instead.
    pub(crate) location: Option<String>,
    pub(crate) body: Vec<u8>,
}

/// Whether a file or folder exists.
pub(crate) fn exists(path: &Path) -> bool {
    metadata(path).is_ok()
}

/// Whether a folder exists.
pub(crate) fn is_dir(path: &Path) -> bool {
    metadata(path).is_ok_and(|data| data.is_dir)
}

/// The text of a UTF-8 file.
pub(crate) fn read_to_string(path: &Path) -> io::Result<String> {
    let not_text = |_| io::Error::new(ErrorKind::InvalidData, "it is not UTF-8: save it as UTF-8");
    String::from_utf8(read(path)?).map_err(not_text)
}

/// The paths of the entries of a folder, sorted.
pub(crate) fn read_dir(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> = names(folder)?.into_iter().map(|name| folder.join(name)).collect();
    paths.sort();
    Ok(paths)
}

/// Replaces frequent errors by messages that are the same on all systems.
fn in_words(error: io::Error) -> io::Error {
    let words = match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder",
        ErrorKind::PermissionDenied => "permission denied",
        ErrorKind::AlreadyExists => "there is a file of that name",
        ErrorKind::IsADirectory => "it is a folder",
        ErrorKind::NotADirectory => "a part of its path is a file, not a folder",
        ErrorKind::StorageFull => "the disk is full",
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only",
        ErrorKind::BrokenPipe => "the pipe was closed",
        ErrorKind::AddrInUse => "another program uses it",
        _ => return error,
    };
    io::Error::new(error.kind(), words)
}
