//! The reading state as a reducer: an action changes the state and returns the effect to carry out.
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
//! A card that was opened by a click, a tap, a key or a link is pinned: the pointer does not close it, nor open another
//! that would. Cards nest: a term in a card opens one on top of it. The pointer keeps open the card it is on and all
//! below; the cards above that are abandoned.
//!
//! Every timer has a [`Token`]. Each later step takes the next token, so a timer that fires late is ignored. There is
//! no clock here: `embed` keeps the time.

mod cards;
mod pointer;

pub use self::cards::{Card, Cards, Trigger};
pub use self::pointer::{DWELL, GRACE, Token};

use std::rc::Rc;

use self::pointer::Pointer;
use crate::story::model::{EventIndex, GroupIndex, PassageIndex, TermIndex};
use crate::view_model::Filter;

/// The part of the reading state that is rendered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The passage at the reading line.
    pub reading: Option<PassageIndex>,
    /// The event that the reader selected last.
    pub selected: Option<EventIndex>,
    /// The open cards.
    pub cards: Cards,
    /// Whether the reader has opened a card: then the hint about mentions is hidden.
    pub has_opened_a_card: bool,
    /// The groups that the reader has switched off.
    pub hidden_groups: Vec<GroupIndex>,
    /// The term to whose events the timeline is narrowed.
    pub only: Option<TermIndex>,
    /// The search text of the index.
    pub query: String,
    /// Whether the index is grouped by kind.
    pub by_kind: bool,
    /// The terms that the reader marked as known.
    pub known: Vec<TermIndex>,
    /// Whether underlines are hidden.
    pub without_underlines: bool,
}

/// An action of the reader, or the end of a timer.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The pointer is over a term.
    Dwell(Trigger),
    /// The pointer is over the open card of a term.
    EnterCard(TermIndex),
    /// The pointer left a term or a card.
    Leave,
    /// A timer has ended.
    Elapsed(Token),
    /// A term was clicked, tapped, or activated by a key.
    Activate(Trigger),
    /// A card opens, in any way.
    Shown(Trigger),
    /// A card closes, in any way.
    Hidden(TermIndex),
    /// Go to a mention of a term, by its number from 0, and move the card there.
    GoToMention(TermIndex, usize),
    /// Another passage came to the reading line; `None` if the reader has left the article.
    Read(Option<PassageIndex>),
    /// The reader selected an event.
    SelectEvent(EventIndex),
    /// The reader went back to an address without an event.
    Deselect,
    /// The reader switched a group on or off.
    ToggleGroup(GroupIndex),
    /// Show only the events of a term, or all again.
    ShowOnly(Option<TermIndex>),
    /// Remove all filters.
    ShowAll,
    /// The reader typed a search text.
    Search(String),
    /// Group the index by kind, or sort it from A to Z.
    GroupByKind(bool),
    /// Mark a term as known, or no longer.
    ToggleKnown(TermIndex),
    /// Hide or show underlines.
    ToggleUnderlines,
    /// The stored preferences: the known terms, and whether underlines are hidden.
    Recall(Vec<TermIndex>, bool),
}

/// What `embed` has to do after an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Send [`Action::Elapsed`] with this token after this number of milliseconds.
    Wait(Token, u32),
    /// Open the card at the term under the pointer.
    ShowCard(TermIndex),
    /// Close the card, and those above it.
    HideCard(TermIndex),
    /// Prevent the default action of the click: it would close the card.
    KeepCard,
    /// Go to a mention of a term, by its number from 0, and open its card there.
    GoToMention(TermIndex, usize),
    /// Show the timeline if it is a sheet.
    ShowTimeline,
    /// Move the focus, because the button disappears with the filters.
    KeepFocusInTimeline,
    /// Store whether the reader knows this term.
    RememberTerm(TermIndex),
    /// Store whether underlines are hidden.
    RememberUnderlines,
}

/// The reading state, and that of the pointer.
#[derive(Debug, Default)]
pub struct Interaction {
    state: Rc<State>,
    pointer: Pointer,
}

impl Interaction {
    /// The rendered state. The same allocation as long as nothing in it changes.
    #[must_use]
    pub fn state(&self) -> &Rc<State> {
        &self.state
    }

    /// Applies an action, and returns the effect to carry out.
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
    /// The filter of the timeline.
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
            // The actions of the pointer and the cards are handled above.
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

/// Removes an item from a list, or adds it.
fn toggle<T: PartialEq>(list: &mut Vec<T>, item: T) {
    match list.iter().position(|own| *own == item) {
        Some(place) => drop(list.swap_remove(place)),
        None => list.push(item),
    }
}

#[cfg(test)]
mod tests;
