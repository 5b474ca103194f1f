//! The author's files on a disk.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::system::{self, is_dir};
use crate::files::{Files, Unreadable, normal};

/// The disk; paths are relative to the working directory.
pub(super) struct Disk;

impl Files for Disk {
    fn read(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        system::read(Path::new(path)).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Unreadable::Missing,
            _ => Unreadable::Because(error.to_string()),
        })
    }
}

/// Converts a path of the system to one of the core.
pub(super) fn path_of(path: &Path) -> String {
    let path = path.to_string_lossy();
    normal(&if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() })
}

/// Converts the path of a folder to one of the core: with a trailing slash, or empty.
pub(super) fn folder_of(path: &Path) -> String {
    let folder = path_of(path);
    if folder.is_empty() || folder.ends_with('/') { folder } else { folder + "/" }
}

/// The files in a folder and its subfolders, following links.
#[derive(Default)]
pub(super) struct Walk {
    /// The paths of the files.
    pub(super) files: Vec<String>,
    /// Unreadable entries, with the reason.
    pub(super) unreadable: Vec<(String, String)>,
    /// The folders that were entered, to stop at cyclic links.
    entered: BTreeSet<PathBuf>,
}

impl Walk {
    /// Walks through a folder, except the canonical paths in `except`, hidden files, and npm packages.
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
                    fail(self, &path, &"broken symbolic link")
                }
                Err(error) => fail(self, &path, &error),
            }
        }
    }
}

/// Removes what builds that were interrupted have left beside a file. Those of the last hour may be of a build that
/// still runs.
pub(super) fn clear_unfinished(path: &Path) {
    const HOUR: Duration = Duration::from_secs(3600);
    let modified = |path: &Path| system::metadata(path).ok()?.modified;
    let (Some(folder), Some(now)) = (path.parent(), modified(path)) else { return };
    let begin = format!(".{}.", path.file_name().unwrap_or_default().to_string_lossy());
    for other in system::read_dir(folder).unwrap_or_default() {
        let name = other.file_name().unwrap_or_default().to_string_lossy();
        let is_old =
            || modified(&other).is_some_and(|time| now.duration_since(time).is_ok_and(|age| age > HOUR));
        if name.starts_with(&begin) && name.ends_with(".unfinished") && is_old() {
            drop(system::remove_file(&other));
        }
    }
}

/// Writes a file atomically, unless it has this content already. Returns whether it was written.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    if system::read(path).is_ok_and(|found| found == bytes) {
        return Ok(false);
    }
    if let Some(folder) = path.parent() {
        system::create_dir_all(folder)?;
    }
    // Readers see the old file until the new one is complete.
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    // The name is the process's own: two builds may write the same file.
    let unfinished = path.with_file_name(format!(".{name}.{}.unfinished", system::process()));
    let written = system::write(&unfinished, bytes).and_then(|()| system::rename(&unfinished, path));
    if written.is_err() {
        drop(system::remove_file(&unfinished));
    }
    written.map(|()| true)
}
