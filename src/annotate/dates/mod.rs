//! Finds dates in prose and tells which days they mean.
//!
//! ```text
//! text -> lexicon (words and numbers) -> grammar (a date as it is written) -> resolve (the date that is meant)
//! ```
//!
//! Found are full and partial dates (`12 April 2019`, `June 2018`, `12 April`, `in March`), parts (`early 2018`),
//! decades and centuries, periods (`between 2017 and 2019`, `8–11 April`), dates before the common era, dates of
//! figures, and those that count from the day of publication (`last year`, `three days ago`).
//!
//! Refused is what a reader could not tell either without understanding the sentence: `on Friday` (its tense
//! tells which), `ten months later` (than what?), `April` or `2018` without a word that shows them to be a month
//! and a year. What may be one of two dates is found and reported as such.
//!
//! # What belongs to a mention?
//! What changes the date does: `early`, `about`, `between … and`, the day of the week. How the sentence stands to
//! the date does not: `since 2017` mentions 2017.

mod grammar;
mod lexicon;
mod resolve;

use std::ops::Range;

use self::grammar::Grammar;
use self::lexicon::{Lexicon, Piece};
use self::resolve::Standpoint;
use super::matcher::Token;
use crate::language::Language;
use crate::story::date::{Date, Day};

/// A mention of a date.
#[derive(Clone, Debug, PartialEq)]
pub struct DateMention {
    /// Where, in UTF-8 bytes.
    pub range: Range<usize>,
    /// The date, or those that it may be.
    pub date: Result<Date, Vec<Date>>,
}

/// Finds dates, passage by passage.
///
/// Dates without a year are understood from those before them, so passages come in the order of the text.
#[derive(Clone, Debug)]
pub struct DateReader {
    lexicon: Lexicon,
    standpoint: Standpoint,
    tokens: Vec<Token>,
    pieces: Vec<Piece>,
}

impl DateReader {
    /// A reader of texts in a language that appeared on a day. Without a day, dates that count from it are not
    /// found.
    #[must_use]
    pub fn new(language: &'static Language, published: Option<Day>) -> Self {
        Self {
            lexicon: Lexicon::new(language),
            standpoint: Standpoint { published, scene: None },
            tokens: Vec::new(),
            pieces: Vec::new(),
        }
    }

    /// A section begins, in which no date has been mentioned before, or that is about one.
    pub fn begin_section(&mut self, about: Option<&Date>) {
        let day = about.and_then(|date| Some((date, date.earliest()?)));
        self.standpoint.scene = day.map(|(date, day)| {
            use crate::story::date::Precision;
            match (date.precision(), day.to_civil()) {
                (Precision::Day, civil) => civil,
                (Precision::Month, (year, month, _)) => (year, month, 0),
                (_, (year, ..)) => (year, 0, 0),
            }
        });
    }

    /// The dates in the next passage of the text, in order and without overlap.
    pub fn passage(&mut self, text: &str) -> Vec<DateMention> {
        self.lexicon.read(text, &mut self.tokens, &mut self.pieces);
        let words = self.lexicon.language.date_words();
        let mut grammar = Grammar { text, pieces: &self.pieces, words, after_date: 0 };
        let mut mentions = Vec::new();
        let mut at = 0;
        while let Some(first) = self.pieces.get(at) {
            let Some((written, after)) = grammar.written(at) else {
                at += 1;
                continue;
            };
            let end = self.pieces.get(after - 1).map_or(text.len(), |last| last.end);
            if let Some(date) = self.standpoint.resolve(written) {
                mentions.push(DateMention { range: first.start..end, date });
                grammar.after_date = after;
            }
            at = after;
        }
        mentions
    }
}
