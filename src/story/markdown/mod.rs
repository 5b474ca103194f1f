//! `story.md`: Markdown with front matter, compiled to the JSON that the widget reads.
//!
//! ```text
//! front matter (YAML) -> a tree with places -> article, glossary, timeline   by the schema
//! body (Markdown)     -> events with places -> blocks
//! ```
//!
//! Only what depends on the author's text is checked here: names of terms and events, HTML, unreadable files.
//! [`super::lower`] checks the rest, and [`SourceMap`] maps its paths back to places.

mod body;
mod front_matter;
mod glossary;
mod html;
mod inline;
pub(crate) mod line_end;
mod names;
mod offsets;
pub(crate) mod pictures;
mod deserializer;
pub(crate) mod recent;
mod recovery;
pub mod shared;
mod tags;
pub mod write;
mod yaml;

use serde_json::{Map, Value};

use super::leftovers::entities;
use super::shape::{Shape, remove_unknown_fields};
use super::source_map::{Finding, SourceFile, SourceMap, Spot};
use crate::diagnostics::Diagnostic;
use crate::files::{Files, Unreadable, read_text};
use deserializer::Deserializer;
use names::Names;
use offsets::Offsets;
use shared::{LeftOut, SharedFiles};
use yaml::{Node, Tree};

/// A Markdown story as JSON.
#[derive(Debug)]
pub struct Compiled {
    /// The story file.
    pub value: Value,
    /// The places of its parts in the author's files.
    pub sources: SourceMap,
    /// Diagnostics about the Markdown and YAML; [`super::lower`] finds the others.
    pub findings: Vec<Finding>,
    /// The number of terms and events marked `draft: true`, which are not in `value`.
    pub drafts: usize,
    /// Whether a whole part of the story is lost: its front matter, a glossary or the timeline.
    pub broken: bool,
}

/// Compiles a Markdown story.
///
/// # Errors
/// If the file cannot be read. An unreadable glossary or timeline is a finding.
pub fn compile(files: &dyn Files, path: &str) -> Result<Compiled, Unreadable> {
    compile_whole(files, &SharedFiles::new(files), path)
}

/// The same, with shared files that are parsed once.
fn compile_whole(files: &dyn Files, shared: &SharedFiles, path: &str) -> Result<Compiled, Unreadable> {
    Ok(Compiler::new(files, shared).compile(path)?.0)
}

/// The same without the terms of shared files that the story does not need; see [`shared`].
///
/// # Errors
/// As [`compile`].
pub fn compile_in_part(
    files: &dyn Files,
    shared: &SharedFiles,
    path: &str,
) -> Result<(Compiled, Option<LeftOut>), Unreadable> {
    Compiler { leaves_out: true, ..Compiler::new(files, shared) }.compile(path)
}

/// Whether a text begins with front matter.
#[must_use]
pub fn has_front_matter(text: &str) -> bool {
    front_matter::split(text.strip_prefix('\u{feff}').unwrap_or(text)).is_some()
}

/// The front matter of a story as plain data, and its body. All scalars are strings, and rich text is Markdown. `None`
/// if there is no front matter, or nothing of it can be read.
#[must_use]
pub fn parts(text: &str) -> Option<(Value, &str)> {
    let (front, body) = front_matter::split(text)?;
    Some((data(text.get(front)?)?, text.get(body..)?))
}

/// YAML as plain data with strings as scalars; `None` if nothing of it can be read.
#[must_use]
pub fn data(text: &str) -> Option<Value> {
    recovery::recover(text, 0).0.as_ref().map(Node::plain)
}

/// Whether the value at a path is text for readers.
fn is_words(path: &str) -> bool {
    let field = path.rsplit('.').next().unwrap_or_default();
    let field = field.split('[').next().unwrap_or_default();
    WORDS.contains(&field)
}

/// The fields with text for readers.
const WORDS: [&str; 13] = [
    "title",
    "label",
    "aliases",
    "summary",
    "key_points",
    "definition",
    "details",
    "text",
    "display_date",
    "caption",
    "credit",
    "alt",
    "publisher",
];

fn comment(path: &str) -> Diagnostic {
    Diagnostic::warning(path, "the rest of this line is a comment, which nobody sees")
        .code("comment")
        .hint("put the words in quotation marks where # is one of them")
}

/// The state of a compilation.
struct Compiler<'f> {
    files: &'f dyn Files,
    shared: &'f SharedFiles<'f>,
    /// Whether terms of shared files may be left out.
    leaves_out: bool,
    sources: SourceMap,
    findings: Vec<Finding>,
    broken: bool,
    terms: Names,
    events: Names,
}

impl<'f> Compiler<'f> {
    fn new(files: &'f dyn Files, shared: &'f SharedFiles<'f>) -> Self {
        Self {
            files,
            shared,
            leaves_out: false,
            sources: SourceMap::default(),
            findings: Vec::new(),
            broken: false,
            terms: Names::default(),
            events: Names::default(),
        }
    }

