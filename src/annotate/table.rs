//! A hash table of numbers, whose keys lie wherever the numbers point to.
//!
//! # Why not a map of the standard library?
//! Most words of a text are in no spelling; what counts is how much memory the question touches. Here that is one slot
//! of 8 bytes, which holds half of the hash, and the key is looked at only where that half is right. A map with a
//! string of its own for each word takes four times the memory, and building it an allocation per word.

/// Numbers below 2³² − 1, found by a hash and a question.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    /// None, or as many as a power of two, at most half of them taken: the upper half of a hash, and a number
    /// counted from 1. An entry stands in the first free slot from that of its hash on.
    slots: Vec<u64>,
    taken: usize,
    /// Sixteen bits for each slot; set are those of the hashes that were put in.
    filter: Vec<u64>,
}

impl Table {
    /// The number that was put in with this hash and of which `is` holds.
    #[inline]
    pub(super) fn get(&self, hash: u64, is: impl Fn(u32) -> bool) -> Option<u32> {
        let (place, bit) = self.bit(hash);
        if self.filter.get(place)? & bit == 0 {
            return None;
        }
        let mut slot = self.first_slot(hash);
        loop {
            let entry = *self.slots.get(slot)?;
            let number = lower(entry).checked_sub(1)?;
            if (entry ^ hash) >> 32 == 0 && is(number) {
                return Some(number);
            }
            slot = self.next_slot(slot);
        }
    }

    /// Puts in a number, which is not in yet.
    pub(super) fn insert(&mut self, hash: u64, number: u32) {
        self.taken += 1;
        if self.taken * 4 > self.slots.len() * 3 {
            let slots = vec![0; (self.slots.len() * 2).max(16)];
            self.filter = vec![0; slots.len() / 4];
            let entries = std::mem::replace(&mut self.slots, slots);
            entries.into_iter().filter(|&entry| entry != 0).for_each(|entry| self.place(entry));
        }
        self.place(hash >> 32 << 32 | u64::from(number.saturating_add(1)));
    }

    fn place(&mut self, entry: u64) {
        let mut slot = self.first_slot(entry);
        while self.slots.get(slot).is_some_and(|&entry| entry != 0) {
            slot = self.next_slot(slot);
        }
        if let Some(free) = self.slots.get_mut(slot) {
            *free = entry;
        }
        let (place, bit) = self.bit(entry);
        if let Some(bits) = self.filter.get_mut(place) {
            *bits |= bit;
        }
    }

    /// The place and the bit of a hash in the filter.
    #[inline]
    fn bit(&self, hash: u64) -> (usize, u64) {
        let slot = self.first_slot(hash);
        (slot >> 2, 1 << (hash >> 32 & 63))
    }

    /// By the upper bits of a hash, which depend on every bit of the key.
    #[inline]
    fn first_slot(&self, hash: u64) -> usize {
        (((hash >> 32) * self.slots.len() as u64) >> 32) as usize
    }

    #[inline]
    fn next_slot(&self, slot: usize) -> usize {
        (slot + 1) & self.slots.len().wrapping_sub(1)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "cutting is what it is for")]
fn lower(number: u64) -> u32 {
    number as u32
}

/// A fast hash for short keys: of eight bytes at a time, the last of them filled up with zeros. No two keys of the same
/// length of up to eight bytes have the same hash: it is the key times an odd number. The keys are those of the author;
/// a text only asks for them, so nobody gains by collisions.
#[inline]
pub(super) fn hash(key: &[u8]) -> u64 {
    let (chunks, rest) = key.as_chunks::<8>();
    let hash = chunks.iter().fold(0, |hash, chunk| mix(hash, u64::from_le_bytes(*chunk)));
    if rest.is_empty() {
        return hash;
    }
    mix(hash, rest.iter().rev().fold(0, |value, &byte| value << 8 | u64::from(byte)))
}

/// Takes a further part of a key into a hash.
#[inline]
pub(super) fn mix(hash: u64, part: u64) -> u64 {
    (hash.rotate_left(23) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_found_and_nothing_else() {
        // A hash with few values, so that most entries share a slot.
        for hash_of in
            [|number: u32| mix(0, u64::from(number)), |number: u32| u64::from(number % 3) << 32 | 7]
        {
            let mut table = Table::default();
            for number in (0..500).step_by(2) {
                table.insert(hash_of(number), number);
            }
            for number in 0..500 {
                let expected = (number % 2 == 0).then_some(number);
                assert_eq!(table.get(hash_of(number), |other| other == number), expected);
            }
        }
        assert_eq!(Table::default().get(0, |_| true), None);
    }

    #[test]
    fn keys_of_all_lengths_differ() {
        let keys = ["", "a", "b", "ab", "ba", "aaaaaaaa", "aaaaaaab", "aaaaaaaaa", "aaaaaaaaaaaaaaaa"];
        for (index, key) in keys.iter().enumerate() {
            for other in keys.iter().skip(index + 1) {
                assert_ne!(hash(key.as_bytes()), hash(other.as_bytes()), "{key:?} {other:?}");
            }
        }
    }
}
