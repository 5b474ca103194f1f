//! The strip at the foot of a narrow screen: which time the reader is in, and the way to the timeline.

use yew::prelude::*;

use super::Content;
use super::timeline::story_time;
use crate::story::model::PassageIndex;

#[derive(Properties, PartialEq)]
pub(super) struct StripProps {
    pub(super) content: Content,
    pub(super) reading: Option<PassageIndex>,
}

#[component]
pub(super) fn Strip(props: &StripProps) -> Html {
    let messages = props.content.messages();
    html! {
        <div class="explainer-strip" part="controls">
            <button type="button" popovertarget="timeline">{ messages.show_timeline }</button>
            <p>{ story_time(&props.content, props.reading) }</p>
        </div>
    }
}
