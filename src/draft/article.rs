//! The texts of an article, split into sentences and words, with their places.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::asides;
use super::text::{Token, sentences, tokens};
use super::vocabulary::Vocabulary;
use crate::language::{self, Language};
pub(super) use crate::passage::{Position, Text};

/// A text split into sentences.
pub(super) struct Parsed<'t> {
    pub(super) text: &'t Text,
    /// The text without a trailing credit; `None` if the whole text is an aside.
    pub(super) words: &'t str,
    pub(super) sentences: Vec<Sentence<'t>>,
}

/// A sentence: its byte range in the text and its tokens.
pub(super) struct Sentence<'t> {
    pub(super) range: Range<usize>,
    pub(super) tokens: Vec<Token<'t>>,
}

/// An article with word statistics.
pub(super) struct Article<'t> {
    pub(super) texts: Vec<Parsed<'t>>,
    pub(super) vocabulary: Vocabulary,
    pub(super) language: &'static Language,
    /// Words that are capitalised inside a sentence.
    capitalised: HashSet<String>,
    /// Words that occur in lower case.
    small: HashSet<String>,
    /// Words that occur directly after an article or another determiner.
    determined: HashSet<String>,
    /// How often a capitalised word is followed by a word in lower case.
    pairs: HashMap<(String, String), usize>,
}

impl<'t> Article<'t> {
    pub(super) fn new(texts: &'t [Text], tag: &str) -> Self {
        let vocabulary = Vocabulary::of(tag);
        let parse = |(text, end): (&'t Text, usize)| {
            let words = text.words.get(..end).unwrap_or_default();
            let all = tokens(words);
            let sentence = |range: Range<usize>| {
                let start = all.partition_point(|token| token.range.start < range.start);
                let end = all.partition_point(|token| token.range.end <= range.end);
                Sentence { tokens: all.get(start..end).unwrap_or_default().to_vec(), range }
            };
            let sentences = sentences(words, &all, &vocabulary).into_iter().map(sentence).collect();
            Parsed { text, words, sentences }
        };
        let ends = asides::ends(texts, &vocabulary);
        let texts: Vec<_> = texts.iter().zip(ends).map(parse).collect();
        let (mut capitalised, mut small) = (HashSet::new(), HashSet::new());
        for sentence in
            texts.iter().filter(|parsed| parsed.text.position != Position::Head).flat_map(|p| &p.sentences)
        {
            let mut begins = true;
            for token in &sentence.tokens {
                if !token.is_word() {
                    begins = begins || matches!(token.text, ":" | "“" | "\"" | "„" | "«" | "–" | "—");
                    continue;
                }
                if !token.is_capitalised() {
                    small.insert(token.lower());
                } else if !begins {
                    capitalised.insert(token.text.to_owned());
                }
                begins = false;
            }
        }
        let mut determined = HashSet::new();
        let mut pairs = HashMap::new();
        for sentence in texts.iter().flat_map(|parsed| &parsed.sentences) {
            for pair in sentence.tokens.windows(2) {
                if let [article, noun] = pair
                    && noun.spaced
                    && ["definite", "indefinite", "determiners"]
                        .iter()
                        .any(|key| vocabulary.has(key, article.text))
                {
                    determined.insert(noun.text.to_owned());
                }
                if let [first, second] = pair
                    && first.is_capitalised()
                    && second.spaced
                    && second.is_word()
                    && !second.is_capitalised()
                    && !vocabulary.is_stop_word(second.text)
                    && !["verbs", "speech", "copula"].iter().any(|key| vocabulary.has(key, second.text))
                    && vocabulary.without_ending("past_endings", second.text).is_none()
                {
                    *pairs.entry((first.text.to_owned(), second.text.to_owned())).or_default() += 1;
                }
            }
        }
        Self { texts, vocabulary, language: language::of(tag), capitalised, small, determined, pairs }
    }

    /// All sentences, each with its text.
    pub(super) fn sentences(&self) -> impl Iterator<Item = (&Parsed<'t>, &Sentence<'t>)> {
        self.texts.iter().flat_map(|parsed| parsed.sentences.iter().map(move |sentence| (parsed, sentence)))
    }

    /// Whether a word keeps its capital inside sentences.
    pub(super) fn keeps_capital(&self, word: &str) -> bool {
        self.capitalised.contains(word)
    }

    /// Whether a word occurs in lower case.
    pub(super) fn is_common(&self, word: &str) -> bool {
        self.small.contains(&word.to_lowercase())
    }

    /// Whether a word is not a surname: it occurs after an article, or has the ending of a noun.
    pub(super) fn is_determined(&self, word: &str) -> bool {
        self.determined.contains(word)
            || self.vocabulary.all("noun_endings").any(|ending| word.ends_with(ending))
    }

    /// Whether a capitalised word repeatedly precedes the same word in lower case (`Kestrel fever`).
    pub(super) fn is_pair(&self, first: &Token, second: &Token) -> bool {
        let key = (first.text.to_owned(), second.text.to_owned());
        second.spaced && self.pairs.get(&key).is_some_and(|count| *count > 1)
    }

    /// Whether nouns are capitalised, so that a capital does not indicate a name.
    pub(super) fn capitalises_nouns(&self) -> bool {
        self.vocabulary.has("nouns_capitalised", "yes")
    }
}
