//! From days to places on the line and back.

use std::ops::Range;

use crate::story::date::Day;

/// Where a day stands on the line, counted in rows: 0 is the mark of the first row, 1.5 lies half-way
/// from the second to the third. Linear from row to row, since a row is as high as its text.
///
/// The days of the rows are joined by one more, the last day of the story, which stands below the last row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimeScale {
    /// Never falling.
    days: Vec<Day>,
}

impl TimeScale {
    /// A scale through the days of the rows, in order, and the last day of all.
    ///
    /// A day that lies before the one above it is taken to that.
    #[must_use]
    pub fn through(rows: &[Day], end: Day) -> Self {
        let mut latest = Day(i64::MIN);
        let rising = |day: Day| {
            latest = latest.max(day);
            latest
        };
        let days = if rows.is_empty() { &[] } else { &[end][..] };
        Self { days: rows.iter().chain(days).copied().map(rising).collect() }
    }

    /// The number of rows.
    fn rows(&self) -> usize {
        self.days.len().saturating_sub(1)
    }

    /// The first place of a day. Days outside the story are taken to its ends.
    #[must_use]
    pub fn first(&self, day: Day) -> f64 {
        self.place(day, self.days.partition_point(|&known| known < day))
    }

    /// The last place of a day: another than the first where several rows have that day.
    #[must_use]
    pub fn last(&self, day: Day) -> f64 {
        self.place(day, self.days.partition_point(|&known| known <= day))
    }

    /// The day of a place. Places outside the line are taken to its ends; none where the line is empty.
    #[must_use]
    pub fn day(&self, place: f64) -> Option<Day> {
        let place = place.clamp(0.0, self.rows() as f64);
        #[expect(clippy::cast_possible_truncation, reason = "clamped to the number of rows")]
        let row = place as usize;
        let start = *self.days.get(row)?;
        let end = self.days.get(row + 1).copied().unwrap_or(start);
        let part = (place - row as f64) * end.0.saturating_sub(start.0) as f64;
        #[expect(clippy::cast_possible_truncation, reason = "a float beyond the range saturates")]
        Some(Day(start.0.saturating_add(part.round() as i64).min(end.0)))
    }

    /// From the first place of a period's first day to the last place of its last; none where the line is
    /// empty.
    #[must_use]
    pub fn locate(&self, (from, to): (Day, Day)) -> Option<Range<f64>> {
        (!self.days.is_empty()).then(|| self.first(from)..self.last(to))
    }

    /// The place of a day between the row `below` and the one above it.
    fn place(&self, day: Day, below: usize) -> f64 {
        let Some(above) = below.checked_sub(1) else {
            return 0.0;
        };
        let (Some(start), Some(end)) = (self.days.get(above), self.days.get(below)) else {
            return self.rows() as f64;
        };
        let part = day.0.saturating_sub(start.0) as f64 / end.0.saturating_sub(start.0) as f64;
        above as f64 + part
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn scale(days: &[i64], end: i64) -> TimeScale {
        let days: Vec<Day> = days.iter().copied().map(Day).collect();
        TimeScale::through(&days, Day(end))
    }

    #[test]
    fn places() {
        let scale = scale(&[0, 10, 10, 30], 40);
        for (day, first, last) in [
            (-5, 0.0, 0.0),
            (0, 0.0, 0.0),
            (5, 0.5, 0.5),
            (10, 1.0, 2.0),
            (15, 2.25, 2.25),
            (30, 3.0, 3.0),
            (35, 3.5, 3.5),
            (40, 4.0, 4.0),
            (99, 4.0, 4.0),
        ] {
            assert_eq!((scale.first(Day(day)), scale.last(Day(day))), (first, last), "{day}");
        }
        assert_eq!(scale.locate((Day(5), Day(10))), Some(0.5..2.0));
        assert_eq!(scale.locate((Day(10), Day(10))), Some(1.0..2.0));
        assert_eq!(scale.day(2.25), Some(Day(15)));
        assert_eq!(scale.day(-1.0), Some(Day(0)));
        assert_eq!(scale.day(9.0), Some(Day(40)));
        assert_eq!(scale.day(f64::NAN), Some(Day(0)));
    }

    #[test]
    fn one_row_and_none() {
        assert_eq!(scale(&[7], 7).locate((Day(0), Day(9))), Some(0.0..1.0));
        assert_eq!(scale(&[], 7), TimeScale::default());
        assert_eq!(TimeScale::default().locate((Day(0), Day(9))), None);
        assert_eq!(TimeScale::default().day(0.0), None);
    }

    #[test]
    fn all_of_time() {
        let scale = scale(&[i64::MIN, 0], i64::MAX);
        assert_eq!(scale.first(Day(i64::MIN)), 0.0);
        assert!(scale.first(Day(-1)) <= 1.0);
        assert_eq!(scale.last(Day(i64::MAX)), 2.0);
    }

    proptest! {
        #[test]
        fn never_goes_back(
            days in prop::collection::vec(-1_000_000..1_000_000_i64, 1..40),
            end in -1_000_000..1_000_000_i64,
            (a, b) in (-1_100_000..1_100_000_i64, -1_100_000..1_100_000_i64),
        ) {
            let scale = scale(&days, end);
            let (a, b) = (Day(a.min(b)), Day(a.max(b)));
            prop_assert!(scale.first(a) <= scale.last(a));
            prop_assert!(scale.first(a) <= scale.first(b));
            prop_assert!(scale.last(a) <= scale.last(b));
        }

        #[test]
        fn there_and_back(
            days in prop::collection::vec(-1_000_000..1_000_000_i64, 1..40),
            end in -1_000_000..1_000_000_i64,
            part in 0.0..=1.0,
        ) {
            let scale = scale(&days, end);
            let place = part * scale.rows() as f64;
            let day = scale.day(place).unwrap();
            prop_assert!(scale.days.first() <= Some(&day) && Some(&day) <= scale.days.last());
            prop_assert_eq!(scale.day(scale.first(day)), Some(day));
            prop_assert_eq!(scale.day(scale.last(day)), Some(day));
            let (before, after) = (scale.first(Day(day.0 - 1)), scale.last(Day(day.0 + 1)));
            prop_assert!(before <= place && place <= after, "{} <= {} <= {}", before, place, after);
        }
    }
}
