//! The words of a language that say something about a date.

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

/// Without one of these, or a number in figures, nothing is a date.
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

/// What a phrase may mean.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Meaning {
    /// The parts that it can play.
    pub(super) roles: Role,
    /// A month, 1 to 12, or a season, 21 to 24.
    pub(super) month: u16,
    /// The rule of a day that a calendar has.
    pub(super) holiday: u16,
    /// A day of the week, 1 being Monday, any other number, or the tens of a decade.
    pub(super) number: u16,
}

impl Meaning {
    /// Whether a date may be around the phrase. A year or a day in words has no other sign.
    fn is_anchor(self) -> bool {
        self.roles.has(ANCHOR) || self.roles.has(COUNT) && (15..=31).contains(&self.number)
    }
}

/// The words of a language by which dates are found.
#[derive(Clone, Debug)]
pub(super) struct Lexicon {
    pub(super) language: &'static Language,
    pub(super) phrases: Matcher<Meaning>,
    /// The words of all phrases.
    pub(super) words: WordSet,
    /// Those of phrases that are an [`ANCHOR`].
    pub(super) anchors: WordSet,
}

/// A set of words that may seem to hold a word that it does not; it takes so little room that the processor keeps it
/// at hand. Of one size, and asked for one bit: each word of a text is, and with the
/// [filter of the terms](super::super::filter) instead the annotator was a quarter slower.
#[derive(Clone, Debug)]
pub(super) struct WordSet([u64; 128]);

impl WordSet {
    /// Without a word.
    const EMPTY: Self = Self([0; 128]);
    /// With all words.
    #[cfg(test)]
    pub(super) const ALL: Self = Self([u64::MAX; 128]);

    fn insert(&mut self, word: &Word) {
        let (place, bit) = Self::bit(word);
        self.0.get_mut(place).into_iter().for_each(|bits| *bits |= bit);
    }

    /// Whether a word is in it. A "yes" may be wrong, a "no" is not.
    #[inline(always)]
    pub(super) fn may_have(&self, word: &Word) -> bool {
        let (place, bit) = Self::bit(word);
        self.0.get(place).is_some_and(|bits| bits & bit != 0)
    }

    /// The upper bits of a hash depend on all of the word.
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
            // Months with a capital are no months without: "may", "march", "mai".
            let capital = phrase.chars().next().is_some_and(char::is_uppercase);
            let case = if capital { Case::Sensitive } else { Case::Insensitive };
            lexicon.phrases.insert(meaning, &phrase, case);
            let mut reader = lexicon.phrases.word_reader();
            let words = reader.read(&phrase);
            words.all().iter().for_each(|word| lexicon.words.insert(word));
            // One word of a phrase brings it to light: the longest, as short ones are in every sentence.
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

/// Whether a word tells of what was.
pub(super) fn is_past(word: &str, past: &'static str) -> bool {
    !word.is_empty()
        && past.split('|').any(|entry| match entry.strip_prefix('-') {
            Some(ending) => word.len() > ending.len() + 2 && word.ends_with(ending),
            None => entry.eq_ignore_ascii_case(word),
        })
}

/// All phrases of a language with all that each may mean.
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
    // Without its capital a month is one beside a day or a year, as an abbreviation is: "april 2017".
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

/// A phrase that names a time as those write it who leave out accents ("fevrier", "proximo"). An accent at the end tells words
/// apart ("passé"), and an umlaut is another letter.
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
