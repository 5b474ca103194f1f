//! A hash table that answers quickly that something is not in it.
//!
//! # Why not a map of the standard library?
//! Most words of a text are in no spelling; what counts is how much memory the question touches. Here most are answered
//! by a filter of eight bits for each slot, which the nearest caches hold, and the others by the entry itself. The map's
//! own filter needs the instructions of one processor to be as fast, which WebAssembly lacks, and gives one wrong "yes" in ten.

/// Entries found by a hash and a question.
#[derive(Clone, Debug)]
pub(super) struct Table<T> {
    /// None, or as many as a power of two, at most three quarters of them taken. An entry stands in the first free
    /// slot from that of its hash on.
    slots: Vec<Option<T>>,
    /// How many of the 64 bits of a hash are not in the number of its slot.
    shift: u32,
    taken: usize,
    /// Eight bits for each slot: a Bloom filter in pieces of 64 bits, in one of which each entry has set two (Putze,
    /// Sanders, Singler: Cache-, Hash- and Space-Efficient Bloom Filters, 2007).
    filter: Vec<u64>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { slots: Vec::new(), shift: 0, taken: 0, filter: Vec::new() }
    }
}

impl<T: Copy> Table<T> {
    /// Whether an entry may have been put in with this hash. A "yes" may be wrong, a "no" is not.
    #[inline(always)]
    pub(super) fn may_have(&self, hash: u64) -> bool {
        let (place, bits) = self.bits(hash);
        self.filter.get(place).is_some_and(|piece| piece & bits == bits)
    }

    /// Whether the first slot of this hash is taken. If it is not, no entry was put in with this hash.
    #[inline(always)]
    pub(super) fn is_taken(&self, hash: u64) -> bool {
        self.get(self.first_slot(hash)).is_some()
    }

    /// The entry that was put in with this hash and of which `is` holds, and its slot. To ask [`Table::may_have`] before
    /// is up to the caller.
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

    /// The entry in a slot, to be changed; its hash must stay.
    pub(super) fn get_mut(&mut self, slot: usize) -> Option<&mut T> {
        self.slots.get_mut(slot)?.as_mut()
    }

    /// Puts in an entry, which is not in yet, and returns its slot.
    pub(super) fn insert(&mut self, entry: T, hash_of: impl Fn(&T) -> u64) -> usize {
        self.taken += 1;
        if self.taken * 4 > self.slots.len() * 3 {
            let slots = vec![None; (self.slots.len() * 2).max(16)];
            self.filter = vec![0; slots.len() / 8];
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
        let (place, bits) = self.bits(hash);
        if let Some(piece) = self.filter.get_mut(place) {
            *piece |= bits;
        }
        slot
    }

    /// The place of a hash in the filter, and its bits there.
    #[inline(always)]
    fn bits(&self, hash: u64) -> (usize, u64) {
        (self.first_slot(hash) >> 3, 1 << (hash >> 32 & 63) | 1 << (hash >> 38 & 63))
    }

    /// By the upper bits of a hash, which depend on every bit of the key.
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
        // A hash with few values, so that most entries share a slot.
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
                assert!(expected.is_none() || table.may_have(hash_of(number)));
            }
        }
        assert_eq!(Table::<u32>::default().find(0, |_| true), None);
    }
}
