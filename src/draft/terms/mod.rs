//! Candidate terms: names, acronyms and phrases, merged by alias and ranked by what a reader needs.
//!
//! # How are terms ranked?
//! First terms that the text itself defines, then acronyms and the people and institutions that act, then laws,
//! projects and places, then recurring phrases. Frequency and an early position count for all. YAKE's score is one
//! feature among these: on news it ranks verbs and parts of names as high as terms.

mod merge;
mod suggest;

use std::collections::BTreeMap;

use super::article::{Article, Position};
use super::definitions::{self, Definition};
use super::names::names;
use super::phrases::{self, Why};
use super::{KnownTerm, Place, Suggestion};
use crate::language;
use crate::story::model::TermKind;
use merge::{add_phrases, join_acronyms, merge, people};
use suggest::suggest;

/// At most this many terms are offered.
const OFFERED: usize = 40;
/// Single nouns are offered only up to this rank.
const ENOUGH: usize = 25;

/// A term under construction.
#[derive(Clone, Debug, Default)]
struct Candidate {
    label: String,
    aliases: Vec<String>,
    kind: Option<TermKind>,
    places: Vec<Place>,
    definition: Option<(String, Place)>,
    /// Whether the definition may be about something else.
    unsure: bool,
    has_long_form: bool,
    why: Option<Why>,
    doubtful: bool,
    score: f64,
}

impl Candidate {
    fn spellings(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.label.as_str()).chain(self.aliases.iter().map(String::as_str))
    }

    fn is_called(&self, name: &str) -> bool {
        self.spellings().any(|spelling| same_letters(spelling, name))
    }

    fn add_alias(&mut self, alias: &str) {
        if !self.is_called(alias) {
            self.aliases.push(alias.to_owned());
        }
    }
}

/// Whether two spellings differ only in case. Called for all pairs, so it does not allocate.
fn same_letters(a: &str, b: &str) -> bool {
    a.chars().flat_map(char::to_lowercase).eq(b.chars().flat_map(char::to_lowercase))
}

/// The terms of an article, best first.
pub(super) fn terms(article: &Article, title: &str, known: &[KnownTerm]) -> Vec<Suggestion> {
    let names = names(article);
    let mut candidates = merge(article, &names);
    join_acronyms(article, &mut candidates);
    people(article, &mut candidates);
    add_phrases(article, &mut candidates);
    define(article, &mut candidates);
    let common = language::prose(article.language.tag).common;
    candidates.retain(|candidate| common.split('|').all(|word| word != candidate.label.to_lowercase()));
    rank(article, title, &mut candidates);
    let mut rank = 0;
    candidates.retain(|candidate| {
        rank += 1;
        rank <= if candidate.why == Some(Why::Noun) { ENOUGH } else { OFFERED }
    });
    let mut ids = BTreeMap::new();
    candidates.into_iter().map(|candidate| suggest(candidate, known, &mut ids)).collect()
}

/// Sets the first certain definition in the text for each candidate, otherwise the first.
fn define(article: &Article, candidates: &mut [Candidate]) {
    for candidate in candidates.iter_mut().filter(|candidate| candidate.definition.is_none()) {
        for place in candidate.places.clone() {
            let Some(parsed) = article.texts.iter().find(|parsed| {
                parsed.text.passage == place.passage
                    && parsed.text.part == place.part
                    && parsed.text.position == Position::Body
            }) else {
                continue;
            };
            let Some(sentence) = parsed
                .sentences
                .iter()
                .find(|s| s.range.start <= place.range.start && place.range.end <= s.range.end)
            else {
                continue;
            };
            let found = definitions::definition(
                article,
                sentence,
                &place.range,
                candidate.kind,
                candidate.why.is_some() || candidate.doubtful && candidate.places.len() == 1,
            );
            let Some(Definition { range, person, certain }) = found else { continue };
            let mention = parsed.words.get(place.range.clone()).unwrap_or_default();
            let certain = certain && !stands_for_part(candidate, mention);
            if !certain && candidate.definition.is_some() {
                continue;
            }
            if person && candidate.kind.is_none() {
                candidate.kind = Some(TermKind::Person);
            }
            let words = parsed.words.get(range.clone()).unwrap_or_default().to_owned();
            candidate.definition = Some((words, Place { range, ..place }));
            candidate.unsure = !certain;
            if certain {
                break;
            }
        }
    }
}

