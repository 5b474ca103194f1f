//! Finds spellings in a text: those of a glossary, and those of the phrases of dates.
//!
//! # Why a trie over words?
//! An automaton over bytes takes the longest string at a place, and a check of word boundaries then throws
//! it away, though a shorter spelling there would have stood: it loses mentions. Over whole words the
//! boundaries are part of the alphabet and the result is exact. It is also smaller and faster to build, and a text
//! pays for one question per word, most of which end there as the word begins no spelling.
//!
//! # Why leftmost-longest?
//! Of spellings that overlap, the one that begins first counts, and of those that begin together the longest:
//! `European Parliament` beats `Parliament`. It is how people read, and it needs no priorities.
//!
//! # What does it cost?
//! Two questions to a [filter](super::beginnings) for each word of the text; a look-up for each word that a spelling
//! begins with, and one more for each that continues it. A spelling of *n* words can be begun and given up at each word,
//! so the cost is at most *n* steps per word with *n* the words of the longest spelling, whatever the number of spellings.

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

/// Spellings, each of a value such as a term, ready to be found.
#[derive(Clone, Debug)]
pub struct Matcher<V = TermIndex> {
    /// Reads the spellings, and knows how they are folded.
    reader: WordReader,
    /// How spellings begin.
    beginnings: Beginnings,
    /// The nodes after the first word of a spelling.
    first: Table<Node>,
    /// All others.
    further: Table<Node>,
    /// How many nodes there are.
    nodes: u32,
    /// The words of which the key does not tell everything, one after another.
    long_words: String,
    /// The values of the spellings in which capitals do not matter.
    values: Vec<V>,
    /// The spellings in which capitals matter, as they are written, by the number of the node at which they end.
    sensitive: BTreeMap<u32, Vec<(Box<str>, V)>>,
}

/// What one has read when one is here: a spelling up to one of its words.
///
/// All that a text asks of a node is in it, and it is half of what the memory hands over at once.
#[derive(Clone, Copy, Debug)]
#[repr(align(32))]
struct Node {
    /// The word.
    key: Key,
    /// Its number.
    id: u32,
    /// The number of the node before the word, or [`NONE`].
    from: u32,
    /// The place in [`Matcher::values`] of the first value that may be spelled so whatever the capitals, or [`NONE`].
    value: u32,
    /// Some spelling in which capitals matter ends here.
    sensitive: bool,
    /// The word is joined to the one before.
    joined: bool,
    /// Some spelling goes on from here.
    goes_on: bool,
}

/// No node, no value.
const NONE: u32 = u32::MAX;

/// A spelling found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match<V = TermIndex> {
    /// Where, in UTF-8 bytes.
    pub range: Range<usize>,
    /// What is spelled so.
    pub value: V,
}

impl Matcher {
    /// A matcher for all spellings of a glossary.
    #[must_use]
    pub fn of_terms(terms: &[Term], language: &str) -> Self {
        let mut matcher = Self::new(language);
        terms.iter().enumerate().for_each(|(index, term)| matcher.insert_term(TermIndex(index), term));
        matcher
    }

    /// The same for their inflected forms as well: a label or an alias of any other counts first.
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

    /// Adds a spelling. One without a word is passed over. Where spellings are the same, one in which
    /// capitals matter is asked before one in which they do not, and then the one that came first.
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

    /// The node at the end of a spelling; none for one without a word.
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

    /// The node after another one with its word, and this word; made where it is not there yet.
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

    /// The node after a word with which a spelling begins, and its slot.
    #[inline]
    fn first(&self, words: Words, word: &Word) -> Option<(usize, &Node)> {
        self.first.find(word.key.hash, |node| self.is(node, words, word))
    }

    /// The node after another one and a word, and its slot.
    #[inline]
    fn after(&self, from: u32, words: Words, word: &Word) -> Option<(usize, &Node)> {
        let hash = hash_after(from, word.joined, word.key);
        let is = |node: &Node| node.from == from && node.joined == word.joined && self.is(node, words, word);
        self.further.find(hash, is)
    }

    /// Whether a node is after this word.
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
    /// The skipped ranges stand in the order of their starts.
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

    /// The same in a text that is read already, by a [`word_reader`](Self::word_reader) of this matcher.
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

    /// The values of all spellings in a text, wherever they begin and end, though a longer one may stand there; a value
    /// may come more than once.
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

    /// A reader of words as the spellings' own are folded.
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

    /// The value that a text, of which one has read all at a node, spells.
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

/// The hash of a node after a word.
#[inline(always)]
fn hash_after(from: u32, joined: bool, key: Key) -> u64 {
    mix(key.hash, u64::from(from) << 1 | u64::from(joined))
}

/// The number of the next of `count` things.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(NONE)
}

/// Whether capitals matter in a spelling. Unless the author says, they do where at least three quarters of its
/// letters are capitals: `NATO` is no `nato`, and `IN` not every `in`.
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
