//! The thin bars beside the line: ranges and coarse dates that reach over the events after them.

use yew::prelude::*;

use super::Content;
use crate::timeline::{LaneSegment, Part, Row};

/// Distance between lanes, and from the line to the first, in pixels.
const STEP: usize = 6;
/// Where the mark of a row stands, from the row's top, in pixels.
const MARK: &str = "12";

/// The lanes of a row, stretched over its height by the style sheet.
pub(super) fn lanes(content: &Content, row: &Row) -> Html {
    if row.lanes.is_empty() {
        return html! {};
    }
    html! {
        <svg class="explainer-lanes" aria-hidden="true" width={(STEP * 4).to_string()} height="100%">
            { for row.lanes.iter().map(|segment| lane(content, segment)) }
        </svg>
    }
}

fn lane(content: &Content, segment: &LaneSegment) -> Html {
    let Some(bar) = content.layout.bars.get(segment.bar.0) else { return html! {} };
    let x = (STEP * usize::from(segment.lane) + STEP / 2).to_string();
    let (from, to) = match segment.part {
        Part::Start => (MARK, "100%"),
        Part::Through => ("0", "100%"),
        Part::End => ("0", MARK),
    };
    let group = bar.events.first().and_then(|event| content.story.events.get(event.0)?.groups.first());
    let ends = bar.ends;
    let class = classes!(
        (!bar.lasting || ends.soft_start || ends.soft_end).then_some("explainer-soft"),
        (ends.open_start || ends.open_end).then_some("explainer-open"),
    );
    html! {
        <line {class} data-group={group.map(|group| (group.0 % 8).to_string())} x1={x.clone()} x2={x} y1={from} y2={to} />
    }
}
