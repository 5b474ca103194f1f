//! What is drawn of an event, and of the line that it stands on.

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

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Unique, and safe in a fragment.
    pub id: Str,
    /// When.
    pub date: EventDate,
    /// What, in a line.
    pub title: Str,
    /// What, in a few sentences.
    pub text: Text,
    /// The groups, each once.
    pub groups: Vec<GroupIndex>,
    /// A picture.
    pub image: Option<Image>,
    /// Where it is told.
    pub sources: Sources,
    /// The passages that mention it, linked or not, in the order of the text.
    pub passages: Vec<PassageIndex>,
    /// How it stands on the line.
    pub row: Row,
}

/// When an event was: what is shown, and what is known.
#[derive(Clone, Debug, PartialEq)]
pub struct EventDate {
    /// In the author's words, or else as the date says it; none where neither is given.
    pub words: Option<Str>,
    /// As HTML says it, where it can.
    pub datetime: Option<Str>,
    /// As the author wrote it.
    pub edtf: Option<Str>,
    /// Its first and its last day.
    pub days: Option<(Day, Day)>,
}

/// A row of the timeline; see [`crate::timeline`] for what it means.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Where it stands in time; none where the date is unknown.
    pub day: Option<Day>,
    /// A heading above the row.
    pub tick: Option<Str>,
    /// The mark on the line; none where the date is unknown.
    pub shape: Option<Shape>,
    /// How the mark begins and ends.
    pub ends: Ends,
}

/// What lasts over several rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// The years from the first event to the last, in words; none where no event has a date.
    pub span: Option<Str>,
    /// The bars beside the line, by first row.
    pub bars: Vec<Bar>,
    /// The eras, in the order of the story.
    pub eras: Vec<Era>,
    /// Crowded runs of rows, in their order.
    pub clusters: Vec<Cluster>,
}

/// An era.
#[derive(Clone, Debug, PartialEq)]
pub struct Era {
    /// The name.
    pub label: Str,
    /// When.
    pub date: Time,
    /// Where it ends, in words; none where it does not.
    pub end: Option<Str>,
    /// The rows that begin in it.
    pub rows: Range<usize>,
}

/// Rows that stand close together in time.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Those rows.
    pub rows: Range<usize>,
    /// The time that they take, in words.
    pub words: Str,
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
