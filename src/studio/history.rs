//! Unlimited undo and redo.
//!
//! A step stores the documents before and after it, which share all unchanged parts. Of the body, which changes
//! completely with each letter, it stores only the splice.

use std::rc::Rc;

use super::document::Document;

/// Consecutive edits of one field without a pause are one undo step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field(pub String);

#[derive(Debug)]
struct Step {
    /// With empty bodies.
    before: Document,
    after: Document,
    body: Splice,
    field: Option<Field>,
}

/// A replacement in a text.
#[derive(Debug, PartialEq, Eq)]
struct Splice {
    at: usize,
    removed: Box<str>,
    inserted: Box<str>,
}

impl Splice {
    fn between(before: &str, after: &str) -> Self {
        let at = before.char_indices().zip(after.chars()).find(|((_, a), b)| a != b).map(|((at, _), _)| at);
        let at = at.unwrap_or(before.len().min(after.len()));
        let (old, new) = (before.get(at..).unwrap_or_default(), after.get(at..).unwrap_or_default());
        let same: usize = old
            .chars()
            .rev()
            .zip(new.chars().rev())
            .take_while(|(a, b)| a == b)
            .map(|(a, _)| a.len_utf8())
            .sum();
        let inner = |text: &str| text.get(..text.len() - same).unwrap_or_default().into();
        Self { at, removed: inner(old), inserted: inner(new) }
    }

    fn replaced(&self, text: &str, from: &str, to: &str) -> Rc<str> {
        let before = text.get(..self.at).unwrap_or_default();
        let after = text.get(self.at + from.len()..).unwrap_or_default();
        [before, to, after].concat().into()
    }
}

/// A document and its history.
#[derive(Debug, Default)]
pub struct History {
    now: Document,
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    /// A document without history.
    #[must_use]
    pub fn new(now: Document) -> Self {
        Self { now, ..Self::default() }
    }

    /// The current document.
    #[must_use]
    pub fn now(&self) -> &Document {
        &self.now
    }

    /// Whether there is something to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is something to redo.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Changes the document. Changes of the same field are one step, until [`Self::rest`]. Returns whether anything
    /// changed.
    pub fn change(&mut self, field: Option<Field>, change: impl FnOnce(&mut Document)) -> bool {
        let mut after = self.now.clone();
        change(&mut after);
        if after == self.now {
            return false;
        }
        self.undone.clear();
        let mut first = self.now.clone();
        if field.is_some()
            && let Some(last) = self.done.pop_if(|last| last.field == field)
        {
            first = last.undone(&self.now);
        }
        self.now = after;
        self.done.push(Step::between(&first, &self.now, field));
        true
    }

    /// Ends a step: further typing begins a new one.
    pub fn rest(&mut self) {
        if let Some(last) = self.done.last_mut() {
            last.field = None;
        }
    }

    /// Undoes the last step. Returns false if there is none.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.done.pop() else { return false };
        self.now = step.undone(&self.now);
        self.undone.push(step);
        true
    }

    /// Redoes the step that was undone last. Returns false if there is none.
    pub fn redo(&mut self) -> bool {
        let Some(mut step) = self.undone.pop() else { return false };
        self.now = Document {
            body: step.body.replaced(&self.now.body, &step.body.removed, &step.body.inserted),
            ..step.after.clone()
        };
        step.field = None;
        self.done.push(step);
        true
    }
}

impl Step {
    fn between(before: &Document, after: &Document, field: Option<Field>) -> Self {
        let body = Splice::between(&before.body, &after.body);
        let bare = |document: &Document| Document { body: "".into(), ..document.clone() };
        Self { before: bare(before), after: bare(after), body, field }
    }

    /// The document before the step, from that after it.
    fn undone(&self, after: &Document) -> Document {
        let body = self.body.replaced(&after.body, &self.body.inserted, &self.body.removed);
        Document { body, ..self.before.clone() }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn body(history: &History) -> &str {
        &history.now().body
    }

    fn typed(history: &mut History, text: &str) {
        history.change(Some(Field("body".into())), |document| document.body = text.into());
    }

    #[test]
    fn typing_without_a_rest_is_one_step() {
        let mut history = History::default();
        ["a", "ab", "abc"].iter().for_each(|text| typed(&mut history, text));
        history.rest();
        typed(&mut history, "abcd");
        assert!(history.undo());
        assert_eq!(body(&history), "abc");
        assert!(history.undo());
        assert_eq!(body(&history), "");
        assert!(!history.undo());
        assert!(history.redo() && history.redo());
        assert_eq!(body(&history), "abcd");
    }

    #[test]
    fn a_change_after_undo_ends_redo() {
        let mut history = History::default();
        typed(&mut history, "a");
        history.undo();
        typed(&mut history, "b");
        assert!(!history.redo());
        assert!(!history.change(None, |_| ()), "nothing changed");
    }

    proptest! {
        #[test]
        fn undo_and_redo_go_through_the_same_documents(texts in prop::collection::vec("[aäb\u{1F600}]{0,6}", 1..12)) {
            let mut history = History::default();
            let mut seen = vec![String::new()];
            for text in &texts {
                let changed = history.change(None, |document| document.body = text.as_str().into());
                if changed {
                    seen.push(text.clone());
                }
            }
            for text in seen.iter().rev() {
                prop_assert_eq!(body(&history), text);
                history.undo();
            }
            for text in &seen {
                prop_assert_eq!(body(&history), text);
                history.redo();
            }
        }
    }
}
