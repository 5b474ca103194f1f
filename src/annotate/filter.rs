//! A set of hashes that may seem to hold one that it does not, and takes so little room that a processor keeps it at hand.

/// A Bloom filter in pieces of 64 bits, in one of which each hash has set two (Putze, Sanders, Singler: Cache-, Hash- and
/// Space-Efficient Bloom Filters, 2007). Of the hashes that are not in it, it
/// takes about one in fifty for one that is.
#[derive(Clone, Debug, Default)]
pub(super) struct Filter {
    /// What was put in, to make it grow.
    hashes: Vec<u64>,
    /// None, or as many as a power of two, at least one for six hashes.
    pieces: Vec<u64>,
    /// How many of the 64 bits of a hash are not in the number of its piece.
    shift: u32,
}

impl Filter {
    /// Whether a hash is in it. A "yes" may be wrong, a "no" is not.
    #[inline(always)]
    pub(super) fn may_have(&self, hash: u64) -> bool {
        let (place, bits) = self.bits(hash);
        self.pieces.get(place).is_some_and(|piece| piece & bits == bits)
    }

    /// Puts in a hash.
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

    /// The place of the piece of a hash, by its upper bits, and the two bits that it sets there.
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
