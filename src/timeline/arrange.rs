//! Arranges the rows that a filter leaves: gaps, headings, bars and eras.
//!
//! # Why not just hide rows of the whole layout?
//! Gaps would be relative to hidden rows, a year would lose its heading with its first event, and a bar could begin
//! beside nothing. So gaps are computed for the shown rows from their days, each time; this takes less than a
//! millisecond for thousands of rows.

use std::ops::Range;

use super::gaps::GapScale;
use super::{Bar, BarIndex, EraIndex, Gap, LaneSegment, MAX_LANES, Part};
use crate::story::date::Day;

/// A row before it is arranged. Those without a day come last.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// Its position in time.
    pub day: Option<Day>,
    /// The last day of a period whose end is known.
    pub end: Option<Day>,
    /// A heading begins above it.
    pub headed: bool,
    /// Whether the filter leaves it.
    pub shown: bool,
}

/// An arranged row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arranged {
    /// Whether it is shown; otherwise nothing of it is rendered.
    pub shown: bool,
    /// The gap above the row.
    pub gap: Gap,
    /// The row whose heading is above this one: its own, or that of a hidden row before it.
    pub heading: Option<usize>,
    /// The eras that begin or end here.
    pub eras: Vec<(EraIndex, Edge)>,
    /// Whether the row is in an era.
    pub in_era: bool,
    /// The segments of bars beside the row, by lane.
    pub lanes: [Option<LaneSegment>; MAX_LANES as usize],
}

/// The position of an era's edge relative to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// It begins above the row.
    Begins,
    /// It ends below the row.
    Ends,
    /// It begins below the row, which is the last with a day.
    Follows,
}

/// Arranges rows; the bars by their first row, and the rows that begin in each era.
#[must_use]
pub fn arrange(rows: &[Standing], bars: &[Bar], eras: &[Range<usize>]) -> Vec<Arranged> {
    let shown = |row: &Standing| row.shown.then_some(row.day).flatten();
    let days: Vec<Day> = rows.iter().filter_map(shown).collect();
    let scale = GapScale::of(&days);
    let mut arranged = Vec::with_capacity(rows.len());
    let (mut before, mut heading) = (None, None);
    // The latest end so far.
    let mut reach: Option<Day> = None;
    for (index, row) in rows.iter().enumerate() {
        if row.headed {
            heading = Some(index);
        }
        let mut place = Arranged { shown: row.shown, ..Arranged::default() };
        if let Some(day) = shown(row) {
            place.gap = match (before, reach) {
                (None, _) => Gap::default(),
                (Some(before), None) => scale.gap(before, day),
                (Some(before), Some(reach)) => scale.gap_after(before, reach, day),
            };
            place.heading = heading.take();
            before = Some(day);
            reach = reach.max(row.end);
        }
        arranged.push(place);
    }
    let near = Near::of(rows);
    for (index, bar) in bars.iter().enumerate() {
        let shown = bar.events.iter().any(|event| rows.get(event.0).is_some_and(|row| row.shown));
        let rows = near.within(&bar.rows).filter(|rows| shown && rows.start + 1 < rows.end);
        let Some(rows) = rows else { continue };
        for row in rows.clone() {
            let part = match row {
                row if row == rows.start => Part::Start,
                row if row + 1 == rows.end => Part::End,
                _ => Part::Through,
            };
            let lane = arranged.get_mut(row).and_then(|place| place.lanes.get_mut(usize::from(bar.lane)));
            if let Some(lane) = lane {
                *lane = Some(LaneSegment { part, bar: BarIndex(index) });
            }
        }
    }
    for (index, era) in eras.iter().enumerate() {
        let mut note = |row: Option<usize>, edge| {
            let place = row.and_then(|row| arranged.get_mut(row));
            if let Some(place) = place {
                place.eras.push((EraIndex(index), edge));
            }
        };
        if let Some(rows) = near.within(era) {
            note(Some(rows.start), Edge::Begins);
            note(rows.end.checked_sub(1), Edge::Ends);
            arranged.get_mut(rows).into_iter().flatten().for_each(|place| place.in_era = true);
        } else if let Some(next) = near.next(era.start) {
            note(Some(next), Edge::Begins);
        } else {
            note(near.last(rows.len()), Edge::Follows);
        }
    }
    arranged
}

/// Finds the nearest shown rows with a day.
struct Near {
    /// For each row the number of such rows before it.
    before: Vec<usize>,
    /// The shown rows with a day.
    rows: Vec<usize>,
}

impl Near {
    fn of(all: &[Standing]) -> Self {
        let (mut before, mut rows) = (Vec::with_capacity(all.len()), Vec::new());
        for (index, row) in all.iter().enumerate() {
            before.push(rows.len());
            if row.shown && row.day.is_some() {
                rows.push(index);
            }
        }
        Self { before, rows }
    }

    /// The first at or after a row.
    fn next(&self, row: usize) -> Option<usize> {
        self.rows.get(*self.before.get(row)?).copied()
    }

