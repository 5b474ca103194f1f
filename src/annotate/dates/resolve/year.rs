//! Resolves the year of dates that are written without one.
//!
//! # Which year?
//! It depends on the day of publication, on the *scene* (the last date before), and on the tense of the sentence.
//! - In a history the year of the main line goes on, also into the next section: see [`Standpoint::set_scene`].
//! - In news the month nearest to publication is meant, unless the scene is in the same passage and has a month: then
//!   a later month may be of the same year. A scene that is only a year ends with its clause ("founded in 1997"). A
//!   month that is five to seven months away in both directions depends on the tense; without one the date is
//!   ambiguous.
//! - A day of the week beside the date decides, if it fits only one year.

use super::super::written::{Side, Tense, Year};
use super::known::{months_of, weekday};
use super::{Certain, Standpoint, Tell};
use crate::story::date::{Day, days_in_month};

impl Standpoint {
    /// Resolves the year for a part of it (0 for the whole) and a day (0 for none).
    pub(super) fn year(&self, year: Year, part: u8, day: u8, tense: Tell) -> Option<Certain<i64>> {
        let published = self.published.map(Day::to_civil);
        Some(match year {
            Year::Of(year) => Ok(year),
            Year::After(years) => Ok(published?.0 + years),
            Year::Scene(years) => Ok(self.scene_year()? + years),
            Year::On(side) => Ok(year_on_side(part, day, side, published?)),
            Year::SceneOn(side) => Ok(year_on_side(part, day, side, self.scene()?)),
            Year::Unsaid => return self.unsaid_year(part, day, tense),
        })
    }

    /// The year for a part or a day that is written without one.
    fn unsaid_year(&self, part: u8, day: u8, tense: Tell) -> Option<Certain<i64>> {
        if self.is_history() {
            return self.year_of_history(part).map(Ok);
        }
        let published = self.published?;
        let near = year_near(published, part, day, tense);
        let Some((year, scene_month, scene_day)) = self.scene_of_passage.or(self.about) else {
            return Some(near);
        };
        let later = part > scene_month || part == scene_month && (day == 0 || day >= scene_day);
        // "By mid-July, and on 1 September": the second date is in the future, too.
        let to_come = year == published.year() && scene_month > published.to_civil().1;
        if part <= 12 && to_come && self.in_sentence && later {
            return Some(Ok(year));
        }
        if part > 12 || year >= published.year() {
            return Some(near);
        }
        Some(match near {
            _ if later && (self.in_sentence || goes_on(published, part, tense)) => Ok(year),
            _ if part == scene_month => Err([year, year + 1]),
            near => near,
        })
    }

    /// The current year of a history, or the next after the turn of the year.
    pub(super) fn year_of_history(&self, part: u8) -> Option<i64> {
        // Dates in one sentence go on from the last, also in an aside; but not after a clause with a year alone.
        let finer = self.last.is_some_and(|last| Self::civil(last).1 > 0);
        let goes_on = self.in_sentence && (self.in_clause || finer);
        let from = if goes_on { self.last } else { self.main.or(self.last) };
        let (year, month, _) = Self::civil(from?);
        let (first, _) = months_of(part);
        // After the last months of a year come the first of the next.
        let turned = (month >= 10 && first <= 3 || month == 12 && first == 4) && part <= 12;
        Some(if turned { year + 1 } else { year })
    }

    /// The year near publication or the scene in which a date falls on a day of the week.
    pub(super) fn year_by_weekday(&self, wanted: u8, month: u8, day: u8) -> Option<i64> {
        let bases = [self.published.map(Day::year), self.scene_year()];
        let bases = if self.is_history() { [bases[1], bases[0]] } else { bases };
        bases.into_iter().flatten().find_map(|base| {
            (base - 1..=base + 1).find(|&year| {
                day <= days_in_month(year, month) && weekday(Day::from_civil(year, month, day)) == wanted
            })
        })
    }
}

/// Whether news that has mentioned an earlier year goes on in it: not if the month is about to come.
fn goes_on(published: Day, month: u8, tense: Tell) -> bool {
    match tense() {
        Tense::Past => true,
        Tense::Future => false,
        Tense::Unknown => months_until(published, month) > 1,
    }
}

/// The number of months until a month comes.
fn months_until(published: Day, month: u8) -> i16 {
    let (_, now, _) = published.to_civil();
    (i16::from(month) - i16::from(now)).rem_euclid(12)
}

/// The year of the nearest month or season, or of a day in it (0 for none), on a side of a date.
fn year_on_side(part: u8, day: u8, side: Side, (year, month, today): (i64, u8, u8)) -> i64 {
    let (start, end) = months_of(part);
    // A winter ends in the next year.
    let in_winter = month > 0 && end > 12 && month <= end - 12;
    // "Le 3 mai dernier" in the same month.
    let here = day > 0 && today > 0 && start == month;
    match side {
        Side::Last if in_winter => year - 2,
        Side::Last if end < month || here && day < today => year,
        Side::Last => year - 1,
        Side::This if in_winter => year - 1,
        Side::This => year,
        // "The following summer" after a year alone is in the next year.
        Side::Next if start > month && (month > 0 || end > 12) || here && day > today => year,
        Side::Next => year + 1,
    }
}

/// The year of a date in news without one: the nearest, unless the tense requires another.
fn year_near(published: Day, part: u8, day: u8, tense: Tell) -> Certain<i64> {
    let (year, now, _) = published.to_civil();
    let (first, last) = months_of(part);
    if part > 12 {
        // Quarters and seasons in news are past or current ones.
        let begun = first <= now + 1 || tense() == Tense::Future;
        return Ok(if last > 12 && now <= 3 || !begun { year - 1 } else { year });
    }
    let until = months_until(published, part);
    if until == 0 {
        return Ok(year);
    }
    let this_year = part > now;
    let next = if this_year { year } else { year + 1 };
    match (tense(), until) {
        (Tense::Future, ..10) => Ok(next),
        // "Crude for September delivery settled lower."
        (Tense::Past, ..3) if this_year => Ok(next),
        (Tense::Past | Tense::Future, _) => Ok(next - 1),
        (Tense::Unknown, ..5) if this_year => Ok(next),
        (Tense::Unknown, 5..8) if this_year => Err([next - 1, next]),
        // In November "January" is ambiguous, and "the tenth of January" is the next.
        (Tense::Unknown, ..3) if !this_year && day == 0 => Err([next - 1, next]),
        (Tense::Unknown, ..3) if !this_year => Ok(next),
        (Tense::Unknown, _) => Ok(next - 1),
    }
}
