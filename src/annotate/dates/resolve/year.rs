//! Which year, where none is said.
//!
//! # Which year?
//! Two things tell it: the day of publication, around which news leave out the year, and the *scene*, which is the last
//! date before.
//! - In a history the last year goes on, also into the next section.
//! - In news the month nearest to publication is meant, unless a scene of the same section that knows its month goes on:
//!   a later month is of the same year. A scene that is only a year may be an aside ("founded in 1997"), so it decides only
//!   where publication does not. What lies five to seven months away in both directions is reported and not guessed.
//! - A day of the week that is written with the day decides, where it fits one year only.

use super::super::written::{Side, Year};
use super::known::{months_of, weekday};
use super::{Certain, Standpoint};
use crate::story::date::{Day, days_in_month};

impl Standpoint {
    /// The year of a part of it (0 the whole) and a day (0 none).
    pub(super) fn year(&self, year: Year, part: u8, day: u8) -> Option<Certain<i64>> {
        let published = self.published.map(Day::to_civil);
        Some(match year {
            Year::Of(year) => Ok(year),
            Year::After(years) => Ok(published?.0 + years),
            Year::Scene(years) => Ok(self.scene_year()? + years),
            Year::On(side) => Ok(year_on_side(part, side, published?)),
            Year::SceneOn(side) => Ok(year_on_side(part, side, self.scene()?)),
            Year::Unsaid => return self.unsaid_year(part, day),
        })
    }

    /// The year of a part of one, or of a day in it, that is written without one.
    fn unsaid_year(&self, part: u8, day: u8) -> Option<Certain<i64>> {
        if self.is_history() {
            return self.year_of_history(part).map(Ok);
        }
        let published = self.published?;
        let near = year_near(published, part);
        if part > 12 {
            return Some(near);
        }
        let Some((year, scene_month, scene_day)) = self.scene_of_section else { return Some(near) };
        let same_month = part == scene_month && (day == 0 || day >= scene_day);
        let later = part > scene_month || same_month;
        Some(match near {
            Ok(near) if near <= year => Ok(near),
            Ok(near) if scene_month == 0 && published.year() - year <= 1 => Ok(near),
            Ok(near) if scene_month == 0 => Err([year, near]),
            Err(near) if year > near[1] => Err(near),
            _ if later => Ok(year),
            _ if part == scene_month => Err([year, year + 1]),
            near => near,
        })
    }

    /// The year that goes on; after the turn of a year the next.
    fn year_of_history(&self, part: u8) -> Option<i64> {
        let (year, month, _) = self.scene()?;
        let (first, _) = months_of(part);
        // From the last months of a year a story goes on to the first of the next.
        let turned = month >= 10 && first <= 3 && part <= 12;
        Some(if turned { year + 1 } else { year })
    }

    /// The year near the publication or the scene in which a day falls on a day of the week.
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

/// The year of a month or season on a side of a day.
fn year_on_side(part: u8, side: Side, (year, month, _): (i64, u8, u8)) -> i64 {
    let (start, end) = months_of(part);
    // A winter goes on into the next year.
    let in_winter = end > 12 && month <= end - 12;
    match side {
        Side::Last if in_winter => year - 2,
        Side::Last if end < month => year,
        Side::Last => year - 1,
        Side::This if in_winter => year - 1,
        Side::This => year,
        Side::Next if start > month => year,
        Side::Next => year + 1,
    }
}

/// The year of a part of one as news about it mean it, which leave it out: the nearest. What is half a year away may be
/// of either, where it is a month.
fn year_near(published: Day, part: u8) -> Certain<i64> {
    let (year, now, _) = published.to_civil();
    let (first, last) = months_of(part);
    if part > 12 {
        // Of quarters and seasons news tell those that are over or go on.
        let begun = first <= now + 1;
        return Ok(if last > 12 && now <= 3 || !begun { year - 1 } else { year });
    }
    let ahead = (i16::from(first) - i16::from(now)).rem_euclid(12);
    let past = first <= now;
    match ahead {
        0 => Ok(year),
        1..=4 if !past => Ok(year),
        8.. if past => Ok(year),
        8.. => Ok(year - 1),
        // The sentence may tell: see `edtf`.
        _ if past => Err([year, year + 1]),
        _ => Err([year - 1, year]),
    }
}
