//! How words of a language are found in a text.

/// Which words of a language say little, and which forms a word has.
///
/// It stands apart from [`Language`](super::Language), so that what only draws a story does not carry it, and as
/// languages that nobody has translated the furniture to have it too.
#[derive(Debug)]
pub struct Prose {
    /// The primary subtag of its BCP 47 tags.
    pub tag: &'static str,
    /// Words so common that they tell nothing of what a sentence is about, in small letters, parted by `|`.
    pub common: &'static str,
    /// Names of people, places and organisations are inflected as well.
    pub names: bool,
    /// Endings of words, the longest first, and what stands in their place in other forms, parted by `|`. A form that
    /// begins with `¨` has an umlaut in the vowel before it. The empty ending is that of any other word.
    ///
    /// Forms that no word has do no harm, as no text has them.
    pub inflections: &'static [(&'static str, &'static str)],
}

impl Prose {
    /// A language of which nothing is known.
    pub(super) const UNKNOWN: Self = Self { tag: "", common: "", names: false, inflections: &[] };
}
