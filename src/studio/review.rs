//! Suggestions under review: which are open, in which order, and the effect of a decision.
//!
//! A decision is stored by the names of a term, or the date and title of an event, not by a place in the text: so it
//! stays valid when the text changes and is drafted again. The title of an event is its sentence, in which the author
//! may correct a word: a decision without a suggestion counts for a similar one of the same date.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::document::{Decision, Document, List};
use super::entry::{text, texts};
use crate::passage::{Place, Text};
use crate::reason::{Certainty, Reason};

/// The index of the text that a place is in; texts are sorted.
#[must_use]
pub fn index_of(texts: &[Rc<Text>], place: &Place) -> Option<usize> {
    texts.binary_search_by_key(&(place.passage, place.part), |found| (found.passage, found.part)).ok()
}

/// A suggested term or event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Suggestion {
    /// The list of its entry.
    pub list: List,
    /// Its entry, if accepted.
    pub entry: Map<String, Value>,
    /// The number of a term's mentions in the text; 0 for an event.
    pub mentions: usize,
    /// The formatted date of an event; empty for a term.
    pub date: String,
    /// Why.
    pub reasons: Vec<Reason>,
    /// How sure it is.
    pub certainty: Certainty,
    /// Its first place in the text.
    pub place: Place,
}

/// The status of a suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Not decided.
    Open,
    /// It became the entry with this id.
    Accepted(String),
    /// It is not wanted.
    Rejected,
}

impl Suggestion {
    /// Its names.
    #[must_use]
    pub fn label(&self) -> &str {
        let name = if self.list == List::Terms { "label" } else { "title" };
        self.entry.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// The keys for decisions. The first is its own; the others may be those of an earlier draft.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        keys(self.list, &Value::Object(self.entry.clone()))
    }
}

/// The keys of an entry for decisions.
pub(super) fn keys(list: List, entry: &Value) -> Vec<String> {
    match list {
        List::Terms => {
            let names = std::iter::once(text(entry, "label")).chain(texts(entry, "aliases"));
            names.map(|name| format!("term:{}", name.to_lowercase())).collect()
        }
        List::Events => {
            vec![format!("event:{}:{}", text(entry, "date"), text(entry, "title").to_lowercase())]
        }
    }
}

/// Decisions on events, and events of the author's own, that no suggestion has the exact key of.
struct Earlier(Vec<(String, Status)>);

impl Earlier {
    fn of(document: &Document, found: &[(Rc<Suggestion>, Option<Status>)]) -> Self {
        let suggested: HashSet<String> = found.iter().flat_map(|(suggestion, _)| suggestion.keys()).collect();
        let decided = document.decisions.iter().filter_map(|(key, decision)| {
            let status = match decision {
                Decision::Accepted(id) if document.entry(List::Events, id).is_none() => Status::Rejected,
                Decision::Accepted(id) => Status::Accepted(id.clone()),
                Decision::Rejected => Status::Rejected,
            };
            Some((key.clone(), status)).filter(|(key, _)| key.starts_with("event:"))
        });
        let own = document.events.iter().filter(|entry| entry.get("draft").is_none()).flat_map(|entry| {
            let id = text(entry, "id");
            keys(List::Events, entry).into_iter().map(move |key| (key, Status::Accepted(id.to_owned())))
        });
        let is_taken = |status: &Status| {
            *status != Status::Rejected && found.iter().any(|(_, own)| own.as_ref() == Some(status))
        };
        let left = decided.chain(own).filter(|(key, status)| !suggested.contains(key) && !is_taken(status));
        Self(left.collect())
    }

    /// The one that is the most similar to a suggestion of its date. It counts for no other suggestion.
    fn take(&mut self, suggestion: &Suggestion) -> Option<Status> {
        let key = suggestion.keys().into_iter().next().filter(|_| suggestion.list == List::Events)?;
        let similar = self.0.iter().enumerate();
        let similar = similar.filter_map(|(index, (other, _))| Some((similarity(&key, other)?, index)));
        let (_, index) = similar.max_by_key(|(shared, index)| (*shared, std::cmp::Reverse(*index)))?;
        let (_, status) = self.0.swap_remove(index);
        // An entry has the key of its decision, and perhaps another since it was edited.
        self.0.retain(|(_, other)| *other == Status::Rejected || *other != status);
        Some(status)
    }
}

