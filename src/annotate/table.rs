//! A hash table whose entries hold their own keys.
//!
//! # Why not the map of the standard library?
//! A lookup should touch one cache line, the entry; a [filter](super::filter) answers most misses before. The control
//! bytes of the standard map are fast only with SIMD instructions, which WebAssembly lacks, and have more false
//! positives.

/// A hash table with open addressing; entries are compared by a closure.
#[derive(Clone, Debug)]
pub(super) struct Table<T> {
    /// Empty, or a power of two of slots, at most three quarters of them taken. Linear probing: an entry is in the
    /// first free slot from that of its hash on.
    slots: Vec<Option<T>>,
    /// The number of bits of a hash that are not used for the slot's index.
    shift: u32,
    taken: usize,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { slots: Vec::new(), shift: 0, taken: 0 }
    }
}

impl<T: Copy> Table<T> {
    /// Whether the first slot of this hash is taken. If not, there is no entry with this hash.
    #[inline(always)]
    pub(super) fn is_taken(&self, hash: u64) -> bool {
        self.get(self.first_slot(hash)).is_some()
    }

    /// The entry with this hash for which `is` holds, and its slot.
    #[inline(always)]
    pub(super) fn find(&self, hash: u64, is: impl Fn(&T) -> bool) -> Option<(usize, &T)> {
        let mut slot = self.first_slot(hash);
        loop {
            let entry = self.get(slot)?;
            if is(entry) {
                return Some((slot, entry));
            }
            slot = self.next_slot(slot);
        }
    }

    #[inline(always)]
    fn get(&self, slot: usize) -> Option<&T> {
        self.slots.get(slot)?.as_ref()
    }

    /// The entry in a slot, mutable; its hash must not change.
    pub(super) fn get_mut(&mut self, slot: usize) -> Option<&mut T> {
        self.slots.get_mut(slot)?.as_mut()
    }

    /// Inserts an entry that is not in the table yet, and returns its slot.
    pub(super) fn insert(&mut self, entry: T, hash_of: impl Fn(&T) -> u64) -> usize {
        self.taken += 1;
        if self.taken * 4 > self.slots.len() * 3 {
            let slots = vec![None; (self.slots.len() * 2).max(16)];
            self.shift = 64 - slots.len().ilog2();
            let entries = std::mem::replace(&mut self.slots, slots);
            for entry in entries.into_iter().flatten() {
                self.place(entry, hash_of(&entry));
            }
        }
        self.place(entry, hash_of(&entry))
    }

    fn place(&mut self, entry: T, hash: u64) -> usize {
        let mut slot = self.first_slot(hash);
        while self.get(slot).is_some() {
            slot = self.next_slot(slot);
        }
        if let Some(free) = self.slots.get_mut(slot) {
            *free = Some(entry);
        }
        slot
    }

    /// The slot of a hash, from its upper bits, which depend on every bit of the key.
    #[inline(always)]
    #[expect(clippy::cast_possible_truncation, reason = "it is below the number of slots")]
    fn first_slot(&self, hash: u64) -> usize {
        hash.wrapping_shr(self.shift) as usize
    }

    #[inline(always)]
    fn next_slot(&self, slot: usize) -> usize {
        (slot + 1) & self.slots.len().wrapping_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::super::key::mix;
    use super::*;

    #[test]
    fn what_was_put_in_is_found_and_nothing_else() {
        // A hash with few values, so that most entries collide.
        for hash_of in
            [|number: u32| mix(0, u64::from(number)), |number: u32| u64::from(number % 3) << 32 | 7]
        {
            let mut table = Table::default();
            for number in (0..500).step_by(2) {
                table.insert(number, |&number| hash_of(number));
            }
            for number in 0..500 {
                let found = table.find(hash_of(number), |&other| other == number);
                let expected = (number % 2 == 0).then_some(&number);
                assert_eq!(found.map(|(_, number)| number), expected);
            }
        }
        assert_eq!(Table::<u32>::default().find(0, |_| true), None);
    }
}
