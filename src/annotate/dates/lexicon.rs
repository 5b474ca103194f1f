//! The words of a language that say something about a date.

use std::collections::BTreeMap;
use std::ops::{BitOr, BitOrAssign};

use super::super::folding::Folding;
use super::super::matcher::Matcher;
use super::super::words::Word;
use crate::language::Language;
use crate::story::model::{Case, TermIndex};

/// The parts that a phrase can play in a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Roles(u64);

impl Roles {
    /// Whether it can play one of these.
    pub(super) fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }
}

impl BitOr for Roles {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Roles {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

macro_rules! roles {
    ($($name:ident)*) => { roles!(@ 0; $($name)*); };
    (@ $bit:expr; $name:ident $($rest:ident)*) => {
        pub(super) const $name: Roles = Roles(1 << $bit);
        roles!(@ $bit + 1; $($rest)*);
    };
    (@ $bit:expr;) => {};
}

roles! {
    MONTH SHORT_MONTH SEASON WEEKDAY NAME OF ARTICLE WITHIN BEFORE_MONTH BEFORE_YEAR ABOUT EARLY MIDDLE LATE
    BETWEEN FROM AND TO DECADE_BEFORE DECADE_AFTER DECADE CENTURY BEFORE_COMMON_ERA COMMON_ERA TODAY YESTERDAY
    TOMORROW LAST NEXT THIS AGO_BEFORE AGO_AFTER COUNT DAY DAYS WEEK WEEKS MONTH_LONG MONTHS YEAR YEARS COUNTED
}

/// Without one of these, or a number in figures, nothing is a date.
pub(super) const ANCHOR: Roles = Roles(
    MONTH.0
        | SHORT_MONTH.0
        | SEASON.0
        | WEEKDAY.0
        | TODAY.0
        | YESTERDAY.0
        | TOMORROW.0
        | DAY.0
        | DAYS.0
        | WEEK.0
        | WEEKS.0
        | MONTH_LONG.0
        | MONTHS.0
        | YEAR.0
        | YEARS.0
        | DECADE.0
        | CENTURY.0,
);

/// What a phrase may mean.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Meaning {
    /// The parts that it can play.
    pub(super) roles: Roles,
    /// A month, 1 to 12, or a season, 21 to 24.
    pub(super) month: u8,
    /// A day of the week, Monday being 0.
    pub(super) weekday: u8,
    /// A number, or the tens of a decade.
    pub(super) number: u8,
}

/// The words of a language by which dates are found.
#[derive(Clone, Debug)]
pub(super) struct Lexicon {
    pub(super) language: &'static Language,
    pub(super) phrases: Matcher,
    pub(super) meanings: Vec<Meaning>,
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
            meanings: Vec::new(),
            words: WordSet::EMPTY,
            anchors: WordSet::EMPTY,
        };
        for (phrase, meaning) in entries(language) {
            // Months with a capital are no months without: "may", "march", "mai".
            let capital = phrase.chars().next().is_some_and(char::is_uppercase);
            let case = if capital { Case::Sensitive } else { Case::Insensitive };
            lexicon.phrases.insert(TermIndex(lexicon.meanings.len()), phrase, case);
            lexicon.meanings.push(meaning);
            for word in lexicon.phrases.word_reader().read(phrase).all() {
                lexicon.words.insert(word);
                if meaning.roles.has(ANCHOR) {
                    lexicon.anchors.insert(word);
                }
            }
        }
        lexicon
    }
}

/// Whether a word is one of a list.
pub(super) fn is_in(word: &str, list: &'static str) -> bool {
    !word.is_empty() && list.split('|').any(|entry| entry.eq_ignore_ascii_case(word))
}

/// All phrases of a language with all that each may mean.
fn entries(language: &'static Language) -> BTreeMap<&'static str, Meaning> {
    let mut entries: BTreeMap<_, Meaning> = BTreeMap::new();
    let words = language.date_words();
    let mut month = |name, number, roles| {
        let entry = entries.entry(name).or_default();
        entry.month = number;
        entry.roles |= roles;
    };
    (1..).zip(language.short_months).for_each(|(number, name)| month(name, number, SHORT_MONTH));
    (1..).zip(language.months).for_each(|(number, name)| month(name, number, MONTH));
    (21..).zip(language.seasons).for_each(|(number, name)| month(name, number, SEASON));
    for &(name, number) in words.other_names {
        month(name, number, if number > 12 { SEASON } else { SHORT_MONTH });
    }
    for (number, name) in (0..).zip(words.weekdays) {
        let entry = entries.entry(name).or_default();
        entry.weekday = number;
        entry.roles |= WEEKDAY;
    }
    let numbers = (1..).zip(words.numbers).map(|(number, name)| (name, number, COUNT));
    let ones = words.other_ones.split('|').map(|name| (name, 1, COUNT));
    let decades = words.decades.iter().map(|&(name, number)| (name, number, DECADE));
    for (name, number, roles) in numbers.chain(ones).chain(decades) {
        let entry = entries.entry(name).or_default();
        entry.number = number;
        entry.roles |= roles;
    }
    for (name, entry) in &mut entries {
        if is_in(name, words.names_of_people) {
            entry.roles |= NAME;
        }
    }
    let lists = [
        (words.of, OF),
        (words.articles, ARTICLE),
        (words.within, WITHIN),
        (words.before_month, BEFORE_MONTH),
        (words.before_year, BEFORE_YEAR),
        (words.about, ABOUT),
        (words.early, EARLY),
        (words.middle, MIDDLE),
        (words.late, LATE),
        (words.between, BETWEEN),
        (words.from, FROM),
        (words.and, AND),
        (words.to, TO),
        (words.decade_before, DECADE_BEFORE),
        (words.decade_after, DECADE_AFTER),
        (words.century, CENTURY),
        (words.before_common_era, BEFORE_COMMON_ERA),
        (words.common_era, COMMON_ERA),
        (words.today, TODAY),
        (words.yesterday, YESTERDAY),
        (words.tomorrow, TOMORROW),
        (words.last, LAST),
        (words.next, NEXT),
        (words.this, THIS),
        (words.ago_before, AGO_BEFORE),
        (words.ago_after, AGO_AFTER),
        (words.counted, COUNTED),
    ];
    let units = [
        (words.days, [DAY, DAYS]),
        (words.weeks, [WEEK, WEEKS]),
        (words.months, [MONTH_LONG, MONTHS]),
        (words.years, [YEAR, YEARS]),
    ];
    let units = units.into_iter().flat_map(|(words, roles)| words.into_iter().zip(roles));
    for (list, roles) in lists.into_iter().chain(units) {
        for phrase in list.split('|').filter(|phrase| !phrase.is_empty()) {
            entries.entry(phrase).or_default().roles |= roles;
        }
    }
    entries
}
