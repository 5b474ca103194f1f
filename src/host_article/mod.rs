//! The host's own article: reads its text from the page's tree, and marks the mentions found in it in that tree.
//!
//! ```text
//! the element's content -> collect (text passages, and the nodes that contain them)
//!                       -> the annotator (mentions, and which of them are links)
//!                       -> reconcile (wraps missing mentions, unwraps wrong ones, leaves the rest alone)
//! changes by scripts    -> settle (the change is kept, inserted nodes are updated) -> the changed blocks, read again
//! disconnect            -> held (removes all inserted nodes)
//! ```
//!
//! # Why is the tree compared each time?
//! Scripts change the tree at any time. The mentions that should be there are compared with those in the tree, so that
//! one that is still right stays, with its card, focus and selection.

mod collect;
mod dom;
mod facts;
mod habits;
mod held;
mod mention;
mod names;
mod reading;
mod reconcile;
mod settle;
mod writing;

use std::collections::HashMap;

use js_sys::{Array, Set, WeakSet};
use wasm_bindgen::prelude::*;
use web_sys::{Element, MutationObserver, MutationRecord, Node};

use self::collect::{Block, Kind, Passage, Walk};
use self::held::Held;
use self::reading::{SLICE, Targets, find, link};
use crate::annotate::annotator::{Annotator, Mention, Scene};
use crate::annotate::{Findings, PassageFindings, Progress};
use crate::compile::{cut, view_model};
use crate::engine::overruled;
use crate::js_diagnostics::failure;
use crate::story::lower::{Lowered, lower, parse};
use crate::story::model::{self, EventMention, Mark, Origin, RichText, Span, TermIndex, TermMention};
use crate::view_model::{self as view, file};

/// A larger glossary was made for many articles: only the terms that the article uses go into the view model.
const LARGE: usize = 1_000;

/// The article inside an element.
#[wasm_bindgen]
pub struct HostArticle {
    element: Element,
    observer: MutationObserver,
    held: Held,
    /// Elements to be read again, with their ancestors.
    changed: Set,
    /// Elements that were skipped as hidden.
    hidden: Set,
    /// Mentions into which the page has put elements: they are left unchanged.
    translated: WeakSet,
    root: Option<Block>,
    /// The story of the view model: with a large glossary only what the article uses.
    lowered: Lowered,
    titles: Vec<Vec<TermIndex>>,
    /// The index in the view model of each term of the glossary. `None` while these are the same.
    drawn: Option<Vec<Option<TermIndex>>>,
    /// The ids of all terms of the glossary.
    terms: Vec<String>,
    /// The context in which dates of the first passage are resolved.
    scene: Scene,
    work: Work,
}

/// The current phase of the work.
enum Work {
    /// Reading the glossary and the timeline.
    Glossary(Box<Progress>),
    /// Reading the article, from this stage on.
    Article(Box<Annotator>, Stage),
}

#[derive(Clone, Copy)]
enum Stage {
    Read,
    Find(usize),
    Link,
    Reconcile(usize),
    Done,
}

/// The cost of wrapping a mention.
const MENTION: usize = 256;
/// How many elements are read in a slice: each may need its computed style.
const ELEMENTS: usize = 400;

#[wasm_bindgen]
impl HostArticle {
    /// Starts reading the article in an element for a story file. The records of the observer go to
    /// [`mutated`](Self::mutated).
    ///
    /// # Errors
    /// An `Error` with a list `diagnostics` if nothing of the story can be used.
    #[wasm_bindgen(constructor)]
    pub fn new(
        element: Element,
        observer: MutationObserver,
        file: &str,
        mentions: Option<String>,
    ) -> Result<HostArticle, JsValue> {
        let mut value = parse(file).map_err(|fault| failure(&fault))?;
        facts::complete(&mut value, &element);
        let lowered = lower(&value).map_err(|fault| failure(&fault))?;
        let lowered = overruled(lowered, mentions.as_deref());
        observe(&observer, &element);
        let progress = Progress::new(&lowered.story);
        let empty = || Set::new(&JsValue::UNDEFINED);
        Ok(Self {
            element,
            observer,
            held: Held::new(),
            changed: empty(),
            hidden: empty(),
            translated: WeakSet::new(),
            root: None,
            titles: Vec::new(),
            drawn: None,
            terms: lowered.story.terms.iter().map(|term| term.id.clone()).collect(),
            scene: progress.scene(),
            work: Work::Glossary(Box::new(progress)),
            lowered,
        })
    }

