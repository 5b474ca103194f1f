//! Candidate terms: names, acronyms and phrases, merged by alias and ranked by what a reader needs.
//!
//! # What does a reader need?
//! First what the text itself stops to define, then acronyms and the people and institutions that act, then laws,
//! projects and places, then phrases that recur. Frequency and an early place count for all. YAKE's score is one
//! feature among these: on news it ranks verbs and halves of names beside terms.

use std::collections::BTreeMap;

use super::article::{Article, Position};
use super::names::{self, Name};
use super::phrases::{self, Why};
use super::story_file::slug;
use super::{Certainty, KnownTerm, Place, Suggested, Suggestion};
use super::{acronyms, definitions};
use crate::story::model::TermKind;

/// So many terms are offered.
const OFFERED: usize = 40;

/// A term while it is put together.
#[derive(Clone, Debug, Default)]
struct Candidate {
    label: String,
    aliases: Vec<String>,
    kind: Option<TermKind>,
    places: Vec<Place>,
    definition: Option<(String, Place)>,
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
        self.spellings().any(|spelling| spelling.to_lowercase() == name.to_lowercase())
    }

    fn add_alias(&mut self, alias: &str) {
        if !self.is_called(alias) {
            self.aliases.push(alias.to_owned());
        }
    }
}

/// The terms of an article, best first.
pub(super) fn terms(article: &Article, title: &str, known: &[KnownTerm]) -> Vec<Suggestion> {
    let names = names::names(article);
    let mut candidates = merge(article, &names);
    join_acronyms(article, &mut candidates);
    people(&mut candidates);
    add_phrases(article, &names, &mut candidates);
    define(article, &mut candidates);
    rank(article, title, &mut candidates);
    candidates.truncate(OFFERED);
    let mut ids = BTreeMap::new();
    candidates.into_iter().map(|candidate| suggest(candidate, known, &mut ids)).collect()
}

fn place_of(name: &Name) -> Place {
    Place { passage: name.passage, part: name.part, range: name.range.clone() }
}

/// One candidate for each name; a name without its article, and a surname, go to the full name.
fn merge(article: &Article, names: &[Name]) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for name in names {
        let same = candidates.iter_mut().find(|candidate| same_name(article, &candidate.label, &name.words));
        let candidate = match same {
            Some(candidate) => candidate,
            None => {
                candidates.push(Candidate {
                    label: name.words.clone(),
                    doubtful: name.doubtful,
                    ..Candidate::default()
                });
                let Some(candidate) = candidates.last_mut() else { continue };
                candidate
            }
        };
        candidate.kind = candidate.kind.or(name.kind);
        candidate.doubtful &= name.doubtful;
        candidate.places.push(place_of(name));
        if candidate.label != name.words {
            candidate.add_alias(&name.words);
        }
    }
    // Short names to the long ones that hold them.
    let mut at = 0;
    while at < candidates.len() {
        let Some(short) = candidates.get(at).cloned() else { break };
        let single = !short.label.contains(' ');
        let full = candidates.iter().position(|full| {
            full.label != short.label
                && full.label.split_whitespace().count() > 1
                && single
                && is_part(article, full, &short.label)
        });
        if let Some(full) = full {
            candidates.remove(at);
            let full = if full > at { full - 1 } else { full };
            if let Some(full) = candidates.get_mut(full) {
                full.add_alias(&short.label);
                full.places.extend(short.places);
                full.places.sort_by_key(|place| (place.passage, place.part, place.range.start));
                if full.kind.is_none()
                    && full.label.split_whitespace().count() <= 3
                    && full.label.ends_with(&short.label)
                    && short.kind.is_none_or(|kind| kind == TermKind::Person)
                {
                    full.kind = Some(TermKind::Person);
                }
            }
        } else {
            at += 1;
        }
    }
    candidates
}

