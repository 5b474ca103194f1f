//! Decides which event a date links to.
//!
//! # The rule
//! Each event that the date may mean gets points, for how the dates agree and for what the sentence and the event both
//! name. A date links to the event with the most points, if these are [`ENOUGH`] and no other event has as many:
//! - Same day: sufficient.
//! - Same month, one of them perhaps with a day: a shared term or telling word is needed.
//! - Less precise, or one contains the other (`in 2018` and an event of that June): several are needed.
//!
//! Otherwise it is unclear and not linked: a wrong link is worse than none. `gross domestic product in 2013` does not
//! mean the only event of that year.

use std::ops::Range;

use super::annotator::{Annotation, Mention};
use super::folding::Folding;
use super::matcher::Match;
use super::telling::{Shared, Telling};
use super::words::Words;
use crate::language::{Language, Prose};
use crate::story::date::{Date, Precision};
use crate::story::model::{EventIndex, PassageIndex, TermIndex};

/// The maximum extent of a sentence on either side of a date, in bytes: a long paragraph. It keeps the cost linear.
const AROUND: usize = 1000;

/// The number of points needed for a link.
const ENOUGH: u32 = 4;

/// An event that a date may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The event.
    pub event: EventIndex,
    /// How the two dates agree.
    pub agreement: Agreement,
    /// What the sentence and the event both name.
    pub shared: Shared,
}

/// How a date and that of an event agree, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreement {
    /// Same day, or the same interval of days.
    Day,
    /// Same month; one of them may have a day as well.
    Month,
    /// One contains the other, or both are the same year or a longer period.
    Coarser,
}

impl Candidate {
    /// Its points; at [`ENOUGH`] the date can be linked.
    #[must_use]
    pub fn points(&self) -> u32 {
        let agreement = match self.agreement {
            Agreement::Day => ENOUGH,
            Agreement::Month => ENOUGH / 2,
            Agreement::Coarser => 0,
        };
        agreement + self.shared.points
    }
}

/// A date of a story that may mean an event, as listed by `check --links`.
///
/// With an [`event`](Self::event) the evidence is in its entry in [`candidates`](Self::candidates); without one,
/// [`doubt`](Self::doubt) says why none was chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct DateLink {
    /// What contains it.
    pub place: LinkPlace,
    /// The index of its text there, in the order of `each_text`.
    pub text: usize,
    /// Its byte range in that text.
    pub range: Range<usize>,
    /// Its sentence.
    pub sentence: String,
    /// The date as written.
    pub words: String,
    /// The date.
    pub date: Date,
    /// The event that it links to.
    pub event: Option<EventIndex>,
    /// Whether it is rendered as a link: the story's setting for mentions may allow the link only elsewhere.
    pub linked: bool,
    /// The events that it may mean, in the order of the timeline; at least one.
    pub candidates: Vec<Candidate>,
}

/// A text in which a date may lead to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkPlace {
    /// A passage of the article.
    Passage(PassageIndex),
    /// The card of a term.
    Term(TermIndex),
    /// The text of an event.
    Event(EventIndex),
}

/// Why a date is linked to none of its candidates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The sentence and the event have too little in common.
    LittleShared,
    /// Several events have the same points.
    SeveralAlike,
}

impl DateLink {
    /// A date link of an annotation; `None` if it is not a date, or no event has that date.
    pub(super) fn of(
        (place, index): (LinkPlace, usize),
        text: &str,
        annotation: &Annotation,
    ) -> Option<Self> {
        let Mention::Date(found) = &annotation.mention else { return None };
        let cut = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default().trim().to_owned();
        (!found.candidates.is_empty()).then(|| Self {
            place,
            text: index,
            range: annotation.range.clone(),
            sentence: cut(&found.sentence),
            words: cut(&annotation.range),
            date: found.date.clone(),
            event: found.event,
            linked: annotation.linked,
            candidates: found.candidates.clone(),
        })
    }

    /// Why it is not linked; `None` if it is.
    #[must_use]
    pub fn doubt(&self) -> Option<Doubt> {
        if self.event.is_some() {
            return None;
        }
        let enough = self.candidates.iter().any(|candidate| candidate.points() >= ENOUGH);
        Some(if enough { Doubt::SeveralAlike } else { Doubt::LittleShared })
    }
}

/// The candidate that a date links to.
#[must_use]
pub fn choose(candidates: &[Candidate]) -> Option<EventIndex> {
    let rank = |candidate: &Candidate| (candidate.points(), std::cmp::Reverse(candidate.agreement));
    let best = candidates.iter().max_by_key(|candidate| rank(candidate))?;
    let alone = candidates.iter().filter(|other| rank(other) == rank(best)).count() == 1;
    (alone && best.points() >= ENOUGH).then_some(best.event)
}

/// The dates of the events, and what they name.
#[derive(Clone, Debug, Default)]
pub(super) struct Timeline {
    dates: Vec<Option<EventDate>>,
    pub(super) telling: Telling,
}

#[derive(Clone, Debug)]
struct EventDate {
    whole: Date,
    /// The start and the end of intervals, if known.
    ends: Vec<Date>,
}

