//! The format of the story file.
//!
//! These types are the public contract (`story.json`, version 1); the JSON Schema printed by `explainer schema` is
//! generated from them. [`super::lower`] validates stories and converts them to the [`super::model`].
//!
//! # Why nodes tagged by their key?
//! A node is a string or an object with one key (`{"strong": […]}`). An internal tag (`"type": "…"`)
//! reads as well, but makes Serde buffer every node, which adds to the size in the browser.

mod glossary;
mod text;
mod timeline;

use serde::Serialize;

pub use glossary::{Case, Mentions, ScopedDefinition, Source, Term, TermKind};
pub use text::{Image, Inline, Node, RichText};
pub use timeline::{Era, Event, Group, Timeline};

/// The version of the format that this build reads and writes.
pub const VERSION: u64 = 1;

/// A whole story file.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
pub struct Story {
    /// The version of the format: 1.
    pub version: u64,
    /// The article. May be omitted if the host page contains the article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<Article>,
    /// The glossary: terms that the reader can look up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub glossary: Vec<Term>,
    /// The timeline: events with their dates.
    #[serde(default)]
    pub timeline: Timeline,
    /// The view model that `explainer build` adds, in an internal format. If it is missing, or the rest was changed
    /// since, the browser computes it again.
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
    /// The main points of the story.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub key_points: Vec<RichText>,
    /// BCP 47 language tag of the story, such as `en` or `pt-BR`; the default is `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Writing direction; the default is that of the language.
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
    /// How often a term is linked; a term may override it.
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

/// An author of the article.
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
    /// Program text or other preformatted text.
    Code {
        /// The language of the code, for the reader's tools.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<String>,
        /// The text, with its line breaks.
        text: String,
    },
    /// A table.
    Table {
        /// The caption of the table.
        #[serde(default, skip_serializing_if = "RichText::is_empty")]
        caption: RichText,
        /// The column headers.
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

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(value: &bool) -> bool {
    !value
}
