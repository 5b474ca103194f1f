//! Tells whether prerendered markup was made from this story by this version.

/// What the markup of a story is marked with: the version of the widget and the hash of the story file.
#[must_use]
pub fn version(story: &str) -> String {
    let mut version = String::from(env!("CARGO_PKG_VERSION"));
    version.push('-');
    version.push_str(&fingerprint(story.as_bytes()));
    version
}

/// A 64-bit FNV-1a hash in hexadecimal (Fowler, Noll, Vo; draft-eastlake-fnv). It tells versions apart; it
/// protects from no one.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> String {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    #[test]
    fn known_values_of_fnv_1a() {
        assert_eq!(fingerprint(b""), "cbf29ce484222325");
        assert_eq!(fingerprint(b"a"), "af63dc4c8601ec8c");
        assert_eq!(fingerprint(b"foobar"), "85944171f73967e8");
    }
}
