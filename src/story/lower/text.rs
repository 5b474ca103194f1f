//! Flattens inline trees to a text with spans.

use super::super::model::{EventIndex, EventMention, Mark, Origin, RichText, Span, TermIndex, TermMention};
use super::fields::one_of;
use super::ids::Kind;
use super::{At, Lowerer};
use crate::story::address::{Use, allowed, way_out};

/// The keys of inline nodes.
const NODES: [&str; 11] = [
    "emphasis",
    "strong",
    "strike",
    "superscript",
    "subscript",
    "code",
    "line_break",
    "link",
    "term",
    "event",
    "footnote",
];

impl Lowerer {
    /// A text: a string, or a list of strings and inline nodes; empty if it is missing.
    pub(super) fn text(&mut self, at: &At) -> RichText {
        let mut flat = RichText::default();
        self.inlines(at, &mut flat, false);
        flat
    }

    /// A required text.
    pub(super) fn required_text(&mut self, at: &At) -> RichText {
        self.require(at);
        self.text(at)
    }

    /// `active`: inside a link or a mention, where no other is allowed.
    fn inlines(&mut self, at: &At, flat: &mut RichText, active: bool) {
        if at.value.is_array() {
            at.items().iter().for_each(|item| self.inline(item, flat, active));
        } else if !at.value.is_null() {
            self.inline(at, flat, active);
        }
    }

    fn inline(&mut self, at: &At, flat: &mut RichText, active: bool) {
        if let Some(words) = at.value.as_str() {
            push_words(flat, words);
        } else if let Some(key) = at.only_key().filter(|key| NODES.contains(key)) {
            self.node(key, &at.field(key), flat, active);
        } else {
            let message = "this must be a string, or an object with one key; its words stay";
            self.error(at, "not-inline", message, &one_of(&NODES));
            push_words(flat, &at.words());
        }
    }

    fn node(&mut self, key: &str, at: &At, flat: &mut RichText, active: bool) {
        let start = flat.text.len();
        let place = flat.spans.len();
        let mark = match key {
            "emphasis" => self.set(at, flat, active, Mark::Emphasis),
            "strong" => self.set(at, flat, active, Mark::Strong),
            "strike" => self.set(at, flat, active, Mark::Strike),
            "superscript" => self.set(at, flat, active, Mark::Superscript),
            "subscript" => self.set(at, flat, active, Mark::Subscript),
            "code" => {
                push_words(flat, &self.string(at));
                Some(Mark::Code)
            }
            "line_break" => {
                flat.text.push('\n');
                None
            }
            "footnote" => {
                let label = self.string(at);
                // In brackets, so that it is not part of the word before it.
                push_words(flat, &["[", &label, "]"].concat());
                self.references.push((label.clone(), at.path()));
                Some(Mark::Footnote(label))
            }
            _ => self.active(key, at, flat),
        };
        let Some(mark) = mark else { return };
        if active && mark.look().is_none() {
            self.warn(
                at,
                "nested-link",
                "a link or mention inside another cannot be followed; its words stay",
                "end the outer one before it",
            );
        } else if start < flat.text.len() {
            flat.spans.insert(place, Span { range: start..flat.text.len(), mark });
        }
    }

    /// Text with a look.
    fn set(&mut self, at: &At, flat: &mut RichText, active: bool, mark: Mark) -> Option<Mark> {
        self.inlines(at, flat, active);
        Some(mark)
    }

    /// A link or a mention, which the reader can activate.
    fn active(&mut self, key: &str, at: &At, flat: &mut RichText) -> Option<Mark> {
        let start = flat.text.len();
        self.inlines(&at.field("text"), flat, true);
        if key == "link" {
            return self.link(&at.field("href"));
        }
        let id = self.string(&at.field("id"));
        if flat.text.len() == start {
            push_words(flat, &id);
        }
        let origin = Origin::Written;
        if key == "term" {
            let term = TermIndex(self.find(Kind::Term, &id, &at.field("id"))?);
            Some(Mark::Term(TermMention { term, origin }))
        } else {
            let event = EventIndex(self.find(Kind::Event, &id, &at.field("id"))?);
            Some(Mark::Event(EventMention { event, origin }))
        }
    }

    fn link(&mut self, at: &At) -> Option<Mark> {
        let href = self.string(at);
        let address = allowed(&href, Use::Link).map(str::to_owned);
        if address.is_none() {
            self.error(
                at,
                "address",
                &format!("the address \"{href}\" is not allowed; its words stay, without the link"),
                way_out(&href, Use::Link),
            );
        }
        address.map(Mark::Link)
    }
}

/// Appends text; a line feed in it is white space, not a line break.
fn push_words(flat: &mut RichText, words: &str) {
    flat.text.extend(words.chars().map(|c| if c == '\n' { ' ' } else { c }));
}
