//! Builds the view model of events and of the timeline.

use super::Builder;
use super::text::Cutter;
use crate::language::fill;
use crate::story::date::{Date, Day, Precision, push_year};
use crate::story::model;
use crate::timeline;
use crate::view_model::{Cluster, Era, Event, EventDate, Group, Line, Row};

impl Builder<'_> {
    pub(super) fn groups(&self) -> Vec<Group> {
        let group =
            |group: &model::Group| Group { id: group.id.clone().into(), label: group.label.clone().into() };
        self.story.groups.iter().map(group).collect()
    }

    /// The events, each with its row in the whole timeline.
    pub(super) fn events(&self) -> Vec<Event> {
        let rows = self.layout.rows.iter();
        rows.filter_map(|row| Some(self.event(row, self.story.events.get(row.event.0)?))).collect()
    }

    fn event(&self, row: &timeline::Row, event: &model::Event) -> Event {
        let date = event.date.as_ref();
        let words = event.display_date.clone().or_else(|| Some(date?.title(self.language)));
        Event {
            id: event.id.clone().into(),
            date: EventDate {
                words: words.map(Into::into),
                datetime: date.and_then(|date| date.datetime()).map(Into::into),
                edtf: date.map(|date| date.edtf().to_owned().into()),
                days: date.and_then(|date| {
                    let (first, last) = date.known();
                    Some((first.or(last)?, last.or(first)?))
                }),
            },
            title: event.title.clone().into(),
            text: self.aside(&event.text),
            groups: event.groups.clone(),
            image: event.image.as_ref().and_then(|image| self.image(&mut Cutter::aside(self), image)),
            sources: self.sources(&event.sources),
            passages: self.references.event_passages.get(row.event.0).cloned().unwrap_or_default(),
            row: self.row(row),
        }
    }

    fn row(&self, row: &timeline::Row) -> Row {
        Row {
            day: row.day,
            tick: row.tick.map(|tick| tick.text(self.language).into()),
            shape: row.mark.map(|mark| mark.shape),
            ends: row.mark.map(|mark| mark.ends).unwrap_or_default(),
        }
    }

    /// Bars, eras and clusters.
    pub(super) fn line(&self) -> Line {
        let eras = self.layout.eras.iter();
        let clusters = self.layout.clusters.iter();
        Line {
            span: self.span().map(Into::into),
            bars: self.layout.bars.clone(),
            eras: eras.filter_map(|span| self.era(self.story.eras.get(span.era.0)?, span)).collect(),
            clusters: clusters.filter_map(|cluster| self.cluster(cluster)).collect(),
        }
    }

    /// The years from the first event to the last.
    fn span(&self) -> Option<String> {
        let known = || self.story.events.iter().filter_map(|event| Some(event.date.as_ref()?.known()));
        let first = known().filter_map(|(first, last)| first.or(last)).min()?.year();
        let last = known().filter_map(|(first, last)| last.or(first)).max()?.year();
        let mut edtf = String::new();
        push_year(&mut edtf, first);
        if first != last {
            edtf.push('/');
            push_year(&mut edtf, last);
        }
        Some(Date::parse(&edtf).ok()?.text(self.language))
    }

    fn era(&self, era: &model::Era, span: &timeline::EraSpan) -> Option<Era> {
        let ends = fill(self.language.messages.era_ends, &[("", &era.label)]);
        Some(Era {
            label: era.label.clone().into(),
            date: self.time(&era.date),
            end: (!era.date.ends_open()).then(|| ends.into()),
            rows: span.rows.clone(),
        })
    }

    fn cluster(&self, cluster: &timeline::Cluster) -> Option<Cluster> {
        let rows = self.layout.rows.get(cluster.rows.clone())?;
        let dates = || rows.iter().filter_map(|row| self.story.events.get(row.event.0)?.date.as_ref());
        let first = rows.first()?.day?;
        let last = dates().filter_map(Date::latest).max()?;
        let to_the_day = dates().all(|date| date.precision() == Precision::Day);
        let period = if to_the_day { days(first, last) } else { Date::of_period(first, last) };
        Some(Cluster { rows: cluster.rows.clone(), words: period?.text(self.language).into() })
    }
}

/// From one day to another.
fn days(first: Day, last: Day) -> Option<Date> {
    let day = |day: Day| Some(Date::of_period(day, day)?.edtf().to_owned());
    if first == last {
        Date::of_period(first, last)
    } else {
        Date::parse(&[&day(first)?, "/", &day(last)?].concat()).ok()
    }
}
