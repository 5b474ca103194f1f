//! The mentions of a term in its card: a list, or buttons that step from one to the next.

use yew::prelude::*;

use super::content::Content;
use super::ids::{link_to, mention_id};
use crate::interaction::Action;
use crate::language::fill;
use crate::story::model::TermIndex;
use crate::view_model::Term;

/// `from` is `None` while the card is closed; otherwise the number of the mention that opened it, from 0, if a mention
/// did.
pub(super) fn mentions(
    content: &Content,
    index: TermIndex,
    from: Option<Option<usize>>,
    dispatch: &Callback<Action>,
) -> Html {
    let Some(term) = content.terms.get(index.0) else { return html! {} };
    let count = term.mentions.len();
    match from {
        _ if count == 0 => html! {},
        None => list(content, term),
        // The only mention is the one that the card was opened from.
        Some(Some(_)) if count == 1 => html! {},
        Some(from) => steps(content, index, count, from, dispatch),
    }
}

/// A link to each mention.
fn list(content: &Content, term: &Term) -> Html {
    let messages = &content.messages;
    html! {
        <p class="explainer-mentions">
            { content.say(&messages.mentions) }{ ": " }
            { for (0..term.mentions.len()).map(|ordinal| {
                let number = (ordinal + 1).to_string();
                let label = [&messages.mentions, " ", &number].concat();
                html! { <a href={link_to(&mention_id(term.note, ordinal))} lang={content.words_language.clone()} aria-label={label}>{ number }</a> }
            }) }
        </p>
    }
}

/// Links to the previous and the next mention, wrapping around.
fn steps(
    content: &Content,
    term: TermIndex,
    count: usize,
    from: Option<usize>,
    dispatch: &Callback<Action>,
) -> Html {
    let messages = &content.messages;
    let step = |to: usize, words: Html| {
        let onclick = dispatch.reform(move |_: MouseEvent| Action::GoToMention(term, to));
        html! { <button type="button" class="explainer-step" {onclick}>{ words }</button> }
    };
    let arrow =
        |sign: &'static str| html! { <span class="explainer-arrow" aria-hidden="true">{ sign }</span> };
    let label = ["steps-", &term.0.to_string()].concat();
    html! {
        <div class="explainer-mentions" role="group" aria-labelledby={label.clone()}>
            <span id={label}>{ content.say(&messages.mentions) }</span>
            if let Some(here) = from {
                { step((here + count - 1) % count, html! { <>{ arrow("←") }{ content.say(&messages.previous) }</> }) }
                <span role="status">{ content.say(fill(&messages.mention, &[("n", &(here + 1).to_string()), ("of", &count.to_string())])) }</span>
                { step((here + 1) % count, html! { <>{ content.say(&messages.next) }{ arrow("→") }</> }) }
            } else {
                { step(0, html! { { content.say(&messages.read_passage) } }) }
            }
        </div>
    }
}
