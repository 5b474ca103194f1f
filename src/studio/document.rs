//! A story being edited: its front matter, terms, events and Markdown, and decisions on suggestions.
//!
//! The parts are those of `story.md`, with rich text as Markdown. Fields that the studio has no form for are kept.
//! Every part is shared by [`Rc`], so cloning a document is cheap.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::entry::{lacks_definition, new_entry, text, texts};

/// A term or an event as in the front matter.
pub type Entry = Rc<Value>;

/// The author's decision on a suggestion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// It became the entry with this id.
    Accepted(String),
    /// It is not wanted in this story.
    Rejected,
}

/// A list of entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum List {
    /// The glossary.
    Terms,
    /// The events of the timeline.
    Events,
}

impl List {
    /// The prefix of the ids of its form fields. Not derived from `Debug`, which would add to a release build.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Terms => "terms",
            Self::Events => "events",
        }
    }
}

/// A story being edited.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The front matter without the glossary and the events; groups and eras are under `timeline`.
    pub facts: Rc<Map<String, Value>>,
    /// The glossary.
    pub terms: Vec<Entry>,
    /// The events of the timeline.
    pub events: Vec<Entry>,
    /// The article in Markdown.
    pub body: Rc<str>,
    /// Decisions by a key of the suggestion ([`super::review::Suggestion::keys`]).
    pub decisions: Rc<BTreeMap<String, Decision>>,
}

impl Document {
    /// The document of its JSON; missing parts are empty.
    #[must_use]
    pub fn of_json(value: &Value) -> Self {
        let list = |name: &str| {
            let items = value.get(name).and_then(Value::as_array).into_iter().flatten();
            items.filter(|item| item.is_object()).cloned().map(Rc::new).collect()
        };
        let decisions = value.get("decisions").cloned().unwrap_or_default();
        Self {
            facts: Rc::new(value.get("facts").and_then(Value::as_object).cloned().unwrap_or_default()),
            terms: list("terms"),
            events: list("events"),
            body: value.get("body").and_then(Value::as_str).unwrap_or_default().into(),
            decisions: Rc::new(serde_json::from_value(decisions).unwrap_or_default()),
        }
    }

