//! Reads the DOM of an article: blocks, and in them passages of text with their text nodes.
//!
//! Unchanged blocks are reused from the previous walk, so that reading again costs only the changed ones. A long
//! article is read in slices: blocks that a walk does not finish count as changed.

use std::collections::VecDeque;
use std::ops::Range;

use js_sys::Set;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node, Text};

use super::held::Held;
use super::mention;
use super::names::{self, Content};
use crate::annotate::annotator::{Annotation, Scene};
use crate::story::date::Date;

/// Stands for a replaced element, such as a picture or a formula, in the text and separates words.
const OBJECT: &str = "\u{fffc}";

/// A block element and its content.
#[derive(Debug)]
pub(super) struct Block {
    element: Element,
    around: Around,
    items: Vec<Item>,
}

#[derive(Debug)]
enum Item {
    Passage(Box<Passage>),
    Block(Block),
}

/// A run of text within one block.
#[derive(Debug)]
pub(super) struct Passage {
    /// The block that contains it.
    pub(super) element: Element,
    pub(super) kind: Kind,
    pub(super) text: String,
    /// The byte ranges in which nothing is linked, in order.
    pub(super) skipped: Vec<Range<usize>>,
    /// The text nodes. `None` after reconciliation, which may change them.
    pub(super) pieces: Option<Vec<Piece>>,
    pub(super) reading: Option<Reading>,
}

/// The mentions and dates found in a passage.
#[derive(Debug)]
pub(super) struct Reading {
    /// The contexts of date resolution before and after the passage.
    pub(super) scenes: (Scene, Scene),
    pub(super) found: Vec<Annotation>,
    /// The dates of a heading, in which nothing else is looked for.
    pub(super) dates: Vec<Date>,
}

/// How the linking rules treat a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// With its level.
    Heading(u8),
    Prose,
    /// Nothing is linked in it.
    Silent,
}

/// A text node, and its byte range in the text of its passage.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) node: Text,
    pub(super) range: Range<usize>,
    /// The mention that contains it.
    pub(super) mention: Option<Element>,
}

/// What a block inherits from its ancestors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Around {
    kind: Kind,
    skipped: bool,
}

impl Block {
    /// All passages, in the order of the text.
    pub(super) fn passages<'a>(&'a mut self, all: &mut Vec<&'a mut Passage>) {
        for item in &mut self.items {
            match item {
                Item::Passage(passage) => all.push(passage),
                Item::Block(block) => block.passages(all),
            }
        }
    }
}

/// A walk over the tree.
pub(super) struct Walk<'a> {
    pub(super) held: &'a Held,
    /// The elements to be read again, with their ancestors.
    pub(super) changed: &'a Set,
    /// Elements whose content is not read, such as hidden ones.
    pub(super) hidden: &'a Set,
    /// Mentions where none may be: in elements that are not read, or copied by the page.
    pub(super) misplaced: Vec<Element>,
    /// The number of elements that may still be classified.
    pub(super) left: usize,
    /// The blocks that this walk did not finish.
    pub(super) unread: Vec<Element>,
}

/// The passage that is being read.
#[derive(Default)]
struct Open {
    text: String,
    skipped: Vec<Range<usize>>,
    pieces: Vec<Piece>,
}

/// What a node inherits from its ancestors within the block.
#[derive(Clone, Copy)]
struct Inside<'a> {
    skipped: bool,
    /// The text is laid out as one item of a flex or grid container, which a mention would split.
    is_item: bool,
    mention: Option<&'a Element>,
}

