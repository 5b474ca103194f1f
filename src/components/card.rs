//! The card of a term.
//!
//! # Why is most of a card folded?
//! A reader who meets a term wants to read on. So a card shows the definition, and the one for the time of the passage;
//! a summary line counts everything else, which unfolds in place.
//!
//! # Why does an open card hold more than a closed one?
//! Controls that need script (steps between mentions, the back button, the reader's choices) are rendered once the
//! widget sees a card open. So a page without script has no dead buttons, and a long article no invisible controls. A
//! closed card lists its mentions as plain links instead.

use yew::prelude::*;

use super::article::time;
use super::content::Content;
use super::event::when;
use super::ids::{card_id, definition_id, item_id, link_to, mention_id};
use super::image::figure;
use super::mentions::mentions;
use super::sources::sources;
use crate::interaction::{Action, Card, State};
use crate::story::date::Day;
use crate::story::model::{TermIndex, TermKind};
use crate::view_model::{ScopedDefinition, Term};

/// A card and its state.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct CardItem {
    pub(super) term: TermIndex,
    pub(super) open: Option<OpenCard>,
    /// The body is rendered although the card is closed.
    pub(super) drawn: bool,
}

/// The state of an open card.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct OpenCard {
    pub(super) card: Card,
    /// The card that it was opened from.
    below: Option<TermIndex>,
    /// The outermost open card; closing it closes all cards above it.
    outermost: TermIndex,
    /// The reader marked the term as known.
    known: bool,
    /// Whether the timeline is narrowed to the term; `None` if it cannot be.
    narrowed: Option<bool>,
}

impl OpenCard {
    /// The open cards, the outermost first.
    pub(super) fn all(content: &Content, state: &State, with_timeline: bool) -> Vec<Self> {
        let cards = state.cards.open_cards();
        let Some(outermost) = cards.first().map(|card| card.term) else { return Vec::new() };
        let has_events = |term: TermIndex| {
            with_timeline && content.terms.get(term.0).is_some_and(|term| !term.events.is_empty())
        };
        let open = cards.iter().enumerate().map(|(depth, card)| Self {
            card: *card,
            below: depth.checked_sub(1).and_then(|below| cards.get(below)).map(|card| card.term),
            outermost,
            known: state.known.contains(&card.term),
            narrowed: has_events(card.term).then_some(state.only == Some(card.term)),
        });
        open.collect()
    }
}

/// A card is a native popover: it opens at its term without any script.
pub(super) fn card(content: &Content, item: CardItem, dispatch: &Callback<Action>) -> Html {
    let Some(term) = content.terms.get(item.term.0) else { return html! {} };
    let id = card_id(&term.id);
    let label = [&id, "-label"].concat();
    html! {
        <div id={id} class="explainer-card" part="definition" popover="auto"
            role="dialog" aria-labelledby={label.clone()}>
            if item.drawn || item.open.is_some() { { inside(content, term, item, label, dispatch) } }
        </div>
    }
}

/// The body of a card.
fn inside(
    content: &Content,
    term: &Term,
    item: CardItem,
    label: String,
    dispatch: &Callback<Action>,
) -> Html {
    let then = item.open.and_then(|open| term.at_the_time(period(content, open.card)?));
    html! {
        <>
            { head(content, term, item.open, label) }
            <p id={definition_id(&term.id)}>{ content.text(&term.definition) }</p>
            { at_the_time(content, then.and_then(|then| term.at.get(then))) }
            // The key depends on whether the card is open: Yew then creates a new `<details>`, which starts closed.
            <details key={if item.open.is_some() { "open" } else { "closed" }} class="explainer-rest">
                <summary>{ content.say(rest_in_numbers(content, term)) }</summary>
                if let Some(image) = &term.image { { figure(content, image, None) } }
                { for term.details.iter().map(|text| html! { <p>{ content.text(text) }</p> }) }
                { at_other_times(content, term, then) }
                { events(content, term) }
                { mentions(content, item.term, item.open.map(|open| open.card.mention), dispatch) }
                { see_also(content, term) }
                { sources(content, &term.sources) }
                if let Some(open) = item.open { { choices(content, open, dispatch) } }
            </details>
        </>
    }
}

