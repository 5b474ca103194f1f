//! Resolves parsed dates, in the context of the day of publication and of the dates before them.
//!
//! # History or news?
//! In news, dates are relative to the day of publication: "on Friday", "in March", "a year earlier". In a history,
//! which goes from year to year, they are relative to the date before. A text counts as a history if it has no day of
//! publication, or once it has named several years long past, clearly more than days such as today and Friday.
//!
//! For dates without a year see [`year`]. If two dates are possible, both are reported.

mod holidays;
mod known;
mod period;
mod relative;
mod year;

use self::known::{Known, month_after, months_of};
use self::relative::{after_day, stretch, week, weekend_of};
use super::written::*;
use crate::story::date::{Date, Day, days_in_month};

/// The context in which a date is resolved.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Standpoint {
    published: Option<Day>,
    /// The last date.
    last: Option<Known>,
    /// The last date of the main line of a history, and a year that may become the next.
    main: Option<Known>,
    aside: Option<i64>,
    /// Year, month and day of the date of the section's heading, and of the last date in this passage; 0 is unknown.
    about: Option<(i64, u8, u8)>,
    scene_of_passage: Option<(i64, u8, u8)>,
    /// Whether this section, passage, sentence or clause has had a date.
    in_section: bool,
    in_passage: bool,
    in_sentence: bool,
    in_clause: bool,
    /// The decade that was mentioned since the last date.
    decade: Option<i64>,
    /// The current date is the end of something: "until 2019".
    until: bool,
    /// The weights of years long past, and of days near publication, in the text so far.
    past: u32,
    present: u32,
}

/// Dates more years ago than this are rare in news. One such date makes a text a history; if it also has days near
/// publication, a day or month or two such years are needed ("founded in 1911").
const LONG_PAST: i64 = 30;

/// One result, or two possible ones.
type Certain<T> = Result<T, [T; 2]>;

/// Returns the tense of the sentence; called only if needed.
type Tell<'a> = &'a mut dyn FnMut() -> Tense;

impl Standpoint {
    pub(super) fn new(published: Option<Day>) -> Self {
        Self { published, ..Self::default() }
    }

    /// Begins a section, whose heading may have a date.
    pub(super) fn begin_section(&mut self, about: Option<&Date>) {
        (self.about, self.in_section) = (None, false);
        if let Some((date, day)) = about.and_then(|date| Some((date, date.earliest()?))) {
            use crate::story::date::Precision;
            let (year, month, _) = day.to_civil();
            let known = match date.precision() {
                Precision::Day => Known::Day(day),
                Precision::Month => Known::Part(year, month),
                _ => Known::Part(year, 0),
            };
            (self.last, self.main) = (Some(known), Some(known));
            self.about = self.scene();
        }
    }

    /// Begins a passage.
    pub(super) fn begin_passage(&mut self) {
        (self.scene_of_passage, self.in_passage) = (None, false);
        (self.in_sentence, self.in_clause) = (false, false);
    }

    /// Begins a date. `until`: it is the end of something.
    pub(super) fn begin_date(&mut self, until: bool) {
        self.until = until;
    }

    /// Ends a clause. A year without a month in it was an aside.
    pub(super) fn end_clause(&mut self) {
        self.scene_of_passage = self.scene_of_passage.filter(|(_, month, _)| *month > 0);
        self.in_clause = false;
    }

    /// Ends a sentence.
    pub(super) fn end_sentence(&mut self) {
        self.end_clause();
        self.in_sentence = false;
    }

    /// The year of publication, or a default for resolving years of two digits.
    pub(super) fn now(&self) -> i64 {
        self.published.map_or(2030, Day::year)
    }

    /// The current year of a history.
    pub(super) fn told_year(&self) -> Option<i64> {
        self.scene_year().filter(|_| self.is_history())
    }

    /// Whether the text is a history.
    pub(super) fn is_history(&self) -> bool {
        self.published.is_none()
            || self.past >= 3 && self.past > 2 * self.present && (self.present == 0 || self.past > 5)
    }

