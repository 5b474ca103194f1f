//! One date that covers several, or a range of days.

use edtf_core::{Edtf, IntervalEndpoint};

use super::day::days_in_month;
use super::{Date, Day};

impl Date {
    /// The narrowest date that covers all of these, with their own ends as written: `2018-06` and `2019-04-12` give
    /// `2018-06/2019-04-12`. `None` if there are none.
    #[must_use]
    pub fn covering<'a>(dates: impl IntoIterator<Item = &'a Self>) -> Option<Self> {
        let mut dates = dates.into_iter();
        let mut first = dates.next()?;
        let mut last = first;
        for date in dates {
            if date.earliest < first.earliest || (date.earliest == first.earliest && ends_later(date, first))
            {
                first = date;
            }
            if ends_later(date, last) || (date.latest == last.latest && date.earliest < last.earliest) {
                last = date;
            }
        }
        if !ends_later(last, first) {
            return Some(first.clone());
        }
        Self::parse(&[&first.end_in_edtf(false), "/", &last.end_in_edtf(true)].concat()).ok()
    }

    /// The least precise date of exactly these days: the whole of June 2018 is `2018-06`, and from there to 12 April
    /// 2019 it is `2018-06/2019-04-12`. `None` if the last day is before the first.
    ///
    /// # Why the least precise?
    /// A period of the story may come from dates that are known only to the month or the year; "1 June 2018" for its
    /// first day would be invented precision.
    #[must_use]
    pub fn of_days(first: Day, last: Day) -> Option<Self> {
        let (first_year, first_month, first_day) = first.to_civil();
        let (last_year, last_month, last_day) = last.to_civil();
        let (starts_year, ends_year) =
            ((first_month, first_day) == (1, 1), (last_month, last_day) == (12, 31));
        let (starts_month, ends_month) = (first_day == 1, last_day == days_in_month(last_year, last_month));
        let same_year = first_year == last_year;
        let same_month = same_year && first_month == last_month;
        let cut = |mut edtf: String, whole_year: bool, whole_month: bool| {
            let keep = if whole_year {
                6
            } else if whole_month {
                3
            } else {
                0
            };
            // Years beyond 9999 have no months in EDTF.
            if !edtf.starts_with('Y') {
                edtf.truncate(edtf.len().saturating_sub(keep));
            }
            edtf
        };
        let start = cut(
            first.edtf(),
            starts_year && (!same_year || ends_year),
            starts_month && (!same_month || ends_month),
        );
        let end = cut(
            last.edtf(),
            ends_year && (!same_year || starts_year),
            ends_month && (!same_month || starts_month),
        );
        let edtf = if start == end { start } else { [&start, "/", &end].concat() };
        Self::parse(&edtf).ok().filter(|_| first <= last)
    }

    /// The start or the end as written.
    fn end_in_edtf(&self, end: bool) -> String {
        let day = if end { self.latest } else { self.earliest };
        let Some(day) = day else {
            return "..".to_owned();
        };
        match &self.value {
            Edtf::Date(_) => self.edtf.to_string(),
            Edtf::Interval(interval) => {
                let (start_text, end_text) = self.edtf.split_once('/').unwrap_or((&self.edtf, ""));
                match if end { (&interval.end, end_text) } else { (&interval.start, start_text) } {
                    (IntervalEndpoint::Date(_), text) => text.to_owned(),
                    _ => day.edtf(),
                }
            }
            // An interval cannot contain a time of day or a set.
            Edtf::DateTime(_) | Edtf::Set(_) => day.edtf(),
        }
    }
}

/// Whether a date may end later than another.
fn ends_later(a: &Date, b: &Date) -> bool {
    match (a.latest, b.latest) {
        (Some(a), Some(b)) => a > b,
        (None, Some(_)) => true,
        (_, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn covering(dates: &[&str]) -> Option<String> {
        let dates: Vec<Date> = dates.iter().map(|edtf| Date::parse(edtf).unwrap()).collect();
        Date::covering(&dates).map(|date| date.edtf().to_owned())
    }

    #[test]
    fn written_with_their_own_ends() {
        for (dates, expected) in [
            (vec![], None),
            (vec!["2018"], Some("2018")),
            (vec!["2018-06", "2019-04-12"], Some("2018-06/2019-04-12")),
            (vec!["2019-04-12", "2018-06"], Some("2018-06/2019-04-12")),
            (vec!["2018", "2018-06", "2018-06-13"], Some("2018")),
            (vec!["2018-01-01", "2018"], Some("2018")),
            (vec!["2018-12-31", "2018"], Some("2018")),
            (vec!["2018-06~", "2019?"], Some("2018-06~/2019?")),
            (vec!["2016", "2018-12-31", "2018"], Some("2016/2018")),
            (vec!["2017/2018", "2018-06/2019-04"], Some("2017/2019-04")),
            (vec!["2017/..", "2018"], Some("2017/..")),
            (vec!["2016", "2017/.."], Some("2016/..")),
            (vec!["../2016", "2017"], Some("../2017")),
            (vec!["../2016", "2017/.."], None),
            (vec!["2019-04-12T10:00:00Z", "2020"], Some("2019-04-12/2020")),
            (vec!["[2017,2018]", "2019"], Some("2017-01-01/2019")),
            (vec!["[2017,2018-06]", "2016"], Some("2016/2018-06-30")),
            (vec!["-0043", "Y-20000"], Some("Y-20000/-0043")),
        ] {
            assert_eq!(covering(&dates).as_deref(), expected, "{dates:?}");
        }
    }

    #[test]
    fn days_at_their_coarsest() {
        let edge = |edtf: &str| (Date::parse(edtf).unwrap().earliest, Date::parse(edtf).unwrap().latest);
        for edtf in [
            "2018",
            "2017/2018",
            "2018-06",
            "2018-02/2018-06",
            "2018-06/2019-04-12",
            "2018-06-02/2018-07",
            "2018-06-13",
            "2018-06-13/2018-06-30",
            "2018-06-01/2018-06-13",
            "2018-01/2018-06",
            "2018-06/2018-12",
            "2017/2018-06",
            "2018-01-01/2018-01-02",
            "2018-12-30/2018-12-31",
            "-0043/0014",
            "Y-66000000/2018",
        ] {
            let (Some(first), Some(last)) = edge(edtf) else { panic!("{edtf}") };
            assert_eq!(Date::of_days(first, last).unwrap().edtf(), edtf);
        }
        assert_eq!(Date::of_days(Day(1), Day(0)), None);
    }

    proptest! {
        #[test]
        fn of_exactly_these_days(first in -900_000..2_000_000_i64, length in 0..2_000_i64) {
            let (first, last) = (Day(first), Day(first + length));
            let date = Date::of_days(first, last).unwrap();
            prop_assert_eq!((date.earliest, date.latest), (Some(first), Some(last)));
        }

        #[test]
        fn covers_all(
            dates in prop::collection::vec(("(19|20)[0-9]{2}", 1..=12_u8, 0..4_u8), 1..8),
        ) {
            let edtf = |(year, month, form): &(String, u8, u8)| match form {
                0 => year.clone(),
                1 => format!("{year}-{month:02}"),
                2 => format!("{year}-{month:02}-28"),
                _ => format!("{year}/.."),
            };
            let dates: Vec<Date> = dates.iter().map(|date| Date::parse(&edtf(date)).unwrap()).collect();
            let covering = Date::covering(&dates).unwrap();
            prop_assert!(dates.iter().all(|date| covering.contains(date)), "{}", covering.edtf());
            prop_assert_eq!(covering.earliest(), dates.iter().map(Date::earliest).min().unwrap());
        }
    }
}