impl Timeline {
    /// An index without events.
    pub(super) fn new(prose: &Prose, language: &Language, folding: Folding) -> Self {
        Self { dates: Vec::new(), telling: Telling::new(prose, language, folding) }
    }

    /// Adds the next event.
    pub(super) fn push(&mut self, date: Option<&Date>) {
        self.dates.push(date.map(|date| EventDate { whole: date.clone(), ends: ends(date) }));
        self.telling.push();
    }

    /// The date of an event.
    pub(super) fn date(&self, event: EventIndex) -> Option<&Date> {
        Some(&self.dates.get(event.0)?.as_ref()?.whole)
    }

    /// The candidates for a date at `range` of a text with these terms, and its sentence.
    pub(super) fn candidates(
        &self,
        mention: &Date,
        range: &Range<usize>,
        words: Words,
        terms: &[Match],
    ) -> (Vec<Candidate>, Range<usize>) {
        let agreeing = self.dates.iter().enumerate().filter_map(|(index, date)| {
            let agreement = agreement(date.as_ref()?, mention)?;
            Some(Candidate { event: EventIndex(index), agreement, shared: Shared::default() })
        });
        let mut candidates: Vec<_> = agreeing.collect();
        let sentence = sentence(words.text(), range);
        if !candidates.is_empty() {
            let mut shared = self.telling.shared(words, terms, &sentence, range);
            for candidate in &mut candidates {
                candidate.shared = shared.remove(&candidate.event).unwrap_or_default();
            }
        }
        (candidates, sentence)
    }
}

/// The start and the end of an interval.
fn ends(date: &Date) -> Vec<Date> {
    let ends = date.edtf().split('/').filter(|_| date.is_interval());
    ends.filter_map(|end| Date::parse(end.trim_matches('.')).ok()).collect()
}

fn agreement(event: &EventDate, mention: &Date) -> Option<Agreement> {
    let days = (mention.earliest()?, mention.latest()?);
    let same = |date: &Date| (date.earliest(), date.latest()) == (Some(days.0), Some(days.1));
    let is_in = |inner: &Date, outer: &Date| !outer.is_range() && !inner.is_range() && outer.contains(inner);
    let in_each_other = |date: &Date| is_in(date, mention) || is_in(mention, date);
    let moments = || std::iter::once(&event.whole).chain(&event.ends);
    let agreements = moments().filter_map(|date| {
        let finer = mention.precision().min(date.precision());
        let coarser = mention.precision().max(date.precision());
        match coarser {
            Precision::Day if same(date) => Some(Agreement::Day),
            Precision::Month if same(date) || in_each_other(date) => Some(Agreement::Month),
            _ if same(date) => Some(Agreement::Coarser),
            Precision::Season | Precision::Year if finer <= Precision::Year && in_each_other(date) => {
                Some(Agreement::Coarser)
            }
            _ => None,
        }
    });
    let within = || {
        let closed = event.whole.earliest().is_some() && event.whole.latest().is_some();
        let during = closed && !mention.is_range() && mention.precision() <= Precision::Year;
        (during && event.whole.contains(mention)).then_some(Agreement::Coarser)
    };
    agreements.min().or_else(within)
}

/// The sentence around a range: up to the nearest terminator followed by a space.
pub(crate) fn sentence(text: &str, range: &Range<usize>) -> Range<usize> {
    let bytes = text.as_bytes();
    let from = text.floor_char_boundary(range.start.saturating_sub(AROUND));
    // The length of the sign at which a sentence ends. Chinese and Japanese have no space after it.
    let ends = |at: usize| match bytes.get(at..)? {
        [b'.', b' ' | b'\n', ..] => (!is_abbreviated(text.get(..at)?)).then_some(1),
        [b'!' | b'?' | b';', b' ' | b'\n', ..] => Some(1),
        rest => ["。", "！", "？"].into_iter().find(|sign| rest.starts_with(sign.as_bytes())).map(str::len),
    };
    let before = (from..range.start).rev().find_map(|at| Some(at + ends(at)?));
    let until = text.ceil_char_boundary(range.end + AROUND);
    let end = (range.end..until).find_map(|at| Some(at + ends(at)?)).unwrap_or(until);
    before.unwrap_or(from)..end
}

/// Whether a full stop after this text belongs to an ordinal number or an abbreviation: one or two letters or digits.
fn is_abbreviated(before: &str) -> bool {
    let word = before.chars().rev().take(3).take_while(|char| char.is_alphanumeric()).count();
    (1..3).contains(&word)
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn sentences_end_at_no_abbreviation_of_one_or_two_letters() {
        for (text, expected) in [
            ("One. Dr. Lang voted on XYZ. Two.", "Dr. Lang voted on XYZ."),
            ("Раз. В 1990 гг. он был XYZ. Два.", "В 1990 гг. он был XYZ."),
            ("Ένα. Ο κ. Λάγκ ήταν XYZ! Δύο.", "Ο κ. Λάγκ ήταν XYZ!"),
            ("Il l’a été. Puis XYZ. Fin.", "Puis XYZ."),
        ] {
            let at = text.find('X').unwrap_or_default();
            let found = text.get(sentence(text, &(at..at + 1))).unwrap_or_default();
            assert_eq!(found.trim(), expected);
        }
    }
}
