//! The thin bars beside the line: events that last while later events happen.

use yew::prelude::*;

use super::content::Content;
use super::swatch::swatch_number;
use crate::timeline::{Arranged, BarIndex, LaneSegment, Part};

/// The bars beside a row.
pub(super) fn lanes(content: &Content, row: &Arranged) -> Html {
    let lanes = (0..).zip(&row.lanes);
    lanes.filter_map(|(lane, segment)| draw(content, lane, (*segment)?)).collect()
}

/// The bars that pass a heading above the first row: which of them come from above, and how far they reach while the
/// rows are folded.
pub(super) fn lanes_through(content: &Content, first: &Arranged, last: &Arranged) -> Html {
    let segment = |(first, last): (&Option<LaneSegment>, &Option<LaneSegment>)| {
        let bar = first.filter(|first| first.part != Part::Start)?.bar;
        let goes_on = last.is_some_and(|last| last.bar == bar && last.part != Part::End);
        Some(LaneSegment { part: if goes_on { Part::Through } else { Part::End }, bar })
    };
    let segments = (0..).zip(first.lanes.iter().zip(&last.lanes).map(segment));
    segments.filter_map(|(lane, segment)| draw(content, lane, segment?)).collect()
}

fn draw(
    content: &Content,
    lane: usize,
    LaneSegment { part, bar: BarIndex(index) }: LaneSegment,
) -> Option<Html> {
    let bar = content.line.bars.get(index)?;
    let event = bar.events.first().and_then(|event| content.events.get(event.0));
    let group = event.and_then(|event| event.groups.first().copied());
    let ends = bar.ends;
    let (name, soft, open) = match part {
        Part::Start => ("start", ends.soft_start, ends.open_start),
        Part::Through => ("through", false, false),
        Part::End => ("end", ends.soft_end, ends.open_end),
    };
    let class =
        classes!("explainer-lane", soft.then_some("explainer-soft"), open.then_some("explainer-open"),);
    Some(html! {
        <span {class} data-lane={lane.to_string()} data-part={name} data-group={group.map(swatch_number)}></span>
    })
}
