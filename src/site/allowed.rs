//! Restricts file access to the folder of the stories and the shared folders.

use super::Options;
use crate::files::{Files, Unreadable};

/// Rejects files outside of some folders without reading them.
pub struct Allowed<'a> {
    files: &'a dyn Files,
    options: &'a Options,
}

impl<'a> Allowed<'a> {
    /// The files allowed by the options.
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

/// Whether a path is in a folder, which ends in a slash or is empty for the root of paths.
pub(super) fn holds(folder: &str, path: &str) -> bool {
    match folder {
        "" => !path.starts_with('/') && !path.starts_with("../"),
        folder => path.starts_with(folder),
    }
}
