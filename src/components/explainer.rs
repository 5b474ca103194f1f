//! The whole widget.

use std::rc::Rc;

use yew::prelude::*;

use super::Content;
use super::controls::strip;
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
}

/// The article with its cards, its timeline and its index.
#[component]
pub fn Explainer(props: &ExplainerProps) -> Html {
    let ExplainerProps { content, state, dispatch, .. } = props;
    let article = &content.story.article;
    let direction = match article.direction {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    };
    let with_timeline = !props.without_timeline && !content.story.events.is_empty();
    html! {
        <div class={classes!("explainer", with_timeline.then_some("explainer-with-timeline"))}
            lang={article.language.clone()} dir={direction}>
            <Still content={content.clone()} shows={Shows::Article} />
            if with_timeline {
                { timeline(content, state, dispatch) }
            }
            if !props.without_index {
                <Still content={content.clone()} shows={Shows::Index(state.query.clone().into())} dispatch={dispatch.clone()} />
            }
            if with_timeline {
                { strip(content, state.reading) }
            }
        </div>
    }
}
