//! Overlap tests against a sorted list of ranges.

use std::iter::Peekable;
use std::ops::Range;

/// Tells for successive ranges, in the order of the text, whether each shares a byte with any of a list of ranges. Each
/// range of that list is visited once.
#[derive(Clone)]
pub(super) struct Cover<I: Iterator<Item: Clone>> {
    ranges: Peekable<I>,
    /// The largest end of the ranges visited so far.
    end: usize,
}

impl<'a, I: Iterator<Item = &'a Range<usize>>> Cover<I> {
    /// A cover by ranges sorted by start. They may overlap.
    pub(super) fn new(ranges: impl IntoIterator<IntoIter = I>) -> Self {
        Self { ranges: ranges.into_iter().peekable(), end: 0 }
    }

    /// Whether a range overlaps one of the cover's.
    pub(super) fn touches(&mut self, range: &Range<usize>) -> bool {
        while let Some(next) = self.ranges.next_if(|next| next.start < range.end) {
            self.end = self.end.max(next.end);
        }
        range.start < self.end
    }
}