/// Whether a single word stands for a longer name: a surname, or the word that heads an institution's name.
fn is_part(article: &Article, full: &Candidate, short: &str) -> bool {
    let words: Vec<&str> = full.label.split_whitespace().collect();
    let person_like = full.kind.is_none_or(|kind| kind == TermKind::Person)
        && words.len() <= 4
        && words.iter().all(|word| {
            word.chars().next().is_some_and(char::is_uppercase) || article.vocabulary.has("connectors", word)
        });
    let heads = full.kind == Some(TermKind::Organisation)
        && article.vocabulary.has("organisation", &short.to_lowercase())
        && (words.last() == Some(&short) || words.first() == Some(&short));
    heads
        || words.last() == Some(&short) && (person_like || full.kind == Some(TermKind::Person))
        || full.kind == Some(TermKind::Organisation)
            && words.first() == Some(&short)
            && !article.vocabulary.has("organisation", &short.to_lowercase())
            && short.chars().count() > 3
}

/// Whether two spellings are one name: alike but for case, an ending of inflection or the genitive.
fn same_name(article: &Article, a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    if a == b {
        return true;
    }
    if !article.vocabulary.has("compounds", "yes") || a.split(' ').count() != b.split(' ').count() {
        return false;
    }
    a.split(' ').zip(b.split(' ')).all(|(a, b)| {
        let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        long == short
            || short.len() >= 4
                && long
                    .strip_prefix(short)
                    .is_some_and(|rest| matches!(rest, "s" | "es" | "n" | "en" | "r" | "e" | "er" | "m"))
            || short.len() >= 5
                && short.len() == long.len()
                && short.get(..short.len() - 1).is_some()
                && short.get(..short.len() - 1) == long.get(..long.len() - 1)
                && article.capitalises_nouns()
    })
}

/// An acronym and its long form are one term.
fn join_acronyms(article: &Article, candidates: &mut Vec<Candidate>) {
    for parsed in &article.texts {
        let words = &parsed.text.words;
        for found in acronyms::acronyms(words, &article.vocabulary) {
            let (Some(short), Some(long)) = (words.get(found.short.clone()), words.get(found.long.clone()))
            else {
                continue;
            };
            let take = |candidates: &mut Vec<Candidate>, name: &str| {
                candidates
                    .iter()
                    .position(|candidate| candidate.is_called(name))
                    .map(|at| candidates.remove(at))
            };
            let place =
                Place { passage: parsed.text.passage, part: parsed.text.part, range: found.long.clone() };
            let mut term = take(candidates, long).unwrap_or_else(|| {
                // What was found of it is a part of the long form.
                let inside = candidates.iter().position(|candidate| {
                    candidate.label.contains(' ')
                        && long.contains(&candidate.label)
                        && candidate.places.len() <= 1
                });
                let part = inside.map(|at| candidates.remove(at));
                Candidate {
                    label: long.to_owned(),
                    kind: part.and_then(|part| part.kind),
                    places: vec![place],
                    ..Candidate::default()
                }
            });
            if term.label != long {
                let label = std::mem::replace(&mut term.label, long.to_owned());
                term.aliases.retain(|alias| alias != long);
                term.add_alias(&label);
            }
            if let Some(short_term) = take(candidates, short) {
                term.places.extend(short_term.places);
                term.places.sort_by_key(|place| (place.passage, place.part, place.range.start));
                term.kind = term.kind.or(short_term.kind);
                short_term.aliases.iter().for_each(|alias| term.add_alias(alias));
            }
            term.add_alias(short);
            // "Staatstoezicht op de Mijnen": no part of it is a term because of it.
            let inside = |place: &Place| {
                place.passage == parsed.text.passage
                    && place.part == parsed.text.part
                    && found.long.start <= place.range.start
                    && place.range.end <= found.long.end
            };
            candidates.retain(|other| !other.places.iter().all(inside));
            term.has_long_form = true;
            term.doubtful = false;
            candidates.push(term);
        }
    }
    // "NATO-Staaten" goes with NATO.
    let acronyms: Vec<String> = candidates
        .iter()
        .flat_map(|c| c.spellings())
        .filter(|s| s.chars().all(char::is_uppercase))
        .map(str::to_owned)
        .collect();
    candidates.retain(|candidate| {
        candidate.has_long_form
            || !acronyms
                .iter()
                .any(|acronym| candidate.label.split_once('-').is_some_and(|(head, _)| head == acronym))
    });
}

