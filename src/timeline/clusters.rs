//! Clusters: runs of crowded rows.
//!
//! # Why by gaps, and not by a count per month?
//! A count per month splits a busy week at the end of a month, and misses a war with few events. What readers call
//! "those days" is a run without a pause. So a cluster is a run of at least [`MIN_ROWS`] rows, each within a quarter of
//! a step of the one before it: with random gaps that hardly ever happens. A heading ends a run. Short timelines have
//! no clusters, since folding gains nothing there.

use std::ops::Range;

use super::gaps::GapScale;
use super::ticks::Tick;
use crate::story::date::Day;

/// The minimum number of rows in a cluster.
const MIN_ROWS: usize = 8;

/// Timelines with at most this many rows have no clusters.
const SHORT: usize = 40;

/// Rows that are close together in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// Its rows.
    pub rows: Range<usize>,
}

/// The clusters among the rows with these days and headings.
pub(super) fn clusters(days: &[Day], ticks: &[Option<Tick>], scale: GapScale) -> Vec<Cluster> {
    let mut clusters = Vec::new();
    if days.len() <= SHORT {
        return clusters;
    }
    let mut start = 0;
    let mut before = None;
    for (row, (&day, tick)) in days.iter().zip(ticks).enumerate() {
        let close = before.is_some_and(|before: Day| day.0.abs_diff(before.0) <= scale.step / 4);
        if !close || tick.is_some() {
            close_run(start..row, &mut clusters);
            start = row;
        }
        before = Some(day);
    }
    close_run(start..days.len(), &mut clusters);
    clusters
}

fn close_run(rows: Range<usize>, clusters: &mut Vec<Cluster>) {
    if rows.len() >= MIN_ROWS {
        clusters.push(Cluster { rows });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(days: &[i64], ticks: &[usize]) -> Vec<(usize, usize)> {
        let days: Vec<Day> = days.iter().copied().map(Day).collect();
        let ticks: Vec<Option<Tick>> =
            (0..days.len()).map(|row| ticks.contains(&row).then_some(Tick::Year(0))).collect();
        clusters(&days, &ticks, GapScale { step: 40 })
            .into_iter()
            .map(|cluster| (cluster.rows.start, cluster.rows.end))
            .collect()
    }

    /// Rows 40 days apart, and seven more after the row 20, five days apart.
    fn crowded() -> Vec<i64> {
        let mut days: Vec<i64> = (0..40).map(|row| row * 40).collect();
        days.extend((1..8).map(|row| 800 + row * 5));
        days.sort_unstable();
        days
    }

    #[test]
    fn a_crowded_run_is_a_cluster() {
        assert_eq!(found(&crowded(), &[]), [(20, 29)]);
        assert_eq!(found(&(0..60).map(|row| row * 40).collect::<Vec<_>>(), &[]), []);
        assert_eq!(found(&[7; 50], &[]), [(0, 50)]);
    }

    #[test]
    fn a_heading_ends_it() {
        assert_eq!(found(&crowded(), &[20]), [(20, 29)]);
        assert_eq!(found(&crowded(), &[24]), []);
        assert_eq!(found(&[7; 50], &[10]), [(0, 10), (10, 50)]);
    }

    #[test]
    fn a_short_timeline_has_none() {
        assert_eq!(found(&[7; 40], &[]), []);
        assert_eq!(found(&[], &[]), []);
    }
}
