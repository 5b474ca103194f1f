//! What the reader is doing, as a reducer: an action changes the state and gives the effect to carry out.
//!
//! ```text
//!              dwell             elapsed                 leave             elapsed
//!    resting --------> dwelling ---------> resting,   --------> abandoning ---------> resting
//!       ^                 |   (show card)  card shown             |     (hide cards)
//!       +-----------------+                    ^                  |
//!              leave                           +------------------+
//!                                              dwell, enter card
//! ```
//!
//! A card that was opened by a click, a tap, a key or a link is pinned: the pointer does not close it, nor
//! does it open another that would. Cards nest: a term in a card opens one on top of it. The pointer keeps open
//! what it is on and all below; the cards above that are abandoned.
//!
//! Every wait carries a [`Token`]. Any later step takes the next token, so that a wait that ends late
//! finds its token gone and closes nothing. There is no clock here: `embed` keeps the time.

mod cards;
mod pointer;

pub use self::cards::{Card, Cards, Trigger};
pub use self::pointer::{DWELL, GRACE, Token};

use std::rc::Rc;

use self::pointer::Pointer;
use crate::story::model::{EventIndex, GroupIndex, PassageIndex, TermIndex};
use crate::view_model::Filter;

/// All that is drawn of what the reader is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The passage at the reading line.
    pub reading: Option<PassageIndex>,
    /// The event that the reader chose last.
    pub selected: Option<EventIndex>,
    /// The open cards.
    pub cards: Cards,
    /// The reader knows what a mention does.
    pub has_opened_a_card: bool,
    /// The groups that the reader has switched off.
    pub hidden_groups: Vec<GroupIndex>,
    /// The term to whose events the timeline is narrowed.
    pub only: Option<TermIndex>,
    /// What the reader looks for in the index.
    pub query: String,
    /// The index is grouped by kind.
    pub by_kind: bool,
    /// The terms that the reader knows.
    pub known: Vec<TermIndex>,
    /// No term is underlined.
    pub without_underlines: bool,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The pointer came to a term.
    Dwell(Trigger),
    /// The pointer came to the open card of a term.
    EnterCard(TermIndex),
    /// The pointer left a term or a card.
    Leave,
    /// A wait is over.
    Elapsed(Token),
    /// A term was clicked, tapped, or activated by a key.
    Activate(Trigger),
    /// A card opens, by whatever way.
    Shown(Trigger),
    /// A card closes, by whatever way.
    Hidden(TermIndex),
    /// The reader wants to see a mention of a term, by its number from 0, and take the card there.
    GoToMention(TermIndex, usize),
    /// Another passage came to the reading line; none, where the reader has left the article.
    Read(Option<PassageIndex>),
    /// The reader chose an event.
    SelectEvent(EventIndex),
    /// The reader went back to where no event was chosen.
    Deselect,
    /// The reader switched a group on or off.
    ToggleGroup(GroupIndex),
    /// The reader wants to see only the events of a term, or all again.
    ShowOnly(Option<TermIndex>),
    /// The reader takes every filter away.
    ShowAll,
    /// The reader looks for something in the index.
    Search(String),
    /// The reader wants the index by kind, or from A to Z.
    GroupByKind(bool),
    /// The reader knows a term, or does not any longer.
    ToggleKnown(TermIndex),
    /// The reader wants no underlines, or wants them again.
    ToggleUnderlines,
    /// What is remembered on this device: the known terms, and whether there are no underlines.
    Recall(Vec<TermIndex>, bool),
}

/// What is to be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Send [`Action::Elapsed`] with this token after so many milliseconds.
    Wait(Token, u32),
    /// Open the card at the term under the pointer.
    ShowCard(TermIndex),
    /// Close the card, and those on top of it.
    HideCard(TermIndex),
    /// Keep the click from closing the card: the platform would toggle it.
    KeepCard,
    /// Lead to a mention of a term, by its number from 0, and open its card there.
    GoToMention(TermIndex, usize),
    /// Let the reader see the timeline, where it is a sheet.
    ShowTimeline,
    /// Take the focus from the button that goes away with the filters.
    KeepFocusInTimeline,
    /// Remember whether the reader knows this term.
    RememberTerm(TermIndex),
    /// Remember whether there are underlines.
    RememberUnderlines,
}

/// The reading state, and what the pointer is doing about it.
#[derive(Debug, Default)]
pub struct Interaction {
    state: Rc<State>,
    pointer: Pointer,
}

impl Interaction {
    /// What is drawn. It is the same allocation as long as nothing in it has changed.
    #[must_use]
    pub fn state(&self) -> &Rc<State> {
        &self.state
    }

    /// Takes an action, and says what is to be done.
    pub fn reduce(&mut self, action: Action) -> Option<Effect> {
        let cards = &self.state.cards;
        match action {
            Action::Dwell(trigger) => self.pointer.dwell(cards, trigger),
            Action::EnterCard(term) => self.pointer.enter(cards, term),
            Action::Leave => self.pointer.leave(cards),
            Action::Elapsed(token) => self.pointer.elapsed(cards, token),
            Action::Activate(trigger) => {
                self.pointer.rest();
                self.change().cards.activate(trigger)
            }
            Action::Shown(trigger) => {
                let pinned = !self.pointer.opens(trigger.term);
                let state = self.change();
                state.has_opened_a_card = true;
                state.cards.open(trigger, pinned);
                None
            }
            Action::Hidden(term) => {
                self.change().cards.close(term);
                None
            }
            action => self.change().apply(action),
        }
    }

    fn change(&mut self) -> &mut State {
        Rc::make_mut(&mut self.state)
    }
}

impl State {
    /// Which events the reader wants to see.
    #[must_use]
    pub fn filter(&self) -> Filter {
        Filter { hidden_groups: self.hidden_groups.clone(), only: self.only }
    }

    fn apply(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::Read(passage) => self.reading = passage,
            Action::SelectEvent(event) => self.selected = Some(event),
            Action::Deselect => self.selected = None,
            Action::ToggleGroup(group) => toggle(&mut self.hidden_groups, group),
            Action::ShowOnly(term) => {
                self.only = term;
                return term.map(|_| Effect::ShowTimeline);
            }
            Action::ShowAll => {
                self.hidden_groups.clear();
                self.only = None;
                return Some(Effect::KeepFocusInTimeline);
            }
            Action::GoToMention(term, mention) => return Some(Effect::GoToMention(term, mention)),
            Action::Search(query) => self.query = query,
            Action::GroupByKind(by_kind) => self.by_kind = by_kind,
            Action::ToggleKnown(term) => {
                toggle(&mut self.known, term);
                return Some(Effect::RememberTerm(term));
            }
            Action::ToggleUnderlines => {
                self.without_underlines = !self.without_underlines;
                return Some(Effect::RememberUnderlines);
            }
            Action::Recall(known, without_underlines) => {
                self.known = known;
                self.without_underlines = without_underlines;
            }
            // What concerns the pointer and the cards is reduced above.
            Action::Dwell(_)
            | Action::EnterCard(_)
            | Action::Leave
            | Action::Elapsed(_)
            | Action::Activate(_)
            | Action::Shown(_)
            | Action::Hidden(_) => {}
        }
        None
    }
}

/// Takes an item out of a list, or puts it in.
fn toggle<T: PartialEq>(list: &mut Vec<T>, item: T) {
    match list.iter().position(|own| *own == item) {
        Some(place) => drop(list.swap_remove(place)),
        None => list.push(item),
    }
}

#[cfg(test)]
mod tests;
