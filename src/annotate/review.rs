//! Remarks on an annotated story: the file is valid, but the author may have meant something else.

use std::collections::BTreeMap;

use super::Findings;
use super::matcher::{Matcher, is_sensitive};
use crate::language;
use crate::story::model::{Event, EventIndex, Mark, Story, Term, TermIndex};

/// A remark on a part of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The kind of remark, a name that stays the same from version to version.
    pub code: &'static str,
    /// The part of the story.
    pub part: Part,
    /// The remark, as a sentence without a full stop.
    pub message: String,
    /// How to resolve it.
    pub hint: String,
}

/// A part of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The label of a term.
    Label(TermIndex),
    /// An alias of a term, by its index in the list.
    Alias(TermIndex, usize),
    /// An event.
    Event(EventIndex),
}

/// The remarks on a story, given the findings of [`annotate`](super::annotate).
#[must_use]
pub fn review(story: &Story, findings: &Findings) -> Vec<Remark> {
    let mut remarks = Vec::new();
    spellings(story, &mut remarks);
    mentions(story, findings, &mut remarks);
    remarks
}

/// The spellings of a term, each with its part.
fn of_term(index: TermIndex, term: &Term) -> impl Iterator<Item = (Part, &str)> {
    let aliases = term.aliases.iter().enumerate();
    let aliases = aliases.map(move |(place, alias)| (Part::Alias(index, place), alias.as_str()));
    std::iter::once((Part::Label(index), term.label.as_str())).chain(aliases)
}

/// Remarks on spellings that are common words, and on duplicate spellings.
fn spellings(story: &Story, remarks: &mut Vec<Remark>) {
    let common = language::prose(&story.article.language).common;
    let mut known: BTreeMap<(String, bool), TermIndex> = BTreeMap::new();
    for (index, term) in (0..).map(TermIndex).zip(&story.terms) {
        for (part, spelling) in of_term(index, term) {
            let sensitive = is_sensitive(spelling, term.case);
            let folded = if sensitive { spelling.to_owned() } else { spelling.to_lowercase() };
            if !sensitive && common.split('|').any(|word| word == folded) {
                remarks.push(Remark {
                    code: "common-word",
                    part,
                    message: format!(
                        "\"{spelling}\" is a common word, and will be linked where it is not meant"
                    ),
                    hint: "write the whole name, or let capitals matter with `case: sensitive`".to_owned(),
                });
            }
            let Some(first) = known.get(&(folded.clone(), sensitive)) else {
                known.insert((folded, sensitive), index);
                continue;
            };
            let (message, hint) = match story.terms.get(first.0).filter(|_| *first != index) {
                Some(other) => (
                    format!(
                        "\"{spelling}\" is also how the term \"{}\" is called, which comes first",
                        other.label
                    ),
                    "take it from one of the two, and mention that one as `[[id|words]]`",
                ),
                None => (
                    format!("\"{spelling}\" stands twice in the term \"{}\"", term.label),
                    "take one of them out",
                ),
            };
            remarks.push(Remark { code: "spelled-twice", part, message, hint: hint.to_owned() });
        }
    }
}

/// Remarks on terms and events without mentions.
fn mentions(story: &Story, findings: &Findings, remarks: &mut Vec<Remark>) {
    if story.article.body.is_empty() {
        return; // The article belongs to the host.
    }
    let mut terms = vec![false; story.terms.len()];
    let mut events = vec![false; story.events.len()];
    let see = |list: &mut [bool], index: usize| list.get_mut(index).into_iter().for_each(|seen| *seen = true);
    findings.passages.iter().flat_map(|passage| &passage.events).for_each(|event| see(&mut events, event.0));
    findings.title_terms.iter().flatten().for_each(|term| see(&mut terms, term.0));
    // Headings, captions and quotations mention terms as well, although nothing is linked there.
    let matcher = Matcher::of_terms_and_forms(&story.terms, &story.article.language);
    story.each_text(&mut |text| {
        matcher.matches(&text.text, &[]).iter().for_each(|found| see(&mut terms, found.value.0));
        for span in &text.spans {
            match &span.mark {
                Mark::Term(mention) => see(&mut terms, mention.term.0),
                Mark::Event(mention) => see(&mut events, mention.event.0),
                _ => {}
            }
        }
    });
    for related in story.terms.iter().flat_map(|term| &term.see_also) {
        see(&mut terms, related.0);
    }
    for (index, Term { label, .. }) in unseen(&story.terms, &terms) {
        remarks.push(Remark {
            code: "unmentioned-term",
            part: Part::Label(TermIndex(index)),
            message: format!("nothing mentions the term \"{label}\""),
            hint: "add the words that the text has for it to its aliases, or take it out".to_owned(),
        });
    }
    for (index, Event { id, title, .. }) in unseen(&story.events, &events) {
        remarks.push(Remark {
            code: "unmentioned-event",
            part: Part::Event(EventIndex(index)),
            message: format!("no passage leads to the event \"{title}\""),
            hint: format!("link its passage to it, as `[words](event:{id})`"),
        });
    }
}

fn unseen<'a, T>(all: &'a [T], seen: &'a [bool]) -> impl Iterator<Item = (usize, &'a T)> {
    all.iter().enumerate().zip(seen).filter(|(_, seen)| !**seen).map(|(one, _)| one)
}
