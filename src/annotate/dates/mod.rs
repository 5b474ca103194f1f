//! Finds dates in prose and resolves which days they mean.
//!
//! ```text
//! text -> pieces (words of the lexicon and numbers) -> grammar (a parsed date) -> resolve (the date that is meant)
//! ```
//!
//! It finds full and partial dates (`12 April 2019`, `June 2018`, `12 April`, `in March`), parts (`early 2018`, `the
//! third quarter`, `the last two weeks of June`), decades and centuries, periods (`between 2017 and 2019`, `8–11
//! April`, `two weeks starting 4 May`), dates before the common era, numeric dates, holidays (`Easter 2019`), dates
//! relative to the day of publication (`last year`, `three days ago`, `on Friday`), and dates relative to the last
//! date (`the following year`, `two days later`, `that evening`).
//!
//! It rejects what a reader could not resolve either: `two days later` without a day before, `April` or `2018` without
//! a word that shows a month or a year, recurring dates (`every Friday`, `the first Sunday in April`, `on 4 May each
//! year`, `from Monday to Friday`), versions (`updated to 1.2.11`), and names (`Black Friday`). A date that may be one
//! of two is found and reported as ambiguous.
//!
//! # What belongs to a mention?
//! The words that change the date: `early`, `about`, `between … and`, the day of the week. Words that relate the
//! sentence to the date do not: `since 2017` mentions 2017.

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
    /// The range in UTF-8 bytes.
    pub range: Range<usize>,
    /// The date, or the possible dates of an ambiguous one.
    pub date: Result<Date, Vec<Date>>,
}

/// The context in which the dates of a passage are resolved: the day of publication, and the dates before the passage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scene(Standpoint);

/// A date that begins before this byte of its passage leads it: "In 1863 …", "At the beginning of 1864 …".
const LEADING: usize = 16;

/// The maximum distance, in dates and in bytes, between a date and a phrase such as `every year` that makes it yearly.
const NEARBY: usize = 4;
const SENTENCE: usize = 300;

/// How often, on average, each word may be read again to determine the tense of its sentence.
const READ_AGAIN: usize = 6;

/// Finds dates, passage by passage.
///
/// Dates without a year are resolved from those before them, so passages must come in the order of the text.
#[derive(Clone, Debug)]
pub struct DateReader {
    lexicon: Lexicon,
    standpoint: Standpoint,
    pieces: Vec<Piece>,
    /// The dates in the current passage: the first piece, the piece after the last, and the parsed date.
    found: Vec<(usize, usize, Written)>,
}

impl DateReader {
    /// A reader for texts in a language, published on a day. Without a day, dates relative to it are not found.
    #[must_use]
    pub fn new(language: &'static Language, published: Option<Day>) -> Self {
        Self::folding(Folding::of_language(language.tag), language, published)
    }

    /// The same for text whose words the annotator has read, with its folding.
    pub(super) fn folding(folding: Folding, language: &'static Language, published: Option<Day>) -> Self {
        Self {
            lexicon: Lexicon::new(language, folding),
            standpoint: Standpoint::new(published),
            found: Vec::new(),
            pieces: Vec::new(),
        }
    }

    /// Begins a section, whose heading may have a date.
    pub fn begin_section(&mut self, about: Option<&Date>) {
        self.standpoint.begin_section(about);
    }

    /// Begins another text, published on a day.
    pub(super) fn begin_text(&mut self, published: Option<Day>) {
        self.standpoint = Standpoint::new(published);
    }

    /// The context for the dates of the next passage.
    pub(super) fn scene(&self) -> Scene {
        Scene(self.standpoint)
    }

    /// Continues in a context.
    pub(super) fn resume(&mut self, scene: Scene) {
        self.standpoint = scene.0;
    }

    /// Returns the dates in the next passage of the text, in order and without overlap.
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

    /// The same for a passage whose words were already read.
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
        // Keeps the cost linear in a text of nothing but dates.
        let mut budget = READ_AGAIN * all.all().len();
        let mut end = 0;
        self.standpoint.begin_passage();
        for (index, &(at, after, written)) in self.found.iter().enumerate() {
            let place = |at: usize| self.pieces.get(at).map(|piece| piece.start..piece.end);
            let (first, last) = (place(at), place(after - 1));
            let between = first.as_ref().and_then(|first| text.get(end..first.start));
            // After the last piece: a full stop inside a date, "Oct. 3, 2017", ends no sentence.
            end = last.as_ref().map_or(end, |last| last.end);
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
            if let (Some(first), Some(last)) = (first, last)
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

    /// Whether a date, by its index, is of every year: `It falls on 4 May every year`.
    fn is_yearly(&self, text: &str, index: usize) -> bool {
        let near = self.found.get(index.saturating_sub(NEARBY)..).unwrap_or_default();
        let yearly = near.iter().take(2 * NEARBY + 1).filter(|found| found.2 == Written::Yearly);
        let Some(here) = self.found.get(index) else { return false };
        yearly.into_iter().any(|there| {
            // A full stop inside of either, "3. Oktober", ends no sentence.
            let (first, second) = if here.0 < there.0 { (here, there) } else { (there, here) };
            let end = self.pieces.get(first.1 - 1).map(|last| last.end);
            let start = self.pieces.get(second.0).map(|first| first.start);
            let between = end.zip(start).and_then(|(end, start)| text.get(end..start)).unwrap_or_default();
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

        /// The word filters do not change which dates are found.
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