/// The number of words that the titles in two keys of events share, if the dates are the same and two thirds of the words.
fn similarity(key: &str, other: &str) -> Option<usize> {
    let parts = |key: &str| {
        let (date, title) = key.strip_prefix("event:")?.split_once(':')?;
        let words = title.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        Some((date.to_owned(), words.map(str::to_owned).collect::<HashSet<_>>()))
    };
    let ((date, words), (other_date, other_words)) = (parts(key)?, parts(other)?);
    let shared = words.intersection(&other_words).count();
    let is_similar = shared > 0 && 3 * shared >= 2 * words.len().max(other_words.len());
    (date == other_date && is_similar).then_some(shared)
}

/// A filter of suggestions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only terms, or only events.
    pub list: Option<List>,
    /// Only uncertain ones.
    pub uncertain: bool,
    /// Including decided ones.
    pub decided: bool,
}

/// All suggestions of a draft, with their status.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    /// In the order of the text.
    pub items: Vec<(Rc<Suggestion>, Status)>,
}

impl Review {
    /// Combines suggestions with the decisions in a document, and those for all stories.
    #[must_use]
    pub fn of(suggestions: &[Rc<Suggestion>], document: &Document, unwanted: &BTreeSet<String>) -> Self {
        let entries = |list: List| document.list(list).iter().map(move |entry| (list, entry));
        let mut known = HashMap::new();
        for (list, entry) in entries(List::Terms).chain(entries(List::Events)) {
            for key in keys(list, entry) {
                known.entry(key).or_insert((entry, text(entry, "id")));
            }
        }
        let status = |suggestion: &Rc<Suggestion>| {
            let keys = suggestion.keys();
            for key in &keys {
                match document.decisions.get(key) {
                    Some(Decision::Accepted(id)) if document.entry(suggestion.list, id).is_some() => {
                        return Some(Status::Accepted(id.clone()));
                    }
                    Some(_) => return Some(Status::Rejected),
                    None => {}
                }
            }
            // An entry of the author's own; a draft entry is a suggestion that was saved.
            match keys.iter().find_map(|key| known.get(key)) {
                Some((entry, _)) if entry.get("draft").is_some() => Some(Status::Open),
                Some((_, id)) => Some(Status::Accepted((*id).to_owned())),
                None => keys.iter().any(|key| unwanted.contains(key)).then_some(Status::Rejected),
            }
        };
        let found: Vec<_> =
            suggestions.iter().map(|suggestion| (Rc::clone(suggestion), status(suggestion))).collect();
        let mut earlier = Earlier::of(document, &found);
        let decided = |(suggestion, status): (Rc<Suggestion>, Option<Status>)| {
            let status = status.or_else(|| earlier.take(&suggestion)).unwrap_or(Status::Open);
            (suggestion, status)
        };
        let mut items: Vec<_> = found.into_iter().map(decided).collect();
        items.sort_by_key(|(suggestion, _)| (suggestion.place.order(), suggestion.list));
        Self { items }
    }

    /// The indices of the suggestions that a filter shows.
    #[must_use]
    pub fn shown(&self, filter: Filter) -> Vec<usize> {
        let shows = |(suggestion, status): &(Rc<Suggestion>, Status)| {
            filter.list.is_none_or(|list| list == suggestion.list)
                && (!filter.uncertain || suggestion.certainty < Certainty::Certain)
                && (filter.decided || *status == Status::Open)
        };
        (0..self.items.len()).filter(|index| self.items.get(*index).is_some_and(shows)).collect()
    }

    /// The next (or previous) shown suggestion from a place in the list; otherwise the nearest.
    #[must_use]
    pub fn step(&self, filter: Filter, from: Option<usize>, forward: bool) -> Option<usize> {
        let shown = self.shown(filter);
        let Some(from) = from else { return shown.first().copied() };
        if forward {
            shown.iter().copied().find(|index| *index > from).or(shown.last().copied())
        } else {
            shown.iter().copied().rev().find(|index| *index < from).or(shown.first().copied())
        }
    }

    /// Whether an entry is a suggestion that was saved, and is not decided.
    #[must_use]
    pub fn is_open(&self, list: List, entry: &Value) -> bool {
        let own = keys(list, entry);
        self.items.iter().any(|(suggestion, status)| {
            *status == Status::Open
                && suggestion.list == list
                && suggestion.keys().iter().any(|key| own.contains(key))
        })
    }

    /// The number of open suggestions.
    #[must_use]
    pub fn open(&self) -> usize {
        self.items.iter().filter(|(_, status)| *status == Status::Open).count()
    }
}

