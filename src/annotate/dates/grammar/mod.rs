//! A recursive descent parser: pieces of a text in, dates out, in which much may be left open.
//!
//! One grammar serves all languages. A month is a word, so `12 April`, `April 12` and `12 de abril` are unambiguous,
//! and the order of the language matters only for dates in figures.
//!
//! # How is it built?
//! Each production is a function that reads pieces from an index on and returns the result and the index after it.
//! `written` tries them in order:
//!
//! ```text
//! written  = frame | figures | joined
//! frame    = "between" point "and" point | "from" point "to" point
//! joined   = point (("–" | "to") point)? | days of a month | years of an era
//! point    = "about"? "early"? whole
//! whole    = what a number, a month, a day of the week, a unit … may begin
//! ```
//!
//! A new form of dates needs a production here, roles for its words in [`crate::language::roles`], and the words in
//! the language files.

mod ages;
mod calendar;
mod cursor;
mod days;
mod figures;
mod joined;
mod numbers;
mod offsets;
mod parts;
mod relative;
mod years;

use super::super::cost;
use super::lexicon::*;
use super::pieces::*;
use super::written::*;
use crate::language::DateWords;

/// A result, and the index of the piece after it.
type Read<T> = Option<(T, usize)>;

/// How a month or a number may be read after the words before it.
#[derive(Clone, Copy, Debug)]
struct Lead {
    /// A month that stands alone is a month; `name` even if it is a name of people.
    month: bool,
    name: bool,
    /// A season that stands alone is one of a year.
    season: bool,
    /// A number of four digits is a year.
    year: bool,
    /// A number of tens is a decade.
    decade: bool,
}

impl Lead {
    /// Part of a date already.
    const DATE: Self = Self { month: true, name: true, season: true, year: true, decade: true };
}

/// The parser for the pieces of a passage.
pub(super) struct Grammar<'a> {
    pub(super) text: &'a str,
    pub(super) pieces: &'a [Piece],
    pub(super) words: &'static DateWords,
    /// The year of publication, or a default.
    pub(super) now: i64,
    /// The current year of a history.
    pub(super) told: Option<i64>,
    /// The text is a history, in which years need fewer words around them.
    pub(super) is_history: bool,
    /// The index after the last date found: `and` there may join a similar one.
    pub(super) after_date: usize,
}

