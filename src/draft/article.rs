//! The texts of an article as a draft is made from them: words, sentences and their places.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::asides;
use super::text::{Token, sentences, tokens};
use super::vocabulary::Vocabulary;
use crate::language::{self, Language};

/// Where a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// The headline, the summary, a heading.
    Head,
    /// A paragraph, an item of a list, a caption.
    Body,
    /// What somebody else said.
    Quotation,
    /// A cell of a table, which is no sentence.
    Cell,
}

/// A text of the article without its markup.
#[derive(Clone, Debug)]
pub struct Text {
    /// The block of the body, counted from 0.
    pub passage: usize,
    /// Which of the block's texts, counted from 0.
    pub part: usize,
    /// What it is.
    pub position: Position,
    /// The words.
    pub words: String,
}

/// A text, taken apart.
pub(super) struct Parsed<'t> {
    pub(super) text: &'t Text,
    /// Its words without a credit at their end; none where all of it is no part of the story.
    pub(super) words: &'t str,
    pub(super) sentences: Vec<Sentence<'t>>,
}

/// A sentence: its bytes in the text and its tokens.
pub(super) struct Sentence<'t> {
    pub(super) range: Range<usize>,
    pub(super) tokens: Vec<Token<'t>>,
}

/// An article in a language.
pub(super) struct Article<'t> {
    pub(super) texts: Vec<Parsed<'t>>,
    pub(super) vocabulary: Vocabulary,
    pub(super) language: &'static Language,
    /// Words that stand with a capital where no sentence begins.
    capitalised: HashSet<String>,
    /// Words that stand in small letters somewhere.
    small: HashSet<String>,
    /// Words that stand right after an article or another determiner.
    determined: HashSet<String>,
    /// How often a capitalised word has a word in small letters behind it.
    pairs: HashMap<(String, String), usize>,
}

impl<'t> Article<'t> {
    pub(super) fn new(texts: &'t [Text], tag: &str) -> Self {
        let vocabulary = Vocabulary::of(tag);
        let parse = |(text, end): (&'t Text, usize)| {
            let words = text.words.get(..end).unwrap_or_default();
            let all = tokens(words);
            let sentence = |range: Range<usize>| {
                let inside =
                    |token: &&Token| range.start <= token.range.start && token.range.end <= range.end;
                Sentence { tokens: all.iter().filter(inside).cloned().collect(), range }
            };
            Parsed {
                text,
                words,
                sentences: sentences(words, &vocabulary).into_iter().map(sentence).collect(),
            }
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

    /// All sentences with the text that they stand in.
    pub(super) fn sentences(&self) -> impl Iterator<Item = (&Parsed<'t>, &Sentence<'t>)> {
        self.texts.iter().flat_map(|parsed| parsed.sentences.iter().map(move |sentence| (parsed, sentence)))
    }

    /// Whether a word keeps its capital inside sentences.
    pub(super) fn keeps_capital(&self, word: &str) -> bool {
        self.capitalised.contains(word)
    }

    /// Whether a word stands in small letters somewhere.
    pub(super) fn is_common(&self, word: &str) -> bool {
        self.small.contains(&word.to_lowercase())
    }

    /// Whether a word is no surname: it stands after an article somewhere, or has the ending of a noun.
    pub(super) fn is_determined(&self, word: &str) -> bool {
        self.determined.contains(word)
            || self.vocabulary.all("noun_endings").any(|ending| word.ends_with(ending))
    }

    /// Whether a capitalised word stands before the same word in small letters again and again (`Kestrel fever`).
    pub(super) fn is_pair(&self, first: &Token, second: &Token) -> bool {
        let key = (first.text.to_owned(), second.text.to_owned());
        second.spaced && self.pairs.get(&key).is_some_and(|count| *count > 1)
    }

    /// Whether nouns are capitalised, so that a capital is no sign of a name.
    pub(super) fn capitalises_nouns(&self) -> bool {
        self.vocabulary.has("nouns_capitalised", "yes")
    }
}
