//! A memoised part of the widget: rendered again only when its props have changed.
//!
//! # Why one component for different parts?
//! Each type of component is compiled with all that Yew does for it, two kilobytes of the download.

use yew::prelude::*;

use super::article::article;
use super::card::{CardItem, card};
use super::card_chunks::{CardChunk, cards};
use super::content::Content;
use super::event_chunks::{EventChunk, events};
use super::index::{IndexItem, index};
use super::timeline::{TimelineItem, timeline};
use crate::interaction::Action;

#[derive(Properties, PartialEq)]
struct MemoProps {
    content: Content,
    shows: Shows,
    /// Passed down from the root. Callbacks compare by pointer: one created per render would defeat the memo.
    dispatch: Callback<Action>,
}

/// The part that is rendered.
#[derive(PartialEq)]
pub(super) enum Shows {
    /// The article.
    Article,
    /// Some cards.
    Cards(CardChunk),
    /// The card of a term.
    Card(CardItem),
    /// The timeline.
    Timeline(TimelineItem),
    /// Some events of the timeline.
    Events(EventChunk),
    /// The index.
    Index(IndexItem),
}

/// A memoised part.
pub(super) fn memo(content: &Content, shows: Shows, dispatch: &Callback<Action>) -> Html {
    html! { <Memo content={content.clone()} {shows} dispatch={dispatch.clone()} /> }
}

#[component]
fn Memo(MemoProps { content, shows, dispatch }: &MemoProps) -> Html {
    match shows {
        Shows::Article => article(content),
        Shows::Cards(chunk) => cards(content, chunk, dispatch),
        Shows::Card(item) => card(content, *item, dispatch),
        Shows::Timeline(item) => timeline(content, item, dispatch),
        Shows::Events(chunk) => events(content, chunk),
        Shows::Index(item) => index(content, item, dispatch),
    }
}
