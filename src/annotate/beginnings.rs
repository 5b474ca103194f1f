//! Filters that tell where in a text a spelling may begin, without access to the spellings.
//!
//! # Why?
//! One word in ten is the first word of some spelling, unpredictably, and in a large glossary looking up such a word is
//! a cache miss. Most of these are rejected because the next word does not continue a spelling. Two filters that fit
//! into the nearest caches decide this without the look-up.
//!
//! # Why in batches?
//! A processor that works on many words at once overlaps their cache misses, but only without mispredicted branches. So
//! there are no branches between them.

use super::filter::Filter;
use super::key::mix;
use super::table::Table;
use super::words::Word;

/// Filters over the first words of all spellings.
#[derive(Clone, Debug, Default)]
pub(super) struct Beginnings {
    /// The first words of spellings.
    first: Filter,
    /// Spellings of one word, and pairs of consecutive words in a spelling.
    steps: Filter,
}

impl Beginnings {
    /// Adds the first word of a spelling.
    pub(super) fn insert_first(&mut self, word: &Word) {
        self.first.insert(word.key.hash);
    }

    /// Adds a spelling of one word.
    pub(super) fn insert_whole(&mut self, word: &Word) {
        self.steps.insert(whole(word));
    }

    /// Adds two consecutive words of a spelling.
    pub(super) fn insert_pair(&mut self, word: &Word, next: &Word) {
        self.steps.insert(pair(word, next));
    }

    /// Whether two words are consecutive in some spelling. May be a false positive, never a false negative.
    #[inline(always)]
    pub(super) fn may_follow(&self, word: &Word, next: &Word) -> bool {
        self.steps.may_have(pair(word, next))
    }

    /// The indices of the words with which a spelling may begin. Prefetches their entries in a table.
    pub(super) fn within<'a, T: Copy>(&'a self, words: &'a [Word], table: &'a Table<T>) -> Within<'a, T> {
        Within { beginnings: self, table, words, start: 0, after: 0, found: [0; AT_ONCE], count: 0, next: 0 }
    }
}

fn whole(word: &Word) -> u64 {
    mix(word.key.hash, 0)
}

#[inline(always)]
fn pair(word: &Word, next: &Word) -> u64 {
    mix(word.key.hash, next.key.hash)
}

/// The number of words per batch.
const AT_ONCE: usize = 64;

/// See [`Beginnings::within`].
pub(super) struct Within<'a, T> {
    beginnings: &'a Beginnings,
    table: &'a Table<T>,
    words: &'a [Word],
    /// The first word of this batch, and the first of the next.
    start: usize,
    after: usize,
    /// The candidates among them, as offsets from `start`, and their number.
    found: [u8; AT_ONCE],
    count: usize,
    /// The next candidate to return.
    next: usize,
}

impl<T: Copy> Within<'_, T> {
    /// Filters the next batch.
    fn ask(&mut self) {
        self.start = self.after;
        self.after += AT_ONCE;
        let words = self.words.get(self.start..).unwrap_or_default();
        (self.next, self.count) = (0, 0);
        for (index, word) in (0..).zip(words).take(AT_ONCE) {
            self.keep(index, self.beginnings.first.may_have(word.key.hash));
        }
        self.retain(|within, index| {
            let Some(word) = words.get(index) else { return false };
            // The last word of a text is paired with itself, which needs no branch.
            let next = words.get(index + 1).unwrap_or(word);
            let steps = &within.beginnings.steps;
            steps.may_have(whole(word)) | steps.may_have(pair(word, next))
        });
        self.retain(|within, index| {
            words.get(index).is_some_and(|word| within.table.is_taken(word.key.hash))
        });
    }

    /// Keeps the candidates for which `is` holds.
    #[inline(always)]
    fn retain(&mut self, is: impl Fn(&Self, usize) -> bool) {
        for place in 0..std::mem::take(&mut self.count) {
            let index = self.found.get(place).copied().unwrap_or_default();
            self.keep(index, is(self, index.into()));
        }
    }

    /// Writes a candidate after the kept ones, and counts it if `kept`.
    #[inline(always)]
    fn keep(&mut self, index: u8, kept: bool) {
        if let Some(place) = self.found.get_mut(self.count) {
            *place = index;
        }
        self.count += usize::from(kept);
    }
}

impl<T: Copy> Iterator for Within<'_, T> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.next == self.count {
            if self.after >= self.words.len() {
                return None;
            }
            self.ask();
        }
        let index = self.found.get(self.next)?;
        self.next += 1;
        Some(self.start + usize::from(*index))
    }
}
