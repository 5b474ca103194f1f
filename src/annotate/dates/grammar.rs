//! How dates are written: pieces of a text in, dates out, of which the year may still be unsaid.
//!
//! One grammar serves all languages. A month is a word, so `12 April`, `April 12` and `12 de abril` cannot be
//! taken for each other, and only where figures stand alone does the language's custom count.

use super::super::cost;
use super::lexicon::*;
use super::pieces::*;
use crate::language::DateWords;
use crate::story::date::days_in_month;

/// What stands written in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// One date.
    Point(Point),
    /// From one date to another.
    Period(Point, Point),
    /// One of two, and nobody can tell.
    Either(Point, Point),
}

/// A date as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) time: Time,
    /// The day of the week that is written with it, Monday being 0.
    pub(super) weekday: Option<u8>,
    /// It is an estimate.
    pub(super) about: bool,
}

/// When.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    /// A year, or its part as EDTF numbers them: 0 the whole, 1 to 12 a month, 21 to 24 a season, 37 to 39 a
    /// third.
    Part(Year, u8),
    /// A month and a day in it.
    Day(Year, u8, u8),
    /// A day of a month that is said later.
    DayOnly(u8),
    /// The ten years from this one.
    Decade(i64),
    /// The hundred years from this one.
    Century(i64),
    /// So many days after the day of publication.
    Days(i64),
    /// The week so many weeks after that of publication.
    Weeks(i64),
    /// The month so many months after that of publication.
    Months(i64),
    /// The day of the week on this side of the day of publication.
    Weekday(u8, Side),
}

/// Which year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// This one; 0 is 1 BCE.
    Of(i64),
    /// So many after that of publication.
    After(i64),
    /// That of the occurrence on this side of the day of publication.
    On(Side),
    /// What the reader takes it to be.
    Unsaid,
}

/// A side of the day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The nearest before it.
    Last,
    /// The one around it.
    This,
    /// The nearest after it.
    Next,
}

/// What the words before allow a month or a number to be.
#[derive(Clone, Copy, Debug)]
struct Lead {
    /// A month that stands alone is a month; `name` even if it is a name of people.
    month: bool,
    name: bool,
    /// A number of four digits is a year.
    year: bool,
    /// A number of tens is a decade.
    decade: bool,
}

impl Lead {
    /// Part of a date already.
    const DATE: Self = Self { month: true, name: true, year: true, decade: true };
}

impl From<Time> for Point {
    fn from(time: Time) -> Self {
        Self { time, weekday: None, about: false }
    }
}

/// What was read, and the piece after it.
type Read<T> = Option<(T, usize)>;

/// A row of pieces in which dates are looked for.
pub(super) struct Grammar<'a> {
    pub(super) text: &'a str,
    pub(super) pieces: &'a [Piece],
    pub(super) words: &'static DateWords,
    /// After the last date found; `and` there makes another one of the like.
    pub(super) after_date: usize,
}

