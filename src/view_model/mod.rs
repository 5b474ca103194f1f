//! What is drawn: a story, explained. Plain data, the same for the same story.
//!
//! Everything here is said already: dates in words, references as places in lists, texts cut at their marks,
//! the room between events in steps. What draws it only draws.
//!
//! # Why a form of its own, beside the model?
//! Reading a story, finding its terms and dates, and laying out its time takes more code than all the
//! rest, and none of it depends on the reader. So `explainer build` does it once, and writes down what came
//! out ([`mod@wire`]) at the end of the story file ([`mod@file`]). A reader then downloads neither the parser of dates nor
//! the words of six languages, but half of the widget's weight; only a story that was never built, or was
//! changed since, has to be explained in the browser, by a module that is loaded then.

mod address;
pub mod file;
mod filter;
mod glossary;
mod text;
mod timeline;
pub(crate) mod wire;

pub use self::address::Address;
pub use self::filter::Filter;
pub use self::glossary::{Disagreement, Letter, ScopedDefinition, Source, Sources, Term};
pub use self::text::{Piece, Role, Run, Text, plain_text};
pub use self::timeline::{Cluster, Era, Event, EventDate, Group, Line, Row};
use self::wire::{Deserializer, Node, Wire, Writer, wire, wire_enum};
use crate::diagnostics::{Diagnostic, Place, Severity};
use crate::language::Messages;
use crate::story::date::Day;
use crate::story::model::{Direction, EventIndex, TermIndex};

/// A text that is shared: to clone it copies nothing.
pub type Str = yew::AttrValue;

/// All that is drawn of a story.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewModel {
    /// BCP 47 tag of the story's language.
    pub language: Str,
    /// Writing direction.
    pub direction: Direction,
    /// What the widget says itself, in that language.
    pub messages: Messages<Str>,
    /// The language of those words and of the dates, where it is not the story's.
    pub words_language: Option<Str>,
    /// The article.
    pub article: Article,
    /// The glossary, in the order of the file.
    pub terms: Vec<Term>,
    /// The terms from A to Z.
    pub alphabetical: Vec<Letter>,
    /// The terms in the order in which the text first mentions them, then the rest: the order of the notes on paper.
    pub notes: Vec<TermIndex>,
    /// The groups of events.
    pub groups: Vec<Group>,
    /// The events in the order of the timeline, those without a date last.
    pub events: Vec<Event>,
    /// What lasts over several events.
    pub line: Line,
    /// What was left out of the story, and why.
    pub diagnostics: Vec<Diagnostic>,
}

/// The article. Without a body it is the host's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// The headline.
    pub title: Str,
    /// One or two sentences under the headline.
    pub summary: Text,
    /// The story in a few points.
    pub key_points: Vec<Text>,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// When it was published.
    pub published: Option<Time>,
    /// When it was changed last.
    pub updated: Option<Time>,
    /// The text.
    pub body: Vec<Passage>,
}

/// Somebody who wrote the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Author {
    /// The name as it is printed.
    pub name: Str,
    /// A page about the author.
    pub url: Option<Address>,
}

/// A block of the body, and what it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// What it says.
    pub block: Block,
    /// The events that it mentions, linked or not, as it first does.
    pub events: Vec<EventIndex>,
    /// The period that it is about.
    pub time: Option<StoryTime>,
}

/// The period that a passage is about.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryTime {
    /// In words.
    pub words: Str,
    /// Its first and its last day.
    pub days: (Day, Day),
}

/// A block of text.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading of level 2 to 6.
    Heading {
        /// 2 to 6.
        level: u8,
        /// Its words.
        text: Text,
    },
    /// A paragraph.
    Paragraph(Text),
    /// A list.
    List {
        /// Numbered.
        ordered: bool,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quotation {
        /// What was said.
        body: Vec<Block>,
        /// Who said it; empty where nobody is named.
        attribution: Text,
    },
    /// A picture.
    Figure(Image),
    /// Text set as it is.
    Code {
        /// Its language.
        language: Option<Str>,
        /// The text.
        text: Str,
    },
    /// A table.
    Table {
        /// What it shows.
        caption: Text,
        /// The heads of the columns.
        head: Vec<Text>,
        /// The rows, each as long as the head.
        rows: Vec<Vec<Text>>,
    },
    /// A footnote.
    Footnote {
        /// Its number, from 1, in the order in which the notes stand.
        number: usize,
        /// The note.
        body: Vec<Block>,
    },
}

/// A date as people and machines read it.
#[derive(Clone, Debug, PartialEq)]
pub struct Time {
    /// In words, at the precision that is known.
    pub words: Str,
    /// As HTML says it, where it can.
    pub datetime: Option<Str>,
    /// As the author wrote it.
    pub edtf: Str,
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// Where it is.
    pub src: Address,
    /// What it shows.
    pub alt: Str,
    /// The text under it.
    pub caption: Text,
    /// Whose it is.
    pub credit: Option<Str>,
    /// Width and height in CSS pixels.
    pub size: Option<(u32, u32)>,
}

impl Wire for Messages<Str> {
    fn write(&self, out: &mut Writer) {
        out.record(|out| {
            self.map(|text| text.write(out));
        });
    }

    fn read(from: &Node, deserializer: &Deserializer) -> Self {
        let mut items = from.items(deserializer);
        Messages::PLACES.map(|()| items.next(deserializer))
    }
}

wire! { ViewModel { language, direction, messages, words_language, article, terms, alphabetical, notes, groups, events, line, diagnostics } }
wire! { Article { title, summary, key_points, authors, published, updated, body } }
wire! { Author { name, url } }
wire! { Passage { block, events, time } }
wire! { StoryTime { words, days } }
wire! { Time { words, datetime, edtf } }
wire! { Image { src, alt, caption, credit, size } }
/// Without its code, which is for authors.
impl Wire for Diagnostic {
    fn write(&self, out: &mut Writer) {
        out.record(|out| {
            self.severity.write(out);
            self.place.write(out);
            self.message.write(out);
            self.hint.write(out);
        });
    }

    fn read(from: &Node, deserializer: &Deserializer) -> Self {
        let mut items = from.items(deserializer);
        let severity = items.next(deserializer);
        let place = items.next(deserializer);
        Self { code: "", severity, place, message: items.next(deserializer), hint: items.next(deserializer) }
    }
}
wire! { Place { path, position } }
wire! { crate::diagnostics::Position { line, column } }
wire_enum! { Severity { 0 => Warning, 1 => Error } }
wire_enum! { Direction { 0 => Ltr, 1 => Rtl } }
wire_enum! { Block {
    0 => Paragraph(text),
    1 => Heading { level, text },
    2 => List { ordered, items },
    3 => Quotation { body, attribution },
    4 => Figure(image),
    5 => Code { language, text },
    6 => Table { caption, head, rows },
    7 => Footnote { number, body },
} }
