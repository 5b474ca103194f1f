//! Which event a mention of a date leads to.
//!
//! # Which of several?
//! Those of the best kind count; of these the one that shares the most terms with the sentence, then with the
//! text around it:
//! 1. The event's days are those of the mention: `13 June 2018`, `in 2017` and an event of 2017. With nothing to
//!    tell several of one day apart the first on the timeline is taken: the reader arrives at the right day, and
//!    the others stand beside it. Several of one year have little in common, and terms must decide.
//! 2. The event lies in the mention: `in June 2018` and an event of the 13th. With several, terms must
//!    decide. A mention coarser than a year, or of a period, says too little for this.
//! 3. The mention lies in the event: `in March 2018` and an event of 2017 to 2018. Terms must decide, as a coarse
//!    date says nothing about a finer one.
//!
//! Otherwise it leads nowhere: a wrong link is worse than none.

use std::ops::Range;

use super::matcher::Match;
use crate::story::date::{Date, Precision};
use crate::story::model::{EventIndex, TermIndex};

/// How far around a mention terms are looked for, in bytes: a long paragraph. It keeps the cost linear in the text.
const AROUND: usize = 1000;

/// The events by their dates and terms.
#[derive(Clone, Debug, Default)]
pub(super) struct Timeline {
    events: Vec<(Option<Date>, Vec<TermIndex>)>,
}

/// How an event's date relates to a mention, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Relation {
    Same,
    Within,
    Around,
}

impl Timeline {
    /// Adds the next event.
    pub(super) fn push(&mut self, date: Option<&Date>, mut terms: Vec<TermIndex>) {
        terms.sort_unstable();
        terms.dedup();
        self.events.push((date.cloned(), terms));
    }

    /// When an event took place.
    pub(super) fn date(&self, event: EventIndex) -> Option<&Date> {
        self.events.get(event.0)?.0.as_ref()
    }

    /// The event that a mention leads to, which stands at `range` of `text` among mentions of terms.
    pub(super) fn event(
        &self,
        mention: &Date,
        range: &Range<usize>,
        text: &str,
        terms: &[Match],
    ) -> Option<EventIndex> {
        let related = || {
            let related = |date: &Date| relation(date, mention);
            let events = self.events.iter().enumerate();
            events.filter_map(move |(index, (date, terms))| Some((index, related(date.as_ref()?)?, terms)))
        };
        let best = related().map(|(_, relation, _)| relation).min()?;
        let sentence = sentence(text, range);
        let near = |found: &Match| found.range.end + AROUND < range.start;
        let terms = terms.get(terms.partition_point(near)..).unwrap_or_default();
        let terms = terms.iter().take_while(|found| found.range.start < range.end + AROUND);
        let shared = |own: &[TermIndex]| {
            let mut shared: Vec<_> =
                terms.clone().filter(|found| own.binary_search(&found.term).is_ok()).collect();
            shared.sort_unstable_by_key(|found| (found.term, !sentence.contains(&found.range.start)));
            shared.dedup_by_key(|found| found.term);
            (shared.iter().filter(|found| sentence.contains(&found.range.start)).count(), shared.len())
        };
        let mut first = None;
        let mut most = (0, 0);
        let mut alone = true;
        for (index, relation, own) in related().filter(|(_, relation, _)| *relation == best) {
            let shared = shared(own);
            if first.is_none() || shared > most {
                alone = first.is_none() || shared > most;
                (first, most) = (Some((index, relation)), shared);
            } else if shared == most {
                alone = false;
            }
        }
        let sure = match best {
            Relation::Same => alone || mention.precision() == Precision::Day,
            Relation::Within => alone,
            Relation::Around => alone && most.1 > 0,
        };
        first.filter(|_| sure).map(|(index, _)| EventIndex(index))
    }
}

fn relation(event: &Date, mention: &Date) -> Option<Relation> {
    let days = (mention.earliest()?, mention.latest()?);
    if (event.earliest(), event.latest()) == (Some(days.0), Some(days.1)) {
        return Some(Relation::Same);
    }
    if mention.is_range() || mention.precision() > Precision::Year {
        return None;
    }
    if mention.contains(event) {
        Some(Relation::Within)
    } else if event.contains(mention) {
        Some(Relation::Around)
    } else {
        None
    }
}

/// The sentence around a range: to the nearest sign that ends one and is followed by a space.
fn sentence(text: &str, range: &Range<usize>) -> Range<usize> {
    let ends = |pair: &[u8]| matches!(pair, [b'.' | b'!' | b'?' | b';', b' ' | b'\n']);
    let bytes = text.as_bytes();
    let before = bytes.get(range.start.saturating_sub(AROUND)..range.start).unwrap_or_default();
    let after = bytes.get(range.end..text.len().min(range.end + AROUND)).unwrap_or_default();
    let start = before.windows(2).rev().position(ends).unwrap_or(before.len());
    let end = after.windows(2).position(ends).unwrap_or(after.len());
    range.start - start..range.end + end
}
