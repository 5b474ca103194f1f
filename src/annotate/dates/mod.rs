//! Finds dates in prose and tells which days they mean.
//!
//! ```text
//! text -> pieces (words of the lexicon and numbers) -> grammar (a date as it is written) -> resolve (the date that is meant)
//! ```
//!
//! Found are full and partial dates (`12 April 2019`, `June 2018`, `12 April`, `in March`), parts (`early 2018`, `the
//! third quarter`, `the last two weeks of June`), decades and centuries, periods (`between 2017 and 2019`, `8–11 April`,
//! `two weeks starting 4 May`), dates before the common era,
//! dates of figures, days that the calendar has (`Easter 2019`), those that count from the day of publication (`last
//! year`, `three days ago`, `on Friday`) and those that count from the last date (`the following year`, `two days later`,
//! `that evening`).
//!
//! Refused is what a reader could not tell either: `two days later` where no day has been named, `April` or `2018` without
//! a word that shows them to be a month and a year, what recurs (`every Friday`, `the first Sunday in April`, `on 4 May
//! each year`, `from Monday to Friday`), versions (`updated to 1.2.11`), and names (`Black Friday`). What may be one of two
//! dates is found and reported as such.
//!
//! # What belongs to a mention?
//! What changes the date does: `early`, `about`, `between … and`, the day of the week. How the sentence stands to
//! the date does not: `since 2017` mentions 2017.

mod grammar;
mod lexicon;
mod pieces;
mod resolve;
mod written;

use std::ops::Range;

use self::grammar::Grammar;
use self::lexicon::{EVER_SINCE, Lexicon, ON, Role, TO, WITHIN};
use self::pieces::{Kind, Piece};
use self::resolve::Standpoint;
use self::written::{Tense, Written};
use super::folding::Folding;
use super::words::Words;
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

/// What the dates of a passage are understood from: the day of publication, and the dates before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scene(Standpoint);

/// A date that begins before this byte of its passage leads it: "In 1863 …", "At the beginning of 1864 …".
const LEADING: usize = 16;

/// So many dates away, and so many bytes, a word may tell that its sentence is of each year.
const NEARBY: usize = 4;
const SENTENCE: usize = 300;

/// How often each word is read again, on average, to tell when a sentence is set.
const READ_AGAIN: usize = 6;

/// Finds dates, passage by passage.
///
/// Dates without a year are understood from those before them, so passages come in the order of the text.
#[derive(Clone, Debug)]
pub struct DateReader {
    lexicon: Lexicon,
    standpoint: Standpoint,
    pieces: Vec<Piece>,
    /// What stands written in the passage that is read: its first piece, the one after it, and what it says.
    found: Vec<(usize, usize, Written)>,
}

impl DateReader {
    /// A reader of texts in a language that appeared on a day. Without a day, dates that count from it are not
    /// found.
    #[must_use]
    pub fn new(language: &'static Language, published: Option<Day>) -> Self {
        Self::folding(Folding::of_language(language.tag), language, published)
    }

    /// The same for texts whose words are read by somebody else, with a folding of their own.
    pub(super) fn folding(folding: Folding, language: &'static Language, published: Option<Day>) -> Self {
        Self {
            lexicon: Lexicon::new(language, folding),
            standpoint: Standpoint::new(published),
            found: Vec::new(),
            pieces: Vec::new(),
        }
    }

    /// A section begins, in which no date has been mentioned before, or that is about one.
    pub fn begin_section(&mut self, about: Option<&Date>) {
        self.standpoint.begin_section(about);
    }

    /// Another text begins, which appeared on a day.
    pub(super) fn begin_text(&mut self, published: Option<Day>) {
        self.standpoint = Standpoint::new(published);
    }

    /// What the dates of the next passage are understood from.
    pub(super) fn scene(&self) -> Scene {
        Scene(self.standpoint)
    }

    /// Goes on from there.
    pub(super) fn resume(&mut self, scene: Scene) {
        self.standpoint = scene.0;
    }

    /// The dates in the next passage of the text, in order and without overlap.
    ///
    /// ```
    /// use article_explainer::annotate::dates::DateReader;
    /// use article_explainer::language;
    ///
    /// let text = "Parliament voted on 13 June 2018, and the Commission replied in April 2019.";
    /// let mut reader = DateReader::new(language::of("en"), None);
    /// let found = reader.passage(text);
    /// assert_eq!(&text[found[0].range.clone()], "13 June 2018");
    /// let dates: Vec<_> = found.iter().flat_map(|mention| &mention.date).map(|date| date.edtf()).collect();
    /// assert_eq!(dates, ["2018-06-13", "2019-04"]);
    /// ```
    pub fn passage(&mut self, text: &str) -> Vec<DateMention> {
        self.passage_of(self.lexicon.phrases.word_reader().read(text))
    }

