//! Which date is meant: what is written, seen from the day of publication and from the dates before it.
//!
//! # History or news?
//! News count from the day they appear: "on Friday", "in March", "a year earlier". A history tells one year after another
//! and counts from the date before. A text is taken for a history where nothing tells when it appeared, or once it has
//! named several years long past, clearly more than days such as today and Friday.
//!
//! Which year is meant where none is said: see [`year`]. Where two remain, the date is reported, not guessed.

mod holidays;
mod known;
mod relative;
mod year;

use self::known::{Known, month_after, months_of};
use self::relative::{after_day, week};
use super::written::*;
use crate::story::date::{Date, Day, days_in_month};

/// From where a text is read.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Standpoint {
    published: Option<Day>,
    /// The last date.
    last: Option<Known>,
    /// Year, month and day of the last date in this section; a month or day that is not known is 0.
    scene_of_section: Option<(i64, u8, u8)>,
    /// How many years long past the text has named so far, and how many days near publication.
    past: u32,
    present: u32,
}

/// How many years ago something was that news rarely tell. One such year makes a history, unless days near publication
/// speak against it.
const LONG_PAST: i64 = 30;

/// One that is certain, or the two that it may be.
type Certain<T> = Result<T, [T; 2]>;

impl Standpoint {
    pub(super) fn new(published: Option<Day>) -> Self {
        Self { published, ..Self::default() }
    }

    /// A section begins; it may be about a date.
    pub(super) fn begin_section(&mut self, about: Option<&Date>) {
        self.scene_of_section = None;
        if let Some((date, day)) = about.and_then(|date| Some((date, date.earliest()?))) {
            use crate::story::date::Precision;
            let (year, month, _) = day.to_civil();
            let known = match date.precision() {
                Precision::Day => Known::Day(day),
                Precision::Month => Known::Part(year, month),
                _ => Known::Part(year, 0),
            };
            self.set_scene(known);
        }
    }

    /// A sentence ends: a year that was named alone was an aside.
    pub(super) fn end_sentence(&mut self) {
        self.scene_of_section = self.scene_of_section.filter(|(_, month, _)| *month > 0);
    }

    /// The year of publication; if there is none, one that is as good to tell what years of two digits are.
    pub(super) fn now(&self) -> i64 {
        self.published.map_or(2030, Day::year)
    }

    /// Whether the text tells one year after another.
    pub(super) fn is_history(&self) -> bool {
        self.published.is_none() || self.past >= 3 && self.past > 2 * self.present
    }

    /// Counts what tells a history from news.
    pub(super) fn weigh(&mut self, written: Written) {
        let Some(published) = self.published else { return };
        let points = match written {
            Written::Point(point) => [Some(point), None],
            Written::Period(first, last) => [Some(first), Some(last)],
            Written::Offset(..) | Written::Either(..) | Written::Nothing => return,
        };
        for mut point in points.into_iter().flatten() {
            match point.time {
                Time::Shift(Base::Publication, ..)
                | Time::Weekday(_, Which::Alone | Which::On(_) | Which::OfWeek(_)) => {
                    self.present += 1;
                }
                _ => match point.time.year_mut() {
                    Some(&mut Year::Of(year)) if year + LONG_PAST <= published.year() => self.past += 3,
                    Some(&mut Year::Of(year)) if year + 2 <= published.year() => self.past += 1,
                    Some(Year::After(_) | Year::On(_)) => self.present += 1,
                    _ => {}
                },
            }
        }
    }

    /// The date that is meant, or the dates that it may be; none where there is nothing to tell it from. A date
    /// that is certain becomes the scene.
    pub(super) fn resolve(
        &mut self,
        written: Written,
        future: &mut dyn FnMut() -> bool,
    ) -> Option<Result<Date, Vec<Date>>> {
        let certain = match written {
            Written::Nothing => return None,
            Written::Point(point) => self.edtf(point, future)?,
            Written::Offset(point, unit, count) => {
                let Ok(Known::Day(day)) = self.known(point)? else { return None };
                let known = after_day(day, unit, count)?;
                self.set_scene(known);
                Ok(known.edtf(0))
            }
            Written::Either(a, b) => Err([self.edtf(a, future)?.ok()?, self.edtf(b, future)?.ok()?]),
            Written::Period(first, last) => {
                let (first, last) = self.complete(first, last)?;
                match (self.edtf(first, future)?, self.edtf(last, future)?) {
                    (Ok(first), Ok(last)) => Ok(spanned(&first, &last)),
                    (Err([a, b]), Err([c, d])) => Err([spanned(&a, &c), spanned(&b, &d)]),
                    (Ok(first), Err([a, b])) | (Err([a, b]), Ok(first)) => {
                        Err([spanned(&first, &a), spanned(&first, &b)])
                    }
                }
            }
        };
        let date = |edtf: String| Date::parse(&edtf).ok();
        match certain {
            Ok(edtf) => Some(Ok(date(edtf)?)),
            Err(candidates) => {
                let candidates: Vec<_> = candidates.into_iter().filter_map(date).collect();
                (!candidates.is_empty()).then_some(Err(candidates))
            }
        }
    }

