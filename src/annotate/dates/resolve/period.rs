//! Resolves ranges of two dates.

use super::super::written::*;
use super::known::{Known, months_of};
use super::{Certain, Standpoint, Tell, spread};
use crate::story::date::Day;

impl Standpoint {
    /// Resolves a range of two points to EDTF.
    pub(super) fn period(
        &mut self,
        first: Point,
        last: Point,
        leads: bool,
        tense: Tell,
    ) -> Option<Certain<String>> {
        if let (
            Time::Weekday(from, which),
            Time::Weekday(to, Which::Alone | Which::Until | Which::OfWeek(_)),
        ) = (first.time, last.time)
        {
            // "Between Wednesday and Friday of next week", "from Monday to Friday".
            let which = match last.time {
                Time::Weekday(_, week @ Which::OfWeek(_)) => week,
                _ => which,
            };
            // "Open from Monday to Friday" recurs.
            let most = (i64::from(to) - i64::from(from)).rem_euclid(7) >= 4;
            if which == Which::Alone && most && tense() == Tense::Unknown {
                return None;
            }
            let start = Point { time: Time::Weekday(from, which), ..first };
            let Ok(Known::Day(start)) = self.known(start, tense)? else { return None };
            let ahead = (i64::from(to) - i64::from(from)).rem_euclid(7);
            let known = Known::Days(start, Day(start.0 + ahead));
            self.set_scene(known, false);
            return Some(Ok(known.edtf(0)));
        }
        // "From Friday to Sunday, 13 October".
        if let (Time::Weekday(from, Which::Alone), Some(to), Time::Day(..)) =
            (first.time, last.weekday, last.time)
        {
            let Ok(Known::Day(end)) = self.known(last, tense)? else { return None };
            let back = (i64::from(to) - i64::from(from)).rem_euclid(7);
            let known = Known::Days(Day(end.0 - back), end);
            self.set_scene(known, false);
            return Some(Ok(known.edtf(0)));
        }
        let ends = match self.complete(first, last, tense)? {
            Ok(ends) => ends,
            Err(both) => {
                let one = both.map(|(first, last)| {
                    let (first, last) = (
                        self.known(first, &mut || Tense::Unknown)?.ok()?,
                        self.known(last, &mut || Tense::Unknown)?.ok()?,
                    );
                    Some(spanned(&first.edtf(0), &last.edtf(0)))
                });
                let [Some(earlier), Some(later)] = one else { return None };
                return Some(Err([earlier, later]));
            }
        };
        let start = self.known(ends.0, tense)?;
        let (first, last) = (self.edtf(ends.0, leads, tense)?, self.edtf(ends.1, false, tense)?);
        // "A year earlier" after July to September means these months.
        if let (Ok(Known::Part(from, start @ 1..=12)), Some(Known::Part(to, end @ 1..=12))) =
            (start, self.last)
        {
            self.last = Some(Known::Months((from, start), (to, end)));
        }
        Some(match (first, last) {
            (Ok(first), Ok(last)) => Ok(spanned(&first, &last)),
            (Err([a, b]), Err([c, d])) => Err([spanned(&a, &c), spanned(&b, &d)]),
            (Ok(first), Err([a, b])) | (Err([a, b]), Ok(first)) => {
                Err([spanned(&first, &a), spanned(&first, &b)])
            }
        })
    }

    /// Completes each end of a range from the other: "12 to 14 June 2018".
    fn complete(&self, mut first: Point, mut last: Point, tense: Tell) -> Option<Certain<(Point, Point)>> {
        if let Time::Day(Month::Unsaid, day) = first.time {
            match last.time {
                Time::Day(Month::Unsaid, _) => {}
                Time::Day(month, _) => first.time = Time::Day(month, day),
                _ => return None,
            }
        }
        let start = place(first.time);
        let forward = start <= place(last.time);
        match (first.time.year_mut(), last.time.year_mut()) {
            (Some(first @ Year::Unsaid), Some(&mut Year::Of(last))) => {
                *first = Year::Of(if forward { last } else { last - 1 });
            }
            (Some(&mut Year::Of(first)), Some(last @ Year::Unsaid)) => {
                *last = Year::Of(if forward { first } else { first + 1 });
            }
            (Some(Year::Unsaid), Some(Year::Unsaid)) if (1..=12).contains(&start.0) => {
                // The end is after the start. In a history that has come to March, a range from October on began the
                // year before.
                let years = self.year(Year::Unsaid, start.0, start.1, tense)?;
                let now = self.main.filter(|_| self.is_history()).map_or(0, |main| Self::civil(main).1);
                let over = !forward && now < start.0 && now >= place(last.time).0 && now > 0;
                let years = spread(years, |year| year - i64::from(over));
                return Some(spread(years, |year| {
                    (first.in_year(year), last.in_year(if forward { year } else { year + 1 }))
                }));
            }
            _ => {}
        }
        Some(Ok((first, last)))
    }
}

/// The month and the day of a time, to order two within a year; 0 is unknown.
fn place(time: Time) -> (u8, u8) {
    match time {
        Time::Day(Month::Of(_, month), day) => (month, day),
        Time::Part(_, part) => (if part > 12 { months_of(part).0 } else { part }, 0),
        _ => (0, 0),
    }
}

/// The range from the start of one date to the end of another, as EDTF; both may be ranges.
fn spanned(first: &str, last: &str) -> String {
    let first = first.split('/').next().unwrap_or(first);
    let last = last.rsplit('/').next().unwrap_or(last);
    [first, "/", last].concat()
}