    /// The same of a passage that is read already.
    pub(super) fn passage_of(&mut self, words: Words) -> Vec<DateMention> {
        self.lexicon.read(words, &mut self.pieces);
        let (all, text) = (words, words.text());
        let words = &self.lexicon.language.words;
        let mut grammar = Grammar {
            text,
            pieces: &self.pieces,
            words,
            now: self.standpoint.now(),
            told: self.standpoint.told_year(),
            is_history: self.standpoint.is_history(),
            after_date: 0,
        };
        self.found.clear();
        let mut at = 0;
        while at < self.pieces.len() {
            let Some((written, after)) = grammar.written(at) else {
                at += 1;
                continue;
            };
            self.standpoint.weigh(written);
            self.found.push((at, after, written));
            if written != Written::Nothing {
                grammar.after_date = after;
            }
            at = after;
        }
        let mut mentions = Vec::new();
        // A text that is nothing but dates is not read again for each of them.
        let mut budget = READ_AGAIN * all.all().len();
        let mut end = 0;
        self.standpoint.begin_passage();
        for (index, &(at, after, written)) in self.found.iter().enumerate() {
            let place = |at: usize| self.pieces.get(at).map(|piece| piece.start..piece.end);
            let between =
                place(at).and_then(|first| text.get(std::mem::replace(&mut end, first.end)..first.start));
            let holds =
                |ends: &[&str]| ends.iter().any(|end| between.is_some_and(|between| between.contains(end)));
            if holds(&[". ", "! ", "? "]) {
                self.standpoint.end_sentence();
            } else if holds(&[",", ";", "(", ")", "--", "—"])
                && between.is_some_and(|between| between.chars().any(char::is_alphabetic))
            {
                self.standpoint.end_clause();
            }
            if written.is_of_any_year() && self.is_yearly(text, index) {
                continue;
            }
            let before = at.checked_sub(1).and_then(|before| self.pieces.get(before));
            let before = match before {
                Some(Piece { kind: Kind::Phrase(meaning), .. }) => meaning.roles,
                _ => Role::default(),
            };
            let since = before.has(EVER_SINCE);
            self.standpoint.begin_date(before.has(TO) && !before.has(WITHIN | ON));
            if let (Some(first), Some(last)) = (place(at), place(after - 1))
                && let Some(date) = self.standpoint.resolve(written, first.start < LEADING, &mut || {
                    if since {
                        return Tense::Past;
                    }
                    // A clause first, then its sentence.
                    for sentence in [false, true] {
                        if budget == 0 {
                            break;
                        }
                        let (tense, read) = self.lexicon.tense(all, first.start, sentence);
                        budget = budget.saturating_sub(read);
                        if tense != Tense::Unknown {
                            return tense;
                        }
                    }
                    Tense::Unknown
                })
            {
                mentions.push(DateMention { range: first.start..last.end, date });
            }
        }
        mentions
    }

    /// Whether the sentence of what is found, by its index, tells of each year: `It falls on 4 May every year`.
    fn is_yearly(&self, text: &str, index: usize) -> bool {
        let start = |found: &(usize, usize, Written)| self.pieces.get(found.0).map(|piece| piece.start);
        let here = self.found.get(index).and_then(start).unwrap_or_default();
        let near = self.found.get(index.saturating_sub(NEARBY)..).unwrap_or_default();
        let yearly = near.iter().take(2 * NEARBY + 1).filter(|found| found.2 == Written::Yearly);
        yearly.filter_map(start).any(|there| {
            let between = text.get(here.min(there)..here.max(there)).unwrap_or_default();
            between.len() < SENTENCE && !between.contains(". ")
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::lexicon::WordSet;
    use super::*;
    use crate::language;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        /// Whatever is looked at more closely, the dates are the same.
        #[test]
        fn what_is_passed_over_has_nothing_to_do_with_dates(
            tag in prop::sample::select(vec!["en", "de", "fr", "es", "nl", "it"]),
            words in prop::collection::vec(
                prop_oneof![
                    6 => prop::sample::select(vec![
                        "about", "early", "the", "of", "Friday", ",", "12", "2018", "June", "between", "from", "and",
                        "to", "-", "last", "this", "year", "two", "ago", "1990s", "in", "19th", "century", "BC", "/",
                        "vers", "le", "milieu", "du", "XIXe", "siècle", "années", "90", "'", "(", ")", ".", "Mitte",
                        "des", "Jahrhunderts", "Anfang", "Zimmer", "2004", "Stimmen", "entre", "hace", "tres", "días",
                        "jaren", "negentig", "anni", "Mai", "mai", "vor", "drei", "Jahren", "%", "x", "de", "l'année",
                        "dernière", "año", "pasado", "gestern", "morgen", "heute",
                    ]),
                    3 => prop::sample::select(vec!["word", "Word", "naïve", "I", "it", "Viertel"]),
                ],
                0..60,
            ),
            joined in prop::collection::vec(prop::bool::weighted(0.8), 60),
        ) {
            let mut text = String::new();
            for (word, spaced) in words.iter().zip(joined) {
                text += word;
                text += if spaced { " " } else { "" };
            }
            let mut reader = DateReader::new(language::of(tag), Some(Day(18_000)));
            let mut whole = reader.clone();
            whole.lexicon.words = WordSet::ALL;
            whole.lexicon.anchors = WordSet::ALL;
            prop_assert_eq!(reader.passage(&text), whole.passage(&text), "{}", text);
        }
    }
}
