//! Finds terms and dates in a story, and ties passages, terms and events together.
//!
//! ```text
//! text -> words (folded, with their ranges) -> matcher (terms) -+-> rules (which become links) -> spans
//!      -> dates (what stands written, which day is meant) -> links -+                          -> cross_references
//! ```
//!
//! [`annotate`] does it for a story, [`Progress`] the same in slices, [`Annotator`](annotator::Annotator) for text
//! from anywhere.
//!
//! Invariants: nothing here knows of a page's tree, a clock or a file; text is never changed, spans are only
//! added, so that the story without its found spans is the author's; found mentions overlap neither each other nor
//! mentions, links or code of the author; the same story gives the same result.
//!
//! A found mention may begin outside of an emphasis and end inside it: `European *Commission*` is one mention.
//! Mentions are never split; what presents them splits the emphasis.

pub mod annotator;
mod beginnings;
mod closed;
mod cost;
mod cover;
pub mod cross_references;
pub mod dates;
mod filter;
pub mod folding;
pub mod inflections;
mod key;
mod letters;
pub mod links;
pub mod matcher;
pub mod periods;
mod progress;
pub mod review;
pub mod rules;
mod spans;
mod table;
mod telling;
mod walk;
pub mod words;

pub use self::progress::Progress;
use crate::diagnostics::Diagnostic;
use crate::story::date::Date;
use crate::story::model::{EventIndex, PassageIndex, Story, TermIndex};
use annotator::Mention;
use links::DateLink;

/// What was found in a story and is no span of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// For each passage what it mentions.
    pub passages: Vec<PassageFindings>,
    /// For each event the terms that its title names, each once.
    pub title_terms: Vec<Vec<TermIndex>>,
    /// The dates of the body that may be one of several.
    pub unclear_dates: Vec<UnclearDate>,
    /// The dates that may lead to an event, in the body, then in the cards.
    pub links: Vec<DateLink>,
}

/// What a passage mentions, linked or not, in the order of its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PassageFindings {
    /// The terms.
    pub terms: Vec<TermIndex>,
    /// The events.
    pub events: Vec<EventIndex>,
    /// The periods of the dates, and those of the events that the author has marked.
    pub periods: Vec<Date>,
}

impl PassageFindings {
    /// Notes a mention.
    pub fn note(&mut self, mention: &Mention) {
        match mention {
            Mention::Term(term) => self.terms.push(*term),
            Mention::Date(found) => {
                self.periods.push(found.period.clone());
                self.events.extend(found.event);
            }
            Mention::Unclear(_) => {}
        }
    }
}

/// A date of which nobody can tell which of several it is.
#[derive(Clone, Debug, PartialEq)]
pub struct UnclearDate {
    /// Where it stands.
    pub passage: PassageIndex,
    /// As it is written.
    pub words: String,
    /// What it may be.
    pub candidates: Vec<Date>,
}

impl UnclearDate {
    /// The same for the author, at a JSON path.
    #[must_use]
    pub fn diagnostic(&self, path: impl Into<String>) -> Diagnostic {
        let candidates: Vec<_> = self.candidates.iter().map(Date::edtf).collect();
        let message = ["`", &self.words, "` may mean ", &candidates.join(" or ")].concat();
        Diagnostic::warning(path, message)
            .code("unclear-date")
            .hint("write the year, and the month as a word")
    }
}

/// Marks the mentions in the article's body and summary, in the cards of terms and in the texts of events.
pub fn annotate(story: &mut Story) -> Findings {
    let mut progress = Progress::new(story);
    while progress.advance(story) {}
    progress.finish()
}

/// Leaves each value where it stands first. Costs as much as there are values, however large their indices.
fn dedup<T: Copy>(values: &mut Vec<T>, index: fn(T) -> usize) {
    let mut first: Vec<_> = values.iter().enumerate().map(|(place, &value)| (index(value), place)).collect();
    first.sort_unstable();
    first.dedup_by_key(|(index, _)| *index);
    let mut places: Vec<_> = first.into_iter().map(|(_, place)| place).collect();
    places.sort_unstable();
    *values = places.into_iter().filter_map(|place| values.get(place).copied()).collect();
}
