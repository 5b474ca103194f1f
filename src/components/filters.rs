//! The filters of the timeline.

use yew::prelude::*;

use super::content::Content;
use super::swatch::swatch;
use crate::interaction::Action;
use crate::language::fill;
use crate::story::model::GroupIndex;
use crate::view_model::{Filter, Group};

/// A toggle for each group, and the number of events that are left by the filters.
pub(super) fn filters(content: &Content, filter: &Filter, left: usize, dispatch: &Callback<Action>) -> Html {
    let messages = &content.messages;
    let only = filter.only.and_then(|term| content.terms.get(term.0));
    html! {
        <>
            if content.groups.len() > 1 {
                <fieldset class="explainer-groups" part="controls">
                    <legend class="explainer-unseen">{ content.say(&messages.show) }</legend>
                    { for content.groups.iter().enumerate().map(|(index, named)| {
                        group(content, GroupIndex(index), named, filter, dispatch)
                    }) }
                </fieldset>
            }
            <div class="explainer-left">
                // A live region has to exist before its text changes.
                <p role="status">
                    if let Some(term) = only {
                        { content.say(fill(&messages.only_events_with, &[("", &term.label)])) }{ ": " }
                    }
                    if !filter.is_empty() { { content.say(messages.events(left)) } }
                </p>
                if !filter.is_empty() {
                    <button type="button" onclick={dispatch.reform(|_: MouseEvent| Action::ShowAll)}>
                        { content.say(&messages.all_events) }
                    </button>
                }
            </div>
        </>
    }
}

fn group(
    content: &Content,
    index: GroupIndex,
    group: &Group,
    filter: &Filter,
    dispatch: &Callback<Action>,
) -> Html {
    let count = content.events.iter().filter(|event| event.groups.contains(&index)).count();
    let onchange = dispatch.reform(move |_: Event| Action::ToggleGroup(index));
    html! {
        <label>
            <input type="checkbox" checked={!filter.hidden_groups.contains(&index)} {onchange}
                aria-label={[&group.label, ", ", &content.messages.events(count)].concat()} />
            { swatch(index) }<span>{ &group.label }</span>
            <span class="explainer-count">{ count.to_string() }</span>
        </label>
    }
}
