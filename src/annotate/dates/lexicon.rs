//! The words of a language that can be part of a date.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::super::folding::Folding;
use super::super::matcher::Matcher;
use super::super::words::Word;
use crate::language::Language;
pub(super) use crate::language::Role;
pub(super) use crate::language::roles::*;
use crate::story::model::Case;

/// Units of time.
pub(super) const UNIT: Role = DAY
    .or(DAYS)
    .or(WEEK)
    .or(WEEKS)
    .or(WEEKEND)
    .or(MONTH_LONG)
    .or(MONTHS)
    .or(QUARTER)
    .or(HALF)
    .or(YEAR)
    .or(YEARS)
    .or(DECADE_LONG)
    .or(DECADES_LONG);

/// The roles of anchors: every date has one of these, or a number in figures.
pub(super) const ANCHOR: Role = UNIT
    .or(MONTH)
    .or(SHORT_MONTH)
    .or(SEASON)
    .or(WEEKDAY)
    .or(TODAY)
    .or(YESTERDAY)
    .or(TOMORROW)
    .or(BEFORE_YESTERDAY)
    .or(AFTER_TOMORROW)
    .or(NEXT_DAY)
    .or(DAY_BEFORE)
    .or(DECADE)
    .or(CENTURY)
    .or(QUARTER_SIGN)
    .or(HALF_SIGN)
    .or(FISCAL)
    .or(HOLIDAY)
    .or(MONTH_END)
    .or(YEAR_END)
    .or(YEAR_START)
    .or(DAY_PART)
    .or(YEARLY)
    .or(YEAR_BEFORE)
    .or(THOUSAND);

/// The possible meanings of a phrase.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Meaning {
    /// Its roles in the grammar.
    pub(super) roles: Role,
    /// A month, 1 to 12, or a season, 21 to 24.
    pub(super) month: u16,
    /// The rule of a holiday.
    pub(super) holiday: u16,
    /// The number of a day of the week, 1 being Monday, any other number, or the tens of a decade.
    pub(super) number: u16,
}

impl Meaning {
    /// Whether a date may be around the phrase. Years and days in words have no other anchor.
    fn is_anchor(self) -> bool {
        self.roles.has(ANCHOR) || self.roles.has(COUNT) && (15..=31).contains(&self.number)
    }
}

/// The phrases of a language by which dates are found.
#[derive(Clone, Debug)]
pub(super) struct Lexicon {
    pub(super) language: &'static Language,
    pub(super) phrases: Matcher<Meaning>,
    /// The words of all phrases.
    pub(super) words: WordSet,
    /// One word of each phrase that is an [`ANCHOR`].
    pub(super) anchors: WordSet,
}

/// A Bloom filter with one hash function, small enough for the processor's cache. Its size is fixed, because every
/// word of a text is looked up: with the [filter of the terms](super::super::filter) the annotator was a quarter
/// slower.
#[derive(Clone, Debug)]
pub(super) struct WordSet([u64; 128]);

impl WordSet {
    /// The empty set.
    const EMPTY: Self = Self([0; 128]);
    /// The set of all words.
    #[cfg(test)]
    pub(super) const ALL: Self = Self([u64::MAX; 128]);

    fn insert(&mut self, word: &Word) {
        let (place, bit) = Self::bit(word);
        self.0.get_mut(place).into_iter().for_each(|bits| *bits |= bit);
    }

    /// Whether a word may be in the set. There are false positives, but no false negatives.
    #[inline(always)]
    pub(super) fn may_have(&self, word: &Word) -> bool {
        let (place, bit) = Self::bit(word);
        self.0.get(place).is_some_and(|bits| bits & bit != 0)
    }

    /// The upper bits of a hash depend on the whole word.
    #[inline(always)]
    fn bit(word: &Word) -> (usize, u64) {
        ((word.key.hash >> 57) as usize, 1 << (word.key.hash >> 51 & 63))
    }
}

