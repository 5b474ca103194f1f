//! Dates at any precision: a day, a month, a year or less, certain or not, open or closed.
//!
//! # Why not a type of a date library?
//! A date of a story is not an instant. [`Date`] stores the text of the author (EDTF, ISO 8601-2:2019) and the first
//! and the last day that it may mean. Ordering, layout and search use those two days; the text for readers is made from
//! the parsed EDTF, so that no date gains precision. The parser is `edtf-core`; its types are private to this module,
//! since it is a young crate.

mod bounds;
#[cfg(feature = "author")]
mod correction;
mod covering;
mod day;
mod error;
mod period;
mod text;

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use edtf_core::{Edtf, Interval, IntervalEndpoint, SetElement};

use self::bounds::{bounds, first, interval_bounds, last, precision, set_bounds};
pub use self::day::Day;
pub(crate) use self::day::{days_in_month, push_padded, push_year};
pub use self::error::DateError;

/// A date, an interval of dates or a set of dates.
///
/// Two dates are equal if they are written alike. They are ordered as on a timeline: by the earliest day that they may
/// mean, but a month comes after all days in it, as it may mean its last day; then by the latest day, then by the text.
/// An open or unknown start comes first, an open or unknown end last.
#[derive(Clone, Debug)]
pub struct Date {
    edtf: Box<str>,
    value: Edtf,
    earliest: Option<Day>,
    latest: Option<Day>,
}

/// The precision of a date, from high to low.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A season, a quarter, a third or a half of a year.
    Season,
    /// A year.
    Year,
    /// Up to ten years.
    Decade,
    /// Up to a hundred years.
    Century,
    /// More than a hundred years.
    Millennium,
}

impl Date {
    /// Parses EDTF, levels 0 to 2: `2019-04-12`, `2018-06`, `2018~`, `201X`, `2018-22` (summer), `2017/2018`,
    /// `2019-04/..`, `-0043`, `Y-13000`, `[2017,2018]`. A time of day is accepted and ignored.
    ///
    /// # Errors
    /// Invalid EDTF, a day that does not exist, an interval whose end is before its start, and a year that is too
    /// large.
    pub fn parse(edtf: &str) -> Result<Self, DateError> {
        let value = Edtf::parse(edtf).map_err(|error| DateError::explain(edtf, &error))?;
        if dates(&value).any(|date| bounds(date).is_none()) {
            return Err(DateError::too_far());
        }
        let (earliest, latest) = match &value {
            Edtf::Date(date) => (first(date), last(date)),
            Edtf::DateTime(moment) => (first(&moment.date), last(&moment.date)),
            Edtf::Interval(interval) => interval_bounds(interval),
            Edtf::Set(set) => set_bounds(set),
        };
        Ok(Self { edtf: edtf.into(), value, earliest, latest })
    }

    /// The date as written.
    #[must_use]
    pub fn edtf(&self) -> &str {
        &self.edtf
    }

    /// The first day that it may mean; `None` if the start is open or unknown.
    #[must_use]
    pub fn earliest(&self) -> Option<Day> {
        self.earliest
    }

    /// The last day that it may mean; `None` if the end is open or unknown.
    #[must_use]
    pub fn latest(&self) -> Option<Day> {
        self.latest
    }

    /// The precision; for an interval or a set that of its least precise date.
    #[must_use]
    pub fn precision(&self) -> Precision {
        dates(&self.value).map(precision).max().unwrap_or(Precision::Millennium)
    }

    /// Whether it is an interval or a set rather than one date.
    #[must_use]
    pub fn is_range(&self) -> bool {
        matches!(self.value, Edtf::Interval(_) | Edtf::Set(_))
    }

    /// Whether it is an interval, which includes all days between its ends.
    #[must_use]
    pub fn is_interval(&self) -> bool {
        matches!(self.value, Edtf::Interval(_))
    }

