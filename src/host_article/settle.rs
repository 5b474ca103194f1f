//! Applies the page's own changes to text that holds mentions: the page's change wins, inserted nodes are updated or
//! removed.
//!
//! # Does a script change the whole text, or the part that it finds?
//! A framework holds the text node and knows only the whole text: when it writes to the node, replaces or removes it,
//! it means the whole text, so inserted nodes are removed. A translator, highlighter or typesetter walks the tree and
//! changes each node that it finds: it has seen the text in the inserted nodes, and they stay. Such a script is
//! recognised by what it does: it also changes inserted nodes, keeps the letters, or reuses parts of the text.

use js_sys::{JsString, Map, Set, WeakSet};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, MutationRecord, Node, NodeList, Text};

use super::dom::{self, RawText, following, raw};
use super::held::Held;
use super::mention::NAME;
use super::writing::{Known, Meant, joins, meant};

/// The changes, collected from the observer's records.
struct Happened<'a> {
    held: &'a Held,
    root: &'a Element,
    /// Changed text nodes, with their previous data.
    written: Map,
    /// Removed nodes, with the last record of the removal.
    removed: Map,
    /// Mentions with changes inside.
    inside: Set,
    /// Elements whose children have changed.
    rebuilt: Set,
}

/// Updates inserted nodes after changes by scripts. `translated` are the mentions with a translation inside.
pub(super) fn settle(held: &Held, root: &Element, records: &[MutationRecord], translated: &WeakSet) {
    let happened = Happened {
        held,
        root,
        written: Map::new(),
        removed: Map::new(),
        inside: Set::new(&JsValue::UNDEFINED),
        rebuilt: Set::new(&JsValue::UNDEFINED),
    };
    let owners = Set::new(&JsValue::UNDEFINED);
    let suspect = |node: &Node| {
        let owner = held.owner(node).map(JsValue::from);
        if let Some(owner) = owner.or_else(|| held.is_owner(node).then(|| node.into())) {
            owners.add(&owner);
        }
    };
    let mut subtrees = false;
    for record in records {
        let Some(target) = record.target() else { continue };
        suspect(&target);
        if let Some(mention) = mention_around(&target).filter(|mention| held.is_ours(mention)) {
            happened.inside.add(&mention);
            // A translator's element keeps the card; other elements only where the words stay the same.
            if mention.first_element_child().is_some_and(|element| element.local_name() == "font") {
                translated.add(&mention);
            } else {
                translated.delete(&mention);
            }
            suspect(&mention);
        }
        match record.type_().as_str() {
            "characterData" if !happened.written.has(&target) => {
                happened.written.set(&target, &record.old_value().map_or(JsValue::NULL, JsValue::from));
            }
            "childList" => drop(happened.rebuilt.add(&target)),
            _ => {}
        }
        for node in nodes(&record.removed_nodes()) {
            happened.removed.set(&node, record);
            suspect(&node);
            subtrees |= node.first_child().is_some();
        }
        for node in nodes(&record.added_nodes()) {
            suspect(&node);
        }
        record.previous_sibling().iter().for_each(suspect);
        record.next_sibling().iter().for_each(suspect);
    }
    for (node, before) in entries(&happened.written) {
        if !owners.has(&node) {
            note_habit(held, &node, &before);
        }
    }
    // Inserted text nodes that the page has changed or moved.
    let known = happened.written.keys().into_iter().chain(happened.removed.keys()).flatten();
    let known: Vec<Text> = known.filter_map(|node| node.dyn_into().ok()).collect();
    let known: Vec<Text> = known.into_iter().filter(|node| happened.is_known(node)).collect();
    for owner in owners.values().into_iter().filter_map(|owner| owner.ok()?.dyn_into::<Text>().ok()) {
        happened.settle(&owner);
    }
    known.iter().for_each(|node| held.give(node));
    // Restore the text in removed subtrees, which the page may still use; nodes removed one by one keep their text.
    if subtrees {
        for owner in held.all().iter().filter(|owner| happened.is_gone(owner)) {
            if owner.parent_node().is_some() { held.restore(owner) } else { held.let_go(owner) }
        }
    }
}

