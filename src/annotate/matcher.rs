//! Finds the spellings of a glossary in a text.
//!
//! # Why a trie over words?
//! An automaton over bytes takes the longest string at a place, and a check of word boundaries then throws
//! it away, though a shorter spelling there would have stood: it loses mentions. Over whole words the
//! boundaries are part of the alphabet and the result is exact. It is also smaller and faster to build: a word
//! is interned once however many spellings share it, and a text pays for one look-up per word, most of
//! which end there as the word begins no spelling.
//!
//! # Why leftmost-longest?
//! Of spellings that overlap, the one that begins first counts, and of those that begin together the longest:
//! `European Parliament` beats `Parliament`. It is how people read, and it needs no priorities.
//!
//! # What does it cost?
//! One look-up for each word of the text, and one more for each word that continues a spelling begun. A
//! spelling of *n* words can be begun and given up at each word, so the cost is at most *n* steps per word with
//! *n* the words of the longest spelling, whatever the number of spellings.

use std::ops::Range;

use super::cost;
use super::cover::Cover;
use super::folding::Folding;
use super::table::{Table, mix};
use super::vocabulary::Vocabulary;
use super::words::{Words, same_words};
use crate::story::model::{Case, Term, TermIndex};

/// Spellings of terms, ready to be found.
#[derive(Clone, Debug, Default)]
pub struct Matcher {
    folding: Folding,
    /// The words that occur in spellings.
    words: Vocabulary,
    /// By the number of a word: the node of the spellings that begin with it, or [`NONE`].
    first: Vec<u32>,
    nodes: Vec<Node>,
    /// The nodes that are not first, by [`Node::from`] and [`Node::step`].
    edges: Table,
    spellings: Vec<Spelling>,
}

/// What one has read when one is here.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// What one had read before, or [`NONE`].
    from: u32,
    /// The [`step`] from there.
    step: u32,
    /// The first of the spellings that end here, or [`NONE`].
    spelling: u32,
    /// Some spelling goes on from here.
    goes_on: bool,
}

/// A spelling of a term.
#[derive(Clone, Debug)]
struct Spelling {
    term: TermIndex,
    /// As it is written, where capitals matter.
    written: Option<Box<str>>,
    /// Another spelling of the same folded words, or [`NONE`].
    next: u32,
}

/// No node, no word, no spelling.
const NONE: u32 = u32::MAX;

/// A term found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Where, in UTF-8 bytes.
    pub range: Range<usize>,
    /// Which.
    pub term: TermIndex,
}

/// A word of a text by its number; room for these is what [`Matcher::matches`] needs.
#[derive(Clone, Debug)]
pub struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) joined: bool,
    word: u32,
    /// A skipped range lies between it and the word before.
    cut: bool,
}

impl Matcher {
    /// A matcher for texts in the language of a BCP 47 tag, without spellings.
    #[must_use]
    pub fn new(language: &str) -> Self {
        Self { folding: Folding::of_language(language), ..Self::default() }
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
        let written = is_sensitive(spelling, case).then(|| Box::from(spelling));
        let index = number(self.spellings.len());
        let mut before = NONE;
        let mut next = self.nodes.get(node as usize).map_or(NONE, |node| node.spelling);
        while let Some(other) = self.spellings.get(next as usize)
            && (other.written.is_some() || written.is_none())
        {
            (before, next) = (next, other.next);
        }
        self.spellings.push(Spelling { term, written, next });
        if let Some(before) = self.spellings.get_mut(before as usize) {
            before.next = index;
        } else if let Some(node) = self.nodes.get_mut(node as usize) {
            node.spelling = index;
        }
    }

    /// The node at the end of a spelling, made where it is not there yet.
    fn node_for(&mut self, spelling: &str) -> Option<u32> {
        let mut words = Words::new(spelling, self.folding);
        let mut node = None;
        while let Some(word) = words.advance() {
            let id = self.words.insert(word.folded)?;
            if id as usize == self.first.len() {
                self.first.push(NONE);
            }
            node = match node {
                None => match *self.first.get(id as usize)? {
                    NONE => {
                        let new = self.push_node(NONE, id);
                        *self.first.get_mut(id as usize)? = new;
                        Some(new)
                    }
                    known => Some(known),
                },
                Some(from) => {
                    let step = step(id, word.joined);
                    Some(self.next(from, step).unwrap_or_else(|| {
                        let new = self.push_node(from, step);
                        self.edges.insert(hash_of_edge(from, step), new, |node| {
                            self.nodes.get(node as usize).map_or(0, |node| hash_of_edge(node.from, node.step))
                        });
                        new
                    }))
                }
            };
        }
        node
    }

