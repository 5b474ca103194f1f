//! Runs of ASCII letters, read, folded and hashed eight bytes at a time.
//!
//! # Why not byte by byte?
//! Most words of most texts are such a run, and reading them is half of what finding terms costs. The eight bytes of a
//! 64-bit number are looked at together: bytes of ASCII leave the upper bit of each free, and a sum that reaches it
//! tells that a byte is at least so large. That needs neither unsafe code nor the instructions of one processor.

use super::table::mix;

/// A run of ASCII letters, digits and underscores.
pub(super) struct Run {
    /// Where it ends.
    pub(super) end: usize,
    /// The [`hash`](super::table::hash) of the run, folded where that was asked for.
    pub(super) hash: u64,
    /// Whether it has capitals.
    pub(super) capitals: bool,
}

/// The upper bit of each byte.
const UPPER: u64 = all(0x80);

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
pub(super) fn run(text: &[u8], start: usize, fold: bool) -> Run {
    let mut run = Run { end: start, hash: 0, capitals: false };
    loop {
        let bytes = eight(text.get(run.end..).unwrap_or_default());
        let ascii = bytes & !UPPER;
        let letter = between(ascii | all(0x20), b'a', b'z');
        let inside = (letter | between(ascii, b'0', b'9') | between(ascii, b'_', b'_')) & !bytes;
        let outside = !inside & UPPER;
        // The bytes before the first one outside; all of them where none is.
        let kept = (outside & outside.wrapping_neg()).wrapping_shr(7).wrapping_sub(1);
        // The bit that makes a small letter, moved to the upper bit of its byte, is not set in a capital.
        let capitals = letter & !(bytes << 2) & kept;
        run.capitals |= capitals != 0;
        let folded = if fold { bytes | capitals >> 2 } else { bytes };
        if kept == 0 {
            return run;
        }
        run.hash = mix(run.hash, folded & kept);
        run.end += outside.trailing_zeros() as usize / 8;
        if outside != 0 {
            return run;
        }
    }
}

/// A sign as a run of its own.
pub(super) fn sign(text: &[u8], start: usize) -> Run {
    let sign = text.get(start).copied().map_or(0, u64::from);
    Run { end: start + 1, hash: mix(0, sign), capitals: false }
}

/// The first eight bytes, with zeros where there are not so many.
#[inline]
fn eight(bytes: &[u8]) -> u64 {
    let eight = bytes.first_chunk().copied().unwrap_or_else(|| {
        let mut eight = [0; 8];
        eight.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
        eight
    });
    u64::from_le_bytes(eight)
}
