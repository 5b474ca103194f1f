//! Finds the spellings of a glossary in a text.
//!
//! # Why a trie over words?
//! An automaton over bytes takes the longest string at a place, and a check of word boundaries then throws
//! it away, though a shorter spelling there would have stood: it loses mentions. Over whole words the
//! boundaries are part of the alphabet and the result is exact. It is also smaller and faster to build, and a text
//! pays for one look-up per word, most of which end there as the word begins no spelling.
//!
//! # Why leftmost-longest?
//! Of spellings that overlap, the one that begins first counts, and of those that begin together the longest:
//! `European Parliament` beats `Parliament`. It is how people read, and it needs no priorities.
//!
//! # What does it cost?
//! One look-up for each word of the text, and one more for each word that continues a spelling begun, for which the
//! text is read ahead. A spelling of *n* words can be begun and given up at each word, so the cost is at most *n* steps per word with
//! *n* the words of the longest spelling, whatever the number of spellings.

use std::ops::Range;

use super::cost;
use super::cover::Cover;
use super::folding::Folding;
use super::table::{Table, mix};
use super::words::{Place, Word, Words, same_words};
use crate::story::model::{Case, Term, TermIndex};

/// Spellings of terms, ready to be found.
#[derive(Clone, Debug, Default)]
pub struct Matcher {
    folding: Folding,
    nodes: Vec<Node>,
    /// The nodes after the first word of a spelling. Every word of a text is looked for here, so it is apart.
    first: Table,
    /// All others.
    further: Table,
    /// The words of more than eight bytes, one after another.
    letters: Vec<u8>,
    spellings: Vec<Spelling>,
    /// The spellings in which capitals matter, as they are written.
    written: Vec<Box<str>>,
}

/// What one has read when one is here: a spelling up to one of its words.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The hash of the word.
    hash: u64,
    /// What one had read before the word, or [`NONE`].
    from: u32,
    /// The first of the spellings that end here, or [`NONE`].
    spelling: u32,
    /// Where the word begins in [`Matcher::letters`].
    start: u32,
    length: u16,
    /// It is joined to the word before.
    joined: bool,
    /// Some spelling goes on from here.
    goes_on: bool,
}

/// A spelling of a term.
#[derive(Clone, Debug)]
struct Spelling {
    term: u32,
    /// Its place in [`Matcher::written`] where capitals matter, or [`NONE`].
    written: u32,
    /// Another spelling of the same folded words, or [`NONE`].
    next: u32,
}

/// No node, no spelling.
const NONE: u32 = u32::MAX;

/// A term found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Where, in UTF-8 bytes.
    pub range: Range<usize>,
    /// Which.
    pub term: TermIndex,
}

/// Some spelling begins so.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beginning(u32);

impl Matcher {
    /// A matcher for texts in the language of a BCP 47 tag, without spellings.
    #[must_use]
    pub fn new(language: &str) -> Self {
        Self::folding(Folding::of_language(language))
    }

    pub(super) fn folding(folding: Folding) -> Self {
        Self { folding, ..Self::default() }
    }

    /// A matcher for all spellings of a glossary.
    #[must_use]
    pub fn of_terms(terms: &[Term], language: &str) -> Self {
        let mut matcher = Self::new(language);
        terms.iter().enumerate().for_each(|(index, term)| matcher.insert_term(TermIndex(index), term));
        matcher
    }

    /// Adds the label and the aliases of a term.
    pub fn insert_term(&mut self, index: TermIndex, term: &Term) {
        self.insert(index, &term.label, term.case);
        term.aliases.iter().for_each(|alias| self.insert(index, alias, term.case));
    }

    /// Adds a spelling. One without a word is passed over. Where spellings are the same, one in which
    /// capitals matter is asked before one in which they do not, and then the one that came first.
    pub fn insert(&mut self, term: TermIndex, spelling: &str, case: Case) {
        let Some(node) = self.node_for(spelling) else { return };
        let mut written = NONE;
        if is_sensitive(spelling, case) {
            written = number(self.written.len());
            self.written.push(Box::from(spelling));
        }
        let index = number(self.spellings.len());
        let mut before = NONE;
        let mut next = self.nodes.get(node as usize).map_or(NONE, |node| node.spelling);
        while let Some(other) = self.spellings.get(next as usize)
            && (other.written != NONE || written == NONE)
        {
            (before, next) = (next, other.next);
        }
        self.spellings.push(Spelling { term: number(term.0), written, next });
        if let Some(before) = self.spellings.get_mut(before as usize) {
            before.next = index;
        } else if let Some(node) = self.nodes.get_mut(node as usize) {
            node.spelling = index;
        }
    }

    /// The node at the end of a spelling, made where it is not there yet. There is none for a spelling without a
    /// word, with one of 64 kB, or when all words together have 4 GB.
    fn node_for(&mut self, spelling: &str) -> Option<u32> {
        let mut words = Words::new(spelling, self.folding);
        let mut node = None;
        while let Some(word) = words.advance() {
            node = Some(match self.after(node, &word) {
                Some(known) => known,
                None => self.push_node(node, &word)?,
            });
        }
        node
    }

