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
    /// Endings of words, the longest first, and what stands in their place in other forms, parted by `|`. The empty
    /// ending is that of any other word; of an ending with a `|` in it only what follows is taken away.
    ///
    /// Forms that no word has do no harm, as no text has them. A form may begin with a mark: with `¨` it has an umlaut
    /// in the vowel before it, with one of [`changes`](Self::changes) another end of the stem. It may end with a digit
    /// and then stands for one form with each of those [`endings`](Self::endings).
    pub inflections: &'static [(&'static str, &'static str)],
    /// Endings that many forms have in common, parted by `|`, by the digit that stands for them.
    pub endings: &'static [(char, &'static str)],
    /// What capitals stand for: in an ending for any of their letters, and in a form for one of two, as the word has
    /// first or second ones (vowel harmony: `talossa`, `tytössä`).
    pub letters: &'static [(char, &'static str)],
    /// How the end of a stem changes after a mark, the longest ends first (consonant gradation: `pankki`, `pankin`).
    pub changes: &'static [(char, &'static [(&'static str, &'static str)])],
}

impl Prose {
    /// A language of which nothing is known.
    pub(super) const UNKNOWN: Self = Self {
        tag: "",
        common: "",
        names: false,
        inflections: &[],
        endings: &[],
        letters: &[],
        changes: &[],
    };
}
