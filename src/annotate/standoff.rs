//! Annotations beside the text, as a built story carries them.
//!
//! # Why beside the text?
//! `explainer build` has all the time that a reader on a phone has not. It writes down what it found, so that the
//! browser need not load the engine at all: that would be more than all the rest. Written into the text as
//! mentions they could not be told from the author's; beside it, as ranges, they leave `story.json` as the author
//! wrote it, and are dropped as a whole where a text has changed since.

use std::cmp::Reverse;

use serde_json::Value;

use super::periods::Period;
use super::{Findings, PassageFindings};
use crate::fingerprint::fnv;
use crate::story::date::Day;
use crate::story::model::{
    EventIndex, EventMention, Mark, Origin, RichText, Span, Story, TermIndex, TermMention,
};
use crate::story::schema::{Annotations, PassageAnnotations};

/// What was found in a story, to be written down.
#[must_use]
pub fn written(story: &mut Story, findings: &Findings) -> Annotations {
    let mut mentions = Vec::new();
    let mut number = 0;
    story.each_text(&mut |text| {
        for span in &text.spans {
            if let Some((kind, target)) = found(&span.mark) {
                mentions.push([number, span.range.start, span.range.end, kind, target]);
            }
        }
        number += 1;
    });
    let passage = |passage: &PassageFindings| PassageAnnotations {
        terms: passage.terms.iter().map(|term| term.0).collect(),
        events: passage.events.iter().map(|event| event.0).collect(),
        periods: passage.periods.iter().map(|(first, last)| [first.0, last.0]).collect(),
    };
    Annotations {
        of: fingerprint(story),
        mentions,
        passages: findings.passages.iter().map(passage).collect(),
        titles: findings.title_terms.iter().map(|terms| terms.iter().map(|term| term.0).collect()).collect(),
    }
}

/// Writes annotations into a story file.
pub fn attach(file: &mut Value, annotations: &Annotations) {
    if let (Some(root), Ok(annotations)) = (file.as_object_mut(), serde_json::to_value(annotations)) {
        root.insert("annotations".to_owned(), annotations);
    }
}

/// Puts the `annotations` of a story file back into the story. None, and no change, where they are of another
/// story.
///
/// They are read by hand, and trusted in nothing: what does not fit is left out.
#[must_use]
pub fn applied(story: &mut Story, annotations: &Value) -> Option<Findings> {
    if annotations.get("of")?.as_str()? != fingerprint(story) {
        return None;
    }
    let (terms, events) = (story.terms.len(), story.events.len());
    let mentions = list(annotations.get("mentions"));
    let mut mentions = mentions.iter().map(numbers).peekable();
    let mut number = 0;
    story.each_text(&mut |text| {
        while let Some(mention) = mentions.next_if(|mention| mention.first().is_none_or(|at| *at <= number)) {
            add(text, &mention, terms, events);
        }
        number += 1;
    });
    let known = |value: Option<&Value>, count: usize| -> Vec<usize> {
        let mut indices = value.map(numbers).unwrap_or_default();
        indices.retain(|index| *index < count);
        indices
    };
    let term_list = |value: Option<&Value>| known(value, terms).into_iter().map(TermIndex).collect();
    let passage = |passage: &Value| PassageFindings {
        terms: term_list(passage.get("terms")),
        events: known(passage.get("events"), events).into_iter().map(EventIndex).collect(),
        periods: list(passage.get("periods")).iter().filter_map(period).collect(),
    };
    Some(Findings {
        passages: list(annotations.get("passages")).iter().map(passage).collect(),
        title_terms: list(annotations.get("titles")).iter().map(|terms| term_list(Some(terms))).collect(),
        unclear_dates: Vec::new(),
    })
}

fn list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn numbers(value: &Value) -> Vec<usize> {
    let number = |value: &Value| usize::try_from(value.as_u64()?).ok();
    list(Some(value)).iter().filter_map(number).collect()
}

