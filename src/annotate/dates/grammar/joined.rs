//! Pairs of dates: ranges, and dates of which one has the year of the other.

use super::super::lexicon::*;
use super::super::written::*;
use super::numbers::is_year;
use super::{Grammar, Lead, Read};

impl Grammar<'_> {
    /// `between … and …`, `from … to …`.
    pub(super) fn framed(&self, at: usize) -> Read<Written> {
        let roles = self.roles(at);
        for (frame, joint) in [(BETWEEN, AND | TO), (FROM, TO)] {
            if !roles.has(frame) {
                continue;
            }
            let start = self.skip(at + 1, ARTICLE);
            if let Some(((first, last), after)) = self.years_of_an_era(start) {
                return Some((Written::Period(first, last), after));
            }
            if let Some((first, after)) = self.end(start) {
                let dash = self.is_sign(after, if frame == BETWEEN { "-~" } else { "~" });
                let next = if dash || self.roles(after).has(joint) {
                    Some(self.skip(after + 1, ARTICLE | FROM))
                } else {
                    (frame == FROM && self.joins_part(after)).then_some(after)
                };
                if let Some(next) = next
                    && let Some((last, after)) = self.last_end(next, first)
                {
                    return Some((Written::Period(first, last), after));
                }
            }
            if let Some(((first, last), after)) = self.month_days(start) {
                return Some((Written::Period(first, last), after));
            }
        }
        None
    }

    /// The second date of a range.
    pub(super) fn last_end(&self, at: usize, first: Point) -> Read<Point> {
        let now =
            self.roles(at).has(NOW).then(|| (Time::Shift(Base::Publication, Unit::Day, 0).into(), at + 1));
        let point = now.or_else(|| self.point_of_figures(at)).or_else(|| self.point(at, Lead::DATE));
        point.or_else(|| self.short_year(first, at)).or_else(|| {
            // "From 4 to 23 this month", "from May 4 to 23".
            // and "between the 21st and 23rd".
            let (day, after) = self.day(at)?;
            let Time::Day(month @ (Month::Of(..) | Month::Unsaid), from) = first.time else { return None };
            let number = self.number(at)?;
            let shown = month != Month::Unsaid || (number.day || after > at + 1) && self.is_end(after);
            (day > from && shown && self.ends_fresh(after)).then_some((Time::Day(month, day).into(), after))
        })
    }

    /// One date, or two joined by a dash or a word.
    pub(super) fn joined(&self, at: usize) -> Read<Written> {
        if let Some(((first, last), after)) = self.years_of_an_era(at) {
            let first_alone = self.roles(at + 1).has(AND);
            let written = if first_alone { Written::Point(first) } else { Written::Period(first, last) };
            return Some((written, if first_alone { at + 1 } else { after }));
        }
        if let Some(((first, last), after)) = self.month_days(at) {
            return Some((Written::Period(first, last), after));
        }
        let strict = self.point(at, self.lead(at));
        if let Some((first, after)) = strict.or_else(|| self.end(at)) {
            let stroke = self.is_sign(after, "/~") && matches!(first.time, Time::Part(_, 0));
            let dash = stroke || self.is_sign(after, "-");
            if (dash || self.roles(after).has(TO))
                && let Some((last, end)) = self
                    .point_of_figures(after + 1)
                    .or_else(|| self.point(self.skip(after + 1, ARTICLE), Lead::DATE))
                    .or_else(|| self.short_year(first, after + 1))
                && are_alike(first, last)
                && (dash
                    || strict.is_some()
                    || !matches!(first.time, Time::Part(_, 0))
                    || self.are_years(first, last, end))
            {
                return Some((Written::Period(first, last), end));
            }
            if self.roles(after).has(AND)
                && let Some((next, _)) = self.point(self.skip(after + 1, ARTICLE), Lead::DATE)
                && let Some(first) = year_of_next(first, next)
            {
                return Some((Written::Point(first), after));
            }
        }
        strict.map(|(point, after)| (Written::Point(point), after))
    }

    /// The end of a range, which may be less than a full date.
    fn end(&self, at: usize) -> Read<Point> {
        let now = self.roles(at).has(NOW) && !self.roles(at).has(TODAY);
        if now && self.before(at).has(BETWEEN | FROM) {
            return Some((Time::Shift(Base::Publication, Unit::Day, 0).into(), at + 1));
        }
        let figures = self.point_of_figures(at);
        figures.or_else(|| self.point(at, Lead::DATE)).or_else(|| self.dash_year(at)).or_else(|| {
            let (day, after) = self.day(at)?;
            Some((Time::Day(Month::Unsaid, day).into(), after))
        })
    }

    /// A year before a dash, as in `1914–1918`.
    fn dash_year(&self, at: usize) -> Read<Point> {
        let number = self.number(at).filter(|number| is_year(*number) && !number.decade && !number.day)?;
        let joint = self.is_sign(at + 1, "-/~") || self.roles(at + 1).has(TO) || self.joins_part(at + 1);
        joint.then(|| (Time::year(i64::from(number.value)).into(), at + 1))
    }

    /// Whether the words for a part contain the word `to`: `à la fin de` after `de 1915`.
    fn joins_part(&self, at: usize) -> bool {
        if !self.roles(at).has(EARLY | MIDDLE | LATE) {
            return false;
        }
        let first = self.written_at(at).split(' ').next().unwrap_or_default();
        let mut joints = self.words.phrases.iter().filter(|(role, ..)| role.has(TO));
        joints.any(|(.., joints)| is_in(first, joints))
    }

    /// Whether two numbers that `to` joins are years rather than amounts: `1800 to 1850`.
    fn are_years(&self, first: Point, last: Point, after: usize) -> bool {
        let (Time::Part(Year::Of(first), 0), Time::Part(Year::Of(last), 0)) = (first.time, last.time) else {
            return false;
        };
        let near = first >= 1500 && last <= self.now + 50 && last - first <= 200;
        near && self.is_end(after) && (self.is_history || first >= 1700)
    }

    /// The last two digits of a year after a dash, as in `1939–45`.
    fn short_year(&self, first: Point, at: usize) -> Read<Point> {
        let Time::Part(Year::Of(year), 0) = first.time else { return None };
        let number = self.number(at).filter(|number| number.digits == 2 && !number.decade && !number.day)?;
        let value = i64::from(number.value);
        let fits = value > year % 100 && self.is_joined(at) && self.ends_fresh(at + 1);
        fits.then(|| (Time::year(year - year % 100 + value).into(), at + 1))
    }
}

