//! Resolved dates, and their EDTF.

use super::super::written::Unit;
use crate::story::date::{Day, push_padded, push_year};

/// A resolved date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// A year, or its part by the number in EDTF.
    Part(i64, u8),
    Day(Day),
    Decade(i64),
    Century(i64),
    /// A range of years.
    Years(i64, i64),
    /// A range of months, each with its year.
    Months((i64, u8), (i64, u8)),
    /// A range of days.
    Days(Day, Day),
}

impl Known {
    /// The month `after` months after a month.
    pub(super) fn month(year: i64, month: u8, after: i64) -> Self {
        let (year, month) = month_after(year, month, after);
        Self::Part(year, month)
    }

    /// The unit that contains a day.
    pub(super) fn around(day: Day, unit: Unit) -> Self {
        let (year, month, _) = day.to_civil();
        match unit {
            Unit::Day => Self::Day(day),
            Unit::Week => Self::week(day),
            Unit::Weekend => Self::Days(Day(monday(day) + 5), Day(monday(day) + 6)),
            Unit::Month => Self::Part(year, month),
            Unit::Quarter => Self::Part(year, 33 + (month - 1) / 3),
            Unit::Half => Self::Part(year, 40 + (month - 1) / 6),
            Unit::Year => Self::Part(year, 0),
            Unit::Decade => Self::Decade(year - year.rem_euclid(10)),
            Unit::Century => Self::Century(year - year.rem_euclid(100)),
        }
    }

    /// The week, from Monday to Sunday, that contains a day.
    pub(super) fn week(day: Day) -> Self {
        Self::Days(Day(monday(day)), Day(monday(day) + 6))
    }

    /// Its first day.
    pub(super) fn day(self) -> Day {
        match self {
            Self::Part(year, part) => Day::from_civil(year, months_of(part).0, 1),
            Self::Day(day) | Self::Days(day, _) => day,
            Self::Decade(year) | Self::Century(year) | Self::Years(year, _) => Day::from_civil(year, 1, 1),
            Self::Months((year, month), _) => Day::from_civil(year, month, 1),
        }
    }

    /// Its last day, of a week, a month or a year.
    pub(super) fn last_day(self) -> Day {
        match self {
            Self::Part(year, part) => {
                let (_, last) = months_of(part);
                let (year, month) = month_after(year, 1, i64::from(last));
                Day(Day::from_civil(year, month, 1).0 - 1)
            }
            Self::Days(_, last) => last,
            known => known.day(),
        }
    }

    /// The EDTF; with a `third`, that part of a year.
    pub(super) fn edtf(self, third: u8) -> String {
        let pair = |first: Self, last: Self| first.edtf(0) + "/" + &last.edtf(0);
        let mut edtf = String::new();
        match self {
            Self::Part(year, part) => {
                push_year(&mut edtf, year);
                // Years of more than four digits have no parts in EDTF.
                let part = if part == 0 { third } else { part };
                if part > 0 && year.unsigned_abs() <= 9_999 {
                    push_two_digits(&mut edtf, part);
                }
            }
            Self::Day(day) => {
                let (year, month, day) = day.to_civil();
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
            Self::Years(first, last) => return pair(Self::Part(first, 0), Self::Part(last, 0)),
            Self::Months(first, last) => {
                return pair(Self::Part(first.0, first.1), Self::Part(last.0, last.1));
            }
            Self::Days(first, last) => return pair(Self::Day(first), Self::Day(last)),
        }
        edtf
    }
}

/// The first and the last month of a part of a year; a winter ends in the second month of the next.
pub(super) fn months_of(part: u8) -> (u8, u8) {
    match part {
        1..=12 => (part, part),
        21..=24 => ((part - 20) * 3, (part - 20) * 3 + 2),
        33..=36 => ((part - 33) * 3 + 1, (part - 33) * 3 + 3),
        40 | 41 => ((part - 40) * 6 + 1, (part - 40) * 6 + 6),
        _ => (1, 12),
    }
}

/// The year and month `after` months after a month.
pub(super) fn month_after(year: i64, month: u8, after: i64) -> (i64, u8) {
    let months = i64::from(month) - 1 + after;
    (year.saturating_add(months.div_euclid(12)), u8::try_from(months.rem_euclid(12)).unwrap_or_default() + 1)
}

/// The day of the week, Monday being 0. The first of January 1970 was a Thursday.
pub(super) fn weekday(day: Day) -> u8 {
    u8::try_from((day.0 + 3).rem_euclid(7)).unwrap_or_default()
}

/// The Monday of the week of a day.
pub(super) fn monday(day: Day) -> i64 {
    day.0 - i64::from(weekday(day))
}

fn push_two_digits(edtf: &mut String, number: u8) {
    edtf.push('-');
    push_padded(edtf, number.into(), 2);
}
