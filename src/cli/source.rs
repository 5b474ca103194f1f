//! A story as the author has it: Markdown or JSON.

use std::path::Path;
use std::{fs, io};

use serde_json::Value;

use super::Failure;
use crate::story::lower::{self, lower};
use crate::story::markdown;
use crate::story::model::Story;
use crate::story::shape::remove_unknown_fields;
use crate::story::source_map::{Finding, SourceMap, Spot};

/// A story that was read, and all that is wrong with it.
pub(super) struct Source {
    /// The story file; null where there is none.
    pub(super) value: Value,
    /// What can be used of it.
    pub(super) story: Option<Story>,
    /// Where its parts stand.
    pub(super) map: SourceMap,
    /// In the order of the files.
    pub(super) findings: Vec<Finding>,
    /// How many terms and events wait for their author.
    pub(super) drafts: usize,
}

impl Source {
    /// Reads a file by its ending.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let result = match ending.as_str() {
            "md" => Self::read_markdown(path),
            "json" => Self::read_json(path),
            _ => return Err(Failure(format!("{} is neither story.md nor story.json", path.display()))),
        };
        result.map_err(|error| Failure(format!("{} cannot be read: {error}", path.display())))
    }

    fn read_markdown(path: &Path) -> io::Result<Self> {
        let markdown::Compiled { value, sources, findings, drafts } = markdown::compile(path)?;
        Ok(Self { value, story: None, map: sources, findings, drafts }.lower())
    }

    fn read_json(path: &Path) -> io::Result<Self> {
        let text = fs::read_to_string(path)?;
        match serde_json::from_str(&text) {
            Ok(mut value) => {
                let map = SourceMap::of_json(path.to_owned(), &text);
                let unknown = remove_unknown_fields(&mut value).into_iter();
                let findings = unknown.map(|fault| map.locate_key(fault)).collect();
                Ok(Self { value, story: None, map, findings, drafts: 0 }.lower())
            }
            Err(error) => {
                let map = SourceMap::of_text(path.to_owned(), &text);
                let before: usize =
                    text.split_inclusive('\n').take(error.line().max(1) - 1).map(str::len).sum();
                let at = (before + error.column().max(1) - 1).min(text.len());
                let findings = lower::read(&text).err().map(|mut fault| {
                    fault.place.position = None;
                    map.place(fault, Spot { file: 0, range: at..at })
                });
                let findings = findings.into_iter().collect();
                Ok(Self { value: Value::Null, story: None, map, findings, drafts: 0 })
            }
        }
    }

    fn lower(mut self) -> Self {
        match lower(&self.value) {
            Ok(lowered) => {
                self.findings.extend(lowered.diagnostics.into_iter().map(|fault| self.map.locate(fault)));
                self.story = Some(lowered.story);
            }
            Err(fault) => self.findings.push(self.map.locate(fault)),
        }
        self.findings.sort_by_key(|finding| (finding.spot.file, finding.spot.range.start));
        self
    }
}