impl Happened<'_> {
    fn settle(&self, owner: &Text) {
        let added = self.held.added(owner);
        let (gone, left): (Vec<_>, Vec<_>) =
            added.into_iter().partition(|node| !self.root.contains(Some(node)));
        let is_touched = self.is_touched(&gone) || self.is_touched(&left);
        if !self.root.contains(Some(owner)) {
            self.settle_removed(owner, &left, is_touched);
            return;
        }
        gone.iter().for_each(|node| self.held.forget(node));
        let left: Vec<_> = left.into_iter().filter(|node| !self.is_known(node)).collect();
        let before = self.written.get(owner);
        if before.is_undefined() {
            self.settle_moved(owner, &left);
        } else if !is_touched {
            self.settle_written(owner, &before, &left);
        }
    }

    /// The page has changed the text node, and no inserted node beside it.
    fn settle_written(&self, owner: &Text, before: &JsValue, left: &[Node]) {
        let text = raw(owner).map(RawText::data).zip(before.dyn_ref::<JsString>());
        let Some((now, before)) = text else { return self.held.discard(owner) };
        if now == *before {
            // The data is unchanged. From a framework this is the complete new text, so inserted nodes are removed; if it
            // ends with a space, only if siblings were added or removed, too. An empty string over an empty node clears
            // a text that begins with a mention, unless siblings changed too (a drop-cap script). A script that edits
            // all texts it finds writes other texts back as they were.
            let is_rebuilt = owner.parent_node().is_some_and(|parent| self.rebuilt.has(&parent));
            let ends_apart = String::from(&now).ends_with(char::is_whitespace);
            let is_whole = || !ends_apart || is_rebuilt && !self.writes_back(owner);
            let clears = || now.length() == 0 && !is_rebuilt && !self.writes_back(owner);
            if self.is_managed(owner) && is_whole() || clears() {
                self.held.discard(owner);
            }
            return;
        }
        let (now, text) = (String::from(&now), String::from(before));
        if self.is_joined(owner, &now, &text) {
            return;
        }
        let grows = self.held.habits.is_growing(owner) && now.starts_with(&text);
        // A framework's complete text may end before the mention, without the space.
        let is_whole = text.trim_end() == now && self.is_managed(owner);
        if grows || is_whole || !self.is_improved(owner, &now, &text, left) {
            self.settle_meant(owner, owner, before, &now, left);
        }
    }

    /// The text `before` of the text node became `now`, in `node`.
    fn settle_meant(&self, owner: &Text, node: &Node, before: &JsString, now: &str, left: &[Node]) {
        let own = in_order(left);
        let words = words(&own);
        let known = Known {
            grows: self.held.habits.is_growing(owner),
            is_managed: dom::is_managed(node) || self.is_managed(owner),
            is_last: own.last().copied().unwrap_or(node).next_sibling().is_none(),
        };
        let meant = meant(&String::from(before), now, &String::from(&words), known);
        match meant {
            Meant::Part => self.held.habits.note_edit(node),
            Meant::Whole => {
                self.held.habits.note_replacement(node);
                self.held.discard(owner);
            }
            Meant::End => {
                self.held.habits.note_growth(node);
                if let Some(text) = raw(node) {
                    text.insert(before.length(), &words);
                    self.held.discard(owner);
                }
            }
        }
    }

    /// The text node was removed.
    fn settle_removed(&self, owner: &Text, left: &[Node], is_touched: bool) {
        // Not removed in these records: decided before.
        if !self.removed.has(owner) {
            return;
        }
        let Some(first) = left.first().map(|node| first_of(self.held, node)) else { return };
        let is_normalized = || left.iter().any(|node| raw(node).is_none() && self.held.is_normalized(node));
        // KaTeX removes empty text nodes as well.
        let is_kept = || is_normalized() || !self.is_replaced(owner) && dom::has_formulas(&first);
        if owner.length() == 0 && is_kept() {
            self.held.put_back(owner, &first);
            self.held.note_normalized(owner);
        } else if is_blank(owner) && owner.length() > 0 && !self.is_replaced(owner) && !self.is_managed(owner)
        {
            // A script that removes white space.
            self.held.put_back(owner, &first);
        } else if let Some(heir) = self.joined(owner, &first).filter(|_| is_normalized()) {
            self.held.pass_on(owner, &heir);
        } else if !(is_touched || self.is_rebuilt(owner)) {
            self.settle_replaced(owner, left);
        }
    }

    /// Whether the script that writes to a text node knows its whole text.
    fn is_managed(&self, owner: &Text) -> bool {
        dom::is_managed(owner) || self.held.habits.is_replaced(owner)
    }

    /// Whether a script has written back other texts as they were.
    fn writes_back(&self, owner: &Text) -> bool {
        let mut others = entries(&self.written).into_iter().filter(|(node, _)| *node != JsValue::from(owner));
        others.any(|(node, before)| {
            let now = node.dyn_ref::<Node>().and_then(raw).map(RawText::data);
            now.is_some_and(|now| now.length() > 0 && JsValue::from(now) == before)
        })
    }

    /// Whether a framework has set a whole text that equals the part in the node: it does not write it then, but adds
    /// the nodes that follow it directly after the node. They continue this text, not the one before.
    fn is_shortened(&self, owner: &Text, first: &Node, left: &[Node]) -> bool {
        let added = following(owner).take_while(|node| node != first);
        let added: String = added.filter_map(|node| node.text_content()).collect();
        let whole = String::from(&words(&in_order(left)));
        owner.length() > 0
            && !added.is_empty()
            && self.is_managed(owner)
            && joins(&owner.data(), &added)
            && !joins(&whole, &added)
    }

    /// Whether a removed text node was replaced by other nodes.
    fn is_replaced(&self, owner: &Text) -> bool {
        let record = self.removed.get(owner).dyn_into::<MutationRecord>();
        record.is_ok_and(|record| record.added_nodes().length() > 0)
    }

    /// The text node before `first` with which `normalize()` has joined a removed one.
    fn joined(&self, owner: &Text, first: &Node) -> Option<Text> {
        let before = first.previous_sibling()?.dyn_into::<Text>().ok()?;
        let heir = self.held.owner(&before).unwrap_or_else(|| before.clone());
        before.data().ends_with(&owner.data()).then_some(heir)
    }

    /// The page has removed the text node, perhaps replacing it by another.
    fn settle_replaced(&self, owner: &Text, left: &[Node]) {
        let added =
            self.removed.get(owner).dyn_into::<MutationRecord>().map(|record| nodes(&record.added_nodes()));
        match (added.as_deref(), raw(owner)) {
            (Ok([node]), Some(words)) => {
                let now = node.text_content().unwrap_or_default();
                self.settle_meant(owner, node, &words.data(), &now, left);
            }
            _ => self.held.discard(owner),
        }
    }

    /// The text node is in the tree and unchanged; it or its inserted nodes may have been moved.
    fn settle_moved(&self, owner: &Text, left: &[Node]) {
        let Some(first) = left.first().map(|node| first_of(self.held, node)) else { return };
        let wrapped = first.previous_sibling().is_some_and(|before| before.contains(Some(owner)));
        let beside = first.parent_node() == owner.parent_node();
        // A highlighter that splits the text has written to it before.
        // Between nodes that the page has moved or written to, everything stays where it is.
        let mut between = following(owner).take_while(|node| *node != first);
        let is_kept = between.any(|node| self.held.holds_given(&node));
        if wrapped || is_kept || beside && self.removed.has(owner) {
            return;
        }
        if beside && self.is_shortened(owner, &first, left) {
            self.held.discard(owner);
        } else {
            self.held.gather(owner, &first);
        }
    }

    /// Whether a script has split the text that it found in the node, or changed only its punctuation.
    fn is_improved(&self, owner: &Text, now: &str, before: &str, left: &[Node]) -> bool {
        // The rest of the text follows, up to the inserted nodes.
        let mut divided = now.to_owned();
        for node in following(owner).take_while(|node| !left.contains(node)) {
            divided.push_str(&node.text_content().unwrap_or_default());
        }
        divided == before || is_alike(now, before)
    }

    /// Whether a script has joined a text that it had split: the added text was in nodes that were removed.
    fn is_joined(&self, owner: &Text, now: &str, before: &str) -> bool {
        let Some(added) = now.strip_prefix(before).filter(|added| !added.is_empty()) else { return false };
        let mut joined = String::new();
        for (node, record) in entries(&self.removed) {
            let from = record.dyn_into::<MutationRecord>().ok().and_then(|record| record.target());
            let is_beside = from.is_some() && from == owner.parent_node();
            if let Some(node) = node.dyn_ref::<Node>().filter(|node| is_beside && !self.held.is_ours(node)) {
                joined.push_str(&node.text_content().unwrap_or_default());
            }
        }
        joined == added
    }

    /// Whether the page has changed or moved a text node that was inserted, or is in a mention.
    fn is_known(&self, node: &Node) -> bool {
        let is_ours = || {
            self.held.is_ours(node) || mention_around(node).is_some_and(|mention| self.held.is_ours(&mention))
        };
        raw(node).is_some()
            && (self.written.has(node) || self.removed.has(node))
            && self.root.contains(Some(node))
            && is_ours()
    }

    /// Whether the nodes that replaced the text node were made from its part of the text.
    fn is_rebuilt(&self, owner: &Text) -> bool {
        let Ok(record) = self.removed.get(owner).dyn_into::<MutationRecord>() else { return false };
        let words = owner.data();
        let is_formula = words.contains(['\\', '$']);
        let added = nodes(&record.added_nodes());
        let mut text = String::new();
        for node in &added {
            let part = node.text_content().unwrap_or_default();
            let is_part =
                raw(node).is_some() && part.contains(char::is_alphanumeric) && words.contains(&part);
            let is_translation =
                node.dyn_ref::<Element>().is_some_and(|element| element.local_name() == "font");
            if is_part || is_translation || (is_formula && raw(node).is_none()) {
                return true;
            }
            text.push_str(&part);
        }
        !added.is_empty() && is_alike(&text, &words)
    }

    /// Whether the page has changed any of these inserted nodes.
    fn is_touched(&self, nodes: &[Node]) -> bool {
        nodes.iter().any(|node| self.written.has(node) || self.removed.has(node) || self.inside.has(node))
    }

    /// Whether a text node was removed together with its inserted nodes.
    fn is_gone(&self, owner: &Text) -> bool {
        let is_out = |node: &Node| !self.root.contains(Some(node));
        is_out(owner) && self.held.added(owner).iter().all(is_out)
    }
}

