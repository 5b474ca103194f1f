//! Lowers terms, groups, events and eras.

use super::super::date::Date;
use super::super::model::{
    Case, Era, Event, Group, GroupIndex, Mentions, ScopedDefinition, Source, Term, TermIndex, TermKind,
};
use super::ids::{Kind, Named};
use super::{At, Lowerer};
use crate::language::lower_case;
use crate::story::address::Use;

/// How often a term is linked.
pub(super) const MENTIONS: [(&str, Mentions); 4] = [
    ("first", Mentions::First),
    ("section", Mentions::Section),
    ("all", Mentions::All),
    ("never", Mentions::Never),
];
const CASES: [(&str, Case); 3] =
    [("auto", Case::Auto), ("sensitive", Case::Sensitive), ("insensitive", Case::Insensitive)];

impl Lowerer {
    pub(super) fn term(&mut self, Named { at, id, name: label }: Named) -> Term {
        let definition = self.text(&at.field("definition"));
        if definition.is_empty() {
            self.warn(
                &at,
                "no-definition",
                &format!("the term \"{label}\" has no definition"),
                "add one to three sentences under \"definition\"",
            );
        }
        let aliases = self.list(&at.field("aliases"), Self::string);
        for spelling in std::iter::once(&label).chain(&aliases) {
            if self.spellings.insert(lower_case(spelling), None).is_some() {
                let message = format!("\"{spelling}\" is a name of another term as well, or is said twice");
                self.warn(
                    &at,
                    "name-twice",
                    &message,
                    "of several terms the first one is found; name the others more exactly",
                );
            }
        }
        Term {
            definition,
            details: self.list(&at.field("details"), Self::text),
            at: self.usable(&at.field("at"), Self::scoped),
            see_also: self.usable(&at.field("see_also"), Self::related),
            image: self.image(&at.field("image")),
            sources: self.usable(&at.field("sources"), Self::source),
            aliases,
            kind: self
                .choice(&at.field("kind"), &TermKind::ALL.map(|kind| (kind.name(), kind)))
                .unwrap_or_default(),
            case: self.choice(&at.field("case"), &CASES).unwrap_or_default(),
            exact: self.flag(&at.field("exact")),
            mentions: self.choice(&at.field("mentions"), &MENTIONS),
            id,
            label,
        }
    }

    fn related(&mut self, at: &At) -> Option<TermIndex> {
        let id = self.optional_string(at)?;
        self.find(Kind::Term, &id, at).map(TermIndex)
    }

    fn scoped(&mut self, at: &At) -> Option<ScopedDefinition> {
        self.require(&at.field("during"));
        Some(ScopedDefinition {
            during: self.date(&at.field("during"))?,
            definition: self.text(&at.field("definition")),
        })
    }

    fn source(&mut self, at: &At) -> Option<Source> {
        let mut figures = Vec::new();
        let given = at.field("figures");
        if self.object(&given) {
            for name in given.keys() {
                figures.push((name.to_owned(), self.string(&given.field(name))));
            }
        }
        let title = self.filled(&at.field("title"));
        (!title.is_empty()).then(|| Source {
            title,
            publisher: self.optional_string(&at.field("publisher")),
            url: self.address(&at.field("url"), Use::Link),
            as_of: self.date(&at.field("as_of")),
            figures,
        })
    }

    /// The events in the order of the timeline, each with its date; an impossible date is dropped.
    pub(super) fn dated<'a>(&mut self, events: Vec<Named<'a>>) -> Vec<(Option<Date>, Named<'a>)> {
        let mut dated = Vec::with_capacity(events.len());
        for event in events {
            let at = event.at.field("date");
            let date = self.optional_string(&at).map(|date| Date::parse(&date)).transpose();
            let date = date.unwrap_or_else(|error| {
                let message = format!("{error}; the event \"{}\" is shown without a date", event.name);
                self.error(&at, "undated-event", &message, &error.hint);
                None
            });
            dated.push((date, event));
        }
        dated.sort_by(|(a, _), (b, _)| a.is_none().cmp(&b.is_none()).then_with(|| a.cmp(b)));
        for (place, (_, event)) in dated.iter().enumerate() {
            self.place(Kind::Event, &event.id, Some(place));
        }
        dated
    }

    pub(super) fn event(&mut self, date: Option<Date>, Named { at, id, name: title }: Named) -> Event {
        let mut groups = Vec::new();
        for group in self.usable(&at.field("groups"), Self::group) {
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        Event {
            id,
            date,
            display_date: self.optional_string(&at.field("display_date")),
            title,
            text: self.text(&at.field("text")),
            groups,
            image: self.image(&at.field("image")),
            sources: self.usable(&at.field("sources"), Self::source),
        }
    }

    fn group(&mut self, at: &At) -> Option<GroupIndex> {
        let id = self.optional_string(at)?;
        self.find(Kind::Group, &id, at).map(GroupIndex)
    }

    pub(super) fn eras(&mut self, at: &At) -> Vec<Era> {
        let mut eras = self.usable(at, Self::era);
        eras.sort_by(|a, b| a.date.cmp(&b.date));
        eras
    }

    fn era(&mut self, at: &At) -> Option<Era> {
        self.require(&at.field("date"));
        let label = self.string(&at.field("label"));
        Some(Era { label, date: self.date(&at.field("date"))? })
    }
}

impl From<Named<'_>> for Group {
    fn from(Named { id, name: label, .. }: Named) -> Self {
        Self { id, label }
    }
}
