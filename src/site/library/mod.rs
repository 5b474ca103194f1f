//! The files shared by the stories of a site: each is read, parsed and added to a matcher once.
//!
//! ```text
//! a story without the plain terms of its shared files   (story::markdown::shared)
//!   -> lowered, for its texts
//!   -> wanted: the terms that are spelled in a text, or named by id; those spelled in the cards of these, and so on
//!   -> the story with these terms -> lowered, compiled, cut, as any other
//! ```
//!
//! # Why is nothing lost?
//! A term is wanted wherever its words occur, even if a longer spelling wins there or linking is off. So every spelling
//! that the annotator finds with the whole glossary is present, and leaving out others cannot create new matches. The
//! terms that the story uses ([`crate::compile`]) are among the wanted ones, in the same order.

use std::collections::VecDeque;
use std::sync::Arc;

use serde_json::Value;

use super::source::Source;
use crate::annotate::cross_references::terms_in;
use crate::annotate::matcher::Matcher;
use crate::files::{Files, Unreadable};
use crate::story::lower::{Lowered, lower};
use crate::story::markdown::recent::Recent;
use crate::story::markdown::shared::{Glossary, SharedFiles};
use crate::story::model::{Term, TermIndex};

/// The shared files of a site during its build.
pub struct Library<'f> {
    files: SharedFiles<'f>,
    /// By the files of a glossary, and the language of the story.
    spellings: Recent<(Vec<String>, String), Arc<Spellings>>,
}

impl<'f> Library<'f> {
    /// A library without files.
    #[must_use]
    pub fn new(files: &'f dyn Files) -> Self {
        Self { files: SharedFiles::new(files), spellings: Recent::default() }
    }

    /// Reads a story like [`Source::read`], without the terms of shared files that it does not use.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn read(&self, files: &dyn Files, path: &str) -> Result<Source, Unreadable> {
        let (mut source, left_out) = Source::read_in_part(files, &self.files, path)?;
        if let Some(left_out) = left_out {
            let wanted = self.wanted(&source.value, &left_out.glossary);
            left_out.put_back(&mut source.value, &mut source.map, &wanted);
        }
        Ok(source)
    }

    /// The terms of a glossary that a story may use.
    fn wanted(&self, story: &Value, glossary: &Glossary) -> Vec<bool> {
        let all = || vec![true; glossary.terms.len()];
        let Ok(Lowered { story: lowered, .. }) = lower(story) else { return all() };
        // The mentions in a host's article are not known yet.
        if lowered.article.body.is_empty() {
            return all();
        }
        let key = (glossary.paths.clone(), lowered.article.language.clone());
        let spellings = self.spellings.get(&key, || Arc::new(Spellings::of(&glossary.terms, &key.1)));
        let mut open = VecDeque::new();
        named(story, glossary, &mut open);
        let mut reader = spellings.matcher.word_reader();
        let mut read =
            |text| spellings.matcher.each_spelled(reader.read(text), &mut |term| open.push_back(term));
        lowered.each_text(&mut |text| read(&text.text));
        lowered.events.iter().for_each(|event| read(&event.title));

        let mut wanted = vec![false; glossary.terms.len()];
        spellings.reach(open, &mut wanted);
        let related = glossary.terms.iter().zip(&wanted).filter(|(_, wanted)| **wanted);
        let related = related.flat_map(|(term, _)| term.see_also.iter().copied()).collect();
        spellings.reach(related, &mut wanted);
        wanted
    }
}

/// Adds the plain terms that a part of a story file refers to by id: as mentions, "see also", or fragments.
fn named(value: &Value, glossary: &Glossary, open: &mut VecDeque<TermIndex>) {
    let term = |id: &str| glossary.place(id).map(TermIndex);
    match value {
        Value::Object(fields) => {
            for (field, value) in fields {
                match (field.as_str(), value) {
                    ("id", Value::String(id)) => open.extend(term(id)),
                    ("href", Value::String(address)) => {
                        open.extend(address.strip_prefix("#term-").and_then(term))
                    }
                    ("see_also", Value::Array(ids)) => {
                        open.extend(ids.iter().filter_map(Value::as_str).filter_map(term))
                    }
                    (_, value) => named(value, glossary, open),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| named(item, glossary, open)),
        _ => {}
    }
}

/// The spellings of a glossary, and for each term the terms whose spellings are in its card.
struct Spellings {
    matcher: Matcher,
    in_cards: Vec<Vec<TermIndex>>,
}

impl Spellings {
    fn of(terms: &[Term], language: &str) -> Self {
        let matcher = Matcher::of_terms_and_forms(terms, language);
        let mut reader = matcher.word_reader();
        let in_card = |term: &Term| {
            let mut spelled = Vec::new();
            term.each_text(&mut |text| {
                matcher.each_spelled(reader.read(&text.text), &mut |term| spelled.push(term));
                spelled.extend(terms_in(text));
            });
            spelled.sort_unstable();
            spelled.dedup();
            spelled
        };
        let in_cards = terms.iter().map(in_card).collect();
        Self { matcher, in_cards }
    }

    /// Marks terms as wanted, and transitively those in their cards.
    fn reach(&self, mut open: VecDeque<TermIndex>, wanted: &mut [bool]) {
        while let Some(TermIndex(index)) = open.pop_front() {
            let Some(wanted) = wanted.get_mut(index) else { continue };
            if !std::mem::replace(wanted, true) {
                open.extend(self.in_cards.get(index).into_iter().flatten());
            }
        }
    }
}

#[cfg(test)]
mod tests;