/// Two names of people: a full name whose surname stands alone somewhere is a person's.
fn people(candidates: &mut [Candidate]) {
    for candidate in candidates {
        if candidate.kind.is_none()
            && candidate.aliases.iter().any(|alias| candidate.label.split(' ').next_back() == Some(alias))
        {
            candidate.kind = Some(TermKind::Person);
        }
    }
}

/// Adds the phrases that no name covers.
fn add_phrases(article: &Article, names: &[Name], candidates: &mut Vec<Candidate>) {
    let mut found: BTreeMap<String, Candidate> = BTreeMap::new();
    for phrase in phrases::phrases(article) {
        let in_name = names.iter().any(|name| {
            name.passage == phrase.passage
                && name.part == phrase.part
                && name.range.start < phrase.range.end
                && phrase.range.start < name.range.end
        });
        if in_name || candidates.iter().any(|candidate| candidate.is_called(&phrase.words)) {
            continue;
        }
        // A surname, where a single capitalised noun is no name by itself.
        if let Some(person) = candidates.iter_mut().find(|candidate| {
            candidate.label.contains(' ')
                && candidate.kind.is_none_or(|kind| kind == TermKind::Person)
                && candidate.label.split(' ').next_back() == Some(&phrase.words)
        }) {
            person.add_alias(&phrase.words);
            person.places.push(Place { passage: phrase.passage, part: phrase.part, range: phrase.range });
            person.kind = Some(TermKind::Person);
            continue;
        }
        let key = stem(article, &phrase.words);
        let candidate = found
            .entry(key)
            .or_insert_with(|| Candidate { label: phrase.words.clone(), ..Candidate::default() });
        candidate.why = Some(candidate.why.map_or(phrase.why, |why| why.min(phrase.why)));
        let place = Place { passage: phrase.passage, part: phrase.part, range: phrase.range };
        if !candidate.places.contains(&place) {
            candidate.places.push(place);
        }
        if phrase.words.to_lowercase() != candidate.label.to_lowercase() && phrase.why != Why::Quoted {
            candidate.add_alias(&phrase.words);
        }
    }
    // Of two that stand at the same places the longer one is the term.
    let mut all: Vec<Candidate> = found.into_values().collect();
    define(article, &mut all);
    let covered = |short: &Candidate| {
        all.iter().any(|long| {
            long.label.len() > short.label.len()
                && short.places.iter().all(|place| {
                    long.places.iter().any(|other| {
                        other.passage == place.passage
                            && other.part == place.part
                            && other.range.start <= place.range.start
                            && place.range.end <= other.range.end
                    })
                })
                && (long.places.len() > 1 || short.places.len() <= 1)
        })
    };
    let keep = |candidate: &Candidate| {
        if candidate.definition.is_some() {
            return true;
        }
        let words = candidate.label.split_whitespace().count();
        match candidate.why {
            Some(Why::Named | Why::Quoted | Why::Compound) => true,
            _ => candidate.places.len() >= 2 && (words >= 2 || candidate.label.chars().count() >= 6),
        }
    };
    let kept: Vec<Candidate> =
        all.iter().filter(|candidate| keep(candidate) && !covered(candidate)).cloned().collect();
    candidates.extend(kept);
}

