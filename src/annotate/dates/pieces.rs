//! The tokenizer: splits a text into the words, numbers and signs that can be part of a date.
//!
//! # Why not all of the text?
//! Most words of a text are far from any date. Every date has an anchor: a number in figures, or a word such as a
//! month, a day of the week, `year` or `yesterday`. The rest of the date are words of the lexicon and signs beside the
//! anchor, in one row; the grammar also needs the word before that row and the word after it. So a text is first
//! searched for anchors, which is three times faster than looking up each word, and only the rows around them become
//! pieces.

use super::super::cover::Cover;
use super::super::folding::fold_sign;
use super::super::words::{Word, Words};
use super::lexicon::*;
use super::written::Tense;

/// The number of words before and after a date that can determine the tense of its sentence.
const NEARBY: usize = 40;

/// A token of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) end: usize,
    /// There is no space before it.
    pub(super) joined: bool,
    pub(super) kind: Kind,
}

/// The kind of a piece.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// A phrase of the lexicon.
    Phrase(Meaning),
    /// A number in figures.
    Number(Number),
    /// A sign of punctuation.
    Sign(char),
    /// Any other word.
    Word,
}

/// A number in figures, perhaps with an ending.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub(super) value: u32,
    pub(super) digits: usize,
    /// It has the ending of a day, such as `12th`.
    pub(super) day: bool,
    /// It has the ending of a decade, such as `1990s`.
    pub(super) decade: bool,
}

impl Lexicon {
    /// Splits a text into pieces. The words between two rows are one piece.
    pub(super) fn read(&self, words: Words, pieces: &mut Vec<Piece>) {
        pieces.clear();
        let mut next = 0;
        for (anchor, word) in words.all().iter().enumerate() {
            if !self.is_anchor(word) || anchor < next {
                continue;
            }
            // A piece for the words before the row, unless they have been read.
            let before = words.all().get(next..anchor).unwrap_or_default();
            let row =
                before.iter().rposition(|word| !self.may_be_beside(word)).map_or(next, |row| next + row);
            if row > next {
                let end = words.all().get(next.wrapping_sub(1)).map_or(0, |word| word.end);
                pieces.push(Piece { start: end, end, joined: false, kind: Kind::Word });
            }
            next = self.read_row(words, row, anchor, pieces);
        }
    }

    /// Whether a date may be around this word. There are false positives, but no false negatives.
    #[inline(always)]
    fn is_anchor(&self, word: &Word) -> bool {
        word.first.is_ascii_digit() || self.anchors.may_have(word)
    }

    /// Whether this word or sign may be in a date. There are false positives, but no false negatives.
    fn may_be_beside(&self, word: &Word) -> bool {
        // These may begin a number in Roman figures.
        let figure = matches!(word.first | 0x20, b'i' | b'v' | b'x');
        figure || !word.first.is_ascii_alphabetic() || self.words.may_have(word)
    }

    /// Reads the pieces of the row around an anchor, from an index on, and the word after it. Returns the index after
    /// that.
    fn read_row(&self, words: Words, start: usize, anchor: usize, pieces: &mut Vec<Piece>) -> usize {
        let mut next = start;
        while let Some(word) = words.all().get(next) {
            let (kind, range, after) = match self.phrases.longest(words, next, Cover::new(&[])) {
                Some((found, after)) => (Kind::Phrase(found.value), found.range, after),
                None => (self.kind(words.written(word.range())), word.range(), next + 1),
            };
            pieces.push(Piece { start: range.start, end: range.end, joined: word.joined, kind });
            let ended = matches!(kind, Kind::Word) && next > anchor;
            next = after;
            if ended {
                break;
            }
        }
        next
    }

