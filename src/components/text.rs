//! Draws a text with its marks.

use yew::prelude::*;

use super::Content;
use crate::story::model::{Block, EventIndex, Mark, PassageIndex, RichText, TermIndex};
use crate::story::runs::{Run, Stretch, stretches};

/// Where a text stands, and which mentions came before it.
pub(super) struct Place<'a> {
    content: &'a Content,
    passage: Option<PassageIndex>,
    /// How often each term has been mentioned in this passage so far.
    mentioned: Vec<TermIndex>,
}

impl<'a> Place<'a> {
    /// In a passage of the article, where mentions are numbered.
    pub(super) fn passage(content: &'a Content, passage: PassageIndex) -> Self {
        Self { content, passage: Some(passage), mentioned: Vec::new() }
    }

    /// Anywhere else.
    pub(super) fn aside(content: &'a Content) -> Self {
        Self { content, passage: None, mentioned: Vec::new() }
    }

    /// The text as nodes.
    pub(super) fn draw(&mut self, text: &RichText) -> Html {
        stretches(text).iter().map(|stretch| self.stretch(stretch)).collect()
    }

    fn stretch(&mut self, stretch: &Stretch) -> Html {
        let words: Html = stretch.runs.iter().filter(|run| !run.text.is_empty()).map(run).collect();
        match stretch.mark {
            Some(Mark::Link(address)) => html! { <a href={address.clone()}>{ words }</a> },
            Some(Mark::Footnote(label)) => self.footnote_reference(label),
            Some(Mark::Term(mention)) => joined(stretch.touching, self.term(mention.term, words)),
            Some(Mark::Event(mention)) => self.event(mention.event, words),
            _ => words,
        }
    }

    fn term(&mut self, term: TermIndex, words: Html) -> Html {
        let Some(entry) = self.content.story.terms.get(term.0) else { return words };
        let ordinal = self.ordinal(term);
        let id = ordinal.map(|ordinal| mention_id(&entry.id, ordinal));
        // On paper the cards are notes, numbered as they stand.
        let note = ordinal.map(|_| (term.0 + 1).to_string());
        let button = html! {
            <button type="button" class="explainer-term" part="term" {id} data-term={entry.id.clone()} data-note={note}
                popovertarget={term_id(&entry.id)}>{ words }</button>
        };
        if ordinal == Some(0) {
            html! { <dfn>{ button }</dfn> }
        } else {
            button
        }
    }

    /// The number of this mention among all mentions of the term in the article, from 0.
    fn ordinal(&mut self, term: TermIndex) -> Option<usize> {
        let passage = self.passage?;
        let mentions = self.content.references.term_mentions.get(term.0)?;
        let before = mentions.partition_point(|earlier| *earlier < passage);
        let here = self.mentioned.iter().filter(|earlier| **earlier == term).count();
        self.mentioned.push(term);
        Some(before + here)
    }

    fn event(&self, event: EventIndex, words: Html) -> Html {
        let Some(event) = self.content.story.events.get(event.0) else { return words };
        html! {
            <a class="explainer-event-mention" href={format!("#{}", event_id(&event.id))}
                data-event-mention={event.id.clone()}>{ words }</a>
        }
    }

    fn footnote_reference(&self, label: &str) -> Html {
        let Some(number) = self.footnote_number(label) else { return html! {} };
        html! {
            <sup class="explainer-footnote-reference">
                <a id={format!("note-{number}-back")} href={format!("#note-{number}")} role="doc-noteref">{ number }</a>
            </sup>
        }
    }

    /// The number of a footnote, from 1, in the order in which the notes stand.
    pub(super) fn footnote_number(&self, label: &str) -> Option<usize> {
        let is_note = |block: &&Block| matches!(block, Block::Footnote { .. });
        let mut notes = self.content.story.article.body.iter().filter(is_note);
        let named = |block: &Block| matches!(block, Block::Footnote { label: own, .. } if own == label);
        notes.position(named).map(|place| place + 1)
    }
}

fn run(run: &Run) -> Html {
    let mut words = html! { { run.text } };
    if run.code {
        words = html! { <code>{ words }</code> };
    }
    if run.emphasis {
        words = html! { <em>{ words }</em> };
    }
    if run.strong {
        words = html! { <strong>{ words }</strong> };
    }
    words
}

/// A button is set as one box, at whose edges a line may break. It must not before a comma.
fn joined((before, after): (&str, &str), button: Html) -> Html {
    if before.is_empty() && after.is_empty() {
        return button;
    }
    html! { <span class="explainer-joined">{ before }{ button }{ after }</span> }
}

/// The id of a term's card.
pub(super) fn term_id(term: &str) -> String {
    format!("term-{term}")
}

/// The id of an event's item.
pub(super) fn event_id(event: &str) -> String {
    format!("event-{event}")
}

/// The id of a mention, counted from 0; in the markup from 1.
pub(super) fn mention_id(term: &str, ordinal: usize) -> String {
    format!("mention-{term}-{}", ordinal + 1)
}

/// The id of a passage, counted from 0; in the markup from 1.
pub(super) fn passage_id(passage: PassageIndex) -> String {
    format!("p{}", passage.0 + 1)
}
