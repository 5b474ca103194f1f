//! What is rendered: a compiled story. Plain data, the same for the same story.
//!
//! Everything is resolved: dates as text, references as indices, text split at its marks, gaps between events as steps.
//!
//! # Why a separate format, beside the model?
//! Parsing a story, finding its terms and dates, and laying out its timeline takes more code than everything else, and
//! none of it depends on the reader. So `explainer build` does it once and writes the result ([`mod@wire`]) at the end
//! of the story file ([`mod@file`]). A reader then needs neither the date parser nor the words of six languages, half
//! of the widget's size; only a story that was never built, or was changed since, is compiled in the browser, by a
//! module that is loaded then.

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

/// A shared string: cloning copies nothing.
pub type Str = yew::AttrValue;

/// Everything that is rendered of a story.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewModel {
    /// BCP 47 tag of the story's language.
    pub language: Str,
    /// Writing direction.
    pub direction: Direction,
    /// The widget's own messages, in that language if available.
    pub messages: Messages<Str>,
    /// The language of the messages and dates, if it is not the story's.
    pub words_language: Option<Str>,
    /// The article.
    pub article: Article,
    /// The glossary, in the order of the file.
    pub terms: Vec<Term>,
    /// The terms from A to Z.
    pub alphabetical: Vec<Letter>,
    /// The terms in the order in which the text first mentions them, then the rest: the order of the printed notes.
    pub notes: Vec<TermIndex>,
    /// The groups of events.
    pub groups: Vec<Group>,
    /// The events in the order of the timeline, those without a date last.
    pub events: Vec<Event>,
    /// The timeline as a whole.
    pub line: Line,
    /// Diagnostics about omitted parts of the story.
    pub diagnostics: Vec<Diagnostic>,
}

/// The article. Without a body it is the host's own article.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// The headline.
    pub title: Str,
    /// One or two sentences under the headline.
    pub summary: Text,
    /// The main points.
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

/// An author of the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Author {
    /// The name as it is printed.
    pub name: Str,
    /// A page about the author.
    pub url: Option<Address>,
}

/// A block of the body, with its events and period.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The block.
    pub block: Block,
    /// The events that it mentions, linked or not, in the order of their first mention.
    pub events: Vec<EventIndex>,
    /// The period that it is about.
    pub time: Option<StoryTime>,
}

/// The period that a passage is about.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryTime {
    /// The period as text.
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
        /// The text.
        text: Text,
    },
    /// A paragraph.
    Paragraph(Text),
    /// A list.
    List {
        /// Whether it is numbered.
        ordered: bool,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quotation {
        /// The quoted text.
        body: Vec<Block>,
        /// Who said it; empty if unknown.
        attribution: Text,
    },
    /// A picture.
    Figure(Image),
    /// Preformatted text.
    Code {
        /// The programming language.
        language: Option<Str>,
        /// The text.
        text: Str,
    },
    /// A table.
    Table {
        /// The caption.
        caption: Text,
        /// The column headers.
        head: Vec<Text>,
        /// The rows, each as long as the header.
        rows: Vec<Vec<Text>>,
    },
    /// A footnote.
    Footnote {
        /// Its number, from 1, in the order of the notes.
        number: usize,
        /// The note.
        body: Vec<Block>,
    },
}

/// A date for people and machines.
#[derive(Clone, Debug, PartialEq)]
pub struct Time {
    /// As text, at the known precision.
    pub words: Str,
    /// For `<time datetime>`, where HTML has a value for it.
    pub datetime: Option<Str>,
    /// As the author wrote it.
    pub edtf: Str,
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// The address.
    pub src: Address,
    /// The alternative text.
    pub alt: Str,
    /// The caption.
    pub caption: Text,
    /// The name of its owner.
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
/// Without the code, which is for authors.
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
