//! Numbers in figures, words and Roman figures.

use super::super::lexicon::*;
use super::super::pieces::*;
use super::{Grammar, Read};
use crate::story::date::days_in_month;

impl Grammar<'_> {
    /// A number in words or figures.
    pub(super) fn count(&self, at: usize) -> Read<i64> {
        let (count, after) = self.count_of_any(at)?;
        Some((count * if self.roles(after).has(FORTNIGHT) { 2 } else { 1 }, after))
    }

    fn count_of_any(&self, at: usize) -> Read<i64> {
        match self.pieces.get(at)?.kind {
            Kind::Number(number) if number.digits <= 3 && !number.decade && !number.day => {
                Some((i64::from(number.value), at + 1))
            }
            Kind::Phrase(meaning) if meaning.roles.has(COUNT) => self.number_in_words(at),
            _ => None,
        }
    }

    /// A number below a hundred in words, perhaps of several words: `twenty-five`, `noventa y dos`.
    pub(super) fn number_in_words(&self, at: usize) -> Read<i64> {
        let first = self.meaning(at);
        (first.roles.has(COUNT) && first.number < 100).then_some(())?;
        let next = self.skip(self.skip_sign(at + 1, "-"), AND);
        let second = self.meaning(next);
        let is_ten = first.number >= 20 && first.number.is_multiple_of(10);
        if is_ten && second.roles.has(COUNT) && (1..10).contains(&second.number) {
            return Some((i64::from(first.number + second.number), next + 1));
        }
        Some((i64::from(first.number), at + 1))
    }

    /// A year in words: `nineteen ninety-six`, `two thousand and eight`, `mil novecientos noventa y dos`.
    pub(super) fn year_in_words(&self, at: usize) -> Read<i64> {
        let first = self.number_in_words(at);
        let thousand = first.map_or(at, |(_, after)| after);
        if !self.roles(thousand).has(THOUSAND) {
            let (first, after) = first?;
            let (rest, after) = self.number_in_words(self.skip_sign(after, "-"))?;
            return ((15..=20).contains(&first) && rest >= 10).then_some((first * 100 + rest, after));
        }
        let thousands = first.map_or(1, |(count, _)| count);
        let (hundreds, next) = self.hundreds(self.skip(thousand + 1, AND)).unwrap_or((0, thousand + 1));
        let (rest, after) = self.number_in_words(self.skip(next, AND)).unwrap_or((0, next));
        // In "in the order of a thousand a day" the article is not a number.
        let (rest, after) = if rest == 1 && !self.is_end(after) { (0, next) } else { (rest, after) };
        let known = thousands == 2 || thousands == 1 && (hundreds > 0 || rest > 1);
        known.then_some((thousands * 1000 + hundreds + rest, after))
    }

    /// `novecientos`, `neuf cent`.
    fn hundreds(&self, at: usize) -> Read<i64> {
        let hundred = |at| {
            let meaning = self.meaning(at);
            let number = i64::from(meaning.number);
            (meaning.roles.has(COUNT) && number >= 100).then_some(number)
        };
        if let Some(hundreds) = hundred(at) {
            return Some((hundreds, at + 1));
        }
        let (count, after) = self.number_in_words(at)?;
        hundred(after).filter(|_| count < 10).map(|hundred| (count * hundred, after + 1))
    }

    /// The number of a day with its ending, or in words.
    pub(super) fn day(&self, at: usize) -> Read<u8> {
        if let Some(number) = self.number(at) {
            let day = (number.digits <= 2 && !number.decade).then(|| u8::try_from(number.value).ok())??;
            // "12." and "1°".
            let dot = self.is_sign(at + 1, ".°")
                && self.is_joined(at + 1)
                && is_in(self.written_at(at + 1), self.words.day_suffixes);
            // "1.º de julio".
            let dotted = self.is_sign(at + 1, ".")
                && self.is_joined(at + 2)
                && is_in(self.written_at(at + 2), self.words.day_suffixes);
            let after = if dotted { at + 3 } else { at + 1 + usize::from(dot) };
            return (1..=31).contains(&day).then_some((day, after));
        }
        let meaning = self.meaning(at);
        // "Twenty-first", "vigésimo primero".
        let next = self.skip_sign(at + 1, "-");
        let ordinal = self.meaning(next);
        if meaning.roles.has(COUNT | ORDINAL)
            && matches!(meaning.number, 20 | 30)
            && ordinal.roles.has(ORDINAL)
        {
            let day = u8::try_from(meaning.number + ordinal.number).ok()?;
            return (ordinal.number < 10 && day <= 31).then_some((day, next + 1));
        }
        if meaning.roles.has(ORDINAL) {
            return Some((u8::try_from(meaning.number).ok()?, at + 1));
        }
        // If the day never follows its month, a cardinal number may be a day: "dos de mayo".
        if meaning.roles.has(COUNT) && !self.words.month_first && meaning.number > 1 {
            let (day, after) = self.number_in_words(at)?;
            let day = u8::try_from(day).ok().filter(|day| *day <= 31)?;
            return self.roles(self.skip(after, OF)).has(MONTH | SHORT_MONTH).then_some((day, after));
        }
        None
    }

    /// A number in Roman figures, with or without an ending.
    pub(super) fn roman(&self, at: usize) -> Option<u32> {
        let word = Some(self.written_at(at)).filter(|word| word.len() < 12)?;
        let (mut sum, mut before) = (0, 0);
        for char in word.chars().take_while(char::is_ascii_uppercase) {
            let value = match char {
                'I' => 1,
                'V' => 5,
                'X' => 10,
                _ => return None,
            };
            // A smaller figure before a larger one is subtracted; it was already added.
            sum += value - if before < value { 2 * before } else { 0 };
            before = value;
        }
        let ending = word.trim_start_matches(|char: char| char.is_ascii_uppercase());
        let fits = ending.is_empty() || is_in(ending, self.words.day_suffixes);
        u32::try_from(sum).ok().filter(|&sum| fits && sum > 0)
    }
}

/// Whether a number can be a year without further evidence.
pub(super) fn is_year(number: Number) -> bool {
    number.digits == 4 && (1000..2200).contains(&number.value)
}

/// A year in which February has 29 days.
const LEAP_YEAR: i64 = 2000;

/// A day, if the month has it in some year.
pub(super) fn valid_day(day: u32, month: u8) -> Option<u8> {
    let last = days_in_month(LEAP_YEAR, month);
    u8::try_from(day).ok().filter(|day| (1..=last).contains(day))
}

/// The year for two digits: in this century up to ten years after `now`, otherwise in the last.
pub(super) fn year_of_two_digits(value: u32, now: i64) -> i64 {
    let value = i64::from(value);
    let year = now - now.rem_euclid(100) + value;
    if year > now + 10 { year - 100 } else { year }
}
