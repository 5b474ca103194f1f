//! Which event a date leads to.
//!
//! # The rule
//! Points are given to each event that the date may mean, for how the dates agree and for what the sentence and the
//! event both name. A date leads to the event with the most points, if these are [`ENOUGH`] and no other has as many:
//! - Both say the same day: that is enough.
//! - Both say the same month, one of them perhaps the day as well: a term or a telling word must be shared.
//! - Coarser, or only one lies in the other (`in 2018` and an event of that June): several must be.
//!
//! Otherwise it leads nowhere and is unclear: a wrong link is worse than none. `gross domestic product in 2013` has
//! nothing to do with the only event of that year.

use std::ops::Range;

use super::annotator::{Annotation, Mention};
use super::folding::Folding;
use super::matcher::Match;
use super::telling::{Shared, Telling};
use super::words::Words;
use crate::language::{Language, Prose};
use crate::story::date::{Date, Precision};
use crate::story::model::{EventIndex, PassageIndex, TermIndex};

/// How far around a date its sentence reaches, in bytes: a long paragraph. It keeps the cost linear in the text.
const AROUND: usize = 1000;

/// How many points make a link.
const ENOUGH: u32 = 4;

/// An event that a date may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Which.
    pub event: EventIndex,
    /// How the two dates agree.
    pub agreement: Agreement,
    /// What the sentence and the event both name.
    pub shared: Shared,
}

/// How a date and that of an event agree, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreement {
    /// Both say the same day, or the same days from the first to the last.
    Day,
    /// Both say the same month; one of them may say the day as well.
    Month,
    /// One lies in the other, or both say the same year or more.
    Coarser,
}

impl Candidate {
    /// What counts for it; with [`ENOUGH`] the date may lead there.
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

/// A date of a story that may lead to an event: what `check --links` lists.
///
/// With an [`event`](Self::event) the reason is what speaks for that one of the [`candidates`](Self::candidates);
/// without one, [`doubt`](Self::doubt) tells why none was chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct DateLink {
    /// In which text it stands.
    pub place: LinkPlace,
    /// Its bytes in that text.
    pub range: Range<usize>,
    /// The sentence around it.
    pub sentence: String,
    /// The date as it is written.
    pub words: String,
    /// The date.
    pub date: Date,
    /// The event that it leads to.
    pub event: Option<EventIndex>,
    /// The reader sees a link: the story's rule for mentions does not save it for another place.
    pub linked: bool,
    /// The events that it may mean, in the order of the timeline; at least one.
    pub candidates: Vec<Candidate>,
}

/// A text in which a date may lead to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkPlace {
    /// A passage of the article.
    Passage(PassageIndex),
    /// The card of a term.
    Term(TermIndex),
    /// The text of an event.
    Event(EventIndex),
}

/// Why a date leads to none of the events that it may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The sentence and the event have too little in common.
    LittleShared,
    /// As much speaks for another event.
    SeveralAlike,
}

impl DateLink {
    /// The link that was found, or seen to be unclear; none for what is no date, and for a date that no event has.
    pub(super) fn of(place: LinkPlace, text: &str, annotation: &Annotation) -> Option<Self> {
        let Mention::Date(found) = &annotation.mention else { return None };
        let cut = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default().trim().to_owned();
        (!found.candidates.is_empty()).then(|| Self {
            place,
            range: annotation.range.clone(),
            sentence: cut(&found.sentence),
            words: cut(&annotation.range),
            date: found.date.clone(),
            event: found.event,
            linked: annotation.linked,
            candidates: found.candidates.clone(),
        })
    }

    /// Why it leads to no event; none where it leads to one.
    #[must_use]
    pub fn doubt(&self) -> Option<Doubt> {
        if self.event.is_some() {
            return None;
        }
        let enough = self.candidates.iter().any(|candidate| candidate.points() >= ENOUGH);
        Some(if enough { Doubt::SeveralAlike } else { Doubt::LittleShared })
    }
}

/// The event that a date leads to, of these.
#[must_use]
pub fn choose(candidates: &[Candidate]) -> Option<EventIndex> {
    let rank = |candidate: &Candidate| (candidate.points(), std::cmp::Reverse(candidate.agreement));
    let best = candidates.iter().max_by_key(|candidate| rank(candidate))?;
    let alone = candidates.iter().filter(|other| rank(other) == rank(best)).count() == 1;
    (alone && best.points() >= ENOUGH).then_some(best.event)
}

/// The events by their dates, and what they name.
#[derive(Clone, Debug, Default)]
pub(super) struct Timeline {
    dates: Vec<Option<EventDate>>,
    pub(super) telling: Telling,
}

#[derive(Clone, Debug)]
struct EventDate {
    whole: Date,
    /// Of an interval its start and its end, where they are known.
    ends: Vec<Date>,
}

impl Timeline {
    /// Without events.
    pub(super) fn new(prose: &Prose, language: &Language, folding: Folding) -> Self {
        Self { dates: Vec::new(), telling: Telling::new(prose, language, folding) }
    }

    /// Adds the next event.
    pub(super) fn push(&mut self, date: Option<&Date>) {
        self.dates.push(date.map(|date| EventDate { whole: date.clone(), ends: ends(date) }));
        self.telling.push();
    }

    /// When an event took place.
    pub(super) fn date(&self, event: EventIndex) -> Option<&Date> {
        Some(&self.dates.get(event.0)?.as_ref()?.whole)
    }

    /// The events that a date may mean, which stands at `range` of a text among mentions of terms, and its sentence.
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

/// The ends of an interval.
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

/// The sentence around a range: to the nearest sign that ends one and is followed by a space.
fn sentence(text: &str, range: &Range<usize>) -> Range<usize> {
    let bytes = text.as_bytes();
    let from = range.start.saturating_sub(AROUND);
    let ends = |at: usize| match bytes.get(at..) {
        Some([b'.', b' ' | b'\n', ..]) => !is_abbreviated(bytes.get(..at).unwrap_or_default()),
        Some([b'!' | b'?' | b';', b' ' | b'\n', ..]) => true,
        _ => false,
    };
    let start = (from..range.start).rev().find(|&at| ends(at)).map_or(from, |at| at + 1);
    let until = text.len().min(range.end + AROUND);
    let end = (range.end..until).find(|&at| ends(at)).unwrap_or(until);
    start..end
}

/// Whether a full stop after this is that of an ordinal number or an abbreviation: one or two letters or digits.
fn is_abbreviated(before: &[u8]) -> bool {
    let word =
        before.iter().rev().take_while(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii()).count();
    (1..3).contains(&word)
}
