//! A name for a period.

use super::day::{push_padded, push_year};
use super::{Date, Day};

impl Date {
    /// The most precise name of a period that is true: a day, a month, a year, or the years from first to last.
    #[must_use]
    pub fn of_period(first: Day, last: Day) -> Option<Self> {
        let (from, to) = (first.to_civil(), last.to_civil());
        let mut edtf = String::new();
        push_year(&mut edtf, from.0);
        if from.0 != to.0 {
            edtf.push('/');
            push_year(&mut edtf, to.0);
        } else if from.1 == to.1 {
            edtf.push('-');
            push_padded(&mut edtf, u64::from(from.1), 2);
            if from.2 == to.2 {
                edtf.push('-');
                push_padded(&mut edtf, u64::from(from.2), 2);
            }
        }
        Self::parse(&edtf).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn a_period_has_the_finest_name_that_holds_all_of_it() {
        for (first, last, edtf) in [
            ("2018-06-13", "2018-06-13", "2018-06-13"),
            ("2018-06-01", "2018-06-30", "2018-06"),
            ("2018-01-01", "2018-12-31", "2018"),
            ("2017-12-15", "2019-04-12", "2017/2019"),
            ("-0044-03-15", "-0044-03-15", "-0044-03-15"),
        ] {
            let day = |text: &str| Date::parse(text).unwrap().earliest().unwrap();
            assert_eq!(Date::of_period(day(first), day(last)).unwrap().edtf(), edtf);
        }
    }
}
