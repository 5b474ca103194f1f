//! The story file as it is written on the wire: exactly the JSON, no more.
//!
//! These types are the public contract (`story.json`, version 1); the JSON Schema that
//! `explainer schema` prints is generated from them. Nothing here is checked beyond its shape:
//! [`super::lower`] turns it into the validated [`super::model`].
//!
//! # Why nodes tagged by their key?
//! A node is a string or an object with one key (`{"strong": […]}`). An internal tag (`"type": "…"`)
//! reads as well, but makes serde buffer every node, which costs weight in the browser.

use std::collections::BTreeMap;

use serde::Serialize;

/// The version of the format that this build reads and writes.
pub const VERSION: u64 = 1;

/// A whole story file.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
pub struct Story {
    /// The version of the format: 1.
    pub version: u64,
    /// The article. May be left out where the host page brings its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<Article>,
    /// What the reader can look up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub glossary: Vec<Term>,
    /// What happened when.
    #[serde(default)]
    pub timeline: Timeline,
    /// What `explainer build` made of all this, in a form of its own; nobody writes it by hand. Where it is left
    /// out, or the rest was changed since, the browser finds the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub view: Vec<serde_json::Value>,
}

/// The article and what is known about it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
pub struct Article {
    /// The headline.
    pub title: String,
    /// One or two sentences under the headline.
    #[serde(default, skip_serializing_if = "RichText::is_empty")]
    pub summary: RichText,
    /// The story in a few points.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub key_points: Vec<RichText>,
    /// BCP 47 language tag of the story, such as `en` or `pt-BR`; `en` where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Writing direction; worked out from the language where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Author>,
    /// EDTF date of publication; relative dates in the text are resolved against it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// EDTF date of the last change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<String>,
    /// The canonical address of the article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// How often a term is linked; a term may say otherwise for itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mentions: Option<Mentions>,
    /// The text, block by block.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Block>,
}

/// Writing direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// Somebody who wrote the article.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
pub struct Author {
    /// The name as it is printed.
    pub name: String,
    /// A page about the author.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A block of the article's body.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A heading of level 2 to 6; level 1 is the title.
    Heading {
        /// 2 to 6.
        level: u8,
        /// The words of the heading.
        text: RichText,
    },
    /// A paragraph.
    Paragraph(RichText),
    /// A list.
    List {
        /// Numbered rather than bulleted.
        #[serde(default, skip_serializing_if = "is_false")]
        ordered: bool,
        /// Each item is a run of blocks.
        items: Vec<Vec<Block>>,
    },
    /// A quotation set off from the text.
    Quotation {
        /// What was said.
        body: Vec<Block>,
        /// Who said it, and where.
        #[serde(default, skip_serializing_if = "RichText::is_empty")]
        attribution: RichText,
    },
    /// A picture with its caption.
    Figure(Image),
    /// Program text or another text set as it is.
    Code {
        /// The language of the code, for the reader's tools.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<String>,
        /// The text, with its line breaks.
        text: String,
    },
    /// A table.
    Table {
        /// What the table shows.
        #[serde(default, skip_serializing_if = "RichText::is_empty")]
        caption: RichText,
        /// The heads of the columns.
        head: Vec<RichText>,
        /// The rows, each with as many cells as `head`.
        rows: Vec<Vec<RichText>>,
    },
    /// A note, shown after the article and reached from a `footnote` in the text.
    Footnote {
        /// The name that the text refers to it by.
        label: String,
        /// The note.
        body: Vec<Block>,
    },
}

/// Text with its inline markup. In JSON a list of nodes, or a plain string.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(with = "RichTextSchema"))]
#[serde(transparent)]
pub struct RichText(pub Vec<Inline>);

impl RichText {
    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<&str> for RichText {
    fn from(text: &str) -> Self {
        Self(vec![Inline::Text(text.to_owned())])
    }
}

/// What [`RichText`] accepts, for the JSON Schema.
#[cfg(feature = "author")]
#[derive(schemars::JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only its schema is used")]
enum RichTextSchema {
    /// Plain text.
    Plain(String),
    /// Text with inline markup.
    Nodes(Vec<Inline>),
}

/// A piece of text: in JSON a plain string, or an object with one key.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Text with a meaning or a look of its own.
    Node(Node),
}

