//! Which words of a text a spelling may begin with, asked without a look at the spellings.
//!
//! # Why?
//! One word in ten is the first of some spelling, nobody can foresee which, and what is known of these lies far away when the
//! glossary is large. Most of them are passed over because the word after them is not the one that goes on. Two filters tell
//! that from what the nearest caches hold.
//!
//! # Why are some words asked about at once?
//! A processor that works at many words together waits for all their answers at the same time rather than for one
//! after the other; but only as far as it can foresee what comes next. So there is no branch between them.

use super::filter::Filter;
use super::key::mix;
use super::table::Table;
use super::words::Word;

/// How spellings begin and go on.
#[derive(Clone, Debug, Default)]
pub(super) struct Beginnings {
    /// The words with which a spelling begins.
    first: Filter,
    /// The words that are a spelling by themselves, and the pairs that follow each other in some spelling.
    steps: Filter,
}

impl Beginnings {
    /// A spelling begins with this word.
    pub(super) fn insert_first(&mut self, word: &Word) {
        self.first.insert(word.key.hash);
    }

    /// This word is a spelling.
    pub(super) fn insert_whole(&mut self, word: &Word) {
        self.steps.insert(whole(word));
    }

    /// One word follows another in a spelling.
    pub(super) fn insert_pair(&mut self, word: &Word, next: &Word) {
        self.steps.insert(pair(word, next));
    }

    /// Whether in some spelling one word follows another. A "yes" may be wrong, a "no" is not.
    #[inline(always)]
    pub(super) fn may_follow(&self, word: &Word, next: &Word) -> bool {
        self.steps.may_have(pair(word, next))
    }

    /// The indices of the words with which a spelling may begin. What is known of these in a table is fetched.
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

/// How many words are asked about at once.
const AT_ONCE: usize = 64;

/// See [`Beginnings::within`].
pub(super) struct Within<'a, T> {
    beginnings: &'a Beginnings,
    table: &'a Table<T>,
    words: &'a [Word],
    /// The first of the words that were asked about, and the first of those that are to be.
    start: usize,
    after: usize,
    /// What was found among them, counted from `start`, and how many these are.
    found: [u8; AT_ONCE],
    count: usize,
    /// The next of these.
    next: usize,
}

impl<T: Copy> Within<'_, T> {
    /// Asks about the next words.
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
            // At the end of the text no word follows; to ask for a pair with itself costs no branch.
            let next = words.get(index + 1).unwrap_or(word);
            let steps = &within.beginnings.steps;
            steps.may_have(whole(word)) | steps.may_have(pair(word, next))
        });
        self.retain(|within, index| {
            words.get(index).is_some_and(|word| within.table.is_taken(word.key.hash))
        });
    }

    /// Leaves those of which `is` holds.
    #[inline(always)]
    fn retain(&mut self, is: impl Fn(&Self, usize) -> bool) {
        for place in 0..std::mem::take(&mut self.count) {
            let index = self.found.get(place).copied().unwrap_or_default();
            self.keep(index, is(self, index.into()));
        }
    }

    /// Writes an index after those that are kept, and counts it if it is to be one of them.
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