    fn push_node(&mut self, from: Option<u32>, word: &Word) -> Option<u32> {
        let new = number(self.nodes.len());
        let node = Node {
            hash: word.hash,
            from: from.unwrap_or(NONE),
            start: u32::try_from(self.letters.len()).ok()?,
            length: u16::try_from(word.folded.len()).ok()?,
            joined: word.joined,
            goes_on: false,
            spelling: NONE,
        };
        if word.folded.len() > 8 {
            self.letters.extend_from_slice(word.folded.as_bytes());
        }
        self.nodes.push(node);
        match from {
            None => self.first.insert(word.hash, new),
            Some(from) => {
                self.further.insert(hash_after(from, word), new);
                self.nodes.get_mut(from as usize)?.goes_on = true;
            }
        }
        Some(new)
    }

    /// The node after a word, at the beginning or from another one on.
    #[inline]
    fn after(&self, from: Option<u32>, word: &Word) -> Option<u32> {
        let Some(from) = from else {
            return self.first.get(word.hash, |node| {
                self.nodes.get(node as usize).is_some_and(|node| self.is(node, word))
            });
        };
        self.further.get(hash_after(from, word), |node| {
            let node = self.nodes.get(node as usize);
            node.is_some_and(|node| node.from == from && node.joined == word.joined && self.is(node, word))
        })
    }

    /// Whether a node is after this word. Two words of up to eight bytes are the same if their hashes and lengths
    /// are; see [`hash`](super::table::hash).
    #[inline]
    fn is(&self, node: &Node, word: &Word) -> bool {
        let (start, length) = (node.start as usize, usize::from(node.length));
        let alike = node.hash == word.hash && length == word.folded.len();
        alike && (length <= 8 || self.letters.get(start..start + length) == Some(word.folded.as_bytes()))
    }

    /// The matches in a text outside of the skipped ranges, leftmost-longest, without overlap.
    ///
    /// The skipped ranges stand in the order of their starts.
    pub fn matches<'a>(
        &'a self,
        text: &'a str,
        skipped: &'a [Range<usize>],
    ) -> impl Iterator<Item = Match> + 'a {
        self.matches_beside(text, skipped, |_, _| {})
    }

    /// The same; on the way each word is shown to somebody who looks for something else, with the place before it.
    pub(super) fn matches_beside<'a>(
        &'a self,
        text: &'a str,
        skipped: &'a [Range<usize>],
        mut show: impl FnMut(&Word, Place) + 'a,
    ) -> impl Iterator<Item = Match> + 'a {
        let mut words = self.words(text);
        let mut skipped = Cover::new(skipped);
        let mut end = 0;
        std::iter::from_fn(move || {
            loop {
                let place = words.place();
                let word = words.advance()?;
                show(&word, place);
                let Some(beginning) = self.beginning(&word) else { continue };
                let range = word.range;
                if range.start >= end
                    && !skipped.touches(&range)
                    && let Some((found, _)) = self.longest(beginning, range, &mut words, skipped.clone())
                {
                    end = found.range.end;
                    return Some(found);
                }
            }
        })
    }

    /// The words of a text as the spellings' own are folded.
    pub(super) fn words<'t>(&self, text: &'t str) -> Words<'t> {
        Words::new(text, self.folding)
    }

    /// The beginning of spellings that a word may be.
    #[inline]
    pub(super) fn beginning(&self, word: &Word) -> Option<Beginning> {
        self.after(None, word).map(Beginning)
    }

    /// The longest spelling that begins with the word at `range`, the last that was read, and the place behind it.
    pub(super) fn longest<'s>(
        &self,
        Beginning(mut node): Beginning,
        Range { start, mut end }: Range<usize>,
        words: &mut Words,
        mut skipped: Cover<impl Iterator<Item = &'s Range<usize>>>,
    ) -> Option<(Match, Place)> {
        let behind = words.place();
        let mut longest = None;
        loop {
            cost::step();
            let Some(here) = self.nodes.get(node as usize) else { break };
            if here.spelling != NONE
                && let Some(term) = self.ending(here.spelling, words.text(start..end))
            {
                longest = Some((Match { range: start..end, term }, words.place()));
            }
            if !here.goes_on {
                break;
            }
            let Some(word) = words.advance() else { break };
            if skipped.touches(&(end..word.range.start)) || skipped.touches(&word.range) {
                break;
            }
            let Some(after) = self.after(Some(node), &word) else { break };
            (node, end) = (after, word.range.end);
        }
        words.resume(behind);
        longest
    }

    /// The term of the first spelling from `spelling` on that a text is, capitals included.
    fn ending(&self, mut spelling: u32, text: &str) -> Option<TermIndex> {
        while let Some(here) = self.spellings.get(spelling as usize) {
            if self.written.get(here.written as usize).is_none_or(|written| same_words(written, text)) {
                return Some(TermIndex(here.term as usize));
            }
            spelling = here.next;
        }
        None
    }
}

/// The hash of a node after a word.
fn hash_after(from: u32, word: &Word) -> u64 {
    mix(word.hash, u64::from(from) << 1 | u64::from(word.joined))
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
