//! The story after validation: ids resolved to indices, dates parsed, addresses checked, text flattened.
//!
//! Invariants, kept by [`super::lower`]: every index points into its list; ids are unique and safe in a fragment; every
//! address is allowed; spans are on character boundaries inside their text; spans written by the author nest.

use std::ops::Range;

use super::date::Date;
pub use super::schema::{Case, Direction, Mentions, TermKind};

/// The index of a term in [`Story::terms`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermIndex(pub usize);

/// The index of an event in [`Story::events`], which are in the order of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventIndex(pub usize);

/// The index of a group in [`Story::groups`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupIndex(pub usize);

/// The index of a block of the article's body. Its id in the markup counts from 1.
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

/// The article. Without a body it is the host's own article.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// The headline.
    pub title: String,
    /// One or two sentences under the headline.
    pub summary: RichText,
    /// The main points of the story.
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
    /// The text, one passage per block.
    pub body: Vec<Block>,
}

/// An author of the article.
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
        /// The text.
        text: RichText,
    },
    /// A paragraph.
    Paragraph(RichText),
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
        attribution: RichText,
    },
    /// A picture.
    Figure(Image),
    /// Preformatted text.
    Code {
        /// The programming language.
        language: Option<String>,
        /// The text.
        text: String,
    },
    /// A table.
    Table {
        /// The caption.
        caption: RichText,
        /// The column headers.
        head: Vec<RichText>,
        /// The rows, each as long as the header.
        rows: Vec<Vec<RichText>>,
    },
    /// A footnote.
    Footnote {
        /// The label by which the text refers to it.
        label: String,
        /// The note.
        body: Vec<Block>,
    },
}

/// Text with marks.
///
/// # Why spans instead of a tree?
/// A term may begin outside an emphasis and end inside it; a tree would have to be restructured for it, a list of
/// ranges gets another range. Without the found marks the text is the author's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RichText {
    /// The text, without markup. A line feed is a line break.
    pub text: String,
    /// The marks; an outer one comes before those inside it.
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
    /// The byte range.
    pub range: Range<usize>,
    /// The mark.
    pub mark: Mark,
}

/// The meaning or look of a range of text.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Struck out.
    Strike,
    /// Superscript.
    Superscript,
    /// Subscript.
    Subscript,
    /// Code.
    Code,
    /// A link to an allowed address.
    Link(String),
    /// A reference to the footnote with this label; the text of the span is shown.
    Footnote(String),
    /// A mention of a term.
    Term(TermMention),
    /// A mention of an event.
    Event(EventMention),
}

impl Mark {
    /// The look of a mark, if it has no other meaning.
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

/// Looks, from the innermost to the outermost element: the bits of [`Looks`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Code.
    Code,
    /// Subscript.
    Subscript,
    /// Superscript.
    Superscript,
    /// Struck out.
    Strike,
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
}

/// A set of [`Look`]s, a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looks(pub u8);

impl Looks {
    /// Adds a look.
    pub fn insert(&mut self, look: Look) {
        self.0 |= 1 << look as u8;
    }

    /// Whether a look is in the set.
    #[must_use]
    pub fn contains(self, look: Look) -> bool {
        self.0 >> (look as u8) & 1 == 1
    }

    /// Whether the set is empty.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// A mention of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermMention {
    /// The term.
    pub term: TermIndex,
    /// Who marked it.
    pub origin: Origin,
}

/// A mention of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventMention {
    /// The event.
    pub event: EventIndex,
    /// Who marked it.
    pub origin: Origin,
}

/// Who marked a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The author; takes precedence.
    Written,
    /// [`crate::annotate`].
    Found,
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// An allowed address.
    pub src: String,
    /// The alternative text.
    pub alt: String,
    /// The caption.
    pub caption: RichText,
    /// The name of its owner.
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
    /// The kind.
    pub kind: TermKind,
    /// One to three sentences.
    pub definition: RichText,
    /// Further paragraphs.
    pub details: Vec<RichText>,
    /// Definitions for certain periods.
    pub at: Vec<ScopedDefinition>,
    /// Related terms.
    pub see_also: Vec<TermIndex>,
    /// A picture.
    pub image: Option<Image>,
    /// Sources of the definition.
    pub sources: Vec<Source>,
    /// Whether it is matched case-sensitively.
    pub case: Case,
    /// Only label and aliases are found, no inflected forms.
    pub exact: bool,
    /// How often it is linked, if it overrides the article's setting.
    pub mentions: Option<Mentions>,
}

/// The definition of a term for a period.
#[derive(Clone, Debug, PartialEq)]
pub struct ScopedDefinition {
    /// The period.
    pub during: Date,
    /// The definition.
    pub definition: RichText,
}

/// A source of a fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The title of the document.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where to read it.
    pub url: Option<String>,
    /// The date as of which it says so.
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
    /// The number of distinct symbols of groups; further groups reuse them.
    pub const SIGNS: usize = 8;
}

/// An event.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Unique, and safe in a fragment.
    pub id: String,
    /// The date.
    pub date: Option<Date>,
    /// The author's label for the date.
    pub display_date: Option<String>,
    /// The title, one line.
    pub title: String,
    /// The description.
    pub text: RichText,
    /// The groups, each once.
    pub groups: Vec<GroupIndex>,
    /// A picture.
    pub image: Option<Image>,
    /// Sources.
    pub sources: Vec<Source>,
}

/// A named period.
#[derive(Clone, Debug, PartialEq)]
pub struct Era {
    /// The name.
    pub label: String,
    /// The period.
    pub date: Date,
}
