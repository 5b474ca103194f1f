//! The output folder: which files a build may write there, and which are stale.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Once;

use super::disk::{clear_unfinished, write};
use super::output::tell;
use super::{Failure, system};
use crate::site::manifest::{Manifest, NAME, Record, hash, name_of_part};
use crate::site::part::Part;

/// The state of the output folder before a build.
pub(super) struct Published {
    folder: PathBuf,
    /// The file name of this build's manifest.
    name: String,
    /// The output of earlier builds, all parts together.
    pub(super) before: Manifest,
    /// The output of earlier builds of this part only; empty if this is the whole.
    pub(super) own: Manifest,
    /// The manifests of parts, which a build of the whole replaces.
    parts: Vec<PathBuf>,
    /// Runs when the first file of an earlier build is overwritten.
    begun: Once,
}

impl Published {
    /// Opens the output folder, creating it if necessary.
    pub(super) fn open(folder: &Path, part: Option<Part>) -> Result<Self, Failure> {
        let fault = |error| Failure(format!("{} cannot be written: {error}", folder.display()));
        system::create_dir_all(folder).map_err(fault)?;
        let read = |path: &Path| {
            let mut manifest = system::read(path).map(|bytes| Manifest::read(&bytes)).unwrap_or_default();
            for place in manifest.drop_outside() {
                tell(format_args!(
                    "warning: {} names {place}, which lies outside of the site; that is left alone",
                    path.display()
                ));
            }
            manifest
        };
        let name = part.map_or_else(|| NAME.to_owned(), name_of_part);
        let own = part.map(|_| read(&folder.join(&name))).unwrap_or_default();
        let mut before = read(&folder.join(NAME));
        let is_part = |path: &PathBuf| {
            path.file_name().and_then(|name| name.to_str()).is_some_and(crate::site::manifest::is_of_part)
        };
        let parts: Vec<_> =
            system::read_dir(folder).unwrap_or_default().into_iter().filter(is_part).collect();
        parts.iter().for_each(|path| before.join(read(path)));
        let parts = if part.is_none() { parts } else { Vec::new() };
        Ok(Self { folder: folder.to_owned(), name, before, own, parts, begun: Once::new() })
    }

    /// The file path of a place in the site.
    pub(super) fn path(&self, place: &str) -> PathBuf {
        self.folder.join(place)
    }

    /// Whether a place has a file of another tool, with different content.
    fn is_foreign(&self, place: &str, bytes: &[u8]) -> bool {
        let path = self.path(place);
        system::symlink_metadata(&path).is_ok()
            && !system::read(&path).is_ok_and(|found| found == bytes || self.wrote(place, &found))
    }

    /// Whether an earlier build wrote this to a place. After one that was interrupted only the place is known.
    fn wrote(&self, place: &str, found: &[u8]) -> bool {
        let known = self.before.files.get(place);
        known.is_some_and(|known| self.is_of_interrupted(place) || *known == hash(found))
    }

    /// Whether an earlier build may have been interrupted while it wrote to a place.
    fn is_of_interrupted(&self, place: &str) -> bool {
        self.before.unfinished || self.before.files.get(place).is_some_and(String::is_empty)
    }

    /// Whether the file at a place of an earlier build was replaced by another tool.
    pub(super) fn is_replaced(&self, place: &str) -> bool {
        !system::read(&self.path(place)).is_ok_and(|found| self.wrote(place, &found))
    }

    /// The files of a record, each with a hash of its content as an earlier build wrote it.
    pub(super) fn files_of(&self, record: &Record) -> BTreeMap<String, String> {
        let known = |place: &String| self.before.files.get(place).cloned().unwrap_or_default();
        record.files.keys().map(|place| (place.clone(), known(place))).collect()
    }

    /// Whether a place has a file of this size.
    pub(super) fn holds(&self, place: &str, size: u64) -> bool {
        system::metadata(&self.path(place)).is_ok_and(|data| data.is_file && data.len == size)
    }

    /// Writes files, or none if one of them would overwrite a foreign file. Returns whether anything changed.
    pub(super) fn write(&self, files: &[(String, Vec<u8>)]) -> Result<bool, String> {
        if let Some((place, _)) = files.iter().find(|(place, bytes)| self.is_foreign(place, bytes)) {
            let path = self.path(place);
            return Err(format!(
                "{} was not written by this tool and stays; move it away, or build into another folder",
                path.display()
            ));
        }
        let mut changed = false;
        for (place, bytes) in files {
            let path = self.path(place);
            if self.before.files.get(place).is_some_and(|known| !known.is_empty() && *known != hash(bytes)) {
                self.begun.call_once(|| self.begin());
            }
            changed |= write(&path, bytes)
                .map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
            if self.is_of_interrupted(place) {
                clear_unfinished(&path);
            }
        }
        Ok(changed)
    }

    /// Adds places to the manifest before they are written, so that an interrupted build can be repeated.
    pub(super) fn claim(&self, places: &BTreeSet<String>) -> Result<(), Failure> {
        let free: Vec<_> =
            places.iter().filter(|place| !system::exists(&self.path(place))).cloned().collect();
        if free.is_empty() {
            return Ok(());
        }
        let mut manifest = if self.name == NAME { self.before.clone() } else { self.own.clone() };
        for place in free {
            manifest.files.entry(place).or_default();
        }
        self.write_manifest(&manifest)
    }

    /// Notes that files of an earlier build are being overwritten.
    fn begin(&self) {
        // The manifest is read again, as it may have claims.
        let mut manifest =
            system::read(&self.path(&self.name)).map(|bytes| Manifest::read(&bytes)).unwrap_or_default();
        manifest.unfinished = true;
        // Without the note only a repetition after an interruption is harder.
        drop(self.write_manifest(&manifest));
    }

    /// Writes the manifest, and removes those of parts if this is the whole site.
    pub(super) fn save(&self, manifest: &Manifest) -> Result<(), Failure> {
        self.write_manifest(manifest)?;
        self.parts.iter().for_each(|path| drop(system::remove_file(path)));
        Ok(())
    }

    fn write_manifest(&self, manifest: &Manifest) -> Result<(), Failure> {
        let path = self.path(&self.name);
        write(&path, &manifest.bytes())
            .map(drop)
            .map_err(|error| Failure(format!("{} cannot be written: {error}", path.display())))
    }

    /// Removes a file, and its folders if they are empty.
    pub(super) fn remove(&self, place: &str) -> io::Result<()> {
        let path = self.path(place);
        match system::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut folder = path.parent();
        while let Some(empty) =
            folder.filter(|folder| *folder != self.folder && system::remove_dir(folder).is_ok())
        {
            folder = empty.parent();
        }
        Ok(())
    }
}
