//! The hover state machine and its delays.

use super::{Cards, Effect, Trigger};
use crate::story::model::TermIndex;

/// How long the pointer rests on a term before its card opens, in milliseconds.
pub const DWELL: u32 = 300;
/// How long the pointer may be away from a card before it closes, in milliseconds.
pub const GRACE: u32 = 300;

/// Identifies a timer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Token(u32);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Doing {
    /// No timer is running.
    #[default]
    Resting,
    /// It rests on a term whose card is closed.
    Dwelling(Trigger),
    /// It rested long enough: this card opens because of it.
    Opening(TermIndex),
    /// It has left all cards above the first `n`.
    Abandoning(usize),
}

/// The state of the pointer, and the token of the current timer.
#[derive(Debug, Default)]
pub(super) struct Pointer {
    doing: Doing,
    token: Token,
}

impl Pointer {
    pub(super) fn dwell(&mut self, cards: &Cards, trigger: Trigger) -> Option<Effect> {
        let depth = cards.depth_at(trigger);
        match cards.depth_of(trigger.term) {
            // On the term of an open card: the same as on the card.
            Some(own) if own == depth => self.keep(cards, depth + 1),
            None if cards.may_open_at(depth) => self.wait(Doing::Dwelling(trigger), DWELL),
            _ => self.keep(cards, depth),
        }
    }

    pub(super) fn enter(&mut self, cards: &Cards, term: TermIndex) -> Option<Effect> {
        self.keep(cards, cards.depth_of(term).map_or(0, |depth| depth + 1))
    }

    pub(super) fn leave(&mut self, cards: &Cards) -> Option<Effect> {
        self.keep(cards, 0)
    }

    pub(super) fn elapsed(&mut self, cards: &Cards, token: Token) -> Option<Effect> {
        match self.doing {
            _ if token != self.token => None,
            Doing::Dwelling(trigger) => {
                self.step(Doing::Opening(trigger.term));
                Some(Effect::ShowCard(trigger.term))
            }
            Doing::Abandoning(kept) => {
                self.rest();
                cards.abandoned(kept).map(Effect::HideCard)
            }
            Doing::Resting | Doing::Opening(_) => None,
        }
    }

    /// Whether the pointer opens this card.
    pub(super) fn opens(&self, term: TermIndex) -> bool {
        self.doing == Doing::Opening(term)
    }

    pub(super) fn rest(&mut self) {
        self.step(Doing::Resting);
    }

    /// The pointer is over the first `kept` cards, counted from the outermost.
    fn keep(&mut self, cards: &Cards, kept: usize) -> Option<Effect> {
        match (cards.abandoned(kept), self.doing) {
            (None, _) => {
                self.rest();
                None
            }
            (Some(_), Doing::Abandoning(before)) if before == kept => None,
            (Some(_), _) => self.wait(Doing::Abandoning(kept), GRACE),
        }
    }

    fn wait(&mut self, doing: Doing, milliseconds: u32) -> Option<Effect> {
        self.step(doing);
        Some(Effect::Wait(self.token, milliseconds))
    }

    /// Every step takes a new token, which cancels the previous timer.
    fn step(&mut self, doing: Doing) {
        self.doing = doing;
        self.token = Token(self.token.0.wrapping_add(1));
    }
}
