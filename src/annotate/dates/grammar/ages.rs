//! Decades, centuries and eras.

use super::super::lexicon::*;
use super::super::pieces::*;
use super::super::written::*;
use super::numbers::is_year;
use super::{Grammar, Lead, Read};

impl Grammar<'_> {
    /// `44 BC`.
    pub(super) fn common_era(&self, at: usize) -> Read<Point> {
        let number =
            self.number(at).filter(|number| number.digits <= 5 && number.value > 0 && !number.day)?;
        let value = i64::from(number.value);
        let roles = self.roles(at + 1);
        if !roles.has(BEFORE_COMMON_ERA) {
            // "The Obama '12 ad".
            let word = self.written_at(at + 1);
            let is_era = roles.has(COMMON_ERA) && !word.chars().all(char::is_lowercase);
            is_era.then_some(())?;
        }
        if number.decade {
            // The 470s BC are 479 to 470.
            let whole = roles.has(BEFORE_COMMON_ERA) && number.value.is_multiple_of(10);
            let last = if number.value.is_multiple_of(100) { 99 } else { 9 };
            return whole.then(|| (Time::Years(1 - value - last, 1 - value).into(), at + 2));
        }
        let year = if roles.has(BEFORE_COMMON_ERA) {
            1 - value
        } else if roles.has(COMMON_ERA) && number.digits <= 4 {
            value
        } else {
            return None;
        };
        Some((Time::year(year).into(), at + 2))
    }

    /// Two years with one era: `499–493 BC`, `264 to 241 BC`.
    pub(super) fn years_of_an_era(&self, at: usize) -> Read<(Point, Point)> {
        let number = self.number(at).filter(|number| number.digits <= 4 && !number.day && !number.decade)?;
        let joint = self.is_sign(at + 1, "-/") || self.roles(at + 1).has(TO | AND);
        joint.then_some(())?;
        let next = self.skip(at + 2, ABOUT | ARTICLE);
        let (last, after) = self.common_era(next)?;
        let Time::Part(Year::Of(year), 0) = last.time else { return None };
        let value = i64::from(number.value);
        let first = if year <= 0 { 1 - value } else { value };
        (first < year).then(|| ((Time::year(first).into(), last), after))
    }

    /// `1990s`, `1990er Jahre`, `the '90s`.
    pub(super) fn decade(&self, at: usize, number: Number, lead: Lead) -> Read<Point> {
        let after = self.skip(at + 1, DECADE_AFTER);
        let before = self.before(at);
        let shown = lead.decade || after > at + 1;
        // "1990 s", "the 70's", and "the 90s" but not "into the 50s".
        let two = number.digits == 2 && lead.decade && self.is_joined(at + 1) && !before.has(INTO);
        let apart = (number.digits == 4 || two) && !number.decade && self.is_apart(at + 1);
        let time = match number.digits {
            4 if apart => decade_of_year(number)?,
            2 if apart && !self.is_measured(at) => decade_of_tens(number.value)?,
            _ if !number.decade => return None,
            4 => decade_of_year(number)?,
            // "The 880s".
            3 if self.is_history
                && lead.decade
                && is_ten(number.value)
                && !self.roles(at + 1).has(BEFORE_COMMON_ERA) =>
            {
                Time::Decade(i64::from(number.value))
            }
            2 if shown && !before.has(INTO) && !self.is_measured(at) => decade_of_tens(number.value)?,
            _ => return None,
        };
        Some((time.into(), if apart { at + 2 } else { after }))
    }

    /// Whether a piece is the ending of a decade, separate from its year.
    fn is_apart(&self, at: usize) -> bool {
        let word = self.written_at(at);
        is_in(word.trim_start_matches('\''), self.words.decade_suffixes) && !word.is_empty()
    }

    /// "Into the 50s" is a temperature.
    fn is_measured(&self, at: usize) -> bool {
        at > 1 && self.before(at).has(ARTICLE) && self.roles(at - 2).has(INTO)
    }

    /// The decade after a word for decades: `années 1990`, `anni '90`, `jaren negentig`.
    pub(super) fn decade_after_word(&self, at: usize) -> Read<Point> {
        let at = self.skip_sign(at, "'");
        let time = match self.pieces.get(at)?.kind {
            Kind::Number(number) if number.digits == 4 => decade_of_year(number)?,
            Kind::Number(number) if number.digits == 2 => decade_of_tens(number.value)?,
            Kind::Phrase(meaning) if meaning.roles.has(DECADE) => decade_of_tens(u32::from(meaning.number))?,
            // "Los años mil novecientos sesenta", "les années deux mille".
            Kind::Phrase(meaning) if meaning.roles.has(COUNT | THOUSAND) => {
                let (year, after) = self.year_in_words(at)?;
                return (year % 10 == 0).then(|| (Time::Decade(year).into(), after));
            }
            _ => return None,
        };
        Some((time.into(), at + 1))
    }

    /// `70` in `années 60 et 70`.
    pub(super) fn joined_decade(&self, at: usize, number: Number) -> Read<Point> {
        let plain = number.digits == 2 && !number.day && self.words.decade_suffixes.is_empty();
        (plain && self.follows_decade(at) && self.ends_fresh(at + 1)).then_some(())?;
        Some((decade_of_tens(number.value)?.into(), at + 1))
    }

    /// Whether a decade is one of several: `años sesenta y`.
    fn follows_decade(&self, at: usize) -> bool {
        let apostrophe = |at: usize| at - usize::from(at > 0 && self.is_sign(at - 1, "'"));
        let Some(and) = apostrophe(at).checked_sub(1).filter(|and| *and > 1) else { return false };
        let decade = self.roles(and - 1).has(DECADE) || self.number(and - 1).is_some();
        let led = self.before(apostrophe(and - 1)).has(DECADE_BEFORE);
        self.roles(and).has(AND) && self.after_date == and && decade && led
    }

    /// `nineties`, beside a word that shows a decade.
    pub(super) fn decade_in_words(&self, at: usize, meaning: Meaning, lead: Lead) -> Read<Point> {
        let after = self.skip(at + 1, DECADE_AFTER);
        // "L'Ottocento".
        if meaning.number >= 1000 {
            return Some((Time::Century(meaning.number.into()).into(), at + 1));
        }
        (lead.decade || after > at + 1 || self.follows_decade(at)).then_some(())?;
        Some((decade_of_tens(u32::from(meaning.number))?.into(), after))
    }

    /// `nineteen-eighties`.
    pub(super) fn decade_of_century(&self, at: usize) -> Read<Point> {
        let (century, after) = self.number_in_words(at)?;
        let tens = self.skip_sign(after, "-");
        let meaning = self.meaning(tens);
        // Only words that are no plain number: "eighties", but not "ochenta".
        let decade = meaning.roles.has(DECADE) && !meaning.roles.has(COUNT) && meaning.number < 100;
        ((15..=20).contains(&century) && decade)
            .then(|| (Time::Decade(100 * century + i64::from(meaning.number)).into(), tens + 1))
    }

    /// `19th century`, `nineteenth century`, `4th century BC`.
    pub(super) fn century(&self, at: usize) -> Read<Point> {
        let (number, after) = self.day(at)?;
        let shown = self.number(at).is_none_or(|number| number.day || after > at + 1);
        let noun = self.skip_sign(after, "-");
        (shown && self.roles(noun).has(CENTURY)).then_some(())?;
        self.century_of(u32::from(number), noun + 1)
    }

    /// `XIXe siècle`.
    pub(super) fn roman_century(&self, at: usize) -> Read<Point> {
        let century = self.roles(at + 1).has(CENTURY).then(|| self.roman(at))??;
        self.century_of(century, at + 2)
    }

    /// A century by its number, and an optional era.
    pub(super) fn century_of(&self, number: u32, after: usize) -> Read<Point> {
        (1..=30).contains(&number).then_some(())?;
        let number = i64::from(number);
        let roles = self.roles(after);
        if roles.has(BEFORE_COMMON_ERA) {
            // The fourth century BC is 400 to 301.
            return Some((Time::Years(1 - number * 100, -(number - 1) * 100).into(), after + 1));
        }
        Some((Time::Century((number - 1) * 100).into(), after + usize::from(roles.has(COMMON_ERA))))
    }
}

/// Whether a year begins a decade, but no century ("the 1900s").
fn is_ten(year: u32) -> bool {
    year.is_multiple_of(10) && !year.is_multiple_of(100)
}

fn decade_of_year(number: Number) -> Option<Time> {
    (is_year(number) && (is_ten(number.value) || number.value == 2000))
        .then(|| Time::Decade(i64::from(number.value)))
}

/// The nineties are of the last century; the twenties are ambiguous.
fn decade_of_tens(tens: u32) -> Option<Time> {
    (tens.is_multiple_of(10) && (30..=90).contains(&tens)).then(|| Time::Decade(1900 + i64::from(tens)))
}
