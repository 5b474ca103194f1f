//! The cards of all terms, in chunks.
//!
//! # Why chunks?
//! One card opens or closes at a time, and of thousands only its chunk is compared again. And an article with a long
//! glossary appears before its closed cards are rendered: they follow chunk by chunk.

use yew::prelude::*;

use super::card::{CardItem, OpenCard};
use super::content::Content;
use super::memo::{Shows, memo};
use crate::interaction::{Action, State};
use crate::story::model::TermIndex;

/// How many cards are in a chunk.
pub(crate) const CARDS_PER_CHUNK: usize = 25;

/// Some cards, in the order of the printed notes.
#[derive(PartialEq)]
pub(super) struct CardChunk {
    /// The index of the first card in that order.
    first: usize,
    /// The open ones among them.
    open: Vec<OpenCard>,
    /// The body is rendered although the card is closed.
    drawn: bool,
}

/// All cards in chunks. The bodies of the first `drawn` cards are rendered even while closed; `parts` overrides the
/// content of single chunks during an update.
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
    let shown = |first: usize| parts.get(first / CARDS_PER_CHUNK).unwrap_or(content);
    html! {
        <div class="explainer-cards">
            <h2 class="explainer-print-only">{ content.say(&content.messages.glossary) }</h2>
            { for (0..content.terms.len()).step_by(CARDS_PER_CHUNK).map(|first| memo(shown(first), Shows::Cards(chunk(first)), dispatch)) }
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

/// The terms of the chunk that begins at `first`.
fn chunk_at(content: &Content, first: usize) -> &[TermIndex] {
    let from = content.notes.get(first..).unwrap_or_default();
    from.get(..CARDS_PER_CHUNK).unwrap_or(from)
}
