//! Mentions as spans of a text.

use std::cmp::Reverse;

use super::annotator::{Annotation, Annotator, Mention, Passage, Target};
use crate::story::model::{EventMention, Mark, Origin, RichText, Span, TermMention};

/// Adds a span for each mention to be linked, and appends all mentions to `found`, which is empty.
pub(super) fn annotate(text: &mut RichText, annotator: &mut Annotator, found: &mut Vec<Annotation>) {
    let skipped: Vec<_> =
        text.spans.iter().filter(|span| is_closed(&span.mark)).map(|span| span.range.clone()).collect();
    let written: Vec<_> = written(text).map(|(_, target)| target).collect();
    annotator.passage(Passage { text: &text.text, skipped: &skipped, written: &written }, found);
    let count = text.spans.len();
    let linked = found.iter().filter(|annotation| annotation.linked);
    text.spans.extend(linked.filter_map(|annotation| {
        let origin = Origin::Found;
        let mark = match &annotation.mention {
            &Mention::Term(term) => Mark::Term(TermMention { term, origin }),
            Mention::Date(found) => Mark::Event(EventMention { event: found.event?, origin }),
            Mention::Unclear(_) => return None,
        };
        Some(Span { range: annotation.range.clone(), mark })
    }));
    if text.spans.len() > count {
        // A stable sort: of two marks on one range the author's stays the outer one.
        text.spans.sort_by_key(|span| (span.range.start, Reverse(span.range.end)));
    }
}

/// The mentions that the author has marked in a text, each with its start.
pub(super) fn written(text: &RichText) -> impl Iterator<Item = (usize, Target)> {
    text.spans.iter().filter_map(|span| {
        let target = match span.mark {
            Mark::Term(TermMention { term, origin: Origin::Written }) => Target::Term(term),
            Mark::Event(EventMention { event, origin: Origin::Written }) => Target::Event(event),
            _ => return None,
        };
        Some((span.range.start, target))
    })
}

/// Whether no mention may be added inside a mark.
fn is_closed(mark: &Mark) -> bool {
    match mark {
        Mark::Emphasis | Mark::Strong | Mark::Strike | Mark::Superscript | Mark::Subscript => false,
        Mark::Code | Mark::Link(_) | Mark::Footnote(_) | Mark::Term(_) | Mark::Event(_) => true,
    }
}