/// How many events, mentions and sources a term has.
fn rest_in_numbers(content: &Content, term: &Term) -> String {
    let messages = &content.messages;
    let counts = [
        (term.events.len(), &messages.event_count),
        (term.mentions.len(), &messages.mention_count),
        (term.sources.list.len(), &messages.source_count),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts.map(|(count, words)| messages.counted(words, count)).collect();
    if counts.is_empty() { messages.more.to_string() } else { counts.join(" · ") }
}

/// The header of a card: back button, close button, label and kind.
fn head(content: &Content, term: &Term, open: Option<OpenCard>, label: String) -> Html {
    let messages = &content.messages;
    let own = card_id(&term.id);
    let outermost = open.and_then(|open| content.terms.get(open.outermost.0));
    let closes = outermost.map_or_else(|| own.clone(), |term| card_id(&term.id));
    html! {
        <div class="explainer-card-head">
            if let Some(below) = open.and_then(|open| open.below) {
                <button type="button" class="explainer-back" popovertarget={own} popovertargetaction="hide">
                    <span class="explainer-arrow" aria-hidden="true">{ "←" }</span>
                    { content.say(content.naming(&messages.back, below)) }
                </button>
            }
            // Without script the card is shown as the `:target` of its link, and a link back to the text hides it.
            if open.is_none() && !term.mentions.is_empty() {
                <a class="explainer-return" href={link_to(&mention_id(term.note, 0))}>{ content.say(&messages.back_to_text) }</a>
            }
            <button type="button" class="explainer-close" popovertarget={closes} popovertargetaction="hide"
                lang={content.words_language.clone()} aria-label={messages.close.clone()}><span aria-hidden="true">{ "×" }</span></button>
            <h2 id={label}>{ &term.label }</h2>{ " " }
            // `Concept` is the default kind and is not shown.
            if term.kind != TermKind::Concept { <p class="explainer-kind">{ content.say(content.kind(term)) }</p> }
        </div>
    }
}

/// The period of the event or passage that the card was opened from.
fn period(content: &Content, card: Card) -> Option<(Day, Day)> {
    let of_event = card.event.and_then(|event| content.events.get(event.0)?.date.days);
    of_event.or_else(|| Some(content.article.body.get(card.passage?.0)?.time.as_ref()?.days))
}

/// The definition that holds for that period.
fn at_the_time(content: &Content, scoped: Option<&ScopedDefinition>) -> Html {
    let Some(ScopedDefinition { during, definition, .. }) = scoped else { return html! {} };
    html! {
        <p class="explainer-then">
            <strong>{ content.say(&content.messages.at_the_time) }</strong>{ " " }{ time(content, during) }{ " " }
            <span>{ content.text(definition) }</span>
        </p>
    }
}

/// The definitions for all other periods.
fn at_other_times(content: &Content, term: &Term, then: Option<usize>) -> Html {
    let others = || term.at.iter().enumerate().filter(|(place, _)| Some(*place) != then);
    if others().next().is_none() {
        return html! {};
    }
    html! {
        <dl class="explainer-scoped">
            { for others().map(|(place, scoped)| html! {
                <div key={place}>
                    <dt>{ time(content, &scoped.during) }</dt>
                    <dd>{ content.text(&scoped.definition) }</dd>
                </div>
            }) }
        </dl>
    }
}

/// The events that the term takes part in.
fn events(content: &Content, term: &Term) -> Html {
    let known = || term.events.iter().filter_map(|event| content.events.get(event.0));
    if known().next().is_none() {
        return html! {};
    }
    html! {
        <section class="explainer-card-events">
            <h3>{ content.say(&content.messages.events) }</h3>
            <ul>
                { for known().map(|event| html! {
                    <li key={&*event.id}>
                        { when(content, event) }{ " " }
                        <a href={link_to(&item_id(&event.id))}>{ &event.title }</a>
                    </li>
                }) }
            </ul>
        </section>
    }
}

fn see_also(content: &Content, term: &Term) -> Html {
    let related = || term.see_also.iter().filter_map(|index| content.terms.get(index.0));
    if related().next().is_none() {
        return html! {};
    }
    html! {
        <p class="explainer-see-also">
            { content.say(&content.messages.see_also) }{ ": " }
            { for related().enumerate().map(|(position, term)| html! {
                <>
                    { if position > 0 { ", " } else { "" } }
                    <button type="button" class="explainer-related" popovertarget={card_id(&term.id)}>{ &term.label }</button>
                </>
            }) }
        </p>
    }
}

/// The reader's choices: mark the term as known, narrow the timeline to it.
fn choices(content: &Content, open: OpenCard, dispatch: &Callback<Action>) -> Html {
    let messages = &content.messages;
    let term = open.card.term;
    let button = |pressed: bool, label: Html, action: Action| {
        let onclick = dispatch.reform(move |_: MouseEvent| action.clone());
        html! {
            <button type="button" class="explainer-choice" aria-pressed={pressed.to_string()} {onclick}>{ label }</button>
        }
    };
    let only = |narrowed: bool| {
        let action = Action::ShowOnly((!narrowed).then_some(term));
        button(narrowed, content.say(content.naming(&messages.only_events_with, term)), action)
    };
    html! {
        <p class="explainer-choices">
            { button(open.known, content.say(&messages.mark_known), Action::ToggleKnown(term)) }
            if let Some(narrowed) = open.narrowed { { only(narrowed) } }
        </p>
    }
}
