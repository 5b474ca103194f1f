//! Resolves dates relative to a base: units, days of the week, holidays.

use super::super::written::*;
use super::known::{Known, monday, month_after, weekday};
use super::{Standpoint, Tell, holidays};
use crate::story::date::{Day, days_in_month};

impl Standpoint {
    /// A day in the month of the last date; in news of the last date in its passage, or of publication. With a day of
    /// the week, it is in the nearest month in which it falls on that.
    pub(super) fn day_alone(&self, day: u8, wanted: Option<u8>) -> Option<Known> {
        let told = self.scene_of_passage.filter(|(_, month, _)| *month > 0);
        let (year, month, _) = told.or_else(|| self.base(Base::Now))?;
        (month > 0).then_some(())?;
        let of = |after: i64| {
            let (year, month) = month_after(year, month, after);
            (day <= days_in_month(year, month)).then(|| Day::from_civil(year, month, day))
        };
        let Some(wanted) = wanted else { return of(0).map(Known::Day) };
        [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5]
            .into_iter()
            .filter_map(of)
            .find(|day| weekday(*day) == wanted)
            .map(Known::Day)
    }

    /// The unit `count` units after the one around a base; `None` if the base is less precise than the unit.
    pub(super) fn shifted(&self, base: Base, unit: Unit, count: i64) -> Option<Known> {
        let history = self.is_history();
        let publication = base == Base::Publication || base == Base::Now && !history;
        // In a history "today" means nowadays.
        if publication && history && unit == Unit::Day && count.abs() < 3 {
            return None;
        }
        // Without a date before, "the previous quarter" in news is relative to publication.
        let lone = base == Base::Scene && self.last.is_none() && !history && unit != Unit::Day && count <= 1;
        let (year, month, day) = self.base(if lone { Base::Publication } else { base })?;
        let known = |number: u8| (number > 0).then_some(());
        Some(match unit {
            Unit::Day => {
                known(day)?;
                Known::Day(Day(Day::from_civil(year, month, day).0.checked_add(count)?))
            }
            Unit::Week | Unit::Weekend => {
                known(day)?;
                Known::around(Day(Day::from_civil(year, month, day).0.checked_add(7 * count)?), unit)
            }
            Unit::Month => {
                known(month)?;
                Known::month(year, month, count)
            }
            Unit::Quarter | Unit::Half => {
                known(month)?;
                let (year, month) = month_after(year, month, count * if unit == Unit::Half { 6 } else { 3 });
                Known::around(Day::from_civil(year, month, 1), unit)
            }
            // "A year earlier" after a quarter is a quarter.
            Unit::Year => match self.last {
                Some(Known::Part(year, part @ 33..=41))
                    if base != Base::Publication && base != Base::Now && count != 0 =>
                {
                    Known::Part(year + count, part)
                }
                _ => Known::Part(year + count, 0),
            },
            Unit::Decade => {
                let year = self.decade.filter(|_| base == Base::Scene).unwrap_or(year);
                Known::Decade(year - year.rem_euclid(10) + 10 * count)
            }
            Unit::Century => Known::Century(year - year.rem_euclid(100) + 100 * count),
        })
    }

    /// The weekend in news: early in a week the last one, unless the sentence is about the future.
    pub(super) fn weekend(&self, tense: Tell) -> Option<Known> {
        let published = self.published?;
        let over = match tense() {
            Tense::Past => weekday(published) < 5,
            Tense::Future => false,
            Tense::Unknown => weekday(published) < 4,
        };
        Some(Known::around(Day(published.0 - if over { 7 } else { 0 }), Unit::Weekend))
    }

    /// The part of the year of the last date in another year; the whole year if the last date has no such part.
    pub(super) fn same(&self, year: Year, unit: Unit, tense: Tell) -> Option<Known> {
        let year = self.year(year, 0, 0, tense).or_else(|| self.year(Year::After(-1), 0, 0, tense))?.ok()?;
        Some(match (self.last, unit) {
            (Some(Known::Part(_, part @ 33..=41)), Unit::Quarter | Unit::Half | Unit::Year) => {
                Known::Part(year, part)
            }
            (Some(Known::Part(_, part @ 1..=12)), Unit::Month | Unit::Year) => Known::Part(year, part),
            (Some(Known::Months((from, first), (to, last))), Unit::Half | Unit::Year) if from == to => {
                Known::Months((year, first), (year, last))
            }
            _ => Known::Part(year, 0),
        })
    }