    /// The same as JSON.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let list = |entries: &[Entry]| entries.iter().map(|entry| Value::clone(entry)).collect::<Vec<_>>();
        json!({
            "facts": *self.facts,
            "terms": list(&self.terms),
            "events": list(&self.events),
            "body": &*self.body,
            "decisions": *self.decisions,
        })
    }

    /// The parts on which suggestions depend.
    #[must_use]
    pub fn draft_source(&self) -> Self {
        let facts =
            self.facts.iter().filter(|(name, _)| ["title", "language", "published"].contains(&name.as_str()));
        let facts = facts.map(|(name, value)| (name.clone(), value.clone())).collect();
        Self { facts: Rc::new(facts), body: Rc::clone(&self.body), ..Self::default() }
    }

    /// The entries of a list.
    #[must_use]
    pub fn list(&self, list: List) -> &[Entry] {
        match list {
            List::Terms => &self.terms,
            List::Events => &self.events,
        }
    }

    fn list_mut(&mut self, list: List) -> &mut Vec<Entry> {
        match list {
            List::Terms => &mut self.terms,
            List::Events => &mut self.events,
        }
    }

    /// The entry with this id.
    #[must_use]
    pub fn entry(&self, list: List, id: &str) -> Option<&Entry> {
        self.list(list).iter().find(|entry| text(entry, "id") == id)
    }

    /// A text of the front matter; empty if it is missing.
    #[must_use]
    pub fn fact(&self, name: &str) -> &str {
        self.facts.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// Sets a field of the front matter; an empty value removes it.
    pub fn set_fact(&mut self, name: &str, value: Value) {
        set(Rc::make_mut(&mut self.facts), name, value);
    }

    /// The groups or the eras of the timeline.
    #[must_use]
    pub fn timeline(&self, name: &str) -> &[Value] {
        let list = self.facts.get("timeline").and_then(|timeline| timeline.get(name));
        list.and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    /// Sets the groups or the eras of the timeline.
    pub fn set_timeline(&mut self, name: &str, items: Vec<Value>) {
        let mut timeline = self.facts.get("timeline").and_then(Value::as_object).cloned().unwrap_or_default();
        set(&mut timeline, name, Value::Array(items));
        self.set_fact("timeline", Value::Object(timeline));
    }

    /// Removes a group or an era. Events leave a group that is removed, so that no later one of its id takes them in.
    pub fn remove_from_timeline(&mut self, name: &str, index: usize) {
        let mut items = self.timeline(name).to_vec();
        if index >= items.len() {
            return;
        }
        let removed = items.remove(index);
        self.set_timeline(name, items);
        if name != "groups" {
            return;
        }
        let group = text(&removed, "id");
        for event in &mut self.events {
            let groups: Vec<&str> = texts(event, "groups").collect();
            if !groups.contains(&group) {
                continue;
            }
            let left = groups.into_iter().filter(|own| *own != group).map(Value::from).collect();
            if let Some(fields) = Rc::make_mut(event).as_object_mut() {
                set(fields, "groups", Value::Array(left));
            }
        }
    }

    /// Sets a field of an entry; an empty value removes it. A draft of a term that gets its definition is published.
    pub fn set_field(&mut self, list: List, id: &str, name: &str, value: Value) {
        let entry = self.list_mut(list).iter_mut().find(|entry| text(entry, "id") == id);
        let Some(entry) = entry.map(Rc::make_mut) else { return };
        let lacked_definition = list == List::Terms && lacks_definition(entry);
        if let Some(fields) = entry.as_object_mut() {
            set(fields, name, value);
        }
        if lacked_definition
            && !lacks_definition(entry)
            && let Some(fields) = entry.as_object_mut()
        {
            fields.remove("draft");
        }
    }

    /// Changes a list in an entry; an empty list removes the field.
    pub fn edit_items(&mut self, list: List, id: &str, name: &str, edit: impl FnOnce(&mut Vec<Value>)) {
        let Some(entry) = self.entry(list, id) else { return };
        let mut items = entry.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
        edit(&mut items);
        self.set_field(list, id, name, items.into());
    }

    /// Adds an entry with a free id, and returns the id.
    pub fn add(&mut self, list: List, mut entry: Map<String, Value>) -> String {
        let wanted = entry.get("id").and_then(Value::as_str).filter(|id| !id.is_empty()).unwrap_or("entry");
        let id = free_id(wanted, |id| self.entry(list, id).is_none());
        entry.insert("id".to_owned(), Value::from(id.as_str()));
        self.list_mut(list).push(Rc::new(Value::Object(entry)));
        id
    }

    /// Gives an id to each entry that has none, or the one of an entry before it. Returns the names of these entries.
    pub fn give_ids(&mut self) -> Vec<String> {
        let mut given = Vec::new();
        for (list, field) in [(List::Terms, "label"), (List::Events, "title")] {
            let mut taken = BTreeSet::new();
            let entries = self.list_mut(list);
            let is_own =
                |entry: &Entry| !text(entry, "id").is_empty() && taken.insert(text(entry, "id").to_owned());
            let own: Vec<bool> = entries.iter().map(is_own).collect();
            for (entry, _) in entries.iter_mut().zip(own).filter(|(_, is_own)| !is_own) {
                let name = text(entry, field).to_owned();
                let new = Value::Object(new_entry(list, &name));
                let id = free_id(text(&new, "id"), |id| !taken.contains(id));
                if let Some(fields) = Rc::make_mut(entry).as_object_mut() {
                    fields.insert("id".to_owned(), Value::from(id.as_str()));
                }
                given.push(if name.is_empty() { id.clone() } else { name });
                taken.insert(id);
            }
        }
        given
    }

    /// Adds the terms of a glossary. A term that is known by one of its names is not added again: it only gets what it
    /// lacks, if it has no definition yet.
    pub fn add_terms(&mut self, glossary: &Self) {
        let names = |term: &Value| -> Vec<String> {
            std::iter::once(text(term, "label"))
                .chain(texts(term, "aliases"))
                .map(str::to_lowercase)
                .collect()
        };
        for term in &glossary.terms {
            let Some(fields) = term.as_object() else { continue };
            let wanted = text(term, "label").to_lowercase();
            let Some(known) = self.terms.iter_mut().find(|known| names(known).contains(&wanted)) else {
                self.add(List::Terms, fields.clone());
                continue;
            };
            if lacks_definition(known)
                && let Some(known) = Rc::make_mut(known).as_object_mut()
            {
                for (name, value) in fields {
                    known.entry(name.clone()).or_insert_with(|| value.clone());
                }
            }
        }
    }

    /// Removes an entry; if it was a suggestion, that is rejected.
    pub fn remove(&mut self, list: List, id: &str) {
        self.list_mut(list).retain(|entry| text(entry, "id") != id);
        let became = Decision::Accepted(id.to_owned());
        if self.decisions.values().any(|decision| *decision == became) {
            let decisions = Rc::make_mut(&mut self.decisions);
            decisions
                .values_mut()
                .filter(|decision| **decision == became)
                .for_each(|decision| *decision = Decision::Rejected);
        }
    }

    /// Moves an entry one place up or down in its list.
    pub fn shift(&mut self, list: List, id: &str, down: bool) {
        let entries = self.list_mut(list);
        let Some(at) = entries.iter().position(|entry| text(entry, "id") == id) else { return };
        let other = if down { at + 1 } else { at.wrapping_sub(1) };
        if other < entries.len() {
            entries.swap(at, other);
        }
    }
}

/// An id that is free, perhaps with a number.
fn free_id(wanted: &str, is_free: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number| format!("{wanted}-{number}"));
    std::iter::once(wanted.to_owned()).chain(numbered).find(|id| is_free(id)).unwrap_or_default()
}

