//! Renders text with its marks.

use yew::prelude::*;
use yew::virtual_dom::VTag;

use super::content::Content;
use super::ids::{card_id, footnote_id, footnote_reference_id, item_id, link_to, mention_id};
use crate::story::model::{EventIndex, TermIndex};
use crate::view_model::{Piece, Role, Run};

impl Content {
    /// A text as nodes.
    pub(super) fn text(&self, text: &[Piece]) -> Html {
        text.iter().map(|piece| self.piece(piece)).collect()
    }

    fn piece(&self, piece: &Piece) -> Html {
        let words: Html = piece.runs.iter().map(run).collect();
        match &piece.role {
            Role::Plain => words,
            Role::Link(address) => html! { <a href={address.text()}>{ words }</a> },
            Role::Term(term, number) => {
                let (before, after) = &piece.touching;
                html! { <>{ before.clone() }{ self.term(*term, *number, words) }{ after.clone() }</> }
            }
            Role::Event(event) => self.event_mention(*event, words),
            Role::Footnote(number, is_first) => footnote_reference(*number, *is_first),
        }
    }

    fn term(&self, term: TermIndex, number: Option<usize>, words: Html) -> Html {
        let Some(entry) = self.terms.get(term.0) else { return words };
        let id = number.map(|number| mention_id(entry.note, number));
        // Printed, the cards are numbered notes.
        let note = number.map(|_| entry.note.to_string());
        // Not draggable as a link: a drag selects its text.
        let link = html! {
            <a class="explainer-term" part="term" {id} data-term={entry.id.clone()} data-note={note}
                href={link_to(&card_id(&entry.id))} draggable="false">{ words }</a>
        };
        if number == Some(0) {
            html! { <dfn>{ link }</dfn> }
        } else {
            link
        }
    }

    fn event_mention(&self, event: EventIndex, words: Html) -> Html {
        let Some(event) = self.events.get(event.0) else { return words };
        html! {
            <a class="explainer-event-mention" href={link_to(&item_id(&event.id))}
                data-event-mention={event.id.clone()}>{ words }</a>
        }
    }
}

/// The elements of [`Look`](crate::story::model::Look), in its order.
const ELEMENTS: [&str; 6] = ["code", "sub", "sup", "s", "em", "strong"];

fn run(run: &Run) -> Html {
    if &*run.text == "\n" {
        return VTag::new("br").into();
    }
    let mut words = Html::from(run.text.clone());
    for (place, name) in ELEMENTS.into_iter().enumerate() {
        if run.looks.0 >> place & 1 == 1 {
            let mut element = VTag::new(name);
            element.add_child(words);
            words = element.into();
        }
    }
    words
}

fn footnote_reference(number: usize, is_first: bool) -> Html {
    let id = is_first.then(|| footnote_reference_id(number));
    html! {
        <sup class="explainer-footnote-reference">
            <a {id} href={link_to(&footnote_id(number))} role="doc-noteref">{ number.to_string() }</a>
        </sup>
    }
}
