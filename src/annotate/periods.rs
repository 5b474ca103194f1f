//! The period that each passage is about.
//!
//! # Why the first date, and later ones only?
//! The first date of a passage sets its time, and it continues from there: "In June 2018 … in April 2019" is about the
//! time between. An *earlier* date is an aside ("ten months after the vote of June 2018") and changes nothing;
//! including all dates would stretch most passages over the whole story. A flashback is a passage whose first date is
//! earlier, and so is handled.
//!
//! # Why is a period carried forward only?
//! A passage without a date continues the time of the one before, in the same section. Later passages do not count: an
//! introduction to an attack of 2015 is not about 2011 because the next passage names that year. A heading ends a
//! period, unless it names one itself. Quotations take the period of the surrounding text unless they mention an event;
//! notes stand alone.

use crate::language::{Language, Phrase};
use crate::story::date::{Date, Day};
use crate::story::model::Block;

/// The days that a period includes for certain; for an open one the one known day. `None` if nothing is known.
#[must_use]
pub fn days(period: &Date) -> Option<(Day, Day)> {
    match (period.earliest(), period.latest()) {
        (Some(first), Some(last)) => Some((first, last)),
        (first, last) => first.or(last).map(|day| (day, day)),
    }
}

/// The period that begins with a date after these words: an open one after "since".
pub(super) fn since(date: &Date, before: &str, language: &Language) -> Date {
    let Phrase { day, month, season, year, decade, century } = language.since;
    let before = before.trim_end();
    let follows = |pattern: &str| {
        let Some((words, _)) = pattern.split_once("{}") else { return false };
        let words = words.trim_end();
        let start = before.len().wrapping_sub(words.len());
        let (Some(head), Some(tail)) = (before.get(..start), before.get(start..)) else { return false };
        tail.to_lowercase() == words && !words.is_empty() && !head.ends_with(char::is_alphanumeric)
    };
    let is_since = !date.is_range() && [day, month, season, year, decade, century].into_iter().any(follows);
    let open = is_since.then(|| Date::parse(&[date.edtf(), "/.."].concat()).ok()).flatten();
    open.unwrap_or_else(|| date.clone())
}

/// The period of a passage with these dates in this order.
pub(super) fn of_passage(dates: &[Date]) -> Option<Date> {
    let mut dated = dates.iter().filter_map(|date| Some((date, days(date)?)));
    let (scene, (start, _)) = dated.next()?;
    let later = dated.filter(|(_, days)| days.0 >= start).map(|(date, _)| date);
    Date::covering(std::iter::once(scene).chain(later)).or_else(|| Some(scene.clone()))
}

/// Passes periods on, within each section, to passages without one.
pub(super) fn carry(body: &[Block], periods: &mut [Option<Date>]) {
    let mut scene: Option<Date> = None;
    for (passage, period) in body.iter().zip(periods) {
        match passage {
            Block::Footnote { .. } => continue,
            Block::Heading { .. } => scene = period.clone(),
            _ => {
                *period = period.take().or(scene);
                scene = period.clone();
            }
        }
    }
}
