//! A story as the author wrote it: Markdown or JSON.

use serde_json::Value;

use crate::diagnostics::{Diagnostic, Severity};
use crate::files::{Files, Unreadable, read_text};
use crate::story::leftovers::{entities, lost_fragments};
use crate::story::lower::{self, Lowered, lower};
use crate::story::markdown::shared::{LeftOut, SharedFiles};
use crate::story::markdown::{self, Compiled};
use crate::story::model::Story;
use crate::story::shape::remove_unknown_fields;
use crate::story::source_map::{Finding, SourceMap, Spot};

/// A story that was read, and its findings so far.
#[derive(Debug)]
pub struct Source {
    /// The story file; null if it is invalid.
    pub value: Value,
    /// The places of its parts.
    pub map: SourceMap,
    /// In the order of the files.
    pub findings: Vec<Finding>,
    /// The number of drafts of terms and events.
    pub drafts: usize,
    /// Whether a whole part of it is lost, so that an existing page must not be replaced.
    pub broken: bool,
}

impl Source {
    /// Reads a file by its extension: `.json` is a story file, any other is Markdown.
    ///
    /// # Errors
    /// If the file cannot be read. An unreadable file that it names is a finding.
    pub fn read(files: &dyn Files, path: &str) -> Result<Self, Unreadable> {
        if path.to_lowercase().ends_with(".json") {
            return Ok(Self::of_json(path, &read_text(files, path)?));
        }
        Ok(markdown::compile(files, path)?.into())
    }

    /// The same without some terms of shared files, which are returned.
    pub(super) fn read_in_part(
        files: &dyn Files,
        shared: &SharedFiles,
        path: &str,
    ) -> Result<(Self, Option<LeftOut>), Unreadable> {
        if path.to_lowercase().ends_with(".json") {
            return Ok((Self::read(files, path)?, None));
        }
        let (compiled, left_out) = markdown::compile_in_part(files, shared, path)?;
        Ok((compiled.into(), left_out))
    }

    fn of_json(path: &str, text: &str) -> Self {
        match serde_json::from_str(text) {
            Ok(mut value) => {
                let map = SourceMap::of_json(path.to_owned(), text);
                let unknown = remove_unknown_fields(&mut value).into_iter();
                let unknown = unknown.map(|fault| map.locate_key(fault)).collect::<Vec<_>>().into_iter();
                let entities = entities(&value).into_iter().map(|fault| map.locate(fault));
                let findings = unknown.chain(entities).collect();
                Self { value, map, findings, drafts: 0, broken: false }
            }
            Err(error) => {
                let map = SourceMap::of_text(path.to_owned(), text);
                let before: usize =
                    text.split_inclusive('\n').take(error.line().max(1) - 1).map(str::len).sum();
                let at = (before + error.column().max(1) - 1).min(text.len());
                let findings = lower::read(text).err().map(|mut fault| {
                    fault.place.position = None;
                    map.place(fault, Spot { file: 0, range: at..at })
                });
                let findings = findings.into_iter().collect();
                Self { value: Value::Null, map, findings, drafts: 0, broken: true }
            }
        }
    }

    /// The usable parts of the story; `None` if there are none. Diagnostics are added to the findings.
    pub fn lower(&mut self) -> Option<Lowered> {
        // A file that is not JSON was reported already.
        let lowered = (!self.broken || !self.value.is_null()).then(|| lower(&self.value));
        let (lowered, faults) = match lowered {
            Some(Ok(lowered)) => {
                let mut faults = lowered.diagnostics.clone();
                faults.extend(lost_fragments(&self.value));
                // If the front matter could not be read, missing fields of the article are not reported.
                let unread = |Finding { diagnostic, .. }: &Finding| {
                    let code = diagnostic.code;
                    code == "front-matter" || code == "yaml" && diagnostic.place.path == "$.article"
                };
                let unread = self.findings.iter().any(unread);
                faults.retain(|fault| !unread || fault.place.path != "$.article");
                if says_nothing(&lowered.story) {
                    let fault = Diagnostic::error("$.article", "the story has no text").code("no-text");
                    faults.push(fault.hint("write its text, or the events of a timeline"));
                }
                self.broken |= faults.iter().any(loses_part);
                (Some(lowered), faults)
            }
            Some(Err(fault)) => {
                self.broken = true;
                (None, vec![fault])
            }
            None => (None, Vec::new()),
        };
        // Without front matter the facts are read as text: what is found in it is no more than a consequence.
        let is_headless = |finding: &Finding| {
            finding.diagnostic.code == "front-matter" && finding.diagnostic.place.path == "$"
        };
        if self.findings.iter().any(is_headless) {
            self.findings.retain(is_headless);
            return lowered;
        }
        self.findings.extend(faults.into_iter().map(|fault| self.map.locate(fault)));
        self.findings.sort_by_key(|finding| (finding.spot.file, finding.spot.range.start));
        lowered
    }
}

/// Whether there is nothing to read. A story of terms or events alone is shown with the article of another page.
fn says_nothing(story: &Story) -> bool {
    story.article.body.is_empty() && story.terms.is_empty() && story.events.is_empty()
}

/// Whether a diagnostic of lowering means that a whole part of the story cannot be used.
fn loses_part(fault: &Diagnostic) -> bool {
    const PARTS: [&str; 5] =
        ["$.article", "$.article.title", "$.glossary", "$.timeline", "$.timeline.events"];
    fault.severity == Severity::Error && PARTS.contains(&fault.place.path.as_str())
}

impl From<Compiled> for Source {
    fn from(Compiled { value, sources: map, findings, drafts, broken }: Compiled) -> Self {
        Self { value, map, findings, drafts, broken }
    }
}
