//! Numbers for words.

use super::table::{Table, hash};

/// Folded words, each with a number, counted from 0.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    numbers: Table,
    letters: Letters,
}

/// The letters of all words, one after another, and where those of each end.
#[derive(Clone, Debug, Default)]
struct Letters {
    all: Vec<u8>,
    ends: Vec<u32>,
}

impl Vocabulary {
    /// The number of a word.
    #[inline]
    pub(super) fn get(&self, word: &str) -> Option<u32> {
        self.numbers.get(hash(word.as_bytes()), |number| self.letters.of(number) == word.as_bytes())
    }

    /// The number of a word, which gets one if it has none. There are none left when all words together have 4 GB.
    pub(super) fn insert(&mut self, word: &str) -> Option<u32> {
        if let Some(number) = self.get(word) {
            return Some(number);
        }
        let Letters { all, ends } = &mut self.letters;
        let number = u32::try_from(ends.len()).ok()?;
        let end = u32::try_from(all.len() + word.len()).ok()?;
        all.extend_from_slice(word.as_bytes());
        ends.push(end);
        self.numbers.insert(hash(word.as_bytes()), number, |number| hash(self.letters.of(number)));
        Some(number)
    }
}

impl Letters {
    fn of(&self, number: u32) -> &[u8] {
        let number = number as usize;
        let start =
            number.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |&end| end as usize);
        let end = self.ends.get(number).map_or(0, |&end| end as usize);
        self.all.get(start..end).unwrap_or_default()
    }
}
