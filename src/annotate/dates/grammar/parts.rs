//! Parts of years and months: thirds, quarters, halves, weeks, holidays.

use super::super::lexicon::*;
use super::super::pieces::Number;
use super::super::written::*;
use super::numbers::is_year;
use super::{Grammar, Lead, Read};

impl Grammar<'_> {
    /// `early 2018`, `Mitte Juni`, `fin des années 1990`, `the end of the month`.
    pub(super) fn third(&self, at: usize, roles: Role) -> Read<Point> {
        let third = if roles.has(EARLY) {
            37
        } else if roles.has(MIDDLE) {
            38
        } else {
            39
        };
        let next = self.skip(self.skip_sign(at + 1, "-"), OF | ARTICLE);
        if let Some((point, after)) = self.whole(next, Lead::DATE) {
            let is_day = matches!(
                point.time,
                Time::Day(..) | Time::Shift(_, Unit::Day, _) | Time::Weekday(..) | Time::Holiday(..)
            );
            return (!is_day).then_some((Point { third, ..point }, after));
        }
        // "Au milieu de l'été".
        if self.roles(next).has(SEASON) && next > at + 1 && self.is_end(next + 1) {
            let season = u8::try_from(self.meaning(next).month).ok()?;
            return Some((Time::Part(Year::Unsaid, season).into(), next + 1));
        }
        // "By the end of the month": of the current one.
        let unit =
            self.one_unit(next).filter(|unit| !matches!(unit, Unit::Day | Unit::Weekend | Unit::Half))?;
        // A decade or century is that of the last date.
        let base = if matches!(unit, Unit::Decade | Unit::Century) { Base::Scene } else { Base::Now };
        let article = next > at + 1 && (at + 1..next).any(|at| self.roles(at).has(ARTICLE))
            || self.ends_with_article(at);
        (article
            && self.is_end_or_verb(next + 1)
            && !(self.is_sign(next + 1, "-") && self.is_joined(next + 1)))
        .then(|| (Point { third, ..Time::Shift(base, unit, 0).into() }, next + 1))
    }

    /// Whether a phrase ends with an article, such as `at the end of the`.
    fn ends_with_article(&self, at: usize) -> bool {
        let word = self.written_at(at);
        let articles = || self.words.phrases.iter().filter(|(role, ..)| role.has(ARTICLE));
        word.rsplit_once(' ').is_some_and(|(_, last)| {
            (1..=3).contains(&last.len()) || articles().any(|(.., articles)| is_in(last, articles))
        })
    }

    /// Whether no month or year follows that the part is of.
    fn is_end_or_verb(&self, at: usize) -> bool {
        !self.roles(at).has(OF) && self.number(at).is_none()
    }

    /// Parts that begin with an ordinal number: `third quarter of 1984`, `second half of 2008`, `first week of July`,
    /// `third Tuesday of next month`, `twelfth of April`.
    pub(super) fn ordinal(&self, at: usize) -> Read<Point> {
        if let Some(edge) = self.edge(at) {
            return Some(edge);
        }
        let (number, after) = self.day(at)?;
        let noun = self.skip_sign(after, "-");
        let roles = self.roles(noun);
        let sided = self.roles(noun).has(FISCAL);
        let noun = if sided { noun + 1 } else { noun };
        let roles = if sided { self.roles(noun) } else { roles };
        if roles.has(QUARTER) && (1..=4).contains(&number) {
            return self.part_of_year(32 + number, noun + 1, true);
        }
        if roles.has(HALF) && (1..=2).contains(&number) {
            return self.part_of_year(39 + number, noun + 1, roles.has(HALF_YEAR));
        }
        if roles.has(WEEK) {
            let number = i8::try_from(number).ok()?;
            // "In der 12. Kalenderwoche".
            let numbered = roles.has(NUMBERED_WEEK) && self.words.capital_nouns;
            let of_year = || (Time::Week(Month::Of(Year::After(0), 0), number).into(), noun + 1);
            return self.week_of(noun + 1, number).or_else(|| numbered.then(of_year));
        }
        if roles.has(WEEKDAY) {
            let (month, after) = self.month_after(noun + 1)?;
            let weekday = u8::try_from(self.meaning(noun).number.checked_sub(1)?).ok()?;
            return Some((Time::WeekdayOf(month, weekday, number).into(), after));
        }
        None
    }

    /// A part of a year, and the year after it, if any.
    fn part_of_year(&self, part: u8, after: usize, alone: bool) -> Read<Point> {
        let hyphen = self.is_sign(after, "-/") && self.is_joined(after + 1);
        if let Some((year, after)) = self.year_after(self.skip(after + usize::from(hyphen), FISCAL)) {
            return Some((Time::Part(year, part).into(), after));
        }
        // "The first half of the year".
        let year = self.skip(after, OF | ARTICLE);
        if year > after && self.roles(year).has(YEAR) && self.number(year + 1).is_none() {
            return Some((Time::Part(Year::Unsaid, part).into(), year + 1));
        }
        // "The first quarter of its fiscal year" is unknown.
        let fiscal = (after..after + 3).any(|at| self.roles(at).has(FISCAL));
        (alone && !fiscal && self.ends_fresh(after)).then(|| (Time::Part(Year::Unsaid, part).into(), after))
    }

    /// `Q3 2019`, `Q3`, `H1 2019`.
    pub(super) fn part_sign(&self, at: usize, meaning: Meaning) -> Read<Point> {
        let number = u8::try_from(meaning.number).ok()?;
        let quarter = meaning.roles.has(QUARTER_SIGN);
        let part = if quarter { 32 + number } else { 39 + number };
        let next = self.skip(self.skip_sign(at + 1, "-/"), FISCAL);
        self.part_of_year(part, next, quarter && self.is_capital(at)).map(|(point, after)| {
            let alone = matches!(point.time, Time::Part(Year::Unsaid, _));
            (point, if alone { at + 1 } else { after })
        })
    }

    /// The part after a year: `2019 Q3`, `next year's first quarter`.
    pub(super) fn part_after_year(&self, at: usize) -> Read<u8> {
        let possessive = self.roles(at).has(OF) || self.written_at(at).starts_with(['\'', '’']);
        let at = if self.is_sign(at, "'") {
            at + 2
        } else if possessive {
            at + 1
        } else {
            self.skip_sign(at, "-")
        };
        let meaning = self.meaning(at);
        let number = u8::try_from(meaning.number).ok()?;
        if meaning.roles.has(QUARTER_SIGN) {
            return Some((32 + number, at + 1));
        }
        if meaning.roles.has(HALF_SIGN) {
            return Some((39 + number, at + 1));
        }
        let (number, noun) = self.day(at)?;
        let noun = self.skip_sign(noun, "-");
        let roles = self.roles(noun);
        if roles.has(QUARTER) && number <= 4 {
            return Some((32 + number, noun + 1));
        }
        (roles.has(HALF) && number <= 2).then_some((39 + number, noun + 1))
    }

    /// `fiscal 1989`, `fiscal year 2019`.
    pub(super) fn fiscal(&self, at: usize) -> Read<Point> {
        let next = self.skip(at + 1, YEAR | OF);
        if let Some((year, after)) = self.year_number(next) {
            let after = self.part_after_year(after).map_or(after, |(_, after)| after);
            return Some((Time::year(year).into(), after));
        }
        self.ordinal(next)
    }

    /// `[the] 1988 quarter`, `[the] 1988 period`: the part of the last date in another year.
    pub(super) fn same_in_year(&self, at: usize, number: Number) -> Read<Point> {
        let unit = self.unit_of_same(at + 1).filter(|unit| *unit != Unit::Month && self.words.month_first)?;
        (is_year(number) && self.before(at).has(ARTICLE) && !number.day && !number.decade)
            .then(|| (Time::Same(Year::Of(i64::from(number.value)), unit).into(), at + 2))
    }

    /// `[the same] quarter last year`, `[the same] period a year ago`.
    pub(super) fn same_of_year(&self, at: usize) -> Read<Point> {
        let of = self.unit_of_same(at)?;
        let next = self.skip(at + 1, OF | WITHIN | ARTICLE);
        if let Some((year, after)) = self.relative_year(next).or_else(|| {
            let (year, after) = self.year_number(next).filter(|_| next > at + 1)?;
            Some((Year::Of(year), after))
        }) {
            return Some((Time::Same(year, of).into(), after));
        }
        let (_, unit) = self.count(next).filter(|(count, _)| *count == 1)?;
        let direction = self.roles(unit + 1);
        let year = if direction.has(AGO_AFTER) { Year::After(-1) } else { Year::Scene(-1) };
        (self.roles(unit).has(YEAR) && direction.has(AGO_AFTER | EARLIER))
            .then(|| (Time::Same(year, of).into(), unit + 2))
    }

    /// A unit that can be repeated in another year; `period` may be a quarter or a half.
    fn unit_of_same(&self, at: usize) -> Option<Unit> {
        let units = [(QUARTER, Unit::Quarter), (MONTH_LONG, Unit::Month), (PERIOD, Unit::Half)];
        units.into_iter().find_map(|(role, unit)| self.roles(at).has(role).then_some(unit))
    }

    /// `first nine months of 2018`, `trois derniers mois de l'année`, `last two weeks of June`; `first nine months`
    /// alone.
    pub(super) fn edge(&self, at: usize) -> Read<Point> {
        let sign = |at| {
            let meaning = self.meaning(at);
            let first = meaning.roles.has(ORDINAL) && meaning.number == 1;
            if first { Some(1) } else { meaning.roles.has(LAST).then_some(-1) }
        };
        let (sign, count, after) = if let Some(sign) = sign(at) {
            let (count, after) = self.count(at + 1)?;
            (sign, count, after)
        } else {
            let (count, after) = self.count(at)?;
            (sign(after)?, count, after + 1)
        };
        let count = i8::try_from(count).ok().filter(|count| (2..=30).contains(count))?;
        let unit = self.unit(after).filter(|unit| matches!(unit, Unit::Day | Unit::Week | Unit::Month))?;
        let edge = |month| Time::Edge(month, unit, sign * count).into();
        if unit == Unit::Month {
            (count < 12).then_some(())?;
            if let Some((year, after)) = self.year_after(after + 1) {
                return Some((edge(Month::Of(year, 0)), after));
            }
        }
        let year = self.skip(after + 1, OF | ARTICLE);
        if year > after + 1 && self.roles(year).has(YEAR) && self.number(year + 1).is_none() {
            return Some((edge(Month::Of(Year::Unsaid, 0)), year + 1));
        }
        if unit != Unit::Month {
            let (month, after) = self.month_told(after + 1)?;
            return Some((edge(month), after));
        }
        let led = self.before(at).has(ARTICLE | WITHIN) || self.roles(at).has(EARLY);
        let alone = sign > 0 && led && (self.is_end(after + 1) || self.roles(after + 1).has(ARTICLE));
        alone.then(|| (edge(Month::Of(Year::Unsaid, 0)), after + 1))
    }

    /// `week of July`, after an ordinal number.
    fn week_of(&self, at: usize, which: i8) -> Read<Point> {
        let (month, after) = self.month_told(at)?;
        Some((Time::Week(month, which).into(), after))
    }

    /// The month or the year after `of`, or `of the month`.
    fn month_told(&self, at: usize) -> Read<Month> {
        self.month_after(at).or_else(|| {
            let unit = self.skip(at, OF | ARTICLE);
            let told = unit > at && self.roles(unit).has(MONTH_LONG) && self.is_end_or_verb(unit + 1);
            told.then_some((Month::After(Base::Now, 0), unit + 1))
        })
    }

    /// `week 27 of 2018`.
    pub(super) fn numbered_week(&self, at: usize) -> Read<Point> {
        let number = self.number(at + 1).filter(|number| (1..=53).contains(&number.value))?;
        let said = self.year_after(self.skip_sign(at + 2, "-/"));
        // In languages that number weeks, one alone is of the year of publication.
        let alone =
            self.roles(at).has(NUMBERED_WEEK) && !self.roles(at + 2).has(OF) && self.ends_fresh(at + 2);
        let (year, after) = said.or_else(|| alone.then_some((Year::After(0), at + 2)))?;
        Some((Time::Week(Month::Of(year, 0), i8::try_from(number.value).ok()?).into(), after))
    }

    /// The week around a day: `the week of Oct. 16`, `la semaine du 3 mai`.
    pub(super) fn week_around(&self, at: usize) -> Read<Written> {
        self.roles(at).has(WEEK).then_some(())?;
        let day = self.skip(at + 1, OF | WEEK_AROUND | ON | ARTICLE);
        (day > at + 1).then_some(())?;
        let (point, after) = self.point_of_figures(day).or_else(|| self.whole(day, Lead::DATE))?;
        // "Semaine du 18 au 24 septembre" is a range of days.
        let goes_on = self.roles(after).has(TO) || self.is_sign(after, "-");
        (matches!(point.time, Time::Day(..)) && !goes_on).then_some((Written::Week(point), after))
    }

    /// `last week of July`, `last quarter of 1997`, `last Friday in June`, `last day of March`.
    pub(super) fn last_of(&self, at: usize) -> Read<Point> {
        if let Some(edge) = self.edge(at) {
            return Some(edge);
        }
        let meaning = self.meaning(at + 1);
        if meaning.roles.has(WEEK) {
            return self.week_of(at + 2, -1);
        }
        if meaning.roles.has(DAY) {
            let (month, after) = self.month_after(at + 2)?;
            return Some((Time::LastDay(month).into(), after));
        }
        if meaning.roles.has(QUARTER) {
            let (year, after) = self.year_after(at + 2).filter(|_| self.roles(at + 2).has(OF | WITHIN))?;
            return Some((Time::Part(year, 36).into(), after));
        }
        meaning.roles.has(WEEKDAY).then_some(())?;
        let (month, after) = self.month_after(at + 2)?;
        let weekday = u8::try_from(meaning.number.checked_sub(1)?).ok()?;
        Some((Time::WeekdayOf(month, weekday, 5).into(), after))
    }

    /// The month or the year after `of` or `in`.
    fn month_after(&self, at: usize) -> Read<Month> {
        let next = self.skip(at, OF | WITHIN | ARTICLE);
        if let Some((year, after)) = self.relative_year(at) {
            return Some((Month::Of(year, 0), after));
        }
        (next > at).then_some(())?;
        let meaning = self.meaning(next);
        if meaning.roles.has(MONTH | SHORT_MONTH) {
            let (point, after) = self.month(next, meaning, Lead::DATE)?;
            let Time::Part(year, month) = point.time else { return None };
            return Some((Month::Of(year, month), after));
        }
        if let Some(side) = self.side(next).filter(|_| self.roles(next + 1).has(MONTH_LONG)) {
            return Some((Month::After(Base::Publication, side.steps()), next + 2));
        }
        if let Some(side) = self.scene_side(next).filter(|_| self.roles(next + 1).has(MONTH_LONG)) {
            return Some((Month::After(Base::Scene, side.steps()), next + 2));
        }
        let (year, after) = self.year_after(next)?;
        Some((Month::Of(year, 0), after))
    }

    /// A holiday: `Christmas 1963`, `Easter Monday`, `next Christmas`; or its weekend.
    pub(super) fn holiday(&self, at: usize, holiday: u16) -> Read<Point> {
        // "The Christmas holidays", "an Easter parade".
        let noun = self.is_plain_word(at + 1) && !self.is_joined(at + 1) && !self.is_verb(at + 1);
        let qualifies = self.words.month_first && noun && self.before(at).has(ARTICLE | COUNT);
        (!qualifies).then_some(())?;
        if self.roles(at + 1).has(WEEKEND) {
            let (year, after) = self.year_after(at + 2).unwrap_or((Year::Unsaid, at + 2));
            return Some((Time::HolidayWeekend(year, holiday).into(), after));
        }
        if let Some(side) = self.side(at + 1) {
            return Some((Time::Holiday(Year::On(side), holiday).into(), at + 2));
        }
        let told = self.scene_side(at + 1).filter(|side| *side != Side::This && !self.words.article_changes);
        if let Some(side) = told {
            return Some((Time::Holiday(Year::SceneOn(side), holiday).into(), at + 2));
        }
        if let Some((year, after)) = self.year_after(at + 1) {
            return Some((Time::Holiday(year, holiday).into(), after));
        }
        Some((Time::Holiday(Year::Unsaid, holiday).into(), at + 1))
    }

    /// `year-end`, `month's end`, `Jahresbeginn`.
    pub(super) fn edge_of_unit(&self, at: usize, roles: Role) -> Read<Point> {
        let third = if roles.has(YEAR_START) { 37 } else { 39 };
        let year = roles.has(YEAR_START | YEAR_END);
        if year && let Some((year, after)) = self.year_after(at + 1) {
            return Some((Point { third, ..Time::Part(year, 0).into() }, after));
        }
        let unit = if year { Unit::Year } else { Unit::Month };
        Some((Point { third, ..Time::Shift(Base::Now, unit, 0).into() }, at + 1))
    }
}
