//! The open cards: where each was opened, and which of them the pointer does not close.

use super::Effect;
use crate::story::model::{EventIndex, PassageIndex, TermIndex};

/// A term at the place where its card is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// The term.
    pub term: TermIndex,
    /// The term in whose card it is.
    pub within: Option<TermIndex>,
    /// The passage that it is in.
    pub passage: Option<PassageIndex>,
    /// The event that it is in.
    pub event: Option<EventIndex>,
    /// Its number among the mentions of the term, from 0.
    pub mention: Option<usize>,
}

impl Trigger {
    /// A term without a place.
    #[must_use]
    pub fn of(term: TermIndex) -> Self {
        Self { term, within: None, passage: None, event: None, mention: None }
    }
}

/// An open card, and where it was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Card {
    /// The term that it explains.
    pub term: TermIndex,
    /// The passage that the reader came from, also through other cards.
    pub passage: Option<PassageIndex>,
    /// The event that the reader came from, also through other cards.
    pub event: Option<EventIndex>,
    /// The number of the mention that opened it, from 0.
    pub mention: Option<usize>,
}

/// The open cards, each opened from the one below it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cards {
    /// The outermost first.
    open: Vec<Card>,
    /// The number of cards, from the outermost, that the pointer does not close.
    pinned: usize,
}

impl Cards {
    /// The open cards, the outermost first.
    #[must_use]
    pub fn open_cards(&self) -> &[Card] {
        &self.open
    }

    /// The top card.
    #[must_use]
    pub fn top(&self) -> Option<Card> {
        self.open.last().copied()
    }

    /// The number of cards below that of a term, if it is open.
    #[must_use]
    pub fn depth_of(&self, term: TermIndex) -> Option<usize> {
        self.open.iter().position(|card| card.term == term)
    }

    /// Whether the card of a term is pinned.
    #[must_use]
    pub fn is_pinned(&self, term: TermIndex) -> bool {
        self.depth_of(term).is_some_and(|depth| depth < self.pinned)
    }

    /// The number of cards that stay open when one opens from this trigger.
    pub(super) fn depth_at(&self, trigger: Trigger) -> usize {
        trigger.within.and_then(|term| self.depth_of(term)).map_or(0, |depth| depth + 1)
    }

    /// Whether a card may open above the first `depth` cards without closing one that is pinned.
    pub(super) fn may_open_at(&self, depth: usize) -> bool {
        depth >= self.pinned
    }

    /// The lowest card to close when the pointer is over the first `kept` cards only.
    pub(super) fn abandoned(&self, kept: usize) -> Option<TermIndex> {
        self.open.get(kept.max(self.pinned)).map(|card| card.term)
    }

    /// Handles a click on a term. If its card is further below, the cards above that are closed.
    pub(super) fn activate(&mut self, trigger: Trigger) -> Option<Effect> {
        let depth = self.depth_at(trigger);
        match self.depth_of(trigger.term) {
            Some(own) if own < depth => {
                self.pin(own + 1);
                self.open.get(own + 1).map(|above| Effect::HideCard(above.term))
            }
            Some(own) if own >= self.pinned => {
                self.pin(own + 1);
                Some(Effect::KeepCard)
            }
            Some(_) => None,
            None => {
                self.pin(depth);
                None
            }
        }
    }

    pub(super) fn open(&mut self, trigger: Trigger, pinned: bool) {
        let depth = self.depth_at(trigger);
        self.open.truncate(depth);
        self.pinned = self.pinned.min(depth);
        let Trigger { term, passage, event, mention, .. } = trigger;
        let below = self.top();
        self.open.push(Card {
            term,
            passage: passage.or(below.and_then(|card| card.passage)),
            event: event.or(below.and_then(|card| card.event)),
            mention,
        });
        if pinned {
            self.pin(depth + 1);
        }
    }

    pub(super) fn close(&mut self, term: TermIndex) {
        if let Some(depth) = self.depth_of(term) {
            self.open.remove(depth);
            self.pinned -= usize::from(depth < self.pinned);
        }
    }

    fn pin(&mut self, cards: usize) {
        self.pinned = self.pinned.max(cards);
    }
}