    /// Does a slice of the work, some milliseconds. Returns whether more is to be done.
    pub fn advance(&mut self) -> bool {
        self.take_note();
        match &mut self.work {
            Work::Glossary(progress) => {
                if !progress.advance(&mut self.lowered.story) {
                    let (annotator, findings) = progress.clone().into_annotator();
                    self.titles = findings.title_terms;
                    self.work = Work::Article(Box::new(annotator), Stage::Read);
                }
                true
            }
            Work::Article(_, Stage::Done) => false,
            Work::Article(..) => {
                self.read_on();
                // Discard the records of our own changes.
                drop(self.observer.take_records());
                true
            }
        }
    }

    /// Handles changes by scripts. Returns whether the article has to be read again, by [`advance`](Self::advance).
    pub fn mutated(&mut self, records: &Array) -> bool {
        let records: Vec<MutationRecord> = records.iter().map(JsCast::unchecked_into).collect();
        let records: Vec<_> = records.into_iter().filter(|record| self.matters(record)).collect();
        if records.is_empty() {
            return false;
        }
        settle::settle(&self.held, &self.element, &records, &self.translated);
        for target in records.iter().filter_map(MutationRecord::target) {
            self.change(&target);
            self.give_up_editable(&target);
        }
        drop(self.observer.take_records());
        if let Work::Article(_, stage) = &mut self.work {
            *stage = Stage::Read;
        }
        true
    }

    /// Checks whether elements that were hidden are visible now. Returns whether to read again.
    pub fn revealed(&mut self) -> bool {
        let shown =
            self.hidden.values().into_iter().filter_map(|element| element.ok()?.dyn_into::<Element>().ok());
        let shown: Vec<_> = shown.filter(is_read).collect();
        shown.iter().for_each(|element| self.change(element));
        if !shown.is_empty()
            && let Work::Article(_, stage) = &mut self.work
        {
            *stage = Stage::Read;
        }
        !shown.is_empty()
    }

    /// Restores the text before the reader edits it: an ancestor is `contenteditable`.
    pub fn edited(&mut self) {
        self.take_note();
        self.give_up_editable(&self.element);
        drop(self.observer.take_records());
        if let Work::Article(_, stage) = &mut self.work {
            *stage = Stage::Read;
        }
    }

    /// The story file with the view model of the current article. `None` if the article mentions terms that were left
    /// out of the view model: then the story has to be opened again.
    pub fn explained(&mut self) -> Option<String> {
        let mut findings = self.findings()?;
        if self.drawn.is_none() && self.lowered.story.terms.len() > LARGE {
            self.cut(&mut findings);
        }
        let mut view = view_model(&self.lowered.story, &findings, self.lowered.diagnostics.clone());
        // The text is in the page.
        view.article.body.iter_mut().for_each(|passage| passage.block = view::Block::Paragraph(Vec::new()));
        Some(file::attach("", &view))
    }

    /// The blocks of the passages, in order.
    pub fn passages(&mut self) -> Array {
        self.all_passages().iter().map(|passage| JsValue::from(&passage.element)).collect()
    }

    /// Removes all inserted nodes and stops observing.
    pub fn restore(self) {
        let records = self.observer.take_records();
        let records: Vec<MutationRecord> = records.iter().map(JsCast::unchecked_into).collect();
        settle::settle(&self.held, &self.element, &records, &self.translated);
        self.observer.disconnect();
        self.held.restore_all();
    }
}

