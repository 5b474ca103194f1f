//! Finds spellings in a text: those of a glossary, and date phrases.
//!
//! # Why a trie over words?
//! A byte automaton takes the longest string at a position; a check of word boundaries then rejects it, though a
//! shorter spelling there would match: it loses mentions. Over whole words the boundaries are part of the alphabet and
//! the result is exact. The trie is also smaller and faster to build, and a text costs one look-up per word, most of
//! which fail because no spelling begins with the word.
//!
//! # Why leftmost-longest?
//! Of overlapping spellings the first one wins, and of those with the same start the longest: `European Parliament`
//! beats `Parliament`. It is how people read, and it needs no priorities.
//!
//! # What does it cost?
//! Two queries of a [filter](super::beginnings) for each word of the text; a look-up for each word with which a
//! spelling begins, and one for each word that continues it. A spelling of *n* words can be begun and abandoned at each
//! word, so the cost is at most *n* steps per word with *n* the words of the longest spelling, whatever the number of
//! spellings.

use std::collections::BTreeMap;
use std::ops::Range;

use super::beginnings::Beginnings;
use super::cost;
use super::cover::Cover;
use super::folding::Folding;
use super::inflections::Inflector;
use super::key::{Key, mix};
use super::table::Table;
use super::words::{Word, WordReader, Words, same_words};
use crate::story::model::{Case, Term, TermIndex};

/// Spellings with a value each, such as a term, indexed for search.
#[derive(Clone, Debug)]
pub struct Matcher<V = TermIndex> {
    /// Reads and folds the spellings.
    reader: WordReader,
    /// The filters over first words.
    beginnings: Beginnings,
    /// The nodes after the first word of a spelling.
    first: Table<Node>,
    /// The nodes after further words.
    further: Table<Node>,
    /// The number of nodes.
    nodes: u32,
    /// The words longer than their keys, concatenated.
    long_words: String,
    /// The values of case-insensitive spellings.
    values: Vec<V>,
    /// The case-sensitive spellings as written, by the id of their last node.
    sensitive: BTreeMap<u32, Vec<(Box<str>, V)>>,
}

/// A node of the trie: a prefix of spellings, up to one of their words.
///
/// It contains all that a search needs, and is half a cache line large.
#[derive(Clone, Copy, Debug)]
#[repr(align(32))]
struct Node {
    /// The word.
    key: Key,
    /// Its id.
    id: u32,
    /// The id of the parent node, or [`NONE`].
    from: u32,
    /// The index in [`Matcher::values`] of the first value with this spelling, case-insensitive, or [`NONE`].
    value: u32,
    /// Whether a case-sensitive spelling ends here.
    sensitive: bool,
    /// Whether no space is before the word.
    joined: bool,
    /// Whether the node has children.
    goes_on: bool,
}

/// No node, or no value.
const NONE: u32 = u32::MAX;

/// A spelling found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match<V = TermIndex> {
    /// The range, in UTF-8 bytes.
    pub range: Range<usize>,
    /// The value of the spelling.
    pub value: V,
}

impl Matcher {
    /// A matcher for the labels and aliases of a glossary.
    #[must_use]
    pub fn of_terms(terms: &[Term], language: &str) -> Self {
        let mut matcher = Self::new(language);
        terms.iter().enumerate().for_each(|(index, term)| matcher.insert_term(TermIndex(index), term));
        matcher
    }

    /// The same with inflected forms; labels and aliases take precedence.
    #[must_use]
    pub fn of_terms_and_forms(terms: &[Term], language: &str) -> Self {
        let mut matcher = Self::of_terms(terms, language);
        let inflector = Inflector::new(language);
        for (index, term) in (0..).map(TermIndex).zip(terms) {
            inflector.forms(term).iter().for_each(|form| matcher.insert(index, form, term.case));
        }
        matcher
    }

    /// Adds the label and the aliases of a term.
    pub fn insert_term(&mut self, index: TermIndex, term: &Term) {
        self.insert(index, &term.label, term.case);
        term.aliases.iter().for_each(|alias| self.insert(index, alias, term.case));
    }
}

impl<V: Copy> Matcher<V> {
    /// A matcher for texts in the language of a BCP 47 tag, without spellings.
    #[must_use]
    pub fn new(language: &str) -> Self {
        Self::folding(Folding::of_language(language))
    }