    /// The day `months` and `days` after a base.
    pub(super) fn apart(&self, base: Base, months: i32, days: i32) -> Option<Known> {
        let (year, month, day) = self.base(base)?;
        (day > 0).then_some(())?;
        let (year, month) = month_after(year, month, months.into());
        let day = Day::from_civil(year, month, day.min(days_in_month(year, month)));
        Some(Known::Day(Day(day.0 + i64::from(days))))
    }

    /// `count` units from a base on, or back from it if negative.
    pub(super) fn span(&self, base: Base, unit: Unit, count: i64) -> Option<Known> {
        // Without a date before, they are relative to publication.
        let lone = base == Base::Scene && self.last.is_none();
        let (year, month, number) = self.base(if lone { Base::Publication } else { base })?;
        (number > 0 && count.abs() < 1000).then_some(())?;
        let day = Day::from_civil(year, month, number);
        if unit == Unit::Decade {
            let start = year - year.rem_euclid(10);
            let (first, last) = if count < 0 { (10 * count, -1) } else { (10, 10 * count + 9) };
            return Some(Known::Years(start + first, start + last));
        }
        Some(match unit {
            Unit::Day | Unit::Week => {
                let days = count * if unit == Unit::Week { 7 } else { 1 };
                let (first, last) = if days < 0 { (day.0 + days, day.0) } else { (day.0 + 1, day.0 + days) };
                Known::Days(Day(first), Day(last))
            }
            Unit::Month => {
                let (year, month) = month_after(year, month, count);
                let then = Day::from_civil(year, month, number.min(days_in_month(year, month)));
                if count < 0 { Known::Days(then, day) } else { Known::Days(Day(day.0 + 1), then) }
            }
            Unit::Quarter => {
                let start = month - (month - 1) % 3;
                let (first, last) = if count < 0 { (3 * count, -1) } else { (3, 3 * count + 2) };
                Known::Months(month_after(year, start, first), month_after(year, start, last))
            }
            Unit::Year => Known::Years(year.min(year + count), year.max(year + count)),
            _ => return None,
        })
    }

    /// `count` units at the start or, if negative, at the end of a month or a year.
    pub(super) fn edge(&self, month: Month, unit: Unit, count: i8, tense: Tell) -> Option<Known> {
        let (size, last) = (count.unsigned_abs().min(30), count < 0);
        let months = if last { (13 - size.min(12), 12) } else { (1, size.min(12)) };
        let (year, month) = match month {
            Month::Of(Year::Unsaid, 0) => {
                // In January "the first nine months" in news are of the year before.
                let (year, now, _) = self.base(Base::Now)?;
                let over = !self.is_history() && now < months.1 && tense() != Tense::Future;
                (year - i64::from(over && unit == Unit::Month), 0)
            }
            month => self.month(month, tense)?.0,
        };
        if unit == Unit::Month {
            return Some(Known::Months((year, months.0), (year, months.1)));
        }
        let whole = Known::Part(year, month);
        let days = i64::from(size) * if unit == Unit::Week { 7 } else { 1 };
        let (first, end) = (whole.day(), whole.last_day());
        let (first, end) = if last { (Day(end.0 - days + 1), end) } else { (first, Day(first.0 + days - 1)) };
        Some(Known::Days(first, end))
    }

    /// A day of the week.
    pub(super) fn weekday(&self, wanted: u8, which: Which) -> Option<Known> {
        let of_scene = matches!(which, Which::SceneOn(_)) && (self.last.is_some() || self.is_history());
        let base = if of_scene { Base::Scene } else { Base::Publication };
        let (year, month, day) = self.base(base)?;
        (day > 0).then_some(())?;
        let from = Day::from_civil(year, month, day);
        let ahead = i64::from(wanted) - i64::from(weekday(from));
        let days = match which {
            Which::Alone | Which::Until if self.is_history() => return None,
            // The last one, or the day itself.
            Which::Alone | Which::Until => -(-ahead).rem_euclid(7),
            Which::On(Side::Last) | Which::SceneOn(Side::Last) => ahead.rem_euclid(7) - 7,
            Which::On(Side::This) | Which::SceneOn(Side::This) => ahead,
            Which::On(Side::Next) | Which::SceneOn(Side::Next) => (ahead - 1).rem_euclid(7) + 1,
            Which::OfWeek(weeks) => ahead + 7 * weeks,
        };
        Some(Known::Day(Day(from.0 + days)))
    }