/// Accepts a suggestion: it becomes an entry, whose id is returned. One that is accepted already stays the same entry.
pub fn accept(document: &mut Document, suggestion: &Suggestion, status: &Status) -> String {
    if let Status::Accepted(id) = status
        && document.entry(suggestion.list, id).is_some()
    {
        return id.clone();
    }
    let keys = suggestion.keys();
    let waiting = document.list(suggestion.list).iter().find(|entry| {
        let entry_keys = self::keys(suggestion.list, entry);
        keys.iter().any(|key| entry_keys.contains(key))
    });
    let waiting = waiting.map(|entry| text(entry, "id").to_owned());
    let id = match waiting {
        Some(id) => {
            document.set_field(suggestion.list, &id, "draft", Value::Null);
            id
        }
        None => document.add(suggestion.list, suggestion.entry.clone()),
    };
    decide(document, suggestion, Decision::Accepted(id.clone()));
    id
}

/// Rejects a suggestion, and removes its entry if it was accepted.
pub fn reject(document: &mut Document, suggestion: &Suggestion, status: &Status) {
    if let Status::Accepted(id) = status {
        document.remove(suggestion.list, id);
    }
    let keys = suggestion.keys();
    let entries = document.list(suggestion.list).iter();
    let became = entries.filter(|entry| {
        let accepted = keys.iter().any(|key| {
            document.decisions.get(key) == Some(&Decision::Accepted(text(entry, "id").to_owned()))
        });
        let is_waiting = entry.get("draft").is_some();
        accepted || is_waiting && self::keys(suggestion.list, entry).iter().any(|key| keys.contains(key))
    });
    let became: Vec<String> = became.map(|entry| text(entry, "id").to_owned()).collect();
    became.iter().for_each(|id| document.remove(suggestion.list, id));
    decide(document, suggestion, Decision::Rejected);
}

