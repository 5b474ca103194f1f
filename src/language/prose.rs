//! Language data for finding words in a text.

/// Common words and inflections of a language.
///
/// Separate from [`Language`](super::Language), so that code that only renders does not contain it, and because
/// languages without translated messages have it too.
#[derive(Debug)]
pub struct Prose {
    /// The primary subtag of its BCP 47 tags.
    pub tag: &'static str,
    /// Words so common that they say nothing about the topic of a sentence, in lower case, separated by `|`.
    pub common: &'static str,
    /// Whether names of people, places and organisations are inflected as well.
    pub names: bool,
    /// Endings of words, the longest first, and their replacements in other forms, separated by `|`. The empty ending
    /// matches any other word; of an ending with a `|` in it only the part after that is removed.
    ///
    /// Over-generated forms do no harm: they do not occur in texts. A form may begin with a mark: `¨` adds an umlaut to
    /// the last vowel of the stem, one of [`changes`](Self::changes) changes its end. It may end with a digit and then
    /// stands for one form with each of those [`endings`](Self::endings).
    pub inflections: &'static [(&'static str, &'static str)],
    /// Endings shared by many forms, separated by `|`, by the digit that stands for them.
    pub endings: &'static [(char, &'static str)],
    /// The letters that a capital stands for: in an ending any of them, in a form one of two, depending on the word
    /// (vowel harmony: `talossa`, `tytössä`).
    pub letters: &'static [(char, &'static str)],
    /// How a mark changes the end of a stem, the longest ends first (consonant gradation: `pankki`, `pankin`).
    pub changes: &'static [(char, &'static [(&'static str, &'static str)])],
}

impl Prose {
    /// A language without data.
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
