//! The story after validation: ids resolved to indices, dates read, addresses allowed, text flattened.
//!
//! Invariants, kept by [`super::lower`]: every index points into its list; ids are unique and safe in
//! a fragment; every address is allowed; spans lie on character boundaries inside their text; spans
//! written by the author nest.

use std::ops::Range;

use super::date::Date;
pub use super::schema::{Case, Direction, Mentions, TermKind};

/// A term by its place in [`Story::terms`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermIndex(pub usize);

/// An event by its place in [`Story::events`], which stand in the order of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventIndex(pub usize);

/// A group by its place in [`Story::groups`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupIndex(pub usize);

/// A block of the article's body by its place, counted from 0. Its id in the markup counts from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PassageIndex(pub usize);

/// A validated story.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// The article.
    pub article: Article,
    /// The glossary, in the order of the file.
    pub terms: Vec<Term>,
    /// The groups of events.
    pub groups: Vec<Group>,
    /// The events by earliest possible day; those without a date come last.
    pub events: Vec<Event>,
    /// The eras by earliest possible day.
    pub eras: Vec<Era>,
}

/// The article. Without a body it is the host's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// The headline.
    pub title: String,
    /// One or two sentences under the headline.
    pub summary: RichText,
    /// The story in a few points.
    pub key_points: Vec<RichText>,
    /// BCP 47 tag.
    pub language: String,
    /// Writing direction.
    pub direction: Direction,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Day of the last change.
    pub updated: Option<Date>,
    /// The canonical address.
    pub url: Option<String>,
    /// How often a term is linked.
    pub mentions: Mentions,
    /// The text, a passage each.
    pub body: Vec<Block>,
}

/// Somebody who wrote the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Author {
    /// The name as it is printed.
    pub name: String,
    /// A page about the author.
    pub url: Option<String>,
}

/// A block of text.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading of level 2 to 6.
    Heading {
        /// 2 to 6.
        level: u8,
        /// Its words.
        text: RichText,
    },
    /// A paragraph.
    Paragraph(RichText),
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
        attribution: RichText,
    },
    /// A picture.
    Figure(Image),
    /// Text set as it is.
    Code {
        /// Its language.
        language: Option<String>,
        /// The text.
        text: String,
    },
    /// A table.
    Table {
        /// What it shows.
        caption: RichText,
        /// The heads of the columns.
        head: Vec<RichText>,
        /// The rows, each as long as the head.
        rows: Vec<Vec<RichText>>,
    },
    /// A footnote.
    Footnote {
        /// The name by which the text refers to it.
        label: String,
        /// The note.
        body: Vec<Block>,
    },
}

/// Text and the marks upon it.
///
/// # Why spans beside the text, not a tree?
/// A term may begin outside an emphasis and end inside it; in a tree that is a repair, in a list of
/// ranges it is one more range. Taking all found marks away leaves the author's text as it was.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RichText {
    /// The words, without markup. A line feed is a line break.
    pub text: String,
    /// The marks; an outer one stands before those inside it.
    pub spans: Vec<Span>,
}

impl RichText {
    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// A mark on a range of a text, in UTF-8 bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// What is marked.
    pub range: Range<usize>,
    /// As what.
    pub mark: Mark,
}

/// What a piece of text is.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// Stressed.
    Emphasis,
    /// Important.
    Strong,
    /// Struck out.
    Strike,
    /// Set high.
    Superscript,
    /// Set low.
    Subscript,
    /// Code.
    Code,
    /// A link to an allowed address.
    Link(String),
    /// A reference to the footnote of this label; its text is what the reader sees.
    Footnote(String),
    /// A mention of a term.
    Term(TermMention),
    /// A mention of an event.
    Event(EventMention),
}

impl Mark {
    /// How the words are set, where the mark says no more than that.
    #[must_use]
    pub fn look(&self) -> Option<Look> {
        match self {
            Self::Emphasis => Some(Look::Emphasis),
            Self::Strong => Some(Look::Strong),
            Self::Strike => Some(Look::Strike),
            Self::Superscript => Some(Look::Superscript),
            Self::Subscript => Some(Look::Subscript),
            Self::Code => Some(Look::Code),
            Self::Link(_) | Self::Footnote(_) | Self::Term(_) | Self::Event(_) => None,
        }
    }
}

/// How words are set, from the innermost to the outermost: the places of [`Looks`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Code.
    Code,
    /// Set low.
    Subscript,
    /// Set high.
    Superscript,
    /// Struck out.
    Strike,
    /// Stressed.
    Emphasis,
    /// Important.
    Strong,
}

/// A set of [`Look`]s, a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looks(pub u8);

impl Looks {
    /// Adds one.
    pub fn insert(&mut self, look: Look) {
        self.0 |= 1 << look as u8;
    }

    /// Whether one is among them.
    #[must_use]
    pub fn contains(self, look: Look) -> bool {
        self.0 >> (look as u8) & 1 == 1
    }

    /// Whether words are set as those around them.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// A mention of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermMention {
    /// Which term.
    pub term: TermIndex,
    /// Who marked it.
    pub origin: Origin,
}

/// A mention of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventMention {
    /// Which event.
    pub event: EventIndex,
    /// Who marked it.
    pub origin: Origin,
}

/// Who marked a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The author; it always wins.
    Written,
    /// [`crate::annotate`].
    Found,
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// An allowed address.
    pub src: String,
    /// What it shows.
    pub alt: String,
    /// The text under it.
    pub caption: RichText,
    /// Whose it is.
    pub credit: Option<String>,
    /// Width and height in CSS pixels.
    pub size: Option<(u32, u32)>,
}

/// An entry of the glossary.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// Unique, and safe in a fragment.
    pub id: String,
    /// The name.
    pub label: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// What it is.
    pub kind: TermKind,
    /// One to three sentences.
    pub definition: RichText,
    /// More.
    pub details: Vec<RichText>,
    /// What it was in some time.
    pub at: Vec<ScopedDefinition>,
    /// Related terms.
    pub see_also: Vec<TermIndex>,
    /// A picture.
    pub image: Option<Image>,
    /// Where the definition comes from.
    pub sources: Vec<Source>,
    /// Whether capitals matter.
    pub case: Case,
    /// It is found only as it is written in label and aliases, in no inflected form.
    pub exact: bool,
    /// How often it is linked, where it differs from the article's rule.
    pub mentions: Option<Mentions>,
}

/// What a term was during some time.
#[derive(Clone, Debug, PartialEq)]
pub struct ScopedDefinition {
    /// When.
    pub during: Date,
    /// What it was.
    pub definition: RichText,
}

/// Where a fact comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The title of the document.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where to read it.
    pub url: Option<String>,
    /// When it said so.
    pub as_of: Option<Date>,
    /// The figures that it gives, by name.
    pub figures: Vec<(String, String)>,
}

/// A group of events.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Unique.
    pub id: String,
    /// The name.
    pub label: String,
}

impl Group {
    /// How many groups have a sign of their own; the next ones have the first signs again.
    pub const SIGNS: usize = 8;
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Unique, and safe in a fragment.
    pub id: String,
    /// When.
    pub date: Option<Date>,
    /// When, in the author's words.
    pub display_date: Option<String>,
    /// What, in a line.
    pub title: String,
    /// What, in a few sentences.
    pub text: RichText,
    /// The groups, each once.
    pub groups: Vec<GroupIndex>,
    /// A picture.
    pub image: Option<Image>,
    /// Where it is told.
    pub sources: Vec<Source>,
}

/// A named stretch of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Era {
    /// The name.
    pub label: String,
    /// When.
    pub date: Date,
}
