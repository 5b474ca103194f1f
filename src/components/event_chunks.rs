//! A chunk of the timeline: a cluster of events, or some single events.
//!
//! # Why chunks?
//! While one reads, one or two events are highlighted at a time. Of thousands, only their chunks are then rendered
//! again.

use yew::prelude::*;

use super::content::Content;
use super::era::{above, era};
use super::event::{Standing, event};
use super::lanes::lanes_through;
use super::timeline::TimelineItem;
use crate::story::model::EventIndex;
use crate::timeline::Arranged;
use crate::view_model::Cluster;

/// The most events in a chunk that is not a cluster.
const EVENTS_PER_CHUNK: usize = 50;
/// The most events of a cluster that is open from the start.
const SMALL: usize = 12;

/// Some rows of the timeline, and their state.
#[derive(PartialEq)]
pub(super) struct EventChunk {
    /// The index of its first event.
    first: usize,
    /// Its rows.
    rows: Vec<Arranged>,
    /// The cluster that the rows form, if they do.
    cluster: Option<usize>,
    /// The events of the passage being read in this chunk.
    current: Vec<EventIndex>,
    /// The event that the reader selected, if it is in this chunk.
    selected: Option<EventIndex>,
}

/// The chunks of the whole timeline, in order.
pub(super) fn event_chunks(
    content: &Content,
    item: &TimelineItem,
    arranged: Vec<Arranged>,
) -> Vec<EventChunk> {
    let reading = item.reading.and_then(|passage| content.article.body.get(passage.0));
    let current = reading.map(|passage| passage.events.as_slice()).unwrap_or_default();
    let mut clusters = content.line.clusters.iter().enumerate().peekable();
    let mut rows = arranged.into_iter();
    let mut chunks = Vec::new();
    let mut first = 0;
    while first < content.events.len() {
        let (cluster, end) = match clusters.peek() {
            Some((index, cluster)) if cluster.rows.start <= first => (Some(*index), cluster.rows.end),
            Some((_, cluster)) => (None, cluster.rows.start.min(first + EVENTS_PER_CHUNK)),
            None => (None, first + EVENTS_PER_CHUNK),
        };
        if cluster.is_some() {
            clusters.next();
        }
        let own = first..end.max(first + 1);
        let here = |event: &EventIndex| own.contains(&event.0);
        chunks.push(EventChunk {
            first,
            rows: rows.by_ref().take(own.len()).collect(),
            cluster,
            current: current.iter().copied().filter(here).collect(),
            selected: item.selected.filter(here),
        });
        first = own.end;
    }
    chunks
}

pub(super) fn events(content: &Content, chunk: &EventChunk) -> Html {
    let events = |without_above: Option<usize>| {
        chunk.rows.iter().enumerate().map(move |(index, row)| {
            let number = EventIndex(chunk.first + index);
            let standing = Standing {
                current: chunk.current.contains(&number),
                selected: chunk.selected == Some(number),
                bare: without_above == Some(index),
            };
            event(content, number, row, standing)
        })
    };
    match chunk.cluster.and_then(|cluster| content.line.clusters.get(cluster)) {
        Some(cluster) => self::cluster(content, chunk, cluster, events),
        None => html! { <>{ for events(None) }</> },
    }
}

/// Gap, heading and eras above the first event are rendered above the cluster.
fn cluster<I: Iterator<Item = Html>>(
    content: &Content,
    chunk: &EventChunk,
    cluster: &Cluster,
    events: impl Fn(Option<usize>) -> I,
) -> Html {
    let shown = || chunk.rows.iter().enumerate().filter(|(_, row)| row.shown);
    let (first, last) = (shown().next(), shown().next_back());
    let count = shown().count();
    html! {
        <li class="explainer-cluster" hidden={count == 0}
            data-gap={first.map(|(_, row)| row.gap.steps.to_string())}
            data-folded={first.and_then(|(_, row)| row.gap.folded).map(|_| "")}
            data-era={first.and_then(|(_, row)| era(row))}>
            { for first.map(|(_, row)| above(content, row, &cluster.words)) }
            <details open={count <= SMALL}>
                <summary aria-current={(!chunk.current.is_empty()).then_some("true")}>
                    { for first.zip(last).map(|((_, first), (_, last))| lanes_through(content, first, last)) }
                    <span class="explainer-mark"></span>
                    <bdi lang={content.words_language.clone()}>{ content.messages.events(count) }{ ", " }{ &cluster.words }</bdi>
                    <span class="explainer-sign"></span>
                </summary>
                <ol>{ for events(first.map(|(index, _)| index)) }</ol>
            </details>
        </li>
    }
}
