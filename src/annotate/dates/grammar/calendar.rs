//! Days, months and years, by names and numbers.

use super::super::lexicon::*;
use super::super::pieces::*;
use super::super::written::*;
use super::numbers::{is_year, valid_day, year_of_two_digits};
use super::{Grammar, Lead, Read};

impl Grammar<'_> {
    /// `Friday, 12 April`, `vendredi dernier`, `Friday the 13th`, `Friday`.
    pub(super) fn weekday(&self, at: usize, weekday: u8) -> Read<Point> {
        let day_of = |which| Time::Weekday(weekday, which).into();
        let short = self.written_at(at).chars().count() <= 4;
        let dot = short && self.is_sign(at + 1, ".") && self.is_joined(at + 1);
        let next = at + 1 + usize::from(dot);
        if let Some(side) = self.side(next) {
            // "Monday next week", "lundi de la semaine prochaine" and "lundi prochain".
            return match self.relative_week(next) {
                Some((weeks, after)) => Some((day_of(Which::OfWeek(weeks)), after)),
                None => Some((day_of(Which::On(side)), next + 1)),
            };
        }
        if let Some(side) = self.scene_side(next).filter(|side| *side != Side::This) {
            return Some((day_of(Which::SceneOn(side)), next + 1));
        }
        let comma = self.skip_sign(next, ",(");
        let day = self.skip(comma, ARTICLE);
        let point = match self.pieces.get(day).map(|piece| piece.kind) {
            Some(Kind::Phrase(meaning)) if meaning.roles.has(MONTH | SHORT_MONTH) => {
                self.month(day, meaning, Lead::DATE)
            }
            Some(Kind::Number(_) | Kind::Phrase(_)) => {
                self.day_month(day).or_else(|| self.point_of_figures(day))
            }
            _ => None,
        };
        if let Some((point, after)) = point.filter(|(point, _)| matches!(point.time, Time::Day(..))) {
            let after =
                after + usize::from(comma > next && self.is_sign(comma - 1, "(") && self.is_sign(after, ")"));
            return Some((Point { weekday: Some(weekday), ..point }, after));
        }
        if let Some((weeks, after)) = self.relative_week(self.skip(next, OF | WITHIN | ARTICLE)) {
            return Some((day_of(Which::OfWeek(weeks)), after));
        }
        // "Friday the 13th": in a month with such a Friday.
        if let Some((number, after)) = self.day(day).filter(|_| {
            day > next
                || !self.words.month_first
                || self.day(day).is_some_and(|(_, after)| self.is_end(after))
        }) && self.number(day).is_none_or(|number| number.digits <= 2)
            && self.ends_fresh(after)
            // In "dinsdag 22 verdachten" the number counts a noun.
            && (self.number(day).is_none_or(|number| number.day) || !self.is_plain_word(after))
        {
            let time = Time::Day(Month::Unsaid, number);
            return Some((Point { weekday: Some(weekday), ..time.into() }, after));
        }
        let which = if self.before(at).has(TO | STARTING) { Which::Until } else { Which::Alone };
        self.is_lone_weekday(at, next).then(|| (day_of(which), next))
    }

    /// Whether a day of the week alone is a single day, neither recurring nor part of a name.
    fn is_lone_weekday(&self, at: usize, next: usize) -> bool {
        let before = self.before(at);
        // "Friday Night Lights".
        let name_after = self.is_word(next)
            && self.is_capital(next)
            && !self.words.capital_nouns
            && !self.roles(next).has(MONTH | WEEKDAY);
        let abbreviated = self.written_at(at).len() <= 3;
        !before.has(EVERY | ORDINAL) && !name_after && !abbreviated
    }

    /// Dates that begin with a month or a season.
    pub(super) fn month(&self, at: usize, meaning: Meaning, lead: Lead) -> Read<Point> {
        let month = u8::try_from(meaning.month).ok()?;
        let is_season = meaning.roles.has(SEASON);
        let next = self.after_month(at, meaning);
        let hyphen = self.is_sign(next, "-/") && self.is_joined(next);
        if (self.words.month_first || self.is_capital_month(at) || hyphen) && !is_season {
            let day = self.month_day(at, next, month);
            if day.is_some() {
                return day;
            }
        }
        if is_season && let Some((year, after)) = self.years_of_season(next) {
            return Some((Time::Part(Year::Of(year), month).into(), after));
        }
        // "Dec-2018".
        if hyphen && let Some((year, after)) = self.year_number(next + 1) {
            return Some((Time::Part(Year::Of(year), month).into(), after));
        }
        if let Some((year, after)) = self.year_after(next) {
            return Some((Time::Part(year, month).into(), after));
        }
        if let Some(side) = self.side(next).filter(|_| !is_season || self.unit(next + 1).is_none()) {
            return Some((Time::Part(Year::On(side), month).into(), next + 1));
        }
        if let Some(side) =
            self.scene_side(next).filter(|side| *side != Side::This && !self.words.article_changes)
        {
            return Some((Time::Part(Year::SceneOn(side), month).into(), next + 1));
        }
        let known = lead.month && (lead.name || !meaning.roles.has(NAME)) || self.is_bare_month(at, meaning);
        let short = meaning.roles.has(SHORT_MONTH)
            && lead.month
            && (next > at + 1 || self.is_capital(at) || lead.name && self.is_small_month(at, next));
        let numbered =
            self.number(next).is_some() || at > 0 && self.number(at - 1).is_some_and(|day| day.digits < 3);
        let alone = (meaning.roles.has(MONTH) || short) && !numbered;
        if is_season {
            let before = self.before(at);
            let within =
                before.has(WITHIN) || before.has(ARTICLE) && at > 1 && self.roles(at - 2).has(WITHIN);
            let lead_on = lead.season && (within || !meaning.roles.has(NAME));
            // "After the fall", "the fall of the city", "to fall".
            let event = at > 1 && self.roles(at - 2).has(SINCE);
            let in_history = self.is_history && (before.has(ARTICLE) && !event || !meaning.roles.has(NAME));
            let shown = (lead_on || in_history) && !self.roles(next).has(OF);
            let is_name = self.is_capital(at)
                && !self.words.capital_nouns
                && !self.starts_sentence(at)
                && !self.is_history;
            return (shown && !is_name && self.ends_fresh(next))
                .then(|| (Time::Part(Year::Unsaid, month).into(), next));
        }
        (alone && known && self.ends_fresh(next)).then(|| (Time::Part(Year::Unsaid, month).into(), next))
    }

    /// The two years of a winter or a sports season, of which the first counts: `1943-44`, `de 1993-1994`.
    fn years_of_season(&self, at: usize) -> Read<i64> {
        let at = self.skip(at, OF | ARTICLE | WITHIN);
        let plain = |at| self.number(at).filter(|number| !number.day && !number.decade);
        let (first, last) = (plain(at).filter(|year| is_year(*year))?, plain(at + 2)?);
        let follows = match last.digits {
            2 => (first.value + 1) % 100 == last.value,
            _ => first.value + 1 == last.value,
        };
        let fits = follows && self.is_sign(at + 1, "-/") && self.ends_fresh(at + 3);
        fits.then_some((i64::from(first.value), at + 3))
    }

    /// Whether an abbreviation without a full stop and a capital is a month. If it may be another word, or months have
    /// a capital ("by sep is"), a clause must end after it.
    fn is_small_month(&self, at: usize, next: usize) -> bool {
        let sure = !self.words.month_first && !self.roles(at).has(WORD | COUNT);
        sure || self.is_end(next) || self.roles(next).has(TO | AND)
    }

    /// The piece after a month and its full stop.
    fn after_month(&self, at: usize, meaning: Meaning) -> usize {
        let short = meaning.roles.has(SHORT_MONTH) && !meaning.roles.has(MONTH);
        let dot = short && self.is_sign(at + 1, ".") && self.is_joined(at + 1);
        at + 1 + usize::from(dot)
    }

    /// Whether a month has a capital, and one or two digits after it, as in English ("Januari 12").
    fn is_capital_month(&self, at: usize) -> bool {
        let dot = usize::from(self.is_sign(at + 1, ".") && self.is_joined(at + 1));
        self.is_capital(at) && self.number(at + 1 + dot).is_some_and(|number| number.digits <= 2)
    }

    /// Whether a month alone is certain: its name is no other word and no name of people.
    fn is_bare_month(&self, at: usize, meaning: Meaning) -> bool {
        let sure = meaning.roles.has(MONTH) && !meaning.roles.has(NAME) && self.words.bare_months;
        let name_before =
            at > 0 && self.is_plain_word(at - 1) && self.is_capital(at - 1) && !self.words.capital_nouns;
        // "September orders fell", but not "September Song".
        let noun = self.is_plain_word(at + 1) && !self.is_capital(at + 1);
        sure && (self.is_history || noun || !self.starts_sentence(at)) && !name_before
    }

    /// `April 12, 2019`, `April 12th`, `April 12`, `April the twelfth`.
    pub(super) fn month_day(&self, at: usize, next: usize, month: u8) -> Read<Point> {
        let stroke = self.is_sign(next, "-/") && self.is_joined(next);
        let next = self.skip(next + usize::from(stroke), ARTICLE);
        // Not "January nineteen eighty-six".
        let in_words = || {
            self.count(next)
                .filter(|(day, _)| *day > 1 && self.year_in_words(next).is_none())
                .and_then(|(day, after)| Some((u8::try_from(day).ok()?, after)))
        };
        let (day, after) = self.day(next).or_else(in_words)?;
        let day = valid_day(u32::from(day), month)?;
        let number = self.number(next);
        let marked = number.is_none_or(|number| number.day);
        if let Some((year, after)) =
            self.year_after_day(after, stroke).or_else(|| self.year_after_time(after))
        {
            return Some((Time::Day(Month::Of(year, month), day).into(), after));
        }
        // "Dec 31, 9999".
        let other = self.is_sign(after, ",") && self.number(after + 1).is_some_and(|year| year.digits > 3);
        (!other).then_some(())?;
        // In "in April 12 people" the number counts people.
        let no_unit = !self.before(at).has(WITHIN)
            || self.is_end(after)
            || self.roles(after).has(WITHIN | ON | ARTICLE | AND);
        let fits = self.ends_fresh(after) && (marked || no_unit) && !self.roles(after).has(COUNTED);
        fits.then(|| (Time::Day(Month::Of(Year::Unsaid, month), day).into(), after))
    }

    /// The year after a day and a time: `Aug 16 18:00:28 2011`.
    fn year_after_time(&self, at: usize) -> Read<Year> {
        let part = |at: usize| self.number(at).is_some_and(|part| part.digits == 2 && part.value < 60);
        let goes_on = |at: usize| self.is_sign(at, ":") && part(at + 1);
        (part(at) && goes_on(at + 1)).then_some(())?;
        let after = if goes_on(at + 3) { at + 5 } else { at + 3 };
        let (year, after) = self.year_number(after)?;
        Some((Year::Of(year), after))
    }

    /// A day after its month, in languages in which that is usual.
    pub(super) fn day_after_month(&self, at: usize) -> Read<Point> {
        let meaning = self.meaning(at);
        (self.words.month_first && meaning.roles.has(MONTH | SHORT_MONTH)).then_some(())?;
        self.month_day(at, self.after_month(at, meaning), u8::try_from(meaning.month).ok()?)
    }

    /// Two days of one month: `April 6-7`, `November 18 to 19, 2015`.
    pub(super) fn month_days(&self, at: usize) -> Read<(Point, Point)> {
        let meaning = self.meaning(at);
        meaning.roles.has(MONTH | SHORT_MONTH).then_some(())?;
        let month = u8::try_from(meaning.month).ok()?;
        let next = self.skip(self.after_month(at, meaning), ARTICLE);
        let (first, joint) = self.day(next)?;
        let is_joint = self.is_sign(joint, "-") || self.roles(joint).has(TO) || self.roles(joint).has(AND);
        is_joint.then_some(())?;
        let (last, after) = self.day(self.skip(joint + 1, ARTICLE))?;
        let (first, last) = (valid_day(u32::from(first), month)?, valid_day(u32::from(last), month)?);
        let neighbours = !self.roles(joint).has(AND) || first + 1 == last;
        // "April 6 to 12 May" goes on with another month.
        let goes_on = self.roles(self.skip(after, OF)).has(MONTH | SHORT_MONTH);
        (first < last && neighbours && !goes_on && self.ends_fresh(after)).then_some(())?;
        let (year, after) = self.year_after(after).unwrap_or((Year::Unsaid, after));
        let day = |day| Time::Day(Month::Of(year, month), day).into();
        Some(((day(first), day(last)), after))
    }

    /// `12 April 2019`, `12. April`, `12 de abril de este año`, `23-Sep-2020`, `the twelfth of April`.
    pub(super) fn day_month(&self, at: usize) -> Read<Point> {
        let (day, after) = self.day(at)?;
        let dot = self.is_sign(after, ".")
            && self.is_joined(after)
            && self.roles(after + 1).has(MONTH | SHORT_MONTH);
        let after = after + usize::from(dot);
        // "The 15th day of June".
        let after = after + usize::from(self.roles(after).has(DAY) && self.roles(after + 1).has(OF));
        let stroke = self.is_sign(after, "-/") && self.is_joined(after);
        // "3 en mayo", but not "[finished] third in May".
        (self.number(at).is_some() || !self.roles(after).has(WITHIN)).then_some(())?;
        let after = if stroke { after + 1 } else { self.skip(after, OF | WITHIN) };
        let meaning = self.meaning(after);
        if let Some((month, after)) =
            self.relative_month(self.skip(after, ARTICLE)).filter(|_| !meaning.roles.has(MONTH | SHORT_MONTH))
        {
            return Some((Time::Day(month, day).into(), after));
        }
        if !meaning.roles.has(MONTH | SHORT_MONTH) {
            return None;
        }
        let month = u8::try_from(meaning.month).ok()?;
        let day = valid_day(u32::from(day), month)?;
        let next = self.after_month(after, meaning);
        let of = |year| Time::Day(Month::Of(year, month), day).into();
        if let Some((year, after)) = self.year_after_day(next, stroke) {
            return Some((of(year), after));
        }
        if let Some(side) = self.side(next) {
            return Some((of(Year::On(side)), next + 1));
        }
        Some((of(Year::Unsaid), next))
    }

    /// `of last month`, `du mois prochain`, `of the same month`, after the number of a day.
    fn relative_month(&self, at: usize) -> Read<Month> {
        let based = |at| {
            let told = self.scene_side(at).map(|side| (Base::Scene, side));
            self.side(at).map(|side| (Base::Publication, side)).or(told)
        };
        let ((base, side), unit) = match based(at) {
            Some(based) => (based, at + 1),
            None => (based(at + 1)?, at),
        };
        self.roles(unit).has(MONTH_LONG).then(|| (Month::After(base, side.steps()), at + 2))
    }

    /// The week after a day of the week: `next week`, `de la semaine prochaine`.
    fn relative_week(&self, at: usize) -> Read<i64> {
        let (side, unit) = match self.side(at) {
            Some(side) => (side, at + 1),
            None => (self.side(at + 1)?, at),
        };
        self.roles(unit).has(WEEK).then(|| (side.steps(), at + 2))
    }

    /// The year after a day and its month; with a hyphen or a slash, if these are joined by one as well.
    fn year_after_day(&self, at: usize, stroke: bool) -> Read<Year> {
        if stroke && self.is_joined(at) && self.is_sign(at, "-/") {
            let number = self.number(at + 1).filter(|number| !number.day && !number.decade)?;
            let year = match number.digits {
                4 if is_year(number) => i64::from(number.value),
                2 => year_of_two_digits(number.value, self.now),
                _ => return None,
            };
            return self.ends_fresh(at + 2).then_some((Year::Of(year), at + 2));
        }
        self.year_after(at)
    }
}
