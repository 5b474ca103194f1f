//! The first and the last day that a date may mean, and its precision.

use edtf_core::{Bound, Edtf, Interval, IntervalEndpoint, Set, SetElement};

use super::{Day, Precision};

/// The first and the last day of a date; `None` if its year is too large.
pub(super) fn bounds(date: &edtf_core::Date) -> Option<(Day, Day)> {
    let bounds = Edtf::Date(*date).bounds();
    match (bounds.earliest, bounds.latest) {
        (Bound::Date(first), Bound::Date(last)) => Some((
            Day::from_civil(first.year, first.month, first.day),
            Day::from_civil(last.year, last.month, last.day),
        )),
        _ => None,
    }
}

pub(super) fn first(date: &edtf_core::Date) -> Option<Day> {
    bounds(date).map(|(first, _)| first)
}

pub(super) fn last(date: &edtf_core::Date) -> Option<Day> {
    bounds(date).map(|(_, last)| last)
}

pub(super) fn interval_bounds(interval: &Interval) -> (Option<Day>, Option<Day>) {
    let earliest = match &interval.start {
        IntervalEndpoint::Date(date) | IntervalEndpoint::OnOrAfter(date) => first(date),
        _ => None,
    };
    let latest = match &interval.end {
        IntervalEndpoint::Date(date) | IntervalEndpoint::OnOrBefore(date) => last(date),
        _ => None,
    };
    (earliest, latest)
}

pub(super) fn set_bounds(set: &Set) -> (Option<Day>, Option<Day>) {
    let bounds = set.elements.iter().map(|element| match element {
        SetElement::Date(date) => (first(date), last(date)),
        SetElement::OnOrBefore(date) => (None, last(date)),
        SetElement::OnOrAfter(date) => (first(date), None),
        SetElement::Range(start, end) => (first(start), last(end)),
    });
    let widest = |(a, b): (Option<Day>, Option<Day>), (c, d): (Option<Day>, Option<Day>)| {
        (a.min(c), b.zip(d).map(|(b, d)| b.max(d)))
    };
    bounds.reduce(widest).unwrap_or((None, None))
}

/// The precision of a single date.
pub(super) fn precision(date: &edtf_core::Date) -> Precision {
    if date.year.has_unspecified() || date.year.significant_digits.is_some() {
        let years = bounds(date).map_or(i64::MAX, |(first, last)| last.year().saturating_sub(first.year()));
        return match years {
            0 => Precision::Year,
            1..10 => Precision::Decade,
            10..100 => Precision::Century,
            _ => Precision::Millennium,
        };
    }
    match (date.month, date.day) {
        (Some(month), _) if month.value().is_some_and(|month| month > 12) => Precision::Season,
        (Some(month), Some(day)) if !month.has_unspecified() && !day.has_unspecified() => Precision::Day,
        (Some(month), _) if !month.has_unspecified() => Precision::Month,
        _ => Precision::Year,
    }
}
