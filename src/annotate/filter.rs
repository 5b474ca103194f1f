//! A set of hashes with false positives, small enough to stay in the processor's cache.

/// A blocked Bloom filter with blocks of 64 bits, in which each hash sets two bits of one block (Putze, Sanders,
/// Singler: Cache-, Hash- and Space-Efficient Bloom Filters, 2007). The false positive rate is about one in fifty.
#[derive(Clone, Debug, Default)]
pub(super) struct Filter {
    /// The inserted hashes, for growing.
    hashes: Vec<u64>,
    /// Empty, or a power of two, at least one block for six hashes.
    pieces: Vec<u64>,
    /// The number of bits of a hash that are not used for the block's index.
    shift: u32,
}

impl Filter {
    /// Whether a hash is in the set. May be a false positive, never a false negative.
    #[inline(always)]
    pub(super) fn may_have(&self, hash: u64) -> bool {
        let (place, bits) = self.bits(hash);
        self.pieces.get(place).is_some_and(|piece| piece & bits == bits)
    }

    /// Inserts a hash.
    pub(super) fn insert(&mut self, hash: u64) {
        self.hashes.push(hash);
        if self.hashes.len() > self.pieces.len() * 6 {
            let count = (self.pieces.len() * 2).max(2);
            self.pieces = vec![0; count];
            self.shift = 64 - count.ilog2();
            (0..self.hashes.len()).for_each(|index| self.set(index));
        } else {
            self.set(self.hashes.len() - 1);
        }
    }

    fn set(&mut self, index: usize) {
        let (place, bits) = self.bits(self.hashes.get(index).copied().unwrap_or_default());
        if let Some(piece) = self.pieces.get_mut(place) {
            *piece |= bits;
        }
    }

    /// The index of a hash's block, from its upper bits, and the two bits that it sets there.
    #[inline(always)]
    #[expect(clippy::cast_possible_truncation, reason = "it is below the number of pieces")]
    fn bits(&self, hash: u64) -> (usize, u64) {
        (hash.wrapping_shr(self.shift) as usize, 1 << (hash >> 44 & 63) | 1 << (hash >> 38 & 63))
    }
}

#[cfg(test)]
mod tests {
    use super::super::key::Key;
    use super::Filter;

    #[test]
    fn what_was_put_in_is_there_and_little_else() {
        let hash = |number: u32| Key::of(number.to_string().as_bytes()).hash;
        for count in [10, 1000, 10_000, 100_000] {
            let mut filter = Filter::default();
            assert!(!filter.may_have(hash(0)));
            (0..count).for_each(|number| filter.insert(hash(number)));
            assert!((0..count).all(|number| filter.may_have(hash(number))));
            let wrong = (count..11 * count).filter(|&number| filter.may_have(hash(number))).count();
            assert!(wrong < count as usize / 2, "{wrong} of {}", 10 * count);
        }
    }
}