    fn push_node(&mut self, from: u32, step: u32) -> u32 {
        let new = number(self.nodes.len());
        if let Some(from) = self.nodes.get_mut(from as usize) {
            from.goes_on = true;
        }
        self.nodes.push(Node { from, step, spelling: NONE, goes_on: false });
        new
    }

    /// The node after a step.
    fn next(&self, from: u32, step: u32) -> Option<u32> {
        self.edges.get(hash_of_edge(from, step), |node| {
            self.nodes.get(node as usize).is_some_and(|node| node.from == from && node.step == step)
        })
    }

    /// The matches in a text outside of the skipped ranges, leftmost-longest, without overlap.
    ///
    /// The skipped ranges stand in the order of their starts. `tokens` is room that is used again.
    pub fn matches<'a>(
        &'a self,
        text: &'a str,
        skipped: &[Range<usize>],
        tokens: &'a mut Vec<Token>,
    ) -> impl Iterator<Item = Match> + 'a {
        self.read(text, skipped, tokens);
        let mut position = 0;
        std::iter::from_fn(move || {
            while let Some(rest) = tokens.get(position..).filter(|rest| !rest.is_empty()) {
                if let Some((term, count)) = self.longest(text, rest) {
                    position += count;
                    return Some(Match { range: rest.first()?.start..rest.get(count - 1)?.end, term });
                }
                position += 1;
            }
            None
        })
    }

    /// Numbers the words of a text; a word in a skipped range is none that is known.
    pub(super) fn read(&self, text: &str, skipped: &[Range<usize>], tokens: &mut Vec<Token>) {
        tokens.clear();
        let mut words = Words::new(text, self.folding);
        let mut skipped = Cover::new(skipped);
        while let Some(word) = words.advance() {
            let (start, end) = (word.range.start, word.range.end);
            let before = tokens.last().map_or(0, |last| last.end);
            let cut = skipped.touches(&(before..start));
            let id = match self.words.get(word.folded) {
                Some(id) if !skipped.touches(&word.range) => id,
                _ => NONE,
            };
            tokens.push(Token { start, end, joined: word.joined, word: id, cut });
        }
    }

    /// The longest spelling that begins with the first of these tokens, and the number of its words.
    pub(super) fn longest(&self, text: &str, tokens: &[Token]) -> Option<(TermIndex, usize)> {
        let mut rest = tokens.iter().enumerate();
        let (_, mut token) = rest.next()?;
        let start = token.start;
        let mut node = *self.first.get(token.word as usize)?;
        let mut longest = None;
        let mut count = 1;
        loop {
            cost::step();
            let here = self.nodes.get(node as usize)?;
            if here.spelling != NONE
                && let Some(term) = self.ending(here.spelling, text.get(start..token.end)?)
            {
                longest = Some((term, count));
            }
            if !here.goes_on {
                return longest;
            }
            let Some((index, next)) = rest.next() else { return longest };
            if next.word == NONE || next.cut {
                return longest;
            }
            let Some(after) = self.next(node, step(next.word, next.joined)) else { return longest };
            (node, token, count) = (after, next, index + 1);
        }
    }

    /// The term of the first spelling from `spelling` on that a text is, capitals included.
    fn ending(&self, mut spelling: u32, text: &str) -> Option<TermIndex> {
        while let Some(here) = self.spellings.get(spelling as usize) {
            if here.written.as_ref().is_none_or(|written| same_words(written, text)) {
                return Some(here.term);
            }
            spelling = here.next;
        }
        None
    }
}

/// A word and whether it is joined to the one before, as one number.
fn step(word: u32, joined: bool) -> u32 {
    word << 1 | u32::from(joined)
}

fn hash_of_edge(from: u32, step: u32) -> u64 {
    let hash = mix(u64::from(from), u64::from(step));
    hash ^ hash >> 32
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
