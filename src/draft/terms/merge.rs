//! Merges names and phrases into candidates: one for each term, with all its spellings.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

use super::{Candidate, define, same_letters};
use crate::draft::Place;
use crate::draft::acronyms;
use crate::draft::article::Article;
use crate::draft::names::Name;
use crate::draft::phrases::{self, Phrase, Why};
use crate::story::model::TermKind;

fn place_of(name: &Name) -> Place {
    Place { passage: name.passage, part: name.part, range: name.range.clone() }
}

/// One candidate for each name; a name without its article, and a surname, are merged with the full name.
pub(super) fn merge(article: &Article, names: &[Name]) -> Vec<Candidate> {
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
    // Short names are merged with longer ones that contain them.
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
            }
        } else {
            at += 1;
        }
    }
    candidates
}

/// Whether a single word stands for a longer name: a surname, or the head of an institution's name.
fn is_part(article: &Article, full: &Candidate, short: &str) -> bool {
    let words: Vec<&str> = full.label.split_whitespace().collect();
    let is_organisation = full.kind == Some(TermKind::Organisation);
    let is_kind = article.vocabulary.has("organisation", &short.to_lowercase());
    let heads = is_organisation && is_kind && (words.last() == Some(&short) || words.first() == Some(&short));
    // "Halvorsen Foods", but not "Obama administration", "American Embassy".
    let begins = is_organisation
        && !is_kind
        && words.first() == Some(&short)
        && words.get(1).is_some_and(|word| is_capital(word))
        && !is_demonym(article, short)
        && short.chars().count() > 3;
    heads || begins || words.last() == Some(&short) && is_person_like(article, full, short)
}

