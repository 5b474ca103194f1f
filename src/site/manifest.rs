//! The manifest of a site: what a build has written, so that the next one overwrites nothing else, finds stale files,
//! and builds only what has changed.

use std::collections::BTreeMap;
use std::sync::Mutex;

use serde::{Deserialize, Deserializer, Serialize};

use super::index::Entry;
use super::part::Part;
use crate::files::{Files, Unreadable};
use crate::fingerprint::fnv;

/// The file name of the manifest.
pub const NAME: &str = ".explainer-manifest.json";

/// The file name of the manifest of a part, beside those of other parts.
#[must_use]
pub fn name_of_part(part: Part) -> String {
    format!(".explainer-manifest-{part}.json")
}

/// Whether a file is the manifest of a part.
#[must_use]
pub fn is_of_part(name: &str) -> bool {
    name.starts_with(".explainer-manifest-") && name.ends_with(".json")
}

/// The output of a build.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// A hash of the build and its options: if it differs, everything is built again.
    #[serde(default)]
    pub build: String,
    /// The files of the site: the place of each, and a hash of its content; empty until it is written.
    #[serde(default, deserialize_with = "places")]
    pub files: BTreeMap<String, String>,
    /// Whether a build has begun and not ended: then files may have changed since their hashes were taken.
    #[serde(default)]
    pub unfinished: bool,
    /// The stories, by path.
    #[serde(default)]
    pub stories: BTreeMap<String, Record>,
}

/// The record of a story that was built.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The source files, each with a hash of its content; `None` if it did not exist.
    pub inputs: BTreeMap<String, Option<String>>,
    /// The output files: the place of each and its size in bytes.
    pub files: BTreeMap<String, u64>,
    /// The files that it refers to: the path of each and its place.
    pub refers: BTreeMap<String, String>,
    /// Its index entry.
    pub entry: Option<Entry>,
    /// The number of findings.
    pub findings: usize,
    /// Whether its article has a text.
    #[serde(default)]
    pub has_text: bool,
}

/// Reads the files of a manifest: a map, or a list as written by version 0.1.0.
fn places<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Files {
        Hashed(BTreeMap<String, String>),
        Listed(Vec<String>),
    }
    Ok(match Files::deserialize(deserializer)? {
        Files::Hashed(files) => files,
        Files::Listed(places) => places.into_iter().map(|place| (place, String::new())).collect(),
    })
}

/// Whether a place lies in the folder of the site. A manifest is a file like any other: what it names may be removed.
fn is_inside(place: &str) -> bool {
    let is_drive = cfg!(any(windows, feature = "node"))
        && place.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
        && place.as_bytes().get(1) == Some(&b':');
    !place.is_empty() && !is_drive && place.split(['/', '\\']).all(|name| !["", ".", ".."].contains(&name))
}

impl Manifest {
    /// Parses a manifest; empty if it is invalid.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        serde_json::from_slice(bytes).unwrap_or_default()
    }

    /// Removes the places outside of the site, and the stories that have some. Returns these places.
    pub fn drop_outside(&mut self) -> Vec<String> {
        let mut outside = Vec::new();
        let mut keeps = |place: &String| {
            let inside = is_inside(place);
            if !inside {
                outside.push(place.clone());
            }
            inside
        };
        self.files.retain(|place, _| keeps(place));
        self.stories.retain(|_, record| {
            let count =
                record.files.keys().chain(record.refers.values()).filter(|place| !keeps(place)).count();
            count == 0
        });
        outside
    }

    /// Merges another manifest. If their build hashes differ, nothing counts as unchanged.
    pub fn join(&mut self, other: Self) {
        if self.stories.is_empty() && self.build.is_empty() {
            self.build = other.build;
        } else if self.build != other.build {
            self.build = String::new();
        }
        self.unfinished |= other.unfinished;
        self.files.extend(other.files);
        self.stories.extend(other.stories);
    }

    /// The serialized manifest.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}

/// A file source that records the hashes of the files that were read.
pub struct Recorded<'a> {
    files: &'a dyn Files,
    inputs: Mutex<BTreeMap<String, Option<String>>>,
}

impl<'a> Recorded<'a> {
    /// A recorder without records.
    #[must_use]
    pub fn new(files: &'a dyn Files) -> Self {
        Self { files, inputs: Mutex::default() }
    }

    /// Records a file with its hash.
    #[must_use]
    pub fn input(&self, path: &str) -> Option<(String, Option<String>)> {
        let hash = self.inputs.lock().ok()?.get(path)?.clone();
        Some((path.to_owned(), hash))
    }

    /// The records.
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

/// A hash of bytes.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    fnv::hex(fnv::add(fnv::EMPTY, bytes))
}

/// Whether files are unchanged; `hash_of` returns their current hashes.
#[must_use]
pub fn is_unchanged(
    inputs: &BTreeMap<String, Option<String>>,
    hash_of: &dyn Fn(&str) -> Option<String>,
) -> bool {
    inputs.iter().all(|(path, known)| hash_of(path) == *known)
}
