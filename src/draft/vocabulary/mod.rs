//! The words of a language by which a draft is made.
//!
//! A file for each language in `src/language/data/draft` holds lines `key: word | word`; all in small letters. A translator edits these alone.

mod keys;

use std::collections::{HashMap, HashSet};

use yake_rust::StopWords;

/// The words of one language.
pub(super) struct Vocabulary {
    words: HashMap<&'static str, HashSet<&'static str>>,
    /// Words that carry no meaning of their own.
    pub(super) stop_words: StopWords,
}

impl Vocabulary {
    /// That of a language by its primary subtag; a language without a file has an empty one.
    pub(super) fn of(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag).to_lowercase();
        let file = match primary.as_str() {
            "en" => include_str!("../../language/data/draft/en.txt"),
            "de" => include_str!("../../language/data/draft/de.txt"),
            "fr" => include_str!("../../language/data/draft/fr.txt"),
            "es" => include_str!("../../language/data/draft/es.txt"),
            "it" => include_str!("../../language/data/draft/it.txt"),
            "nl" => include_str!("../../language/data/draft/nl.txt"),
            _ => "",
        };
        let line = |line: &'static str| {
            let (key, words) = line.split_once(':')?;
            Some((key.trim(), words.split('|').map(str::trim).filter(|word| !word.is_empty()).collect()))
        };
        Self {
            words: file.lines().filter(|line| !line.starts_with('#')).filter_map(line).collect(),
            stop_words: StopWords::predefined(&primary).unwrap_or_default(),
        }
    }

    /// The words under a key.
    pub(super) fn all(&self, key: &str) -> impl Iterator<Item = &'static str> {
        self.under(key).into_iter().flatten().copied()
    }

    /// Whether a word in small letters stands under a key.
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

    /// The same, where a plural or an inflected form of a word counts.
    pub(super) fn has_inflected(&self, key: &str, word: &str) -> bool {
        self.under(key).is_some_and(|words| {
            words.contains(word)
                || self
                    .all("endings")
                    .any(|ending| word.strip_suffix(ending).is_some_and(|stem| words.contains(stem)))
        })
    }

    /// The same, where in languages that write compounds as one word a compound counts (`Umweltministerium`).
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

    /// A word without the longest ending of a key; none where it has none of them.
    pub(super) fn without_ending<'w>(&self, key: &str, word: &'w str) -> Option<&'w str> {
        self.all(key).filter_map(|ending| word.strip_suffix(ending)).min_by_key(|stem| stem.len())
    }

    /// Whether a word in small letters carries no meaning of its own.
    pub(super) fn is_stop_word(&self, word: &str) -> bool {
        self.stop_words.contains(word) || self.has("stop", word)
    }
}