fn set(fields: &mut Map<String, Value>, name: &str, value: Value) {
    let says_nothing = match &value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    };
    if says_nothing {
        fields.remove(name);
    } else {
        fields.insert(name.to_owned(), value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::studio::entry::is_draft;

    fn document() -> Document {
        Document::of_json(&json!({
            "facts": { "title": "A vote", "timeline": { "groups": [{ "id": "a", "label": "A" }] } },
            "terms": [{ "id": "board", "label": "Board", "exact": "true" }, { "id": "un", "label": "UN" }],
            "events": [{ "id": "vote", "title": "The vote", "date": "2019" }],
            "body": "They met.",
            "decisions": { "term:board": { "accepted": "board" }, "term:x": "rejected" },
        }))
    }

    #[test]
    fn json_holds_all_of_a_document() {
        assert_eq!(Document::of_json(&document().to_json()), document());
        assert_eq!(document().decisions.get("term:x"), Some(&Decision::Rejected));
    }

    #[test]
    fn a_field_without_a_value_goes_and_others_stay() {
        let mut document = document();
        document.set_field(List::Terms, "board", "label", json!("The board"));
        document.set_field(List::Terms, "board", "kind", json!("organisation"));
        document.set_field(List::Terms, "board", "kind", json!(""));
        let entry = document.entry(List::Terms, "board").unwrap();
        assert_eq!(**entry, json!({ "id": "board", "label": "The board", "exact": "true" }));
        document.set_timeline("groups", Vec::new());
        assert!(document.facts.get("timeline").is_none());
    }

    #[test]
    fn items_of_an_entry_are_changed_as_they_are() {
        let mut document = document();
        document.edit_items(List::Events, "vote", "groups", |groups| groups.push("a".into()));
        document.edit_items(List::Events, "vote", "groups", |groups| groups.push("b".into()));
        assert_eq!(document.events[0].get("groups"), Some(&json!(["a", "b"])));
        document.edit_items(List::Events, "vote", "groups", Vec::clear);
        assert_eq!(document.events[0].get("groups"), None);
        document.edit_items(List::Events, "no event", "groups", |groups| groups.push("a".into()));
    }

    #[test]
    fn suggestions_depend_on_the_text_and_three_facts() {
        let mut other = document();
        other.set_fact("summary", json!("They did."));
        other.set_field(List::Terms, "board", "label", json!("The board"));
        other.remove(List::Events, "vote");
        assert_eq!(other.draft_source(), document().draft_source());
        for (name, value) in [("title", "B"), ("language", "de"), ("published", "2019")] {
            let mut other = document();
            other.set_fact(name, json!(value));
            assert_ne!(other.draft_source(), document().draft_source(), "{name}");
        }
        let moved = Document { body: "They met later.".into(), ..document() };
        assert_ne!(moved.draft_source(), document().draft_source());
    }

    #[test]
    fn entries_without_an_id_of_their_own_get_one() {
        let mut document = Document::of_json(&json!({
            "terms": [{ "label": "Un" }, { "id": "un", "label": "UN" }, { "id": "un", "label": "UNO" }, { "label": "?" }, {}],
            "events": [{ "id": 1, "title": "The vote" }, { "id": "un", "title": "The sale" }],
        }));
        assert_eq!(document.give_ids(), ["Un", "UNO", "?", "term-2", "The vote"]);
        let ids = |list: List| document.list(list).iter().map(|entry| text(entry, "id")).collect::<Vec<_>>();
        assert_eq!(ids(List::Terms), ["un-2", "un", "uno", "term", "term-2"]);
        assert_eq!(ids(List::Events), ["the-vote", "un"]);
        assert_eq!(document.give_ids(), [""; 0]);
    }

    #[test]
    fn a_draft_without_a_definition_is_published_once_it_has_one() {
        let mut document = document();
        document.set_field(List::Terms, "un", "draft", json!(true));
        document.set_field(List::Terms, "un", "label", json!("The UN"));
        assert!(document.entry(List::Terms, "un").unwrap().get("draft").is_some());
        document.set_field(List::Terms, "un", "definition", json!("A union."));
        assert!(!is_draft(List::Terms, document.entry(List::Terms, "un").unwrap()));
        document.set_field(List::Terms, "un", "draft", json!(true));
        document.set_field(List::Terms, "un", "definition", json!("A union of states."));
        assert!(
            is_draft(List::Terms, document.entry(List::Terms, "un").unwrap()),
            "the author's own mark stays"
        );
    }

    #[test]
    fn an_added_entry_gets_an_id_of_its_own() {
        let mut document = document();
        let new = || json!({ "id": "un", "label": "UN" }).as_object().unwrap().clone();
        assert_eq!(document.add(List::Terms, new()), "un-2");
        assert_eq!(document.add(List::Terms, new()), "un-3");
        assert_eq!(document.add(List::Events, new()), "un");
    }

    #[test]
    fn events_leave_a_group_that_is_removed() {
        let mut document = document();
        document.set_field(List::Events, "vote", "groups", json!(["a", "b"]));
        document.remove_from_timeline("groups", 0);
        assert!(document.timeline("groups").is_empty());
        assert_eq!(document.entry(List::Events, "vote").unwrap().get("groups"), Some(&json!(["b"])));
    }

    #[test]
    fn a_glossary_adds_terms_and_the_definitions_that_are_missing() {
        let mut document = document();
        document.set_field(List::Terms, "un", "aliases", json!(["United Nations"]));
        document.set_field(List::Terms, "board", "definition", json!("Ours."));
        let terms = json!({ "terms": [
            { "id": "x", "label": "board", "definition": "Theirs." },
            { "id": "y", "label": "United nations", "definition": "A union.", "kind": "organisation" },
            { "id": "un", "label": "UNESCO" },
        ] });
        document.add_terms(&Document::of_json(&terms));
        let told = |term: &Entry| ["id", "label", "definition"].map(|name| text(term, name).to_owned());
        let told: Vec<_> = document.terms.iter().map(told).collect();
        assert_eq!(told, [["board", "Board", "Ours."], ["un", "UN", "A union."], ["un-2", "UNESCO", ""]]);
    }

    #[test]
    fn what_is_removed_is_not_suggested_again() {
        let mut document = document();
        document.remove(List::Terms, "board");
        assert_eq!(document.terms.len(), 1);
        assert_eq!(document.decisions.get("term:board"), Some(&Decision::Rejected));
    }

    #[test]
    fn a_move_past_the_end_changes_nothing() {
        let mut document = document();
        document.shift(List::Terms, "board", false);
        document.shift(List::Terms, "un", true);
        assert_eq!(text(document.terms.first().unwrap(), "id"), "board");
        document.shift(List::Terms, "board", true);
        assert_eq!(text(document.terms.first().unwrap(), "id"), "un");
    }
}
