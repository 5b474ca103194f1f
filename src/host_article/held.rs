//! The nodes inserted beside the host's text nodes, and their removal.
//!
//! # Why is a text node of the host never moved?
//! The host's scripts may hold a reference. It stays in place and keeps the text before its first mention, even if that
//! is empty; mentions and the text between them follow it. It never becomes the first child of an inserted element, and
//! nothing is inserted before it, because frameworks find their text as the first child, or after a comment.
//!
//! # Why is the original text not stored?
//! Changes made by scripts are kept. Undoing joins the current text of the inserted nodes into the text node that they
//! were split from, in tree order.
//!
//! # What if the page holds an inserted node?
//! A translator or a highlighter that walks the tree writes to the text nodes that it finds there, and may do so again.
//! A node that it has written to or moved belongs to the page from then on: it stays in the tree, and is never joined
//! with another.
//!
//! # How is `normalize()` distinguished from a removal?
//! Both remove a text node; `normalize()` only if it is empty. Every mention contains an inserted empty text node,
//! which `normalize()` removes as well.

use js_sys::{Map, Object, Set, WeakSet};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Node, Text};

use super::dom::{following, raw};
use super::habits::Habits;
use super::mention::{Part, mention};

/// The inserted nodes, by the host's text node that each belongs to, its owner.
#[derive(Debug)]
pub(super) struct Held {
    /// From each inserted node to its owner.
    owners: Map,
    /// From each owner to the set of its inserted nodes.
    added: Map,
    /// Elements on which, or on an ancestor of which, `normalize()` was called.
    normalized: Set,
    /// Inserted text nodes that belong to the page since it has changed them.
    given: WeakSet,
    pub(super) habits: Habits,
}

impl Held {
    pub(super) fn new() -> Self {
        Self {
            owners: Map::new(),
            added: Map::new(),
            normalized: Set::new(&JsValue::UNDEFINED),
            given: WeakSet::new(),
            habits: Habits::new(),
        }
    }

    /// Whether a node was inserted.
    pub(super) fn is_ours(&self, node: &Node) -> bool {
        self.owners.has(node)
    }

    /// The owner of an inserted node.
    pub(super) fn owner(&self, node: &Node) -> Option<Text> {
        self.owners.get(node).dyn_into().ok()
    }

    /// Whether a text node has inserted nodes.
    pub(super) fn is_owner(&self, node: &Node) -> bool {
        self.added.has(node)
    }

    /// All owners.
    pub(super) fn all(&self) -> Vec<Text> {
        self.added.keys().into_iter().filter_map(|key| key.ok()?.dyn_into().ok()).collect()
    }

    /// The inserted nodes of a text node, in no order.
    pub(super) fn added(&self, owner: &Text) -> Vec<Node> {
        let Ok(added) = self.added.get(owner).dyn_into::<Set>() else { return Vec::new() };
        added.values().into_iter().filter_map(|node| node.ok()?.dyn_into().ok()).collect()
    }

    fn add(&self, node: &Node, owner: &Text) {
        self.owners.set(node, owner);
        let added = self.added.get(owner).dyn_into::<Set>().unwrap_or_else(|_| {
            let added = Set::new(&JsValue::UNDEFINED);
            self.added.set(owner, &added);
            added
        });
        added.add(node);
    }

    /// Removes an inserted node from the tree.
    fn drop_node(&self, node: &Node) {
        self.forget(node);
        if let Some(parent) = node.parent_node() {
            drop(parent.remove_child(node));
        }
    }

    /// Stops tracking an inserted node: it belongs to the host now, or is gone.
    pub(super) fn forget(&self, node: &Node) {
        let Some(owner) = self.owner(node) else { return };
        self.owners.delete(node);
        if let Ok(added) = self.added.get(&owner).dyn_into::<Set>() {
            added.delete(node);
            if added.size() == 0 {
                self.added.delete(&owner);
            }
        }
    }