impl Lexicon {
    pub(super) fn new(language: &'static Language, folding: Folding) -> Self {
        let mut lexicon = Self {
            language,
            phrases: Matcher::folding(folding),
            words: WordSet::EMPTY,
            anchors: WordSet::EMPTY,
        };
        for (phrase, meaning) in entries(language) {
            // A month with a capital is matched only with it: "may", "march", "mai" are other words.
            let capital = phrase.chars().next().is_some_and(char::is_uppercase);
            let case = if capital { Case::Sensitive } else { Case::Insensitive };
            lexicon.phrases.insert(meaning, &phrase, case);
            let mut reader = lexicon.phrases.word_reader();
            let words = reader.read(&phrase);
            words.all().iter().for_each(|word| lexicon.words.insert(word));
            // The anchor of a phrase is its longest word, as short ones are in every sentence.
            let longest = words.all().iter().max_by_key(|word| word.end - word.start);
            longest.filter(|_| meaning.is_anchor()).into_iter().for_each(|word| lexicon.anchors.insert(word));
        }
        lexicon
    }
}

/// Whether a word is one of a list.
pub(super) fn is_in(word: &str, list: &'static str) -> bool {
    !word.is_empty() && list.split('|').any(|entry| entry.eq_ignore_ascii_case(word))
}

/// Whether a word indicates the past.
pub(super) fn is_past(word: &str, past: &'static str) -> bool {
    !word.is_empty()
        && past.split('|').any(|entry| match entry.strip_prefix('-') {
            Some(ending) => word.len() > ending.len() + 2 && word.ends_with(ending),
            None => entry.eq_ignore_ascii_case(word),
        })
}

/// All phrases of a language, each with all its meanings.
fn entries(language: &'static Language) -> BTreeMap<Cow<'static, str>, Meaning> {
    let mut entries: BTreeMap<_, Meaning> = BTreeMap::new();
    let months = (1..).zip(language.months).map(|(number, name)| (MONTH, number, name));
    for (role, number, list) in months.chain(language.words.phrases.iter().copied()) {
        for phrase in list.split('|').filter(|phrase| !phrase.is_empty()) {
            let entry = entries.entry(Cow::Borrowed(phrase)).or_default();
            entry.roles |= role;
            if role.has(MONTH | SHORT_MONTH | SEASON) {
                entry.month = number;
            } else if role.has(HOLIDAY) {
                entry.holiday = number;
            } else if number > 0 {
                entry.number = number;
            }
        }
    }
    // Without its capital a month counts only beside a day or a year, like an abbreviation: "april 2017".
    let months: Vec<_> =
        entries.iter().filter(|(_, meaning)| meaning.roles.has(MONTH | SHORT_MONTH)).collect();
    let small = |(month, meaning): (&Cow<'static, str>, &Meaning)| (month.to_lowercase(), *meaning);
    let small: Vec<_> = months.into_iter().map(small).collect();
    for (month, meaning) in small {
        if !entries.get(month.as_str()).is_some_and(|meaning| meaning.roles.has(WORD)) {
            entries.entry(Cow::Owned(month)).or_insert(Meaning { roles: SHORT_MONTH, ..meaning });
        }
    }
    let without: Vec<_> =
        entries.iter().filter_map(|(phrase, meaning)| without_accents(phrase, *meaning)).collect();
    for (phrase, meaning) in without {
        entries.entry(Cow::Owned(phrase)).or_insert(meaning);
    }
    entries
}

/// A phrase written without accents ("fevrier", "proximo"). Not for an accent at the end, which distinguishes words
/// ("passé"), nor for umlauts, which are other letters.
fn without_accents(phrase: &str, meaning: Meaning) -> Option<(String, Meaning)> {
    let names = ANCHOR.or(LAST).or(NEXT);
    let plain = |char: char| match char {
        'á' | 'à' | 'â' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' => 'i',
        'ó' | 'ò' | 'ô' => 'o',
        'ú' | 'ù' | 'û' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        other => other,
    };
    let bare: String = phrase.chars().map(plain).collect();
    let same_end = bare.chars().next_back() == phrase.chars().next_back();
    let long = phrase.chars().count() >= 4;
    (bare != phrase && same_end && long && meaning.roles.has(names)).then_some((bare, meaning))
}
