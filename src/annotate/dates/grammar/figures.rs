//! Numeric dates: `2019-04-12`, `12.4.2019`, `04/05/2019`, `09/2012`, `15.01.`.

use super::super::lexicon::*;
use super::super::pieces::*;
use super::super::written::*;
use super::numbers::{is_year, valid_day, year_of_two_digits};
use super::{Grammar, Read};

impl Grammar<'_> {
    /// A numeric date, or the two that an ambiguous one may be.
    pub(super) fn figures(&self, at: usize) -> Read<Written> {
        (self.three_figures(at))
            .or_else(|| self.spaced_figures(at))
            .or_else(|| self.days_of_figures(at))
            .or_else(|| self.month_of_figures(at))
            .or_else(|| self.day_of_figures(at))
    }

    /// A numeric date that is not ambiguous.
    pub(super) fn point_of_figures(&self, at: usize) -> Read<Point> {
        match self.figures(at)? {
            (Written::Point(point), after) => Some((point, after)),
            _ => None,
        }
    }

    fn plain(&self, at: usize) -> Option<Number> {
        self.number(at).filter(|number| !number.day && !number.decade)
    }

    /// Whether there is no space between these pieces.
    fn hang_together(&self, mut pieces: std::ops::Range<usize>) -> bool {
        pieces.all(|at| self.is_joined(at))
    }

    fn three_figures(&self, at: usize) -> Read<Written> {
        let a = self.plain(at)?;
        let named = self.month_name(at + 4).filter(|_| a.digits == 4);
        let c = self.plain(at + 4).or(named.map(|_| a))?;
        let same = |sign| self.is_sign(at + 1, sign) && self.is_sign(at + 3, sign);
        if !self.hang_together(at + 1..at + 5) || !self.ends_fresh(at + 5) {
            return None;
        }
        let point = |point| Some((Written::Point(point), at + 5));
        if let Some(month) = self.month_name(at + 2) {
            // "2020/Sep/23", "2020/23/Sep" is below.
            let (year, day) = if a.digits == 4 { (a, c) } else { (c, a) };
            return point(day_of(self.full_year(year)?, month, day.value)?);
        }
        let b = self.plain(at + 2)?;
        if let Some(month) = named {
            return point(day_of(self.full_year(a)?, month, b.value)?);
        }
        if a.digits == 4
            && is_year(a)
            && (same("-") || same("/") || same("."))
            && b.digits <= 2
            && c.digits <= 2
        {
            return point(day_of(i64::from(a.value), small(b)?, c.value)?);
        }
        if a.digits > 2 || b.digits > 2 {
            return None;
        }
        let year = match c.digits {
            4 if is_year(c) => i64::from(c.value),
            // "12.12.12" may be a version.
            2 if (a.digits, b.digits) == (2, 2)
                && c.value > 12
                && (a.value > 12 || b.value > 12 || !same("."))
                || c.digits == 2 && self.is_shown(at) && !(same(".") && self.is_version(at)) =>
            {
                self.full_year(c)?
            }
            _ => return None,
        };
        let (day_first, month_first) = (
            small(b).and_then(|b| day_of(year, b, a.value)),
            small(a).and_then(|a| day_of(year, a, b.value)),
        );
        if same(".") || self.words.day_first_in_figures && (same("/") || same("-")) {
            return point(day_first.or(month_first.filter(|_| c.digits == 4 && !same(".")))?);
        }
        if !same("/") && !same("-") {
            return None;
        }
        match (day_first, month_first) {
            (Some(day_first), Some(month_first)) if day_first != month_first => {
                Some((Written::Either(day_first, month_first), at + 5))
            }
            (first, second) => point(first.or(second)?),
        }
    }

    /// `27. 11.`, `27. 11. 2015`, in languages in which a full stop marks ordinal numbers.
    fn spaced_figures(&self, at: usize) -> Read<Written> {
        is_in(".", self.words.day_suffixes).then_some(())?;
        let dotted = |at: usize| {
            let dot = self.is_sign(at + 1, ".") && self.is_joined(at + 1) && !self.is_joined(at + 2);
            self.plain(at).filter(|number| number.digits <= 2 && dot)
        };
        let (day, month) = (dotted(at)?, self.plain(at + 2).filter(|month| month.digits <= 2)?);
        (self.is_sign(at + 3, ".") && self.is_joined(at + 3)).then_some(())?;
        let month = small(month).filter(|month| (1..=12).contains(month))?;
        let day = valid_day(day.value, month)?;
        let of = |year| Written::Point(Time::Day(Month::Of(year, month), day).into());
        match self.plain(at + 4).filter(|year| is_year(*year) && self.ends_fresh(at + 5)) {
            Some(year) => Some((of(Year::Of(i64::from(year.value))), at + 5)),
            None => self.is_shown(at).then(|| (of(Year::Unsaid), at + 4)),
        }
    }

    /// `28/2-1/3`, `10/1-11/2/2017`.
    fn days_of_figures(&self, at: usize) -> Read<Written> {
        let [a, b, c, d] = [at, at + 2, at + 4, at + 6].map(|at| self.plain(at).filter(|n| n.digits <= 2));
        let strokes = self.is_sign(at + 1, "/") && self.is_sign(at + 3, "-") && self.is_sign(at + 5, "/");
        (strokes && self.hang_together(at + 1..at + 7)).then_some(())?;
        let ([a, b], [c, d]) = ([a?, b?], [c?, d?]);
        let year = self.plain(at + 8).filter(|_| self.is_sign(at + 7, "/") && self.is_joined(at + 8));
        let (year, after) = match year.and_then(|year| self.full_year(year)) {
            Some(year) => (Year::Of(year), at + 9),
            None => (Year::Unsaid, at + 7),
        };
        let day = |day: Number, month: Number| {
            let month = small(month).filter(|month| (1..=12).contains(month))?;
            Some(Time::Day(Month::Of(year, month), valid_day(day.value, month)?).into())
        };
        let (day_first, month_first) = (day(a, b).zip(day(c, d)), day(b, a).zip(day(d, c)));
        let (first, last) = match (day_first, month_first) {
            (Some(_), Some(_)) if !self.words.day_first_in_figures => return None,
            (first, second) => first.or(second)?,
        };
        self.ends_fresh(after).then_some((Written::Period(first, last), after))
    }

    /// `09/2012`, `2012-09`, `2017/Sep`.
    fn month_of_figures(&self, at: usize) -> Read<Written> {
        // With spaces only at the end of a clause: "11 / 2016".
        let hang_together = self.hang_together(at + 1..at + 3);
        let apart = self.is_sign(at + 1, "/-") && self.is_end(at + 3) && !self.is_sign(at + 3, "-/%€$£°:");
        (hang_together && self.is_sign(at + 1, "/-.") || apart).then_some(())?;
        self.ends_fresh(at + 3).then_some(())?;
        let a = self.plain(at)?;
        // "Issue 12/2018".
        let iso = self.is_sign(at + 1, "-") && a.digits == 4 && at > 0 && !self.is_capital(at - 1);
        let is_verb =
            at > 0 && self.is_word(at - 1) && !self.is_capital(at - 1) && !self.before(at).has(NO_DATE);
        let free =
            iso || is_verb && self.is_sign(at + 1, "/-") || at == 0 || self.is_sign(at - 1, "([,;:.?!<=~-");
        (free || self.before(at).has(WITHIN | BEFORE_MONTH | ON | ARTICLE | FROM | TO | BETWEEN | AND | OF))
            .then_some(())?;
        let month = |year: Number, month| {
            Some((Written::Point(Time::Part(Year::Of(i64::from(year.value)), month).into()), at + 3))
        };
        if let Some(name) = self.month_name(at + 2).filter(|_| is_year(a)) {
            return month(a, name);
        }
        let b = self.plain(at + 2)?;
        let dotted = self.words.day_first_in_figures
            && a.digits == 2
            && self.before(at).has(WITHIN | SINCE | FROM | TO);
        let near = (1900..=self.now + 20).contains(&i64::from(b.value));
        if is_year(b) && a.digits <= 2 && (!self.is_sign(at + 1, ".") || dotted && near) {
            return month(b, small(a).filter(|month| (1..=12).contains(month))?);
        }
        // "2012-14" is a range of years, and so is "2007-08", as the years follow each other.
        let is_month = b.digits <= 2 && (1..=12).contains(&b.value);
        let sign = self.written_at(at + 1);
        if is_year(a) && is_month && b.value <= a.value % 100 && (sign == "-" || sign == "/") {
            return month(a, small(b)?);
        }
        None
    }

    /// `15.01.`, `22/04`, after a word that shows a day.
    fn day_of_figures(&self, at: usize) -> Read<Written> {
        let (a, b) = (self.plain(at)?, self.plain(at + 2)?);
        // "22/04" needs no such word if the day is first.
        let padded = self.words.day_first_in_figures
            && (a.digits, b.digits) == (2, 2)
            && (a.value > 12 && b.value <= 12)
            && self.written_at(at + 2).starts_with('0')
            && self.is_sign(at + 1, "/")
            && self.starts_fresh(at);
        let short = a.digits <= 2 && b.digits <= 2 && self.hang_together(at + 1..at + 3);
        // "By 4/22", if the month is first; alone it may be a fraction.
        let certain = self.words.month_first && a.value <= 12 && b.value > 12 && self.is_sign(at + 1, "/");
        let certain = certain && self.before(at).has(SINCE);
        (short && (padded || certain || self.is_shown(at))).then_some(())?;
        let dot = self.is_sign(at + 1, ".") && self.is_sign(at + 3, ".") && self.is_joined(at + 3);
        let after = if dot { at + 4 } else { at + 3 };
        // "The 1.2.x version", "updated to 5.2."
        let version = dot && self.words.month_first
            || dot && self.is_joined(after) && (self.is_word(after) || self.number(after).is_some());
        (!version).then_some(())?;
        // "Op 22.4", if decimals have a comma.
        let bare_dot = !dot
            && self.is_sign(at + 1, ".")
            && self.words.day_first_in_figures
            && self.before(at).has(ON | WEEKDAY)
            && (a.value > 12 || (a.digits, b.digits) == (2, 2))
            && self.ends_fresh(after);
        (dot || bare_dot || self.is_sign(at + 1, "/-") && self.ends_fresh(after)).then_some(())?;
        (dot || !self.roles(after).has(COUNTED | MONTH | SHORT_MONTH)).then_some(())?;
        let day = |month, day: Number| {
            let day = valid_day(day.value, month)?;
            Some(Time::Day(Month::Of(Year::Unsaid, month), day).into())
        };
        let month = |number| small(number).filter(|month| (1..=12).contains(month));
        let day_first = month(b).and_then(|month| day(month, a));
        let month_first = month(a).and_then(|month| day(month, b));
        if dot || self.words.day_first_in_figures {
            return Some((Written::Point(day_first?), after));
        }
        match (day_first, month_first) {
            (Some(first), Some(second)) if first != second => Some((Written::Either(first, second), after)),
            (first, second) => Some((Written::Point(first.or(second)?), after)),
        }
    }

    /// Whether figures with full stops and a year of two digits are probably a version: `upgrade to 1.2.11`.
    fn is_version(&self, at: usize) -> bool {
        let padded =
            [at, at + 2].into_iter().all(|at| self.plain(at).is_some_and(|figure| figure.digits == 2));
        self.words.month_first || !padded && !self.before(at).has(ON | ARTICLE | WEEKDAY)
    }

    /// Whether the word before figures shows a day.
    fn is_shown(&self, at: usize) -> bool {
        let before = self.before(at);
        let comma = at > 1 && self.is_sign(at - 1, ",") && self.roles(at - 2).has(WEEKDAY);
        let another = at > 0 && self.after_date == at - 1 && (before.has(AND) || self.is_sign(at - 1, ","));
        before.has(ARTICLE | ON | FROM | TO | WEEKDAY | BETWEEN) || comma || another
    }

    fn month_name(&self, at: usize) -> Option<u8> {
        let meaning = self.meaning(at);
        meaning.roles.has(MONTH | SHORT_MONTH).then(|| u8::try_from(meaning.month).ok())?
    }

    fn full_year(&self, number: Number) -> Option<i64> {
        match number.digits {
            4 => is_year(number).then_some(i64::from(number.value)),
            2 => Some(year_of_two_digits(number.value, self.now)),
            _ => None,
        }
    }
}

fn small(number: Number) -> Option<u8> {
    u8::try_from(number.value).ok()
}

/// A day, if the month has it.
fn day_of(year: i64, month: u8, day: u32) -> Option<Point> {
    (1..=12).contains(&month).then_some(())?;
    Some(Time::Day(Month::Of(Year::Of(year), month), valid_day(day, month)?).into())
}
