//! Years: after a month, alone, of two digits.

use super::super::lexicon::*;
use super::super::pieces::*;
use super::super::written::*;
use super::numbers::{is_year, year_of_two_digits};
use super::{Grammar, Lead, Read};

impl Grammar<'_> {
    /// The year after a month: a number, or `this year`, `de l'année dernière`, `of that year`.
    pub(super) fn year_after(&self, at: usize) -> Read<Year> {
        let comma = self.skip_sign(at, ",");
        let at = self.skip(comma, OF | ARTICLE | WITHIN);
        if let Some((year, after)) = self.year_number(at) {
            return Some((Year::Of(year), after));
        }
        // "Juillet 98", if nothing is counted.
        if let Some(number) = self.number(at)
            && (number.digits == 2 && number.value >= 50 && !number.decade && !number.day)
            && (self.is_end(at + 1) && self.ends_fresh(at + 1))
        {
            return Some((Year::Of(year_of_two_digits(number.value, self.now)), at + 1));
        }
        // Not "the January 2018s", but "'98".
        if self.is_sign(at, "'")
            && let Some(number) =
                self.number(at + 1).filter(|number| number.digits == 2 && !number.decade && !number.day)
            && self.is_joined(at + 1)
        {
            return Some((Year::Of(year_of_two_digits(number.value, self.now)), at + 2));
        }
        if let Some((year, after)) = self.year_in_words(self.skip(at, YEAR)) {
            return Some((Year::Of(year), after));
        }
        (comma == at || !self.is_sign(comma.wrapping_sub(1), ",")).then_some(())?;
        let unit = self.skip(at, OF);
        self.relative_year(unit)
    }

    /// `this year`, `l'année dernière`, `that year`, `the following year`.
    pub(super) fn relative_year(&self, at: usize) -> Read<Year> {
        // "Im August des Vorjahres".
        if self.roles(at).has(YEAR_BEFORE) && !self.words.month_first {
            return Some((Year::After(-1), at + 1));
        }
        for (word, unit) in [(at, at + 1), (at + 1, at)] {
            if !self.roles(unit).has(YEAR) {
                continue;
            }
            if let Some(side) = self.side(word) {
                return Some((Year::After(side.steps()), at + 2));
            }
            if let Some(side) = self.scene_side(word) {
                return Some((Year::Scene(side.steps()), at + 2));
            }
        }
        None
    }

    /// A number after a month that is a year.
    pub(super) fn year_number(&self, at: usize) -> Read<i64> {
        let at = if self.roles(at).has(YEAR | FISCAL) { at + 1 } else { at };
        if let Some((Point { time: Time::Part(Year::Of(year), 0), .. }, after)) = self.common_era(at) {
            return Some((year, after));
        }
        let number = self.number(at).filter(|number| is_year(*number) && !number.decade && !number.day)?;
        let counts = self.roles(at + 1).has(COUNTED);
        // "18 November 2014-19 December 2015".
        let next = at + 2 + usize::from(self.day(at + 2).is_some());
        let dash = self.is_sign(at + 1, "-") && self.roles(next).has(MONTH | SHORT_MONTH);
        ((self.ends_fresh(at + 1) || dash) && !counts).then_some((i64::from(number.value), at + 1))
    }

    /// A number of four digits that the words around it show to be a year.
    pub(super) fn bare_year(&self, at: usize, number: Number, lead: Lead) -> Read<Point> {
        // A multiple of a hundred is more often a count than a year.
        let named = self.before(at).has(YEAR | FISCAL);
        let round = number.value.is_multiple_of(100) && !matches!(number.value, 1900 | 2000 | 2100) && !named;
        let counts = self.roles(at + 1).has(COUNTED | DAY | DAYS | WEEK | WEEKS | MONTHS | YEARS | MORE_THAN);
        if !is_year(number) || number.decade || number.day || round || counts || !self.ends_fresh(at + 1) {
            return None;
        }
        let counted = number.value < 1900
            && !self.is_history
            && self.before(at).has(OF)
            && self.is_word(at + 1)
            && self.is_plural(self.written_at(at + 1));
        if self.before(at).has(MORE_THAN) || counted {
            return None;
        }
        // "A 1987 ruling".
        let year = i64::from(number.value);
        let one = self.before(at).has(COUNT) && (1800..=self.now + 5).contains(&year);
        let named_thing = one && self.is_plain_word(at + 1) && !self.is_plural(self.written_at(at + 1));
        let known = lead.year
            || named_thing && self.meaning(at - 1).number == 1 && self.number(at - 1).is_none()
            || self.roles(at + 1).has(FUTURE) && (1900..=self.now + 30).contains(&year)
            || self.in_brackets(at)
            || self.is_german_year(at, number)
            || self.is_lone_year(at, number);
        known.then(|| (Time::year(i64::from(number.value)).into(), at + 1))
    }

    /// `in '98`, `nel '98`: two digits after an apostrophe and a word that shows a year.
    pub(super) fn clipped_year(&self, at: usize, number: Number) -> Read<Point> {
        let two = number.digits == 2 && !number.decade && !number.day;
        let apostrophe = at.checked_sub(1).filter(|apostrophe| {
            self.is_sign(*apostrophe, "'") && self.is_joined(at) && !self.is_joined(*apostrophe)
        })?;
        let led = self.before(apostrophe).has(WITHIN | BEFORE_YEAR | SINCE | ARTICLE);
        let ends = self.ends_fresh(at + 1) && !self.roles(at + 1).has(COUNTED);
        (two && led && ends).then(|| {
            let near = |told: i64| {
                let year = told - told.rem_euclid(100) + i64::from(number.value);
                [year - 100, year, year + 100].into_iter().min_by_key(|year| year.abs_diff(told))
            };
            let year = self.told.and_then(near);
            let year = year.unwrap_or_else(|| year_of_two_digits(number.value, self.now));
            (Time::year(year).into(), at + 1)
        })
    }

    /// Whether a number can be a year without a word that shows it: there is no noun before it (`Zimmer 2004`) nor
    /// after it (`2018 Stimmen`).
    fn is_german_year(&self, at: usize, number: Number) -> bool {
        let noun_before = at > 0 && self.is_word(at - 1) && self.is_capital(at - 1);
        let noun_after = self.is_word(at + 1) && self.is_capital(at + 1);
        self.words.bare_years && (1800..2100).contains(&number.value) && !noun_before && !noun_after
    }

    /// Whether a number of a recent century is in a typical position of years: alone, before a colon, as the subject
    /// of a sentence, after a comma; in a history also before a noun.
    fn is_lone_year(&self, at: usize, number: Number) -> bool {
        let year = i64::from(number.value);
        if !(1500..=self.now + 30).contains(&year)
            || self.is_joined(at) && at > 0 && !self.is_sign(at - 1, "([-\"'")
        {
            return false;
        }
        let starts = at == 0 || self.is_sign(at - 1, ",;:.([\"-!?");
        let ends = self.is_end(at + 1);
        let word = self.written_at(at + 1);
        let counted = self.is_word(at + 1) && (self.is_plural(word) || word.is_empty());
        let alone = self.text.trim() == self.written_at(at);
        let subject = (at == 0 || self.is_sign(at - 1, ".!?")) && self.is_word(at + 1) && !counted;
        let listed = starts && ends && !self.is_sign(at + 1, "-/%");
        let noun = self.is_history
            && year >= 1600
            && !counted
            && at > 0
            && self.is_word(at - 1)
            && !self.is_numbered(at - 1);
        alone || subject || listed && (self.is_history || at == 0) || noun
    }

    /// Whether a word looks like a plural.
    fn is_plural(&self, word: &str) -> bool {
        word.len() > 3
            && self
                .words
                .plural_suffixes
                .split('|')
                .any(|ending| !ending.is_empty() && word.ends_with(ending))
    }

    /// Whether the number after this word belongs to it: `Boeing 1954`, `page 1998`.
    fn is_numbered(&self, at: usize) -> bool {
        self.is_capital(at) || self.roles(at).has(MORE_THAN | NO_DATE)
    }
}
