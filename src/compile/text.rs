//! Splits texts at their marks.

use super::Builder;
use crate::story::model::{Mark, PassageIndex, RichText, TermIndex};
use crate::story::runs::{self, Span, spans};
use crate::view_model::{Address, Piece, Role, Run, Text};

/// Splits the texts of one place, and numbers the mentions there.
pub(super) struct Cutter<'a> {
    builder: &'a Builder<'a>,
    passage: Option<PassageIndex>,
    /// The terms mentioned in this passage so far.
    mentioned: Vec<TermIndex>,
}

impl<'a> Cutter<'a> {
    /// For a passage of the article, where mentions are numbered.
    pub(super) fn passage(builder: &'a Builder<'a>, passage: PassageIndex) -> Self {
        Self { builder, passage: Some(passage), mentioned: Vec::new() }
    }

    /// For any other place.
    pub(super) fn aside(builder: &'a Builder<'a>) -> Self {
        Self { builder, passage: None, mentioned: Vec::new() }
    }

    pub(super) fn cut(&mut self, text: &RichText) -> Text {
        spans(text).iter().map(|span| self.piece(span)).collect()
    }

    fn piece(&mut self, span: &Span) -> Piece {
        let (before, after) = span.touching;
        Piece {
            role: span.mark.and_then(|mark| self.role(mark)).unwrap_or(Role::Plain),
            runs: span.runs.iter().filter(|run| !run.text.is_empty()).map(run).collect(),
            touching: (before.to_owned().into(), after.to_owned().into()),
        }
    }

    /// The role of a mark; `None` if its target does not exist.
    fn role(&mut self, mark: &Mark) -> Option<Role> {
        match mark {
            Mark::Link(address) => Address::new(address).map(Role::Link),
            Mark::Footnote(label) => self.builder.reference(label),
            Mark::Term(mention) => Some(Role::Term(mention.term, self.number(mention.term))),
            Mark::Event(mention) => Some(Role::Event(mention.event)),
            _ => None,
        }
    }

    /// The number of this mention among all mentions of the term in the article, from 0.
    fn number(&mut self, term: TermIndex) -> Option<usize> {
        let passage = self.passage?;
        let mentions = self.builder.references.term_mentions.get(term.0)?;
        let before = mentions.partition_point(|earlier| *earlier < passage);
        let here = self.mentioned.iter().filter(|earlier| **earlier == term).count();
        self.mentioned.push(term);
        Some(before + here)
    }
}

impl Builder<'_> {
    /// A reference to a footnote; `None` if there is no such note.
    fn reference(&self, label: &str) -> Option<Role> {
        let number = self.footnote(label)?;
        Some(Role::Footnote(number, self.referenced.borrow_mut().insert(number)))
    }

    /// Splits a text outside the article's body.
    pub(super) fn aside(&self, text: &RichText) -> Text {
        Cutter::aside(self).cut(text)
    }
}

fn run(run: &runs::Run) -> Run {
    Run { text: run.text.to_owned().into(), looks: run.looks }
}
