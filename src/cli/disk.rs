//! The author's files on a disk.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use super::system::{self, is_dir};
use crate::files::{Files, Unreadable, normal};

/// The disk, from the folder in which the command runs.
pub(super) struct Disk;

impl Files for Disk {
    fn read(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        system::read(Path::new(path)).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Unreadable::Missing,
            _ => Unreadable::Because(error.to_string()),
        })
    }
}

/// A path of the system as the core writes paths.
pub(super) fn path_of(path: &Path) -> String {
    let path = path.to_string_lossy();
    normal(&if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() })
}

/// The path of a folder as the core writes it: with a slash at its end, or empty.
pub(super) fn folder_of(path: &Path) -> String {
    let folder = path_of(path);
    if folder.is_empty() || folder.ends_with('/') { folder } else { folder + "/" }
}

/// The files in a folder and in the folders below it, also those that are linked there.
#[derive(Default)]
pub(super) struct Walk {
    /// The paths of the files.
    pub(super) files: Vec<String>,
    /// What is there and cannot be read, and why.
    pub(super) unreadable: Vec<(String, String)>,
    /// The folders that were entered, so that a link to one above ends.
    entered: BTreeSet<PathBuf>,
}

impl Walk {
    /// Walks through a folder. What is in `except` (canonical paths), what begins with a full stop, and the packages of
    /// npm are passed over.
    pub(super) fn through(folder: &Path, except: &[PathBuf]) -> io::Result<Self> {
        let mut walk = Self::default();
        system::read_dir(folder)?;
        walk.enter(folder, except);
        Ok(walk)
    }

    fn enter(&mut self, folder: &Path, except: &[PathBuf]) {
        let fail = |walk: &mut Self, path: &Path, why: &dyn ToString| {
            walk.unreadable.push((path_of(path), why.to_string()));
        };
        let entries = system::canonicalize(folder).and_then(|real| Ok((real, system::read_dir(folder)?)));
        let paths = match entries {
            Ok((real, paths)) if self.entered.insert(real.clone()) => paths,
            Ok(_) => return,
            Err(error) => return fail(self, folder, &error),
        };
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.starts_with('.') || name == "node_modules" {
                continue;
            }
            match system::canonicalize(&path) {
                Ok(real) if except.contains(&real) => {}
                Ok(real) if is_dir(&real) => self.enter(&path, except),
                Ok(_) => self.files.push(path_of(&path)),
                Err(_) if system::symlink_metadata(&path).is_ok_and(|data| data.is_symlink) => {
                    fail(self, &path, &"it is a link to what is not there")
                }
                Err(error) => fail(self, &path, &error),
            }
        }
    }
}

/// Writes a file as a whole or not at all, where it is not so already. Tells whether it did.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    if system::read(path).is_ok_and(|found| found == bytes) {
        return Ok(false);
    }
    if let Some(folder) = path.parent() {
        system::create_dir_all(folder)?;
    }
    // A reader sees the old file until the new one is complete.
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let unfinished = path.with_file_name(format!(".{name}.unfinished"));
    let written = system::write(&unfinished, bytes).and_then(|()| system::rename(&unfinished, path));
    if written.is_err() {
        drop(system::remove_file(&unfinished));
    }
    written.map(|()| true)
}