impl Walk<'_> {
    /// Reads the tree below an element. `before` is the result of the previous walk.
    pub(super) fn root(&mut self, element: &Element, before: Option<Block>) -> Block {
        // If an ancestor makes it editable, nothing is linked.
        let skipped = element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable);
        self.block(element, Around { kind: Kind::Prose, skipped }, before)
    }

    fn block(&mut self, element: &Element, around: Around, before: Option<Block>) -> Block {
        let mut known = VecDeque::new();
        match before {
            Some(before) if before.around == around && !self.changed.has(element) => return before,
            Some(before) => known.extend(before.items.into_iter().filter_map(|item| match item {
                Item::Block(block) => Some(block),
                Item::Passage(_) => None,
            })),
            None => {}
        }
        let mut block = Block { element: element.clone(), around, items: Vec::new() };
        let mut open = Open::default();
        let is_item = names::lays_out_items(element);
        let inside = Inside { skipped: around.skipped, is_item, mention: None };
        self.children(element, inside, &mut block, &mut open, &mut known);
        block.close(&mut open);
        block
    }

    fn children(
        &mut self,
        node: &Node,
        inside: Inside,
        block: &mut Block,
        open: &mut Open,
        known: &mut VecDeque<Block>,
    ) {
        let mut next = node.first_child();
        while let Some(child) = next {
            next = child.next_sibling();
            if let Some(text) = child.dyn_ref::<Text>() {
                open.node(text, inside);
            } else if let Some(element) = child.dyn_ref::<Element>() {
                let items = block.items.len();
                self.element(element, inside, block, open, known);
                // Stop only after a complete block: it is reused next time, so that each walk makes progress.
                if self.left == 0 && block.items.len() > items {
                    self.unread.push(block.element.clone());
                    block.items.extend(known.drain(..).map(Item::Block));
                    return;
                }
            }
        }
    }

    fn element(
        &mut self,
        element: &Element,
        inside: Inside,
        block: &mut Block,
        open: &mut Open,
        known: &mut VecDeque<Block>,
    ) {
        // A block that was read before is not classified again.
        let is_known = known.front().is_some_and(|known| known.element == *element);
        let content = if is_known && !self.changed.has(element) {
            Content::Block
        } else {
            self.left = self.left.saturating_sub(1);
            let content = names::content(element);
            if !matches!(content, Content::Nothing | Content::Object) {
                self.hidden.delete(element);
            }
            content
        };
        match content {
            Content::Nothing | Content::Object => {
                self.hidden.add(element);
                self.close_off(element);
                if content == Content::Object {
                    open.object();
                }
            }
            Content::Break => open.push("\n", inside.skipped),
            Content::Inline => {
                let is_ours = self.held.is_ours(element);
                if !is_ours && element.local_name() == mention::NAME {
                    self.misplaced.push(element.clone());
                }
                let mention = if is_ours { Some(element) } else { inside.mention };
                // An inserted mention has the role of a control, but is not skipped.
                let skipped = inside.skipped || (!is_ours && names::is_skipped(element));
                let is_item = !is_ours && names::lays_out_items(element);
                self.children(element, Inside { skipped, is_item, mention }, block, open, known);
            }
            Content::Block => {
                block.close(open);
                let kind = kind(element, block.around.kind);
                let around = Around { kind, skipped: inside.skipped || names::is_skipped(element) };
                let place = known.iter().position(|known| known.element == *element);
                let before = place.and_then(|place| known.remove(place));
                let inner = self.block(element, around, before);
                block.items.push(Item::Block(inner));
            }
        }
    }

    /// Collects the mentions in an element that is not read.
    fn close_off(&mut self, element: &Element) {
        if element.local_name() == "article-explainer" {
            return;
        }
        let Ok(mentions) = element.query_selector_all(mention::NAME) else { return };
        let mentions = (0..mentions.length()).filter_map(|index| mentions.get(index)?.dyn_into().ok());
        self.misplaced.extend(mentions);
    }
}

impl Open {
    fn node(&mut self, node: &Text, inside: Inside) {
        let text = node.data();
        if !text.is_empty() {
            let range = self.text.len()..self.text.len() + text.len();
            self.pieces.push(Piece { node: node.clone(), range, mention: inside.mention.cloned() });
            self.push(&text, inside.skipped || inside.is_item);
        }
    }

    fn object(&mut self) {
        self.push(OBJECT, false);
    }

    fn push(&mut self, text: &str, skipped: bool) {
        let start = self.text.len();
        self.text.push_str(text);
        if skipped {
            self.skipped.push(start..self.text.len());
        }
    }
}

impl Block {
    /// Ends the open passage, where a block begins or ends.
    fn close(&mut self, open: &mut Open) {
        let Open { text, skipped, pieces } = std::mem::take(open);
        if text.chars().any(|char| !char.is_whitespace() && char != '\u{fffc}') {
            let (element, kind) = (self.element.clone(), self.around.kind);
            let pieces = Some(pieces);
            let passage = Passage { element, kind, text, skipped, pieces, reading: None };
            self.items.push(Item::Passage(Box::new(passage)));
        }
    }
}

/// How the linking rules treat a block; inside a silent block everything is silent.
fn kind(element: &Element, around: Kind) -> Kind {
    match names::heading(element) {
        _ if around == Kind::Silent || names::is_silent(element) => Kind::Silent,
        Some(level) => Kind::Heading(level),
        None if matches!(around, Kind::Heading(_)) => around,
        None => Kind::Prose,
    }
}
