//! Headings on the line: a year, a decade, a century.

use crate::language::{Language, fill};
use crate::story::date::{Date, Precision};

/// A heading above the row that begins a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    /// A year, in astronomical numbering as in EDTF.
    Year(i64),
    /// A decade, by its first year.
    Decade(i64),
    /// A century: 20 is the one from 1900 to 1999, -1 the last before the common era. There is no 0.
    Century(i64),
}

/// The unit of the headings.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Year,
    Decade,
    Century,
}

impl Tick {
    /// As text, in the style of [`Date::text`].
    #[must_use]
    pub fn text(self, language: &Language) -> String {
        let century = |number: u64| language.century(u32::try_from(number).unwrap_or(u32::MAX));
        match self {
            Self::Year(year) => language.year(year),
            Self::Decade(year) => language.decade(year),
            Self::Century(number @ ..0) => {
                fill(language.before_common_era, &[("", &century(number.unsigned_abs()))])
            }
            Self::Century(number) => century(number.unsigned_abs()),
        }
    }

    fn of(year: i64, unit: Unit) -> Self {
        match unit {
            Unit::Year => Self::Year(year),
            Unit::Decade if year >= 0 => Self::Decade(year / 10 * 10),
            // Decades are not used before the common era.
            Unit::Decade | Unit::Century if year <= 0 => Self::Century(year / 100 - 1),
            Unit::Decade | Unit::Century => Self::Century(year / 100 + 1),
        }
    }

    fn unit(self) -> Unit {
        match self {
            Self::Year(_) => Unit::Year,
            Self::Decade(_) => Unit::Decade,
            Self::Century(_) => Unit::Century,
        }
    }
}

/// The headings of the rows with these dates, in order; `None` for rows without one.
///
/// They are two rows apart or more on average: if nearly every event has its own year, its date says enough. A date
/// with decade precision or less has no year heading.
pub(super) fn ticks<'a>(dates: impl Iterator<Item = &'a Date> + Clone) -> Vec<Option<Tick>> {
    let years = |date: &Date| {
        let least = match date.precision() {
            Precision::Decade => Unit::Decade,
            Precision::Century | Precision::Millennium => Unit::Century,
            _ => Unit::Year,
        };
        date.earliest().map(|day| (day.year(), least))
    };
    let rows = dates.clone().count();
    let fits = |unit: &Unit| {
        let mut ticks: Vec<Tick> =
            dates.clone().filter_map(years).map(|(year, _)| Tick::of(year, *unit)).collect();
        ticks.dedup();
        ticks.len() * 2 <= rows
    };
    let Some(unit) = [Unit::Year, Unit::Decade, Unit::Century].into_iter().find(fits) else {
        return vec![None; rows];
    };
    let mut current: Option<Tick> = None;
    let heading = |date: &Date| {
        let (year, least) = years(date)?;
        let unit = unit.max(least);
        let covered = current.is_some_and(|tick| tick.unit() <= unit && tick == Tick::of(year, tick.unit()));
        if covered {
            return None;
        }
        current = Some(Tick::of(year, unit));
        current
    };
    dates.map(heading).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    fn headings(dates: &[&str]) -> Vec<String> {
        let dates: Vec<Date> = dates.iter().map(|edtf| Date::parse(edtf).unwrap()).collect();
        let text = |tick: Option<Tick>| tick.map_or(String::new(), |tick| tick.text(language::of("en")));
        ticks(dates.iter()).into_iter().map(text).map(|text| text.replace('\u{a0}', " ")).collect()
    }

    #[test]
    fn as_close_as_the_story_is() {
        for (dates, expected) in [
            (
                vec!["2017", "2017/2018", "2017-09", "2018-01", "2018-06-13", "2018-06-13"],
                vec!["2017", "", "", "2018", "", ""],
            ),
            (vec!["2011", "2012", "2015", "2021"], vec!["2010s", "", "", "2020s"]),
            (vec!["1850", "1911", "1915", "1975"], vec!["19th century", "20th century", "", ""]),
            (vec!["1250", "1850"], vec!["", ""]),
            (vec!["2018"], vec![""]),
            (vec![], vec![]),
            (
                vec!["-0150", "-0043", "-0042", "0000", "0014", "0079"],
                vec!["2nd century BCE", "1st century BCE", "", "", "1st century", ""],
            ),
        ] {
            assert_eq!(headings(&dates), expected, "{dates:?}");
        }
    }

    #[test]
    fn a_coarse_date_stands_under_no_year() {
        assert_eq!(
            headings(&["1985", "1985-04", "199X", "1990-03", "1990-05", "1990-06", "1990-07", "1990-08"]),
            ["1985", "", "1990s", "1990", "", "", "", ""]
        );
        assert_eq!(headings(&["1990", "199X", "1990-03", "1990-05"]), ["1990", "", "", ""]);
    }

    #[test]
    fn a_date_without_start_has_no_heading() {
        assert_eq!(headings(&["../2017", "2017", "2017-02", "2017-03"]), ["", "2017", "", ""]);
    }
}
