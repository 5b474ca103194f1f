//! The whole widget.

use std::rc::Rc;

use yew::prelude::*;

use super::Content;
use super::article::Article;
use super::controls::strip;
use super::index::Index;
use super::timeline::Timeline;
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
    let timeline = !props.without_timeline && !content.story.events.is_empty();
    html! {
        <div class={classes!("explainer", timeline.then_some("explainer-with-timeline"))}
            lang={article.language.clone()} dir={direction}>
            <Article content={content.clone()} />
            if timeline {
                <Timeline content={content.clone()} reading={state.reading} selected={state.selected}
                    hidden_groups={state.hidden_groups.clone()} dispatch={dispatch.clone()} />
            }
            if !props.without_index {
                <Index content={content.clone()} query={state.query.clone()} dispatch={dispatch.clone()} />
            }
            if timeline {
                { strip(content, state.reading) }
            }
        </div>
    }
}
