//! The cards of all terms, in chunks.
//!
//! # Why chunks?
//! One card opens or closes at a time. Of thousands, only the chunk that it lies in is then looked through, and an
//! article with a long glossary is there before the cards that nobody has asked for yet: those are drawn afterwards,
//! chunk by chunk.

use yew::prelude::*;

use super::Content;
use super::card::{CardItem, OpenCard};
use super::memo::{Shows, memo};
use crate::interaction::{Action, State};
use crate::story::model::TermIndex;

/// How many cards are in a chunk.
const CHUNK: usize = 25;

/// Some cards, in the order of their terms.
#[derive(PartialEq)]
pub(super) struct CardChunk {
    /// The first of its terms.
    first: usize,
    /// Those of its cards that are open.
    open: Vec<OpenCard>,
    /// The closed ones have been drawn too.
    drawn: bool,
}

/// All cards, of which so many are drawn before they are opened.
pub(super) fn card_chunks(
    content: &Content,
    state: &State,
    with_timeline: bool,
    drawn: usize,
    dispatch: &Callback<Action>,
) -> Html {
    let open = OpenCard::all(content, state, with_timeline);
    let chunk = |first: usize| {
        let here = |open: &OpenCard| (first..first + CHUNK).contains(&open.card.term.0);
        CardChunk { first, open: open.iter().copied().filter(here).collect(), drawn: first < drawn }
    };
    html! {
        <div class="explainer-cards">
            <h2 class="explainer-print-only">{ &content.messages.notes }</h2>
            { for (0..content.terms.len()).step_by(CHUNK).map(|first| memo(content, Shows::Cards(chunk(first)), dispatch)) }
        </div>
    }
}

pub(super) fn cards(content: &Content, chunk: &CardChunk, dispatch: &Callback<Action>) -> Html {
    let card = |index: usize| CardItem {
        term: TermIndex(index),
        open: chunk.open.iter().copied().find(|open| open.card.term.0 == index),
        drawn: chunk.drawn,
    };
    let own = chunk.first..content.terms.len().min(chunk.first + CHUNK);
    own.map(|index| memo(content, Shows::Card(card(index)), dispatch)).collect()
}
