//! Ids and the parts they refer to. All are collected before the first reference is resolved.

use std::collections::BTreeMap;

use super::{At, Lowerer};

/// The kinds of parts with an id.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Term,
    Group,
    Event,
}

/// The index of each part in its list. `None` for a part that was left out: references to it are dropped without a
/// diagnostic, as the cause has been reported already.
pub(super) type Ids = BTreeMap<String, Option<usize>>;

/// A part with an id and a name, the required fields.
pub(super) struct Named<'a> {
    pub(super) at: At<'a>,
    pub(super) id: String,
    pub(super) name: String,
}

impl Kind {
    /// The name of the kind, the field with the name of a part, and the list that contains it.
    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Term => ("term", "label", "add it to the glossary, or correct the id"),
            Self::Group => ("group", "label", "add it to the timeline's groups, or correct the id"),
            Self::Event => ("event", "title", "add it to the timeline, or correct the id"),
        }
    }
}

impl Lowerer {
    fn ids(&mut self, kind: Kind) -> &mut Ids {
        match kind {
            Kind::Term => &mut self.terms,
            Kind::Group => &mut self.groups,
            Kind::Event => &mut self.events,
        }
    }

    /// The parts of a list with a name and a unique id that is valid in a fragment.
    pub(super) fn named<'a>(&mut self, list: &'a At<'a>, kind: Kind) -> Vec<Named<'a>> {
        let mut named = Vec::new();
        for at in self.items(list) {
            if !self.object(&at) {
                continue;
            }
            let id = self.filled(&at.field("id"));
            let name = self.filled(&at.field(kind.words().1));
            if id.is_empty() || !self.is_new(kind, &id, &at.field("id")) {
                continue;
            }
            let place = (!name.is_empty()).then_some(named.len());
            self.place(kind, &id, place);
            if place.is_some() {
                named.push(Named { at, id, name });
            }
        }
        named
    }

    fn is_new(&mut self, kind: Kind, id: &str, at: &At) -> bool {
        let (problem, hint) = if !id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_')) {
            ("is not an id", "use letters, digits, \"-\" and \"_\"")
        } else if self.ids(kind).get(id).is_some_and(Option::is_some) {
            ("is taken already", "give each its own id; this one is left out")
        } else {
            return true;
        };
        self.error(at, "id", &format!("the {} id \"{id}\" {problem}", kind.words().0), hint);
        false
    }

    /// Records the index of a part; `None` if it is left out.
    pub(super) fn place(&mut self, kind: Kind, id: &str, place: Option<usize>) {
        self.ids(kind).insert(id.to_owned(), place);
    }

    /// The index of the part with an id. An unknown id is reported.
    pub(super) fn find(&mut self, kind: Kind, id: &str, at: &At) -> Option<usize> {
        if let Some(known) = self.ids(kind).get(id) {
            return *known;
        }
        let (name, _, hint) = kind.words();
        self.error(at, "unknown-reference", &format!("no {name} has the id \"{id}\""), hint);
        None
    }
}
