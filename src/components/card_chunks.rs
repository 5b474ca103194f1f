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
pub(crate) const CHUNK: usize = 25;

/// Some cards, in the order of the notes on paper.
#[derive(PartialEq)]
pub(super) struct CardChunk {
    /// The place of the first among the notes.
    first: usize,
    /// Those of its cards that are open.
    open: Vec<OpenCard>,
    /// The closed ones have been drawn too.
    drawn: bool,
}

/// All cards, of which so many are drawn before they are opened; `parts` is what some chunks still show.
pub(super) fn card_chunks(
    content: &Content,
    parts: &[Content],
    state: &State,
    with_timeline: bool,
    drawn: usize,
    dispatch: &Callback<Action>,
) -> Html {
    let open = OpenCard::all(content, state, with_timeline);
    let chunk = |first: usize| {
        let here = |open: &OpenCard| chunk_at(content, first).contains(&open.card.term);
        CardChunk { first, open: open.iter().copied().filter(here).collect(), drawn: first < drawn }
    };
    let shown = |first: usize| parts.get(first / CHUNK).unwrap_or(content);
    html! {
        <div class="explainer-cards">
            <h2 class="explainer-print-only">{ content.say(&content.messages.glossary) }</h2>
            { for (0..content.terms.len()).step_by(CHUNK).map(|first| memo(shown(first), Shows::Cards(chunk(first)), dispatch)) }
        </div>
    }
}

pub(super) fn cards(content: &Content, chunk: &CardChunk, dispatch: &Callback<Action>) -> Html {
    let card = |term: TermIndex| CardItem {
        term,
        open: chunk.open.iter().copied().find(|open| open.card.term == term),
        drawn: chunk.drawn,
    };
    let own = chunk_at(content, chunk.first).iter().copied();
    own.map(|term| memo(content, Shows::Card(card(term)), dispatch)).collect()
}

/// The terms of the chunk that begins at a place.
fn chunk_at(content: &Content, first: usize) -> &[TermIndex] {
    let from = content.notes.get(first..).unwrap_or_default();
    from.get(..CHUNK).unwrap_or(from)
}
