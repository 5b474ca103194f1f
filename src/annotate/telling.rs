//! The words and terms that tell which event a sentence is about.
//!
//! # Which words are telling?
//! Those of at least four letters that are not common words of the language. Two words count as forms of one (`reply`,
//! `replied`; `Gesetz`, `Gesetze`) if they share at least their first four letters and at most three follow: this is
//! one piece of evidence among others, and not sufficient for a link.

use std::collections::BTreeMap;
use std::ops::Range;

use super::cover::Cover;
use super::folding::Folding;
use super::key::Key;
use super::matcher::Match;
use super::words::{Word, WordReader, Words};
use crate::language::{Language, Prose};
use crate::story::model::{EventIndex, TermIndex};

/// The minimum number of letters of a telling word, all of which two forms of it share.
const STEM: usize = 4;

/// The maximum number of letters after the part that two forms of a word share.
const ENDING: usize = 3;

/// A word in more places than this is not telling; this keeps the cost linear in the text.
const MANY: usize = 200;

/// The points of a term or a telling word in the title of an event; half of them if it is only in the event's text,
/// half again if it is in more than a third of the events, twice as many directly before the date: `the report of
/// 2015`.
const POINTS: u32 = 2;

/// What a sentence shares with an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// The terms that both name, each once.
    pub terms: Vec<TermIndex>,
    /// The telling words of the sentence that the event has in some form, folded.
    pub words: Vec<String>,
    /// Their points together.
    pub points: u32,
}

/// A place that names a term or word.
#[derive(Clone, Copy, Debug)]
struct Place {
    event: EventIndex,
    /// In the title; otherwise in the text.
    in_title: bool,
}

/// The terms and telling words of all events.
#[derive(Clone, Debug, Default)]
pub(super) struct Telling {
    /// The hashes of the common words, sorted.
    common: Vec<u64>,
    events: usize,
    terms: BTreeMap<TermIndex, Vec<Place>>,
    /// By the first letters of the words.
    words: BTreeMap<String, Vec<(String, Place)>>,
}

impl Telling {
    /// An index without events.
    pub(super) fn new(prose: &Prose, language: &Language, folding: Folding) -> Self {
        let mut reader = WordReader::new(folding);
        let mut common = Vec::new();
        let mut add = |text| common.extend(reader.read(text).all().iter().map(|word| word.key.hash));
        add(prose.common);
        language.months.into_iter().chain(language.short_months).chain(language.seasons).for_each(add);
        common.sort_unstable();
        Self { common, ..Self::default() }
    }

    /// Adds the next event.
    pub(super) fn push(&mut self) {
        self.events += 1;
    }

    /// Adds the words and terms in the title or text of the event that was added last.
    pub(super) fn name(&mut self, in_title: bool, words: Words, terms: &[Match]) {
        let place = Place { event: EventIndex(self.events.saturating_sub(1)), in_title };
        for term in terms {
            self.terms.entry(term.value).or_default().push(place);
        }
        let mut taken = Cover::new(terms.iter().map(|term| &term.range));
        for word in words.all() {
            if !taken.touches(&word.range())
                && let Some((stem, word)) = self.telling(words, word)
            {
                self.words.entry(stem).or_default().push((word, place));
            }
        }
    }

    /// What each event shares with a sentence of a text, which contains a date at `date`.
    pub(super) fn shared(
        &self,
        words: Words,
        terms: &[Match],
        sentence: &Range<usize>,
        date: &Range<usize>,
    ) -> BTreeMap<EventIndex, Shared> {
        let mut shared: BTreeMap<EventIndex, Shared> = BTreeMap::new();
        let all = words.all();
        let first = all.partition_point(|word| word.start < sentence.start);
        let all = all.get(first..).unwrap_or_default();
        let all = all.get(..all.partition_point(|word| word.end <= sentence.end)).unwrap_or_default();
        let terms =
            terms.get(terms.partition_point(|term| term.range.start < sentence.start)..).unwrap_or_default();
        let terms = terms.iter().take_while(|term| term.range.end <= sentence.end);
        let beside = self.beside(words, all, date);
        for term in terms.clone() {
            let places = self.terms.get(&term.value).map(Vec::as_slice).unwrap_or_default();
            for (event, points) in self.points(places.iter().copied(), term.range.contains(&beside)) {
                let shared = shared.entry(event).or_default();
                if !shared.terms.contains(&term.value) {
                    shared.terms.push(term.value);
                    shared.points += points;
                }
            }
        }
        let mut taken = Cover::new(terms.map(|term| &term.range));
        for word in all {
            let range = word.range();
            if taken.touches(&range) || range.start < date.end && date.start < range.end {
                continue;
            }
            let Some((stem, told)) = self.telling(words, word) else { continue };
            let places = self.words.get(&stem).map(Vec::as_slice).unwrap_or_default();
            let places = places.iter().filter(|(other, _)| are_forms(&told, other)).map(|&(_, place)| place);
            for (event, points) in self.points(places, range.contains(&beside)) {
                let shared = shared.entry(event).or_default();
                if !shared.words.iter().any(|known| are_forms(known, &told)) {
                    shared.words.push(told.clone());
                    shared.points += points;
                }
            }
        }
        shared
    }

    /// The points of each event among these places.
    fn points(&self, places: impl Iterator<Item = Place> + Clone, beside: bool) -> BTreeMap<EventIndex, u32> {
        let mut points = BTreeMap::new();
        if places.clone().nth(MANY).is_some() {
            return points;
        }
        for place in places {
            let best: &mut u32 = points.entry(place.event).or_default();
            *best = (*best).max(if place.in_title { POINTS } else { POINTS / 2 });
        }
        let common = points.len() > 1 && points.len() * 3 > self.events;
        points.values_mut().for_each(|points| {
            *points = if common { *points / 2 } else { *points } * if beside { 2 } else { 1 };
        });
        points
    }

    /// The start of the last telling word or term among the three words before a date.
    fn beside(&self, words: Words, sentence: &[Word], date: &Range<usize>) -> usize {
        let before =
            sentence.get(..sentence.partition_point(|word| word.end <= date.start)).unwrap_or_default();
        let mut last = before.iter().rev().take(3);
        last.find(|word| !self.is_common(word.key) || is_sign(words, word))
            .map_or(usize::MAX, |word| word.start)
    }

    fn is_common(&self, key: Key) -> bool {
        self.common.binary_search(&key.hash).is_ok()
    }

    /// The first letters of a word and the whole word, folded, if it is telling.
    fn telling(&self, words: Words, word: &Word) -> Option<(String, String)> {
        if word.end - word.start < STEM || self.is_common(word.key) {
            return None;
        }
        let folded = words.folded(word);
        let stem: String = folded.chars().take(STEM).collect();
        let is_word = stem.chars().count() == STEM && stem.chars().all(char::is_alphabetic);
        is_word.then(|| (stem, folded.into_owned()))
    }
}

fn is_sign(words: Words, word: &Word) -> bool {
    !words.written(word.range()).chars().next().is_some_and(char::is_alphanumeric)
}

/// Whether two words with the same first letters count as forms of one.
fn are_forms(a: &str, b: &str) -> bool {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    same >= STEM && a.chars().count().max(b.chars().count()) <= same + ENDING
}
