//! The front matter, and the glossary and timeline files that it names.

use std::ops::Range;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::Compiler;
use super::body::yaml_fault;
use super::glossary::Terms;
use super::names::Names;
use super::recovery::recover;
use super::shared::{LeftOut, Parsed};
use super::yaml::{Fault, Key, Node, Tree};
use crate::diagnostics::Diagnostic;
use crate::files::join;
use crate::story::schema;
use crate::story::shape::{Shape, unknown_field};
use crate::story::source_map::{SourceFile, Spot};

/// A tree and the index of its file.
type Filed = (usize, Node);

impl Compiler<'_> {
    /// The story in a file, and the terms that were left out.
    pub(super) fn story(&mut self, file: usize) -> (Value, Option<LeftOut>) {
        // The first line is the place of the whole.
        self.sources.put("$", Spot { file, range: 0..3 });
        let (facts, start) = self.front(file);

        let find = |name| facts.iter().find(|(key, _)| key.name == name).map(|(_, node)| node);
        let parts = find("glossary").map(|node| self.glossary(file, node)).unwrap_or_default();
        let mut timeline = find("timeline").and_then(|node| self.timeline(file, node));
        let Terms { here, left_out } = self.terms(&parts);
        let events = timeline.iter().filter_map(|(_, timeline)| timeline.get("events"));
        self.events = Names::of_events(events.flat_map(Node::items));
        if let Some((_, Node { tree: Tree::Map(parts), .. })) = &mut timeline {
            for (_, part) in parts.iter_mut().filter(|(key, _)| key.name == "events") {
                if let Tree::List(events) = &mut part.tree {
                    events.retain_mut(Node::confirm);
                }
            }
        }

        let mut article = Map::new();
        let shape = Shape::of("Article");
        let known: Vec<_> =
            shape.iter().flat_map(|shape| shape.fields()).filter(|&name| name != "body").collect();
        for (key, node) in &facts {
            let path = format!("$.article.{}", key.name);
            let name = key.name.as_str();
            if known.contains(&name) {
                if let Tree::Nothing = node.tree {
                    self.find_comment(key, file, &path);
                } else {
                    let shape = shape.and_then(|shape| shape.field(name));
                    article.insert(key.name.clone(), self.value(node, file, shape, &path));
                }
            } else if !["glossary", "timeline"].contains(&name) {
                let known: Vec<_> = known.iter().copied().chain(["glossary", "timeline"]).collect();
                self.report(Spot { file, range: key.range.clone() }, unknown_field(&path, name, &known));
            }
        }
        article.insert("body".to_owned(), Value::Array(self.body(file, start)));

        let mut glossary = Vec::new();
        for (number, file, term) in &here {
            let mut term = (*term).clone();
            term.confirm();
            glossary.push(self.value(&term, *file, Shape::of("Term"), &format!("$.glossary[{number}]")));
        }
        if left_out.is_some() {
            self.sources.number_terms(here.iter().map(|(number, ..)| *number).collect());
        }
        let timeline = match &timeline {
            Some((file, node)) => self.value(node, *file, Shape::of("Timeline"), "$.timeline"),
            None => json!({}),
        };
        let story = json!({
            "version": schema::VERSION, "article": article, "glossary": glossary, "timeline": timeline,
        });
        (story, left_out)
    }

    /// The entries of the front matter, and the start of the body.
    fn front(&mut self, file: usize) -> (Vec<(Key, Node)>, usize) {
        let text = self.sources.files().get(file).map_or("", |file| &file.text);
        let Some((range, start)) = split(text) else {
            let fault = if text.lines().next().is_some_and(|line| line.trim_end() == "---") {
                Diagnostic::error("$", "the front matter does not end")
                    .hint("write a line --- between the facts and the text")
            } else {
                Diagnostic::error("$", "the story has no front matter").hint(
                    "begin the file with a line ---, then \"title: …\" and other facts, then a line ---",
                )
            };
            let fault = fault.code("front-matter");
            self.report_broken(Spot { file, range: 0..0 }, fault);
            return (Vec::new(), 0);
        };
        match self.tree(file, range, "$.article") {
            Some(Node { tree: Tree::Map(entries), .. }) => (entries, start),
            Some(Node { tree: Tree::Nothing, .. }) | None => (Vec::new(), start),
            Some(node) => {
                let fault =
                    Diagnostic::error("$.article", "the front matter must be a mapping").code("front-matter");
                self.report_broken(
                    Spot { file, range: node.range },
                    fault.hint("write lines such as \"title: …\""),
                );
                (Vec::new(), start)
            }
        }
    }

    /// The timeline: inline, or its path.
    fn timeline(&mut self, file: usize, node: &Node) -> Option<Filed> {
        let (file, tree) = match node.text() {
            Some(path) => {
                let (file, parsed) = self.file(file, node, path, "$.timeline")?;
                (file, parsed.node.clone()?)
            }
            None => (file, node.clone()),
        };
        match tree.tree {
            Tree::Map(_) => Some((file, tree)),
            Tree::Nothing => None,
            _ => {
                let fault = Diagnostic::error("$.timeline", "a timeline must be a mapping").code("shape");
                let hint = "write \"groups:\", \"events:\" and \"eras:\", each with a list";
                self.report_broken(Spot { file, range: tree.range }, fault.hint(hint));
                None
            }
        }
    }

    /// The file named by a node of another file; `None` if nothing of it can be used.
    pub(super) fn file(
        &mut self,
        from: usize,
        node: &Node,
        path: &str,
        part: &str,
    ) -> Option<(usize, Arc<Parsed>)> {
        let path = join(self.sources.files().get(from).map_or("", |file| &file.path), path);
        match self.shared.open(&path) {
            Ok(parsed) => {
                let file = self.sources.add_file(SourceFile { path, text: Arc::clone(&parsed.text) });
                self.report_yaml(file, &parsed.faults, part);
                parsed.node.is_some().then_some((file, parsed))
            }
            Err(error) => {
                let message = format!("{path} cannot be read: {error}");
                let way_out = if path.contains('\\') {
                    "write / between the folders of a path"
                } else {
                    "a path starts at the file that names it"
                };
                let spot = Spot { file: from, range: node.range.clone() };
                self.report_broken(spot, Diagnostic::error(part, message).code("unreadable").hint(way_out));
                None
            }
        }
    }

    /// The YAML in a range of a file.
    fn tree(&mut self, file: usize, range: Range<usize>, part: &str) -> Option<Node> {
        let text = self.sources.files().get(file).map_or("", |file| &file.text);
        let text = text.get(range.start..range.end.min(text.len())).unwrap_or_default();
        let (node, faults) = recover(text, range.start);
        self.report_yaml(file, &faults, part);
        node
    }

    fn report_yaml(&mut self, file: usize, faults: &[Fault], part: &str) {
        for fault in faults {
            self.broken |= fault.loses_part;
            let spot = Spot { file, range: fault.offset..fault.offset };
            self.report(spot, yaml_fault(part, &fault.message));
        }
    }
}

/// The byte range of the front matter, and the start of the body.
pub(super) fn split(text: &str) -> Option<(Range<usize>, usize)> {
    let mut lines = text.split_inclusive('\n');
    let start = lines.next().filter(|line| line.trim_end() == "---")?.len();
    let mut end = start;
    for line in lines {
        if line.trim_end() == "---" {
            return Some((start..end, end + line.len()));
        }
        end += line.len();
    }
    None
}
