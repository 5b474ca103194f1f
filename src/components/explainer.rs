//! The whole widget.

use std::rc::Rc;

use yew::prelude::*;

use super::Content;
use super::controls::strip;
use super::deck::decks;
use super::index::IndexItem;
use super::still::{Shows, still};
use super::timeline::TimelineItem;
use crate::interaction::{Action, State};
use crate::story::model::Direction;

/// What the widget draws.
#[derive(Properties, PartialEq, Clone)]
pub struct ExplainerProps {
    /// The explained story.
    pub content: Content,
    /// What the reader is doing.
    #[prop_or_default]
    pub state: Rc<State>,
    /// Where actions go.
    #[prop_or_default]
    pub dispatch: Callback<Action>,
    /// Leave the timeline out.
    #[prop_or_default]
    pub without_timeline: bool,
    /// Leave the index out.
    #[prop_or_default]
    pub without_index: bool,
    /// Of so many cards what they hold is drawn before they are opened.
    #[prop_or(usize::MAX)]
    pub drawn_cards: usize,
    /// The article is the host's own, and stands in the element's slot.
    #[prop_or_default]
    pub hosted: bool,
    /// Draw nothing: nobody reads here.
    #[prop_or_default]
    pub idle: bool,
}

/// The article with its cards, its timeline and its index.
#[component]
pub fn Explainer(props: &ExplainerProps) -> Html {
    let ExplainerProps { content, state, dispatch, .. } = props;
    let direction = match content.direction {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    };
    if props.idle {
        return html! {};
    }
    let with_timeline = !props.without_timeline && !content.events.is_empty();
    html! {
        <div class={classes!("explainer", with_timeline.then_some("explainer-with-timeline"))}
            lang={content.language.clone()} dir={direction}>
            { still(content, if props.hosted { Shows::Hosted } else { Shows::Article }, dispatch) }
            { decks(content, state, with_timeline, props.drawn_cards, dispatch) }
            if with_timeline {
                { still(content, Shows::Timeline(TimelineItem::of(state)), dispatch) }
            }
            if !props.without_index {
                { still(content, Shows::Index(IndexItem::of(state)), dispatch) }
            }
            if with_timeline {
                { strip(content, state.reading) }
            }
        </div>
    }
}