    /// Makes a text node that was inserted, or is in a mention, belong to the page.
    pub(super) fn give(&self, node: &Node) {
        self.forget(node);
        self.given.add(node.unchecked_ref::<Object>());
    }

    /// Whether a node is a text of the page that was inserted, or holds one.
    pub(super) fn holds_given(&self, node: &Node) -> bool {
        self.is_given(node)
            || std::iter::successors(node.first_child(), Node::next_sibling)
                .any(|child| self.holds_given(&child))
    }

    fn is_given(&self, node: &Node) -> bool {
        self.given.has(node.unchecked_ref::<Object>())
    }

    /// Wraps parts of a text node into mentions. `text` is its data; the parts are in order and do not overlap.
    pub(super) fn wrap(&self, node: &Text, text: &str, parts: &[Part]) -> Option<()> {
        let document = node.owner_document()?;
        let owner = self.owner(node).unwrap_or_else(|| node.clone());
        let ours = self.is_ours(node);
        // From the last to the first, so that earlier offsets stay valid.
        for part in parts.iter().rev() {
            let (start, end) = (units(text, part.range.start), units(text, part.range.end));
            if end < node.length() {
                self.add(&node.split_text(end).ok()?.into(), &owner);
            }
            let words = if ours && start == 0 { node.clone() } else { node.split_text(start).ok()? };
            let parent = words.parent_node()?;
            let mention = mention(&document, part)?;
            parent.insert_before(&mention, Some(&words)).ok()?;
            mention.append_child(&words).ok()?;
            mention.append_child(&canary(&document)).ok()?;
            if ours && start == 0 {
                self.forget(node);
            }
            self.add(&mention, &owner);
        }
        Some(())
    }

    /// Removes a mention; its text goes back into the text node before it, or after it.
    pub(super) fn unwrap(&self, mention: &Element) {
        let Some(owner) = self.owner(mention) else { return };
        self.note_if_normalized(mention);
        let belongs =
            |node: &Node| node.is_same_node(Some(&owner)) || self.owner(node).as_ref() == Some(&owner);
        while let Some(child) = mention.first_child() {
            let before = mention.previous_sibling();
            let into = before.as_ref().filter(|node| belongs(node)).and_then(raw);
            let into = into.filter(|_| !self.is_given(&child));
            match (raw(&child), into) {
                (Some(words), Some(into)) => {
                    into.append(&words.data());
                    drop(mention.remove_child(&child));
                }
                (Some(words), None) if words.length() == 0 => drop(mention.remove_child(&child)),
                // A node of the host, or no text node to join with.
                (words, None) | (words @ None, _) => {
                    if words.is_some() && !self.is_given(&child) {
                        self.add(&child, &owner);
                    }
                    if let Some(parent) = mention.parent_node() {
                        drop(parent.insert_before(&child, Some(mention)));
                    } else {
                        drop(mention.remove_child(&child));
                    }
                }
            }
        }
        let (before, after) = (mention.previous_sibling(), mention.next_sibling());
        self.drop_node(mention);
        if let (Some(before), Some(after)) = (before, after)
            && belongs(&before)
            && belongs(&after)
        {
            self.join(&before, &after, &owner);
        }
    }

    /// Joins two adjacent text nodes of one owner.
    fn join(&self, before: &Node, after: &Node, owner: &Text) {
        let (Some(first), Some(second)) = (raw(before), raw(after)) else { return };
        if after.is_same_node(Some(owner)) {
            second.insert(0, &first.data());
            self.drop_node(before);
        } else {
            first.append(&second.data());
            self.drop_node(after);
        }
    }

    /// Removes all inserted nodes of a text node with their text: the host has set a complete new text.
    pub(super) fn discard(&self, owner: &Text) {
        for node in self.added(owner) {
            self.drop_node(&node);
        }
    }

    /// Stops tracking the inserted nodes of a text node. A mention that the page puts back is then read as a copy.
    pub(super) fn let_go(&self, owner: &Text) {
        self.added(owner).iter().for_each(|node| self.forget(node));
    }

