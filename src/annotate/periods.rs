//! Which period each passage is about.
//!
//! # Why the first date, then forward?
//! A passage sets its scene with its first date and tells on from there: "In June 2018 … in April 2019" is about
//! all the time between. A date *before* the scene is an aside ("ten months after the vote of June 2018") and
//! moves nothing; taking all dates together would stretch most passages over the whole story. A flashback is a
//! passage whose first date lies back, and so it is one here.
//!
//! # Why is a period inherited?
//! A passage without a date goes on with what the one before it told, in the same section. A section that has not
//! yet named a date takes the first that it names, so that its heading does not make the reader lose the
//! place; a section without any is about no period. Quotations go on with what surrounds them unless they mention
//! an event; notes stand alone.

use crate::story::date::{Date, Day};
use crate::story::model::Block;

/// The first and the last day of a period.
pub type Period = (Day, Day);

/// The days that a date may mean; of an open range its one known day. None where nothing is known.
pub(super) fn of_date(date: &Date) -> Option<Period> {
    match (date.earliest(), date.latest()) {
        (Some(first), Some(last)) => Some((first, last)),
        (first, last) => first.or(last).map(|day| (day, day)),
    }
}

/// The period of a passage that names these dates in this order.
pub(super) fn of_passage(dates: impl IntoIterator<Item = Period>) -> Option<Period> {
    dates
        .into_iter()
        .reduce(|scene, date| if date.0 < scene.0 { scene } else { (scene.0, scene.1.max(date.1)) })
}

/// Gives the passages of each section that have no period of their own that of their neighbours.
pub(super) fn inherit(body: &[Block], periods: &mut [Option<Period>]) {
    let mut scene = None;
    let mut waiting = 0;
    for (index, passage) in body.iter().enumerate() {
        match passage {
            Block::Footnote { .. } => continue,
            Block::Heading { .. } => (scene, waiting) = (None, index),
            _ => {}
        }
        let Some(own) = periods.get_mut(index) else { return };
        if own.is_none() {
            *own = scene;
        } else if scene.is_none() {
            let first = *own;
            let before = body.iter().zip(periods.iter_mut()).take(index).skip(waiting);
            let before = before.filter(|(block, _)| !matches!(block, Block::Footnote { .. }));
            before.for_each(|(_, period)| *period = first);
        }
        scene = periods.get(index).copied().flatten();
    }
}
