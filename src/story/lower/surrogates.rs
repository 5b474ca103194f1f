//! Lone surrogates in JSON escapes, which a Rust string cannot hold.

/// The escape of U+FFFD, as long as the escape that it replaces, so that offsets in the file stay the same.
const REPLACEMENT: &str = "\\ufffd";

/// The file with U+FFFD for each lone surrogate; `None` if there are none.
pub(super) fn mended(json: &str) -> Option<String> {
    let mut mended = String::new();
    let mut rest = json;
    let mut found = false;
    while let Some((before, after)) = rest.find('\\').and_then(|at| rest.split_at_checked(at)) {
        mended.push_str(before);
        let (escape, is_half) = match (unit(after), after.get(6..).and_then(unit)) {
            (Some(0xD800..0xDC00), Some(0xDC00..0xE000)) => (12, false),
            (Some(0xD800..0xE000), _) => (6, true),
            _ => (2, false),
        };
        // Invalid escapes are left to the parser.
        let (escape, after) = after.split_at_checked(escape)?;
        mended.push_str(if is_half { REPLACEMENT } else { escape });
        found |= is_half;
        rest = after;
    }
    mended.push_str(rest);
    found.then_some(mended)
}

/// The UTF-16 code unit of the escape at the start of a text.
fn unit(text: &str) -> Option<u16> {
    u16::from_str_radix(text.strip_prefix("\\u")?.get(..4)?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::mended;

    #[test]
    fn half_a_pair_is_replaced_and_all_else_stays() {
        for (json, expected) in [
            (r#""a\ud83d""#, Some(r#""a\ufffd""#)),
            (r#""\ude00b\ud83d\ude00""#, Some(r#""\ufffdb\ud83d\ude00""#)),
            (r#""\ud83d\ud83d\ude00""#, Some(r#""\ufffd\ud83d\ude00""#)),
            (r#""\\ud83d \n""#, None),
            (r#""\ud83d\ude00""#, None),
            ("\\", None),
        ] {
            assert_eq!(mended(json).as_deref(), expected, "{json}");
        }
    }
}