    /// A point as EDTF. What may be before or after publication is told by whether its sentence is about what is to come.
    fn edtf(&mut self, point: Point, future: &mut dyn FnMut() -> bool) -> Option<Certain<String>> {
        let edtf = |known: Known| known.edtf(point.third) + if point.about { "~" } else { "" };
        let point = match point.time {
            Time::Ahead(..) if self.is_history() || !future() => return None,
            Time::Weekday(weekday, Which::Alone) if future() => {
                Point { time: Time::Weekday(weekday, Which::On(Side::Next)), ..point }
            }
            _ => point,
        };
        let mut known = self.known(point)?;
        if let (Err([earlier, later]), Some(published)) = (known, self.published)
            && !self.is_history()
        {
            // What is past in the year of publication needs no year; of another year one would say so.
            let same_year = earlier.day() <= published && earlier.day().year() == published.year();
            let same_year = same_year && later.day().0 > published.0 + 62;
            if later.day() > published && future() {
                known = Ok(later);
            } else if same_year && later.day() > published {
                known = Ok(earlier);
            }
        }
        Some(match known {
            Ok(known) => {
                self.set_scene(known);
                Ok(edtf(known))
            }
            Err(candidates) => Err(candidates.map(edtf)),
        })
    }

    fn known(&self, point: Point) -> Option<Certain<Known>> {
        Some(Ok(match point.time {
            Time::Part(year, part) => {
                return Some(spread(self.year(year, part, 0)?, |y| Known::Part(y, part)));
            }
            Time::Day(Month::Of(Year::Unsaid, month), day)
                if let Some(weekday) = point.weekday
                    && let Some(year) = self.year_by_weekday(weekday, month, day) =>
            {
                Known::Day(Day::from_civil(year, month, day))
            }
            // The 29th of February is of a leap year.
            Time::Day(Month::Of(Year::Unsaid, 2), 29) => {
                let (year, _, _) = self.base(Base::Now)?;
                let leap = [0, -1, 1, -2, 2, -3, 3, -4, 4].into_iter().map(|away| year + away);
                let year = leap.into_iter().find(|year| days_in_month(*year, 2) == 29)?;
                Known::Day(Day::from_civil(year, 2, 29))
            }
            Time::Day(Month::Of(year, month), day) => {
                let years = self.year(year, month, day)?;
                let is_day = |year: &i64| day <= days_in_month(*year, month);
                return match years {
                    Ok(year) => is_day(&year).then(|| Ok(Known::Day(Day::from_civil(year, month, day)))),
                    Err(years) => Some(spread(Err(years), |y| Known::Day(Day::from_civil(y, month, day)))),
                };
            }
            Time::Day(Month::After(base, after), day) => {
                let (year, month, _) = self.base(base)?;
                let (year, month) = month_after(year, month, after);
                (day <= days_in_month(year, month)).then_some(())?;
                Known::Day(Day::from_civil(year, month, day))
            }
            Time::Day(Month::Unsaid, day) => return self.day_alone(day, point.weekday).map(Ok),
            Time::Years(first, last) => Known::Years(first, last),
            Time::Decade(year) => Known::Decade(year),
            Time::Century(year) => Known::Century(year),
            Time::Shift(base, unit, count) => self.shifted(base, unit, count)?,
            Time::Span(base, unit, count) => self.span(base, unit, count)?,
            Time::Ahead(unit, count) => after_day(self.published?, unit, count)?,
            Time::Rest(unit) => {
                let published = self.published.filter(|_| !self.is_history())?;
                Known::Days(published, Known::around(published, unit).last_day())
            }
            Time::Weekday(wanted, which) => self.weekday(wanted, which)?,
            Time::Week(month, which) => {
                let ((year, month), certain) = self.month(month)?;
                certain.then_some(())?;
                week(year, month, which)
            }
            Time::WeekdayOf(month, wanted, which) => {
                let ((year, month), certain) = self.month(month)?;
                (certain && month > 0).then_some(())?;
                Known::Day(holidays::weekday_of(year, month, wanted, which)?)
            }
            Time::Holiday(year, rule) => self.holiday(year, rule)?,
        }))
    }

