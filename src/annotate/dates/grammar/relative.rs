//! Dates relative to the day of publication or to the last date.

use super::super::lexicon::*;
use super::super::written::*;
use super::{Grammar, Read};

impl Grammar<'_> {
    /// `last year`, `next Friday`, `this March`, `the past three weeks`.
    pub(super) fn relative(&self, at: usize) -> Read<Point> {
        let side = self.side(at)?;
        // "This past weekend".
        let inner = self.side(at + 1).filter(|_| side == Side::This && self.words.article_changes);
        let side = inner.unwrap_or(side);
        let before = self.before(at);
        // "The next month" is relative to the last date.
        let of_scene = self.words.article_changes && before.has(ARTICLE) && side == Side::Next;
        // "The past" contains its article.
        let article = before.has(ARTICLE) || self.written_at(at).contains(' ');
        let of_any = self.words.article_changes && article && side == Side::Last;
        let next = self.skip(at + 1, LAST | NEXT);
        let meaning = self.meaning(next);
        let roles = meaning.roles;
        if self.is_title(at, next) {
            return None;
        }
        if let Some(span) = self.span(next, side) {
            return Some(span);
        }
        if let Some(day) = self.day_on_side(next, side).filter(|_| !of_any) {
            return Some(day);
        }
        if of_any && !roles.has(MONTH | WEEKDAY | QUARTER | SEASON | WEEKEND) {
            return None;
        }
        let time = if roles.has(WEEKDAY) {
            let weekday = u8::try_from(meaning.number.checked_sub(1)?).ok()?;
            Time::Weekday(weekday, if of_scene { Which::SceneOn(side) } else { Which::On(side) })
        } else if self.month_days(next).is_some() {
            // "Last Dec. 9-13".
            return None;
        } else if let Some(day) = self.day_after_month(next).filter(|(day, _)| day.says_year()) {
            // "In this March 2, 2011, photo".
            return Some(day);
        } else if roles.has(MONTH | SHORT_MONTH | SEASON) {
            let year = if of_scene { Year::SceneOn(side) } else { Year::On(side) };
            Time::Part(year, u8::try_from(meaning.month).ok()?)
        } else if roles.has(HOLIDAY) {
            Time::Holiday(Year::On(side), meaning.holiday)
        } else {
            let unit = self.one_unit(next)?;
            // "La última década" is the last ten years.
            if unit == Unit::Decade && side == Side::Last && !self.words.article_changes {
                return None;
            }
            // "This evening" and "last night" are phrases of their own.
            if roles.has(DAY_PART) && !roles.has(THERE) && side != Side::Next {
                return None;
            }
            if roles.has(THERE) {
                return Some((Time::Shift(Base::Scene, unit, 0).into(), next + 1));
            }
            return self.unit_with_day(next, unit, side, of_scene);
        };
        Some((time.into(), next + 1))
    }

    /// `[el pasado] 3 de mayo`, `[last] Dec. 9`.
    fn day_on_side(&self, at: usize, side: Side) -> Read<Point> {
        let (point, after) = self.day_month(at).or_else(|| self.day_after_month(at))?;
        let Time::Day(Month::Of(Year::Unsaid, month), day) = point.time else { return None };
        (side != Side::This).then(|| (Time::Day(Month::Of(Year::On(side), month), day).into(), after))
    }

    /// A unit on a side, and an optional day of the week: `next week Monday`.
    fn unit_with_day(&self, at: usize, unit: Unit, side: Side, of_scene: bool) -> Read<Point> {
        let base = if of_scene { Base::Scene } else { Base::Publication };
        if unit == Unit::Year
            && !of_scene
            && let Some((part, after)) = self.part_after_year(at + 1)
        {
            return Some((Time::Part(Year::After(side.steps()), part).into(), after));
        }
        if unit == Unit::Year
            && !of_scene
            && let Some(found) = self.month_of_side(at + 1, side)
        {
            return Some(found);
        }
        if unit == Unit::Week && !of_scene {
            let day = self.skip(self.skip_sign(at + 1, "-"), ON | OF);
            let meaning = self.meaning(day);
            if meaning.roles.has(WEEKDAY) && self.written_at(day).len() > 2 {
                let weekday = u8::try_from(meaning.number.checked_sub(1)?).ok()?;
                return Some((Time::Weekday(weekday, Which::OfWeek(side.steps())).into(), day + 1));
            }
        }
        // "Ce jour": that of the last date.
        let base = if unit == Unit::Day { Base::Scene } else { base };
        Some((Time::Shift(base, unit, side.steps()).into(), at + 1))
    }

    /// `[next year] in June`, `[volgend jaar] juni`.
    fn month_of_side(&self, at: usize, side: Side) -> Read<Point> {
        let month = self.skip(at, WITHIN);
        let meaning = self.meaning(month);
        let lone = meaning.roles.has(MONTH | SEASON) && self.year_after(month + 1).is_none();
        let days = self.day(month + 1).is_some() || at > 0 && self.day(month.wrapping_sub(1)).is_some();
        (lone && !days && (month > at || !self.words.capital_nouns)).then_some(())?;
        let part = u8::try_from(meaning.month).ok()?;
        Some((Time::Part(Year::After(side.steps()), part).into(), month + 1))
    }

    /// `vorletztes Jahr`, `the week after next`.
    pub(super) fn but_one(&self, at: usize) -> Read<Point> {
        let unit = self.one_unit(at + 1)?;
        let steps = if self.roles(at).has(NEXT_BUT_ONE) { 2 } else { -2 };
        Some((Time::Shift(Base::Publication, unit, steps).into(), at + 2))
    }

    /// `the year-earlier quarter`, `im Vorjahr`.
    pub(super) fn year_before(&self, at: usize) -> Read<Point> {
        // "The year before last".
        if self.words.month_first && self.roles(at + 1).has(LAST) && self.is_end(at + 2) {
            return Some((Time::Shift(Base::Publication, Unit::Year, -2).into(), at + 2));
        }
        let shift = |unit, count, after| Some((Time::Shift(Base::Scene, unit, count).into(), after));
        match self.one_unit(at + 1) {
            Some(Unit::Quarter) => shift(Unit::Quarter, -4, at + 2),
            Some(Unit::Month) => shift(Unit::Month, -12, at + 2),
            _ => shift(Unit::Year, -1, at + 1),
        }
    }

    /// Whether words with capitals are a title, as in `This Week with …`.
    fn is_title(&self, at: usize, next: usize) -> bool {
        let roles = self.roles(next);
        let name = self.is_capital(next)
            && !self.words.capital_nouns
            && !roles.has(MONTH | SHORT_MONTH | WEEKDAY | HOLIDAY);
        name && self.is_capital(at)
    }

    /// A number of units on a side: `[the last] three weeks`, `[les] 2 prochains jours`.
    fn span(&self, at: usize, side: Side) -> Read<Point> {
        let (count, unit) = self.count(at)?;
        // "It will last three days".
        let verb = self.words.month_first && at > 1 && self.roles(at - 2).has(FUTURE | TO);
        let time = self.span_of(Base::Now, count, self.unit(unit)?, side)?;
        (!(verb && side == Side::Last) && self.is_whole(unit + 1)).then(|| (time.into(), unit + 1))
    }

    /// Whether units are not part of another date, as in `the last three months of 1997`.
    fn is_whole(&self, after: usize) -> bool {
        let roles = self.roles(after);
        !roles.has(OF) || roles.has(WITHIN)
    }

    fn span_of(&self, base: Base, count: i64, unit: Unit, side: Side) -> Option<Time> {
        let many = !matches!(unit, Unit::Weekend | Unit::Half | Unit::Century);
        (many && side != Side::This && count > 0).then(|| Time::Span(base, unit, side.steps() * count))
    }

    /// Dates that begin with a unit: `semaine dernière`, `mois suivant`, `quarter`.
    pub(super) fn unit_first(&self, at: usize) -> Read<Point> {
        let unit = self.one_unit(at).or_else(|| self.unit(at))?;
        let one = self.one_unit(at).is_some();
        if one && let Some(side) = self.side(at + 1) {
            // "Mois dernier".
            return self.unit_after_side(at, unit, side);
        }
        if one && let Some(side) = self.scene_side(at + 1).filter(|_| !self.words.article_changes) {
            return Some((Time::Shift(Base::Scene, unit, side.steps()).into(), at + 2));
        }
        let after = self.roles(at + 1);
        if one && after.has(NEXT_BUT_ONE | LAST_BUT_ONE) {
            let steps = if after.has(NEXT_BUT_ONE) { 2 } else { -2 };
            return Some((Time::Shift(Base::Publication, unit, steps).into(), at + 2));
        }
        // "The year before", "im Jahr darauf".
        let sure = after.has(LATER | EARLIER) && !self.words.month_first && !self.roles(at + 2).has(OF);
        let led = self.before(at).has(ARTICLE | WITHIN) && (sure || self.is_end(at + 2));
        if one && led && after.has(BEFOREHAND | EARLIER | AFTERWARDS | LATER) {
            let steps = if after.has(BEFOREHAND | EARLIER) { -1 } else { 1 };
            return Some((Time::Shift(Base::Told, unit, steps).into(), at + 2));
        }
        if unit == Unit::Week { self.numbered_week(at) } else { None }
    }

    fn unit_after_side(&self, at: usize, unit: Unit, side: Side) -> Read<Point> {
        // In English the side is before the unit.
        (!self.words.article_changes || side == Side::This && unit != Unit::Half).then_some(())?;
        if unit == Unit::Year
            && let Some(found) = self.month_of_side(at + 2, side)
        {
            return Some(found);
        }
        if self.roles(at).has(DAY_PART) {
            return None;
        }
        let base = if unit == Unit::Day { Base::Scene } else { Base::Publication };
        Some((Time::Shift(base, unit, side.steps()).into(), at + 2))
    }

    /// Dates relative to the last date: `that year`, `the same day`, `the following month`, `the previous Friday`.
    pub(super) fn of_scene(&self, at: usize) -> Read<Point> {
        let side = self.scene_side(at)?;
        let next = self.skip(at + 1, SAME);
        let meaning = self.meaning(next);
        if meaning.roles.has(WEEKDAY) && side != Side::This {
            let weekday = u8::try_from(meaning.number.checked_sub(1)?).ok()?;
            return Some((Time::Weekday(weekday, Which::SceneOn(side)).into(), next + 1));
        }
        if meaning.roles.has(HOLIDAY) && side != Side::This {
            return Some((Time::Holiday(Year::SceneOn(side), meaning.holiday).into(), next + 1));
        }
        // "That May" may begin a clause.
        let month = if side == Side::This { SEASON } else { MONTH | SEASON };
        if meaning.roles.has(month) {
            return Some((
                Time::Part(Year::SceneOn(side), u8::try_from(meaning.month).ok()?).into(),
                next + 1,
            ));
        }
        if side == Side::This
            && let Some(same) = self.same_of_year(next)
        {
            return Some(same);
        }
        if let Some((count, unit)) = self.count(next) {
            let time = self.span_of(Base::Scene, count, self.unit(unit)?, side)?;
            return Some((time.into(), unit + 1));
        }
        let unit = self.one_unit(next).filter(|unit| *unit != Unit::Half)?;
        Some((Time::Shift(Base::Scene, unit, side.steps()).into(), next + 1))
    }

    /// Dates that begin with a number and a unit: `three days ago`, `two weeks later`, `two weeks from now`, `5
    /// prochains jours`.
    pub(super) fn counted(&self, at: usize) -> Read<Point> {
        if let Some(ago) = self.ago_today(at) {
            return Some(ago);
        }
        if let Some(after) = self.half_year(at) {
            let (base, sign) = self.direction(after)?;
            return Some((self.away(Unit::Month, 6 * i64::from(sign), base)?, after + 1));
        }
        let (count, unit) = self.count(at)?;
        if let Some((base, side)) = self.based_side(unit) {
            let time = self.span_of(base, count, self.unit(unit + 1)?, side)?;
            return self.is_whole(unit + 2).then(|| (time.into(), unit + 2));
        }
        if let Some(((months, days), after)) = self.units(at) {
            let (base, sign) = self.direction(after)?;
            return Some((Time::Apart(base, sign * months, sign * days).into(), after + 1));
        }
        let (of, after) = (self.unit(unit)?, unit + 1);
        let roles = self.roles(after);
        if roles.has(AGO_AFTER) {
            return Some((self.away(of, -count, Base::Publication)?, after + 1));
        }
        if roles.has(FROM_NOW) {
            return Some((self.away(of, count, Base::Publication)?, after + 1));
        }
        if let Some((base, side)) = self.based_side(after).filter(|_| !self.words.article_changes) {
            let time = self.span_of(base, count, of, side)?;
            return self.is_whole(after + 1).then(|| (time.into(), after + 1));
        }
        let steps = if roles.has(LATER) {
            count
        } else if roles.has(EARLIER) {
            -count
        } else if roles.has(AFTERWARDS | BEFOREHAND) && (self.is_end(after + 1) || self.is_verb(after + 1)) {
            if roles.has(AFTERWARDS) { count } else { -count }
        } else {
            return None;
        };
        (!self.roles(after + 1).has(OF)).then_some(())?;
        // News compares periods with those of the year before.
        if of == Unit::Year && steps == -1 && !self.is_history {
            return Some((Time::Same(Year::Scene(-1), Unit::Year).into(), after + 1));
        }
        Some((self.away(of, steps, Base::Scene)?, after + 1))
    }

    /// The index after `half a year`, `einem halben Jahr`, `medio año`.
    fn half_year(&self, at: usize) -> Option<usize> {
        let one = |at: usize| self.roles(at).has(COUNT) && self.meaning(at).number == 1;
        let half = at + usize::from(one(at));
        self.roles(half).has(HALF_OF).then_some(())?;
        let year = half + 1 + usize::from(half == at && one(half + 1));
        self.roles(year).has(YEAR).then_some(year + 1)
    }

    /// The side of a word, and its base.
    fn based_side(&self, at: usize) -> Option<(Base, Side)> {
        let side = self.side(at).map(|side| (Base::Now, side));
        side.or_else(|| self.scene_side(at).map(|side| (Base::Scene, side)))
    }

    /// The base and the direction of a word after a length of time.
    fn direction(&self, at: usize) -> Option<(Base, i32)> {
        let roles = self.roles(at);
        [
            (AGO_AFTER, Base::Publication, -1),
            (FROM_NOW, Base::Publication, 1),
            (LATER, Base::Scene, 1),
            (EARLIER, Base::Scene, -1),
        ]
        .into_iter()
        .find_map(|(role, base, sign)| roles.has(role).then_some((base, sign)))
    }

    /// `2 years, 1 month and 21 days` as months and days: several units, each once.
    fn units(&self, at: usize) -> Read<(i32, i32)> {
        let (mut months, mut days, mut next, mut after) = (0, 0, at, at);
        let mut several = 0;
        for _ in 0..4 {
            let Some((count, unit)) = self.count(next) else { break };
            let count = i32::try_from(count).ok()?;
            match self.unit(unit) {
                Some(Unit::Day) => days += count,
                Some(Unit::Week) => days += 7 * count,
                Some(Unit::Month) => months += count,
                Some(Unit::Year) => months += 12 * count,
                _ => break,
            }
            (several, after) = (several + 1, unit + 1);
            next = self.skip(self.skip_sign(after, ","), AND);
        }
        (several > 1).then_some(((months, days), after))
    }

    /// `vor drei Tagen`, `il y a deux ans`.
    pub(super) fn ago_before(&self, at: usize) -> Read<Point> {
        if let Some(ago) = self.ago_today(at) {
            return Some(ago);
        }
        if let Some(((months, days), after)) = self.units(at + 1) {
            return Some((Time::Apart(Base::Publication, -months, -days).into(), after));
        }
        if let Some(after) = self.half_year(at + 1) {
            return Some((self.away(Unit::Month, -6, Base::Publication)?, after));
        }
        let (count, unit) = self.count(at + 1)?;
        Some((self.away(self.unit(unit)?, -count, Base::Publication)?, unit + 1))
    }

    /// `in three weeks`, of the future.
    pub(super) fn ahead(&self, at: usize) -> Read<Point> {
        if self.roles(at).has(AHEAD)
            && let Some(after) = self.half_year(at + 1)
        {
            return Some((self.away(Unit::Month, 6, Base::Publication)?, after));
        }
        let (count, unit) = self.count(at + 1)?;
        let of =
            self.unit(unit).filter(|of| matches!(of, Unit::Day | Unit::Week | Unit::Month | Unit::Year))?;
        if self.roles(at).has(AHEAD) {
            return Some((self.away(of, count, Base::Publication)?, unit + 1));
        }
        Some((Time::Ahead(of, count).into(), unit + 1))
    }

    /// `the rest of the year`.
    pub(super) fn rest(&self, at: usize) -> Read<Point> {
        let next = self.skip(at + 1, OF | ARTICLE | THIS);
        let unit =
            self.one_unit(next).filter(|unit| matches!(unit, Unit::Week | Unit::Month | Unit::Year))?;
        (!self.roles(next + 1).has(OF)).then(|| (Time::Rest(unit).into(), next + 1))
    }

    /// The date a number of units away. It is imprecise: "three years ago" does not mean a day.
    fn away(&self, unit: Unit, count: i64, base: Base) -> Option<Point> {
        let (unit, count, about) = match unit {
            Unit::Day => (Unit::Day, count, false),
            Unit::Week => (Unit::Day, 7 * count, true),
            Unit::Month | Unit::Year | Unit::Quarter | Unit::Decade => {
                (unit, count, base == Base::Publication)
            }
            _ => return None,
        };
        Some(Point { about, ..Time::Shift(base, unit, count).into() })
    }
}
