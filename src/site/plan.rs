//! Which files of a folder become which files of a site.

use std::collections::BTreeMap;

use crate::files::{Files, Unreadable, read_text};
use crate::story::markdown::has_front_matter;

/// A story and the folder of the site that it goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The path of the story.
    pub source: String,
    /// Relative to the site, with a slash at its end; empty for the site itself.
    pub folder: String,
}

/// What a folder holds for a site.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The stories, in the order of their paths.
    pub stories: Vec<Place>,
    /// The other files, which are copied: the path of each, and its place relative to the site.
    pub copies: BTreeMap<String, String>,
    /// The files that cannot be read.
    pub unreadable: Vec<(String, Unreadable)>,
    /// Two files of one place in the site.
    pub collisions: Vec<Collision>,
}

/// Two files that would be written to one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collision {
    /// The place.
    pub place: String,
    /// The files that go there.
    pub sources: [String; 2],
}

impl Plan {
    /// Plans the site of a folder (ends in a slash, or is empty), of whose files these are the paths.
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
                _ => drop(plan.copies.insert(path.clone(), place.to_owned())),
            }
        }
        plan.find_collisions();
        plan
    }

    /// `story.md` and `index.md` are stories, and so is what begins with front matter: `other.md` becomes `other/`.
    fn markdown(&mut self, files: &dyn Files, path: &str, stem: &str) {
        let (folder, name) = stem.rsplit_once('/').map_or(("", stem), |(folder, name)| (folder, name));
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        if name == "story" || name == "index" {
            self.stories.push(Place { source: path.to_owned(), folder });
            return;
        }
        match read_text(files, path) {
            Ok(text) if has_front_matter(&text) => {
                self.stories.push(Place { source: path.to_owned(), folder: format!("{stem}/") });
            }
            Ok(_) => {}
            Err(error) => self.unreadable.push((path.to_owned(), error)),
        }
    }

    fn find_collisions(&mut self) {
        let mut taken: BTreeMap<String, &String> = BTreeMap::new();
        let stories = self.stories.iter().flat_map(|story| {
            ["index.html", "story.json"].map(|name| ([&story.folder, name].concat(), &story.source))
        });
        let copies = self.copies.iter().map(|(source, place)| (place.clone(), source));
        for (place, source) in stories.chain(copies) {
            if let Some(other) = taken.insert(place.clone(), source) {
                self.collisions.push(Collision { place, sources: [other.clone(), source.clone()] });
            }
        }
    }
}
