//! The names by which terms and events can be referred to.

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
    /// The names of a shared glossary, none of which is in these maps.
    shared: Option<Arc<Glossary>>,
}

impl Names {
    /// Terms have an id, a label and aliases: a name that is used several times refers to the first term with it as id,
    /// otherwise as label, otherwise as alias. A shared glossary has its own names.
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

    /// Events have only an id.
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

    /// The id for a name; case is ignored only if there is no exact match.
    pub(super) fn find(&self, name: &str) -> Option<&str> {
        let exact = self.parts().find_map(|names| names.exact.get(name));
        let folded = || {
            let name = name.to_lowercase();
            self.parts().find_map(|names| names.folded.get(&name))
        };
        exact.or_else(folded).map(String::as_str)
    }

    /// These names, and those of the shared glossary.
    fn parts(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(self.shared.as_ref().map(|glossary| &glossary.names))
    }

    /// The text for a mention without its own: the label of an id.
    pub(super) fn shown<'a>(&'a self, name: &'a str) -> &'a str {
        self.parts().find_map(|names| names.labels.get(name)).map_or(name, String::as_str)
    }

    /// Whether an id belongs to a draft, which is not published.
    pub(super) fn is_draft(&self, id: &str) -> bool {
        self.parts().any(|names| names.drafts.contains(id))
    }

    /// The number of drafts.
    pub(super) fn drafts(&self) -> usize {
        self.parts().map(|names| names.drafts.len()).sum()
    }

    /// A similar name, as a suggestion.
    pub(super) fn nearest(&self, name: &str) -> Option<&str> {
        // In alphabetical order, so that the suggestion is deterministic.
        let mut names: Vec<_> =
            self.parts().flat_map(|names| names.exact.keys()).map(String::as_str).collect();
        names.sort_unstable();
        nearest(name, names)
    }
}
