//! Annotates a story in slices.

use super::annotator::{Annotation, Annotator, Scene, Target};
use super::links::{DateLink, LinkPlace};
use super::spans;
use super::walk::Walk;
use super::{Findings, PassageFindings};
use crate::story::model::{
    Block, EventIndex, EventMention, Mark, Origin, PassageIndex, RichText, Story, TermIndex,
};

/// The state of annotating a story.
///
/// # Why slices instead of a worker?
/// A worker needs a second copy of the wasm and the story sent there and back, which costs more than annotating all but
/// the longest articles. A slice takes a few milliseconds, after which the page can do other work; annotated passages
/// can be shown meanwhile.
#[derive(Clone, Debug)]
pub struct Progress {
    annotator: Annotator,
    /// A buffer for the findings of a text.
    annotations: Vec<Annotation>,
    findings: Findings,
    stage: Stage,
    /// The next item of this stage.
    next: usize,
}

/// The stages, in order.
#[derive(Clone, Copy, Debug)]
enum Stage {
    Terms,
    Inflections,
    Events,
    Body,
    /// Shown after the body, so read after it.
    Notes,
    Definitions,
    EventTexts,
    /// Summary and key points, as a separate page: the first mentions in the body stay links.
    Summary,
    Done,
}

/// The size of a slice, in bytes of text.
const SLICE: usize = 1 << 15;

/// The fixed cost of an item, in bytes of text.
const THING: usize = 64;

impl Progress {
    /// A progress that has not started.
    #[must_use]
    pub fn new(story: &Story) -> Self {
        Self {
            annotator: Annotator::new(&story.article),
            annotations: Vec::new(),
            findings: Findings::default(),
            stage: Stage::Terms,
            next: 0,
        }
    }

    /// Does a slice of the work; always pass the same story. Returns whether more is to be done.
    pub fn advance(&mut self, story: &mut Story) -> bool {
        let mut work = 0;
        while work < SLICE {
            let Some(bytes) = self.step(story) else { return false };
            work += bytes + THING;
        }
        true
    }

    /// The findings so far that are not spans.
    #[must_use]
    pub fn finish(self) -> Findings {
        self.findings
    }

    /// The context in which dates of the next text are resolved.
    #[must_use]
    pub fn scene(&self) -> Scene {
        self.annotator.scene()
    }

    /// The annotator with all terms and events, and the findings.
    #[must_use]
    pub fn into_annotator(self) -> (Annotator, Findings) {
        (self.annotator, self.findings)
    }

    /// Reads the next item, and returns its size in bytes; `None` at the end.
    fn step(&mut self, story: &mut Story) -> Option<usize> {
        let index = self.next;
        self.next += 1;
        let size = match self.stage {
            Stage::Terms => story.terms.get(index).map(|term| {
                self.annotator.add_term(TermIndex(index), term);
                term.label.len() + term.aliases.iter().map(String::len).sum::<usize>()
            }),
            Stage::Inflections => story.terms.get(index).map(|term| {
                self.annotator.add_inflections(TermIndex(index), term);
                term.label.len() + term.aliases.iter().map(String::len).sum::<usize>()
            }),
            Stage::Events => story.events.get(index).map(|event| {
                self.findings.title_terms.push(self.annotator.add_event(event));
                event.title.len() + event.text.text.len()
            }),
            Stage::Body => story.article.body.get_mut(index).map(|block| {
                let (size, found) = self.walk(index, |walk| walk.block(block));
                self.findings.passages.push(found);
                size
            }),
            Stage::Notes => story.article.body.get_mut(index).map(|block| match block {
                Block::Footnote { body, .. } => {
                    self.annotator.begin_section();
                    let (size, found) = self.walk(index, |walk| walk.blocks(body));
                    if let Some(note) = self.findings.passages.get_mut(index) {
                        *note = found;
                    }
                    size
                }
                _ => 0,
            }),
            Stage::Definitions => story.terms.get_mut(index).map(|term| {
                self.annotator.begin_card(Some(Target::Term(TermIndex(index))), None);
                let texts = std::iter::once(&mut term.definition)
                    .chain(&mut term.details)
                    .chain(term.at.iter_mut().map(|at| &mut at.definition));
                let place = LinkPlace::Term(TermIndex(index));
                texts.enumerate().map(|(number, text)| self.card((place, number), text)).sum()
            }),
            Stage::EventTexts => story.events.get_mut(index).map(|event| {
                self.annotator.begin_card(Some(Target::Event(EventIndex(index))), event.date.as_ref());
                self.card((LinkPlace::Event(EventIndex(index)), 0), &mut event.text)
            }),
            Stage::Summary => (index == 0).then(|| {
                self.annotator.begin_card(None, None);
                let article = &mut story.article;
                let texts = std::iter::once(&mut article.summary).chain(&mut article.key_points);
                texts.map(|text| self.summary(text)).sum()
            }),
            Stage::Done => return None,
        };
        Some(size.unwrap_or_else(|| {
            self.stage = match self.stage {
                Stage::Terms => Stage::Inflections,
                Stage::Inflections => Stage::Events,
                Stage::Events => Stage::Body,
                Stage::Body => Stage::Notes,
                Stage::Notes => Stage::Definitions,
                Stage::Definitions => Stage::EventTexts,
                Stage::EventTexts => Stage::Summary,
                Stage::Summary | Stage::Done => Stage::Done,
            };
            self.next = 0;
            0
        }))
    }

    /// Walks over the passage with this index.
    fn walk(&mut self, index: usize, go: impl FnOnce(&mut Walk) -> usize) -> (usize, PassageFindings) {
        let mut walk = Walk {
            annotator: &mut self.annotator,
            annotations: &mut self.annotations,
            passage: PassageIndex(index),
            texts: 0,
            found: PassageFindings::default(),
            unclear: &mut self.findings.unclear_dates,
            links: &mut self.findings.links,
        };
        (go(&mut walk), walk.found)
    }

    /// Marks the terms in a summary. Its dates are not linked: they have too little context.
    fn summary(&mut self, text: &mut RichText) -> usize {
        self.annotations.clear();
        spans::annotate(text, &mut self.annotator, &mut self.annotations);
        text.spans
            .retain(|span| !matches!(span.mark, Mark::Event(EventMention { origin: Origin::Found, .. })));
        text.text.len()
    }

    /// Marks the mentions in a text of a card.
    fn card(&mut self, place: (LinkPlace, usize), text: &mut RichText) -> usize {
        self.annotations.clear();
        spans::annotate(text, &mut self.annotator, &mut self.annotations);
        let links = self.annotations.iter().filter_map(|found| DateLink::of(place, &text.text, found));
        self.findings.links.extend(links);
        text.text.len()
    }
}