impl Grammar<'_> {
    /// The date that begins with the piece at `at`.
    pub(super) fn written(&self, at: usize) -> Read<Written> {
        match self.pieces.get(at)?.kind {
            Kind::Sign(_) => return None,
            Kind::Word if !self.roles(at + 1).has(CENTURY) => return None,
            Kind::Phrase(_) | Kind::Number(_) | Kind::Word => {}
        }
        self.framed(at).or_else(|| {
            if !self.starts_fresh(at) {
                return None;
            }
            self.figures(at).or_else(|| self.unframed(at))
        })
    }

    /// `between … and …`, `from … to …`.
    fn framed(&self, at: usize) -> Read<Written> {
        let roles = self.roles(at);
        for (frame, joint) in [(BETWEEN, AND), (FROM, TO)] {
            if roles.has(frame)
                && let Some((first, after)) = self.end(at + 1)
                && self.roles(after).has(joint)
                && let Some((last, after)) = self.point(after + 1, Lead::DATE)
            {
                return Some((Written::Period(first, last), after));
            }
        }
        None
    }

    /// One date, or two joined by a dash or a word.
    fn unframed(&self, at: usize) -> Read<Written> {
        let strict = self.point(at, self.lead(at));
        if let Some((first, after)) = strict.or_else(|| self.end(at)) {
            let stroke = self.is_sign(after, "/") && matches!(first.time, Time::Part(_, 0));
            let dash = stroke || self.is_sign(after, "-");
            if (dash || self.roles(after).has(TO))
                && let Some((last, after)) =
                    self.point(after + 1, Lead::DATE).or_else(|| self.short_year(first, after + 1))
                && are_alike(first, last)
                && (dash || strict.is_some() || !matches!(first.time, Time::Part(_, 0)))
            {
                return Some((Written::Period(first, last), after));
            }
            if self.roles(after).has(AND)
                && let Some((next, _)) = self.point(after + 1, Lead::DATE)
                && let Some(first) = year_of_next(first, next)
            {
                return Some((Written::Point(first), after));
            }
        }
        strict.map(|(point, after)| (Written::Point(point), after))
    }

    /// A date at the end of a period, where it may be less than a date.
    fn end(&self, at: usize) -> Read<Point> {
        self.point(at, Lead::DATE).or_else(|| self.dash_year(at)).or_else(|| {
            let (day, after) = self.day(at)?;
            Some((Time::DayOnly(day).into(), after))
        })
    }

    /// A year before a dash, as in `1914–1918`.
    fn dash_year(&self, at: usize) -> Read<Point> {
        let year = self.number(at).filter(|number| is_year(*number) && !number.decade && !number.day)?;
        let dash = self.is_sign(at + 1, "-/");
        dash.then(|| (Time::Part(Year::Of(i64::from(year.value)), 0).into(), at + 1))
    }

    /// The last two digits of a year after a dash, as in `1939–45`.
    fn short_year(&self, first: Point, at: usize) -> Read<Point> {
        let Time::Part(Year::Of(year), 0) = first.time else { return None };
        let number = self.number(at).filter(|number| number.digits == 2 && !number.decade && !number.day)?;
        let value = i64::from(number.value);
        let fits = value > year % 100 && self.piece_is_joined(at) && self.ends_fresh(at + 1);
        fits.then(|| (Time::Part(Year::Of(year - year % 100 + value), 0).into(), at + 1))
    }

    /// A date that begins at `at`, after words that allow what `lead` says: `about early 2018`.
    fn point(&self, at: usize, lead: Lead) -> Read<Point> {
        let about = if self.roles(at).has(ABOUT) {
            let part = self.part(self.skip(at + 1, ARTICLE), Lead::DATE);
            part.map(|(point, after)| (Point { about: true, ..point }, after))
        } else {
            None
        };
        about.or_else(|| self.part(at, lead))
    }

    /// A date that may be a part of another: `early 2018`.
    fn part(&self, at: usize, lead: Lead) -> Read<Point> {
        let roles = self.roles(at);
        let third = if roles.has(EARLY | MIDDLE | LATE) { self.third(at, roles) } else { None };
        third.or_else(|| self.whole(at, lead))
    }

    fn whole(&self, at: usize, lead: Lead) -> Read<Point> {
        cost::step();
        match self.pieces.get(at)?.kind {
            Kind::Number(number) => self.numbered(at, number, lead),
            Kind::Phrase(meaning) => self.worded(at, meaning, lead),
            Kind::Word => self.roman_century(at),
            Kind::Sign(_) => None,
        }
    }

    fn numbered(&self, at: usize, number: Number, lead: Lead) -> Read<Point> {
        (self.day_month(at))
            .or_else(|| self.century(at, number))
            .or_else(|| self.decade(at, number, lead))
            .or_else(|| self.ago_after(at))
            .or_else(|| self.common_era(at))
            .or_else(|| self.bare_year(at, number, lead))
    }

    fn worded(&self, at: usize, meaning: Meaning, lead: Lead) -> Read<Point> {
        let roles = meaning.roles;
        let mut found = None;
        if roles.has(WEEKDAY) {
            found = self.weekday(at, meaning.weekday);
        }
        if roles.has(TODAY | YESTERDAY | TOMORROW) {
            found = found.or_else(|| self.day_by_name(at, roles));
        }
        if roles.has(LAST | NEXT | THIS) {
            found = found.or_else(|| self.relative(at));
        }
        if roles.has(MONTH | SHORT_MONTH | SEASON) {
            found = found.or_else(|| self.month(at, meaning, lead));
        }
        if roles.has(WEEK | MONTH_LONG | YEAR) {
            found = found.or_else(|| {
                let side = self.side(at + 1)?;
                Some((self.unit(at, side)?.into(), at + 2))
            });
        }
        if roles.has(AGO_BEFORE) {
            found = found.or_else(|| {
                let (count, unit) = self.count(at + 1)?;
                Some((self.ago(unit, count)?, unit + 1))
            });
        }
        if roles.has(COUNT) {
            found = found.or_else(|| self.ago_after(at));
        }
        if roles.has(DECADE_BEFORE) && self.words.decade_suffixes.is_empty() {
            found = found.or_else(|| self.decade_after_word(at + 1));
        }
        if roles.has(DECADE) && (lead.decade || self.roles(at + 1).has(DECADE_AFTER)) {
            found = found.or_else(|| {
                let time = decade_of_tens(u32::from(meaning.number))?;
                Some((time.into(), self.skip(at + 1, DECADE_AFTER)))
            });
        }
        if roles.has(CENTURY) {
            found = found.or_else(|| Some((century_of(self.roman(at + 1)?)?.into(), at + 2)));
        }
        if roles.has(COMMON_ERA) {
            found = found.or_else(|| {
                let number = self.number(at + 1).filter(|number| number.digits <= 4)?;
                Some((Time::Part(Year::Of(i64::from(number.value)), 0).into(), at + 2))
            });
        }
        found
    }

    /// `early 2018`, `Mitte Juni`, `fin des années 1990`.
    fn third(&self, at: usize, roles: Role) -> Read<Point> {
        let (point, after) = self.whole(self.skip(at + 1, OF | ARTICLE), Lead::DATE)?;
        let time = match point.time {
            Time::Part(year, 0) if roles.has(EARLY) => Time::Part(year, 37),
            Time::Part(year, 0) if roles.has(MIDDLE) => Time::Part(year, 38),
            Time::Part(year, 0) => Time::Part(year, 39),
            // A third of anything else has no name in EDTF; what it is a third of is certain.
            time @ (Time::Part(..) | Time::Decade(_) | Time::Century(_) | Time::Months(_)) => time,
            _ => return None,
        };
        Some((Point { time, ..point }, after))
    }

    /// `Friday, 12 April`, `vendredi dernier`.
    fn weekday(&self, at: usize, weekday: u8) -> Read<Point> {
        if let Some(side) = self.side(at + 1) {
            return Some((Time::Weekday(weekday, side).into(), at + 2));
        }
        let comma = usize::from(self.is_sign(at + 1, ","));
        let day = self.skip(at + 1 + comma, ARTICLE);
        let (point, after) = match self.pieces.get(day)?.kind {
            Kind::Number(_) => self.day_month(day)?,
            Kind::Phrase(meaning) if meaning.roles.has(MONTH | SHORT_MONTH) => {
                self.month(day, meaning, Lead::DATE)?
            }
            _ => return None,
        };
        let is_day = matches!(point.time, Time::Day(..));
        is_day.then_some((Point { weekday: Some(weekday), ..point }, after))
    }

    /// `today`, `yesterday`, `tomorrow`.
    fn day_by_name(&self, at: usize, roles: Role) -> Read<Point> {
        let days = if roles.has(TODAY) {
            0
        } else if roles.has(YESTERDAY) {
            -1
        } else {
            // In some languages it is the word for morning as well.
            let before = at.checked_sub(1).map(|before| self.roles(before)).unwrap_or_default();
            let noun = self.is_capital(at) && !self.starts_sentence(at);
            if noun || before.has(ARTICLE | THIS | TODAY | YESTERDAY) {
                return None;
            }
            1
        };
        Some((Time::Days(days).into(), at + 1))
    }

    /// `last year`, `next Friday`, `this March`.
    fn relative(&self, at: usize) -> Read<Point> {
        let side = self.side(at)?;
        let Some(Piece { kind: Kind::Phrase(meaning), .. }) = self.pieces.get(at + 1) else { return None };
        let roles = meaning.roles;
        let time = if roles.has(WEEKDAY) {
            Time::Weekday(meaning.weekday, side)
        } else if roles.has(MONTH | SEASON) {
            Time::Part(Year::On(side), meaning.month)
        } else {
            self.unit(at + 1, side)?
        };
        let before = at.checked_sub(1).map(|before| self.roles(before)).unwrap_or_default();
        let changed = self.words.article_changes && before.has(ARTICLE) && side != Side::This;
        (!changed).then(|| (time.into(), at + 2))
    }

    /// The week, month or year on a side.
    fn unit(&self, at: usize, side: Side) -> Option<Time> {
        let roles = self.roles(at);
        let count = match side {
            Side::Last => -1,
            Side::This => 0,
            Side::Next => 1,
        };
        if roles.has(YEAR) {
            Some(Time::Part(Year::After(count), 0))
        } else if roles.has(MONTH_LONG) {
            Some(Time::Months(count))
        } else if roles.has(WEEK) {
            Some(Time::Weeks(count))
        } else {
            None
        }
    }

    /// What begins with a month or a season.
    fn month(&self, at: usize, meaning: Meaning, lead: Lead) -> Read<Point> {
        let month = meaning.month;
        let is_season = meaning.roles.has(SEASON);
        let dot = meaning.roles.has(SHORT_MONTH) && self.is_sign(at + 1, ".") && self.piece_is_joined(at + 1);
        let next = at + 1 + usize::from(dot);
        if self.words.month_first && !is_season {
            let day = self.month_day(at, next, month);
            if day.is_some() {
                return day;
            }
        }
        if let Some((year, after)) = self.year_after(next) {
            return Some((Time::Part(year, month).into(), after));
        }
        if let Some(side) = self.side(next) {
            return Some((Time::Part(Year::On(side), month).into(), next + 1));
        }
        let known = lead.month && (lead.name || !meaning.roles.has(NAME));
        let alone = meaning.roles.has(MONTH) && known && self.ends_fresh(at + 1);
        alone.then(|| (Time::Part(Year::Unsaid, month).into(), at + 1))
    }

    /// `April 12, 2019`, `April 12th`, `April 12`.
    fn month_day(&self, at: usize, next: usize, month: u8) -> Read<Point> {
        let number = self.number(next).filter(|number| number.digits <= 2 && !number.decade)?;
        let day = valid_day(number.value, month)?;
        let comma = usize::from(self.is_sign(next + 1, ","));
        if let Some((year, after)) = self.year_number(next + 1 + comma) {
            return Some((Time::Day(Year::Of(year), month, day).into(), after));
        }
        // "In April 12 people": no day is in a month.
        let before = at.checked_sub(1).map(|before| self.roles(before)).unwrap_or_default();
        let fits = self.ends_fresh(next + 1) && (number.day || !before.has(WITHIN));
        fits.then(|| (Time::Day(Year::Unsaid, month, day).into(), next + 1))
    }

    /// `12 April 2019`, `12. April`, `12 de abril de este año`.
    fn day_month(&self, at: usize) -> Read<Point> {
        let (day, after) = self.day(at)?;
        let after = self.skip(after, OF);
        let Some(Piece { kind: Kind::Phrase(meaning), .. }) = self.pieces.get(after) else { return None };
        if !meaning.roles.has(MONTH | SHORT_MONTH) {
            return None;
        }
        let month = meaning.month;
        let day = valid_day(u32::from(day), month)?;
        let dot = meaning.roles.has(SHORT_MONTH) && self.is_sign(after + 1, ".");
        let next = after + 1 + usize::from(dot && self.piece_is_joined(after + 1));
        if let Some((year, after)) = self.year_after(next) {
            return Some((Time::Day(year, month, day).into(), after));
        }
        if let Some(side) = self.side(next) {
            return Some((Time::Day(Year::On(side), month, day).into(), next + 1));
        }
        Some((Time::Day(Year::Unsaid, month, day).into(), after + 1))
    }

    /// The number of a day with its ending.
    fn day(&self, at: usize) -> Read<u8> {
        let number = self.number(at).filter(|number| number.digits <= 2 && !number.decade)?;
        let day = u8::try_from(number.value).ok().filter(|day| (1..=31).contains(day))?;
        let dot =
            is_in(".", self.words.day_suffixes) && self.is_sign(at + 1, ".") && self.piece_is_joined(at + 1);
        Some((day, at + 1 + usize::from(dot)))
    }

    /// The year after a month: a number, or `this year`, `de l'année dernière`.
    fn year_after(&self, at: usize) -> Read<Year> {
        let at = self.skip(at, OF | ARTICLE);
        if let Some((year, after)) = self.year_number(at) {
            return Some((Year::Of(year), after));
        }
        let (side, unit) =
            if let Some(side) = self.side(at) { (side, at + 1) } else { (self.side(at + 1)?, at) };
        match self.unit(unit, side)? {
            Time::Part(year, 0) => Some((year, at + 2)),
            _ => None,
        }
    }

    /// A number that is a year, as a month stands before it.
    fn year_number(&self, at: usize) -> Read<i64> {
        if let Some((Point { time: Time::Part(Year::Of(year), 0), .. }, after)) = self.common_era(at) {
            return Some((year, after));
        }
        let number = self.number(at).filter(|number| is_year(*number) && !number.decade && !number.day)?;
        self.ends_fresh(at + 1).then_some((i64::from(number.value), at + 1))
    }

    /// `44 BC`.
    fn common_era(&self, at: usize) -> Read<Point> {
        let number = self.number(at).filter(|number| number.digits <= 5 && number.value > 0)?;
        let value = i64::from(number.value);
        let roles = self.roles(at + 1);
        let year = if roles.has(BEFORE_COMMON_ERA) {
            1 - value
        } else if roles.has(COMMON_ERA) && number.digits <= 4 {
            value
        } else {
            return None;
        };
        Some((Time::Part(Year::Of(year), 0).into(), at + 2))
    }

    /// A number of four digits that the words around it show to be a year.
    fn bare_year(&self, at: usize, number: Number, lead: Lead) -> Read<Point> {
        // Hundreds are counted more often than they are years.
        let round = number.value.is_multiple_of(100) && !matches!(number.value, 1900 | 2000 | 2100);
        let counts = self.roles(at + 1).has(COUNTED | DAY | DAYS | WEEK | WEEKS | MONTHS | YEARS);
        if !is_year(number) || number.decade || number.day || round || counts || !self.ends_fresh(at + 1) {
            return None;
        }
        let known = lead.year || self.in_brackets(at) || self.is_german_year(at, number);
        known.then(|| (Time::Part(Year::Of(i64::from(number.value)), 0).into(), at + 1))
    }

    /// Whether a number stands as a year does where no word must come before it: neither a noun before it
    /// (`Zimmer 2004`) nor one after it (`2018 Stimmen`).
    fn is_german_year(&self, at: usize, number: Number) -> bool {
        let noun_before = at > 0 && self.is_word(at - 1) && self.is_capital(at - 1);
        let noun_after = self.is_word(at + 1) && self.is_capital(at + 1);
        self.words.bare_years && (1800..2100).contains(&number.value) && !noun_before && !noun_after
    }

    /// `1990s`, `1990er Jahre`, `the '90s`.
    fn decade(&self, at: usize, number: Number, lead: Lead) -> Read<Point> {
        if !number.decade {
            return None;
        }
        let after = self.skip(at + 1, DECADE_AFTER);
        let time = match number.digits {
            4 => decade_of_year(number)?,
            2 if lead.decade || after > at + 1 => decade_of_tens(number.value)?,
            _ => return None,
        };
        Some((time.into(), after))
    }

    /// What follows a word for decades: `années 1990`, `anni '90`, `jaren negentig`.
    fn decade_after_word(&self, at: usize) -> Read<Point> {
        let at = at + usize::from(self.is_sign(at, "'"));
        let time = match self.pieces.get(at)?.kind {
            Kind::Number(number) if number.digits == 4 => decade_of_year(number)?,
            Kind::Number(number) if number.digits == 2 => decade_of_tens(number.value)?,
            Kind::Phrase(meaning) if meaning.roles.has(DECADE) => decade_of_tens(u32::from(meaning.number))?,
            _ => return None,
        };
        Some((time.into(), at + 1))
    }

    /// `19th century`.
    fn century(&self, at: usize, number: Number) -> Read<Point> {
        let (_, after) = self.day(at)?;
        let is_century = self.roles(after).has(CENTURY) && (number.day || after > at + 1);
        is_century.then_some(())?;
        Some((century_of(number.value)?.into(), after + 1))
    }

    /// `XIXe siècle`.
    fn roman_century(&self, at: usize) -> Read<Point> {
        let century = self.roles(at + 1).has(CENTURY).then(|| self.roman(at))??;
        Some((century_of(century)?.into(), at + 2))
    }

    /// A number in Roman figures, with or without an ending.
    fn roman(&self, at: usize) -> Option<u32> {
        let piece = self.pieces.get(at)?;
        let word = self.text.get(piece.start..piece.end).filter(|word| word.len() < 12)?;
        let (mut sum, mut before) = (0, 0);
        for char in word.chars().take_while(char::is_ascii_uppercase) {
            let value = match char {
                'I' => 1,
                'V' => 5,
                'X' => 10,
                _ => return None,
            };
            // A smaller figure before a larger one is taken away; it has been added already.
            sum += value - if before < value { 2 * before } else { 0 };
            before = value;
        }
        let ending = word.trim_start_matches(|char: char| char.is_ascii_uppercase());
        let fits = ending.is_empty() || is_in(ending, self.words.day_suffixes);
        u32::try_from(sum).ok().filter(|&sum| fits && sum > 0)
    }

    /// `three days ago`.
    fn ago_after(&self, at: usize) -> Read<Point> {
        let (count, unit) = self.count(at)?;
        self.roles(unit + 1).has(AGO_AFTER).then_some(())?;
        Some((self.ago(unit, count)?, unit + 2))
    }

    /// A number in words or figures, and the piece after it.
    fn count(&self, at: usize) -> Read<i64> {
        match self.pieces.get(at)?.kind {
            Kind::Number(number) if number.digits <= 3 && !number.decade => {
                Some((i64::from(number.value), at + 1))
            }
            Kind::Phrase(meaning) if meaning.roles.has(COUNT) => Some((i64::from(meaning.number), at + 1)),
            _ => None,
        }
    }

    /// So many units back. Nobody means a day by "three years ago".
    fn ago(&self, unit: usize, count: i64) -> Option<Point> {
        let roles = self.roles(unit);
        let (time, about) = if roles.has(DAY | DAYS) {
            (Time::Days(-count), false)
        } else if roles.has(WEEK | WEEKS) {
            (Time::Days(-7 * count), true)
        } else if roles.has(MONTH_LONG | MONTHS) {
            (Time::Months(-count), true)
        } else if roles.has(YEAR | YEARS) {
            (Time::Part(Year::After(-count), 0), true)
        } else {
            return None;
        };
        Some(Point { about, ..time.into() })
    }

    /// A date of figures alone: `2019-04-12`, `12.4.2019`, `04/05/2019`.
    fn figures(&self, at: usize) -> Read<Written> {
        let [a, b, c] = [at, at + 2, at + 4].map(|at| self.number(at));
        let (a, b, c) = (a?, b?, c?);
        let plain = [a, b, c].iter().all(|number| !number.day && !number.decade);
        let joined = (at + 1..at + 5).all(|at| self.piece_is_joined(at));
        let same = |sign| self.is_sign(at + 1, sign) && self.is_sign(at + 3, sign);
        if !plain || !joined || !self.ends_fresh(at + 5) {
            return None;
        }
        let date = |year: Number, month: Number, day: Number| {
            let month = u8::try_from(month.value).ok().filter(|month| (1..=12).contains(month))?;
            let day = valid_day(day.value, month)?;
            Some(Time::Day(Year::Of(i64::from(year.value)), month, day).into())
        };
        let point = |point| Some((Written::Point(point), at + 5));
        if a.digits == 4 && b.digits == 2 && c.digits == 2 && same("-") {
            return point(date(a, b, c)?);
        }
        if a.digits > 2 || b.digits > 2 || !is_year(c) {
            return None;
        }
        if same(".") || self.words.day_first_in_figures && (same("/") || same("-")) {
            return point(date(c, b, a)?);
        }
        if !same("/") && !same("-") {
            return None;
        }
        match (date(c, b, a), date(c, a, b)) {
            (Some(day_first), Some(month_first)) if day_first != month_first => {
                Some((Written::Either(day_first, month_first), at + 5))
            }
            (first, second) => point(first.or(second)?),
        }
    }

    /// What the words before a piece allow it to be.
    fn lead(&self, at: usize) -> Lead {
        let before = at.checked_sub(1).map(|before| self.roles(before)).unwrap_or_default();
        let mut roles = before;
        if before.has(ARTICLE) && at > 1 {
            roles |= self.roles(at - 2);
        }
        let another = at > 0 && self.after_date == at - 1 && before.has(AND);
        Lead {
            month: roles.has(WITHIN | BEFORE_MONTH) || another,
            name: before.has(WITHIN) || another,
            year: roles.has(WITHIN | BEFORE_YEAR) || another,
            decade: before.has(DECADE_BEFORE) || at > 1 && self.is_sign(at - 1, "'"),
        }
    }

    fn side(&self, at: usize) -> Option<Side> {
        let roles = self.roles(at);
        [(LAST, Side::Last), (NEXT, Side::Next), (THIS, Side::This)]
            .into_iter()
            .find_map(|(role, side)| roles.has(role).then_some(side))
    }

    fn roles(&self, at: usize) -> Role {
        match self.pieces.get(at) {
            Some(Piece { kind: Kind::Phrase(meaning), .. }) => meaning.roles,
            _ => Role::default(),
        }
    }

    fn number(&self, at: usize) -> Option<Number> {
        match self.pieces.get(at)?.kind {
            Kind::Number(number) => Some(number),
            _ => None,
        }
    }

    fn is_sign(&self, at: usize, signs: &str) -> bool {
        matches!(self.pieces.get(at), Some(Piece { kind: Kind::Sign(sign), .. }) if signs.contains(*sign))
    }

    fn is_word(&self, at: usize) -> bool {
        matches!(self.pieces.get(at), Some(Piece { kind: Kind::Word | Kind::Phrase(_), .. }))
    }

    fn is_capital(&self, at: usize) -> bool {
        let word = self.pieces.get(at).and_then(|piece| self.text.get(piece.start..));
        word.and_then(|word| word.chars().next()).is_some_and(char::is_uppercase)
    }

    fn starts_sentence(&self, at: usize) -> bool {
        at == 0 || self.is_sign(at - 1, ".!?:\"'(")
    }

    fn piece_is_joined(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.joined)
    }

    /// The first piece from `at` on that has none of these roles, two further on at most.
    fn skip(&self, at: usize, roles: Role) -> usize {
        (at..at + 2).find(|&at| !self.roles(at).has(roles)).unwrap_or(at + 2)
    }

    /// Whether nothing is joined to the front of a piece that makes it part of something else, as in `$2018`
    /// or `A8-2018`.
    fn starts_fresh(&self, at: usize) -> bool {
        at == 0
            || !self.piece_is_joined(at)
            || self.is_sign(at - 1, "([{'\"¡¿„\u{201a}—")
            || matches!(self.pieces.get(at - 1), Some(Piece { kind: Kind::Phrase(_), .. }))
    }

    /// Whether nothing is joined to the end of a number, at `at`, that makes it part of something else, as in
    /// `2018/1972` or `2.5`, and it is not counted by a sign, as in `2018 €`.
    fn ends_fresh(&self, at: usize) -> bool {
        let Some(piece) = self.pieces.get(at) else { return true };
        match piece.kind {
            Kind::Sign('%' | '‰' | '€' | '$' | '£' | '°') => false,
            Kind::Sign('.' | ',' | ':' | '/' | '-' | '\'') if piece.joined => {
                let next = self.pieces.get(at + 1);
                !matches!(next, Some(Piece { joined: true, kind: Kind::Number(_) | Kind::Word, .. }))
            }
            Kind::Number(_) | Kind::Word => !piece.joined,
            _ => true,
        }
    }

    /// Whether a piece opens a pair of brackets or fills it.
    fn in_brackets(&self, at: usize) -> bool {
        at > 0 && self.is_sign(at - 1, "(") && self.is_sign(at + 1, "),-;")
    }
}

