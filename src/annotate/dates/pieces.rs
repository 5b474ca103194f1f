//! A text seen as a row of words and numbers that say something about a date.
//!
//! # Why not all of the text?
//! Most words of a text are far from any date. Every date has an anchor: a number in figures, or a word such as a month,
//! a day of the week, `year` or `yesterday`. What else belongs to it are words of the lexicon and signs beside the
//! anchor, in one row, and what it is judged by is the word before that row and the one after it. So a text is first looked
//! through for anchors, which is three times faster than to ask what each word means, and only what lies around them
//! becomes pieces.

use super::super::cover::Cover;
use super::super::folding::fold_sign;
use super::super::words::{Place, Word, Words};
use super::lexicon::*;

/// A piece of a text, as far as dates are concerned.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) end: usize,
    /// No space parts it from the piece before.
    pub(super) joined: bool,
    pub(super) kind: Kind,
}

/// What a piece is.
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

/// What a word can be in a date.
enum Part {
    Anchor,
    Beside,
    None,
}

/// The anchors of a text, as far as one has looked for them.
#[derive(Clone, Debug)]
pub(super) struct Anchors {
    /// Where each begins, and the place before the word that stands before its row.
    found: Vec<(usize, Place)>,
    /// The place before the word that stands before this row.
    row: Place,
}

impl Anchors {
    /// None, at the beginning of a text.
    pub(super) const NONE: Self = Self { found: Vec::new(), row: Place::START };

    /// A text begins.
    pub(super) fn clear(&mut self) {
        self.found.clear();
        self.row = Place::START;
    }

    /// Looks at the next word, before which one was at a place.
    #[inline]
    pub(super) fn see(&mut self, word: &Word, place: Place, lexicon: &Lexicon) {
        match lexicon.part(word) {
            Part::Anchor => self.found.push((word.range.start, self.row)),
            Part::Beside => {}
            Part::None => self.row = place,
        }
    }
}

impl Lexicon {
    /// Reads a text into pieces. What lies between two rows is one piece.
    pub(super) fn read(&self, text: &str, anchors: &Anchors, pieces: &mut Vec<Piece>) {
        pieces.clear();
        let mut words = self.phrases.words(text);
        for &(anchor, row) in &anchors.found {
            let end = words.place().position;
            if anchor < end {
                continue;
            }
            if row.position > end {
                pieces.push(Piece { start: end, end, joined: false, kind: Kind::Word });
                words.resume(row);
            }
            self.read_row(&mut words, anchor, pieces);
        }
    }

    #[inline]
    fn part(&self, word: &Word) -> Part {
        match word.folded.bytes().next() {
            Some(b'0'..=b'9') => Part::Anchor,
            // Those may be Roman figures.
            Some(b'a'..=b'z') if !self.words.may_have(word) && !word.folded.starts_with(['i', 'v', 'x']) => {
                Part::None
            }
            _ if self.anchors.may_have(word) => Part::Anchor,
            _ => Part::Beside,
        }
    }

    /// Reads the pieces of a row, and the word after it.
    fn read_row(&self, words: &mut Words, anchor: usize, pieces: &mut Vec<Piece>) {
        let mut ended = false;
        while !ended && let Some(word) = words.advance() {
            let joined = word.joined;
            let beginning = self.phrases.beginning(&word);
            let mut range = word.range;
            let phrase = beginning.and_then(|beginning| {
                let (found, behind) =
                    self.phrases.longest(beginning, range.clone(), words, Cover::new(&[]))?;
                Some((self.meanings.get(found.term.0)?, found.range, behind))
            });
            let kind = if let Some((&meaning, found, behind)) = phrase {
                range = found;
                words.resume(behind);
                Kind::Phrase(meaning)
            } else {
                self.kind(words.text(range.clone()))
            };
            ended = matches!(kind, Kind::Word) && range.start > anchor;
            pieces.push(Piece { start: range.start, end: range.end, joined, kind });
        }
    }

    /// What a word is that is no phrase.
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
        let words = self.language.date_words();
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
