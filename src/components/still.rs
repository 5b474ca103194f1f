//! What stands still while one reads: drawn again only when what it shows has changed.
//!
//! # Why one component for different parts?
//! Each type of component is compiled with all that Yew does for it, two kilobytes of the download.

use yew::prelude::*;

use super::Content;
use super::article::article;
use super::deck::{Deck, deck};
use super::definition::{CardItem, definition};
use super::index::{IndexItem, index};
use super::stretch::{Stretch, stretch};
use super::timeline::{TimelineItem, timeline};
use crate::interaction::Action;

#[derive(Properties, PartialEq)]
struct StillProps {
    content: Content,
    shows: Shows,
    /// Always given: a callback made for the occasion equals no other, and everything would be drawn again.
    dispatch: Callback<Action>,
}

/// What is shown.
#[derive(PartialEq)]
pub(super) enum Shows {
    /// The article.
    Article,
    /// The host's own article.
    Hosted,
    /// Some cards.
    Deck(Deck),
    /// The card of a term.
    Card(CardItem),
    /// The timeline.
    Timeline(TimelineItem),
    /// Some events of the timeline.
    Stretch(Stretch),
    /// The index.
    Index(IndexItem),
}

/// A part that stands still.
pub(super) fn still(content: &Content, shows: Shows, dispatch: &Callback<Action>) -> Html {
    html! { <Still content={content.clone()} {shows} dispatch={dispatch.clone()} /> }
}

#[component]
fn Still(StillProps { content, shows, dispatch }: &StillProps) -> Html {
    match shows {
        Shows::Article => article(content),
        Shows::Hosted => html! { <div class="explainer-hosted"><slot /></div> },
        Shows::Deck(cards) => deck(content, cards, dispatch),
        Shows::Card(item) => definition(content, *item, dispatch),
        Shows::Timeline(item) => timeline(content, item, dispatch),
        Shows::Stretch(events) => stretch(content, events),
        Shows::Index(item) => index(content, item, dispatch),
    }
}
