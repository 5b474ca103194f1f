//! The terms of a story: its own, and those of the files that it names.

use std::sync::Arc;

use super::Compiler;
use super::names::Names;
use super::shared::{Glossary, LeftOut, Parsed};
use super::yaml::{Node, Tree};
use crate::diagnostics::Diagnostic;
use crate::story::source_map::Spot;

/// A term of the story itself, or a file of terms; with the index of their file.
pub(super) enum Part<'n> {
    Term(usize, &'n Node),
    File(usize, Arc<Parsed>),
}

impl Part<'_> {
    /// The terms.
    fn terms(&self) -> &[Node] {
        match self {
            Self::Term(_, node) => std::slice::from_ref(*node),
            Self::File(_, parsed) => parsed.terms(),
        }
    }

    /// The terms that are not drafts, and the index of their file.
    fn published(&self) -> (usize, Vec<&Node>) {
        match self {
            Self::Term(file, node) => {
                (*file, Some(*node).filter(|node| !node.is_draft()).into_iter().collect())
            }
            Self::File(file, parsed) => (*file, parsed.published().collect()),
        }
    }

    fn file(&self) -> Option<&Arc<Parsed>> {
        match self {
            Self::Term(..) => None,
            Self::File(_, parsed) => Some(parsed),
        }
    }
}

/// The terms that a story is compiled with.
pub(super) struct Terms<'n> {
    /// Each with its number among all published terms, and its file.
    pub(super) here: Vec<(usize, usize, &'n Node)>,
    /// The terms that are left out.
    pub(super) left_out: Option<LeftOut>,
}

impl Compiler<'_> {
    /// The parts of a glossary: a list of terms, a path, or a list of both.
    pub(super) fn glossary<'n>(&mut self, file: usize, node: &'n Node) -> Vec<Part<'n>> {
        let mut parts = Vec::new();
        let alone = std::slice::from_ref(node);
        for item in if let Tree::List(items) = &node.tree { items } else { alone } {
            let Some(path) = item.text() else {
                if !matches!(item.tree, Tree::Nothing) {
                    parts.push(Part::Term(file, item));
                }
                continue;
            };
            let Some((other, parsed)) = self.file(file, item, path, "$.glossary") else { continue };
            match &parsed.node {
                Some(Node { range, tree: Tree::Text(_) | Tree::Map(_) }) => self.report_broken(
                    Spot { file: other, range: range.clone() },
                    Diagnostic::error("$.glossary", "a glossary must be a list of terms")
                        .code("shape")
                        .hint("begin each term with \"- id: …\""),
                ),
                _ => parts.push(Part::File(other, parsed)),
            }
        }
        parts
    }

    /// Collects the names of the terms, and decides which are compiled with the story. Drafts have names, so that
    /// mentions of them keep their text, but they are not published.
    pub(super) fn terms<'n>(&mut self, parts: &'n [Part]) -> Terms<'n> {
        let glossary = self.shared_glossary(parts);
        let own = |part: &&Part| glossary.is_none() || part.file().is_none();
        let named = parts.iter().filter(own).flat_map(Part::terms);
        self.terms = Names::of_terms(named, glossary.clone());

        let (mut here, mut numbers, mut next) = (Vec::new(), Vec::new(), 0..);
        for part in parts {
            let (file, terms) = part.published();
            for (term, number) in terms.into_iter().zip(&mut next) {
                let of_file = glossary.as_ref().filter(|_| part.file().is_some());
                if !of_file.is_some_and(|glossary| glossary.is_plain(numbers.len())) {
                    here.push((number, file, term));
                }
                if of_file.is_some() {
                    numbers.push(number);
                }
            }
        }
        Terms { here, left_out: glossary.map(|glossary| LeftOut { glossary, numbers }) }
    }

    /// The glossary of the files among these parts; `None` if the story is compiled with all of its terms.
    fn shared_glossary(&self, parts: &[Part]) -> Option<Arc<Glossary>> {
        let files: Vec<_> = parts.iter().filter_map(Part::file).map(Arc::clone).collect();
        let wanted = self.leaves_out && !files.is_empty();
        let glossary = wanted.then(|| self.shared.glossary(&files)).flatten()?;
        let mut own = parts.iter().filter(|part| part.file().is_none()).flat_map(Part::terms);
        (!glossary.names_one_of(&mut own)).then_some(glossary)
    }
}
