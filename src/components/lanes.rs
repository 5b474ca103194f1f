//! The thin bars beside the line: ranges and coarse dates that reach over the events after them.

use yew::prelude::*;

use super::Content;
use crate::timeline::{LaneSegment, Part, Row};

/// Distance between lanes, in pixels.
const STEP: usize = 6;
/// Where the mark of a row stands, from the top of its body, in pixels.
const MARK: &str = "14";

/// The bars that come from the row before, beside what stands above the event.
pub(super) fn lanes_above(content: &Content, row: &Row) -> Html {
    draw(content, row, |part| match part {
        Part::Start => None,
        Part::Through | Part::End => Some(("0", "100%")),
    })
}

/// The bars beside the event itself.
pub(super) fn lanes_beside(content: &Content, row: &Row) -> Html {
    draw(content, row, |part| match part {
        Part::Start => Some((MARK, "100%")),
        Part::Through => Some(("0", "100%")),
        Part::End => Some(("0", MARK)),
    })
}

/// The lanes of a row, stretched over the height of their place by the style sheet.
fn draw(content: &Content, row: &Row, extent: fn(Part) -> Option<(&'static str, &'static str)>) -> Html {
    let lines: Vec<Html> =
        row.lanes.iter().filter_map(|segment| Some(line(content, segment, extent(segment.part)?))).collect();
    if lines.is_empty() {
        return html! {};
    }
    html! {
        <svg class="explainer-lanes" aria-hidden="true" width={(STEP * 4).to_string()} height="100%">{ for lines }</svg>
    }
}

fn line(content: &Content, segment: &LaneSegment, (from, to): (&'static str, &'static str)) -> Html {
    let Some(bar) = content.layout.bars.get(segment.bar.0) else { return html! {} };
    let x = (STEP * usize::from(segment.lane) + STEP / 2).to_string();
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
