//! The controls around the text: skip links, the reader's choices about mentions, the strip at the foot of a narrow
//! screen, and the live region for opened cards.

use yew::prelude::*;

use super::content::Content;
use super::timeline::story_time;
use crate::interaction::{Action, State};
use crate::story::model::PassageIndex;
use crate::view_model::plain_text;

/// Skip links to the timeline and the index; the text may have hundreds of tab stops.
pub(super) fn skip_links(content: &Content, to_timeline: bool, to_index: bool) -> Html {
    html! {
        <p class="explainer-skip">
            if to_timeline { <a href="#timeline">{ content.say(&content.messages.timeline) }</a> }
            if to_index { <a href="#glossary">{ content.say(&content.messages.glossary) }</a> }
        </p>
    }
}

/// The hint that underlined words open cards, shown until the first card was opened, and the checkbox that hides
/// underlines.
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
            // Hidden, not removed: the text must not move while it is read.
            <p class={classes!("explainer-hint", state.has_opened_a_card.then_some("explainer-known"))}>
                { content.say(&messages.hint_terms) }
                if with_timeline { { " " }{ content.say(&messages.hint_timeline) } }
            </p>
            <label><input type="checkbox" checked={state.without_underlines} {onchange} />{ content.say(&messages.hide_underlines) }</label>
        </div>
    }
}

/// A button that shows the period being read and opens the timeline. In tab order it comes before the article, on the
/// screen after it.
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

/// A live region with the definition of the top card, because focus stays on the mention.
pub(super) fn announcement(content: &Content, state: &State) -> Html {
    let term = state.cards.top().and_then(|card| content.terms.get(card.term.0));
    html! {
        <p class="explainer-unseen" role="status">{ term.map(|term| plain_text(&term.definition)) }</p>
    }
}
