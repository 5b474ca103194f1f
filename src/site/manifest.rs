//! What a build has written into a site: so that the next one overwrites nothing else, tells what is stale, and does
//! again only what has changed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use serde::{Deserialize, Serialize};

use super::index::Entry;
use super::part::Part;
use crate::files::{Files, Unreadable};
use crate::fingerprint::fnv;

/// The name of the manifest in a site.
pub const NAME: &str = ".explainer-manifest.json";

/// The name of the manifest of a part, which goes beside those of the others.
#[must_use]
pub fn name_of_part(part: Part) -> String {
    format!(".explainer-manifest-{part}.json")
}

/// Whether a file is the manifest of a part.
#[must_use]
pub fn is_of_part(name: &str) -> bool {
    name.starts_with(".explainer-manifest-") && name.ends_with(".json")
}

/// What a build has written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// A hash of the build and of its options: with another one all is done again.
    #[serde(default)]
    pub build: String,
    /// The files of the site, by their places in it.
    #[serde(default)]
    pub files: BTreeSet<String>,
    /// The stories, by their paths.
    #[serde(default)]
    pub stories: BTreeMap<String, Record>,
}

/// What is known of a story that was built.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The files that it was made of, each with the hash of its bytes; none where it was not there.
    pub inputs: BTreeMap<String, Option<String>>,
    /// The files that were made of it: the place of each and its size in bytes.
    pub files: BTreeMap<String, u64>,
    /// The files that it refers to: the path of each and its place.
    pub refers: BTreeMap<String, String>,
    /// What an index tells of it.
    pub entry: Option<Entry>,
    /// How many findings it had.
    pub findings: usize,
}

impl Manifest {
    /// Reads a manifest; an empty one where it cannot be read.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        serde_json::from_slice(bytes).unwrap_or_default()
    }

    /// Adds what another has written. Where the builds were made in other ways, nothing is taken for unchanged.
    pub fn join(&mut self, other: Self) {
        if self.stories.is_empty() && self.build.is_empty() {
            self.build = other.build;
        } else if self.build != other.build {
            self.build = String::new();
        }
        self.files.extend(other.files);
        self.stories.extend(other.stories);
    }

    /// The manifest as it is written.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}

/// Files that remember what was read of them.
pub struct Recorded<'a> {
    files: &'a dyn Files,
    inputs: Mutex<BTreeMap<String, Option<String>>>,
}

impl<'a> Recorded<'a> {
    /// Nothing was read yet.
    #[must_use]
    pub fn new(files: &'a dyn Files) -> Self {
        Self { files, inputs: Mutex::default() }
    }

    /// A file that was read, and its hash.
    #[must_use]
    pub fn input(&self, path: &str) -> Option<(String, Option<String>)> {
        let hash = self.inputs.lock().ok()?.get(path)?.clone();
        Some((path.to_owned(), hash))
    }

    /// What was read.
    #[must_use]
    pub fn inputs(self) -> BTreeMap<String, Option<String>> {
        self.inputs.into_inner().unwrap_or_default()
    }
}

impl Files for Recorded<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        let bytes = self.files.read(path);
        if let Ok(mut inputs) = self.inputs.lock() {
            inputs.insert(path.to_owned(), bytes.as_ref().ok().map(|bytes| hash(bytes)));
        }
        bytes
    }
}

/// The hash of some bytes.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    fnv::hex(fnv::add(fnv::EMPTY, bytes))
}

/// Whether files are as they were, of which `hash_of` gives the hashes.
#[must_use]
pub fn is_unchanged(
    inputs: &BTreeMap<String, Option<String>>,
    hash_of: &dyn Fn(&str) -> Option<String>,
) -> bool {
    inputs.iter().all(|(path, known)| hash_of(path) == *known)
}
