//! Cuts a shared glossary to what a story uses.
//!
//! # Which terms does a story use?
//! Those mentioned, written or found, in the article and in its events; those mentioned in the cards of used
//! terms, however deep, since the reader can open one card from another; the terms that a used one tells to see
//! also; and again what their cards mention. "See also" is followed once: followed on and on it would lead
//! through most of any glossary.

use std::collections::{BTreeSet, VecDeque};

use serde_json::Value;

use crate::annotate::Findings;
use crate::story::model::{Block, Mark, RichText, Story, TermIndex};

/// A glossary of more terms than this was made for many articles, and no reader looks through all of it.
pub const LARGE: usize = 1_000;

/// Takes the terms out of a story file that `may_go`, by their place, and that the story, annotated, does not use.
pub fn cut(value: &mut Value, story: &Story, findings: &Findings, may_go: impl Fn(usize) -> bool) {
    let Some(terms) = value.get_mut("glossary").and_then(Value::as_array_mut) else { return };
    if !(0..terms.len()).any(&may_go) {
        return;
    }
    let used = used(story, findings);
    let id = |term: &Value| term.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    let (mut index, before) = (0, terms.len());
    terms.retain(|term| {
        index += 1;
        used.contains(&id(term)) || !may_go(index - 1)
    });
    if terms.len() == before {
        return;
    }
    let left: BTreeSet<String> = terms.iter().map(id).collect();
    for term in terms {
        if let Some(related) = term.get_mut("see_also").and_then(Value::as_array_mut) {
            related.retain(|id| id.as_str().is_some_and(|id| left.contains(id)));
        }
    }
}

/// The ids of the terms that a story uses.
fn used(story: &Story, findings: &Findings) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    let mut start: Vec<TermIndex> = findings.title_terms.iter().flatten().copied().collect();
    let article = &story.article;
    mentioned(&article.summary, &mut start);
    article.key_points.iter().for_each(|point| mentioned(point, &mut start));
    article.body.iter().for_each(|passage| mentioned_in(passage, &mut start));
    story.events.iter().for_each(|event| mentioned(&event.text, &mut start));
    reach(story, start, &mut used);
    let related = |term: &TermIndex| story.terms.get(term.0).map(|term| term.see_also.clone());
    let related: Vec<_> = used.iter().filter_map(related).flatten().collect();
    reach(story, related, &mut used);
    used.into_iter().filter_map(|term| story.terms.get(term.0)).map(|term| term.id.clone()).collect()
}

/// Adds terms, and all that their cards mention.
fn reach(story: &Story, start: Vec<TermIndex>, used: &mut BTreeSet<TermIndex>) {
    let mut open = VecDeque::from(start);
    while let Some(index) = open.pop_front() {
        let Some(term) = story.terms.get(index.0).filter(|_| used.insert(index)) else { continue };
        let mut next = Vec::new();
        mentioned(&term.definition, &mut next);
        term.details.iter().for_each(|text| mentioned(text, &mut next));
        term.at.iter().for_each(|at| mentioned(&at.definition, &mut next));
        open.extend(next);
    }
}

fn mentioned(text: &RichText, terms: &mut Vec<TermIndex>) {
    terms.extend(text.spans.iter().filter_map(|span| match span.mark {
        Mark::Term(mention) => Some(mention.term),
        _ => None,
    }));
}

fn mentioned_in(block: &Block, terms: &mut Vec<TermIndex>) {
    match block {
        Block::Heading { text, .. } | Block::Paragraph(text) => mentioned(text, terms),
        Block::List { items, .. } => items.iter().flatten().for_each(|block| mentioned_in(block, terms)),
        Block::Quotation { body, attribution } => {
            body.iter().for_each(|block| mentioned_in(block, terms));
            mentioned(attribution, terms);
        }
        Block::Figure(image) => mentioned(&image.caption, terms),
        Block::Code { .. } => {}
        Block::Table { caption, head, rows } => {
            mentioned(caption, terms);
            head.iter().chain(rows.iter().flatten()).for_each(|cell| mentioned(cell, terms));
        }
        Block::Footnote { body, .. } => body.iter().for_each(|block| mentioned_in(block, terms)),
    }
}
