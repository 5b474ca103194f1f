//! What stands still while one reads: drawn again only when what it shows has changed.
//!
//! # Why one component for different parts?
//! Each type of component is compiled with all that Yew does for it, two kilobytes of the download.

use yew::prelude::*;

use super::Content;
use super::article::article;
use super::definition::{CardItem, definition};
use super::index::{IndexItem, index};
use super::stretch::{Stretch, stretch};
use crate::interaction::Action;

#[derive(Properties, PartialEq)]
pub(super) struct StillProps {
    pub(super) content: Content,
    pub(super) shows: Shows,
    /// Always given: a callback made for the occasion equals no other, and everything would be drawn again.
    pub(super) dispatch: Callback<Action>,
}

/// What is shown.
#[derive(Clone, PartialEq)]
pub(super) enum Shows {
    /// The article.
    Article,
    /// The host's own article.
    Hosted,
    /// The card of a term.
    Card(CardItem),
    /// Some events of the timeline.
    Stretch(Stretch),
    /// The index.
    Index(IndexItem),
}

#[component]
pub(super) fn Still(StillProps { content, shows, dispatch }: &StillProps) -> Html {
    match shows {
        Shows::Article => article(content),
        Shows::Hosted => html! { <div class="explainer-hosted"><slot /></div> },
        Shows::Card(item) => definition(content, *item, dispatch),
        Shows::Stretch(events) => stretch(content, events),
        Shows::Index(item) => index(content, item, dispatch),
    }
}
