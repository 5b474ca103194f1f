//! FNV-1a, 64 bits: short, without tables, and the same on every machine. It detects changes, not attacks.

/// The hash of the empty string.
pub(crate) const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

/// Continues a hash with `bytes`.
#[must_use]
pub(crate) fn add(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A hash as 16 hexadecimal digits.
#[must_use]
pub(crate) fn hex(hash: u64) -> String {
    let digit = |place: u32| char::from_digit(u32::try_from((hash >> (4 * place)) & 15).ok()?, 16);
    (0..16).rev().filter_map(digit).collect()
}
