//! The whole widget.

use std::rc::Rc;

use yew::prelude::*;

#[cfg(feature = "widget")]
use super::card_chunks::CARDS_PER_CHUNK;
use super::card_chunks::card_chunks;
use super::content::Content;
use super::controls::{announcement, reading_options, skip_links, strip};
use super::index::IndexItem;
use super::memo::{Shows, memo};
use super::timeline::TimelineItem;
use crate::interaction::{Action, State};
use crate::story::model::Direction;

/// The positions of the parts in [`WidgetProps::parts`].
const TIMELINE: usize = 0;
const INDEX: usize = 1;
const CARDS: usize = 2;

/// The props of the widget.
#[derive(Properties, PartialEq, Clone)]
pub struct WidgetProps {
    /// The explained story.
    pub content: Content,
    /// The reading state.
    #[prop_or_default]
    pub state: Rc<State>,
    /// Receives the reader's actions.
    #[prop_or_default]
    pub dispatch: Callback<Action>,
    /// Leaves the timeline out.
    #[prop_or_default]
    pub without_timeline: bool,
    /// Leaves the index out.
    #[prop_or_default]
    pub without_index: bool,
    /// How many card bodies are rendered up front; every other one when its card opens.
    #[prop_or(usize::MAX)]
    pub drawn_cards: usize,
    /// The content that each part still shows while an update is applied, one part per frame: [`TIMELINE`], [`INDEX`],
    /// from [`CARDS`] on the chunks of cards. A part without an entry shows `content`.
    #[prop_or_default]
    pub parts: Vec<Content>,
    /// The article belongs to the host, before the widget.
    #[prop_or_default]
    pub hosted: bool,
    /// Renders nothing: the mount root is unused.
    #[prop_or_default]
    pub idle: bool,
}

#[cfg(feature = "widget")]
impl WidgetProps {
    /// The number of [`parts`](Self::parts) of a widget.
    pub(crate) fn parts_of(content: &Content) -> usize {
        CARDS + content.terms.len().div_ceil(CARDS_PER_CHUNK)
    }
}

/// The article with its cards, its timeline and its index.
#[component]
pub fn Widget(props: &WidgetProps) -> Html {
    let WidgetProps { content, state, dispatch, .. } = props;
    let direction = match content.direction {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    };
    if props.idle {
        return html! {};
    }
    let with_timeline = !props.without_timeline && !content.events.is_empty();
    let options = || match content.terms.as_slice() {
        [] => html! {},
        _ => reading_options(content, state, with_timeline, dispatch),
    };
    let part = |index: usize| props.parts.get(index).unwrap_or(content);
    html! {
        <div class={classes!("explainer", with_timeline.then_some("explainer-with-timeline"))}
            lang={content.language.clone()} dir={direction}>
            { skip_links(content, with_timeline, !props.without_index && !content.terms.is_empty()) }
            if with_timeline { { strip(content, state.reading) } }
            { options() }
            if !props.hosted { { memo(content, Shows::Article, dispatch) } }
            { card_chunks(content, props.parts.get(CARDS..).unwrap_or_default(), state, with_timeline, props.drawn_cards, dispatch) }
            if with_timeline {
                { memo(part(TIMELINE), Shows::Timeline(TimelineItem::of(state)), dispatch) }
            }
            if !props.without_index {
                { memo(part(INDEX), Shows::Index(IndexItem::of(state)), dispatch) }
            }
            { announcement(content, state) }
        </div>
    }
}