    /// Whether a part of it is uncertain (`?` or `%`).
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        dates(&self.value).any(edtf_core::Date::is_uncertain)
    }

    /// Whether a part of it is approximate (`~` or `%`).
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        dates(&self.value).any(edtf_core::Date::is_approximate)
    }

    /// Whether it has no start: `../2018`, or one on or before a date: `..2017/2018`.
    #[must_use]
    pub fn starts_open(&self) -> bool {
        match &self.value {
            Edtf::Interval(interval) => {
                matches!(interval.start, IntervalEndpoint::Open | IntervalEndpoint::OnOrBefore(_))
            }
            Edtf::Set(set) => set.elements.iter().any(|e| matches!(e, SetElement::OnOrBefore(_))),
            _ => false,
        }
    }

    /// Whether it has no end: `2019/..`, or one on or after a date: `2018/2019..`.
    #[must_use]
    pub fn ends_open(&self) -> bool {
        match &self.value {
            Edtf::Interval(interval) => {
                matches!(interval.end, IntervalEndpoint::Open | IntervalEndpoint::OnOrAfter(_))
            }
            Edtf::Set(set) => set.elements.iter().any(|e| matches!(e, SetElement::OnOrAfter(_))),
            _ => false,
        }
    }

    /// Whether its start is approximate, uncertain or unknown (`/2018`). For a single date, whether the date is.
    #[must_use]
    pub fn starts_softly(&self) -> bool {
        match &self.value {
            Edtf::Interval(interval) => is_soft(&interval.start),
            _ => dates(&self.value).any(is_qualified),
        }
    }

    /// Whether its end is approximate, uncertain or unknown (`2018/`). For a single date, whether the date is.
    #[must_use]
    pub fn ends_softly(&self) -> bool {
        match &self.value {
            Edtf::Interval(interval) => is_soft(&interval.end),
            _ => dates(&self.value).any(is_qualified),
        }
    }

    /// Whether all days that the other may mean are inside this date. An open end is infinite; an unknown one counts as
    /// the earliest possible.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        let (from, to) = self.known();
        from.is_none_or(|from| other.earliest.is_some_and(|day| from <= day))
            && to.is_none_or(|to| other.latest.is_some_and(|day| day <= to))
    }

    /// Whether both may share a day. An open or unknown end may be at any distance.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let starts_in_time = |a: &Self, b: &Self| match (a.earliest, b.latest) {
            (Some(start), Some(end)) => start <= end,
            _ => true,
        };
        starts_in_time(self, other) && starts_in_time(other, self)
    }

    /// The first and the last day that it includes for certain; `None` where it is open. For an unknown end the known
    /// date at the other end is used.
    pub(crate) fn known(&self) -> (Option<Day>, Option<Day>) {
        let Edtf::Interval(Interval { start, end }) = &self.value else {
            return (self.earliest, self.latest);
        };
        match (start, end) {
            (IntervalEndpoint::Unknown, IntervalEndpoint::Date(date)) => (first(date), self.latest),
            (IntervalEndpoint::Date(date), IntervalEndpoint::Unknown) => (self.earliest, last(date)),
            _ => (self.earliest, self.latest),
        }
    }

    /// The latest possible start, used for ordering: the last day of a month, otherwise the earliest day.
    fn starts_by(&self) -> Option<Day> {
        let start = match &self.value {
            Edtf::Date(date) => Some(date),
            Edtf::Interval(interval) => date_of(&interval.start),
            Edtf::DateTime(_) | Edtf::Set(_) => None,
        };
        let month = start.filter(|start| precision(start) == Precision::Month && self.earliest.is_some());
        month.and_then(last).or(self.earliest)
    }

    /// A valid value for HTML's `datetime`, which has no intervals, qualifiers, unspecified digits, seasons or years
    /// before 1.
    #[must_use]
    pub fn datetime(&self) -> Option<String> {
        let date = match &self.value {
            Edtf::Date(date) => date,
            Edtf::DateTime(moment) => &moment.date,
            Edtf::Interval(_) | Edtf::Set(_) => return None,
        };
        let year = date.year.value().filter(|year| *year > 0)?;
        if is_qualified(date) || date.has_unspecified() || date.year.significant_digits.is_some() {
            return None;
        }
        let parts = match precision(date) {
            Precision::Day => 3,
            Precision::Month => 2,
            Precision::Year => 1,
            _ => return None,
        };
        let mut text = String::with_capacity(10);
        push_padded(&mut text, year.unsigned_abs(), 4);
        for field in [date.month, date.day].into_iter().flatten().take(parts - 1) {
            text.push('-');
            push_padded(&mut text, field.value()?.into(), 2);
        }
        Some(text)
    }
}

impl PartialEq for Date {
    fn eq(&self, other: &Self) -> bool {
        self.edtf == other.edtf
    }
}

impl Eq for Date {}

impl Hash for Date {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.edtf.hash(state);
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        let end = |date: &Self| date.latest.map_or(i64::MAX, |day| day.0);
        (self.starts_by().cmp(&other.starts_by()))
            .then_with(|| other.earliest.cmp(&self.earliest))
            .then_with(|| end(self).cmp(&end(other)))
            .then_with(|| self.edtf.cmp(&other.edtf))
    }
}

/// The dates that it consists of.
fn dates(value: &Edtf) -> impl Iterator<Item = &edtf_core::Date> {
    let (pair, set): ([Option<&edtf_core::Date>; 2], &[SetElement]) = match value {
        Edtf::Date(date) => ([Some(date), None], &[]),
        Edtf::DateTime(moment) => ([Some(&moment.date), None], &[]),
        Edtf::Interval(interval) => ([date_of(&interval.start), date_of(&interval.end)], &[]),
        Edtf::Set(set) => ([None, None], &set.elements),
    };
    let in_set = set.iter().flat_map(|element| match element {
        SetElement::Date(date) | SetElement::OnOrBefore(date) | SetElement::OnOrAfter(date) => {
            [Some(date), None]
        }
        SetElement::Range(start, end) => [Some(start), Some(end)],
    });
    pair.into_iter().chain(in_set).flatten()
}

fn date_of(end: &IntervalEndpoint) -> Option<&edtf_core::Date> {
    match end {
        IntervalEndpoint::Date(date)
        | IntervalEndpoint::OnOrBefore(date)
        | IntervalEndpoint::OnOrAfter(date) => Some(date),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
    }
}

fn is_qualified(date: &edtf_core::Date) -> bool {
    date.is_uncertain() || date.is_approximate()
}

fn is_soft(end: &IntervalEndpoint) -> bool {
    matches!(end, IntervalEndpoint::Unknown) || date_of(end).is_some_and(is_qualified)
}

#[cfg(test)]
mod tests;