    fn compile(mut self, path: &str) -> Result<(Compiled, Option<LeftOut>), Unreadable> {
        let text = read_text(self.files, path)?.into();
        let file = self.sources.add_file(SourceFile { path: path.to_owned(), text });
        let (mut value, left_out) = self.story(file);
        for unknown in remove_unknown_fields(&mut value) {
            self.findings.push(self.sources.locate_key(unknown));
        }
        self.links(&mut value);
        self.pictures(&mut value);
        self.entities(&value);
        let drafts = self.terms.drafts() + self.events.drafts();
        let Self { sources, findings, broken, .. } = self;
        Ok((Compiled { value, sources, findings, drafts, broken }, left_out))
    }

    /// Reports HTML entities in plain text; Markdown decodes them.
    fn entities(&mut self, story: &Value) {
        let plain = ["title", "label", "name", "credit", "alt", "display_date", "publisher"];
        let is_plain = |path: &str| {
            path.contains(".aliases[") || plain.iter().any(|field| path.rsplit('.').next() == Some(field))
        };
        for entity in entities(story).into_iter().filter(|fault| is_plain(&fault.place.path)) {
            self.findings.push(self.sources.locate(entity));
        }
    }

    /// Reports that a whole part of the story cannot be used.
    fn report_broken(&mut self, spot: Spot, diagnostic: Diagnostic) {
        self.broken = true;
        self.report(spot, diagnostic);
    }

    fn report(&mut self, spot: Spot, diagnostic: Diagnostic) {
        self.findings.push(self.sources.place(diagnostic, spot));
    }

    /// Whether a text for readers ends before ` #`, which may have been meant as part of it.
    fn is_cut_by_a_comment(&self, node: &Node, file: usize, path: &str) -> bool {
        let text = self.sources.files().get(file).map_or("", |file| &file.text);
        let is_words = is_words(path);
        let plain = !text.get(node.range.start..).unwrap_or_default().starts_with(['"', '\'', '|', '>']);
        let rest = text.get(node.range.end..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        is_words && plain && rest.starts_with(' ') && rest.trim_start().starts_with('#')
    }

    /// Reports a key for text whose only value is a comment (`title: #9`).
    fn find_comment(&mut self, key: &yaml::Key, file: usize, path: &str) {
        let text = self.sources.files().get(file).map_or("", |file| &file.text);
        let rest = text.get(key.range.end..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let is_comment = rest.trim_start_matches(['"', '\'', ' ', ':']).starts_with('#');
        if is_comment && is_words(path) {
            self.report(Spot { file, range: key.range.clone() }, comment(path));
        }
    }

    /// The blocks of the body, which begins at byte `start` of the file.
    fn body(&mut self, file: usize, start: usize) -> Vec<Value> {
        let text = self.sources.files().get(file).and_then(|file| file.text.get(start..));
        let text = text.unwrap_or_default().to_owned();
        Deserializer::new(self, &text, file, Offsets::Shift(start)).blocks("$.article.body")
    }

    /// A YAML value as JSON: rich text is parsed as Markdown, numbers only where the schema has them.
    fn value(&mut self, node: &Node, file: usize, shape: Option<Shape>, path: &str) -> Value {
        let spot = Spot { file, range: node.range.clone() };
        self.sources.put(path, spot.clone());
        match &node.tree {
            Tree::Nothing => Value::Null,
            Tree::Text(text) if self.is_cut_by_a_comment(node, file, path) => {
                self.report(spot, comment(path));
                Value::from(text.trim())
            }
            Tree::Text(text) if shape.is_some_and(Shape::is_rich_text) => {
                deserializer::inline(self, text, &spot, path)
            }
            Tree::Text(text) => match text.parse::<u64>() {
                Ok(number) if shape.is_some_and(Shape::is_number) => Value::from(number),
                _ => Value::from(text.trim()),
            },
            Tree::List(items) => {
                let shape = shape.and_then(Shape::item);
                let item = |(index, item)| self.value(item, file, shape, &format!("{path}[{index}]"));
                Value::Array(items.iter().enumerate().map(item).collect())
            }
            Tree::Map(entries) => {
                let mut fields = Map::new();
                // A key without a value counts as missing.
                for (key, node) in entries {
                    let path = format!("{path}.{}", key.name);
                    if let Tree::Nothing = node.tree {
                        self.find_comment(key, file, &path);
                        continue;
                    }
                    self.sources.put_key(path.clone(), Spot { file, range: key.range.clone() });
                    let shape = shape.and_then(|shape| shape.field(&key.name));
                    fields.insert(key.name.clone(), self.value(node, file, shape, &path));
                }
                Value::Object(fields)
            }
        }
    }
}
