//! An LRU cache for values that are shared between threads.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The capacity. Stories that share files are next to each other, so few values are in use at a time.
const KEPT: usize = 16;

/// The values used last, by key. Each is made once, by the first thread that asks; others wait for it.
///
/// # Why not keep all of them?
/// A site may have as many glossaries as stories; the memory of its build must not grow with them.
pub(crate) struct Recent<K, V>(Mutex<Vec<Slot<K, V>>>);

/// A key, and its value once it is made.
type Slot<K, V> = (K, Arc<OnceLock<V>>);

impl<K, V> Default for Recent<K, V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Clone + PartialEq, V: Clone> Recent<K, V> {
    /// The value of a key, made if it is missing.
    pub(crate) fn get(&self, key: &K, make: impl FnOnce() -> V) -> V {
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let slot = match slots.iter().position(|(other, _)| other == key) {
            Some(place) => slots.remove(place),
            None => (key.clone(), Arc::default()),
        };
        let value = Arc::clone(&slot.1);
        slots.insert(0, slot);
        slots.truncate(KEPT);
        drop(slots);
        value.get_or_init(make).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::{KEPT, Recent};

    #[test]
    fn a_value_is_made_once_until_enough_others_were_asked_for() {
        let recent = Recent::<usize, usize>::default();
        let mut made = Vec::new();
        for key in [1, 2, 1, 2].into_iter().chain(2..2 + KEPT).chain([1]) {
            let value = recent.get(&key, || {
                made.push(key);
                10 * key
            });
            assert_eq!(value, 10 * key);
        }
        let expected: Vec<_> = [1].into_iter().chain(2..2 + KEPT).chain([1]).collect();
        assert_eq!(made, expected);
    }
}
