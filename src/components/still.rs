//! What stands still while one reads: drawn again only when what it shows has changed.
//!
//! # Why one component for different parts?
//! Each type of component is compiled with all that Yew does for it, two kilobytes of the download.

use yew::prelude::*;

use super::Content;
use super::article::article;
use super::event::{EventItem, event};
use super::index::index;
use crate::interaction::Action;

#[derive(Properties, PartialEq)]
pub(super) struct StillProps {
    pub(super) content: Content,
    pub(super) shows: Shows,
    #[prop_or_default]
    pub(super) dispatch: Callback<Action>,
}

/// What is shown.
#[derive(Clone, PartialEq)]
pub(super) enum Shows {
    /// The article and the cards of its terms.
    Article,
    /// An event of the timeline.
    Event(EventItem),
    /// The index, and what the reader looks for in it.
    Index(AttrValue),
}

#[component]
pub(super) fn Still(StillProps { content, shows, dispatch }: &StillProps) -> Html {
    match shows {
        Shows::Article => article(content),
        Shows::Event(item) => event(content, *item),
        Shows::Index(query) => index(content, query, dispatch),
    }
}