    /// Counts evidence for history or news.
    pub(super) fn weigh(&mut self, written: Written) {
        let Some(published) = self.published else { return };
        let points = match written {
            Written::Point(point) => [Some(point), None],
            Written::Period(first, last) => [Some(first), Some(last)],
            _ => return,
        };
        for mut point in points.into_iter().flatten() {
            let is_year = matches!(point.time, Time::Part(_, 0));
            match point.time {
                // "Today" may mean nowadays.
                Time::Shift(Base::Publication, Unit::Day, 0) | Time::Part(Year::Unsaid, 33..) => {
                    self.present += 1;
                }
                Time::Shift(Base::Publication, ..)
                | Time::Weekday(_, Which::Alone | Which::On(_) | Which::OfWeek(_)) => self.present += 3,
                _ => match point.time.year_mut() {
                    Some(&mut Year::Of(year)) if year + LONG_PAST <= published.year() => {
                        self.past += if is_year { 3 } else { 4 };
                    }
                    Some(&mut Year::Of(year)) if year + 2 <= published.year() => self.past += 1,
                    Some(Year::After(_) | Year::On(_)) => self.present += 1,
                    _ => {}
                },
            }
        }
    }

    /// Resolves a date to one or two possible dates; `None` if the context is missing. A date that is certain becomes
    /// the scene. One that `leads` its passage may continue the main line at any year.
    pub(super) fn resolve(
        &mut self,
        written: Written,
        leads: bool,
        tense: Tell,
    ) -> Option<Result<Date, Vec<Date>>> {
        let certain = match written {
            Written::Nothing | Written::Yearly => return None,
            Written::Point(point) => self.edtf(point, leads, tense)?,
            Written::Offset(point, unit, count) => {
                let Ok(Known::Day(day)) = self.known(point, tense)? else { return None };
                let known = after_day(day, unit, count)?;
                self.set_scene(known, false);
                Ok(known.edtf(0))
            }
            Written::Stretch(point, unit, count) => {
                let Ok(Known::Day(day)) = self.known(point, tense)? else { return None };
                let known = stretch(day, unit, count)?;
                self.set_scene(known, false);
                Ok(known.edtf(0))
            }
            Written::Week(point) => {
                let known = self.known(point, tense)?;
                if let Ok(known) = known {
                    self.set_scene(known, false);
                }
                spread(known, |known| Known::week(known.day()).edtf(0))
            }
            Written::Either(a, b) => {
                Err([self.edtf(a, false, tense)?.ok()?, self.edtf(b, false, tense)?.ok()?])
            }
            Written::Period(first, last) => self.period(first, last, leads, tense)?,
        };
        let date = |edtf: String| Date::parse(&edtf).ok();
        match certain {
            Ok(edtf) => Some(Ok(date(edtf)?)),
            Err(candidates) => {
                let candidates: Vec<_> = candidates.into_iter().filter_map(date).collect();
                (candidates.len() == 2).then_some(Err(candidates))
            }
        }
    }

    /// Resolves a point to EDTF. The tense decides whether a date is before or after publication.
    fn edtf(&mut self, point: Point, leads: bool, tense: Tell) -> Option<Certain<String>> {
        let edtf = |known: Known| known.edtf(point.third) + if point.about { "~" } else { "" };
        let said = matches!(point.time.clone().year_mut(), Some(Year::Of(_)));
        // The first date of a section leads, too.
        let leads = leads || !self.in_section;
        Some(match self.known(point, tense)? {
            Ok(known) => {
                if !self.compares(known) {
                    self.set_scene(known, said && (leads || !matches!(known, Known::Part(_, 0))));
                }
                Ok(edtf(known))
            }
            Err(candidates) => Err(candidates.map(edtf)),
        })
    }

