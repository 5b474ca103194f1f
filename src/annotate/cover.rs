//! Ranges that close parts of a text.

use std::iter::Peekable;
use std::ops::Range;

/// Tells for one range after another, in the order of the text, whether it shares a byte with any of some others.
/// Each of those is looked at once.
#[derive(Clone)]
pub(super) struct Cover<I: Iterator<Item: Clone>> {
    ranges: Peekable<I>,
    /// As far as the ranges reach that began so far.
    end: usize,
}

impl<'a, I: Iterator<Item = &'a Range<usize>>> Cover<I> {
    /// A cover by ranges in the order of their starts. They may overlap.
    pub(super) fn new(ranges: impl IntoIterator<IntoIter = I>) -> Self {
        Self { ranges: ranges.into_iter().peekable(), end: 0 }
    }

    /// Whether a range shares a byte with one of the cover's.
    pub(super) fn touches(&mut self, range: &Range<usize>) -> bool {
        while let Some(next) = self.ranges.next_if(|next| next.start < range.end) {
            self.end = self.end.max(next.end);
        }
        range.start < self.end
    }
}
