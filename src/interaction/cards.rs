//! The open cards: what they were opened from, and which of them the pointer must leave open.

use super::Effect;
use crate::story::model::{EventIndex, PassageIndex, TermIndex};

/// What opens a card: a term at some place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// The term.
    pub term: TermIndex,
    /// The term whose card it stands in.
    pub within: Option<TermIndex>,
    /// The passage that it stands in.
    pub passage: Option<PassageIndex>,
    /// The event that it stands in.
    pub event: Option<EventIndex>,
    /// Its number among the mentions of the term, from 0.
    pub mention: Option<usize>,
}

impl Trigger {
    /// A term that stands nowhere.
    #[must_use]
    pub fn of(term: TermIndex) -> Self {
        Self { term, within: None, passage: None, event: None, mention: None }
    }
}

/// An open card, and what it was opened from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Card {
    /// Whose card it is.
    pub term: TermIndex,
    /// The passage that the reader came from, through whatever cards.
    pub passage: Option<PassageIndex>,
    /// The event that the reader came from, through whatever cards.
    pub event: Option<EventIndex>,
    /// The mention that it was opened at, by its number from 0.
    pub mention: Option<usize>,
}

/// The open cards, each opened from the one below it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cards {
    /// The outermost first.
    open: Vec<Card>,
    /// So many of them, from the outermost, stay open whatever the pointer does.
    pinned: usize,
}

impl Cards {
    /// The open cards, the outermost first.
    #[must_use]
    pub fn open_cards(&self) -> &[Card] {
        &self.open
    }

    /// The card on top.
    #[must_use]
    pub fn top(&self) -> Option<Card> {
        self.open.last().copied()
    }

    /// How many cards lie below that of a term, if it is open.
    #[must_use]
    pub fn depth_of(&self, term: TermIndex) -> Option<usize> {
        self.open.iter().position(|card| card.term == term)
    }

    /// Whether the card of a term is open whatever the pointer does.
    #[must_use]
    pub fn is_pinned(&self, term: TermIndex) -> bool {
        self.depth_of(term).is_some_and(|depth| depth < self.pinned)
    }

    /// How many cards stay open when one opens from this trigger.
    pub(super) fn depth_at(&self, trigger: Trigger) -> usize {
        trigger.within.and_then(|term| self.depth_of(term)).map_or(0, |depth| depth + 1)
    }

    /// Whether a card may open above so many without closing one that is pinned.
    pub(super) fn may_open_at(&self, depth: usize) -> bool {
        depth >= self.pinned
    }

    /// The lowest card that goes when the pointer keeps only so many.
    pub(super) fn abandoned(&self, kept: usize) -> Option<TermIndex> {
        self.open.get(kept.max(self.pinned)).map(|card| card.term)
    }

    /// What a click on a term means for the cards that are open. A term whose card lies further below leads back
    /// to it.
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