/// Whether a number can be a year where nothing else says so.
fn is_year(number: Number) -> bool {
    number.digits == 4 && (1000..2200).contains(&number.value)
}

/// A year in which February has all days that it may have.
const LEAP_YEAR: i64 = 2000;

/// A day that its month has in some year.
fn valid_day(day: u32, month: u8) -> Option<u8> {
    let last = days_in_month(LEAP_YEAR, month);
    u8::try_from(day).ok().filter(|day| (1..=last).contains(day))
}

fn decade_of_year(number: Number) -> Option<Time> {
    // "The 1900s" may be a hundred years.
    let whole =
        number.value.is_multiple_of(10) && (!number.value.is_multiple_of(100) || number.value == 2000);
    (is_year(number) && whole).then(|| Time::Decade(i64::from(number.value)))
}

/// The nineties are of the last century; of the twenties nobody can tell.
fn decade_of_tens(tens: u32) -> Option<Time> {
    (tens.is_multiple_of(10) && (30..=90).contains(&tens)).then(|| Time::Decade(1900 + i64::from(tens)))
}

fn century_of(number: u32) -> Option<Time> {
    (1..=30).contains(&number).then(|| Time::Century(i64::from(number - 1) * 100))
}

/// Whether two dates are known alike, so that a dash joins them to a period.
fn are_alike(first: Point, last: Point) -> bool {
    match (first.time, last.time) {
        (Time::Part(Year::Of(first), 0), Time::Part(Year::Of(last), 0)) => first < last,
        (Time::Part(_, first), Time::Part(_, last)) => first != 0 && last != 0,
        (Time::DayOnly(first), Time::Day(_, _, last)) => first < last,
        (Time::Day(..), Time::Day(..)) => true,
        (Time::Decade(first), Time::Decade(last)) | (Time::Century(first), Time::Century(last)) => {
            first < last
        }
        _ => false,
    }
}

/// The first of two dates with the year, and the month, of the second: "12 and 13 June 2018".
fn year_of_next(first: Point, next: Point) -> Option<Point> {
    let time = match (first.time, next.time) {
        (Time::DayOnly(day), Time::Day(year, month, next)) if day < next => Time::Day(year, month, day),
        (Time::Day(Year::Unsaid, month, day), Time::Day(year @ Year::Of(_), next, _)) if month <= next => {
            Time::Day(year, month, day)
        }
        (Time::Part(Year::Unsaid, month @ 1..), Time::Part(year @ Year::Of(_), next)) if month < next => {
            Time::Part(year, month)
        }
        _ => return None,
    };
    Some(Point { time, ..first })
}