/// Whether a mention is a part of the name that may mean something else: "Florida" for "Florida Party". The surname of
/// a person and an acronym are not.
fn stands_for_part(candidate: &Candidate, mention: &str) -> bool {
    candidate.kind != Some(TermKind::Person)
        && mention != candidate.label
        && candidate.label.split_whitespace().any(|word| word == mention)
        && mention.chars().any(char::is_lowercase)
}

/// How many bytes of the text YAKE reads. Its tokenizer, which uses regular expressions, takes more time than the rest
/// of a draft; the topic of a long text is clear from its start, and the counts of candidates refer to the whole text.
const LEAD: usize = 3_000;

/// The first sentences of the article, one text per line.
fn lead(article: &Article) -> String {
    let mut lead = String::new();
    let mut passage = None;
    for (parsed, sentence) in article.sentences() {
        if lead.len() > LEAD {
            break;
        }
        let place = Some((parsed.text.passage, parsed.text.part));
        lead.push(if passage == place { ' ' } else { '\n' });
        lead.push_str(parsed.words.get(sentence.range.clone()).unwrap_or_default());
        passage = place;
    }
    lead
}

/// Ranks the candidates.
fn rank(article: &Article, title: &str, candidates: &mut Vec<Candidate>) {
    let yake = phrases::yake(&lead(article), &article.vocabulary, 60);
    let heads = article.texts.iter().filter(|parsed| parsed.text.position == Position::Head);
    let heads: String =
        heads.map(|parsed| parsed.words).chain([title]).collect::<Vec<_>>().join("\n").to_lowercase();
    let passages = article.texts.iter().map(|parsed| parsed.text.passage).max().unwrap_or(0).max(1);
    for candidate in candidates.iter_mut() {
        let count = f64::from(u32::try_from(candidate.places.len()).unwrap_or(u32::MAX));
        let first = candidate.places.first().map_or(passages, |place| place.passage);
        let early = 1.0
            - f64::from(u32::try_from(first).unwrap_or(0)) / f64::from(u32::try_from(passages).unwrap_or(1));
        let lower = candidate.label.to_lowercase();
        let yake = yake
            .iter()
            .position(|(phrase, _)| candidate.spellings().any(|spelling| spelling.to_lowercase() == *phrase));
        let yake = yake.map_or(0.0, |rank| 1.0 - f64::from(u32::try_from(rank).unwrap_or(60)) / 60.0);
        let is_phrase = candidate.why.is_some();
        let kind = match candidate.kind {
            Some(TermKind::Person | TermKind::Organisation | TermKind::Law) => 2.0,
            Some(TermKind::Project | TermKind::Event) => 1.8,
            Some(TermKind::Place) => 1.2,
            _ => 0.8,
        };
        let why = match candidate.why {
            Some(Why::Named) => 1.6,
            Some(Why::Quoted) => 1.0,
            Some(Why::Compound | Why::Explained) => 0.4,
            Some(Why::Recurs) | None => 0.0,
            // A long word is likely to be rare.
            Some(Why::Noun) => {
                0.02 * f64::from(u32::try_from(candidate.label.chars().count()).unwrap_or(0)) - 3.0
            }
        };
        let words = candidate.label.split_whitespace().count();
        candidate.score = count.ln_1p() * if is_phrase { 0.7 } else { 1.0 }
            + 0.5 * early
            + yake
            + if is_phrase { why } else { kind + 0.5 }
            + if candidate.definition.is_some() { 2.5 } else { 0.0 }
            + if candidate.has_long_form { 1.5 } else { 0.0 }
            + if heads.contains(&lower) { 0.4 } else { 0.0 }
            + if words > 1 { 0.5 } else { 0.0 }
            - if candidate.doubtful { 1.5 } else { 0.0 };
    }
    candidates.retain(|candidate| !candidate.places.is_empty());
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.label.cmp(&b.label)));
}
