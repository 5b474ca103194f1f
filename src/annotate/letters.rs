//! Runs of ASCII letters, read, folded and hashed eight bytes at a time.
//!
//! # Why not byte by byte?
//! Most words of most texts are such a run, and reading them is half of what finding terms costs. The eight bytes of a
//! 64-bit number are looked at together: bytes of ASCII leave the upper bit of each free, and a sum that reaches it
//! tells that a byte is at least so large. That needs neither unsafe code nor the instructions of one processor.

use super::key::Key;

/// A run of ASCII letters, perhaps also of digits and underscores.
pub(super) struct Run {
    /// Where it ends.
    pub(super) end: usize,
    /// What it is, folded where that was asked for.
    pub(super) key: Key,
}

/// What a run consists of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// Letters, which most runs are.
    Letters,
    /// Letters, digits and underscores.
    All,
}

/// The upper bit of each byte.
const UPPER: u64 = all(0x80);

/// The bit that makes a small letter, in each byte.
const SMALL: u64 = all(0x20);

/// Eight times a byte.
const fn all(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The upper bit of each byte from `first` to `last`, where all bytes are ASCII.
const fn between(bytes: u64, first: u8, last: u8) -> u64 {
    (bytes + all(0x80 - first)) & !(bytes + all(0x7f - last)) & UPPER
}

/// The run that begins at `start`; it may be empty.
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
            // In an underscore the bit that makes a small letter is not set either.
            Of::All => (letter | between(ascii, b'0', b'9') | between(ascii, b'_', b'_'), letter >> 2 & fold),
        };
        let outside = (!inside | bytes) & UPPER;
        // The bytes before the first one outside; all of them where none is.
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

/// A sign of ASCII as a run of its own.
pub(super) fn sign(sign: u8, start: usize) -> Run {
    Run { end: start + 1, key: Key::default().then(sign.into()) }
}

/// Eight bytes from a place on, with zeros where there are not so many.
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
