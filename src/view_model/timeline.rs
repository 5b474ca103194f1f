//! The rendered part of events and of the timeline.

use std::ops::Range;

use super::wire::{wire, wire_enum};
use super::{Image, Sources, Str, Text, Time};
use crate::story::date::Day;
use crate::story::model::{GroupIndex, PassageIndex};
use crate::timeline::{Bar, Ends, Shape};

/// A group of events.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Unique.
    pub id: Str,
    /// The name.
    pub label: Str,
}

/// An event.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Unique, and safe in a fragment.
    pub id: Str,
    /// The date.
    pub date: EventDate,
    /// The title, one line.
    pub title: Str,
    /// The description.
    pub text: Text,
    /// The groups, each once.
    pub groups: Vec<GroupIndex>,
    /// A picture.
    pub image: Option<Image>,
    /// Sources.
    pub sources: Sources,
    /// The passages that mention it, linked or not, in the order of the text.
    pub passages: Vec<PassageIndex>,
    /// Its row.
    pub row: Row,
}

/// The date of an event, as text and as days.
#[derive(Clone, Debug, PartialEq)]
pub struct EventDate {
    /// The author's label, otherwise the formatted date; `None` if there is neither.
    pub words: Option<Str>,
    /// For `<time datetime>`, where HTML has a value for it.
    pub datetime: Option<Str>,
    /// As the author wrote it.
    pub edtf: Option<Str>,
    /// Its first and its last day.
    pub days: Option<(Day, Day)>,
}

/// A row of the timeline; see [`crate::timeline`] for what it means.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its position in time; `None` if the date is unknown.
    pub day: Option<Day>,
    /// A heading above the row.
    pub tick: Option<Str>,
    /// The marker on the line; `None` if the date is unknown.
    pub shape: Option<Shape>,
    /// How the marker begins and ends.
    pub ends: Ends,
}

/// The timeline as a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// The years from the first event to the last, as text; `None` if no event has a date.
    pub span: Option<Str>,
    /// The bars beside the line, by first row.
    pub bars: Vec<Bar>,
    /// The eras, in the order of the story.
    pub eras: Vec<Era>,
    /// Runs of crowded rows, in order.
    pub clusters: Vec<Cluster>,
}

/// An era.
#[derive(Clone, Debug, PartialEq)]
pub struct Era {
    /// The name.
    pub label: Str,
    /// The period.
    pub date: Time,
    /// Its end as text; `None` if it has none.
    pub end: Option<Str>,
    /// The rows that begin in it.
    pub rows: Range<usize>,
}

/// Rows that are close together in time.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// The rows.
    pub rows: Range<usize>,
    /// Their period as text.
    pub words: Str,
}

impl Event {
    /// The last day of a period whose end is known.
    pub(super) fn end(&self) -> Option<Day> {
        let is_period = self.row.shape == Some(Shape::Range) && !self.row.ends.open_end;
        self.date.days.filter(|_| is_period).map(|(_, last)| last)
    }
}

wire! { Group { id, label } }
wire! { Event { id, date, title, text, groups, image, sources, passages, row } }
wire! { EventDate { words, datetime, edtf, days } }
wire! { Row { day, tick, shape, ends } }
wire! { Line { span, bars, eras, clusters } }
wire! { Bar { lane, rows, events, ends } }
wire! { Era { label, date, end, rows } }
wire! { Cluster { rows, words } }
wire! { Ends { soft_start, soft_end, open_start, open_end } }
wire_enum! { Shape { 0 => Point, 1 => Short, 2 => Long, 3 => Range } }
