//! Flattens inline trees to a text with spans.

use super::super::model::{EventMention, Mark, Origin, RichText, Span, TermMention};
use super::super::schema::{self, Inline, Node};
use super::Lowerer;
use super::address::{Use, allowed};

impl Lowerer {
    /// The text at the current path.
    pub(super) fn text(&mut self, text: &schema::RichText) -> RichText {
        let mut flat = RichText::default();
        self.inlines(text, &mut flat, false);
        flat
    }

    /// `active`: inside a link or a mention, where no other may stand.
    fn inlines(&mut self, text: &schema::RichText, flat: &mut RichText, active: bool) {
        for (index, inline) in text.0.iter().enumerate() {
            match inline {
                Inline::Text(words) => flat.text.push_str(words),
                Inline::Node(node) => self.within(index, |this| this.node(node, flat, active)),
            }
        }
    }

    fn node(&mut self, node: &Node, flat: &mut RichText, active: bool) {
        let start = flat.text.len();
        let place = flat.spans.len();
        let mark = match node {
            Node::Emphasis(text) => {
                self.within("emphasis", |this| this.inlines(text, flat, active));
                Some(Mark::Emphasis)
            }
            Node::Strong(text) => {
                self.within("strong", |this| this.inlines(text, flat, active));
                Some(Mark::Strong)
            }
            Node::Code(code) => {
                flat.text.push_str(code);
                Some(Mark::Code)
            }
            Node::Link { href, text } => self.within("link", |this| {
                this.within("text", |this| this.inlines(text, flat, true));
                this.link(href)
            }),
            Node::Term { id, text } => self.within("term", |this| {
                this.within("text", |this| this.inlines(text, flat, true));
                if text.is_empty() {
                    flat.text.push_str(id);
                }
                this.term_mention(id)
            }),
            Node::Event { id, text } => self.within("event", |this| {
                this.within("text", |this| this.inlines(text, flat, true));
                if text.is_empty() {
                    flat.text.push_str(id);
                }
                this.event_mention(id)
            }),
            Node::Footnote(label) => {
                flat.text.push_str(label);
                Some(Mark::Footnote(label.clone()))
            }
        };
        let Some(mark) = mark else { return };
        if active && !matches!(mark, Mark::Emphasis | Mark::Strong | Mark::Code) {
            self.warn(
                "a link or mention inside another cannot be followed; its words stay",
                "end the outer one before it",
            );
            return;
        }
        if start < flat.text.len() {
            flat.spans.insert(place, Span { range: start..flat.text.len(), mark });
        }
    }

    fn link(&mut self, href: &str) -> Option<Mark> {
        if let Some(address) = allowed(href, Use::Link) {
            return Some(Mark::Link(address.to_owned()));
        }
        self.within("href", |this| {
            this.error(
                format!("the address {href:?} is not allowed; its words stay, without the link"),
                "use an address with http, https or mailto, or a relative one",
            );
        });
        None
    }

    fn term_mention(&mut self, id: &str) -> Option<Mark> {
        match self.terms.get(id) {
            Some(term) => term.map(|term| Mark::Term(TermMention { term, origin: Origin::Written })),
            None => {
                self.unknown("term", id, "the glossary");
                None
            }
        }
    }

    fn event_mention(&mut self, id: &str) -> Option<Mark> {
        match self.events.get(id) {
            Some(event) => event.map(|event| Mark::Event(EventMention { event, origin: Origin::Written })),
            None => {
                self.unknown("event", id, "the timeline");
                None
            }
        }
    }

    fn unknown(&mut self, kind: &str, id: &str, home: &str) {
        self.within("id", |this| {
            this.error(
                format!("no {kind} has the id \"{id}\""),
                format!("add it to {home}, or mend the id; the words stay"),
            );
        });
    }
}
