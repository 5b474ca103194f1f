//! Reads, folds and hashes runs of ASCII letters, eight bytes at a time.
//!
//! # Why not byte by byte?
//! Most words of most texts are such a run, and reading them is half the cost of finding terms. The eight bytes of a
//! 64-bit number are compared at once (SWAR): ASCII bytes leave the highest bit of each byte free, and adding a
//! constant sets it if the byte is at least a certain value. This needs neither unsafe code nor SIMD instructions.

use super::key::Key;

/// A run of ASCII letters, possibly with digits and underscores.
pub(super) struct Run {
    /// The end of the run.
    pub(super) end: usize,
    /// Its key, folded if requested.
    pub(super) key: Key,
}

/// The characters of a run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// Only letters, like most runs.
    Letters,
    /// Letters, digits and underscores.
    All,
}

/// The highest bit of each byte.
const UPPER: u64 = all(0x80);

/// The bit that distinguishes lower from upper case, in each byte.
const SMALL: u64 = all(0x20);

/// A byte repeated eight times.
const fn all(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// Sets the highest bit of each byte that is between `first` and `last`, if all bytes are ASCII.
const fn between(bytes: u64, first: u8, last: u8) -> u64 {
    (bytes + all(0x80 - first)) & !(bytes + all(0x7f - last)) & UPPER
}

/// The run that begins at `start`; may be empty.
#[inline(always)]
pub(super) fn run(text: &[u8], start: usize, of: Of, fold: bool) -> Run {
    let fold = if fold { SMALL } else { 0 };
    let (mut end, mut key) = (start, Key::default());
    loop {
        let bytes = eight(text, end);
        let ascii = bytes & !UPPER;
        let letter = between(ascii | SMALL, b'a', b'z');
        let (inside, small) = match of {
            Of::Letters => (letter, fold),
            // An underscore does not have the lower-case bit either.
            Of::All => (letter | between(ascii, b'0', b'9') | between(ascii, b'_', b'_'), letter >> 2 & fold),
        };
        let outside = (!inside | bytes) & UPPER;
        // Keep the bytes before the first one outside; all of them if there is none.
        let kept = (outside & outside.wrapping_neg()).wrapping_shr(7).wrapping_sub(1);
        if kept == 0 {
            break;
        }
        key = key.then((bytes | small) & kept);
        end += outside.trailing_zeros() as usize / 8;
        if outside != 0 {
            break;
        }
    }
    Run { end, key: key.of_length(end - start) }
}

/// An ASCII sign as a run of its own.
pub(super) fn sign(sign: u8, start: usize) -> Run {
    Run { end: start + 1, key: Key::default().then(sign.into()) }
}

/// The eight bytes from a position, padded with zeros.
#[inline(always)]
fn eight(text: &[u8], at: usize) -> u64 {
    let rest = text.get(at..).unwrap_or_default();
    match rest.first_chunk() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => at_the_end(rest),
    }
}

#[cold]
fn at_the_end(bytes: &[u8]) -> u64 {
    let mut eight = [0; 8];
    eight.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
    u64::from_le_bytes(eight)
}
