//! Which date is meant: what is written, seen from the day of publication and from the dates before it.
//!
//! # Which year, where none is said?
//! Two things tell it: the day of publication, around which news leave out the year, and the *scene*, which is
//! the last date before in the same section.
//! - From publication: the months of that year so far, four months back into the year before, three
//!   months ahead. In between nothing is certain.
//! - From a scene that knows its month: a later month is of the same year. A scene that is only a year may be an
//!   aside ("founded in 1997"), so it decides only where publication does not.
//! - A day of the week that is written with the day decides, where it fits one year only.
//!
//! Where this leaves two years, the date is reported, not guessed.

use super::grammar::{Point, Side, Time, Written, Year};
use crate::story::date::{Date, Day, push_padded, push_year};

/// From where a text is read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Standpoint {
    pub(super) published: Option<Day>,
    /// Year, month and day of the last date before; a month or day that is not known is 0.
    pub(super) scene: Option<(i64, u8, u8)>,
}

/// A date that needs nothing more to be written as EDTF.
#[derive(Clone, Copy, Debug)]
enum Known {
    Part(i64, u8),
    Day(i64, u8, u8),
    Decade(i64),
    Century(i64),
    Days(Day, Day),
}

/// One that is certain, or the two that it may be.
type Certain<T> = Result<T, [T; 2]>;

impl Standpoint {
    /// The date that is meant, or the dates that it may be; none where there is nothing to tell it from. A date
    /// that is certain becomes the scene.
    pub(super) fn resolve(&mut self, written: Written) -> Option<Result<Date, Vec<Date>>> {
        let certain = match written {
            Written::Point(point) => self.edtf(point)?,
            Written::Either(a, b) => Err([self.edtf(a)?.ok()?, self.edtf(b)?.ok()?]),
            Written::Period(first, last) => {
                let (first, last) = complete(first, last)?;
                match (self.edtf(first)?, self.edtf(last)?) {
                    (Ok(first), Ok(last)) => Ok(first + "/" + &last),
                    (Err([a, b]), Err([c, d])) => Err([a + "/" + &c, b + "/" + &d]),
                    _ => return None,
                }
            }
        };
        let date = |edtf: String| Date::parse(&edtf).ok();
        match certain {
            Ok(edtf) => Some(Ok(date(edtf)?)),
            Err(candidates) => Some(Err(candidates.into_iter().filter_map(date).collect())),
        }
    }

    /// A point as EDTF.
    fn edtf(&mut self, point: Point) -> Option<Certain<String>> {
        let edtf = |known: Known| known.edtf() + if point.about { "~" } else { "" };
        Some(match self.known(point)? {
            Ok(known) => {
                self.scene = known.scene().or(self.scene);
                Ok(edtf(known))
            }
            Err(candidates) => Err(candidates.map(edtf)),
        })
    }

    fn known(&self, point: Point) -> Option<Certain<Known>> {
        Some(Ok(match point.time {
            Time::Part(year, part) => {
                return Some(spread(self.year(year, part, 0)?, |y| Known::Part(y, part)));
            }
            Time::Day(Year::Unsaid, month, day)
                if let Some(weekday) = point.weekday
                    && let Some(year) = self.year_by_weekday(weekday, month, day) =>
            {
                Known::Day(year, month, day)
            }
            Time::Day(year, month, day) => {
                return Some(spread(self.year(year, month, day)?, |y| Known::Day(y, month, day)));
            }
            Time::DayOnly(_) => return None,
            Time::Decade(year) => Known::Decade(year),
            Time::Century(year) => Known::Century(year),
            Time::Days(days) => Known::day(self.published?.0 + days),
            Time::Weekday(wanted, side) => {
                let published = self.published?;
                let ahead = i64::from(wanted) - i64::from(weekday(published));
                let days = match side {
                    Side::Last => ahead.rem_euclid(7) - 7,
                    Side::This => ahead,
                    Side::Next => (ahead - 1).rem_euclid(7) + 1,
                };
                Known::day(published.0 + days)
            }
            Time::Weeks(weeks) => {
                let published = self.published?;
                let monday = published.0 - i64::from(weekday(published)) + 7 * weeks;
                Known::Days(Day(monday), Day(monday + 6))
            }
            Time::Months(months) => {
                let (year, month, _) = self.published?.to_civil();
                let months = i64::from(month) - 1 + months;
                Known::Part(year + months.div_euclid(12), u8::try_from(months.rem_euclid(12)).ok()? + 1)
            }
        }))
    }

    fn year(&self, year: Year, part: u8, day: u8) -> Option<Certain<i64>> {
        let published = self.published.map(Day::to_civil);
        Some(match year {
            Year::Of(year) => Ok(year),
            Year::After(years) => Ok(published?.0 + years),
            Year::On(side) => Ok(year_on_side(part, side, published?)),
            Year::Unsaid => return self.unsaid_year(part, day),
        })
    }

