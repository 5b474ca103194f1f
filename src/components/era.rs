//! The line between events: gaps, folded gaps, eras, years.
//!
//! Their text may be in another script than the story if the widget has no messages in the story's language: so
//! `<bdi>`.

use yew::prelude::*;

use super::article::time;
use super::content::Content;
use crate::timeline::{Arranged, Edge};

/// The content above a row. A heading is left out if `below` contains it already.
pub(super) fn above(content: &Content, row: &Arranged, below: &str) -> Html {
    let heading = row.heading.and_then(|row| content.events.get(row)?.row.tick.as_ref());
    let heading = heading.filter(|heading| !below.contains(heading.as_str()));
    html! {
        <div class="explainer-above">
            if let Some(gap) = row.gap.folded {
                <p class="explainer-fold"><bdi lang={content.words_language.clone()}>{ gap.text(&content.messages) }</bdi></p>
            }
            { eras(content, row, Edge::Begins) }
            if let Some(heading) = heading {
                <p class="explainer-tick"><bdi lang={content.words_language.clone()}>{ heading }</bdi></p>
            }
        </div>
    }
}

/// The content below a row; mostly nothing.
pub(super) fn below(content: &Content, row: &Arranged) -> Html {
    if row.eras.iter().all(|(_, edge)| *edge == Edge::Begins) {
        return html! {};
    }
    html! {
        <div class="explainer-below">
            { eras(content, row, Edge::Ends) }
            { eras(content, row, Edge::Follows) }
        </div>
    }
}

/// Whether a row is in an era, or is the first of one.
pub(super) fn era(row: &Arranged) -> Option<&'static str> {
    let begins = row.eras.iter().any(|(_, edge)| *edge == Edge::Begins);
    row.in_era.then_some(if begins { "begins" } else { "goes-on" })
}

fn eras(content: &Content, row: &Arranged, at: Edge) -> Html {
    let draw = |era: &crate::timeline::EraIndex| {
        let era = content.line.eras.get(era.0)?;
        Some(match at {
            Edge::Ends => {
                html! { <p class="explainer-era-end"><bdi lang={content.words_language.clone()}>{ era.end.as_ref()? }</bdi></p> }
            }
            _ => {
                html! { <p class="explainer-era"><em>{ &era.label }</em>{ " " }{ time(content, &era.date) }</p> }
            }
        })
    };
    row.eras.iter().filter(|(_, edge)| *edge == at).filter_map(|(era, _)| draw(era)).collect()
}
