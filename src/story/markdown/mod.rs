//! `story.md`: Markdown with front matter, compiled to the very JSON that the widget reads.
//!
//! ```text
//! front matter (YAML) -> a tree with places -> article, glossary, timeline   by the shape of the schema
//! body (Markdown)     -> events with places -> blocks
//! ```
//!
//! Nothing is validated here beyond what only the author's text can tell: names of terms and events, HTML,
//! files that cannot be read. [`super::lower`] does the rest, and [`SourceMap`] leads its paths back here.

mod body;
mod front_matter;
mod glossary;
mod inline;
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

/// A story of Markdown as JSON.
#[derive(Debug)]
pub struct Compiled {
    /// Exactly the story file.
    pub value: Value,
    /// Where its parts stand in the author's files.
    pub sources: SourceMap,
    /// What only the author's text can have wrong; the rest is for [`super::lower`] to find.
    pub findings: Vec<Finding>,
    /// How many terms and events are marked `draft: true`. They are not in `value`.
    pub drafts: usize,
    /// Whether a whole part of the story is lost: its front matter, a glossary or the timeline.
    pub broken: bool,
}

/// Compiles a story of Markdown.
///
/// # Errors
/// Where the file cannot be read. A glossary or timeline that cannot be read is a finding.
pub fn compile(files: &dyn Files, path: &str) -> Result<Compiled, Unreadable> {
    compile_whole(files, &SharedFiles::new(files), path)
}

/// The same, with the files that stories share from elsewhere.
fn compile_whole(files: &dyn Files, shared: &SharedFiles, path: &str) -> Result<Compiled, Unreadable> {
    Ok(Compiler::new(files, shared).compile(path)?.0)
}

/// The same without the terms of shared files that the story may do without; see [`shared`].
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

/// The front matter of a story as plain data, and its body. Scalars are texts, whatever YAML makes of them, and rich text
/// is Markdown. None where there is no front matter, or nothing of it can be read.
#[must_use]
pub fn parts(text: &str) -> Option<(Value, &str)> {
    let (front, body) = front_matter::split(text)?;
    Some((data(text.get(front)?)?, text.get(body..)?))
}

/// YAML as plain data whose scalars are texts; none where nothing of it can be read.
#[must_use]
pub fn data(text: &str) -> Option<Value> {
    recovery::recover(text, 0).0.as_ref().map(Node::plain)
}

/// Whether a value is words that people read, by its path.
fn is_words(path: &str) -> bool {
    let field = path.rsplit('.').next().unwrap_or_default();
    let field = field.split('[').next().unwrap_or_default();
    WORDS.contains(&field)
}

/// The fields that hold words.
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

/// The state of one compilation.
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
        self.pictures(&mut value);
        self.entities(&value);
        let drafts = self.terms.drafts() + self.events.drafts();
        let Self { sources, findings, broken, .. } = self;
        Ok((Compiled { value, sources, findings, drafts, broken }, left_out))
    }

    /// Reports signs that are written as HTML writes them, where they are not read as Markdown, which knows them.
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

    /// Whether ` #` ends a text that people read, which may have been meant as a part of it.
    fn is_cut_by_a_comment(&self, node: &Node, file: usize, path: &str) -> bool {
        let text = self.sources.files().get(file).map_or("", |file| &file.text);
        let is_words = is_words(path);
        let plain = !text.get(node.range.start..).unwrap_or_default().starts_with(['"', '\'', '|', '>']);
        let rest = text.get(node.range.end..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        is_words && plain && rest.starts_with(' ') && rest.trim_start().starts_with('#')
    }

    /// Says that a comment is all that stands behind a key for words (`title: #9`).
    fn find_comment(&mut self, key: &yaml::Key, file: usize, path: &str) {
        let text = self.sources.files().get(file).map_or("", |file| &file.text);
        let rest = text.get(key.range.end..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let is_comment = rest.trim_start_matches(['"', '\'', ' ', ':']).starts_with('#');
        if is_comment && is_words(path) {
            self.report(Spot { file, range: key.range.clone() }, comment(path));
        }
    }

    /// The blocks of the body, which begins at a byte of the file.
    fn body(&mut self, file: usize, start: usize) -> Vec<Value> {
        let text = self.sources.files().get(file).and_then(|file| file.text.get(start..));
        let text = text.unwrap_or_default().to_owned();
        Deserializer::new(self, &text, file, Offsets::Shift(start)).blocks("$.article.body")
    }

    /// A YAML value as JSON: rich text is read as Markdown, numbers only where the schema has them.
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
                // A key with nothing after it is as good as left out.
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