/// Notes what a script did to a text node without mentions.
fn note_habit(held: &Held, node: &JsValue, before: &JsValue) {
    let now = node.dyn_ref::<Node>().and_then(raw).map(RawText::data);
    let Some((now, before)) = now.zip(before.dyn_ref::<JsString>()).filter(|(now, before)| now != *before)
    else {
        return;
    };
    if before.length() == 0 {
        held.habits.note_edit(node);
    } else if now.length() > before.length() && now.substring(0, before.length()) == *before {
        held.habits.note_growth(node);
    } else {
        held.habits.note_replacement(node);
    }
}

/// Nodes in tree order.
fn in_order(nodes: &[Node]) -> Vec<&Node> {
    let mut nodes: Vec<&Node> = nodes.iter().collect();
    let after =
        |one: &Node, other: &Node| one.compare_document_position(other) & Node::DOCUMENT_POSITION_FOLLOWING;
    nodes.sort_by(|one, other| after(other, one).cmp(&after(one, other)));
    nodes
}

/// The text of nodes.
fn words(nodes: &[&Node]) -> JsString {
    nodes.iter().fold(JsString::from(""), |words, node| words.concat(&dom::words(node)))
}

/// The first sibling that belongs to the same owner.
fn first_of(held: &Held, node: &Node) -> Node {
    let owner = held.owner(node);
    let mut first = node.clone();
    let mut before = node.previous_sibling();
    while let Some(node) = before {
        before = node.previous_sibling();
        if held.owner(&node) == owner {
            first = node;
        }
    }
    first
}

/// Whether both texts have the same letters and digits, ignoring case and punctuation: a script has changed quotation
/// marks, capitals or hyphens.
fn is_alike(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let one = letters(one);
    !one.is_empty() && one == letters(other)
}

fn is_blank(text: &Text) -> bool {
    text.data().trim().is_empty()
}

fn mention_around(node: &Node) -> Option<Element> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    element.closest(NAME).ok()?
}

fn entries(map: &Map) -> Vec<(JsValue, JsValue)> {
    let mut entries = Vec::new();
    map.for_each(&mut |value, key| entries.push((key, value)));
    entries
}

fn nodes(list: &NodeList) -> Vec<Node> {
    (0..list.length()).filter_map(|index| list.get(index)).collect()
}
