//! Text, cut at its marks.

use super::wire::{Deserializer, Node, Wire, Writer, wire_enum};
use super::{Address, Str};
use crate::story::model::{EventIndex, Looks, TermIndex};

/// A text as pieces, in order and without a gap.
pub type Text = Vec<Piece>;

/// Words that are activated together, or not at all.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// What they are.
    pub role: Role,
    /// The words, by how they are set.
    pub runs: Vec<Run>,
    /// For a mention of a term, the plain characters that touch it: a quotation mark before it, a comma after
    /// it. They belong on its line.
    pub touching: (Str, Str),
}

/// What a piece of text is to the reader.
#[derive(Clone, Debug, PartialEq)]
pub enum Role {
    /// Words.
    Plain,
    /// A link.
    Link(Address),
    /// A mention of a term; in the article with its number among all mentions of the term, from 0.
    Term(TermIndex, Option<usize>),
    /// A mention of an event.
    Event(EventIndex),
    /// A reference to the footnote of this number, from 1, and whether it is the first one, which the note leads back to.
    Footnote(usize, bool),
}

/// Words that are set alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The words; a line feed alone is a line break.
    pub text: Str,
    /// How they are set.
    pub looks: Looks,
}

/// The words of a text alone.
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

/// A piece of plain words is written as these.
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

/// Words that are not set apart are written as a string.
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
