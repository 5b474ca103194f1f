//! Finds terms and dates in a story, and ties passages, terms and events together.
//!
//! ```text
//! text -> words (folded, with their ranges) -> matcher (leftmost-longest) -> rules (which become links)
//!      -> spans in the story -> cross_references
//! ```
//!
//! Invariants: nothing here knows of a page's tree, a clock or a file; text is never changed, spans are only
//! added, so that the story without its found spans is the author's; found mentions overlap no mention, link or
//! code; the same story gives the same result.
//!
//! A found mention may begin outside of an emphasis and end inside it: `European *Commission*` is one mention.
//! Mentions are never split; what presents them splits the emphasis.

pub mod cross_references;
mod folding;
pub mod matcher;
pub mod periods;
pub mod rules;
pub mod words;

use std::cmp::Reverse;

use crate::story::model::{Block, Mark, Origin, RichText, Span, Story, TermIndex, TermMention};
pub use folding::Folding;
use matcher::Matcher;
use rules::Annotator;

/// What was found in a story and is no span of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// For each event the terms that its title names, in their order and each once.
    pub title_terms: Vec<Vec<TermIndex>>,
}

/// Marks the mentions in the article's body, in the cards of terms and in the texts of events.
pub fn annotate(story: &mut Story) -> Findings {
    let matcher = Matcher::of_terms(&story.terms, &story.article.language);
    let mut annotator = Annotator::new(matcher, &story.terms, story.article.mentions);
    body(&mut annotator, &mut story.article.body);
    for (index, term) in story.terms.iter_mut().enumerate() {
        annotator.begin_card(Some(TermIndex(index)));
        prose(&mut annotator, &mut term.definition);
        term.details.iter_mut().for_each(|text| prose(&mut annotator, text));
        term.at.iter_mut().for_each(|at| prose(&mut annotator, &mut at.definition));
    }
    let mut findings = Findings::default();
    for event in &mut story.events {
        annotator.begin_card(None);
        prose(&mut annotator, &mut event.text);
        let mut named: Vec<_> = annotator.named(&event.title).into_iter().map(|found| found.term).collect();
        dedup(&mut named);
        findings.title_terms.push(named);
    }
    findings
}

/// The article's body. Notes come last, as they are shown last, and each is a section of its own.
fn body(annotator: &mut Annotator, body: &mut [Block]) {
    body.iter_mut().for_each(|passage| block(annotator, passage));
    for passage in body {
        if let Block::Footnote { body, .. } = passage {
            annotator.begin_section();
            body.iter_mut().for_each(|inner| block(annotator, inner));
        }
    }
}

/// A block in which terms are linked, or which holds such.
fn block(annotator: &mut Annotator, block_: &mut Block) {
    match block_ {
        Block::Heading { text, .. } => {
            annotator.begin_section();
            silent(annotator, text);
        }
        Block::Paragraph(text) => prose(annotator, text),
        Block::List { items, .. } => items.iter_mut().flatten().for_each(|inner| block(annotator, inner)),
        Block::Table { caption, head, rows } => {
            silent(annotator, caption);
            head.iter().for_each(|text| silent(annotator, text));
            rows.iter_mut().flatten().for_each(|text| prose(annotator, text));
        }
        Block::Quotation { .. } | Block::Figure(_) => {
            texts(block_, &mut |text| silent(annotator, text));
        }
        Block::Code { .. } | Block::Footnote { .. } => {}
    }
}

/// A text in which nothing is looked for: what the author has marked there counts all the same.
fn silent(annotator: &mut Annotator, text: &RichText) {
    written_terms(text).for_each(|term| annotator.count(term));
}

/// A text in which terms are linked.
fn prose(annotator: &mut Annotator, text: &mut RichText) {
    let skipped: Vec<_> =
        text.spans.iter().filter(|span| is_closed(&span.mark)).map(|span| span.range.clone()).collect();
    let written: Vec<_> = written_terms(text).collect();
    let found = annotator.passage(&text.text, &skipped, &written);
    if found.is_empty() {
        return;
    }
    text.spans.extend(found.into_iter().map(|found| Span {
        range: found.range,
        mark: Mark::Term(TermMention { term: found.term, origin: Origin::Found }),
    }));
    // Stable: of two marks on one range the author's stays the outer one.
    text.spans.sort_by_key(|span| (span.range.start, Reverse(span.range.end)));
}

/// Whether a mark lets no other mention into its text.
fn is_closed(mark: &Mark) -> bool {
    match mark {
        Mark::Emphasis | Mark::Strong => false,
        Mark::Code | Mark::Link(_) | Mark::Footnote(_) | Mark::Term(_) | Mark::Event(_) => true,
    }
}

fn written_terms(text: &RichText) -> impl Iterator<Item = TermIndex> {
    text.spans.iter().filter_map(|span| match span.mark {
        Mark::Term(TermMention { term, origin: Origin::Written }) => Some(term),
        _ => None,
    })
}

/// Shows every text of a block, in the order of reading.
fn texts<'a>(block: &'a Block, visit: &mut dyn FnMut(&'a RichText)) {
    match block {
        Block::Heading { text, .. } | Block::Paragraph(text) => visit(text),
        Block::List { items, .. } => items.iter().flatten().for_each(|inner| texts(inner, visit)),
        Block::Quotation { body, attribution } => {
            body.iter().for_each(|inner| texts(inner, visit));
            visit(attribution);
        }
        Block::Figure(image) => visit(&image.caption),
        Block::Code { .. } => {}
        Block::Table { caption, head, rows } => {
            visit(caption);
            head.iter().chain(rows.iter().flatten()).for_each(visit);
        }
        Block::Footnote { body, .. } => body.iter().for_each(|inner| texts(inner, visit)),
    }
}

/// Leaves each value where it stands first.
fn dedup<T: Copy + Ord>(values: &mut Vec<T>) {
    let mut seen = std::collections::BTreeSet::new();
    values.retain(|&value| seen.insert(value));
}
