//! The card of a term.

use yew::prelude::*;

use super::Content;
use super::article::time;
use super::image::picture;
use super::sources::sources;
use super::text::{Place, event_id, mention_id, term_id};
use crate::story::model::{EventIndex, Term, TermIndex};

/// All cards, closed. A card is a popover of the platform: it opens at its term without any script.
pub(super) fn definitions(content: &Content) -> Html {
    html! {
        <div class="explainer-definitions">
            <h2 class="explainer-print-only">{ content.messages().notes }</h2>
            { for content.story.terms.iter().enumerate().map(|(i, term)| definition(content, TermIndex(i), term)) }
        </div>
    }
}

fn definition(content: &Content, index: TermIndex, term: &Term) -> Html {
    let messages = content.messages();
    let id = term_id(&term.id);
    let label = format!("{id}-label");
    html! {
        <div key={term.id.clone()} id={id.clone()} class="explainer-definition" part="definition" popover="auto"
            role="dialog" aria-labelledby={label.clone()}>
            <div class="explainer-definition-head">
                <p class="explainer-kind">{ content.language().kind(term.kind) }</p>
                <button type="button" class="explainer-close" popovertarget={id} popovertargetaction="hide"
                    aria-label={messages.close}><span aria-hidden="true">{ "×" }</span></button>
                <h2 id={label}>{ &term.label }</h2>
            </div>
            if let Some(image) = &term.image { { picture(image) } }
            <p>{ Place::aside(content).draw(&term.definition) }</p>
            { for term.details.iter().map(|text| html! { <p>{ Place::aside(content).draw(text) }</p> }) }
            { scoped(content, term) }
            { events(content, index) }
            { mentions(content, index, term) }
            { see_also(content, term) }
            { sources(content, &term.sources) }
        </div>
    }
}

/// What the term was in some time.
fn scoped(content: &Content, term: &Term) -> Html {
    if term.at.is_empty() {
        return html! {};
    }
    html! {
        <dl class="explainer-scoped">
            { for term.at.iter().map(|scoped| html! {
                <>
                    <dt>{ time(content, &scoped.during) }</dt>
                    <dd>{ Place::aside(content).draw(&scoped.definition) }</dd>
                </>
            }) }
        </dl>
    }
}

/// The events that the term takes part in.
fn events(content: &Content, term: TermIndex) -> Html {
    let events: &[EventIndex] = content.references.term_events.get(term.0).map_or(&[], Vec::as_slice);
    let known = || events.iter().filter_map(|event| content.story.events.get(event.0));
    if known().next().is_none() {
        return html! {};
    }
    html! {
        <section class="explainer-definition-events">
            <h3>{ content.messages().events }</h3>
            <ul>
                { for known().map(|event| html! {
                    <li>
                        if let Some(date) = &event.date { { time(content, date) }{ " " } }
                        <a href={format!("#{}", event_id(&event.id))}>{ &event.title }</a>
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// The term's mentions in the article, by number.
fn mentions(content: &Content, index: TermIndex, term: &Term) -> Html {
    let count = content.references.term_mentions.get(index.0).map_or(0, Vec::len);
    if count == 0 {
        return html! {};
    }
    let messages = content.messages();
    html! {
        <p class="explainer-mentions">
            { messages.mentions }{ ": " }
            { for (0..count).map(|ordinal| {
                let number = (ordinal + 1).to_string();
                let label = format!("{} {number}", messages.mentions);
                html! { <a href={format!("#{}", mention_id(&term.id, ordinal))} aria-label={label}>{ number }</a> }
            }) }
        </p>
    }
}

fn see_also(content: &Content, term: &Term) -> Html {
    let related = || term.see_also.iter().filter_map(|index| content.story.terms.get(index.0));
    if related().next().is_none() {
        return html! {};
    }
    html! {
        <p class="explainer-see-also">
            { content.messages().see_also }{ ": " }
            { for related().enumerate().map(|(position, term)| html! {
                <>
                    { if position > 0 { ", " } else { "" } }
                    <button type="button" class="explainer-term" popovertarget={term_id(&term.id)}>{ &term.label }</button>
                </>
            }) }
        </p>
    }
}