    /// The tense of the clause around a place, or of its `sentence`, and the number of words read.
    pub(super) fn tense(&self, words: Words, place: usize, sentence: bool) -> (Tense, usize) {
        let all = words.all();
        let here = all.partition_point(|word| word.start < place);
        let ordinal_dot = is_in(".", self.language.words.day_suffixes);
        let ends = |at: usize| match all.get(at).map_or(0, |word| word.first) {
            b'!' | b'?' | b';' => true,
            // "Nov. 15" goes on, and so does "am 26. November".
            b'.' => {
                let digit = |word: Option<&Word>| word.is_some_and(|word| word.first.is_ascii_digit());
                let day = ordinal_dot && digit(at.checked_sub(1).and_then(|before| all.get(before)));
                !day && !digit(all.get(at + 1))
            }
            b',' | b'(' | b')' => !sentence,
            _ => !sentence && self.parts_clauses(words, at),
        };
        let (from, to) = (here.saturating_sub(NEARBY), all.len().min(here + NEARBY));
        let start = (from..here).rev().find(|at| ends(*at)).map_or(from, |end| end + 1);
        let end = (here..to).find(|at| ends(*at)).unwrap_or(to);
        // The nearest word decides: "said Friday that it will".
        let (mut tense, mut nearest, mut at) = (Tense::Unknown, usize::MAX, start);
        // The place after the last words of the future: a participle there is not of the past ("will be released").
        let (mut to_come, mut participle) = (None, None);
        while at < end {
            let found = self.phrases.longest(words, at, Cover::new(&[]));
            let roles = found.as_ref().map(|(found, _)| found.value.roles).unwrap_or_default();
            let next = found.as_ref().map_or(at + 1, |(_, after)| *after);
            if roles.has(PASSIVE) && (to_come == Some(at) || roles.has(FUTURE)) {
                participle = Some(next);
            } else if roles.has(TO) && to_come == Some(at) {
                to_come = Some(next);
            }
            let future = found.filter(|_| roles.has(FUTURE)).map(|(_, after)| after);
            let ends_so = || all.get(at).is_some_and(|word| self.is_future(words.written(word.range())));
            let future = future.or_else(|| ends_so().then_some(at + 1));
            let future = future.or_else(|| (participle == Some(at)).then_some(at + 1));
            let is_past = || {
                all.get(at).is_some_and(|word| is_past(words.written(word.range()), self.language.words.past))
            };
            let after = future.unwrap_or(at + 1);
            let away = at.abs_diff(here).min((after - 1).abs_diff(here));
            if away < nearest && (future.is_some() || is_past()) {
                tense = if future.is_some() { Tense::Future } else { Tense::Past };
                nearest = away;
            }
            to_come = future.or(to_come);
            at = after;
        }
        (tense, end - start)
    }

    /// Whether a word separates two clauses.
    fn parts_clauses(&self, words: Words, at: usize) -> bool {
        let found = self.phrases.longest(words, at, Cover::new(&[]));
        found.is_some_and(|(found, after)| after == at + 1 && found.value.roles.has(AND))
    }

    /// Whether a word has the ending of a future tense.
    fn is_future(&self, word: &str) -> bool {
        let mut endings = self.language.words.future_suffixes.split('|').filter(|ending| !ending.is_empty());
        endings.any(|ending| word.len() > ending.len() + 1 && word.ends_with(ending))
    }

    /// The kind of a word that is not in a phrase.
    fn kind(&self, word: &str) -> Kind {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            let mut chars = word.chars();
            return match (chars.next(), chars.next()) {
                (Some(sign), None) if !sign.is_alphanumeric() => Kind::Sign(fold_sign(sign)),
                _ => Kind::Word,
            };
        }
        let (figures, ending) = word.split_at_checked(digits).unwrap_or((word, ""));
        let words = &self.language.words;
        let day = is_in(ending, words.day_suffixes);
        let decade = is_in(ending, words.decade_suffixes);
        match figures.parse() {
            Ok(value) if ending.is_empty() || day || decade => {
                Kind::Number(Number { value, digits, day, decade })
            }
            _ => Kind::Word,
        }
    }
}
