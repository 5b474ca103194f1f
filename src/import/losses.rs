//! What a story loses as TimelineJS JSON.

use super::export::ends;
use crate::diagnostics::Diagnostic;
use crate::story::date::Date;
use crate::story::model::{Era, Event, Image, Mark, Origin, RichText, Story};

/// A diagnostic for each kind of loss in each event and era.
#[must_use]
pub fn losses(story: &Story) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    let mut tell = |place: &str, message: String, hint: &str| {
        told.push(Diagnostic::warning(place, message).code("export").hint(hint));
    };
    if has_mentions(&story.article.summary) {
        tell("$.article.summary", mentions("the summary"), MENTIONS);
    }
    for Event { title, date, text, groups, sources, image, .. } in &story.events {
        let event = format!("the event \"{title}\"");
        let place = "$.timeline.events";
        match date {
            None => tell(
                place,
                format!("{event} has no date, and TimelineJS may leave it out"),
                "give it a date, if only a year",
            ),
            Some(date) => {
                if let Some(message) = date_loss(date) {
                    tell(place, format!("{event}: {message}"), "say under \"display_date\" what it means");
                }
            }
        }
        if let (Some(first), true) = (groups.first(), groups.len() > 1) {
            let label = story.groups.get(first.0).map_or("", |group| group.label.as_str());
            tell(
                place,
                format!("{event} is in {} groups; only \"{label}\" is kept", groups.len()),
                "put the group that matters most first",
            );
        }
        if !sources.is_empty() {
            tell(place, format!("the sources of {event} are left out"), "link to them in its text");
        }
        if has_mentions(text) {
            tell(place, mentions(&event), MENTIONS);
        }
        // That of a file is taken from it again.
        if image.as_ref().is_some_and(|Image { src, size, .. }| size.is_some() && src.contains("://")) {
            tell(place, format!("the size of the picture of {event} is left out"), "TimelineJS measures it");
        }
    }
    for Era { label, date } in &story.eras {
        if let Some(message) = date_loss(date) {
            let message = format!("the era \"{label}\": {message}");
            tell("$.timeline.eras", message, "give it a start and an end that are known");
        }
    }
    told
}

const MENTIONS: &str = "write an address, if a link is to stay";

fn mentions(what: &str) -> String {
    format!("links from {what} to terms, events and notes become plain text")
}

/// Whether the author has linked something in a text that is not exported.
fn has_mentions(text: &RichText) -> bool {
    text.spans.iter().any(|span| match &span.mark {
        Mark::Term(mention) => mention.origin == Origin::Written,
        Mark::Event(mention) => mention.origin == Origin::Written,
        Mark::Footnote(_) => true,
        _ => false,
    })
}

/// What becomes of a date that is more than days, months or years.
fn date_loss(date: &Date) -> Option<String> {
    let edtf = date.edtf();
    if edtf.split('/').all(is_plain) {
        return None;
    }
    let (start, end) = ends(date)?;
    let year = |point: &serde_json::Value| point.get("year").map(ToString::to_string).unwrap_or_default();
    let (start, end) = (year(&start), year(&end));
    let year = if start == end { start } else { format!("{start} to {end}") };
    Some(format!("of its date {edtf} only {year} is kept, as TimelineJS has no such dates"))
}

/// Whether a date is a year, a month or a day, with a time or without.
fn is_plain(edtf: &str) -> bool {
    let (day, _) = edtf.split_once('T').unwrap_or((edtf, ""));
    let day = day.strip_prefix('Y').unwrap_or(day);
    let mut parts = day.strip_prefix('-').unwrap_or(day).split('-');
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.next().is_some_and(digits)
        && parts.next().is_none_or(|month| digits(month) && month <= "12")
        && parts.next().is_none_or(digits)
}

#[cfg(test)]
mod tests {
    use super::losses;
    use crate::story::lower::lower;
    use serde_json::json;

    #[test]
    fn each_loss_is_told_with_its_event() {
        let told = |event: serde_json::Value| -> Vec<String> {
            let timeline = json!({
                "groups": [{"id": "g", "label": "G"}, {"id": "h", "label": "H"}],
                "events": [event, {"id": "other", "title": "Other", "date": "2001"}],
            });
            let story = json!({"version": 1, "timeline": timeline});
            losses(&lower(&story).unwrap().story).into_iter().map(|fault| fault.message).collect()
        };
        for date in ["2018", "2018-06/2019-06-13", "-0043", "Y-13800000000", "2018-06-13T10:00:00"] {
            assert_eq!(told(json!({"id": "e", "title": "E", "date": date})), [""; 0], "{date}");
        }
        for (date, kept) in [
            ("2019/..", "2019"),
            ("../2019", "2019"),
            ("201X", "2010"),
            ("[2017,2018]", "2017 to 2018"),
            ("2018-06~", "2018"),
            ("2018?", "2018"),
            ("2018-21", "2018"),
            ("2018-33", "2018"),
        ] {
            let message = format!(
                "the event \"E\": of its date {date} only {kept} is kept, as TimelineJS has no such dates"
            );
            assert_eq!(told(json!({"id": "e", "title": "E", "date": date})), [message], "{date}");
        }
        let event = json!({
            "id": "e", "title": "E", "groups": ["g", "h"], "sources": [{"title": "S"}],
            "text": [{"event": {"id": "other", "text": "there"}}],
            "image": {"src": "https://example.org/a.png", "alt": "a", "width": 1, "height": 1},
        });
        assert_eq!(
            told(event),
            [
                "the event \"E\" has no date, and TimelineJS may leave it out",
                "the event \"E\" is in 2 groups; only \"G\" is kept",
                "the sources of the event \"E\" are left out",
                "links from the event \"E\" to terms, events and notes become plain text",
                "the size of the picture of the event \"E\" is left out",
            ]
        );
    }
}
