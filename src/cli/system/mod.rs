//! What the command asks of the system that it runs on: files, streams, variables, a port, a pause.
//!
//! There are two: the operating system (`native`), and Node (`node`), with the feature of that name. Both offer the same
//! functions, those for files under the names of `std::fs`. All else of the command is one source, so what it says and
//! writes is the same on both.

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

/// Where something is said.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stream {
    /// What was asked for.
    Output,
    /// All that is said about the work.
    Errors,
}

/// What is known of a file, or of what a link leads to.
pub(crate) struct Metadata {
    pub(crate) is_dir: bool,
    pub(crate) is_file: bool,
    pub(crate) is_symlink: bool,
    pub(crate) len: u64,
    pub(crate) modified: Option<SystemTime>,
}

/// What is sent for an address.
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// The media type.
    pub(crate) kind: &'static str,
    pub(crate) body: Vec<u8>,
}

/// Whether there is such a file or folder.
pub(crate) fn exists(path: &Path) -> bool {
    metadata(path).is_ok()
}

/// Whether there is such a folder.
pub(crate) fn is_dir(path: &Path) -> bool {
    metadata(path).is_ok_and(|data| data.is_dir)
}

/// What a text file in UTF-8 says.
pub(crate) fn read_to_string(path: &Path) -> io::Result<String> {
    let not_text = |_| io::Error::new(ErrorKind::InvalidData, "it is not UTF-8: save it as UTF-8");
    String::from_utf8(read(path)?).map_err(not_text)
}

/// The paths of what is in a folder, in their order.
pub(crate) fn read_dir(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> = names(folder)?.into_iter().map(|name| folder.join(name)).collect();
    paths.sort();
    Ok(paths)
}

/// An error in words that are the same on all systems, where they are likely to be met.
fn in_words(error: io::Error) -> io::Error {
    let words = match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder",
        ErrorKind::PermissionDenied => "permission denied",
        ErrorKind::AlreadyExists => "there is a file of that name",
        ErrorKind::IsADirectory => "it is a folder",
        ErrorKind::NotADirectory => "its path leads through a file",
        ErrorKind::StorageFull => "the disk is full",
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only",
        ErrorKind::BrokenPipe => "nobody reads it any more",
        ErrorKind::AddrInUse => "another program uses it",
        _ => return error,
    };
    io::Error::new(error.kind(), words)
}
