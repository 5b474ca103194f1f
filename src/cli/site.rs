//! Which files of a folder become which files of a site.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::Failure;
use crate::story::markdown::has_front_matter;

/// A story and the folder of the site that it goes to.
pub(super) struct Story {
    pub(super) source: PathBuf,
    /// Relative to the site.
    pub(super) folder: PathBuf,
    /// Whether the source lies one folder above its place in the site (`foo.md` becomes `foo/`).
    pub(super) moved: bool,
}

/// What a folder holds for a site.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) stories: Vec<Story>,
    /// Files that are copied: from where, and to which place relative to the site.
    pub(super) copies: Vec<(PathBuf, PathBuf)>,
}

impl Plan {
    /// Looks through a folder. What is in `except`, and what begins with a full stop, is passed over.
    pub(super) fn of(folder: &Path, except: &[PathBuf]) -> Result<Self, Failure> {
        let mut plan = Self::default();
        plan.look_through(folder, Path::new(""), except)
            .map_err(|error| Failure(format!("{} cannot be read: {error}", folder.display())))?;
        plan.check()?;
        Ok(plan)
    }

    fn look_through(&mut self, folder: &Path, place: &Path, except: &[PathBuf]) -> io::Result<()> {
        let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let (path, name) = (entry.path(), entry.file_name());
            if name.to_string_lossy().starts_with('.') || except.contains(&fs::canonicalize(&path)?) {
                continue;
            }
            if entry.file_type()?.is_dir() {
                self.look_through(&path, &place.join(&name), except)?;
                continue;
            }
            match path.extension().and_then(|ending| ending.to_str()) {
                Some("md") => self.markdown(path, place)?,
                Some("yaml" | "yml") => {}
                _ => self.copies.push((path, place.join(name))),
            }
        }
        Ok(())
    }

    /// `story.md` and `index.md` are stories, and so is what begins with front matter.
    fn markdown(&mut self, source: PathBuf, place: &Path) -> io::Result<()> {
        let name = source.file_stem().unwrap_or_default().to_owned();
        if name == "story" || name == "index" {
            self.stories.push(Story { source, folder: place.to_owned(), moved: false });
        } else if has_front_matter(&fs::read_to_string(&source)?) {
            self.stories.push(Story { source, folder: place.join(name), moved: true });
        }
        Ok(())
    }

    /// No two files may go to one place.
    fn check(&self) -> Result<(), Failure> {
        let mut taken: BTreeMap<PathBuf, &Path> = BTreeMap::new();
        let written = self.stories.iter().flat_map(|story| {
            ["index.html", "story.json"].map(|name| (story.folder.join(name), story.source.as_path()))
        });
        let copied = self.copies.iter().map(|(source, place)| (place.clone(), source.as_path()));
        for (place, source) in written.chain(copied) {
            if let Some(other) = taken.insert(place.clone(), source) {
                let (other, source, place) = (other.display(), source.display(), place.display());
                return Err(Failure(format!("{other} and {source} both become {place}: rename one")));
            }
        }
        Ok(())
    }
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