    pub(super) fn folding(folding: Folding) -> Self {
        Self {
            reader: WordReader::new(folding),
            beginnings: Beginnings::default(),
            first: Table::default(),
            further: Table::default(),
            nodes: 0,
            long_words: String::new(),
            values: Vec::new(),
            sensitive: BTreeMap::new(),
        }
    }

    /// Adds a spelling; one without words is ignored. Of equal spellings a case-sensitive one takes precedence over a
    /// case-insensitive one, then the one added first.
    pub fn insert(&mut self, value: V, spelling: &str, case: Case) {
        let mut reader = std::mem::take(&mut self.reader);
        let place = number(self.values.len());
        if let Some(node) = self.last_node(reader.read(spelling)) {
            if is_sensitive(spelling, case) {
                node.sensitive = true;
                let id = node.id;
                self.sensitive.entry(id).or_default().push((spelling.into(), value));
            } else if node.value == NONE {
                node.value = place;
                self.values.push(value);
            }
        }
        self.reader = reader;
    }

    /// The last node of a spelling; `None` if it has no words.
    fn last_node(&mut self, words: Words) -> Option<&mut Node> {
        let (last, before) = words.all().split_last()?;
        let mut from = None;
        for word in before {
            let node = self.node(from, words, word)?;
            node.goes_on = true;
            from = Some((node.id, word));
        }
        if from.is_none() {
            self.beginnings.insert_whole(last);
        }
        self.node(from, words, last)
    }

    /// The child of a node for a word; created if it is missing.
    fn node(&mut self, from: Option<(u32, &Word)>, words: Words, word: &Word) -> Option<&mut Node> {
        let from_id = from.map_or(NONE, |(id, _)| id);
        let known = match from {
            None => self.first(words, word),
            Some(_) => self.after(from_id, words, word),
        };
        let known = known.map(|(slot, _)| slot);
        let table = if from.is_none() { &mut self.first } else { &mut self.further };
        let slot = known.unwrap_or_else(|| {
            let mut key = word.key;
            if key.is_long() {
                let start = self.long_words.len();
                self.long_words.push_str(&words.folded(word));
                key = key.kept_at(start..self.long_words.len());
            }
            let (id, joined) = (self.nodes, word.joined);
            self.nodes += 1;
            let node = Node { key, id, from: from_id, value: NONE, sensitive: false, joined, goes_on: false };
            match from {
                None => {
                    self.beginnings.insert_first(word);
                    table.insert(node, |node| node.key.hash)
                }
                Some((_, before)) => {
                    self.beginnings.insert_pair(before, word);
                    table.insert(node, |node| hash_after(node.from, node.joined, node.key))
                }
            }
        });
        table.get_mut(slot)
    }

    /// The node of a first word, and its slot.
    #[inline]
    fn first(&self, words: Words, word: &Word) -> Option<(usize, &Node)> {
        self.first.find(word.key.hash, |node| self.is(node, words, word))
    }

    /// The child of a node for a word, and its slot.
    #[inline]
    fn after(&self, from: u32, words: Words, word: &Word) -> Option<(usize, &Node)> {
        let hash = hash_after(from, word.joined, word.key);
        let is = |node: &Node| node.from == from && node.joined == word.joined && self.is(node, words, word);
        self.further.find(hash, is)
    }

    /// Whether a node has this word.
    #[inline(always)]
    fn is(&self, node: &Node, words: Words, word: &Word) -> bool {
        node.key == word.key || node.key.hash == word.key.hash && self.is_long(node, words, word)
    }

    #[inline(never)]
    fn is_long(&self, node: &Node, words: Words, word: &Word) -> bool {
        let letters = node.key.letters().and_then(|letters| self.long_words.get(letters));
        letters.is_some_and(|letters| letters == words.folded(word))
    }

    /// The matches in a text outside of the skipped ranges, leftmost-longest, without overlap.
    ///
    /// The skipped ranges are sorted by start.
    ///
    /// ```
    /// use article_explainer::annotate::matcher::Matcher;
    /// use article_explainer::story::model::{Case, TermIndex};
    ///
    /// let mut matcher = Matcher::new("en");
    /// matcher.insert(TermIndex(0), "Parliament", Case::Auto);
    /// matcher.insert(TermIndex(1), "European Parliament", Case::Auto);
    /// let text = "In June the European Parliament voted.";
    /// let found = matcher.matches(text, &[]);
    /// assert_eq!(found.len(), 1);
    /// assert_eq!(&text[found[0].range.clone()], "European Parliament");
    /// ```
    #[must_use]
    pub fn matches(&self, text: &str, skipped: &[Range<usize>]) -> Vec<Match<V>> {
        self.matches_in(self.word_reader().read(text), skipped).collect()
    }