/// Whether two dates have the same precision, so that a dash makes them a range.
fn are_alike(first: Point, last: Point) -> bool {
    match (first.time, last.time) {
        (Time::Part(Year::Of(first), 0), Time::Part(Year::Of(last), 0)) => first < last,
        (Time::Part(Year::Of(first), 0), Time::Part(Year::Of(last), _)) => first < last,
        (Time::Part(_, first), Time::Part(_, last)) => (first != 0) == (last != 0),
        (Time::Day(Month::Unsaid, first), Time::Day(Month::Of(..) | Month::After(..), last)) => first < last,
        (Time::Day(..), Time::Day(..)) | (Time::Weekday(..), Time::Weekday(..)) => true,
        (Time::Decade(first), Time::Decade(last)) | (Time::Century(first), Time::Century(last)) => {
            first < last
        }
        (Time::Day(Month::Of(..), _), Time::Part(_, 1..=12))
        | (Time::Part(_, 1..=12), Time::Day(Month::Of(..), _)) => true,
        _ => false,
    }
}

/// The first of two dates, with the month and year of the second: "12 and 13 June 2018".
fn year_of_next(first: Point, next: Point) -> Option<Point> {
    let time = match (first.time, next.time) {
        (Time::Day(Month::Unsaid, day), Time::Day(month @ (Month::Of(..) | Month::After(..)), next))
            if day < next =>
        {
            Time::Day(month, day)
        }
        (
            Time::Day(Month::Of(Year::Unsaid, month), day),
            Time::Day(Month::Of(year @ Year::Of(_), next), _),
        ) if month <= next => Time::Day(Month::Of(year, month), day),
        (Time::Part(Year::Unsaid, month @ 1..), Time::Part(year @ Year::Of(_), next)) if month < next => {
            Time::Part(year, month)
        }
        _ => return None,
    };
    Some(Point { time, ..first })
}