/// Inline text with a meaning or a look of its own.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Node {
    /// Stressed.
    Emphasis(RichText),
    /// Important.
    Strong(RichText),
    /// Code, names of files, keys.
    Code(String),
    /// A link; http, https, mailto and relative addresses are kept, any other is refused.
    Link {
        /// Where it leads.
        href: String,
        /// The words of the link.
        text: RichText,
    },
    /// A mention of a term.
    Term {
        /// The id of the term.
        id: String,
        /// The words of the mention.
        text: RichText,
    },
    /// A mention of an event.
    Event {
        /// The id of the event.
        id: String,
        /// The words of the mention.
        text: RichText,
    },
    /// A reference to the footnote of this label.
    Footnote(String),
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
pub struct Image {
    /// The address of the picture, relative to the story file or absolute.
    pub src: String,
    /// What the picture shows, for those who do not see it; empty where it only decorates.
    pub alt: String,
    /// The text under the picture.
    #[serde(default, skip_serializing_if = "RichText::is_empty")]
    pub caption: RichText,
    /// Whose picture it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// Width in CSS pixels; with the height it reserves the room before the picture arrives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Height in CSS pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}

/// How often a term is linked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Mentions {
    /// At its first mention on the page.
    First,
    /// At its first mention in each section.
    #[default]
    Section,
    /// At every mention.
    All,
    /// Only where the author marks it.
    Never,
}

/// Whether capitals matter when a term is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Case {
    /// They do where at least three quarters of the spelling's letters are capitals (`NATO`).
    #[default]
    Auto,
    /// They do.
    Sensitive,
    /// They do not.
    Insensitive,
}

/// What a term is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum TermKind {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
    /// An idea or a word of a trade.
    #[default]
    Concept,
    /// A law or a treaty.
    Law,
    /// A project or a product.
    Project,
    /// An event that recurs or has a name of its own.
    Event,
    /// Something that somebody claims.
    Claim,
}

/// An entry of the glossary.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
pub struct Term {
    /// Unique among the terms; letters, digits, `-`, `_`. Part of the deep link `#term-<id>`.
    pub id: String,
    /// The name of the term, and the first spelling that is looked for in the text.
    pub label: String,
    /// Other spellings, inflections and abbreviations that are looked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// What the term is.
    #[serde(default)]
    pub kind: TermKind,
    /// One to three sentences.
    #[serde(default)]
    pub definition: RichText,
    /// More, for those who want it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<RichText>,
    /// What it was in some time, where that differs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<ScopedDefinition>,
    /// Ids of related terms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub see_also: Vec<String>,
    /// A picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// Where the definition comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// Whether capitals matter when it is looked for.
    #[serde(default)]
    pub case: Case,
    /// Whether it is found only as it is written in label and aliases, and in no inflected form.
    #[serde(default, skip_serializing_if = "is_false")]
    pub exact: bool,
    /// How often it is linked; as the article says where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mentions: Option<Mentions>,
}

/// What a term or an office-holder was during some time.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
pub struct ScopedDefinition {
    /// EDTF date or interval in which the definition holds.
    pub during: String,
    /// What it was then.
    pub definition: RichText,
}

/// Where a fact comes from.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
pub struct Source {
    /// The title of the document.
    pub title: String,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Where to read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// EDTF date at which it said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// The figures that it gives, by name. Sources that give one name different figures disagree,
    /// and the reader is shown them all.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub figures: BTreeMap<String, String>,
}

/// What happened when.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
pub struct Timeline {
    /// The groups in the order in which they are shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    /// The events, in any order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Event>,
    /// Named stretches of time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub eras: Vec<Era>,
}

/// A group of events.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
pub struct Group {
    /// Unique among the groups.
    pub id: String,
    /// The name of the group.
    pub label: String,
}

/// Something that happened.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
pub struct Event {
    /// Unique among the events; letters, digits, `-`, `_`. Part of the deep link `#event-<id>`.
    pub id: String,
    /// EDTF date, interval or open interval; left out where nothing is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The date in the author's words, shown instead of the one worked out from `date`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_date: Option<String>,
    /// What happened, in a line.
    pub title: String,
    /// What happened, in a few sentences.
    #[serde(default, skip_serializing_if = "RichText::is_empty")]
    pub text: RichText,
    /// Ids of the groups that it belongs to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// A picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// Where it is told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
}

/// A named stretch of time.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
pub struct Era {
    /// The name.
    pub label: String,
    /// EDTF date or interval.
    pub date: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(value: &bool) -> bool {
    !value
}