impl HostArticle {
    /// Whether a change affects the text. Attributes change often, and seldom affect it.
    fn matters(&self, record: &MutationRecord) -> bool {
        let Some(target) = record.target() else { return false };
        let Some(element) = target.dyn_ref::<Element>().filter(|_| record.type_() == "attributes") else {
            return true;
        };
        // What these say about an element is read with its block.
        if matches!(record.attribute_name().as_deref(), Some("role" | "data-explainer-skip")) {
            return true;
        }
        is_read(element) == self.hidden.has(element)
            || self.hidden.values().into_iter().flatten().any(|hidden| {
                hidden
                    .dyn_ref::<Element>()
                    .is_some_and(|hidden| element.contains(Some(hidden)) && is_read(hidden))
            })
    }

    /// Restores the text in an element that has become editable.
    fn give_up_editable(&self, target: &Node) {
        let editable =
            target.dyn_ref::<web_sys::HtmlElement>().filter(|element| element.is_content_editable());
        if let Some(element) = editable {
            self.held
                .all()
                .iter()
                .filter(|owner| element.contains(Some(owner)))
                .for_each(|owner| self.held.restore(owner));
        }
    }

    fn change(&self, node: &Node) {
        mark_changed(&self.changed, &self.element, node);
    }

    fn take_note(&mut self) {
        let records = self.observer.take_records();
        if records.length() > 0 {
            self.mutated(&records);
        }
    }

    fn all_passages(&mut self) -> Vec<&mut Passage> {
        let mut all = Vec::new();
        if let Some(root) = &mut self.root {
            root.passages(&mut all);
        }
        all
    }

    /// Does a slice of the work on the article.
    fn read_on(&mut self) {
        let Work::Article(annotator, stage) = &mut self.work else { return };
        let mut passages = Vec::new();
        if let Some(root) = self.root.as_mut().filter(|_| !matches!(stage, Stage::Read)) {
            root.passages(&mut passages);
        }
        *stage = match *stage {
            Stage::Read => {
                match read(&self.element, &self.held, &self.changed, &self.hidden, &mut self.root) {
                    true => Stage::Find(0),
                    false => Stage::Read,
                }
            }
            Stage::Find(next) => {
                find(annotator, &mut passages, next, self.scene).map_or(Stage::Link, Stage::Find)
            }
            Stage::Link => {
                let stale = link(annotator, &mut passages);
                if stale.is_empty() {
                    Stage::Reconcile(0)
                } else {
                    stale.iter().for_each(|block| mark_changed(&self.changed, &self.element, block));
                    Stage::Read
                }
            }
            Stage::Reconcile(next) => {
                let targets = Targets { terms: &self.terms, events: &self.lowered.story.events };
                let mut work = 0;
                let mut next = next;
                while work < SLICE
                    && let Some(passage) = passages.get_mut(next)
                {
                    next += 1;
                    let Some(pieces) = passage.pieces.take() else {
                        work += 1;
                        continue;
                    };
                    let wished = targets.of(passage);
                    work += pieces.len() + MENTION * wished.len();
                    if reconcile::reconcile(&self.held, &self.translated, &pieces, &passage.text, &wished) {
                        mark_changed(&self.changed, &self.element, &passage.element);
                    }
                }
                match () {
                    () if next < passages.len() => Stage::Reconcile(next),
                    () if self.changed.size() > 0 => Stage::Read,
                    () => Stage::Done,
                }
            }
            Stage::Done => Stage::Done,
        };
    }

