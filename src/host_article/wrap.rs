//! Puts mentions around their words, and takes them away again.

use std::ops::Range;

use js_sys::{JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Node, Text};

use super::mention::{MARK, mention};
use super::{Passage, Words};
use crate::view_model::{Block, Piece, Role, ViewModel, file};

/// A text node that was shortened, and what was put after it.
#[derive(Debug)]
pub(super) struct Change {
    node: Text,
    /// Its words as they were, whatever they are: a half of a character is no text to us.
    data: JsString,
    inserted: Vec<Node>,
}

impl Change {
    pub(super) fn undo(self) {
        for node in self.inserted {
            if let Some(parent) = node.parent_node() {
                drop(parent.remove_child(&node));
            }
        }
        drop(Reflect::set(&self.node, &JsValue::from_str("data"), &self.data));
    }
}

/// Puts the mentions into passages that the view model in a story file tells of them.
pub(super) fn wrap(passages: &[Passage], file: &str) -> Vec<Change> {
    let Some(view) = file::find(file).and_then(|found| found.read(None)) else { return Vec::new() };
    let mut changes = Vec::new();
    for (passage, explained) in passages.iter().zip(&view.article.body) {
        let (Block::Heading { text, .. } | Block::Paragraph(text)) = &explained.block else { continue };
        let mentions = mentions(text);
        let mut start = 0;
        for words in &passage.words {
            let here = start..start + words.text.len();
            start = here.end;
            changes.extend(wrap_words(words, here, &mentions, &view));
        }
    }
    changes
}

/// The mentions of a text, with their ranges in it.
fn mentions(text: &[Piece]) -> Vec<(Range<usize>, &Role)> {
    let mut at = 0;
    let mut mentions = Vec::new();
    for Piece { role, runs, touching } in text {
        let start = at + touching.0.len();
        let end = start + runs.iter().map(|run| run.text.len()).sum::<usize>();
        at = end + touching.1.len();
        if matches!(role, Role::Term(..) | Role::Event(_)) {
            mentions.push((start..end, role));
        }
    }
    mentions
}

/// Puts those mentions into a node that lie in it, the whole or a part.
fn wrap_words(
    words: &Words,
    here: Range<usize>,
    mentions: &[(Range<usize>, &Role)],
    view: &ViewModel,
) -> Option<Change> {
    let node = words.node.as_ref()?;
    let inside: Vec<_> =
        mentions.iter().filter(|(range, _)| range.start < here.end && here.start < range.end).collect();
    let (first, _) = inside.first()?;
    let (document, parent) = (node.owner_document()?, node.parent_node()?);
    let data: JsString = Reflect::get(node, &JsValue::from_str("data")).ok()?.dyn_into().ok()?;
    let text = |range: Range<usize>| words.text.get(range).unwrap_or_default();
    let clipped =
        |range: &Range<usize>| range.start.max(here.start) - here.start..range.end.min(here.end) - here.start;

    let before = node.next_sibling();
    let mut inserted: Vec<Node> = Vec::new();
    let mut end = clipped(first).start;
    let shortened = text(0..end).to_owned();
    for (range, role) in inside {
        let part = clipped(range);
        inserted.extend(plain(&document, text(end..part.start)));
        let goes_on = range.start < here.start;
        let words = text(part.clone());
        inserted.extend(mention(&document, view, role, words, goes_on).or_else(|| plain(&document, words)));
        end = part.end;
    }
    inserted.extend(plain(&document, text(end..words.text.len())));
    node.set_data(&shortened);
    inserted.retain(|new| parent.insert_before(new, before.as_ref()).is_ok());
    Some(Change { node: node.clone(), data, inserted })
}

fn plain(document: &Document, words: &str) -> Option<Node> {
    (!words.is_empty()).then(|| document.create_text_node(words).into())
}

/// Takes mentions away that came with a copy of an article: nobody knows the nodes that they were put after.
pub(super) fn unwrap_copies(element: &Element) {
    let selector = ["[", MARK, "]"].concat();
    let Ok(copies) = element.query_selector_all(&selector) else { return };
    for copy in (0..copies.length()).filter_map(|index| copies.get(index)) {
        let (Some(parent), Some(document)) = (copy.parent_node(), copy.owner_document()) else { continue };
        let words = document.create_text_node(&copy.text_content().unwrap_or_default());
        drop(parent.replace_child(&words, &copy));
        parent.normalize();
    }
}
