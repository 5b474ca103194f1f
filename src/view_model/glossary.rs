//! The rendered part of the glossary.

use super::wire::{wire, wire_enum};
use super::{Address, Image, Str, Text, Time};
use crate::story::date::Day;
use crate::story::model::{EventIndex, PassageIndex, TermIndex, TermKind};

/// An entry of the glossary.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// Unique, and safe in a fragment.
    pub id: Str,
    /// Its number among the printed notes, from 1.
    pub note: usize,
    /// The name.
    pub label: Str,
    /// Name and other spellings in lower case, one per line, for the search.
    pub spellings: Str,
    /// The kind.
    pub kind: TermKind,
    /// One to three sentences.
    pub definition: Text,
    /// Further paragraphs.
    pub details: Vec<Text>,
    /// Definitions for certain periods.
    pub at: Vec<ScopedDefinition>,
    /// The events that it takes part in, in the order of the timeline.
    pub events: Vec<EventIndex>,
    /// The passages of its mentions that are links, one entry per link, in the order of the text.
    pub mentions: Vec<PassageIndex>,
    /// Related terms.
    pub see_also: Vec<TermIndex>,
    /// A picture.
    pub image: Option<Image>,
    /// Sources of the definition.
    pub sources: Sources,
}

/// The terms that begin with a letter, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Letter {
    /// The letter, in upper case if the script has cases; empty for terms that begin with no letter.
    pub letter: Str,
    /// The terms.
    pub terms: Vec<TermIndex>,
}

/// The definition of a term for a period.
#[derive(Clone, Debug, PartialEq)]
pub struct ScopedDefinition {
    /// The period.
    pub during: Time,
    /// The first and the last day of the period, if known.
    pub days: (Option<Day>, Option<Day>),
    /// The definition.
    pub definition: Text,
}

/// Sources, and figures on which they differ.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sources {
    /// The figures on which the sources differ.
    pub disagreements: Vec<Disagreement>,
    /// Each source.
    pub list: Vec<Source>,
}

/// A figure for which sources give more than one value.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    /// What is counted.
    pub name: Str,
    /// Each value, with the names of its sources.
    pub figures: Vec<(Str, Str)>,
}

/// A source.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The title of the document.
    pub title: Str,
    /// Who published it.
    pub publisher: Option<Str>,
    /// Where to read it.
    pub url: Option<Address>,
    /// When it said so.
    pub as_of: Option<Time>,
}

impl Term {
    /// The index in [`at`](Self::at) of the definition for a period: the one that shares most days with it.
    #[must_use]
    pub fn at_the_time(&self, (first, last): (Day, Day)) -> Option<usize> {
        let mut best = None;
        for (place, ScopedDefinition { days, .. }) in self.at.iter().enumerate() {
            if *days == (None, None) {
                continue;
            }
            let from = days.0.map_or(first, |day| day.max(first));
            let to = days.1.map_or(last, |day| day.min(last));
            let shared = to.0.saturating_sub(from.0);
            if shared >= 0 && best.is_none_or(|(_, most)| shared > most) {
                best = Some((place, shared));
            }
        }
        best.map(|(place, _)| place)
    }
}

wire! { Term {
    id, note, label, spellings, kind, definition, details, at, events, mentions, see_also, image, sources
} }
wire! { Letter { letter, terms } }
wire! { ScopedDefinition { during, days, definition } }
wire! { Sources { disagreements, list } }
wire! { Disagreement { name, figures } }
wire! { Source { title, publisher, url, as_of } }
wire_enum! { TermKind {
    0 => Concept,
    1 => Person,
    2 => Organisation,
    3 => Place,
    4 => Law,
    5 => Project,
    6 => Event,
    7 => Claim,
} }

#[cfg(test)]
mod tests {
    use super::{ScopedDefinition, Sources, Term};
    use crate::story::date::Day;
    use crate::story::model::TermKind;
    use crate::view_model::Time;

    /// A term with a definition for each of these periods.
    fn term(times: &[(Option<i64>, Option<i64>)]) -> Term {
        let scoped = |(first, last): &(Option<i64>, Option<i64>)| ScopedDefinition {
            during: Time { words: "then".into(), datetime: None, edtf: "".into() },
            days: (first.map(Day), last.map(Day)),
            definition: Vec::new(),
        };
        Term {
            id: "t".into(),
            note: 1,
            label: "T".into(),
            spellings: "t".into(),
            kind: TermKind::Concept,
            definition: Vec::new(),
            details: Vec::new(),
            at: times.iter().map(scoped).collect(),
            events: Vec::new(),
            mentions: Vec::new(),
            see_also: Vec::new(),
            image: None,
            sources: Sources::default(),
        }
    }

    #[test]
    fn a_period_takes_the_definition_that_shares_most_of_it() {
        let term = term(&[(None, Some(10)), (Some(11), None), (Some(30), Some(40)), (None, None)]);
        for (period, place) in [((1, 5), 0), ((8, 20), 1), ((1, 14), 0), ((10, 10), 0), ((11, 11), 1)] {
            assert_eq!(term.at_the_time((Day(period.0), Day(period.1))), Some(place), "{period:?}");
        }
    }

    #[test]
    fn a_period_outside_of_all_takes_none() {
        let term = term(&[(Some(10), Some(20)), (None, None)]);
        assert_eq!(term.at_the_time((Day(1), Day(9))), None);
        assert_eq!(term.at_the_time((Day(21), Day(30))), None);
        assert_eq!(term.at_the_time((Day(20), Day(30))), Some(0));
    }
}
