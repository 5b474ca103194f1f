//! The words of a language that say something about a date, and a text seen as a row of such words and numbers.

use std::collections::BTreeMap;
use std::ops::{BitOr, BitOrAssign};

use super::super::folding::fold_sign;
use super::super::matcher::{Matcher, Token};
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

/// The words of a language by which dates are found.
#[derive(Clone, Debug)]
pub(super) struct Lexicon {
    pub(super) language: &'static Language,
    phrases: Matcher,
    meanings: Vec<Meaning>,
}

impl Lexicon {
    pub(super) fn new(language: &'static Language) -> Self {
        let mut lexicon = Self { language, phrases: Matcher::new(language.tag), meanings: Vec::new() };
        for (phrase, meaning) in entries(language) {
            // Months with a capital are no months without: "may", "march", "mai".
            let capital = phrase.chars().next().is_some_and(char::is_uppercase);
            let case = if capital { Case::Sensitive } else { Case::Insensitive };
            lexicon.phrases.insert(TermIndex(lexicon.meanings.len()), phrase, case);
            lexicon.meanings.push(meaning);
        }
        lexicon
    }

    /// Reads a text into pieces, and says whether any date can be in it.
    pub(super) fn read(&self, text: &str, tokens: &mut Vec<Token>, pieces: &mut Vec<Piece>) {
        pieces.clear();
        self.phrases.read(text, &[], tokens);
        let mut rest = tokens.as_slice();
        while let Some((token, after)) = rest.split_first() {
            let (mut end, mut next) = (token.end, after);
            let kind = if let Some((phrase, count)) = self.phrases.longest(text, rest)
                && let Some(&meaning) = self.meanings.get(phrase.0)
            {
                next = rest.get(count..).unwrap_or_default();
                end = rest.get(count - 1).map_or(end, |last| last.end);
                Kind::Phrase(meaning)
            } else {
                self.kind(text.get(token.start..token.end).unwrap_or_default())
            };
            pieces.push(Piece { start: token.start, end, joined: token.joined, kind });
            rest = next;
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
