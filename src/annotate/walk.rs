//! The walk over the blocks of a passage: which text is prose, and what the passage mentions.

use super::annotator::{Annotation, Annotator, Mention, Target};
use super::links::{DateLink, LinkPlace};
use super::{PassageFindings, UnclearDate, spans};
use crate::story::model::{Block, PassageIndex, RichText};

/// A passage being read.
pub(super) struct Walk<'a> {
    pub(super) annotator: &'a mut Annotator,
    /// A buffer for the findings of a text.
    pub(super) annotations: &'a mut Vec<Annotation>,
    pub(super) passage: PassageIndex,
    /// The number of texts before the next one, in the order of `each_text`.
    pub(super) texts: usize,
    pub(super) found: PassageFindings,
    pub(super) unclear: &'a mut Vec<UnclearDate>,
    pub(super) links: &'a mut Vec<DateLink>,
}

impl Walk<'_> {
    /// Reads blocks, and returns the size of their text.
    pub(super) fn blocks<'b>(&mut self, blocks: impl IntoIterator<Item = &'b mut Block>) -> usize {
        blocks.into_iter().map(|block| self.block(block)).sum()
    }

    /// Reads a block, and returns the size of its text. A note is read only through its blocks.
    pub(super) fn block(&mut self, block: &mut Block) -> usize {
        match block {
            Block::Heading { text, .. } => {
                self.annotator.begin_section();
                self.found.periods.extend(self.annotator.periods_in(&text.text));
                self.silent(text)
            }
            Block::Paragraph(text) => self.prose(text),
            Block::List { items, .. } => self.blocks(items.iter_mut().flatten()),
            Block::Table { caption, head, rows } => {
                let heads = std::iter::once(caption).chain(head).map(|text| self.silent(text)).sum::<usize>();
                heads + rows.iter_mut().flatten().map(|text| self.prose(text)).sum::<usize>()
            }
            Block::Quotation { .. } | Block::Figure(_) => {
                let mut size = 0;
                block.each_text(&mut |text| size += self.silent(text));
                size
            }
            Block::Code { .. } | Block::Footnote { .. } => {
                block.each_text(&mut |_| self.texts += 1);
                0
            }
        }
    }

    /// A text that is not searched. Mentions marked by the author count nevertheless.
    fn silent(&mut self, text: &RichText) -> usize {
        self.texts += 1;
        for (_, target) in spans::written(text) {
            self.annotator.count(target);
            self.target(target);
        }
        text.text.len()
    }

    /// A text in which mentions are linked.
    fn prose(&mut self, text: &mut RichText) -> usize {
        let mut all = std::mem::take(self.annotations);
        spans::annotate(text, self.annotator, &mut all);
        let mut found = all.drain(..).peekable();
        for (start, target) in spans::written(text) {
            while let Some(annotation) = found.next_if(|annotation| annotation.range.start < start) {
                self.mention(annotation, &text.text);
            }
            self.target(target);
        }
        found.for_each(|annotation| self.mention(annotation, &text.text));
        *self.annotations = all;
        self.texts += 1;
        text.text.len()
    }

    fn mention(&mut self, annotation: Annotation, text: &str) {
        self.links.extend(DateLink::of((LinkPlace::Passage(self.passage), self.texts), text, &annotation));
        self.found.note(&annotation.mention);
        if let Mention::Unclear(candidates) = annotation.mention {
            self.unclear.push(UnclearDate {
                passage: self.passage,
                words: text.get(annotation.range).unwrap_or_default().to_owned(),
                candidates,
            });
        }
    }

    fn target(&mut self, target: Target) {
        match target {
            Target::Term(term) => self.found.terms.push(term),
            Target::Event(event) => {
                self.found.events.push(event);
                self.found.periods.extend(self.annotator.date_of(event).cloned());
            }
        }
    }
}
