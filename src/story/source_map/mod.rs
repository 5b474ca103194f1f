//! Maps the parts of a story to places in the author's files.
//!
//! A diagnostic of [`super::lower`] has a JSON path. The map has the places of all parts that the author wrote; for an
//! unknown path, the nearest enclosing part is used.

mod json;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Position};

/// A text file of the author.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its path.
    pub path: String,
    /// Its text, without a byte order mark; shared by the maps of all stories that use the file.
    pub text: Arc<str>,
}

impl SourceFile {
    /// The position of a byte offset. An offset past the end is the end.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let end = self.text.floor_char_boundary(offset);
        let before = self.text.get(..end).unwrap_or_default();
        let line = before.rfind('\n').map_or(before, |end| before.get(end + 1..).unwrap_or_default());
        let lines = before.bytes().filter(|byte| *byte == b'\n').count();
        Position { line: lines + 1, column: line.chars().count() + 1 }
    }
}

/// A range in a source file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Its index in [`SourceMap::files`].
    pub file: usize,
    /// The byte range.
    pub range: Range<usize>,
}

/// A diagnostic with its place in a file.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The diagnostic, with its position.
    pub diagnostic: Diagnostic,
    /// Its place.
    pub spot: Spot,
}

/// A map from JSON paths to places in files.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
    values: HashMap<String, Spot>,
    keys: HashMap<String, Spot>,
    /// For each term of the story its number among all that its author has written, if some are left out.
    terms: Option<Vec<usize>>,
}

impl SourceMap {
    /// A map with one file and no parts.
    #[must_use]
    pub fn of_text(path: String, text: &str) -> Self {
        Self { files: vec![SourceFile { path, text: text.into() }], ..Self::default() }
    }

    /// The map of a story file. The text must be JSON.
    #[must_use]
    pub fn of_json(path: String, text: &str) -> Self {
        let mut map = Self::of_text(path, text);
        let file = 0;
        json::scan(text, |place, range, is_key| {
            let spot = Spot { file, range };
            if is_key { map.put_key(place, spot) } else { map.put(place, spot) }
        });
        map
    }

    /// Adds a file, and returns its index.
    pub fn add_file(&mut self, file: SourceFile) -> usize {
        self.files.push(file);
        self.files.len() - 1
    }

    /// The files, the main one first.
    #[must_use]
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// The file that contains the value at a path.
    #[must_use]
    pub fn file_of(&self, path: &str) -> Option<&SourceFile> {
        self.files.get(self.values.get(&*self.written(path))?.file)
    }

    /// Adds the place of the value at a path.
    pub fn put(&mut self, path: impl Into<String>, spot: Spot) {
        self.values.insert(path.into(), spot);
    }

    /// Adds the place of the key at the end of a path.
    pub fn put_key(&mut self, path: impl Into<String>, spot: Spot) {
        self.keys.insert(path.into(), spot);
    }

    /// Sets the number of each term of the story among all that its author has written. From then on, diagnostics about
    /// a term of the story refer to that number.
    pub fn number_terms(&mut self, numbers: Vec<usize>) {
        self.terms = Some(numbers);
    }

    /// The numbers of the terms; `None` if the story has all of them.
    #[must_use]
    pub fn term_numbers(&self) -> Option<&[usize]> {
        self.terms.as_deref()
    }

    /// The path of a part of the story among everything that the author has written.
    fn written<'p>(&self, path: &'p str) -> Cow<'p, str> {
        let number = |path: &'p str| {
            let (index, rest) = path.strip_prefix("$.glossary[")?.split_once(']')?;
            Some((self.terms.as_ref()?.get(index.parse::<usize>().ok()?)?, rest))
        };
        match number(path) {
            Some((number, rest)) => Cow::Owned(format!("$.glossary[{number}]{rest}")),
            None => Cow::Borrowed(path),
        }
    }

    /// Gives a second path the place of a first.
    pub fn alias(&mut self, path: &str, other: impl Into<String>) {
        if let Some(spot) = self.values.get(path).cloned() {
            self.values.insert(other.into(), spot);
        }
    }

    /// The place of the value at a path, or of the nearest enclosing part.
    #[must_use]
    pub fn spot(&self, path: &str) -> Spot {
        let path = self.written(path);
        let mut path = path.as_ref();
        loop {
            if let Some(spot) = self.values.get(path) {
                return spot.clone();
            }
            match path.rfind(['.', '[']).and_then(|end| path.get(..end)) {
                Some(shorter) => path = shorter,
                None => return Spot { file: 0, range: 0..0 },
            }
        }
    }

    /// Adds the place of the value that the diagnostic is about, or of the nearest enclosing part.
    #[must_use]
    pub fn locate(&self, mut diagnostic: Diagnostic) -> Finding {
        let spot = self.spot(&diagnostic.place.path);
        diagnostic.place.path = self.written(&diagnostic.place.path).into_owned();
        self.place(diagnostic, spot)
    }

    /// As [`Self::locate`], for a diagnostic about a key.
    #[must_use]
    pub fn locate_key(&self, mut diagnostic: Diagnostic) -> Finding {
        let path = self.written(&diagnostic.place.path).into_owned();
        let Some(spot) = self.keys.get(&path) else { return self.locate(diagnostic) };
        diagnostic.place.path = path;
        self.place(diagnostic, spot.clone())
    }

    /// Adds a known place.
    #[must_use]
    pub fn place(&self, mut diagnostic: Diagnostic, spot: Spot) -> Finding {
        let position = self.files.get(spot.file).map(|file| file.position(spot.range.start));
        diagnostic.place.position = diagnostic.place.position.or(position);
        Finding { diagnostic, spot }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line_and_column(map: &SourceMap, path: &str) -> (usize, usize) {
        let place = map.locate(Diagnostic::error(path, "")).diagnostic.place;
        let Position { line, column } = place.position.unwrap();
        (line, column)
    }

    #[test]
    fn a_part_of_a_json_file_is_found_by_its_path() {
        let text = "{\n  \"é\": [1, {\"a.b\": \"x\\\"}\"},\n    null]\n}";
        let map = SourceMap::of_json("story.json".into(), text);
        for (path, place) in [
            ("$", (1, 1)),
            ("$.é", (2, 8)),
            ("$.é[0]", (2, 9)),
            ("$.é[1].a.b", (2, 20)),
            ("$.é[2]", (3, 5)),
            ("$.é[2].unknown[7]", (3, 5)),
            ("$.missing", (1, 1)),
        ] {
            assert_eq!(line_and_column(&map, path), place, "{path}");
        }
        let key = map.locate_key(Diagnostic::error("$.é[1].a.b", ""));
        assert_eq!(key.diagnostic.place.position, Some(Position { line: 2, column: 13 }));
    }
}
