//! Text and pictures.

use serde::Serialize;

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
    /// Text with a mark.
    Node(Node),
}

/// Inline text with a mark.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Node {
    /// Emphasis.
    Emphasis(RichText),
    /// Strong emphasis.
    Strong(RichText),
    /// Struck out: no longer valid.
    Strike(RichText),
    /// Superscript, as in a power or `1er`.
    Superscript(RichText),
    /// Subscript, as in H₂O.
    Subscript(RichText),
    /// Code, file names, keys.
    Code(String),
    /// A line break within a paragraph, as in a poem or an address.
    LineBreak {},
    /// A link; http, https, mailto and relative addresses are kept, any other is refused.
    Link {
        /// The address.
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
    /// The alternative text; empty if the picture is only decorative.
    pub alt: String,
    /// The text under the picture.
    #[serde(default, skip_serializing_if = "RichText::is_empty")]
    pub caption: RichText,
    /// The name of the picture's owner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// Width in CSS pixels; with the height it reserves space before the picture is loaded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Height in CSS pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}
