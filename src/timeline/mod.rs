//! The layout of the timeline as data: rows, gaps, bars.
//!
//! One vertical line. The events are a list ordered by their earliest possible day; each is a row with a marker on the
//! line. The layout knows nothing of pixels.
//!
//! # Why rows, and not coordinates?
//! A row is as high as its text, and its height depends on the reader's font, zoom and language. A list in normal flow
//! adapts to all of them, to paper, and to a page without script or style attributes. So each row has small integers,
//! which the style sheet turns into space: steps of a gap, lanes, shapes.
//!
//! # Why two steps?
//! [`layout`] needs dates and runs once, when the story is built. What depends on the reader's filters is computed
//! again by [`arrange()`] from plain days, in the browser.
//!
//! # Why not to scale throughout?
//! Gaps are to scale up to [`MAX_STEPS`]; the few longer ones are folded and labelled with their length. Text takes
//! space as well, so a crowded month is longer on the page than an empty year. The order and the dates as text stay
//! exact.

mod arrange;
mod clusters;
mod duration;
mod gaps;
mod lanes;
mod ticks;

use std::cmp::Ordering;
use std::ops::Range;

pub use self::arrange::{Arranged, Edge, Standing, arrange};
pub use self::clusters::Cluster;
pub use self::duration::{Duration, Unit};
use self::gaps::GapScale;
pub use self::gaps::{Gap, MAX_STEPS};
pub use self::lanes::{Bar, BarIndex, LaneSegment, MAX_LANES, Part};
pub use self::ticks::Tick;
use crate::story::date::{Date, Day, Precision};
use crate::story::model::{Era, Event, EventIndex};

/// The layout of a timeline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// One row for each event, those without a date last.
    pub rows: Vec<Row>,
    /// How many rows have a date.
    pub dated: usize,
    /// The bars beside the line, by first row.
    pub bars: Vec<Bar>,
    /// The eras in the order of the story.
    pub eras: Vec<EraSpan>,
    /// Runs of crowded rows.
    pub clusters: Vec<Cluster>,
}

/// A row of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The event.
    pub event: EventIndex,
    /// Its position in time, never before the row above; `None` if the date is unknown.
    pub day: Option<Day>,
    /// The last day of a period whose end is known.
    pub end: Option<Day>,
    /// A heading above the row.
    pub tick: Option<Tick>,
    /// The marker on the line; `None` if the date is unknown.
    pub mark: Option<Mark>,
}

/// The marker of an event on the line: how precisely its date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The shape.
    pub shape: Shape,
    /// How it begins and ends.
    pub ends: Ends,
}

/// The shape of a marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A day.
    Point,
    /// A month, a season or another part of a year.
    Short,
    /// A year or more.
    Long,
    /// From one date to another, or a set of dates.
    Range,
}

/// How a marker or a bar begins and ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ends {
    /// The start is approximate, uncertain or unknown.
    pub soft_start: bool,
    /// The end is approximate, uncertain or unknown.
    pub soft_end: bool,
    /// It has no start.
    pub open_start: bool,
    /// It has no end.
    pub open_end: bool,
}

/// The index of an era in [`Story::eras`](crate::story::model::Story::eras).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EraIndex(pub usize);

/// An era beside the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EraSpan {
    /// The era.
    pub era: EraIndex,
    /// The rows that begin in it; if there are none, an empty range at the row where it would be.
    pub rows: Range<usize>,
}

/// The order of events in a timeline: by earliest possible day, then by latest; those without a date last.
#[must_use]
pub fn order(a: &Event, b: &Event) -> Ordering {
    a.date.is_none().cmp(&b.date.is_none()).then_with(|| a.date.cmp(&b.date))
}

/// Lays out all events, which must be in [`order`].
#[must_use]
pub fn layout(events: &[Event], eras: &[Era]) -> Layout {
    let numbered = || (0..).map(EventIndex).zip(events);
    let dated: Vec<(EventIndex, &Date)> =
        numbered().filter_map(|(index, event)| Some((index, event.date.as_ref()?))).collect();
    let days = days(&dated);
    let ticks = ticks::ticks(dated.iter().map(|(_, date)| *date));
    let clusters = clusters::clusters(&days, &ticks, GapScale::of(&days));
    let with_date = (dated.iter().zip(&days).zip(ticks)).map(|(((event, date), day), tick)| Row {
        event: *event,
        day: Some(*day),
        end: date.known().1.filter(|_| date.is_range() && !date.ends_open()),
        tick,
        mark: Some(Mark { shape: shape(date), ends: Ends::of(date) }),
    });
    let without = numbered().filter(|(_, event)| event.date.is_none());
    let without = without.map(|(event, _)| Row { event, day: None, end: None, tick: None, mark: None });
    Layout {
        rows: with_date.chain(without).collect(),
        dated: dated.len(),
        bars: lanes::bars(&dated, &days),
        eras: era_spans(eras, &days),
        clusters,
    }
}

impl Layout {
    /// Arranges the rows that are shown.
    #[must_use]
    pub fn arrange(&self, shown: impl Fn(usize) -> bool) -> Vec<Arranged> {
        let standing = |(index, row): (usize, &Row)| Standing {
            day: row.day,
            end: row.end,
            headed: row.tick.is_some(),
            shown: shown(index),
        };
        let rows: Vec<Standing> = self.rows.iter().enumerate().map(standing).collect();
        let eras: Vec<Range<usize>> = self.eras.iter().map(|era| era.rows.clone()).collect();
        arrange(&rows, &self.bars, &eras)
    }
}

impl Ends {
    /// The ends of a date.
    fn of(date: &Date) -> Self {
        Self {
            soft_start: date.starts_softly(),
            soft_end: date.ends_softly(),
            open_start: date.starts_open(),
            open_end: date.ends_open(),
        }
    }
}

fn shape(date: &Date) -> Shape {
    match date.precision() {
        _ if date.is_range() => Shape::Range,
        Precision::Day => Shape::Point,
        Precision::Month | Precision::Season => Shape::Short,
        _ => Shape::Long,
    }
}

/// The day of each row, in ascending order: the earliest of its date. A date without a start is placed at its latest
/// possible day, or at the row below it.
fn days(rows: &[(EventIndex, &Date)]) -> Vec<Day> {
    let mut below = Day(i64::MAX);
    let mut days: Vec<Day> = (rows.iter().rev())
        .map(|(_, date)| {
            let day = date.earliest().unwrap_or_else(|| date.latest().map_or(below, |day| day.min(below)));
            below = below.min(day);
            day
        })
        .collect();
    days.reverse();
    let mut above = Day(i64::MIN);
    for day in &mut days {
        above = above.max(*day);
        *day = above;
    }
    days
}

fn era_spans(eras: &[Era], days: &[Day]) -> Vec<EraSpan> {
    let span = |(index, era): (usize, &Era)| {
        let start = era.date.earliest().map_or(0, |first| days.partition_point(|&day| day < first));
        let end = era.date.latest().map_or(days.len(), |last| days.partition_point(|&day| day <= last));
        EraSpan { era: EraIndex(index), rows: start..end }
    };
    eras.iter().enumerate().map(span).collect()
}

#[cfg(test)]
mod tests;
