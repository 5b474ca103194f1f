//! Computes holidays from the numbers of their rules in the language files.

use super::known::weekday;
use crate::story::date::{Day, days_in_month};

/// The day of a rule in a year: `1225` is the 25th of December, `1998` two days before Easter (2000). From 10,000 on a
/// rule has a day and a day of the week: the first of that name from that day on.
pub(super) fn day(rule: u16, year: i64) -> Option<Day> {
    let small = |number: u16| u8::try_from(number).ok();
    match rule {
        101..=1231 => Some(Day::from_civil(year, small(rule / 100)?, small(rule % 100)?)),
        1900..=2100 => Some(Day(easter(year)?.0 + i64::from(rule) - 2000)),
        10_000.. => {
            let (days, wanted) = ((rule - 10_000) / 7, i64::from((rule - 10_000) % 7));
            let from = Day::from_civil(year, small(days / 31)? + 1, small(days % 31)? + 1);
            Some(Day(from.0 + (wanted - i64::from(weekday(from))).rem_euclid(7)))
        }
        _ => None,
    }
}

/// The first to fourth or, with 5, the last of a day of the week (Monday being 0) in a month.
pub(super) fn weekday_of(year: i64, month: u8, wanted: u8, which: u8) -> Option<Day> {
    (1..=12).contains(&month).then_some(())?;
    let first = Day::from_civil(year, month, 1);
    let ahead = (i64::from(wanted) - i64::from(weekday(first))).rem_euclid(7);
    let day = first.0 + ahead + 7 * (i64::from(which) - 1);
    let last = first.0 + i64::from(days_in_month(year, month)) - 1;
    match which {
        1..=4 => Some(Day(day)),
        5 => Some(Day(if day > last { day - 7 } else { day })),
        _ => None,
    }
}

/// Easter Sunday by the Gregorian calendar: the anonymous algorithm of 1876 (Butcher's Ecclesiastical Calendar), as in
/// Meeus, Astronomical Algorithms, chapter 8.
fn easter(year: i64) -> Option<Day> {
    (1583..=9999).contains(&year).then_some(())?;
    let a = year % 19;
    let (b, c) = (year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Some(Day::from_civil(year, u8::try_from(n / 31).ok()?, u8::try_from(n % 31 + 1).ok()?))
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_of_rules() {
        for (rule, year, expected) in [
            (1225, 1963, (1963, 12, 25)),
            (2000, 2019, (2019, 4, 21)),
            (2000, 2000, (2000, 4, 23)),
            (2000, 1818, (1818, 3, 22)),
            (1998, 2018, (2018, 3, 30)),
            (2039, 2018, (2018, 5, 10)),
            (10_000 + (10 * 31 + 21) * 7 + 3, 2010, (2010, 11, 25)),
            (10_000 + (4 * 31 + 24) * 7, 2019, (2019, 5, 27)),
        ] {
            assert_eq!(day(rule, year).map(|day| day.to_civil()), Some(expected), "{rule} {year}");
        }
    }
}