fn decide(document: &mut Document, suggestion: &Suggestion, decision: Decision) {
    if let Some(key) = suggestion.keys().into_iter().next() {
        Rc::make_mut(&mut document.decisions).insert(key, decision);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::studio::entry::new_entry;

    fn term(label: &str, passage: usize, certainty: Certainty) -> Rc<Suggestion> {
        let mut entry = new_entry(List::Terms, label);
        entry.insert("definition".into(), json!("It."));
        Rc::new(Suggestion {
            list: List::Terms,
            entry,
            mentions: 1,
            date: String::new(),
            reasons: vec![Reason::Mentions(1)],
            certainty,
            place: Place { passage, ..Place::default() },
        })
    }

    fn suggestions() -> Vec<Rc<Suggestion>> {
        vec![
            term("Board", 2, Certainty::Certain),
            term("Harbour", 0, Certainty::Possible),
            term("Union", 1, Certainty::Likely),
        ]
    }

    fn labels(review: &Review, filter: Filter) -> Vec<String> {
        review.shown(filter).iter().map(|index| review.items[*index].0.label().to_owned()).collect()
    }

    #[test]
    fn open_suggestions_come_in_the_order_of_the_text() {
        let mut document = Document::default();
        let review = Review::of(&suggestions(), &document, &BTreeSet::new());
        assert_eq!(labels(&review, Filter::default()), ["Harbour", "Union", "Board"]);
        let uncertain = Filter { uncertain: true, ..Filter::default() };
        assert_eq!(labels(&review, uncertain), ["Harbour", "Union"]);
        accept(&mut document, &suggestions()[2], &Status::Open);
        reject(&mut document, &suggestions()[1], &Status::Open);
        let review = Review::of(&suggestions(), &document, &BTreeSet::new());
        assert_eq!(labels(&review, Filter::default()), ["Board"]);
        assert_eq!(labels(&review, Filter { decided: true, ..Filter::default() }).len(), 3);
        assert_eq!(document.terms.len(), 1);
    }

    #[test]
    fn a_decision_holds_for_a_draft_in_which_everything_stands_elsewhere() {
        let mut document = Document::default();
        reject(&mut document, &term("Board", 2, Certainty::Certain), &Status::Open);
        accept(&mut document, &term("Union", 2, Certainty::Certain), &Status::Open);
        // The author has renamed it.
        document.set_field(List::Terms, "union", "label", json!("The Union"));
        let mut renamed = Suggestion::clone(&term("Harbour board", 9, Certainty::Likely));
        renamed.entry.insert("aliases".into(), json!(["Board"]));
        let review = Review::of(
            &[Rc::new(renamed), term("UNION", 7, Certainty::Certain)],
            &document,
            &BTreeSet::new(),
        );
        let statuses: Vec<_> = review.items.iter().map(|(_, status)| status.clone()).collect();
        assert_eq!(statuses, [Status::Accepted("union".into()), Status::Rejected]);
    }

    #[test]
    fn what_is_rejected_everywhere_is_so_until_somebody_writes_it() {
        let unwanted = BTreeSet::from(["term:board".to_owned()]);
        let review = Review::of(&suggestions(), &Document::default(), &unwanted);
        assert_eq!(review.open(), 2);
        let mut document = Document::default();
        document.add(List::Terms, new_entry(List::Terms, "Board"));
        let review = Review::of(&suggestions(), &document, &unwanted);
        assert_eq!(review.items[2].1, Status::Accepted("board".into()));
    }

    #[test]
    fn an_entry_that_waits_is_confirmed_or_removed() {
        let mut document = Document::default();
        let mut entry = new_entry(List::Terms, "Board");
        entry.insert("draft".into(), json!("true"));
        document.add(List::Terms, entry);
        let board = term("Board", 0, Certainty::Certain);
        let review = Review::of(&[Rc::clone(&board)], &document, &BTreeSet::new());
        assert_eq!(review.open(), 1);
        assert!(review.is_open(List::Terms, &document.terms[0]));
        let mut rejected = document.clone();
        reject(&mut rejected, &board, &Status::Open);
        assert!(rejected.terms.is_empty());
        assert_eq!(accept(&mut document, &board, &Status::Open), "board");
        assert!(document.terms[0].get("draft").is_none());
        reject(&mut document, &board, &Status::Accepted("board".into()));
        assert!(document.terms.is_empty(), "an accepted one can be rejected after all");
    }

    fn event(date: &str, title: &str) -> Rc<Suggestion> {
        let mut entry = new_entry(List::Events, title);
        entry.insert("date".into(), json!(date));
        Rc::new(Suggestion {
            list: List::Events,
            entry,
            ..Suggestion::clone(&term("", 0, Certainty::Likely))
        })
    }

    #[test]
    fn a_decision_on_an_event_holds_for_its_corrected_sentence_and_for_no_other() {
        let mut document = Document::default();
        let sold = "The board selled the old quay";
        let id = accept(&mut document, &event("2019", sold), &Status::Open);
        reject(&mut document, &event("2018", "The harbour was close to the public"), &Status::Open);
        let statuses = |document: &Document, titles: [(&str, &str); 4]| {
            let found = titles.map(|(date, title)| event(date, title));
            let review = Review::of(&found, document, &BTreeSet::new());
            review.items.iter().map(|(_, status)| status.clone()).collect::<Vec<_>>()
        };
        let corrected = [
            ("2019", "The board sold the old quay"),
            ("2019", "The board bought the old quay"),
            ("2018", "The harbour was closed to the public"),
            ("2017", "The board sold the old quay"),
        ];
        let accepted = Status::Accepted(id.clone());
        let expected = [accepted.clone(), Status::Open, Status::Rejected, Status::Open];
        assert_eq!(statuses(&document, corrected), expected);
        // The decision has its own suggestion still: it is not for the taking.
        let both = [("2019", sold), corrected[0], corrected[2], corrected[3]];
        assert_eq!(statuses(&document, both), expected);
        // The same for the entries of a story without decisions.
        let opened = Document { decisions: Rc::default(), ..document.clone() };
        assert_eq!(statuses(&opened, corrected)[..2], expected[..2]);
        let found = event("2019", corrected[0].1);
        assert_eq!(accept(&mut document, &found, &accepted), id);
        assert_eq!(document.events.len(), 1, "it is not added again");
        reject(&mut document, &found, &accepted);
        assert!(document.events.is_empty());
        assert_eq!(statuses(&document, corrected)[0], Status::Rejected);
    }

    #[test]
    fn a_place_is_in_the_text_of_its_block_and_part() {
        let texts = [(0, 0), (2, 0), (2, 1), (5, 0)]
            .map(|(passage, part)| Rc::new(Text { passage, part, ..Text::default() }));
        let at = |passage, part| index_of(&texts, &Place { passage, part, ..Place::default() });
        assert_eq!([at(0, 0), at(2, 1), at(5, 0)], [Some(0), Some(2), Some(3)]);
        assert_eq!([at(1, 0), at(2, 2), at(6, 0)], [None; 3]);
    }

    #[test]
    fn steps_end_at_both_ends() {
        let review = Review::of(&suggestions(), &Document::default(), &BTreeSet::new());
        let step = |from, forward| review.step(Filter::default(), from, forward);
        assert_eq!(step(None, true), Some(0));
        assert_eq!(step(Some(1), true), Some(2));
        assert_eq!(step(Some(2), true), Some(2));
        assert_eq!(step(Some(0), false), Some(0));
        assert_eq!(Review::default().step(Filter::default(), Some(3), true), None);
    }
}
