//! The compared byte automata, made to follow the same rules for boundaries and case.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use daachorse::{DoubleArrayAhoCorasick, DoubleArrayAhoCorasickBuilder};

/// An automaton of aho-corasick: of this kind, or of the one that it selects.
pub(crate) fn aho_corasick(terms: &[String], kind: Option<AhoCorasickKind>) -> AhoCorasick {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .ascii_case_insensitive(true)
        .kind(kind)
        .build(terms)
        .unwrap()
}

/// The number of whole words found.
pub(crate) fn find_aho_corasick(automaton: &AhoCorasick, text: &str) -> usize {
    automaton.find_iter(text).filter(|found| is_whole(text, found.start(), found.end())).count()
}

/// An automaton of daachorse.
pub(crate) fn daachorse(terms: &[String]) -> DoubleArrayAhoCorasick<u32> {
    DoubleArrayAhoCorasickBuilder::new()
        .match_kind(daachorse::MatchKind::LeftmostLongest)
        .build(terms)
        .unwrap()
}

/// The number of whole words found. It is case-sensitive, so the text is folded first.
pub(crate) fn find_daachorse(automaton: &DoubleArrayAhoCorasick<u32>, text: &str) -> usize {
    let folded = text.to_ascii_lowercase();
    automaton.leftmost_find_iter(&folded).filter(|found| is_whole(text, found.start(), found.end())).count()
}

/// Whether a match begins and ends at word boundaries.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let letter = |at: Option<usize>| {
        at.and_then(|at| text.as_bytes().get(at)).is_some_and(|byte| byte.is_ascii_alphanumeric())
    };
    !letter(start.checked_sub(1)) && !letter(Some(end))
}