    /// A holiday: in news the nearest to publication.
    pub(super) fn holiday(&self, year: Year, rule: u16, tense: Tell) -> Option<Known> {
        let day = |year| holidays::day(rule, year);
        let from = self.published.filter(|_| !self.is_history());
        Some(Known::Day(match (year, from) {
            (Year::Unsaid, Some(from)) => {
                let mut near = (from.year() - 1..=from.year() + 1).filter_map(day);
                match tense() {
                    Tense::Future => near.find(|day| *day >= from)?,
                    _ => near.min_by_key(|day| day.0.abs_diff(from.0))?,
                }
            }
            (Year::Unsaid, None) => day(self.scene_year()?)?,
            (Year::On(side), _) => {
                let from = self.published?;
                let mut near = (from.year() - 1..=from.year() + 1).filter_map(day);
                match side {
                    Side::Last => near.rfind(|day| *day < from)?,
                    Side::This => day(from.year())?,
                    Side::Next => near.find(|day| *day > from)?,
                }
            }
            (Year::SceneOn(side), _) => {
                let (year, month, number) =
                    self.base(Base::Scene).or_else(|| self.base(Base::Publication))?;
                let from = Day::from_civil(year, month.max(1), number.max(1));
                let mut near = (year - 1..=year + 1).filter_map(day);
                match side {
                    Side::Last => near.rfind(|day| *day < from)?,
                    _ => near.find(|day| *day > from)?,
                }
            }
            (year, _) => day(self.year(year, 0, 0, tense)?.ok()?)?,
        }))
    }
}

/// The date `count` units after a day.
pub(super) fn after_day(day: Day, unit: Unit, count: i64) -> Option<Known> {
    let days = |count: i64| Some(Known::Day(Day(day.0.checked_add(count)?)));
    let (year, month, number) = day.to_civil();
    match unit {
        Unit::Day => days(count),
        Unit::Week => days(7 * count),
        Unit::Month => {
            let (year, month) = month_after(year, month, count);
            Some(Known::Day(Day::from_civil(year, month, number.min(days_in_month(year, month)))))
        }
        Unit::Year => Some(Known::Part(year + count, 0)),
        _ => None,
    }
}

/// `count` units that begin with a day or, if negative, end with it; in months if they are whole.
pub(super) fn stretch(day: Day, unit: Unit, count: i64) -> Option<Known> {
    let back = count < 0;
    let other = |days: i64| Some(Day(day.0.checked_add(if back { days + 1 } else { days - 1 })?));
    let span = |other: Day| Known::Days(day.min(other), day.max(other));
    let months = match unit {
        Unit::Day => return other(count).map(span),
        Unit::Week => return other(7 * count).map(span),
        Unit::Month => count,
        Unit::Quarter => 3 * count,
        Unit::Year => 12 * count,
        _ => return None,
    };
    let (year, month, number) = day.to_civil();
    if back && number == days_in_month(year, month) {
        return Some(Known::Months(month_after(year, month, months + 1), (year, month)));
    }
    if !back && number == 1 {
        return Some(Known::Months((year, month), month_after(year, month, months - 1)));
    }
    let (year, month) = month_after(year, month, months);
    let end = Day::from_civil(year, month, number.min(days_in_month(year, month)));
    Some(span(Day(if back { end.0 + 1 } else { end.0 - 1 })))
}

/// The weekend at a holiday, extended by it.
pub(super) fn weekend_of(day: Day) -> Known {
    let saturday = Day(monday(day) + if weekday(day) < 3 { -2 } else { 5 });
    Known::Days(saturday.min(day), Day(saturday.0 + 1).max(day))
}

/// A week in a month, or in a year if the month is 0, by its number; -1 is the last. It belongs where most of its days
/// are.
pub(super) fn week(year: i64, month: u8, which: i8) -> Known {
    let (first, last) = match month {
        0 => (Day::from_civil(year, 1, 1), Day::from_civil(year, 12, 31)),
        month => (Day::from_civil(year, month, 1), Day::from_civil(year, month, days_in_month(year, month))),
    };
    if which < 0 {
        return Known::week(Day(last.0 - 3));
    }
    // The first week is that of the first Thursday, as in ISO 8601.
    let first = monday(Day(first.0 + 3));
    Known::week(Day(first + 7 * (i64::from(which) - 1)))
}