    fn known(&self, point: Point, tense: Tell) -> Option<Certain<Known>> {
        Some(Ok(match point.time {
            Time::Part(year, part) => {
                return Some(spread(self.year(year, part, 0, tense)?, |y| Known::Part(y, part)));
            }
            Time::Day(Month::Of(Year::Unsaid, month), day)
                if let Some(weekday) = point.weekday
                    && let Some(year) = self.year_by_weekday(weekday, month, day) =>
            {
                Known::Day(Day::from_civil(year, month, day))
            }
            // The 29th of February is in a leap year.
            Time::Day(Month::Of(Year::Unsaid, 2), 29) => {
                let told = if self.is_history() { self.year_of_history(2) } else { None };
                let year = told.or_else(|| Some(self.base(Base::Now)?.0))?;
                let leap = [0, -1, 1, -2, 2, -3, 3, -4, 4].into_iter().map(|away| year + away);
                let year = leap.into_iter().find(|year| days_in_month(*year, 2) == 29)?;
                Known::Day(Day::from_civil(year, 2, 29))
            }
            Time::Day(Month::Of(year, month), day) => {
                let years = self.year(year, month, day, tense)?;
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
            // In February "at year-end sales were" means the year before.
            Time::Shift(Base::Now, Unit::Year, 0)
                if point.third == 39
                    && !self.is_history()
                    && self.published.is_some_and(|day| day.to_civil().1 <= 3)
                    && tense() == Tense::Past =>
            {
                self.shifted(Base::Now, Unit::Year, -1)?
            }
            Time::Shift(Base::Now, Unit::Weekend, 0) if !self.is_history() => self.weekend(tense)?,
            Time::Shift(base, unit, count) => self.shifted(base, unit, count)?,
            Time::Span(base, unit, count) => self.span(base, unit, count)?,
            Time::Apart(base, months, days) => self.apart(base, months, days)?,
            Time::Ahead(..) if self.is_history() || tense() != Tense::Future => return None,
            Time::Ahead(unit, count) => after_day(self.published?, unit, count)?,
            Time::Rest(unit) => {
                let published = self.published.filter(|_| !self.is_history())?;
                Known::Days(published, Known::around(published, unit).last_day())
            }
            Time::Weekday(wanted, Which::Alone) if !self.is_history() && tense() == Tense::Future => {
                self.weekday(wanted, Which::On(Side::Next))?
            }
            Time::Weekday(wanted, Which::Until) => {
                let past = self.is_history() || tense() == Tense::Past;
                self.weekday(wanted, if past { Which::Alone } else { Which::On(Side::Next) })?
            }
            Time::Weekday(wanted, which) => self.weekday(wanted, which)?,
            Time::LastDay(month) => {
                let ((year, month), certain) = self.month(month, tense)?;
                certain.then_some(())?;
                Known::Day(Known::Part(year, month).last_day())
            }
            Time::Week(month, which) => {
                let ((year, month), certain) = self.month(month, tense)?;
                certain.then_some(())?;
                week(year, month, which)
            }
            // "The first Sunday in April" recurs, unless the sentence is about the future.
            Time::WeekdayOf(Month::Of(Year::Unsaid, _), ..)
                if self.is_history() || tense() != Tense::Future =>
            {
                return None;
            }
            Time::WeekdayOf(month, wanted, which) => {
                let ((year, month), certain) = self.month(month, tense)?;
                (certain && month > 0).then_some(())?;
                Known::Day(holidays::weekday_of(year, month, wanted, which)?)
            }
            Time::Holiday(year, rule) => self.holiday(year, rule, tense)?,
            Time::HolidayWeekend(year, rule) => weekend_of(self.holiday(year, rule, tense)?.day()),
            Time::Same(year, unit) => self.same(year, unit, tense)?,
            Time::Edge(month, unit, count) => self.edge(month, unit, count, tense)?,
        }))
    }

    /// Year and month; 0 is the whole year.
    fn month(&self, month: Month, tense: Tell) -> Option<((i64, u8), bool)> {
        match month {
            Month::Of(year, month) => {
                let year = self.year(year, month, 0, tense)?.unwrap_or_else(|[_, later]| later);
                Some(((year, month), true))
            }
            Month::After(base, after) => {
                let lone = base == Base::Scene && self.last.is_none() && !self.is_history();
                let (year, month, _) = self.base(if lone { Base::Publication } else { base })?;
                (month > 0).then(|| (month_after(year, month, after), true))
            }
            Month::Unsaid => None,
        }
    }

    /// Year, month and day of a base; 0 is unknown.
    fn base(&self, base: Base) -> Option<(i64, u8, u8)> {
        match base {
            Base::Publication => Some(self.published?.to_civil()),
            Base::Now if !self.is_history() => Some(self.published?.to_civil()),
            Base::Scene | Base::Told | Base::Now => self.scene(),
        }
    }

    /// Year, month and day of the last date; 0 is unknown.
    fn scene(&self) -> Option<(i64, u8, u8)> {
        self.last.map(Self::civil)
    }

    /// Year, month and day of a date; 0 is unknown.
    fn civil(known: Known) -> (i64, u8, u8) {
        match known {
            Known::Part(year, part @ (1..=12 | 33..=36)) => (year, months_of(part).0, 0),
            Known::Part(year, _) => (year, 0, 0),
            Known::Day(day) => day.to_civil(),
            Known::Days(_, last) => last.to_civil(),
            Known::Months(_, (year, month)) => (year, month, 0),
            Known::Years(_, year) => (year, 0, 0),
            Known::Decade(year) | Known::Century(year) => (year, 0, 0),
        }
    }

    /// The year of the last date, unless that is a decade or a century.
    fn scene_year(&self) -> Option<i64> {
        match self.last? {
            Known::Decade(_) | Known::Century(_) => None,
            _ => self.scene().map(|(year, ..)| year),
        }
    }

    /// Whether news compares the last date with the same part of the year before: "up from a year earlier".
    fn compares(&self, known: Known) -> bool {
        let before = match self.last {
            Some(Known::Part(year, part @ (1..=12 | 33..))) => Known::Part(year - 1, part),
            Some(Known::Months((from, first), (to, last))) => {
                Known::Months((from - 1, first), (to - 1, last))
            }
            _ => return false,
        };
        let year = Known::Part(Self::civil(before).0, 0);
        !self.is_history() && (known == before || known == year)
    }

    /// Makes a date the scene. Decades and centuries do not change it, nor does the year of a more precise scene.
    ///
    /// # What is the main line of a history?
    /// The dates that go on from year to year. A date that goes back or far ahead is an aside ("in a planned campaign
    /// of 1976"), unless it is the first of its passage and has its year (`said`), or a second date goes on from it.
    /// The end of something ("until 1976") does not continue the main line either.
    fn set_scene(&mut self, known: Known, said: bool) {
        self.decade = if let Known::Decade(year) = known { Some(year) } else { None };
        if matches!(known, Known::Decade(_) | Known::Century(_)) {
            return;
        }
        let (year, month, _) = Self::civil(known);
        let is_year = matches!(known, Known::Part(_, 0) | Known::Years(..));
        let onwards = self.main.map(|main| year - Self::civil(main).0);
        let (first, goes_on) = (!self.in_passage && said, matches!(onwards, None | Some(0 | 1)));
        let goes_on_aside = self.aside.is_some_and(|aside| (0..=2).contains(&(year - aside)));
        if self.until && self.main.is_some() {
            // The text continues from the start of what lasted until then.
        } else if first || goes_on && (!is_year || self.main.is_none()) || goes_on_aside && onwards > Some(0)
        {
            (self.main, self.aside) = (Some(known), None);
        } else if !goes_on || onwards == Some(1) {
            self.aside = Some(year);
        }
        (self.in_section, self.in_passage, self.in_sentence, self.in_clause) = (true, true, true, true);
        if is_year && self.scene_year() == Some(year) {
            return;
        }
        self.last = Some(known);
        let month = if matches!(known, Known::Part(_, 13..)) { 0 } else { month };
        self.scene_of_passage = self.scene().map(|(year, _, day)| (year, month, day));
    }
}

fn spread<T, U>(certain: Certain<T>, map: impl Fn(T) -> U) -> Certain<U> {
    match certain {
        Ok(one) => Ok(map(one)),
        Err(two) => Err(two.map(map)),
    }
}