/// A key under which a singular and its plural meet.
fn stem(article: &Article, words: &str) -> String {
    let lower = words.to_lowercase();
    let endings: &[&str] = match article.language.tag.get(..2) {
        Some("en" | "fr" | "es") => &["s"],
        Some("de") => &["es", "en", "s", "n", "e", "er"],
        Some("nl") => &["en", "s"],
        _ => &[],
    };
    if lower.chars().count() < 6 {
        return lower;
    }
    endings.iter().find_map(|ending| lower.strip_suffix(ending)).unwrap_or(&lower).to_owned()
}

/// Gives each candidate the first definition that the text has.
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
                candidate.why.is_some(),
            );
            let Some((range, person)) = found else { continue };
            if person && candidate.kind.is_none() {
                candidate.kind = Some(TermKind::Person);
            }
            let words = parsed.text.words.get(range.clone()).unwrap_or_default().to_owned();
            candidate.definition = Some((words, Place { range, ..place }));
            break;
        }
    }
}

/// Orders the candidates by what a reader needs.
fn rank(article: &Article, title: &str, candidates: &mut Vec<Candidate>) {
    let text: String =
        article.texts.iter().map(|parsed| parsed.text.words.as_str()).collect::<Vec<_>>().join("\n");
    let yake = phrases::yake(&text, &article.vocabulary, 60);
    let heads = article.texts.iter().filter(|parsed| parsed.text.position == Position::Head);
    let heads: String = heads
        .map(|parsed| parsed.text.words.as_str())
        .chain([title])
        .collect::<Vec<_>>()
        .join("\n")
        .to_lowercase();
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
            _ => 0.5,
        };
        let why = match candidate.why {
            Some(Why::Named) => 1.6,
            Some(Why::Quoted) => 1.0,
            Some(Why::Compound) => 0.4,
            Some(Why::Recurs) | None => 0.0,
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

fn suggest(candidate: Candidate, known: &[KnownTerm], ids: &mut BTreeMap<String, usize>) -> Suggestion {
    let mut reasons = Vec::new();
    let house = known
        .iter()
        .find(|term| std::iter::once(&term.label).chain(&term.aliases).any(|name| candidate.is_called(name)));
    let mut aliases = candidate.aliases.clone();
    let mut label = candidate.label.clone();
    let mut kind = candidate.kind;
    let mut definition = candidate.definition.as_ref().map(|(words, _)| words.clone());
    let mut defined_at = candidate.definition.map(|(_, place)| place);
    if let Some(house) = house {
        reasons.push("in the glossary".to_owned());
        if house.label != label {
            aliases.push(std::mem::replace(&mut label, house.label.clone()));
        }
        aliases.extend(house.aliases.iter().cloned());
        aliases.retain(|alias| *alias != label);
        let mut seen = std::collections::BTreeSet::new();
        aliases.retain(|alias| seen.insert(alias.clone()));
        kind = house.kind.or(kind);
        definition = Some(house.definition.clone());
        defined_at = None;
    } else if definition.is_some() {
        reasons.push("defined in the text".to_owned());
    }
    if candidate.has_long_form {
        reasons.push("acronym with its long form".to_owned());
    }
    reasons.push(match candidate.why {
        None => "name".to_owned(),
        Some(Why::Named) => "called so in the text".to_owned(),
        Some(Why::Quoted) => "in quotation marks".to_owned(),
        Some(Why::Recurs) => "recurs".to_owned(),
        Some(Why::Compound) => "noun phrase".to_owned(),
    });
    let mentions = candidate.places.len();
    reasons.push(format!("{mentions} {}", if mentions == 1 { "mention" } else { "mentions" }));
    let certainty = match (&definition, candidate.why, candidate.doubtful) {
        (Some(_), ..) => Certainty::Certain,
        (None, None, false) => Certainty::Likely,
        _ => Certainty::Possible,
    };
    let place = candidate.places.first().cloned().unwrap_or(Place { passage: 0, part: 0, range: 0..0 });
    Suggestion {
        id: slug(&label, ids),
        what: Suggested::Term { label, aliases, kind, definition, defined_at, mentions },
        reason: reasons.join("; "),
        certainty,
        place,
    }
}
