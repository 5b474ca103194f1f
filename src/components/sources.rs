//! Sources, and figures on which they differ.

use yew::prelude::*;

use super::article::time;
use super::content::Content;
use crate::view_model::{Disagreement, Source, Sources};

/// The sources of a term or an event. Figures on which they differ come first.
pub(super) fn sources(content: &Content, sources: &Sources) -> Html {
    if sources.list.is_empty() {
        return html! {};
    }
    let messages = &content.messages;
    html! {
        <div class="explainer-sources">
            { for sources.disagreements.iter().map(|Disagreement { name, figures }| html! {
                <p class="explainer-disagreement">
                    <strong>{ content.say(&messages.sources_disagree) }</strong>{ " " }{ name }{ ": " }
                    { for figures.iter().enumerate().map(|(index, (figure, who))| html! {
                        <>{ comma(index) }{ figure }{ " (" }{ who }{ ")" }</>
                    }) }
                </p>
            }) }
            <p>{ content.say(&messages.sources) }{ ": " }{ for sources.list.iter().enumerate().map(|(index, source)| html! {
                <>{ if index > 0 { "; " } else { "" } }{ self::source(content, source) }</>
            }) }</p>
        </div>
    }
}

fn source(content: &Content, source: &Source) -> Html {
    let title = match &source.url {
        Some(url) => html! { <a href={url.text()}><cite>{ &source.title }</cite></a> },
        None => html! { <cite>{ &source.title }</cite> },
    };
    html! {
        <>
            { title }
            if let Some(publisher) = &source.publisher { { ", " }{ publisher } }
            if let Some(date) = &source.as_of { { ", " }{ content.say(&content.messages.as_of) }{ " " }{ time(content, date) } }
        </>
    }
}

/// The separator before an item of a list within a sentence.
pub(super) fn comma(index: usize) -> &'static str {
    if index > 0 { ", " } else { "" }
}