fn period(value: &Value) -> Option<Period> {
    let [first, last] = list(Some(value)) else { return None };
    Some((Day(first.as_i64()?), Day(last.as_i64()?)))
}

/// The kind of a mention that was found, and what it mentions.
fn found(mark: &Mark) -> Option<(usize, usize)> {
    match mark {
        Mark::Term(TermMention { term, origin: Origin::Found }) => Some((0, term.0)),
        Mark::Event(EventMention { event, origin: Origin::Found }) => Some((1, event.0)),
        _ => None,
    }
}

/// Adds a mention, unless it does not fit: the file may have been edited by hand.
fn add(text: &mut RichText, mention: &[usize], terms: usize, events: usize) {
    let &[_, start, end, kind, target] = mention else { return };
    let mark = match kind {
        0 if target < terms => Mark::Term(TermMention { term: TermIndex(target), origin: Origin::Found }),
        1 if target < events => {
            Mark::Event(EventMention { event: EventIndex(target), origin: Origin::Found })
        }
        _ => return,
    };
    if start >= end || text.text.get(start..end).is_none() {
        return;
    }
    // Outer spans first; of two on one range the author's stays the outer one.
    let key = (start, Reverse(end));
    let place = text.spans.partition_point(|span| (span.range.start, Reverse(span.range.end)) <= key);
    text.spans.insert(place, Span { range: start..end, mark });
}

/// Tells stories apart whose annotations would differ, as far as texts, terms and events go.
fn fingerprint(story: &mut Story) -> String {
    let mut hash = fnv::EMPTY;
    story.each_text(&mut |text| hash = fnv::add(hash, text.text.as_bytes()));
    for id in story.terms.iter().map(|term| &term.id).chain(story.events.iter().map(|event| &event.id)) {
        hash = fnv::add(hash, id.as_bytes());
    }
    fnv::hex(hash)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{applied, written};
    use crate::annotate::annotate;
    use crate::story::lower::read;
    use crate::story::model::Story;

    const STORY: &str = r#"{"version": 1,
        "article": {"title": "A", "published": "2019-05", "body": [
            {"heading": {"level": 2, "text": "On Europol"}},
            {"paragraph": ["In April 2019 the European ", {"emphasis": ["Commission"]}, " wrote to Europol."]}]},
        "glossary": [{"id": "europol", "label": "Europol", "definition": "An agency."},
                     {"id": "commission", "label": "European Commission", "definition": "Writes to Europol."}],
        "timeline": {"events": [{"id": "letter", "date": "2019-04", "title": "The Commission writes"}]}}"#;

    fn story() -> Story {
        read(STORY).unwrap().story
    }

    #[test]
    fn what_is_written_down_makes_the_same_story_again() {
        let mut annotated = story();
        let findings = annotate(&mut annotated);
        let annotations = written(&mut annotated, &findings);
        assert!(annotations.mentions.len() >= 3, "{annotations:?}");
        let mut again = story();
        assert_eq!(applied(&mut again, &json!(annotations)), Some(findings));
        assert_eq!(again, annotated);
    }

    #[test]
    fn annotations_of_another_text_are_dropped_as_a_whole() {
        let mut annotated = story();
        let findings = annotate(&mut annotated);
        let annotations = written(&mut annotated, &findings);
        let mut edited = read(&STORY.replace("wrote to", "had written to")).unwrap().story;
        let before = edited.clone();
        assert_eq!(applied(&mut edited, &json!(annotations)), None);
        assert_eq!(edited, before);
    }

    #[test]
    fn a_range_that_does_not_fit_is_left_out() {
        let mut annotated = story();
        let findings = annotate(&mut annotated);
        let mut annotations = written(&mut annotated, &findings);
        annotations.mentions = vec![[2, 4, 4000, 0, 0], [2, 4, 9, 0, 99], [2, 9, 4, 1, 0], [2, 0, 2, 7, 0]];
        let mut again = story();
        assert!(applied(&mut again, &json!(annotations)).is_some());
        assert_eq!(again, story());
    }
}
