//! Finds terms and dates in a story, and links passages, terms and events.
//!
//! ```text
//! text -> words (folded, with their ranges) -> matcher (terms) -+-> rules (which are linked) -> spans
//!      -> dates (parsed, then resolved to days) -> links ----------+                          -> cross_references
//! ```
//!
//! [`annotate`] does it for a story, [`Progress`] the same in slices, [`Annotator`](annotator::Annotator) for text
//! from anywhere.
//!
//! Invariants: nothing here uses the DOM, a clock or a file; text is never changed and spans are only added, so that a
//! story without the found spans is the author's; found mentions overlap neither each other nor mentions, links or code
//! of the author; the same story gives the same result.
//!
//! A found mention may begin outside an emphasis and end inside it: `European *Commission*` is one mention. Mentions
//! are never split; rendering splits the emphasis.

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

/// Findings about a story that are not spans.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// For each passage what it mentions.
    pub passages: Vec<PassageFindings>,
    /// For each event the terms in its title, each once.
    pub title_terms: Vec<Vec<TermIndex>>,
    /// The ambiguous dates of the body.
    pub unclear_dates: Vec<UnclearDate>,
    /// The dates that may mean an event, in the body, then in the cards.
    pub links: Vec<DateLink>,
}

/// What a passage mentions, linked or not, in the order of its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PassageFindings {
    /// The terms.
    pub terms: Vec<TermIndex>,
    /// The events.
    pub events: Vec<EventIndex>,
    /// The periods of its dates, and those of events that the author has marked.
    pub periods: Vec<Date>,
}

impl PassageFindings {
    /// Adds a mention.
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

/// An ambiguous date.
#[derive(Clone, Debug, PartialEq)]
pub struct UnclearDate {
    /// The passage that contains it.
    pub passage: PassageIndex,
    /// The date as written.
    pub words: String,
    /// Its possible meanings.
    pub candidates: Vec<Date>,
}

impl UnclearDate {
    /// The same as a diagnostic at a JSON path.
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

/// Removes duplicates, keeping the first occurrence. The cost depends only on the number of values, not on the size of
/// their indices.
fn dedup<T: Copy>(values: &mut Vec<T>, index: fn(T) -> usize) {
    let mut first: Vec<_> = values.iter().enumerate().map(|(place, &value)| (index(value), place)).collect();
    first.sort_unstable();
    first.dedup_by_key(|(index, _)| *index);
    let mut places: Vec<_> = first.into_iter().map(|(_, place)| place).collect();
    places.sort_unstable();
    *values = places.into_iter().filter_map(|place| values.get(place).copied()).collect();
}
