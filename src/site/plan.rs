//! Maps the files of a folder to the files of a site.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::annotate::folding::compose;
use crate::files::{Files, Unreadable, read_text};
use crate::story::markdown::has_front_matter;

/// A story and its folder in the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The path of the story.
    pub source: String,
    /// Relative to the site, with a trailing slash; empty for the site itself.
    pub folder: String,
}

/// The plan of a site.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The stories, sorted by path.
    pub stories: Vec<Place>,
    /// All other files: the path of each, and its place in the site. Only those that stories refer to are copied.
    pub files: BTreeMap<String, String>,
    /// The unreadable files.
    pub unreadable: Vec<(String, Unreadable)>,
    /// Pairs of files with the same place in the site.
    pub collisions: Vec<Collision>,
    /// The paths of two files that differ only in case, or in how their accents are encoded.
    pub alike: Vec<[String; 2]>,
    /// The paths that Windows cannot have.
    pub unportable: Vec<String>,
}

/// Two files with the same place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collision {
    /// The place.
    pub place: String,
    /// The files.
    pub sources: [String; 2],
}

impl Plan {
    /// Plans the site of a folder (ends in a slash, or is empty) with these files.
    #[must_use]
    pub fn of(files: &dyn Files, folder: &str, paths: &[String]) -> Self {
        let mut plan = Self::default();
        let mut paths: Vec<_> = paths.iter().collect();
        paths.sort();
        for path in paths {
            let Some(place) = path.strip_prefix(folder) else { continue };
            let (stem, ending) = place.rsplit_once('.').unwrap_or((place, ""));
            match ending.to_lowercase().as_str() {
                "md" => plan.markdown(files, path, stem),
                "yaml" | "yml" => {}
                "json" if is_story(files, path) => plan.add_story(path, stem),
                _ => drop(plan.files.insert(path.clone(), place.to_owned())),
            }
        }
        plan.find_collisions();
        let mut folded: BTreeMap<String, &String> = BTreeMap::new();
        for path in plan.stories.iter().map(|story| &story.source).chain(plan.files.keys()) {
            if path.strip_prefix(folder).unwrap_or(path).split('/').any(|name| !is_portable(name)) {
                plan.unportable.push(path.clone());
            }
            if let Some(other) = folded.insert(folded_path(path), path) {
                plan.alike.push([other.clone(), path.clone()]);
            }
        }
        plan
    }

    /// The story at a path.
    #[must_use]
    pub fn story(&self, path: &str) -> Option<&Place> {
        let place = self.stories.binary_search_by(|story| story.source.as_str().cmp(path)).ok()?;
        self.stories.get(place)
    }

    /// `story.md`, `index.md`, and Markdown files with front matter are stories.
    fn markdown(&mut self, files: &dyn Files, path: &str, stem: &str) {
        if matches!(stem.rsplit('/').next(), Some("story" | "index")) {
            return self.add_story(path, stem);
        }
        match read_text(files, path) {
            Ok(text) if has_front_matter(&text) => self.add_story(path, stem),
            Ok(_) => {}
            Err(error) => self.unreadable.push((path.to_owned(), error)),
        }
    }

    /// `story` and `index` stay in their folder, `other` gets its own.
    fn add_story(&mut self, path: &str, stem: &str) {
        let (folder, name) = stem.rsplit_once('/').map_or(("", stem), |(folder, name)| (folder, name));
        let folder = match name {
            "story" | "index" if folder.is_empty() => String::new(),
            "story" | "index" => format!("{folder}/"),
            _ => format!("{stem}/"),
        };
        self.stories.push(Place { source: path.to_owned(), folder });
    }

    fn find_collisions(&mut self) {
        let mut taken: BTreeMap<&str, &String> = BTreeMap::new();
        for Place { source, folder } in &self.stories {
            if let Some(other) = taken.insert(folder, source) {
                let sources = [other.clone(), source.clone()];
                self.collisions.push(Collision { place: [folder, "index.html"].concat(), sources });
            }
        }
    }
}

/// A path in lower case, with letters and their accents composed as some systems do.
fn folded_path(path: &str) -> String {
    let mut folded = String::with_capacity(path.len());
    for c in path.to_lowercase().chars() {
        match folded.chars().next_back().and_then(|base| compose(base, c)) {
            Some(composed) => {
                folded.pop();
                folded.push(composed);
            }
            None => folded.push(c),
        }
    }
    folded
}

/// Whether Windows can have a file of this name.
fn is_portable(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let is_device = matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || ["COM", "LPT"].iter().any(|device| {
            stem.strip_prefix(device).is_some_and(|number| matches!(number.as_bytes(), [b'1'..=b'9']))
        });
    !is_device
        && !name.ends_with(['.', ' '])
        && !name.chars().any(|c| c.is_control() || "<>:\"|?*\\".contains(c))
}

/// Whether a JSON file is a story: it has a version, and a part of a story.
fn is_story(files: &dyn Files, path: &str) -> bool {
    let value = read_text(files, path).ok().and_then(|text| serde_json::from_str::<Value>(&text).ok());
    value.is_some_and(|value| {
        value.get("version").is_some_and(Value::is_u64)
            && ["article", "timeline"].iter().any(|part| value.get(part).is_some_and(Value::is_object))
    })
}