    /// The findings, and a body of the story with marks but without text.
    fn findings(&mut self) -> Option<Findings> {
        let drawn = self.drawn.take();
        let place = |term: TermIndex| match &drawn {
            Some(drawn) => drawn.get(term.0).copied().flatten(),
            None => Some(term),
        };
        let mut body = Vec::new();
        let mut findings = Findings { title_terms: self.titles.clone(), ..Findings::default() };
        let mut complete = true;
        for passage in self.all_passages() {
            let mut found = PassageFindings::default();
            let mut spans = Vec::new();
            let reading = passage.reading.iter();
            for annotation in reading.clone().flat_map(|reading| &reading.found) {
                let mut mention = annotation.mention.clone();
                if let Mention::Term(term) = &mut mention {
                    match place(*term) {
                        Some(place) => *term = place,
                        None if annotation.linked => complete = false,
                        None => continue,
                    }
                }
                found.note(&mention);
                let origin = Origin::Found;
                let mark = match mention {
                    Mention::Term(term) => Mark::Term(TermMention { term, origin }),
                    Mention::Date(found) => match found.event {
                        Some(event) => Mark::Event(EventMention { event, origin }),
                        None => continue,
                    },
                    Mention::Unclear(_) => continue,
                };
                if annotation.linked {
                    spans.push(Span { range: annotation.range.clone(), mark });
                }
            }
            found.periods.extend(reading.flat_map(|reading| &reading.dates).cloned());
            let text = RichText { text: String::new(), spans };
            body.push(match passage.kind {
                Kind::Heading(level) => model::Block::Heading { level: level.max(2), text },
                Kind::Prose => model::Block::Paragraph(text),
                Kind::Silent => model::Block::Quotation { body: Vec::new(), attribution: text },
            });
            findings.passages.push(found);
        }
        self.drawn = drawn;
        self.lowered.story.article.body = body;
        complete.then_some(findings)
    }

    /// Removes the terms that the article does not use.
    fn cut(&mut self, findings: &mut Findings) {
        let story = &mut self.lowered.story;
        cut(story, findings);
        self.titles.clone_from(&findings.title_terms);
        let terms = story.terms.iter().enumerate();
        let places: HashMap<_, _> = terms.map(|(place, term)| (term.id.as_str(), TermIndex(place))).collect();
        self.drawn = Some(self.terms.iter().map(|id| places.get(id.as_str()).copied()).collect());
    }
}

/// Whether the text of an element belongs to the article.
fn is_read(element: &Element) -> bool {
    !matches!(names::content(element), names::Content::Nothing | names::Content::Object)
}

/// Marks a node and its ancestors to be read again.
fn mark_changed(changed: &Set, root: &Element, node: &Node) {
    let mut next = Some(node.clone());
    while let Some(node) = next {
        changed.add(&node);
        if node.is_same_node(Some(root)) {
            return;
        }
        next = node.parent_node();
    }
}

/// Reads a slice of the changed elements, or of all. Returns whether it was the last.
fn read(element: &Element, held: &Held, changed: &Set, hidden: &Set, root: &mut Option<Block>) -> bool {
    let mut walk = Walk { held, changed, hidden, misplaced: Vec::new(), left: ELEMENTS, unread: Vec::new() };
    *root = Some(walk.root(element, root.take()));
    let Walk { misplaced, unread, .. } = walk;
    // What the page has taken away is not kept alive.
    for gone in hidden.values().into_iter().flatten().filter(|node| !element.contains(node.dyn_ref())) {
        hidden.delete(&gone);
    }
    changed.clear();
    unread.iter().for_each(|block| mark_changed(changed, element, block));
    for mention in misplaced {
        if let Some(around) = mention.parent_element() {
            mark_changed(changed, element, &around);
        }
        if held.is_ours(&mention) { held.unwrap(&mention) } else { held::unwrap_copy(&mention) }
    }
    changed.size() == 0
}

fn observe(observer: &MutationObserver, element: &Element) {
    let options = web_sys::MutationObserverInit::new();
    options.set_child_list(true);
    options.set_subtree(true);
    options.set_character_data(true);
    options.set_character_data_old_value(true);
    let attributes =
        ["class", "style", "hidden", "aria-hidden", "contenteditable", "open", "role", "data-explainer-skip"];
    options.set_attribute_filter(&attributes.iter().map(|name| JsValue::from(*name)).collect::<Array>());
    drop(observer.observe_with_options(element, &options));
}