    /// The year of a month, or of a day in it, that is written without one.
    fn unsaid_year(&self, month: u8, day: u8) -> Option<Certain<i64>> {
        let near = self.published.map(|published| year_near(published, month));
        let Some((year, scene_month, scene_day)) = self.scene else { return near };
        let same_month = month == scene_month && (day == 0 || day >= scene_day);
        let later = month > scene_month || same_month;
        Some(match near {
            None if later => Ok(year),
            None => Err([year, year + 1]),
            Some(Ok(near)) if near <= year => Ok(near),
            Some(Ok(near)) if scene_month == 0 => Err([year, near]),
            Some(Ok(near)) if !later && near == year + 1 => Ok(near),
            Some(Err(near)) if year > near[1] => Err(near),
            Some(Err(near)) if !later && near.contains(&year) => Err(near),
            Some(_) if later => Ok(year),
            Some(_) => Err([year, year + 1]),
        })
    }

    /// The year near the publication or the scene in which a day falls on a day of the week.
    fn year_by_weekday(&self, wanted: u8, month: u8, day: u8) -> Option<i64> {
        let bases = [self.published.map(Day::year), self.scene.map(|(year, ..)| year)];
        bases.into_iter().flatten().find_map(|base| {
            (base - 1..=base + 1).find(|&year| weekday(Day::from_civil(year, month, day)) == wanted)
        })
    }
}

impl Known {
    fn day(days: i64) -> Self {
        let (year, month, day) = Day(days).to_civil();
        Self::Day(year, month, day)
    }

    /// The scene that it sets; a decade sets none.
    fn scene(self) -> Option<(i64, u8, u8)> {
        match self {
            Self::Part(year, month @ 1..=12) => Some((year, month, 0)),
            Self::Part(year, _) => Some((year, 0, 0)),
            Self::Day(year, month, day) => Some((year, month, day)),
            Self::Days(_, last) => Some(last.to_civil()),
            Self::Decade(_) | Self::Century(_) => None,
        }
    }

    fn edtf(self) -> String {
        let mut edtf = String::new();
        match self {
            Self::Part(year, part) => {
                push_year(&mut edtf, year);
                if part > 0 {
                    push_two_digits(&mut edtf, part);
                }
            }
            Self::Day(year, month, day) => {
                push_year(&mut edtf, year);
                push_two_digits(&mut edtf, month);
                push_two_digits(&mut edtf, day);
            }
            Self::Decade(year) => {
                push_year(&mut edtf, year);
                edtf.replace_range(edtf.len() - 1.., "X");
            }
            Self::Century(year) => {
                push_year(&mut edtf, year);
                edtf.replace_range(edtf.len() - 2.., "XX");
            }
            Self::Days(first, last) => return Self::day(first.0).edtf() + "/" + &Self::day(last.0).edtf(),
        }
        edtf
    }
}

fn push_two_digits(edtf: &mut String, number: u8) {
    edtf.push('-');
    push_padded(edtf, number.into(), 2);
}

fn spread<T, U>(certain: Certain<T>, map: impl Fn(T) -> U) -> Certain<U> {
    match certain {
        Ok(one) => Ok(map(one)),
        Err(two) => Err(two.map(map)),
    }
}

/// Gives each end of a period what only the other says: "12 to 14 June 2018".
fn complete(mut first: Point, mut last: Point) -> Option<(Point, Point)> {
    if let Time::DayOnly(day) = first.time {
        let Time::Day(year, month, _) = last.time else { return None };
        first.time = Time::Day(year, month, day);
    }
    let order = |time| match time {
        Time::Day(_, month, day) => (month, day),
        Time::Part(_, month) => (month, 0),
        _ => (0, 0),
    };
    let forward = order(first.time) <= order(last.time);
    match (year_of(&mut first.time), year_of(&mut last.time)) {
        (Some(first @ Year::Unsaid), Some(&mut Year::Of(last))) => {
            *first = Year::Of(if forward { last } else { last - 1 });
        }
        (Some(&mut Year::Of(first)), Some(last @ Year::Unsaid)) => {
            *last = Year::Of(if forward { first } else { first + 1 });
        }
        _ => {}
    }
    Some((first, last))
}

fn year_of(time: &mut Time) -> Option<&mut Year> {
    match time {
        Time::Part(year, _) | Time::Day(year, ..) => Some(year),
        _ => None,
    }
}

/// The year of a month or season on a side of the day of publication.
fn year_on_side(part: u8, side: Side, (year, month, _): (i64, u8, u8)) -> i64 {
    let (start, end) = match part {
        21..=24 => ((part - 20) * 3, (part - 20) * 3 + 2),
        _ => (part, part),
    };
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

/// The year of a month as news about it mean it, which leave it out.
fn year_near(published: Day, month: u8) -> Certain<i64> {
    let (year, now, _) = published.to_civil();
    let ahead = (i16::from(month) - i16::from(now)).rem_euclid(12);
    let past = month <= now;
    match ahead {
        0 => Ok(year),
        1..=3 if past => Err([year, year + 1]),
        _ if past => Ok(year),
        1..=3 => Ok(year),
        8.. => Ok(year - 1),
        _ => Err([year - 1, year]),
    }
}

/// The day of the week, Monday being 0. The first of January 1970 was a Thursday.
fn weekday(day: Day) -> u8 {
    u8::try_from((day.0 + 3).rem_euclid(7)).unwrap_or_default()
}
