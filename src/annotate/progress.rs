//! The walk over a story, in slices.

use super::annotator::{Annotation, Annotator, Scene, Target};
use super::links::{DateLink, LinkPlace};
use super::spans;
use super::walk::Walk;
use super::{Findings, PassageFindings};
use crate::story::model::{
    Block, EventIndex, EventMention, Mark, Origin, PassageIndex, RichText, Story, TermIndex,
};

/// The annotation of a story, as far as it has come.
///
/// # Why slices rather than a worker?
/// A worker needs a second copy of the wasm and the story sent there and back, which costs more than
/// all but the longest articles do. A slice is a few milliseconds of work, after which the page may do what it
/// likes; what has been annotated can be shown meanwhile.
#[derive(Clone, Debug)]
pub struct Progress {
    annotator: Annotator,
    /// Room for what is found in a text, kept from one to the next.
    annotations: Vec<Annotation>,
    findings: Findings,
    stage: Stage,
    /// The next thing of this stage.
    next: usize,
}

/// What is read, in this order.
#[derive(Clone, Copy, Debug)]
enum Stage {
    Terms,
    Inflections,
    Events,
    Body,
    /// They are shown after the body, so they are read then.
    Notes,
    Definitions,
    EventTexts,
    /// Summary and key points, as a page of their own: the first mentions in the body stay.
    Summary,
    Done,
}

/// The work of a slice: about so many bytes of text.
const SLICE: usize = 1 << 15;

/// What it costs to take up a thing, as bytes of text.
const THING: usize = 64;

impl Progress {
    /// Nothing has been done.
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

    /// Does a slice of the work on a story, always the same one. Returns whether more is to be done.
    pub fn advance(&mut self, story: &mut Story) -> bool {
        let mut work = 0;
        while work < SLICE {
            let Some(bytes) = self.step(story) else { return false };
            work += bytes + THING;
        }
        true
    }

    /// What was found so far and is no span of a text.
    #[must_use]
    pub fn finish(self) -> Findings {
        self.findings
    }

    /// What the dates of the next text are understood from.
    #[must_use]
    pub fn scene(&self) -> Scene {
        self.annotator.scene()
    }

    /// The annotator, which knows the terms and the events now, and what was found.
    #[must_use]
    pub fn into_annotator(self) -> (Annotator, Findings) {
        (self.annotator, self.findings)
    }

    /// Reads the next thing, and tells its size in bytes; none when all is done.
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
                texts.map(|text| self.card(LinkPlace::Term(TermIndex(index)), text)).sum()
            }),
            Stage::EventTexts => story.events.get_mut(index).map(|event| {
                self.annotator.begin_card(Some(Target::Event(EventIndex(index))), event.date.as_ref());
                self.card(LinkPlace::Event(EventIndex(index)), &mut event.text)
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

    /// Walks over the passage of an index.
    fn walk(&mut self, index: usize, go: impl FnOnce(&mut Walk) -> usize) -> (usize, PassageFindings) {
        let mut walk = Walk {
            annotator: &mut self.annotator,
            annotations: &mut self.annotations,
            passage: PassageIndex(index),
            found: PassageFindings::default(),
            unclear: &mut self.findings.unclear_dates,
            links: &mut self.findings.links,
        };
        (go(&mut walk), walk.found)
    }

    /// Marks the terms in a text that sums the article up. Its dates tell too little of what they are about.
    fn summary(&mut self, text: &mut RichText) -> usize {
        self.annotations.clear();
        spans::annotate(text, &mut self.annotator, &mut self.annotations);
        text.spans
            .retain(|span| !matches!(span.mark, Mark::Event(EventMention { origin: Origin::Found, .. })));
        text.text.len()
    }

    /// Marks the mentions in a text of a card.
    fn card(&mut self, place: LinkPlace, text: &mut RichText) -> usize {
        self.annotations.clear();
        spans::annotate(text, &mut self.annotator, &mut self.annotations);
        let links = self.annotations.iter().filter_map(|found| DateLink::of(place, &text.text, found));
        self.findings.links.extend(links);
        text.text.len()
    }
}
