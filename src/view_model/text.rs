//! Text, split at its marks.

use super::wire::{Deserializer, Node, Wire, Writer, wire_enum};
use super::{Address, Str};
use crate::story::model::{EventIndex, Looks, TermIndex};

/// A text as contiguous pieces.
pub type Text = Vec<Piece>;

/// Text that is activated as a whole, or not at all.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The role.
    pub role: Role,
    /// The text, split by its looks.
    pub runs: Vec<Run>,
    /// For a mention of a term, the plain characters that touch it: a quotation mark before it, a comma after it. They
    /// must not be separated by a line break.
    pub touching: (Str, Str),
}

/// The role of a piece of text.
#[derive(Clone, Debug, PartialEq)]
pub enum Role {
    /// Plain text.
    Plain,
    /// A link.
    Link(Address),
    /// A mention of a term; in the article with its number among all mentions of the term, from 0.
    Term(TermIndex, Option<usize>),
    /// A mention of an event.
    Event(EventIndex),
    /// A reference to the footnote of this number, from 1, and whether it is the first one, to which the note links
    /// back.
    Footnote(usize, bool),
}

/// Text with the same looks.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The text; a line feed alone is a line break.
    pub text: Str,
    /// The looks.
    pub looks: Looks,
}

/// The text without marks.
#[must_use]
pub fn plain_text(text: &[Piece]) -> String {
    let mut words = String::new();
    for Piece { runs, touching, .. } in text {
        words.push_str(&touching.0);
        runs.iter().for_each(|run| words.push_str(&run.text));
        words.push_str(&touching.1);
    }
    words
}

/// A plain piece is serialized as its runs.
impl Wire for Piece {
    fn write(&self, out: &mut Writer) {
        let touching =
            Some(self.touching.clone()).filter(|(before, after)| !before.is_empty() || !after.is_empty());
        match (&self.role, self.runs.as_slice(), touching) {
            (Role::Plain, [run], None) if run.looks.is_empty() => run.write(out),
            (role, _, touching) => out.record(|out| {
                role.write(out);
                self.runs.write(out);
                touching.write(out);
            }),
        }
    }

    fn read(from: &Node, deserializer: &Deserializer) -> Self {
        if from.is_text() {
            let runs = vec![Run::read(from, deserializer)];
            return Self { role: Role::Plain, runs, touching: Default::default() };
        }
        let mut items = from.items(deserializer);
        let (role, runs) = (items.next(deserializer), items.next(deserializer));
        Self { role, runs, touching: items.next::<Option<_>>(deserializer).unwrap_or_default() }
    }
}

/// A run without looks is serialized as a string.
impl Wire for Run {
    fn write(&self, out: &mut Writer) {
        if self.looks.is_empty() {
            self.text.write(out);
        } else {
            out.record(|out| {
                self.text.write(out);
                self.looks.0.write(out);
            });
        }
    }

    fn read(from: &Node, deserializer: &Deserializer) -> Self {
        if from.is_text() {
            return Self { text: Str::read(from, deserializer), looks: Looks::default() };
        }
        let mut items = from.items(deserializer);
        Self { text: items.next(deserializer), looks: Looks(items.next(deserializer)) }
    }
}

wire_enum! { Role {
    0 => Plain,
    1 => Link(address),
    2 => Term(term, number),
    3 => Event(event),
    4 => Footnote(number, is_first),
} }