impl Grammar<'_> {
    /// Reads the date that begins with the piece at `at`.
    pub(super) fn written(&self, at: usize) -> Read<Written> {
        match self.pieces.get(at)?.kind {
            Kind::Sign(_) => return None,
            Kind::Word if !self.roles(at + 1).has(CENTURY) => return None,
            Kind::Phrase(_) | Kind::Number(_) | Kind::Word => {}
        }
        if self.roles(at).has(NO_DATE) {
            return Some((Written::Nothing, at + 1));
        }
        // "Rue du 4 septembre".
        if self.before(at).has(STREET)
            && let Some((_, after)) = self.figures_or_joined(at)
        {
            return Some((Written::Nothing, after));
        }
        self.framed(at).or_else(|| {
            if !self.starts_fresh(at) {
                return None;
            }
            (self.recurring(at))
                .or_else(|| self.stretch(at))
                .or_else(|| self.offset(at))
                .or_else(|| self.week_around(at))
                .or_else(|| self.figures_or_joined(at))
        })
    }

    fn figures_or_joined(&self, at: usize) -> Read<Written> {
        let Some((first, after)) = self.figures(at) else { return self.joined(at) };
        // "29/2-1/3", "1-10-2018 – 7-10-2018".
        let joint = self.is_sign(after, "-") || self.roles(after).has(TO);
        if let (true, Written::Point(first)) = (joint, first)
            && let Some((last, after)) = self.last_end(self.skip(after + 1, ARTICLE), first)
        {
            return Some((Written::Period(first, last), after));
        }
        Some((first, after))
    }

    /// Recurring dates: `every Friday`.
    fn recurring(&self, at: usize) -> Read<Written> {
        let roles = self.roles(at);
        if roles.has(EVERY) {
            let next = self.skip(at + 1, ORDINAL | EVERY);
            if self.roles(next).has(YEAR | YEARS) {
                return Some((Written::Yearly, next + 1));
            }
            let unit = self.roles(next).has(WEEKDAY | MONTH | SEASON | HOLIDAY) || self.unit(next).is_some();
            return unit.then_some((Written::Nothing, next + 1));
        }
        if roles.has(YEARLY) {
            return Some((Written::Yearly, at + 1));
        }
        // "The fiscal third quarter": the months are unknown.
        if roles.has(FISCAL)
            && let Some((_, after)) = self.ordinal(self.skip(at + 1, YEAR | OF))
            && self.whole(at, Lead::DATE).is_none()
        {
            return Some((Written::Nothing, after));
        }
        None
    }

    /// A date that begins at `at`, as `lead` allows: `about early 2018`.
    fn point(&self, at: usize, lead: Lead) -> Read<Point> {
        let about = if self.roles(at).has(ABOUT) {
            let next = self.skip(at + 1, ARTICLE);
            let part = self.point_of_figures(next).or_else(|| self.part(next, Lead::DATE));
            // "They talked about today".
            let part = part.filter(|(point, _)| !matches!(point.time, Time::Shift(_, Unit::Day, _)));
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
        let (point, after) = match self.pieces.get(at)?.kind {
            Kind::Number(number) => self.numbered(at, number, lead),
            Kind::Phrase(meaning) => self.worded(at, meaning, lead),
            Kind::Word => self.roman_century(at),
            Kind::Sign(_) => None,
        }?;
        let accounts = (at..after).any(|at| self.roles(at).has(FISCAL));
        Some((if accounts { of_accounts(point)? } else { point }, after))
    }

    fn numbered(&self, at: usize, number: Number, lead: Lead) -> Read<Point> {
        (self.day_month(at))
            .or_else(|| self.ordinal(at))
            .or_else(|| self.same_in_year(at, number))
            .or_else(|| self.century(at))
            .or_else(|| self.decade(at, number, lead))
            .or_else(|| self.joined_decade(at, number))
            .or_else(|| self.counted(at))
            .or_else(|| self.common_era(at))
            .or_else(|| self.year_first(at, number))
            .or_else(|| self.bare_year(at, number, lead))
            .or_else(|| self.clipped_year(at, number))
            .or_else(|| self.day_alone(at, number))
    }

    /// `2019 Q3`, `1982 summer`, `2016 November`.
    fn year_first(&self, at: usize, number: Number) -> Read<Point> {
        (numbers::is_year(number) && !number.day && !number.decade).then_some(())?;
        let year = Year::Of(i64::from(number.value));
        if let Some((part, after)) = self.part_after_year(at + 1) {
            return Some((Time::Part(year, part).into(), after));
        }
        let meaning = self.meaning(at + 1);
        let month = u8::try_from(meaning.month).ok()?;
        let short = meaning.roles.has(SHORT_MONTH) && !meaning.roles.has(WORD | COUNT);
        let named = (meaning.roles.has(MONTH | SEASON) || short) && !self.is_joined(at + 1);
        (named && self.year_after(at + 2).is_none() && self.day(at + 2).is_none())
            .then(|| (Time::Part(year, month).into(), at + 2))
    }

    /// `the 20th`, in the month of the date before.
    fn day_alone(&self, at: usize, number: Number) -> Read<Point> {
        let before = self.before(at);
        let led = before.has(ARTICLE)
            && at > 1
            && self.roles(at - 2).has(ON | FROM | TO | BEFORE_YEAR | BEFORE_MONTH | SINCE);
        // "Le 18", "il 22"; in English a number after an article counts something.
        let plain =
            before.has(ON) && !self.words.month_first && !self.words.capital_nouns && number.digits <= 2;
        // "The 3rd and the 5th".
        let listed = before.has(ARTICLE) && self.follows_date(at - 1);
        let shown = number.day && (led || listed || before.has(ON)) || plain && !number.decade;
        let day = u8::try_from(number.value).ok().filter(|day| (1..=31).contains(day))?;
        let decimal = self.is_sign(at + 1, ".,") && self.is_joined(at + 2);
        let apart = !decimal && !self.is_sign(at + 1, "-/%°€$£:");
        // "June 21 and 23".
        if self.after_date == at - usize::from(at > 0)
            && before.has(AND)
            && at > 1
            && self.number(at - 2).is_some_and(|day| day.digits <= 2)
            && number.digits <= 2
        {
            let ends = apart && self.is_end(at + 1) && self.ends_fresh(at + 1);
            return ends.then(|| (Time::Day(Month::After(Base::Scene, 0), day).into(), at + 1));
        }
        // "On the 20th was", "on the 20th the", but not "on the 20th floor".
        let goes_on = number.day && (led && self.is_verb(at + 1) || self.roles(at + 1).has(ARTICLE));
        // "In the 17th and 54th minutes".
        let other = self.skip(at + 2, ARTICLE);
        let noun = self.roles(other + 1).has(COUNTED) || self.is_plain_word(other + 1);
        let counted = self.number(other).is_some()
            && (self.roles(at + 1).has(TO)
                || self.roles(at + 1).has(AND) && noun && !self.is_verb(other + 1));
        let alone = shown
            && (self.is_end(at + 1) || self.roles(at + 1).has(AND | TO) || goes_on)
            && self.ends_fresh(at + 1)
            && !counted;
        (alone && apart).then(|| (Time::Day(Month::Unsaid, day).into(), at + 1))
    }

    /// Whether "and" joins the piece here to a date before.
    fn follows_date(&self, at: usize) -> bool {
        at > 0 && self.after_date == at - 1 && self.before(at).has(AND)
    }

    /// `le vingt-deux`; smaller numbers more often count something else.
    fn day_in_words(&self, at: usize) -> Read<Point> {
        let (day, after) = self.number_in_words(at)?;
        let day = u8::try_from(day).ok().filter(|day| (21..=31).contains(day))?;
        let alone = self.before(at).has(ON) && !self.words.month_first && self.is_end(after);
        alone.then(|| (Time::Day(Month::Unsaid, day).into(), after))
    }

    fn worded(&self, at: usize, meaning: Meaning, lead: Lead) -> Read<Point> {
        let roles = meaning.roles;
        let mut found = None;
        macro_rules! or_if {
            ($role:expr, $production:expr) => {
                if found.is_none() && roles.has($role) {
                    found = $production;
                }
            };
        }
        or_if!(WEEKDAY, self.weekday(at, u8::try_from(meaning.number.saturating_sub(1)).unwrap_or_default()));
        or_if!(TODAY | YESTERDAY | TOMORROW | BEFORE_YESTERDAY | AFTER_TOMORROW, self.day_by_name(at, roles));
        or_if!(NEXT_DAY | DAY_BEFORE, self.neighbouring_day(at, roles));
        or_if!(LAST, self.last_of(at));
        or_if!(LAST | NEXT | THIS, self.relative(at));
        or_if!(LAST_BUT_ONE | NEXT_BUT_ONE, self.but_one(at));
        or_if!(YEAR_BEFORE, self.year_before(at));
        or_if!(SAME | FOLLOWING | PREVIOUS, self.of_scene(at));
        or_if!(HOLIDAY, self.holiday(at, meaning.holiday));
        or_if!(MONTH | SHORT_MONTH | SEASON, self.month(at, meaning, lead));
        or_if!(AGO_BEFORE, self.ago_before(at));
        or_if!(AHEAD | AHEAD_PERHAPS, self.ahead(at));
        or_if!(REST, self.rest(at));
        or_if!(ORDINAL | COUNT, self.ordinal(at).or_else(|| self.century(at)).or_else(|| self.day_month(at)));
        or_if!(COUNT | HALF_OF, self.counted(at));
        or_if!(COUNT, self.day_in_words(at));
        or_if!(COUNT, self.decade_of_century(at));
        or_if!(
            COUNT | THOUSAND,
            self.year_in_words(at)
                .filter(|_| lead.year)
                .map(|(year, after)| (Time::year(year).into(), after))
        );
        or_if!(QUARTER_SIGN | HALF_SIGN, self.part_sign(at, meaning));
        or_if!(FISCAL, self.fiscal(at));
        or_if!(YEAR_START | YEAR_END | MONTH_END, self.edge_of_unit(at, roles));
        or_if!(WEEKEND, self.weekend(at));
        // "[The comparable] quarter last year".
        or_if!(QUARTER | PERIOD, self.same_of_year(at));
        or_if!(UNIT | CENTURY | DAY_PART, self.unit_first(at));
        or_if!(DECADE_BEFORE, self.after_decades(at));
        or_if!(DECADE, self.decade_in_words(at, meaning, lead));
        or_if!(CENTURY, self.roman(at + 1).and_then(|century| self.century_of(century, at + 2)));
        or_if!(COMMON_ERA, self.era_first(at));
        found
    }

    fn after_decades(&self, at: usize) -> Read<Point> {
        // "En los 90", but not "en los 90 municipios".
        let fits = |after: usize| !self.roles(at).has(WITHIN) || self.is_end(after);
        let decade = self.words.decade_suffixes.is_empty().then(|| self.decade_after_word(at + 1))?;
        decade.filter(|(_, after)| fits(*after))
    }

    /// `AD 476`.
    fn era_first(&self, at: usize) -> Read<Point> {
        let number =
            self.number(at + 1).filter(|number| number.digits <= 4 && !number.decade && !number.day)?;
        Some((Time::year(i64::from(number.value)).into(), at + 2))
    }

    /// `the weekend`, `over the weekend`, if no other word says which.
    fn weekend(&self, at: usize) -> Read<Point> {
        if let Some(found) = self.unit_first(at) {
            return Some(found);
        }
        let noun = self.is_plain_word(at + 1) && !self.words.capital_nouns;
        // "Over the weekend police arrested", but not "the weekend trip".
        let before = self.before(at);
        let led = before.has(ARTICLE) && at > 1 && self.roles(at - 2).has(ON | WITHIN | MORE_THAN);
        let shown = led || before.has(ARTICLE | ON | WITHIN | BEFORE_YEAR | BEFORE_MONTH) && !noun;
        shown.then(|| (Time::Shift(Base::Now, Unit::Weekend, 0).into(), at + 1))
    }

    /// How a piece may be read after the words before it.
    fn lead(&self, at: usize) -> Lead {
        let before = self.before(at);
        let mut roles = before;
        if before.has(ARTICLE) && at > 1 {
            roles |= self.roles(at - 2);
        }
        let another = at > 0 && self.after_date == at - 1 && (before.has(AND) || self.is_sign(at - 1, ","));
        Lead {
            month: roles.has(WITHIN | BEFORE_MONTH | SINCE) || another,
            name: before.has(WITHIN | SINCE) || another,
            season: roles.has(WITHIN | BEFORE_MONTH | SINCE) || another,
            year: roles.has(WITHIN | BEFORE_YEAR | YEAR | FISCAL) || another,
            decade: before.has(DECADE_BEFORE) || at > 1 && self.is_sign(at - 1, "'"),
        }
    }
}

/// A fiscal year, whose start depends on the company, is about that calendar year; a part of one alone is not
/// resolved.
fn of_accounts(point: Point) -> Option<Point> {
    let time = match point.time {
        Time::Part(Year::Unsaid, _) | Time::Shift(_, Unit::Quarter | Unit::Half, _) => return None,
        Time::Part(year, _) => Time::Part(year, 0),
        Time::Shift(_, Unit::Year, _) => point.time,
        _ => return Some(point),
    };
    Some(Point { about: true, third: 0, ..time.into() })
}
