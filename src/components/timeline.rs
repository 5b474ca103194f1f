//! The timeline: a list of events along one line in time.

use yew::prelude::*;

use super::content::Content;
use super::event_chunks::event_chunks;
use super::filters::filters;
use super::memo::{Shows, memo};
use crate::interaction::{Action, State};
use crate::story::model::{EventIndex, PassageIndex};
use crate::view_model::Filter;

/// A timeline with more events than this is long: the browser then lays out only what is near.
const LONG: usize = 100;

/// The state of the timeline.
#[derive(PartialEq)]
pub(super) struct TimelineItem {
    pub(super) reading: Option<PassageIndex>,
    pub(super) selected: Option<EventIndex>,
    filter: Filter,
}

impl TimelineItem {
    pub(super) fn of(state: &State) -> Self {
        Self { reading: state.reading, selected: state.selected, filter: state.filter() }
    }
}

/// A column beside the text where there is room, otherwise a sheet that the strip opens.
pub(super) fn timeline(content: &Content, item: &TimelineItem, dispatch: &Callback<Action>) -> Html {
    let messages = &content.messages;
    let long = (content.events.len() > LONG).then_some("explainer-long");
    let lanes = content.line.bars.iter().map(|bar| bar.lane + 1).max().unwrap_or(0);
    let arranged = content.arrange(&item.filter);
    let left = arranged.iter().filter(|row| row.shown).count();
    html! {
        <aside id="timeline" class="explainer-timeline" part="timeline" popover="auto"
            aria-labelledby="explainer-timeline">
            <div class="explainer-timeline-head">
                <h2 id="explainer-timeline" part="heading" tabindex="-1">{ content.say(&messages.timeline) }</h2>
                <button type="button" class="explainer-close" popovertarget="timeline" popovertargetaction="hide"
                    lang={content.words_language.clone()} aria-label={messages.close.clone()}><span aria-hidden="true">{ "×" }</span></button>
                <p class="explainer-story-time">{ story_time(content, item.reading) }</p>
            </div>
            { filters(content, &item.filter, left, dispatch) }
            <ol class={classes!("explainer-events", long, item.reading.map(|_| "explainer-following"))} data-lanes={lanes.to_string()}>
                { for event_chunks(content, item, arranged).into_iter().map(|chunk| {
                    memo(content, Shows::Events(chunk), dispatch)
                }) }
            </ol>
        </aside>
    }
}

/// The period of the passage as text; if unknown, the period of the whole timeline.
pub(super) fn story_time(content: &Content, reading: Option<PassageIndex>) -> Html {
    match reading.and_then(|passage| content.article.body.get(passage.0)?.time.as_ref()) {
        Some(time) => html! {
            <><span>{ content.say(&content.messages.story_time) }</span>{ " " }<strong>{ content.say(&time.words) }</strong></>
        },
        None => {
            let mut words = content.messages.events(content.events.len());
            if let Some(span) = &content.line.span {
                words.push_str(", ");
                words.push_str(span);
            }
            content.say(words)
        }
    }
}