    /// The last before a row.
    fn last(&self, row: usize) -> Option<usize> {
        let before = self.before.get(row).copied().unwrap_or(self.rows.len());
        self.rows.get(before.checked_sub(1)?).copied()
    }

    /// The range from the first to the last within `range`; `None` if there are none.
    fn within(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let (first, last) = (self.next(range.start)?, self.last(range.end)?);
        (range.start <= first && first <= last && last < range.end).then_some(first..last + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{layout, tests::eras, tests::events};
    use super::*;
    use crate::language;

    /// The shown rows of a line: heading, steps, folded gap, lanes, eras.
    fn drawn(dates: &[&str], periods: &[&str], hidden: &[usize]) -> Vec<String> {
        let messages = &language::of("en").messages;
        let layout = layout(&events(dates), &eras(periods));
        let rows = layout.arrange(|row| !hidden.contains(&row));
        let row = |row: &Arranged| {
            let heading = row.heading.map_or("", |row| dates[row]);
            let folded = row.gap.folded.map_or(String::new(), |time| [" ", &time.text(messages)].concat());
            let eras: String = (row.eras.iter())
                .map(|(era, edge)| match edge {
                    Edge::Begins => format!("+{}", era.0),
                    Edge::Ends => format!("-{}", era.0),
                    Edge::Follows => format!(">{}", era.0),
                })
                .collect();
            let lanes = row.lanes.iter().flatten().count();
            format!("{heading}|{}{folded}|{lanes}|{eras}", row.gap.steps).replace('\u{a0}', " ")
        };
        rows.iter().filter(|row| row.shown).map(row).collect()
    }

    const DATES: [&str; 6] = ["2017", "2017-03", "2017-04", "2018-02", "2018-03", "-"];

    #[test]
    fn the_gap_over_hidden_rows_is_that_between_those_left() {
        assert_eq!(
            drawn(&DATES, &[], &[]),
            ["2017|0|0|", "|2|0|", "|1|0|", "2018-02|8 10 months|0|", "|1|0|", "|0|0|"]
        );
        assert_eq!(drawn(&DATES, &[], &[0, 1, 4]), ["2017|0|0|", "2018-02|1|0|", "|0|0|"]);
        assert_eq!(drawn(&DATES, &[], &[1, 2]), ["2017|0|0|", "2018-02|8 13 months|0|", "|1|0|", "|0|0|"]);
    }

    #[test]
    fn a_gap_is_measured_from_the_latest_end() {
        let dates = ["1829/1991", "1999-10-01", "1999-10-05", "1999-10-09", "1999-10-13", "1999-10-17"];
        assert!(drawn(&dates, &[], &[])[1].contains("|8 8 years|"), "{:?}", drawn(&dates, &[], &[]));
        assert_eq!(drawn(&dates, &[], &[0])[0], "1999-10-01|0|0|");
        let under = ["1829/1999-10-08", "1999-10-01", "1999-10-05", "1999-10-09", "1999-10-13", "1999-10-17"];
        let rows = drawn(&under, &[], &[]);
        assert!(rows[1].contains("|8|1|"), "a bar goes through: {rows:?}");
    }

    #[test]
    fn a_heading_outlives_its_row() {
        assert_eq!(drawn(&DATES, &[], &[0, 1, 3]), ["2017|0|0|", "2018-02|1|0|", "|0|0|"]);
    }

    #[test]
    fn a_bar_goes_with_its_events_and_begins_beside_what_is_left() {
        let dates = ["2017-01/2017-12", "2017-01/2017-12", "2017-02", "2017-03", "2018-05"];
        let lanes = |hidden: &[usize]| {
            let layout = layout(&events(&dates), &[]);
            let rows = layout.arrange(|row| !hidden.contains(&row));
            rows.iter().map(|row| row.lanes[0].map(|segment| segment.part)).collect::<Vec<_>>()
        };
        use Part::{End, Start, Through};
        assert_eq!(lanes(&[]), [Some(Start), Some(Through), Some(Through), Some(End), None]);
        assert_eq!(lanes(&[0]), [None, Some(Start), Some(Through), Some(End), None]);
        assert_eq!(lanes(&[0, 3])[1..3], [Some(Start), Some(End)]);
        assert_eq!(lanes(&[0, 1]), [None; 5]);
        assert_eq!(lanes(&[1, 2, 3]), [None; 5]);
    }

    #[test]
    fn eras_say_where_they_begin_and_end() {
        let dates = ["2015", "2016", "2017", "2018", "-"];
        let periods = ["2016/2017", "2015-03", "2016/..", "2025"];
        let eras = |hidden: &[usize]| {
            let rows = drawn(&dates, &periods, hidden);
            rows.iter().map(|row| row.rsplit('|').next().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(eras(&[]), ["", "+0+1+2", "-0", "-2>3", ""]);
        assert_eq!(eras(&[1]), ["", "+0-0+1+2", "-2>3", ""]);
        assert_eq!(eras(&[1, 2]), ["", "+0+1+2-2>3", ""]);
        assert_eq!(eras(&[0, 1, 2, 3]), [""]);
    }
}
