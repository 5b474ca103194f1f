//! The glossary: terms, and where what they say comes from.

use std::collections::BTreeMap;

use serde::Serialize;

use super::is_false;
use super::text::{Image, RichText};

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
