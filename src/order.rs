//! Puts things in order.

use std::cmp::Ordering;

/// The places of `count` things in their order; equal ones stay as they stand.
///
/// # Why not `sort_by` where it is needed?
/// The standard library's sort is fast, and compiled anew for each type some three kilobytes. Readers download
/// this one once.
#[must_use]
pub fn order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}
