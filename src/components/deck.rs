//! The cards of all terms, in decks.
//!
//! # Why decks?
//! One card opens or closes at a time. Of thousands, only the deck that it lies in is then looked through, and an
//! article with a long glossary is there before the cards that nobody has asked for yet: those are drawn afterwards,
//! deck by deck.

use yew::prelude::*;

use super::Content;
use super::definition::{CardItem, OpenCard};
use super::still::{Shows, still};
use crate::interaction::{Action, State};
use crate::story::model::TermIndex;

/// The cards of a deck.
const DECK: usize = 25;

/// Some cards, in the order of their terms.
#[derive(PartialEq)]
pub(super) struct Deck {
    /// The first of its terms.
    first: usize,
    /// Those of its cards that are open.
    open: Vec<OpenCard>,
    /// The closed ones have been drawn too.
    drawn: bool,
}

/// All cards, of which so many are drawn before they are opened.
pub(super) fn decks(
    content: &Content,
    state: &State,
    with_timeline: bool,
    drawn: usize,
    dispatch: &Callback<Action>,
) -> Html {
    let open = OpenCard::all(content, state, with_timeline);
    let deck = |first: usize| {
        let here = |open: &OpenCard| (first..first + DECK).contains(&open.card.term.0);
        Deck { first, open: open.iter().copied().filter(here).collect(), drawn: first < drawn }
    };
    html! {
        <div class="explainer-definitions">
            <h2 class="explainer-print-only">{ &content.messages.notes }</h2>
            { for (0..content.terms.len()).step_by(DECK).map(|first| still(content, Shows::Deck(deck(first)), dispatch)) }
        </div>
    }
}

pub(super) fn deck(content: &Content, deck: &Deck, dispatch: &Callback<Action>) -> Html {
    let card = |index: usize| CardItem {
        term: TermIndex(index),
        open: deck.open.iter().copied().find(|open| open.card.term.0 == index),
        drawn: deck.drawn,
    };
    let own = deck.first..content.terms.len().min(deck.first + DECK);
    own.map(|index| still(content, Shows::Card(card(index)), dispatch)).collect()
}
