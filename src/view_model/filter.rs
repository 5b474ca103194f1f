//! The filter of the timeline, and the layout of the events that it leaves.

use std::ops::Range;

use super::ViewModel;
use crate::story::date::Day;
use crate::story::model::{EventIndex, GroupIndex, TermIndex};
use crate::timeline::{Arranged, Standing, arrange};

/// The reader's filters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// The groups that are switched off. An event of several groups is hidden with the last of them; one without a
    /// group stays.
    pub hidden_groups: Vec<GroupIndex>,
    /// Only the events that this term takes part in.
    pub only: Option<TermIndex>,
}

impl Filter {
    /// Whether all events are shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.hidden_groups.is_empty() && self.only.is_none()
    }

    /// For each event whether it is shown.
    #[must_use]
    pub fn shown(&self, view: &ViewModel) -> Vec<bool> {
        let all_hidden = |groups: &[GroupIndex]| {
            !groups.is_empty() && groups.iter().all(|group| self.hidden_groups.contains(group))
        };
        let mut shown: Vec<bool> = view.events.iter().map(|event| !all_hidden(&event.groups)).collect();
        if let Some(term) = self.only.and_then(|term| view.terms.get(term.0)) {
            let mut of_term = vec![false; shown.len()];
            for event in &term.events {
                if let Some(own) = of_term.get_mut(event.0) {
                    *own = true;
                }
            }
            shown.iter_mut().zip(of_term).for_each(|(shown, own)| *shown &= own);
        }
        shown
    }
}

impl ViewModel {
    /// The rows of the timeline under a filter, one for each event.
    #[must_use]
    pub fn arrange(&self, filter: &Filter) -> Vec<Arranged> {
        let standing = |(event, shown): (&super::Event, bool)| Standing {
            day: event.row.day,
            end: event.end(),
            headed: event.row.tick.is_some(),
            shown,
        };
        let rows: Vec<Standing> = self.events.iter().zip(filter.shown(self)).map(standing).collect();
        let eras: Vec<Range<usize>> = self.line.eras.iter().map(|era| era.rows.clone()).collect();
        arrange(&rows, &self.line.bars, &eras)
    }

    /// The event nearest to a day, among those that a filter leaves: the last one that begins no later, otherwise the
    /// first. `None` if none of them has a date.
    #[must_use]
    pub fn beside(&self, filter: &Filter, day: Day) -> Option<EventIndex> {
        let shown = filter.shown(self);
        let dated = || {
            let shown = self.events.iter().zip(&shown).enumerate().filter(|(_, (_, shown))| **shown);
            shown.filter_map(|(index, (event, _))| Some((EventIndex(index), event.row.day?)))
        };
        let before = dated().take_while(|(_, begins)| *begins <= day).last();
        before.or_else(|| dated().next()).map(|(event, _)| event)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::compile;
    use crate::story::date::Date;
    use crate::story::lower::read;

    fn story() -> ViewModel {
        let story = r#"{"version": 1, "article": {"title": "T", "body": []},
            "glossary": [{"id": "europol", "label": "Europol", "definition": "An agency."}],
            "timeline": {"groups": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}], "events": [
                {"id": "e0", "date": "2015", "title": "One", "groups": ["a"]},
                {"id": "e1", "date": "2016", "title": "Two of Europol", "groups": ["a", "b"]},
                {"id": "e2", "date": "2017", "title": "Three", "groups": ["b"]},
                {"id": "e3", "date": "2018", "title": "Four of Europol"},
                {"id": "e4", "title": "Five"}]}}"#;
        compile(read(story).unwrap()).1
    }

    fn hiding(groups: &[usize]) -> Filter {
        Filter { hidden_groups: groups.iter().copied().map(GroupIndex).collect(), only: None }
    }

    fn left(filter: &Filter) -> Vec<usize> {
        let shown = filter.shown(&story());
        shown.iter().enumerate().filter_map(|(index, shown)| shown.then_some(index)).collect()
    }

    #[test]
    fn an_event_goes_with_the_last_of_its_groups() {
        assert_eq!(left(&Filter::default()), [0, 1, 2, 3, 4]);
        assert_eq!(left(&hiding(&[0])), [1, 2, 3, 4]);
        assert_eq!(left(&hiding(&[0, 1])), [3, 4]);
    }

    #[test]
    fn the_events_of_a_term_are_left() {
        let only = Filter { hidden_groups: Vec::new(), only: Some(TermIndex(0)) };
        assert_eq!(left(&only), [1, 3]);
        assert_eq!(left(&Filter { only: Some(TermIndex(0)), ..hiding(&[0, 1]) }), [3]);
    }

    #[test]
    fn a_day_is_found_beside_the_events_that_are_left() {
        let story = story();
        let beside = |filter: &Filter, edtf: &str| {
            let day = Date::parse(edtf).unwrap().earliest().unwrap();
            story.beside(filter, day).map(|event| event.0)
        };
        let all = Filter::default();
        assert_eq!(beside(&all, "2016-07-01"), Some(1));
        assert_eq!(beside(&hiding(&[0]), "2010"), Some(1));
        assert_eq!(beside(&hiding(&[1]), "2017-07-01"), Some(1));
        assert_eq!(beside(&all, "2030"), Some(3));
        let none = Filter { only: Some(TermIndex(0)), ..hiding(&[0, 1]) };
        assert_eq!(beside(&none, "2016"), Some(3));
    }
}
