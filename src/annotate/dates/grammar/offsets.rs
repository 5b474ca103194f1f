//! Dates relative to a date that is written after them.

use super::super::lexicon::*;
use super::super::written::*;
use super::{Grammar, Lead, Read};

impl Grammar<'_> {
    /// A number of units before or after a date: `two days after 7 December`, `three weeks from tomorrow`.
    pub(super) fn offset(&self, at: usize) -> Read<Written> {
        let (of, steps, next) = self.steps_from(at)?;
        let (point, after) = self.point(self.skip(next, OF | ARTICLE), Lead::DATE)?;
        (!self.roles(after).has(TO)).then_some(())?;
        let is_day = matches!(
            point.time,
            Time::Day(Month::Of(..), _)
                | Time::Shift(_, Unit::Day, _)
                | Time::Holiday(..)
                | Time::Weekday(..)
        );
        is_day.then_some((Written::Offset(point, of, steps), after))
    }

    /// A range that ends or begins on a day: `week ended June 30`, `two weeks starting next Monday`.
    pub(super) fn stretch(&self, at: usize) -> Read<Written> {
        let said = self.count(at);
        let (count, unit) = said.unwrap_or((1, at));
        self.roles(unit + 1).has(ENDED | STARTING).then_some(())?;
        let of = self.unit(unit).filter(|of| {
            matches!(of, Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year) && count > 0
        })?;
        let roles = self.roles(unit + 1);
        // In "the quarter ended June 30" the day alone is the date.
        let ended = roles.has(ENDED) && matches!(of, Unit::Day | Unit::Week);
        // "The week starting 4 May" is a calendar week, and "three weeks from 4 May" is a day.
        let starting = roles.has(STARTING) && !roles.has(AFTERWARDS | FROM) && said.is_some();
        (ended || starting).then_some(())?;
        let day = self.skip(unit + 2, ON | ARTICLE);
        let (point, after) = self.point_of_figures(day).or_else(|| self.whole(day, Lead::DATE))?;
        let is_day = matches!(point.time, Time::Day(..)) || !ended && matches!(point.time, Time::Weekday(..));
        is_day.then_some((Written::Stretch(point, of, if ended { -count } else { count }), after))
    }

    /// `two days after`, `the day before`, and the index of the date that follows.
    fn steps_from(&self, at: usize) -> Option<(Unit, i64, usize)> {
        let roles = self.roles(at);
        if roles.has(NEXT_DAY | DAY_BEFORE) {
            // "Le lendemain lundi" is that Monday.
            (self.words.month_first || self.roles(at + 1).has(OF)).then_some(())?;
            return Some((Unit::Day, if roles.has(NEXT_DAY) { 1 } else { -1 }, at + 1));
        }
        let (count, unit) = self.count(at)?;
        let of = self.unit(unit).filter(|of| matches!(of, Unit::Day | Unit::Week | Unit::Month))?;
        let roles = self.roles(unit + 1);
        let sign = i64::from(roles.has(AFTERWARDS | FROM)) - i64::from(roles.has(BEFOREHAND));
        (sign != 0).then_some((of, sign * count, unit + 2))
    }
}