    /// Assigns the inserted nodes of a text node to another owner.
    pub(super) fn pass_on(&self, owner: &Text, heir: &Text) {
        for node in self.added(owner) {
            self.forget(&node);
            self.add(&node, heir);
        }
    }

    /// Restores the text of a text node from the inserted nodes, as they are now.
    pub(super) fn restore(&self, owner: &Text) {
        let added = self.added(owner);
        for mention in added.iter().filter_map(|node| node.dyn_ref::<Element>()) {
            self.unwrap(mention);
        }
        for node in self.added(owner) {
            let before = node.previous_sibling();
            match (before.as_ref().and_then(raw), raw(&node)) {
                (Some(into), Some(words)) if self.owner(into).is_none() && !self.is_given(into) => {
                    into.append(&words.data());
                    self.drop_node(&node);
                }
                // No text node of the host before it: it stays, and belongs to the host.
                _ => self.forget(&node),
            }
        }
    }

    /// Restores all text nodes.
    pub(super) fn restore_all(&self) {
        self.all().iter().for_each(|owner| self.restore(owner));
        for element in self.normalized.values().into_iter().flatten() {
            if let Some(node) = element.dyn_ref::<Node>() {
                node.normalize();
            }
        }
        self.normalized.clear();
    }

    /// Whether `normalize()` was called on an ancestor of this mention.
    pub(super) fn is_normalized(&self, mention: &Node) -> bool {
        mention.last_child().is_none_or(|last| raw(&last).is_none_or(|canary| canary.length() > 0))
    }

    fn note_if_normalized(&self, mention: &Element) {
        if self.is_normalized(mention)
            && let Some(parent) = mention.parent_node()
        {
            self.normalized.add(&parent);
        }
    }

    /// Puts a text node that was removed back before its mention.
    pub(super) fn put_back(&self, owner: &Text, first: &Node) {
        if let Some(parent) = first.parent_node() {
            drop(parent.insert_before(owner, Some(first)));
        }
    }

    /// Notes that `normalize()` was called on what holds a text node.
    pub(super) fn note_normalized(&self, owner: &Text) {
        if let Some(parent) = owner.parent_node() {
            self.normalized.add(&parent);
        }
        for mention in self.added(owner).iter().filter(|node| raw(node).is_none()) {
            if let Some(document) = mention.owner_document() {
                drop(mention.append_child(&canary(&document)));
            }
        }
    }

    /// Moves the inserted nodes of a text node directly after it, from `first` on: the page has moved it, or has
    /// inserted something between.
    pub(super) fn gather(&self, owner: &Text, first: &Node) {
        let place = owner.next_sibling();
        let Some(parent) = owner.parent_node().filter(|_| place.as_ref() != Some(first)) else { return };
        let own = std::iter::once(first.clone()).chain(following(first));
        for node in own.filter(|node| self.owner(node).as_ref() == Some(owner)).collect::<Vec<_>>() {
            drop(parent.insert_before(&node, place.as_ref()));
        }
    }
}

/// Removes a mention in a copy of an article: it has no owner.
pub(super) fn unwrap_copy(mention: &Element) {
    let Some(parent) = mention.parent_node() else { return };
    while let Some(child) = mention.first_child() {
        drop(parent.insert_before(&child, Some(mention)));
    }
    drop(parent.remove_child(mention));
    parent.normalize();
}

/// An empty text node; if it is gone, `normalize()` was called.
fn canary(document: &Document) -> Node {
    document.create_text_node("").into()
}

/// The UTF-16 offset for a byte offset. A lone surrogate is one replacement character in the Rust string.
fn units(text: &str, byte: usize) -> u32 {
    let units = text.get(..byte).unwrap_or(text).chars().map(char::len_utf16).sum::<usize>();
    u32::try_from(units).unwrap_or(u32::MAX)
}