    /// The same for words that were read by a [`word_reader`](Self::word_reader) of this matcher.
    pub fn matches_in<'a>(
        &'a self,
        words: Words<'a>,
        skipped: &'a [Range<usize>],
    ) -> impl Iterator<Item = Match<V>> + 'a {
        let mut skipped = Cover::new(skipped);
        let mut next = 0;
        self.beginnings.within(words.all(), &self.first).filter_map(move |index| {
            let word = words.all().get(index).filter(|_| index >= next)?;
            if skipped.touches(&word.range()) {
                return None;
            }
            let (found, after) = self.longest(words, index, skipped.clone())?;
            next = after;
            Some(found)
        })
    }

    /// The values of all spellings in a text, including those that overlap longer ones; a value may be repeated.
    pub fn each_spelled(&self, words: Words, take: &mut dyn FnMut(V)) {
        for start in self.beginnings.within(words.all(), &self.first) {
            let Some(first) = words.all().get(start) else { continue };
            let mut rest = words.all().iter().skip(start + 1);
            let (mut word, mut node) = (first, self.first(words, first));
            while let Some((_, found)) = node {
                let written = words.written(first.start..word.end);
                self.values.get(found.value as usize).copied().into_iter().for_each(&mut *take);
                if found.sensitive {
                    let spellings = self.sensitive.get(&found.id).into_iter().flatten();
                    spellings
                        .filter(|(same, _)| same_words(same, written))
                        .for_each(|(_, value)| take(*value));
                }
                let next = rest.next().filter(|next| found.goes_on && self.beginnings.may_follow(word, next));
                let Some(next) = next else { break };
                node = self.after(found.id, words, next);
                word = next;
            }
        }
    }

    /// A reader that folds words like those of the spellings.
    #[must_use]
    pub fn word_reader(&self) -> WordReader {
        WordReader::new(self.reader.folding())
    }

    /// The longest spelling that begins with the word at `index`, and the index of the word after it.
    pub(super) fn longest<'s>(
        &self,
        words: Words,
        index: usize,
        mut skipped: Cover<impl Iterator<Item = &'s Range<usize>>>,
    ) -> Option<(Match<V>, usize)> {
        let mut rest = words.all().iter().enumerate().skip(index);
        let (mut index, mut word) = rest.next()?;
        let (_, mut node) = self.first(words, word)?;
        let start = word.start;
        let mut longest = None;
        loop {
            cost::step();
            let range = start..word.end;
            if let Some(value) = self.ending(node, words.written(range.clone())) {
                longest = Some((Match { range, value }, index + 1));
            }
            if !node.goes_on {
                break;
            }
            let Some((following, next)) = rest.next() else { break };
            if !self.beginnings.may_follow(word, next)
                || skipped.touches(&(word.end..next.start))
                || skipped.touches(&next.range())
            {
                break;
            }
            let Some((_, after)) = self.after(node.id, words, next) else { break };
            (index, word, node) = (following, next, after);
        }
        longest
    }

    /// The value of a spelling that ends at a node and is written as `text`.
    fn ending(&self, node: &Node, text: &str) -> Option<V> {
        if node.sensitive
            && let Some(spellings) = self.sensitive.get(&node.id)
            && let Some((_, value)) = spellings.iter().find(|(written, _)| same_words(written, text))
        {
            return Some(*value);
        }
        self.values.get(node.value as usize).copied()
    }
}

/// The hash of a child node.
#[inline(always)]
fn hash_after(from: u32, joined: bool, key: Key) -> u64 {
    mix(key.hash, u64::from(from) << 1 | u64::from(joined))
}

/// The id of the next of `count` items.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(NONE)
}

/// Whether a spelling is case-sensitive. Unless the author says so, it is if at least three quarters of its letters are
/// capitals: `NATO` does not match `nato`, nor `IN` every `in`.
#[must_use]
pub fn is_sensitive(spelling: &str, case: Case) -> bool {
    match case {
        Case::Sensitive => true,
        Case::Insensitive => false,
        Case::Auto => {
            let letters = spelling.chars().filter(|char| char.is_alphabetic()).count();
            let capitals = spelling.chars().filter(|char| char.is_uppercase()).count();
            capitals > 0 && capitals * 4 >= letters * 3
        }
    }
}
