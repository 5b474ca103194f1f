//! An event on the timeline.

use yew::prelude::*;

use super::Content;
use super::article::time;
use super::image::figure;
use super::lanes::{lanes_above, lanes_beside};
use super::sources::sources;
use super::swatch::swatch;
use super::text::{Place, event_id, passage_id};
use crate::story::model::{Event, EventIndex, GroupIndex};
use crate::timeline::{Part, Row, Shape};

/// An event and how it stands to the reader.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct EventItem {
    /// The place of the event in the layout's rows.
    pub(super) row: usize,
    /// The passage being read is about it.
    pub(super) current: bool,
    /// The reader chose it.
    pub(super) selected: bool,
    /// The reader filtered it out.
    pub(super) hidden: bool,
}

pub(super) fn event(content: &Content, item: EventItem) -> Html {
    let Some((row, event)) = content
        .layout
        .rows
        .get(item.row)
        .and_then(|row| content.story.events.get(row.event.0).map(|event| (row, event)))
    else {
        return html! {};
    };
    let ends = row.mark.map(|mark| mark.ends).unwrap_or_default();
    let edges = classes!(
        (ends.soft_start || ends.open_start).then_some("explainer-soft-start"),
        (ends.soft_end || ends.open_end).then_some("explainer-soft-end"),
        row.lanes.iter().any(|lane| lane.part == Part::Start).then_some("explainer-barred"),
    );
    html! {
        <li id={event_id(&event.id)} data-event={event.id.clone()} class={classes!("explainer-event", edges)}
            part="event" data-shape={row.mark.map(|mark| shape(mark.shape))} data-gap={row.gap.steps.to_string()}
            aria-current={item.current.then_some("true")} data-selected={item.selected.then_some("")}
            hidden={item.hidden}>
            <div class="explainer-event-above">
                { lanes_above(content, row) }
                { above(content, row) }
            </div>
            <div class="explainer-event-body">
                { lanes_beside(content, row) }
                { mark(content, event) }
                { when(content, event) }
                <h3 class="explainer-event-title">{ title(content, row.event, event) }</h3>
                { more(content, event, item.selected) }
            </div>
        </li>
    }
}

/// What stands on the line before the event: a folded gap, an era that begins, a new year.
fn above(content: &Content, row: &Row) -> Html {
    html! {
        <>
            if let Some(gap) = &row.gap.folded {
                <p class="explainer-fold"><span>{ gap.text(content.language()) }</span></p>
            }
            { for row.eras.iter().filter_map(|era| content.story.eras.get(era.0)).map(|era| html! {
                <p class="explainer-era">{ &era.label }{ ", " }{ time(content, &era.date) }</p>
            }) }
            if let Some(tick) = &row.tick {
                <p class="explainer-tick"><span>{ tick.text(content.language()) }</span></p>
            }
        </>
    }
}

fn when(content: &Content, event: &Event) -> Html {
    match (&event.date, &event.display_date) {
        (Some(date), Some(words)) => html! {
            <time datetime={date.datetime()} data-edtf={date.edtf().to_owned()}>{ words }</time>
        },
        (Some(date), None) => time(content, date),
        (None, words) => html! {
            <time>{ words.as_deref().unwrap_or(content.messages().date_unknown) }</time>
        },
    }
}

/// The title leads to the first passage about the event.
fn title(content: &Content, index: EventIndex, event: &Event) -> Html {
    let passages = content.references.event_passages.get(index.0);
    match passages.and_then(|passages| passages.first()) {
        Some(passage) => html! {
            <a class="explainer-passage-link" href={format!("#{}", passage_id(*passage))}>{ &event.title }</a>
        },
        None => html! { { &event.title } },
    }
}

/// The sign on the line: that of the event's first group, named for those who do not see it.
fn mark(content: &Content, event: &Event) -> Html {
    let labels: Vec<&str> = event
        .groups
        .iter()
        .filter_map(|group| Some(content.story.groups.get(group.0)?.label.as_str()))
        .collect();
    let label = (!labels.is_empty()).then(|| labels.join(", "));
    html! {
        <span class="explainer-mark" role={label.is_some().then_some("img")} aria-label={label}>
            { swatch(event.groups.first().copied().unwrap_or(GroupIndex(0))) }
        </span>
    }
}

/// What is told of the event beyond its title, on demand.
fn more(content: &Content, event: &Event, open: bool) -> Html {
    if event.text.is_empty() && event.image.is_none() && event.sources.is_empty() {
        return html! {};
    }
    html! {
        <details class="explainer-more" {open}>
            <summary aria-label={format!("{}: {}", content.messages().more, event.title)}>
                { content.messages().more }
            </summary>
            if !event.text.is_empty() { <p>{ Place::aside(content).draw(&event.text) }</p> }
            if let Some(image) = &event.image { { figure(&mut Place::aside(content), image, None) } }
            { groups(content, event) }
            { sources(content, &event.sources) }
        </details>
    }
}

fn groups(content: &Content, event: &Event) -> Html {
    let named = |group: &GroupIndex| {
        let label = &content.story.groups.get(group.0)?.label;
        Some(html! { <span class="explainer-group">{ swatch(*group) }{ label }</span> })
    };
    let named: Vec<Html> = event.groups.iter().filter_map(named).collect();
    if named.is_empty() {
        html! {}
    } else {
        html! { <p class="explainer-event-groups">{ for named }</p> }
    }
}

fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Point => "point",
        Shape::Short => "short",
        Shape::Long => "long",
        Shape::Range => "range",
    }
}
