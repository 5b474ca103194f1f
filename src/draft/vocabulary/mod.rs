//! The word lists of a language, from which drafts are made.
//!
//! Each language has a file in `src/language/data/draft` with lines `key: word | word`, in lower case. Translators edit
//! only these files; the build makes a table of them.

mod keys;

use std::collections::{HashMap, HashSet};

use whatlang::Lang;
use yake_rust::StopWords;

include!(concat!(env!("OUT_DIR"), "/vocabularies.rs"));

/// The word lists of one language.
pub(super) struct Vocabulary {
    words: HashMap<&'static str, HashSet<&'static str>>,
    /// Function words.
    pub(super) stop_words: StopWords,
}

/// The languages of drafts: their tags, as the language detection knows them.
pub(super) fn languages() -> impl Iterator<Item = (&'static str, Lang)> {
    VOCABULARIES.iter().filter_map(|(tag, code, _)| Some((*tag, Lang::from_code(*code)?)))
}

impl Vocabulary {
    /// The vocabulary of a language by its primary subtag; empty for a language without a file.
    pub(super) fn of(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag).to_lowercase();
        let file = VOCABULARIES.iter().find(|(tag, ..)| *tag == primary).map_or("", |(.., file)| file);
        let line = |line: &'static str| {
            let (key, words) = line.split_once(':')?;
            Some((key.trim(), words.split('|').map(str::trim).filter(|word| !word.is_empty()).collect()))
        };
        Self {
            words: file.lines().filter(|line| !line.starts_with('#')).filter_map(line).collect(),
            stop_words: StopWords::predefined(&primary).unwrap_or_default(),
        }
    }

    /// The words of a key.
    pub(super) fn all(&self, key: &str) -> impl Iterator<Item = &'static str> {
        self.under(key).into_iter().flatten().copied()
    }

    /// Whether a word in lower case is in the list of a key.
    pub(super) fn has(&self, key: &str, word: &str) -> bool {
        self.under(key).is_some_and(|words| words.contains(word))
    }

    fn under(&self, key: &str) -> Option<&HashSet<&'static str>> {
        debug_assert!(
            [&keys::REQUIRED[..], &keys::OPTIONAL, &keys::FLAGS].iter().any(|keys| keys.contains(&key)),
            "{key} is no key"
        );
        self.words.get(key)
    }

    /// The same, including plurals and inflected forms.
    pub(super) fn has_inflected(&self, key: &str, word: &str) -> bool {
        self.under(key).is_some_and(|words| {
            words.contains(word)
                || self
                    .all("endings")
                    .any(|ending| word.strip_suffix(ending).is_some_and(|stem| words.contains(stem)))
        })
    }

    /// The same, including compounds in languages that write them as one word (`Umweltministerium`).
    pub(super) fn has_form(&self, key: &str, word: &str) -> bool {
        let ends = |known: &&str| {
            let longer =
                |word: &str| word.ends_with(known) && word.chars().count() >= known.chars().count() + 3;
            known.chars().count() >= 3
                && (longer(word)
                    || self.all("endings").any(|ending| word.strip_suffix(ending).is_some_and(longer)))
        };
        self.has_inflected(key, word)
            || self.has("compounds", "yes") && self.under(key).is_some_and(|words| words.iter().any(ends))
    }

    /// A word without the longest matching ending of a key; `None` if it has none of them.
    pub(super) fn without_ending<'w>(&self, key: &str, word: &'w str) -> Option<&'w str> {
        self.all(key).filter_map(|ending| word.strip_suffix(ending)).min_by_key(|stem| stem.len())
    }

    /// Whether a word in lower case is a function word.
    pub(super) fn is_stop_word(&self, word: &str) -> bool {
        self.stop_words.contains(word) || self.has("stop", word)
    }
}

#[cfg(test)]
mod tests {
    use super::{VOCABULARIES, Vocabulary, languages};

    #[test]
    fn each_language_has_words_and_is_detected() {
        assert_eq!(languages().count(), VOCABULARIES.len());
        for (tag, language) in languages() {
            assert!(Vocabulary::of(tag).all("and").next().is_some(), "{tag}");
            assert!(languages().all(|(other, found)| other == tag || found != language), "{tag}");
        }
    }
}
