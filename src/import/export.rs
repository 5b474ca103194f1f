//! Exports a story as TimelineJS JSON.

use serde_json::{Map, Value, json};

use super::date::year_of;
use crate::story::date::{Date, Day};
use crate::story::model::{Block, Event, Image, Mark, RichText, Story};

/// The timeline of a story in the JSON of TimelineJS; [`super::losses()`] lists what that cannot express.
#[must_use]
pub fn timeline_js(story: &Story) -> Value {
    let mut root = Map::new();
    let article = &story.article;
    let figure = article
        .body
        .iter()
        .find_map(|block| if let Block::Figure(image) = block { Some(image) } else { None });
    let mut title =
        json!({ "text": { "headline": html_of(&article.title), "text": html(&article.summary) } });
    if let (Some(slide), Some(figure)) = (title.as_object_mut(), figure) {
        slide.insert("media".to_owned(), media(figure));
    }
    root.insert("title".to_owned(), title);
    root.insert("events".to_owned(), story.events.iter().map(|event| slide(event, story)).collect());
    let era = |era: &crate::story::model::Era| {
        let (start, end) = ends(&era.date)?;
        Some(json!({ "start_date": start, "end_date": end, "text": { "headline": html_of(&era.label) } }))
    };
    root.insert("eras".to_owned(), story.eras.iter().filter_map(era).collect());
    Value::Object(root)
}

fn slide(event: &Event, story: &Story) -> Value {
    let mut slide = Map::new();
    if let Some(date) = &event.date
        && let Some((start, end)) = ends(date)
    {
        if end != start {
            slide.insert("end_date".to_owned(), end);
        }
        slide.insert("start_date".to_owned(), start);
    }
    if let Some(date) = &event.display_date {
        slide.insert("display_date".to_owned(), Value::from(html_of(date)));
    }
    slide.insert("text".to_owned(), json!({ "headline": html_of(&event.title), "text": html(&event.text) }));
    if let Some(image) = &event.image {
        slide.insert("media".to_owned(), media(image));
    }
    // TimelineJS has only one group per event.
    if let Some(group) = event.groups.first().and_then(|group| story.groups.get(group.0)) {
        slide.insert("group".to_owned(), Value::from(group.label.as_str()));
    }
    slide.insert("unique_id".to_owned(), Value::from(event.id.as_str()));
    Value::Object(slide)
}

fn media(image: &Image) -> Value {
    let mut media = json!({ "url": image.src, "alt": html_of(&image.alt) });
    if let Some(fields) = media.as_object_mut() {
        if !image.caption.is_empty() {
            fields.insert("caption".to_owned(), Value::from(html(&image.caption)));
        }
        if let Some(credit) = &image.credit {
            fields.insert("credit".to_owned(), Value::from(html_of(credit)));
        }
    }
    media
}

/// The first and the last date of a period, as TimelineJS dates. It has no open ends: a period that has one is told as
/// the date of the other.
pub(super) fn ends(date: &Date) -> Option<(Value, Value)> {
    let edtf = date.edtf();
    let (start, end) = edtf.split_once('/').unwrap_or((edtf, edtf));
    let year = |day: Option<Day>| day.map(|day| json!({ "year": year_of(day.year()) }));
    let start = point(start).or_else(|| year(date.earliest()));
    let end = point(end).or_else(|| year(date.latest()));
    Some((start.clone().or_else(|| end.clone())?, end.or(start)?))
}

/// An EDTF date as fields. What TimelineJS cannot express (`~`, `X`, seasons) is reduced to the year. None for an open
/// end and for a set.
fn point(edtf: &str) -> Option<Value> {
    let mut fields = Map::new();
    let (day, clock) = edtf.split_once('T').map_or((edtf, None), |(day, clock)| (day, Some(clock)));
    let before = day.starts_with('-') || day.starts_with("Y-");
    let digits = day.trim_start_matches('Y').trim_start_matches('-').trim_end_matches(['~', '?', '%']);
    let mut parts = digits.split('-');
    let year = parts.next().unwrap_or_default().replace('X', "0");
    let year = year.parse::<i64>().ok()?;
    fields.insert("year".to_owned(), Value::from(year_of(if before { -year } else { year })));
    for (name, part) in ["month", "day"].into_iter().zip(parts) {
        if let Some(number) =
            part.parse::<u8>().ok().filter(|number| *number <= if name == "month" { 12 } else { 31 })
        {
            fields.insert(name.to_owned(), Value::from(number));
        } else {
            break;
        }
    }
    for (name, part) in
        ["hour", "minute", "second"].into_iter().zip(clock.into_iter().flat_map(|clock| clock.split(':')))
    {
        if let Ok(number) = part.parse::<u8>() {
            fields.insert(name.to_owned(), Value::from(number));
        }
    }
    Some(Value::Object(fields))
}

/// Text as HTML.
fn html_of(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Rich text as HTML; mentions become plain text.
fn html(text: &RichText) -> String {
    let mut edges: Vec<(usize, bool, usize, String)> = Vec::new();
    for (order, span) in text.spans.iter().enumerate() {
        let (open, close) = match &span.mark {
            Mark::Emphasis => ("<i>".to_owned(), "</i>"),
            Mark::Strong => ("<b>".to_owned(), "</b>"),
            Mark::Strike => ("<s>".to_owned(), "</s>"),
            Mark::Superscript => ("<sup>".to_owned(), "</sup>"),
            Mark::Subscript => ("<sub>".to_owned(), "</sub>"),
            Mark::Code => ("<code>".to_owned(), "</code>"),
            Mark::Link(url) => (format!("<a href=\"{}\">", html_of(url).replace('"', "&quot;")), "</a>"),
            _ => continue,
        };
        edges.push((span.range.start, true, order, open));
        edges.push((span.range.end, false, usize::MAX - order, close.to_owned()));
    }
    edges.sort_by_key(|edge| (edge.0, edge.1, edge.2));
    let mut out = String::new();
    let mut at = 0;
    for (place, _, _, tag) in edges {
        out.push_str(&html_of(text.text.get(at..place).unwrap_or_default()));
        out.push_str(&tag);
        at = place;
    }
    out.push_str(&html_of(text.text.get(at..).unwrap_or_default()));
    out.replace('\n', "<br>")
}
