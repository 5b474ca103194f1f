//! Cross-references between passages, terms and events, both ways, as lists of indices.

use super::periods;
use super::{Findings, PassageFindings, dedup};
use crate::story::date::Date;
use crate::story::model::{EventIndex, Mark, PassageIndex, RichText, Story, TermIndex};

/// The cross-references of an annotated story. Each list is as long as the story's own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CrossReferences {
    /// For each term the passages of its mentions that are links, one entry per link, in the order of the text.
    pub term_mentions: Vec<Vec<PassageIndex>>,
    /// For each term the events that name it in title or text, and those that its card mentions, in the order of the
    /// timeline.
    pub term_events: Vec<Vec<EventIndex>>,
    /// For each event the terms that list it in [`term_events`](Self::term_events): first those in its title, then
    /// those in its text, then those whose cards mention it.
    pub event_terms: Vec<Vec<TermIndex>>,
    /// For each event the passages that mention it, linked or not, in the order of the text.
    pub event_passages: Vec<Vec<PassageIndex>>,
    /// For each passage the events that it mentions, linked or not, in the order of their first mention.
    pub passage_events: Vec<Vec<EventIndex>>,
    /// For each passage the terms that it mentions, linked or not, in the order of their first mention.
    pub passage_terms: Vec<Vec<TermIndex>>,
    /// For each passage the period that it is about; see [`periods`].
    pub passage_periods: Vec<Option<Date>>,
}

impl CrossReferences {
    /// Built from the spans of a story and the findings of [`super::annotate`].
    #[must_use]
    pub fn new(story: &Story, findings: &Findings) -> Self {
        let mut references = Self {
            term_mentions: vec![Vec::new(); story.terms.len()],
            term_events: vec![Vec::new(); story.terms.len()],
            event_terms: findings.title_terms.clone(),
            event_passages: vec![Vec::new(); story.events.len()],
            passage_events: Vec::with_capacity(story.article.body.len()),
            passage_terms: Vec::with_capacity(story.article.body.len()),
            passage_periods: Vec::with_capacity(story.article.body.len()),
        };
        references.event_terms.resize(story.events.len(), Vec::new());
        references.read_passages(story, findings);
        references.read_cards(story);
        references
    }

    fn read_passages(&mut self, story: &Story, findings: &Findings) {
        for (index, block) in story.article.body.iter().enumerate() {
            block.each_text(&mut |text| {
                for term in terms_in(text) {
                    self.term_mentions
                        .get_mut(term.0)
                        .into_iter()
                        .for_each(|list| list.push(PassageIndex(index)));
                }
            });
            let PassageFindings { mut terms, mut events, periods } =
                findings.passages.get(index).cloned().unwrap_or_default();
            dedup(&mut terms, |term| term.0);
            dedup(&mut events, |event| event.0);
            for event in &events {
                self.event_passages
                    .get_mut(event.0)
                    .into_iter()
                    .for_each(|list| list.push(PassageIndex(index)));
            }
            self.passage_terms.push(terms);
            self.passage_events.push(events);
            self.passage_periods.push(periods::of_passage(&periods));
        }
        periods::carry(&story.article.body, &mut self.passage_periods);
    }

    fn read_cards(&mut self, story: &Story) {
        for (event, terms) in story.events.iter().zip(&mut self.event_terms) {
            event.each_text(&mut |text| terms.extend(terms_in(text)));
        }
        for (index, term) in story.terms.iter().enumerate() {
            term.each_text(&mut |text| {
                for event in events_in(text) {
                    self.event_terms
                        .get_mut(event.0)
                        .into_iter()
                        .for_each(|list| list.push(TermIndex(index)));
                }
            });
        }
        for (index, terms) in self.event_terms.iter_mut().enumerate() {
            dedup(terms, |term| term.0);
            for term in terms {
                self.term_events.get_mut(term.0).into_iter().for_each(|list| list.push(EventIndex(index)));
            }
        }
    }
}

pub(crate) fn terms_in(text: &RichText) -> impl Iterator<Item = TermIndex> {
    text.spans.iter().filter_map(|span| match span.mark {
        Mark::Term(mention) => Some(mention.term),
        _ => None,
    })
}

fn events_in(text: &RichText) -> impl Iterator<Item = EventIndex> {
    text.spans.iter().filter_map(|span| match span.mark {
        Mark::Event(mention) => Some(mention.event),
        _ => None,
    })
}
