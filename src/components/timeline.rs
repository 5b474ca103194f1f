//! The timeline: a list of events along one line in time.

use yew::prelude::*;

use super::Content;
use super::event::EventItem;
use super::still::{Shows, Still};
use super::swatch::swatch;
use crate::interaction::{Action, State};
use crate::story::date::Date;
use crate::story::model::{EventIndex, GroupIndex, PassageIndex};

/// A column beside the text where there is room, and else a sheet that the strip opens.
pub(super) fn timeline(content: &Content, state: &State, dispatch: &Callback<Action>) -> Html {
    let messages = content.messages();
    let current = state.reading.and_then(|passage| content.references.passage_events.get(passage.0));
    let is_hidden = |event: EventIndex| {
        let groups = content.story.events.get(event.0).map_or(&[][..], |event| event.groups.as_slice());
        !groups.is_empty() && groups.iter().all(|group| state.hidden_groups.contains(group))
    };
    html! {
        <aside id="timeline" class="explainer-timeline" part="timeline" popover="auto"
            aria-labelledby="explainer-timeline">
            <div class="explainer-timeline-head">
                <h2 id="explainer-timeline" part="heading">{ messages.timeline }</h2>
                <button type="button" class="explainer-close" popovertarget="timeline" popovertargetaction="hide"
                    aria-label={messages.close}><span aria-hidden="true">{ "×" }</span></button>
                <p class="explainer-story-time">{ story_time(content, state.reading) }</p>
            </div>
            { groups(content, state, dispatch) }
            <div class="explainer-line">
            // Where on the line the passage being read is; placed by `embed`, told in words above.
            <div class="explainer-now" aria-hidden="true"></div>
            <ol class="explainer-events">
                { for content.layout.rows.iter().enumerate().map(|(row, place)| html! {
                    <Still key={row} content={content.clone()} shows={Shows::Event(EventItem {
                        row,
                        current: current.is_some_and(|events| events.contains(&place.event)),
                        selected: state.selected == Some(place.event),
                        hidden: is_hidden(place.event),
                    })} />
                }) }
            </ol>
            </div>
        </aside>
    }
}

/// The period that the passage is about, in words; the story's whole period before reading begins.
pub(super) fn story_time(content: &Content, reading: Option<PassageIndex>) -> Html {
    let period = reading.and_then(|passage| *content.references.passage_periods.get(passage.0)?);
    match period.and_then(|(first, last)| Date::of_period(first, last)) {
        Some(period) => html! {
            <>
                <span>{ content.messages().story_time }</span>{ " " }
                <strong>{ period.text(content.language()) }</strong>
            </>
        },
        None => html! {},
    }
}

/// The groups, to switch on and off.
fn groups(content: &Content, state: &State, dispatch: &Callback<Action>) -> Html {
    if content.story.groups.len() < 2 {
        return html! {};
    }
    html! {
        <fieldset class="explainer-groups" part="controls">
            <legend>{ content.messages().show }</legend>
            { for content.story.groups.iter().enumerate().map(|(index, group)| {
                let group_index = GroupIndex(index);
                let onchange = dispatch.reform(move |_: yew::Event| Action::ToggleGroup(group_index));
                html! {
                    <label key={group.id.clone()}>
                        <input type="checkbox" checked={!state.hidden_groups.contains(&group_index)} {onchange} />
                        { swatch(group_index) }{ &group.label }
                    </label>
                }
            }) }
        </fieldset>
    }
}
