//! The strip at the foot of a narrow screen: which time the reader is in, and the way to the timeline.

use yew::prelude::*;

use super::Content;
use super::timeline::story_time;
use crate::story::model::PassageIndex;

pub(super) fn strip(content: &Content, reading: Option<PassageIndex>) -> Html {
    html! {
        <div class="explainer-strip" part="controls">
            <button type="button" popovertarget="timeline">{ &content.messages.show_timeline }</button>
            <p>{ story_time(content, reading) }</p>
        </div>
    }
}
