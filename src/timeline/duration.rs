//! A length of time in a single unit.

use crate::language::Messages;
use crate::story::date::Day;

/// A length of time in the unit that people would use.
///
/// The unit is the largest of which there are three or more, so that rounding to whole units is never off
/// by more than a sixth: 20 days, 3 weeks, 11 weeks, 3 months, 35 months, 3 years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Duration {
    /// The number of units.
    pub count: u64,
    /// The unit.
    pub unit: Unit,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Calendar months.
    Months,
    /// Years.
    Years,
    /// Millions of years.
    MillionYears,
}

impl Duration {
    /// The time from one day to another, whichever is first.
    #[must_use]
    pub fn between(a: Day, b: Day) -> Self {
        let (first, last) = (a.min(b), a.max(b));
        let days = last.0.abs_diff(first.0);
        let months = months_between(first, last);
        let years = rounded(months, 12);
        if days < 21 {
            Self { count: days, unit: Unit::Days }
        } else if months < 3 {
            Self { count: rounded(days, 7), unit: Unit::Weeks }
        } else if months < 36 {
            Self { count: months, unit: Unit::Months }
        } else if years < 3_000_000 {
            Self { count: years, unit: Unit::Years }
        } else {
            Self { count: rounded(years, 1_000_000), unit: Unit::MillionYears }
        }
    }

    /// As text: `14 months`, with a no-break space.
    #[must_use]
    pub fn text<S: AsRef<str>>(self, messages: &Messages<S>) -> String {
        let forms = match self.unit {
            Unit::Days => &messages.days,
            Unit::Weeks => &messages.weeks,
            Unit::Months => &messages.months,
            Unit::Years => &messages.years,
            Unit::MillionYears => &messages.million_years,
        };
        [&messages.number(self.count), "\u{a0}", messages.form(forms.as_ref(), self.count)].concat()
    }
}

/// The number of months from one day to a later one, rounded.
fn months_between(first: Day, last: Day) -> u64 {
    let ((first_year, first_month, first_day), (last_year, last_month, last_day)) =
        (first.to_civil(), last.to_civil());
    let years = last_year.saturating_sub(first_year);
    let months = years.saturating_mul(12).saturating_add(i64::from(last_month) - i64::from(first_month));
    let half = match i64::from(last_day) - i64::from(first_day) {
        16.. => 1,
        ..=-16 => -1,
        _ => 0,
    };
    u64::try_from(months.saturating_add(half)).unwrap_or(0)
}

/// A rounded quotient.
fn rounded(number: u64, by: u64) -> u64 {
    number.saturating_add(by / 2) / by
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::language;

    #[test]
    fn in_words() {
        let day = |text: &str| crate::story::date::Date::parse(text).unwrap().earliest().unwrap();
        for (first, last, tag, text) in [
            ("2019-04-12", "2019-04-12", "en", "0 days"),
            ("2019-04-12", "2019-04-13", "en", "1 day"),
            ("2019-04-12", "2019-04-24", "en", "12 days"),
            ("2019-04-24", "2019-04-12", "en", "12 days"),
            ("2019-04-12", "2019-05-03", "en", "3 weeks"),
            ("2019-01-01", "2019-03-12", "en", "10 weeks"),
            ("2019-01-01", "2019-04-01", "en", "3 months"),
            ("2018-02-12", "2019-04-12", "en", "14 months"),
            ("2018-02-12", "2019-04-30", "en", "15 months"),
            ("2018-02-28", "2019-04-01", "en", "13 months"),
            ("2016-04-12", "2019-04-12", "en", "3 years"),
            ("1900", "2018", "en", "118 years"),
            ("-0043", "0014", "en", "57 years"),
            ("Y-66000000", "2019", "en", "66 million years"),
            ("Y-13798000000", "2019", "en", "13,798 million years"),
            ("Y-12000", "2019", "en", "14,019 years"),
            ("2018-02-12", "2019-04-12", "de", "14 Monate"),
            ("2016-04-12", "2019-04-12", "nl", "3 jaar"),
            ("2016-04-12", "2019-04-12", "fr", "3 ans"),
        ] {
            let duration = Duration::between(day(first), day(last));
            assert_eq!(
                duration.text(&language::of(tag).messages).replace('\u{a0}', " "),
                text,
                "{first}, {last}"
            );
        }
    }

    #[test]
    fn the_longest_does_not_overflow() {
        let duration = Duration::between(Day(i64::MIN), Day(i64::MAX));
        assert_eq!(duration.unit, Unit::MillionYears);
        assert!(duration.count > 50_000_000_000);
    }

    proptest! {
        #[test]
        fn off_by_a_sixth_at_most(start in -1_000_000..1_000_000_i64, days in 0..10_000_000_u64) {
            let end = start + i64::try_from(days).unwrap();
            let duration = Duration::between(Day(start), Day(end));
            let said = duration.count as f64 * match duration.unit {
                Unit::Days => 1.0,
                Unit::Weeks => 7.0,
                Unit::Months => 30.44,
                Unit::Years => 365.2425,
                Unit::MillionYears => 365_242_500.0,
            };
            prop_assert!((said - days as f64).abs() <= days as f64 / 5.9 + 1.0, "{duration:?} for {days} days");
        }
    }
}