    /// Year and month; 0 is the whole year.
    fn month(&self, month: Month) -> Option<((i64, u8), bool)> {
        match month {
            Month::Of(year, month) => {
                let year = self.year(year, month, 0)?.unwrap_or_else(|[_, later]| later);
                Some(((year, month), true))
            }
            Month::After(base, after) => {
                let (year, month, _) = self.base(base)?;
                (month > 0).then(|| (month_after(year, month, after), true))
            }
            Month::Unsaid => None,
        }
    }

    /// Year, month and day of a base; 0 is not known.
    fn base(&self, base: Base) -> Option<(i64, u8, u8)> {
        match base {
            Base::Publication => Some(self.published?.to_civil()),
            Base::Now if !self.is_history() => Some(self.published?.to_civil()),
            Base::Scene | Base::Now => self.scene(),
        }
    }

    /// Year, month and day of the last date; 0 is not known.
    fn scene(&self) -> Option<(i64, u8, u8)> {
        Some(match self.last? {
            Known::Part(year, part @ (1..=12 | 33..=36)) => (year, months_of(part).0, 0),
            Known::Part(year, _) => (year, 0, 0),
            Known::Day(day) => day.to_civil(),
            Known::Days(_, last) => last.to_civil(),
            Known::Months(_, (year, month)) => (year, month, 0),
            Known::Years(_, year) => (year, 0, 0),
            Known::Decade(year) | Known::Century(year) => (year, 0, 0),
        })
    }

    /// The year of the last date, if that is not coarser.
    fn scene_year(&self) -> Option<i64> {
        match self.last? {
            Known::Decade(_) | Known::Century(_) => None,
            _ => self.scene().map(|(year, ..)| year),
        }
    }

    /// A date becomes the scene. A decade sets none, and a year that the scene is in leaves it finer.
    fn set_scene(&mut self, known: Known) {
        let scene = match known {
            Known::Decade(_) | Known::Century(_) => {
                return;
            }
            Known::Part(year, 0) if self.scene_year() == Some(year) => return,
            known => {
                self.last = Some(known);
                self.scene()
            }
        };
        self.scene_of_section = scene;
    }

    /// Gives each end of a period what only the other says: "12 to 14 June 2018".
    fn complete(&self, mut first: Point, mut last: Point) -> Option<(Point, Point)> {
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
            (Some(own @ Year::Unsaid), Some(other @ Year::Unsaid)) => {
                // The end follows the start.
                if let Some(Ok(year)) = first_year(self, start) {
                    *own = Year::Of(year);
                    *other = Year::Of(if forward { year } else { year + 1 });
                }
            }
            _ => {}
        }
        Some((first, last))
    }
}

/// The year of the first end of a period.
fn first_year(standpoint: &Standpoint, (month, day): (u8, u8)) -> Option<Certain<i64>> {
    (1..=12).contains(&month).then(|| standpoint.year(Year::Unsaid, month, day))?
}

/// Where in a year.
fn place(time: Time) -> (u8, u8) {
    match time {
        Time::Day(Month::Of(_, month), day) => (month, day),
        Time::Part(_, part) => (if part > 12 { months_of(part).0 } else { part }, 0),
        _ => (0, 0),
    }
}

/// From one date to another, of which each may be a range: from the start of the first to the end of the last.
fn spanned(first: &str, last: &str) -> String {
    let first = first.split('/').next().unwrap_or(first);
    let last = last.rsplit('/').next().unwrap_or(last);
    [first, "/", last].concat()
}

fn spread<T, U>(certain: Certain<T>, map: impl Fn(T) -> U) -> Certain<U> {
    match certain {
        Ok(one) => Ok(map(one)),
        Err(two) => Err(two.map(map)),
    }
}
