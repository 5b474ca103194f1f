//! Draws a text with its marks.

use yew::prelude::*;

use super::Content;
use crate::story::model::{EventIndex, Mark, PassageIndex, RichText, TermIndex};
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
        let words: Html = stretch.runs.iter().map(run).collect();
        match stretch.mark {
            Some(Mark::Link(address)) => html! { <a href={address.clone()}>{ words }</a> },
            Some(Mark::Footnote(label)) => footnote_reference(label),
            Some(Mark::Term(mention)) => self.term(mention.term, words),
            Some(Mark::Event(mention)) => self.event(mention.event, words),
            _ => words,
        }
    }

    fn term(&mut self, term: TermIndex, words: Html) -> Html {
        let Some(entry) = self.content.story.terms.get(term.0) else { return words };
        let ordinal = self.ordinal(term);
        let id = ordinal.map(|ordinal| mention_id(&entry.id, ordinal));
        let button = html! {
            <button type="button" class="explainer-term" part="term" {id} data-term={entry.id.clone()}
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

fn footnote_reference(label: &str) -> Html {
    html! {
        <sup class="explainer-footnote-reference">
            <a id={format!("note-{label}-back")} href={format!("#note-{label}")} role="doc-noteref">{ label }</a>
        </sup>
    }
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
