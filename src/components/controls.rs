//! What stands around the text: the ways past it, the reader's choices about it, the strip at the foot of a narrow
//! screen, and what is said of a card that opens.

use yew::prelude::*;

use super::Content;
use super::timeline::story_time;
use crate::interaction::{Action, State};
use crate::story::model::PassageIndex;
use crate::view_model::plain_text;

/// Past the text, which may hold hundreds of places where the tab key stops.
pub(super) fn skip_links(content: &Content, to_timeline: bool, to_index: bool) -> Html {
    html! {
        <p class="explainer-skip">
            if to_timeline { <a href="#timeline">{ content.say(&content.messages.timeline) }</a> }
            if to_index { <a href="#glossary">{ content.say(&content.messages.glossary) }</a> }
        </p>
    }
}

/// What answers in this text, until the reader has found out, and whether terms are underlined.
pub(super) fn reading_options(
    content: &Content,
    state: &State,
    with_timeline: bool,
    dispatch: &Callback<Action>,
) -> Html {
    let messages = &content.messages;
    let onchange = dispatch.reform(|_: yew::Event| Action::ToggleUnderlines);
    html! {
        <div class="explainer-options" part="controls" role="group" lang={content.words_language.clone()}
            aria-label={messages.reading_options.clone()}>
            // Its room stays: nothing moves while one reads.
            <p class={classes!("explainer-hint", state.has_opened_a_card.then_some("explainer-known"))}>
                { content.say(&messages.hint_terms) }
                if with_timeline { { " " }{ content.say(&messages.hint_timeline) } }
            </p>
            <label><input type="checkbox" checked={state.without_underlines} {onchange} />{ content.say(&messages.hide_underlines) }</label>
        </div>
    }
}

/// Tells what period is being read, and leads to the timeline. Before the article in the order of the tab key, after it
/// on the screen.
pub(super) fn strip(content: &Content, reading: Option<PassageIndex>) -> Html {
    html! {
        <div class="explainer-strip" part="controls">
            <button type="button" popovertarget="timeline">
                <span class="explainer-unseen">{ content.say(&content.messages.show_timeline) }</span>{ " " }
                <span>{ story_time(content, reading) }</span>
            </button>
        </div>
    }
}

/// The definition of the top card, for those who do not see it open: the focus stays on the mention.
pub(super) fn announcement(content: &Content, state: &State) -> Html {
    let term = state.cards.top().and_then(|card| content.terms.get(card.term.0));
    html! {
        <p class="explainer-unseen" role="status">{ term.map(|term| plain_text(&term.definition)) }</p>
    }
}
