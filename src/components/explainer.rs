//! The whole widget.

use std::rc::Rc;

use yew::prelude::*;

use super::Content;
use super::controls::strip;
use super::definition::definitions;
use super::index::IndexItem;
use super::still::{Shows, Still};
use super::timeline::timeline;
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
            <Still content={content.clone()} dispatch={dispatch.clone()}
                shows={if props.hosted { Shows::Hosted } else { Shows::Article }} />
            { definitions(content, state, with_timeline, dispatch) }
            if with_timeline {
                { timeline(content, state, dispatch) }
            }
            if !props.without_index {
                <Still content={content.clone()} shows={Shows::Index(IndexItem {
                    query: state.query.clone().into(),
                    by_kind: state.by_kind,
                    without_underlines: state.without_underlines,
                })} dispatch={dispatch.clone()} />
            }
            if with_timeline {
                { strip(content, state.reading) }
            }
        </div>
    }
}
