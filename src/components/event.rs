//! An event on the timeline.

use yew::prelude::*;

use super::content::Content;
use super::era::{above, below, era};
use super::ids::{item_id, link_to, passage_id};
use super::image::figure;
use super::lanes::lanes;
use super::sources::sources;
use super::swatch::{signs, swatch, swatch_number};
use crate::language::fill;
use crate::story::model::{EventIndex, GroupIndex};
use crate::timeline::{Arranged, Shape};
use crate::view_model::{Event, Str};

/// The state of an event.
#[derive(Clone, Copy)]
pub(super) struct Standing {
    /// The passage being read is about it.
    pub(super) current: bool,
    /// The reader chose it.
    pub(super) selected: bool,
    /// Without gap, heading and eras: the cluster renders them.
    pub(super) bare: bool,
}

pub(super) fn event(content: &Content, index: EventIndex, row: &Arranged, standing: Standing) -> Html {
    let Some(event) = content.events.get(index.0) else { return html! {} };
    let ends = event.row.ends;
    let edges = classes!(
        ends.soft_start.then_some("explainer-soft-start"),
        ends.soft_end.then_some("explainer-soft-end"),
        ends.open_start.then_some("explainer-open-start"),
        ends.open_end.then_some("explainer-open-end"),
    );
    let gap = (!standing.bare).then_some(row.gap);
    html! {
        <li id={item_id(&event.id)} data-event={event.id.clone()} class={classes!("explainer-event", edges)}
            part="event" data-shape={event.row.shape.map(shape)} data-gap={gap.map(|gap| gap.steps.to_string())}
            data-folded={gap.and_then(|gap| gap.folded).map(|_| "")} data-era={era(row)}
            aria-current={standing.current.then_some("true")} data-selected={standing.selected.then_some("")}
            hidden={!row.shown}>
            if !standing.bare { { above(content, row, said(content, event)) } }
            { lanes(content, row) }
            <span class="explainer-mark" data-group={event.groups.first().copied().map(swatch_number)}></span>
            <div class="explainer-event-body">
                <p class="explainer-when">{ when(content, event) }{ signs(content, &event.groups) }</p>
                <h3 class="explainer-event-title">{ title(event) }</h3>
                { passages(content, event) }
                { more(content, event, standing.selected) }
            </div>
            { below(content, row) }
        </li>
    }
}

pub(super) fn when(content: &Content, event: &Event) -> Html {
    let date = &event.date;
    html! {
        <time datetime={date.datetime.clone()} data-edtf={date.edtf.clone()} lang={content.words_language.clone()}>
            { said(content, event) }
        </time>
    }
}

/// The date of an event as text.
fn said<'a>(content: &'a Content, event: &'a Event) -> &'a Str {
    event.date.words.as_ref().unwrap_or(&content.messages.date_unknown)
}

/// The title, a link to the first passage about the event.
fn title(event: &Event) -> Html {
    match event.passages.first() {
        Some(passage) => html! {
            <a class="explainer-passage-link" href={link_to(&passage_id(*passage))}>{ &event.title }</a>
        },
        None => html! { { &event.title } },
    }
}

/// Links to the passages, if there are more than the one that the title links to.
fn passages(content: &Content, event: &Event) -> Html {
    let count = event.passages.len();
    if count < 2 {
        return html! {};
    }
    let messages = &content.messages;
    let link = |(number, passage): (usize, _)| {
        let number = number.to_string();
        let label = fill(&messages.mention, &[("n", &number), ("of", &count.to_string())]);
        html! { <a href={link_to(&passage_id(passage))} lang={content.words_language.clone()} aria-label={label}>{ number }</a> }
    };
    html! {
        <p class="explainer-passages">
            { content.say(&messages.mentions) }{ for (1..).zip(event.passages.iter().copied()).map(link) }
        </p>
    }
}

/// Details of the event, folded.
fn more(content: &Content, event: &Event, open: bool) -> Html {
    if event.text.is_empty() && event.image.is_none() && event.sources.list.is_empty() {
        return html! {};
    }
    html! {
        <details class="explainer-more" {open}>
            <summary aria-label={[&content.messages.more, ": ", &event.title].concat()}>
                <span class="explainer-sign"></span>
            </summary>
            if !event.text.is_empty() { <p>{ content.text(&event.text) }</p> }
            if let Some(image) = &event.image { { figure(content, image, None) } }
            { groups(content, event) }
            { sources(content, &event.sources) }
        </details>
    }
}

fn groups(content: &Content, event: &Event) -> Html {
    let named = |group: &GroupIndex| {
        let label = &content.groups.get(group.0)?.label;
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
