//! Days in the proleptic Gregorian calendar.

/// The largest year that is computed with; later ones are clamped. Its day number still fits into 64 bits.
const FURTHEST_YEAR: i64 = 20_000_000_000_000_000;

/// A calendar day, as days since 1 January 1970 in the proleptic Gregorian calendar.
///
/// The year before 1 is 0, as in EDTF and ISO 8601. Years beyond ±2 × 10¹⁶ are clamped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

impl Day {
    /// The day of a year, a month (1 to 12) and a day of the month (1 to 31). A day past the end of its month continues
    /// into the next.
    ///
    /// After `days_from_civil` in Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms",
    /// <https://howardhinnant.github.io/date_algorithms.html>: years begin on 1 March, so that the
    /// leap day ends them, and repeat after eras of 400 years.
    #[must_use]
    pub fn from_civil(year: i64, month: u8, day: u8) -> Self {
        let (month, day) = (i64::from(month), i64::from(day));
        let year = year.clamp(-FURTHEST_YEAR, FURTHEST_YEAR) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self(era * 146_097 + day_of_era - 719_468)
    }

    /// Year, month (1 to 12) and day of the month (1 to 31): `civil_from_days` of the same source.
    #[must_use]
    pub fn to_civil(self) -> (i64, u8, u8) {
        let days = self.0.saturating_add(719_468);
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = era * 400 + year_of_era + i64::from(month <= 2);
        (year, small(month), small(day))
    }

    /// The day in EDTF, which has no days for years beyond 9999: then only the year.
    pub(super) fn edtf(self) -> String {
        let (year, month, day) = self.to_civil();
        let mut text = String::new();
        push_year(&mut text, year);
        if year.unsigned_abs() > 9_999 {
            return text;
        }
        for number in [month, day] {
            text.push('-');
            push_padded(&mut text, number.into(), 2);
        }
        text
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i64 {
        self.to_civil().0
    }
}

/// Converts a number that is known to fit.
fn small(number: i64) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

/// Appends a year in EDTF: four digits, or `Y` and more.
pub(crate) fn push_year(edtf: &mut String, year: i64) {
    if year.unsigned_abs() > 9_999 {
        edtf.push('Y');
    }
    if year < 0 {
        edtf.push('-');
    }
    push_padded(edtf, year.unsigned_abs(), 4);
}

/// Appends a number with at least `width` digits.
pub(crate) fn push_padded(text: &mut String, number: u64, width: usize) {
    let digits = number.to_string();
    for _ in digits.len()..width {
        text.push('0');
    }
    text.push_str(&digits);
}

/// The number of days of a month (1 to 12).
pub(crate) fn days_in_month(year: i64, month: u8) -> u8 {
    match month {
        2 if year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_days() {
        for (year, month, day, days) in [
            (1970, 1, 1, 0),
            (1969, 12, 31, -1),
            (2000, 2, 29, 11_016),
            (2000, 3, 1, 11_017),
            (2019, 4, 12, 17_998),
            (1, 1, 1, -719_162),
            (0, 3, 1, -719_468),
            (0, 2, 29, -719_469),
            (-43, 3, 15, -735_160),
        ] {
            assert_eq!(Day::from_civil(year, month, day), Day(days), "{year}-{month}-{day}");
            assert_eq!(Day(days).to_civil(), (year, month, day));
        }
    }

    #[test]
    fn far_years_are_taken_to_the_furthest() {
        assert_eq!(Day::from_civil(i64::MAX, 12, 31), Day::from_civil(FURTHEST_YEAR, 12, 31));
        assert_eq!(Day::from_civil(i64::MIN, 1, 1).year(), -FURTHEST_YEAR);
        assert!(Day(i64::MAX).year() > FURTHEST_YEAR);
        assert!(Day(i64::MIN).year() < -FURTHEST_YEAR);
    }

    proptest! {
        #[test]
        fn there_and_back(days in -5_000_000_000_000_000_000..5_000_000_000_000_000_000_i64) {
            let (year, month, day) = Day(days).to_civil();
            prop_assert_eq!(Day::from_civil(year, month, day), Day(days));
            prop_assert!((1..=days_in_month(year, month)).contains(&day));
        }

        #[test]
        fn the_next_day_is_one_later(year in -30_000..30_000_i64, month in 1..=12_u8) {
            let last = Day::from_civil(year, month, days_in_month(year, month));
            let (next_year, next_month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
            prop_assert_eq!(last.0 + 1, Day::from_civil(next_year, next_month, 1).0);
        }
    }
}
