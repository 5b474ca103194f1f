//! Only the files of the folder that a site is made of, and of the folders that its author shares.

use super::Options;
use crate::files::{Files, Unreadable};

/// Files of which those outside of some folders are refused unread.
pub struct Allowed<'a> {
    files: &'a dyn Files,
    options: &'a Options,
}

impl<'a> Allowed<'a> {
    /// The files that options allow.
    #[must_use]
    pub fn new(files: &'a dyn Files, options: &'a Options) -> Self {
        Self { files, options }
    }
}

impl Files for Allowed<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        let Options { folder, shared, .. } = self.options;
        if std::iter::once(folder).chain(shared).any(|folder| holds(folder, path)) {
            self.files.read(path)
        } else {
            let reason = "it lies outside of the folder of the stories; allow its own folder with --shared";
            Err(Unreadable::Because(reason.to_owned()))
        }
    }
}

/// Whether a path lies in a folder, which ends in a slash or is empty for the place where paths begin.
pub(super) fn holds(folder: &str, path: &str) -> bool {
    match folder {
        "" => !path.starts_with('/') && !path.starts_with("../"),
        folder => path.starts_with(folder),
    }
}
