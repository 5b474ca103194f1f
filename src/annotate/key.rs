//! Keys by which words are looked up and compared.

use std::ops::Range;

/// A folded word in sixteen bytes: a hash of the word, and its last eight bytes.
///
/// Two words of up to sixteen bytes are equal if and only if their keys are. The hash takes eight bytes at a time,
/// padded with zeros, and each step is invertible: so the last eight bytes and the hash determine the eight bytes
/// before, and as no letter is zero, also the length. Longer words have to be compared.
///
/// Keys are made from the author's words; a text only looks words up, so hash collisions cannot be provoked by readers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Key {
    /// The upper bits depend on every bit of the word.
    pub(super) hash: u64,
    /// The last eight bytes, little-endian. In words of more than sixteen bytes the highest byte is [`Key::LONG`], and
    /// the others may hold the position of the word's letters.
    last: u64,
}

impl Key {
    /// A byte that occurs in no text, as the highest byte.
    const LONG: u64 = 0xff << 56;

    /// The key of a folded word.
    #[inline]
    pub(super) fn of(word: &[u8]) -> Self {
        let (parts, rest) = word.as_chunks::<8>();
        let mut key = parts.iter().fold(Self::default(), |key, part| key.then(u64::from_le_bytes(*part)));
        if !rest.is_empty() {
            key = key.then(rest.iter().rev().fold(0, |part, &byte| part << 8 | u64::from(byte)));
        }
        key.of_length(word.len())
    }

    /// Appends eight bytes to a word.
    #[inline(always)]
    pub(super) fn then(self, part: u64) -> Self {
        Self { hash: mix(self.hash, part), last: part }
    }

    /// Completes the key of a word of this length.
    #[inline(always)]
    pub(super) fn of_length(self, bytes: usize) -> Self {
        if bytes > 16 { Self { last: Self::LONG, ..self } } else { self }
    }

    /// Whether other words may have the same key.
    #[inline]
    pub(super) fn is_long(self) -> bool {
        self.last >= Self::LONG
    }

    /// The key of a long word with the position at which its letters are stored: within the first 4 GB, and less than
    /// 16 MB long. Otherwise the position is empty.
    pub(super) fn kept_at(self, letters: Range<usize>) -> Self {
        let place = match (u32::try_from(letters.start), u64::try_from(letters.len())) {
            (Ok(start), Ok(length @ ..0x100_0000)) => length << 32 | u64::from(start),
            _ => 1,
        };
        Self { last: Self::LONG | place, ..self }
    }

    /// The position at which the letters of a long word are stored.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "it was made from such a place")]
    pub(super) fn letters(self) -> Option<Range<usize>> {
        let start = self.last as u32 as usize;
        let length = (self.last >> 32 & 0xff_ffff) as usize;
        (self.last > Self::LONG).then_some(start..start + length)
    }
}

/// Adds a part to a hash.
#[inline(always)]
pub(super) fn mix(hash: u64, part: u64) -> u64 {
    (hash.rotate_left(23) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Key;

    proptest! {
        #[test]
        fn keys_of_short_words_differ(words in prop::collection::btree_set("[ab]{1,16}|[a-zé]{1,8}", 2..50)) {
            let words: Vec<_> = words.iter().filter(|word| word.len() <= 16).collect();
            for (index, word) in words.iter().enumerate() {
                for other in words.iter().skip(index + 1) {
                    prop_assert_ne!(Key::of(word.as_bytes()), Key::of(other.as_bytes()), "{} {}", word, other);
                }
            }
        }
    }

    #[test]
    fn long_words_say_so() {
        assert!(!Key::of(&[b'a'; 16]).is_long());
        assert!(Key::of(&[b'a'; 17]).is_long());
        assert_ne!(Key::of(&[b'a'; 17]), Key::of(&[b'a'; 18]));
        assert_eq!(Key::of(&[b'a'; 17]).letters(), None);
        assert_eq!(Key::of(&[b'a'; 16]).letters(), None);
        assert_eq!(Key::of(&[b'a'; 17]).kept_at(3..20).letters(), Some(3..20));
        assert_eq!(Key::of(&[b'a'; 17]).kept_at(3..1 << 24 | 3).letters(), Some(1..1));
    }
}
