//! The author's files on a disk.

use std::path::Path;
use std::{fs, io};

use crate::files::{Files, Unreadable};

/// The disk, from the folder in which the command runs.
pub(super) struct Disk;

impl Files for Disk {
    fn read(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        fs::read(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Unreadable::Missing,
            _ => Unreadable::Because(error.to_string()),
        })
    }
}

/// A path of the system as the core writes paths.
pub(super) fn path_of(path: &Path) -> String {
    let path = path.to_string_lossy();
    crate::files::normal(&if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() })
}

/// The paths of all files in a folder and the folders in it. What is in `except`, and what begins with a full stop, is
/// passed over.
pub(super) fn walk(folder: &Path, except: &[std::path::PathBuf]) -> io::Result<Vec<String>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') || except.contains(&fs::canonicalize(&path)?)
        {
            continue;
        }
        if entry.file_type()?.is_dir() {
            paths.extend(walk(&path, except)?);
        } else {
            paths.push(path_of(&path));
        }
    }
    Ok(paths)
}

/// Writes a file where it is not so already. Tells whether it did.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    if fs::read(path).is_ok_and(|found| found == bytes) {
        return Ok(false);
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes)?;
    Ok(true)
}
