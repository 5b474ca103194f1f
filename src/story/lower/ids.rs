//! What ids stand for. All are known before the first mention is read.

use std::collections::BTreeMap;

use super::{At, Lowerer};

/// What has an id.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Term,
    Group,
    Event,
}

/// The place of each part in its list. `None` is a part that was left out: what refers to it loses its
/// link in silence, as the reason has been told already.
pub(super) type Ids = BTreeMap<String, Option<usize>>;

/// A part with an id and a name: all that it cannot do without.
pub(super) struct Named<'a> {
    pub(super) at: At<'a>,
    pub(super) id: String,
    pub(super) name: String,
}

impl Kind {
    /// What it is called, the field that names it, and where it is to be found.
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

    /// The parts of a list that have an id of their own, fit for a fragment, and a name.
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

    /// Tells the place of a part; none where it is left out.
    pub(super) fn place(&mut self, kind: Kind, id: &str, place: Option<usize>) {
        self.ids(kind).insert(id.to_owned(), place);
    }

    /// The place of the part that an id stands for. One that is unknown is reported.
    pub(super) fn find(&mut self, kind: Kind, id: &str, at: &At) -> Option<usize> {
        if let Some(known) = self.ids(kind).get(id) {
            return *known;
        }
        let (name, _, hint) = kind.words();
        self.error(at, "unknown-reference", &format!("no {name} has the id \"{id}\""), hint);
        None
    }
}