/// Whether the last word of a name may be a surname: all words are capitalised except particles, and no article is
/// before it ("Version der Mail").
fn is_person_like(article: &Article, full: &Candidate, surname: &str) -> bool {
    let words: Vec<&str> = full.label.split_whitespace().collect();
    let is_acronym = |word: &&str| word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    full.kind.is_none_or(|kind| kind == TermKind::Person)
        && words.len() <= 4
        && is_capital(surname)
        && !article.is_determined(surname)
        && !words.iter().any(is_acronym)
        && words.first().is_some_and(|first| !article.vocabulary.has("articles", &first.to_lowercase()))
        && words.iter().all(|word| is_capital(word) || article.vocabulary.has("inside_names", word))
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether a word has the ending of a demonym.
fn is_demonym(article: &Article, word: &str) -> bool {
    article.vocabulary.without_ending("demonyms", word).is_some_and(|stem| stem.chars().count() >= 3)
}

/// Whether two spellings are one name: equal except for case, inflection or the genitive.
fn same_name(article: &Article, a: &str, b: &str) -> bool {
    if same_letters(a, b) {
        return true;
    }
    if !article.vocabulary.has("compounds", "yes") || a.split(' ').count() != b.split(' ').count() {
        return false;
    }
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    a.split(' ').zip(b.split(' ')).all(|(a, b)| {
        let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        long == short
            || short.len() >= 4
                && long.strip_prefix(short).is_some_and(|rest| article.vocabulary.has("name_endings", rest))
            || short.len() >= 5
                && short.len() == long.len()
                && short.get(..short.len() - 1).is_some()
                && short.get(..short.len() - 1) == long.get(..long.len() - 1)
                && article.capitalises_nouns()
    })
}

/// Merges acronyms with their long forms.
pub(super) fn join_acronyms(article: &Article, candidates: &mut Vec<Candidate>) {
    for parsed in &article.texts {
        let words = parsed.words;
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
                // Names found in the long form are parts of it.
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
            // "Staatstoezicht op de Mijnen": parts of the long form are not separate terms.
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
    // "NATO-Staaten" is merged with NATO.
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

/// A full name whose surname occurs alone is a person's, unless its first word occurs alone as well ("Mozilla Firefox",
/// "Mozilla").
pub(super) fn people(article: &Article, candidates: &mut [Candidate]) {
    let alone: Vec<String> =
        candidates.iter().filter(|c| !c.label.contains(' ')).map(|c| c.label.clone()).collect();
    for candidate in candidates {
        let mut words = candidate.label.split(' ');
        let first = words.next().unwrap_or_default();
        let last = words.next_back().unwrap_or_default();
        if candidate.kind.is_none()
            && candidate.aliases.iter().any(|alias| alias == last)
            && is_person_like(article, candidate, last)
            && alone.iter().all(|word| word != first)
        {
            candidate.kind = Some(TermKind::Person);
        }
    }
}

/// Removes names inside a quoted title: "The Lacemaker’s Window".
fn hold_together(phrase: &Phrase, candidates: &mut Vec<Candidate>) {
    if !phrase.words.contains(' ') || !is_capital(&phrase.words) {
        return;
    }
    let covered = |place: &Place| {
        place.passage == phrase.passage
            && place.part == phrase.part
            && phrase.range.start <= place.range.start
            && place.range.end <= phrase.range.end
    };
    candidates.retain(|candidate| !candidate.places.iter().all(covered));
}

/// Adds the phrases that do not overlap a name.
pub(super) fn add_phrases(article: &Article, candidates: &mut Vec<Candidate>) {
    let mut found: BTreeMap<String, Candidate> = BTreeMap::new();
    let phrases = phrases::phrases(article);
    for phrase in phrases.iter().filter(|phrase| phrase.why == Why::Quoted) {
        hold_together(phrase, candidates);
    }
    // Indices for the checks of each phrase: a long text has thousands.
    let called: HashSet<String> =
        candidates.iter().flat_map(Candidate::spellings).map(str::to_lowercase).collect();
    let mut taken: HashMap<(usize, usize), Vec<Range<usize>>> = HashMap::new();
    for place in candidates.iter().flat_map(|candidate| &candidate.places) {
        taken.entry((place.passage, place.part)).or_default().push(place.range.clone());
    }
    for phrase in phrases {
        let in_name = taken
            .get(&(phrase.passage, phrase.part))
            .into_iter()
            .flatten()
            .any(|name| name.start < phrase.range.end && phrase.range.start < name.end);
        if in_name || called.contains(&phrase.words.to_lowercase()) {
            continue;
        }
        // A surname, in languages where a single capitalised noun is not a name by itself.
        if let Some(person) = candidates.iter_mut().find(|candidate| {
            candidate.label.contains(' ')
                && candidate.label.split(' ').next_back() == Some(&phrase.words)
                && is_person_like(article, candidate, &phrase.words)
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
    // Of two phrases at the same places the longer one is the term.
    let mut all: Vec<Candidate> = found.into_values().collect();
    define(article, &mut all);
    let mut by_text: HashMap<(usize, usize), Vec<&Candidate>> = HashMap::new();
    for candidate in &all {
        let texts: BTreeSet<_> = candidate.places.iter().map(|place| (place.passage, place.part)).collect();
        texts.into_iter().for_each(|text| by_text.entry(text).or_default().push(candidate));
    }
    let covered = |short: &Candidate| {
        let first = short.places.first().map(|place| (place.passage, place.part));
        first.and_then(|text| by_text.get(&text)).into_iter().flatten().any(|long| {
            long.label.len() > short.label.len()
                && (short.definition.is_none() || long.definition.is_some())
                && (long.places.len() > 1 || short.places.len() <= 1)
                && short.places.iter().all(|place| {
                    long.places.iter().any(|other| {
                        other.passage == place.passage
                            && other.part == place.part
                            && other.range.start <= place.range.start
                            && place.range.end <= other.range.end
                    })
                })
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
    // A single noun with an article may be an unfamiliar word.
    let is_noun = |candidate: &Candidate| {
        candidate.why == Some(Why::Recurs)
            && !candidate.label.contains(' ')
            && candidate.label.chars().count() >= 6
            && article.is_determined(&candidate.label)
    };
    let kept: Vec<Candidate> = all
        .iter()
        .filter_map(|candidate| {
            if keep(candidate) && !covered(candidate) {
                return Some(candidate.clone());
            }
            is_noun(candidate).then(|| Candidate { why: Some(Why::Noun), ..candidate.clone() })
        })
        .collect();
    candidates.extend(kept);
}

/// A key that is the same for singular and plural.
fn stem(article: &Article, words: &str) -> String {
    let lower = words.to_lowercase();
    if lower.chars().count() < 6 {
        return lower;
    }
    article.vocabulary.without_ending("plural_endings", &lower).unwrap_or(&lower).to_owned()
}
