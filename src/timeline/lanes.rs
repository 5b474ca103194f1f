//! Bars beside the line, for events that last over several rows.
//!
//! # Why no bars for dates that are not intervals?
//! "2018" may be any day of that year. The date's text and the length of its marker show that it is not known more
//! precisely; a bar would say that the event filled the year.
//!
//! # Why at most three?
//! Bars take their width from the text. Three can be told apart; where a fourth would begin, the event has its marker
//! on the line and its date as text, but no bar. Sharing a lane would show a wrong length. Events with the same period
//! do share a bar.

use std::ops::Range;

use crate::story::date::{Date, Day};
use crate::story::model::EventIndex;

use super::Ends;

/// The maximum number of bars side by side.
pub const MAX_LANES: u8 = 3;

/// A bar by its place in [`super::Layout::bars`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BarIndex(pub usize);

/// A bar beside the line.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// From 0, next to the line, outwards.
    pub lane: u8,
    /// The rows that it passes, at least two.
    pub rows: Range<usize>,
    /// The events with this period, at least one. The first is in its first row.
    pub events: Vec<EventIndex>,
    /// How it begins and ends.
    pub ends: Ends,
}

/// The segment of a bar beside one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LaneSegment {
    /// Which segment.
    pub part: Part,
    /// The bar.
    pub bar: BarIndex,
}

/// The kind of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// From the row's marker down.
    Start,
    /// Along the whole row.
    Through,
    /// Down to the row's marker.
    End,
}

/// The bars of the rows, by first row.
///
/// First fit: a bar takes the free lane nearest to the line.
pub(super) fn bars(rows: &[(EventIndex, &Date)], days: &[Day]) -> Vec<Bar> {
    let mut bars: Vec<(Span, Bar)> = Vec::new();
    let mut taken = [None::<usize>; MAX_LANES as usize];
    for (row, (event, date)) in rows.iter().enumerate() {
        for slot in &mut taken {
            *slot = slot.filter(|&bar| bars.get(bar).is_some_and(|(_, bar)| row < bar.rows.end));
        }
        if let Some((span, end)) = span(date, row, days) {
            let same =
                taken.iter().flatten().copied().find(|&bar| bars.get(bar).is_some_and(|(s, _)| *s == span));
            let free = taken.iter_mut().zip(0_u8..).find(|(slot, _)| slot.is_none());
            if let Some((_, bar)) = same.and_then(|bar| bars.get_mut(bar)) {
                bar.events.push(*event);
            } else if let Some((slot, lane)) = free {
                *slot = Some(bars.len());
                let (rows, events) = (row..end, vec![*event]);
                let bar = Bar { lane, rows, events, ends: span.ends };
                bars.push((span, bar));
            }
        }
    }
    bars.into_iter().map(|(_, bar)| bar).collect()
}

/// Two events share a bar if these are equal.
#[derive(PartialEq)]
struct Span {
    from: Option<Day>,
    to: Option<Day>,
    ends: Ends,
}

/// The period of a row's interval, and the end of the rows that begin in it; `None` if that is only its own row.
fn span(date: &Date, row: usize, days: &[Day]) -> Option<(Span, usize)> {
    let (from, to) = date.known();
    if !date.is_interval() {
        return None;
    }
    let end = to.map_or(days.len(), |to| days.partition_point(|&day| day <= to));
    let span = Span { from, to, ends: Ends::of(date) };
    (end > row + 1).then_some((span, end))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Arranged, layout, tests::events};
    use super::*;

    /// A column for each lane: `┬` where a bar starts, `│` where it goes through, `┴` where it ends.
    fn drawn(dates: &[&str]) -> Vec<String> {
        let layout = layout(&events(dates), &[]);
        let lane = |segment: &Option<LaneSegment>| match segment {
            None => ' ',
            Some(segment) => match segment.part {
                Part::Start => '┬',
                Part::Through => '│',
                Part::End => '┴',
            },
        };
        let row = |row: &Arranged| row.lanes.iter().map(lane).collect::<String>().trim_end().to_owned();
        layout.arrange(|_| true).iter().map(row).collect()
    }

    #[test]
    fn bars_beside_rows() {
        for (dates, expected) in [
            // An interval covers the events in it, not those after it.
            (vec!["2018-01/2018-12", "2018-06", "2018-09-01", "2019"], vec!["┬", "│", "┴", ""]),
            (vec!["2018-01-01/2018-12-31", "2018-12-31", "2019"], vec!["┬", "┴", ""]),
            // An imprecise date has no bar; nor has an interval that covers no other row.
            (vec!["2018", "2018-06-13", "2018-06-13", "2018-07/2018-08", "2019"], vec!["", "", "", "", ""]),
            // A bar inside another, then a lane that is free again.
            (
                vec!["2017/2018", "2017-03/2017-05", "2017-04-01", "2017-09", "2018/2018", "2018-02-01"],
                vec!["┬", "│┬", "│┴", "│", "│┬", "┴┴"],
            ),
            // Events with the same period share a bar.
            (vec!["2018/2019", "2018/2019", "2018/2019", "2018-06"], vec!["┬", "│", "│", "┴"]),
            // Different precision is a different period.
            (vec!["2018/2019", "2018~/2019", "2018-06"], vec!["┬", "│┬", "┴┴"]),
            // A fourth has no bar.
            (
                vec!["2018/2018", "2018/2019", "2018/2020", "2018/2021", "2018-06", "2021-05"],
                vec!["┬", "│┬", "││┬", "│││", "┴┴┴", ""],
            ),
            // An open end extends to the last row, an open start from the first.
            (vec!["../2017-06", "2017/2017", "2017-07", "2018/..", "2019"], vec!["┬", "┴┬", " ┴", "┬", "┴"]),
            // An unknown end extends the bar no further than the known part.
            (vec!["2018/", "2018-06", "2019"], vec!["┬", "┴", ""]),
            (vec![], vec![]),
        ] {
            assert_eq!(drawn(&dates), expected, "{dates:?}");
        }
    }

    proptest! {
        #[test]
        fn bars_never_overlap(
            years in prop::collection::vec((1990..2010_u16, 0..6_u16, 0..4_u8), 0..60),
        ) {
            let dates: Vec<String> = years
                .iter()
                .map(|(year, length, form)| match form {
                    0 => format!("{year}"),
                    1 => format!("{year}-06"),
                    2 => format!("{year}/.."),
                    _ => format!("{year}/{}", year + length),
                })
                .collect();
            let dates: Vec<&str> = dates.iter().map(String::as_str).collect();
            let events = events(&dates);
            let layout = layout(&events, &[]);
            let rows = layout.arrange(|_| true);
            for (index, bar) in layout.bars.iter().enumerate() {
                prop_assert!(bar.rows.len() >= 2);
                for (number, row) in rows.iter().enumerate() {
                    let segment = row.lanes[usize::from(bar.lane)].filter(|segment| segment.bar.0 == index);
                    prop_assert_eq!(segment.is_some(), bar.rows.contains(&number));
                    let expected = if number == bar.rows.start {
                        Part::Start
                    } else if number + 1 == bar.rows.end {
                        Part::End
                    } else {
                        Part::Through
                    };
                    prop_assert!(segment.is_none_or(|segment| segment.part == expected));
                }
                let own: Vec<&Date> =
                    bar.events.iter().filter_map(|event| events[event.0].date.as_ref()).collect();
                prop_assert!(own.windows(2).all(|pair| pair[0].known() == pair[1].known()));
            }
        }
    }
}
