//! What terms and events can be called by.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::shared::Glossary;
use super::yaml::Node;
use crate::did_you_mean::nearest;

/// The names of the terms of a glossary, or of the events of a timeline.
#[derive(Default)]
pub(super) struct Names {
    exact: HashMap<String, String>,
    folded: HashMap<String, String>,
    drafts: HashSet<String>,
    /// By id.
    labels: HashMap<String, String>,
    /// Where others stand, of which none is among these.
    shared: Option<Arc<Glossary>>,
}

impl Names {
    /// Terms go by id, label and alias: a name that several use means the first whose id it is, else the
    /// first whose label it is, else the first whose alias it is. Those of a glossary have names of their own.
    pub(super) fn of_terms<'a>(
        terms: impl Iterator<Item = &'a Node> + Clone,
        glossary: Option<Arc<Glossary>>,
    ) -> Self {
        let mut names = Self { shared: glossary, ..Self::default() };
        terms.clone().for_each(|term| names.add(term, term.get("id")));
        terms.clone().for_each(|term| names.add(term, term.get("label")));
        for term in terms {
            let aliases = term.get("aliases").map(Node::items).unwrap_or_default();
            aliases.iter().for_each(|alias| names.add(term, Some(alias)));
        }
        names
    }

    /// Events go by id alone.
    pub(super) fn of_events<'a>(events: impl Iterator<Item = &'a Node>) -> Self {
        let mut names = Self::default();
        events.for_each(|event| names.add(event, event.get("id")));
        names
    }

    fn add(&mut self, part: &Node, name: Option<&Node>) {
        let (Some(id), Some(name)) = (part.get("id").and_then(Node::text), name.and_then(Node::text)) else {
            return;
        };
        if part.is_draft() {
            self.drafts.insert(id.to_owned());
        }
        if let Some(label) = part.get("label").and_then(Node::text) {
            self.labels.entry(id.to_owned()).or_insert_with(|| label.to_owned());
        }
        self.exact.entry(name.to_owned()).or_insert_with(|| id.to_owned());
        self.folded.entry(name.to_lowercase()).or_insert_with(|| id.to_owned());
    }

    /// The id of what has this name, capitals aside only where nothing is written so.
    pub(super) fn find(&self, name: &str) -> Option<&str> {
        let exact = self.parts().find_map(|names| names.exact.get(name));
        let folded = || {
            let name = name.to_lowercase();
            self.parts().find_map(|names| names.folded.get(&name))
        };
        exact.or_else(folded).map(String::as_str)
    }

    /// These names, and those of the glossary.
    fn parts(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(self.shared.as_ref().map(|glossary| &glossary.names))
    }

    /// What a reader sees of a name that stands without words: of an id the label.
    pub(super) fn shown<'a>(&'a self, name: &'a str) -> &'a str {
        self.parts().find_map(|names| names.labels.get(name)).map_or(name, String::as_str)
    }

    /// Whether an id is that of a draft, which is not published.
    pub(super) fn is_draft(&self, id: &str) -> bool {
        self.parts().any(|names| names.drafts.contains(id))
    }

    /// How many drafts there are.
    pub(super) fn drafts(&self) -> usize {
        self.parts().map(|names| names.drafts.len()).sum()
    }

    /// A name that may have been meant.
    pub(super) fn nearest(&self, name: &str) -> Option<&str> {
        // In alphabetical order, so that the guess is the same every time.
        let mut names: Vec<_> =
            self.parts().flat_map(|names| names.exact.keys()).map(String::as_str).collect();
        names.sort_unstable();
        nearest(name, names)
    }
}
