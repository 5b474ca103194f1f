//! What the reader is doing, as a reducer: an action and a state give a state and the effects to carry out.
//!
//! ```text
//!                    dwell                elapsed              leave               elapsed
//!          nothing --------> dwelling ---------------> shown ----------> abandoning ----------> nothing
//!             ^                 |                        ^                   |      (hide card)
//!             +-----------------+                        +-------------------+
//!                   leave                                  dwell, enter card
//! ```
//!
//! A card that was opened by a click, a tap or a key is pinned: the pointer does not close it.
//!
//! Every wait carries a [`Token`]. Any later step takes the next token, so that a wait that ends late
//! finds its token gone and closes nothing. There is no clock here: `embed` keeps the time.

use crate::story::model::{EventIndex, GroupIndex, PassageIndex, TermIndex};

/// How long the pointer rests on a term before its card opens, in milliseconds.
pub const DWELL: u32 = 300;
/// How long the pointer may be away from term and card before the card closes, in milliseconds.
pub const GRACE: u32 = 300;

/// Tells one wait from all others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Token(u32);

/// What the pointer is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pointer {
    /// It opened nothing.
    #[default]
    Away,
    /// It rests on a term whose card is closed.
    Dwelling(TermIndex),
    /// It opened this card, and is on the term or on the card.
    Shown(TermIndex),
    /// It opened this card, and has left both.
    Abandoning(TermIndex),
}

/// All that changes while somebody reads.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The passage at the reading line.
    pub reading: Option<PassageIndex>,
    /// The event that the reader chose last.
    pub selected: Option<EventIndex>,
    /// The open cards, the outermost first.
    pub cards: Vec<TermIndex>,
    /// The groups that the reader has switched off.
    pub hidden_groups: Vec<GroupIndex>,
    /// What the reader looks for in the index.
    pub query: String,
    pointer: Pointer,
    token: Token,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The pointer came to a term.
    Dwell(TermIndex),
    /// The pointer came to an open card.
    EnterCard,
    /// The pointer left a term or a card.
    Leave,
    /// A wait is over.
    Elapsed(Token),
    /// A term was clicked, tapped, or activated by a key.
    Activate(TermIndex),
    /// A card has opened, by whatever way.
    Shown(TermIndex),
    /// A card has closed, by whatever way.
    Hidden(TermIndex),
    /// Another passage came to the reading line.
    Read(PassageIndex),
    /// The reader chose an event.
    SelectEvent(EventIndex),
    /// The reader switched a group on or off.
    ToggleGroup(GroupIndex),
    /// The reader looks for something in the index.
    Search(String),
}

/// What is to be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Send [`Action::Elapsed`] with this token after so many milliseconds.
    Wait(Token, u32),
    /// Open the card at the term under the pointer.
    ShowCard(TermIndex),
    /// Close the card.
    HideCard(TermIndex),
    /// Keep the click from closing the card: the platform would toggle it.
    KeepCard,
}

impl State {
    /// The state after an action, and what is to be done.
    #[must_use]
    pub fn reduce(&self, action: Action) -> (Self, Option<Effect>) {
        let mut next = self.clone();
        let effect = next.apply(action);
        (next, effect)
    }

    fn apply(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::Dwell(term) => return self.dwell(term),
            Action::EnterCard => {
                if let Pointer::Abandoning(term) = self.pointer {
                    self.point(Pointer::Shown(term));
                }
            }
            Action::Leave => return self.leave(),
            Action::Elapsed(token) if token == self.token => return self.elapsed(),
            Action::Elapsed(_) => {}
            Action::Activate(term) => {
                let opened_by_pointer =
                    matches!(self.pointer, Pointer::Shown(t) | Pointer::Abandoning(t) if t == term);
                self.point(Pointer::Away);
                return (opened_by_pointer && self.cards.contains(&term)).then_some(Effect::KeepCard);
            }
            Action::Shown(term) => {
                self.cards.retain(|open| *open != term);
                self.cards.push(term);
            }
            Action::Hidden(term) => {
                self.cards.retain(|open| *open != term);
                if matches!(self.pointer, Pointer::Shown(t) | Pointer::Abandoning(t) if t == term) {
                    self.point(Pointer::Away);
                }
            }
            Action::Read(passage) => self.reading = Some(passage),
            Action::SelectEvent(event) => self.selected = Some(event),
            Action::ToggleGroup(group) => {
                match self.hidden_groups.iter().position(|hidden| *hidden == group) {
                    Some(place) => drop(self.hidden_groups.swap_remove(place)),
                    None => self.hidden_groups.push(group),
                }
            }
            Action::Search(query) => self.query = query,
        }
        None
    }

    fn dwell(&mut self, term: TermIndex) -> Option<Effect> {
        match self.pointer {
            Pointer::Shown(shown) | Pointer::Abandoning(shown) if shown == term => {
                self.point(Pointer::Shown(term));
                None
            }
            _ if self.cards.contains(&term) => None,
            _ => {
                self.point(Pointer::Dwelling(term));
                Some(Effect::Wait(self.token, DWELL))
            }
        }
    }

    fn leave(&mut self) -> Option<Effect> {
        match self.pointer {
            Pointer::Dwelling(_) => {
                self.point(Pointer::Away);
                None
            }
            Pointer::Shown(term) => {
                self.point(Pointer::Abandoning(term));
                Some(Effect::Wait(self.token, GRACE))
            }
            Pointer::Away | Pointer::Abandoning(_) => None,
        }
    }

    fn elapsed(&mut self) -> Option<Effect> {
        match self.pointer {
            Pointer::Dwelling(term) => {
                self.point(Pointer::Shown(term));
                Some(Effect::ShowCard(term))
            }
            Pointer::Abandoning(term) => {
                self.point(Pointer::Away);
                Some(Effect::HideCard(term))
            }
            Pointer::Away | Pointer::Shown(_) => None,
        }
    }

    /// Every step of the pointer takes a new token, which cancels the wait before it.
    fn point(&mut self, pointer: Pointer) {
        self.pointer = pointer;
        self.token = Token(self.token.0.wrapping_add(1));
    }
}

