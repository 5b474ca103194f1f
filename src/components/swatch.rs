//! The symbol of a group: a colour and a shape, so that it can be recognised by either.

use yew::prelude::*;

use super::content::Content;
use crate::story::model::{Group, GroupIndex};

/// Outlines in a box from -6 to 6: disc, square, diamond, triangle, cross, star, bar, half disc.
const SHAPES: [&str; Group::SIGNS] = [
    "M0-5A5 5 0 1 1 0 5A5 5 0 1 1 0-5Z",
    "M-4.5-4.5H4.5V4.5H-4.5Z",
    "M0-6L6 0L0 6L-6 0Z",
    "M0-5.5L6 5H-6Z",
    "M-2-6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z",
    "M0-6.4L1.7-2L6.3-1.8L2.7 1.1L3.9 5.6L0 3L-3.9 5.6L-2.7 1.1L-6.3-1.8L-1.7-2Z",
    "M-6-2.5H6V2.5H-6Z",
    "M-3-6A6 6 0 0 1-3 6Z",
];

/// The number of a group's colour and shape.
pub(super) fn swatch_number(group: GroupIndex) -> String {
    (group.0 % SHAPES.len()).to_string()
}

/// The symbol of a group; hidden from assistive technology, as the name is beside it.
pub(super) fn swatch(group: GroupIndex) -> Html {
    html! {
        <svg class="explainer-swatch" data-group={swatch_number(group)} viewBox="-7 -7 14 14" aria-hidden="true">
            <path d={SHAPES.get(group.0 % SHAPES.len()).copied()} />
        </svg>
    }
}

/// The symbols of all groups of an event, with their names as accessible name.
pub(super) fn signs(content: &Content, groups: &[GroupIndex]) -> Html {
    let labels: Vec<&str> =
        groups.iter().filter_map(|group| Some(content.groups.get(group.0)?.label.as_str())).collect();
    if labels.is_empty() {
        return html! {};
    }
    html! {
        <span class="explainer-signs" role="img" aria-label={labels.join(", ")}>
            { for groups.iter().copied().map(swatch) }
        </span>
    }
}
