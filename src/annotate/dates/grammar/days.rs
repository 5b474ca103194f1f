//! Days relative to today: by name, or by a distance.

use super::super::lexicon::*;
use super::super::written::*;
use super::{Grammar, Read};

impl Grammar<'_> {
    /// `today`, `yesterday`, `the day after tomorrow`.
    pub(super) fn day_by_name(&self, at: usize, roles: Role) -> Read<Point> {
        let names = [(BEFORE_YESTERDAY, -2), (YESTERDAY, -1), (TODAY, 0), (TOMORROW, 1), (AFTER_TOMORROW, 2)];
        let (_, days) = names.into_iter().find(|(name, _)| roles.has(*name))?;
        let before = self.before(at);
        // "The Today programme"; in some languages "tomorrow" is the word for morning as well.
        let is_name = self.is_capital(at) && !self.starts_sentence(at);
        // "The people of tomorrow", "la France d'aujourd'hui".
        let nowadays = roles.has(TODAY | TOMORROW) && before.has(OF);
        let morning = roles.has(TOMORROW) && before.has(ARTICLE | THIS | TODAY | YESTERDAY | EVERY);
        // "Today's youth".
        let possessive = self.is_sign(at + 1, "'") && self.is_joined(at + 1);
        let generic = roles.has(TODAY) && self.roles(at + 1 + 2 * usize::from(possessive)).has(GENERIC)
            || self.roles(at + 2).has(GENERIC) && self.written_at(at + 1).starts_with(['\'', '’']);
        if is_name || nowadays || morning || generic {
            return None;
        }
        // "Heute vor zehn Jahren", "heute in einer Woche".
        if roles.has(TODAY)
            && let Some((ago, after)) = self.ago(at + 1).or_else(|| self.ahead_of_today(at + 1))
        {
            return Some((ago, after));
        }
        Some((Time::Shift(Base::Publication, Unit::Day, days).into(), at + 1))
    }

    /// A distance back to a day, used with `today`: `vor zehn Jahren`, `ten years ago`.
    fn ago(&self, at: usize) -> Read<Point> {
        let before = self.roles(at).has(AGO_BEFORE);
        let (count, unit) = self.count(at + usize::from(before))?;
        let count = i32::try_from(count).ok()?;
        let (months, days) = match self.unit(unit)? {
            Unit::Day => (0, count),
            Unit::Week => (0, 7 * count),
            Unit::Month => (count, 0),
            Unit::Year => (12 * count, 0),
            _ => return None,
        };
        let after = if before { unit + 1 } else { unit + 2 };
        let shown = before || self.roles(unit + 1).has(AGO_AFTER);
        shown.then(|| (Time::Apart(Base::Publication, -months, -days).into(), after))
    }

    /// A distance ahead of today: `[heute] in einer Woche`.
    fn ahead_of_today(&self, at: usize) -> Read<Point> {
        self.roles(at).has(AHEAD).then_some(())?;
        let (count, unit) = self.count(at + 1)?;
        let days = match self.unit(unit)? {
            Unit::Day => count,
            Unit::Week => 7 * count,
            _ => return None,
        };
        Some((Time::Shift(Base::Publication, Unit::Day, days).into(), unit + 1))
    }

    /// A distance back, with `today` after it: `ten years ago today`.
    pub(super) fn ago_today(&self, at: usize) -> Read<Point> {
        let (ago, after) = self.ago(at)?;
        self.roles(after).has(TODAY).then_some((ago, after + 1))
    }

    /// `the next day`, `the day before`, `le lendemain`, `la veille`: phrases of the lexicon.
    pub(super) fn neighbouring_day(&self, at: usize, roles: Role) -> Read<Point> {
        let days = if roles.has(NEXT_DAY) { 1 } else { -1 };
        // "La veille de Noël", "the day after the vote".
        let of_another = self.roles(at + 1).has(OF)
            || self.words.month_first && !self.is_end(at + 1) && !self.is_verb(at + 1);
        (!of_another).then(|| (Time::Shift(Base::Scene, Unit::Day, days).into(), at + 1))
    }
}