#[cfg(test)]
mod tests {
    use super::{Action, Effect, State, Token};
    use crate::story::model::{GroupIndex, TermIndex};

    const A: TermIndex = TermIndex(0);
    const B: TermIndex = TermIndex(1);

    /// A reader at work; remembers the last wait.
    #[derive(Default)]
    struct Reader {
        state: State,
        wait: Option<Token>,
    }

    impl Reader {
        fn does(&mut self, action: Action) -> Option<Effect> {
            let (state, effect) = self.state.reduce(action);
            self.state = state;
            if let Some(Effect::Wait(token, _)) = effect {
                self.wait = Some(token);
            }
            effect
        }

        fn waits(&mut self) -> Option<Effect> {
            let token = self.wait.unwrap();
            let effect = self.does(Action::Elapsed(token));
            match effect {
                Some(Effect::ShowCard(term)) => drop(self.does(Action::Shown(term))),
                Some(Effect::HideCard(term)) => drop(self.does(Action::Hidden(term))),
                _ => {}
            }
            effect
        }
    }

    #[test]
    fn dwelling_opens_and_abandoning_closes() {
        let mut reader = Reader::default();
        assert!(matches!(reader.does(Action::Dwell(A)), Some(Effect::Wait(_, super::DWELL))));
        assert_eq!(reader.waits(), Some(Effect::ShowCard(A)));
        assert!(matches!(reader.does(Action::Leave), Some(Effect::Wait(_, super::GRACE))));
        assert_eq!(reader.waits(), Some(Effect::HideCard(A)));
        assert_eq!(reader.state.cards, []);
    }

    #[test]
    fn a_pointer_that_passes_by_opens_nothing() {
        let mut reader = Reader::default();
        reader.does(Action::Dwell(A));
        reader.does(Action::Leave);
        assert_eq!(reader.waits(), None);
    }

    #[test]
    fn the_card_can_be_entered() {
        let mut reader = Reader::default();
        reader.does(Action::Dwell(A));
        reader.waits();
        reader.does(Action::Leave);
        reader.does(Action::EnterCard);
        assert_eq!(reader.waits(), None);
        assert_eq!(reader.state.cards, [A]);
    }

    #[test]
    fn a_late_close_cannot_close_a_newer_card() {
        let mut reader = Reader::default();
        reader.does(Action::Dwell(A));
        reader.waits();
        reader.does(Action::Leave);
        let late = reader.wait.unwrap();
        reader.does(Action::Dwell(B));
        assert_eq!(reader.does(Action::Elapsed(late)), None);
        assert_eq!(reader.waits(), Some(Effect::ShowCard(B)));
    }

    #[test]
    fn a_click_pins_the_card_that_the_pointer_opened() {
        let mut reader = Reader::default();
        reader.does(Action::Dwell(A));
        reader.waits();
        assert_eq!(reader.does(Action::Activate(A)), Some(Effect::KeepCard));
        assert_eq!(reader.does(Action::Leave), None);
        assert_eq!(reader.state.cards, [A]);
        assert_eq!(reader.does(Action::Activate(A)), None, "the second click may close it");
    }

    #[test]
    fn cards_nest_and_close_in_turn() {
        let mut reader = Reader::default();
        reader.does(Action::Shown(A));
        reader.does(Action::Shown(B));
        assert_eq!(reader.state.cards, [A, B]);
        reader.does(Action::Hidden(B));
        assert_eq!(reader.state.cards, [A]);
    }

    #[test]
    fn a_group_is_switched_off_and_on() {
        let mut reader = Reader::default();
        reader.does(Action::ToggleGroup(GroupIndex(1)));
        assert!(reader.state.hidden_groups.contains(&GroupIndex(1)));
        reader.does(Action::ToggleGroup(GroupIndex(1)));
        assert!(reader.state.hidden_groups.is_empty());
    }
}
