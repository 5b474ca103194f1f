//! The glossary: terms and sources.

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

/// Whether a term is searched case-sensitively.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Case {
    /// Case-sensitive if at least three quarters of the spelling's letters are capitals (`NATO`).
    #[default]
    Auto,
    /// Case-sensitive.
    Sensitive,
    /// Case-insensitive.
    Insensitive,
}

/// The kind of a term.
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
    /// A concept or a technical term.
    #[default]
    Concept,
    /// A law or a treaty.
    Law,
    /// A project or a product.
    Project,
    /// An event that recurs or has a name.
    Event,
    /// A disputed claim.
    Claim,
}

impl TermKind {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::Person,
        Self::Organisation,
        Self::Place,
        Self::Concept,
        Self::Law,
        Self::Project,
        Self::Event,
        Self::Claim,
    ];

    /// The name in a story file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Concept => "concept",
            Self::Law => "law",
            Self::Project => "project",
            Self::Event => "event",
            Self::Claim => "claim",
        }
    }
}

/// An entry of the glossary.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
pub struct Term {
    /// Unique among the terms; letters, digits, `-`, `_`. Part of the deep link `#term-<id>`.
    pub id: String,
    /// The name of the term, and the first spelling that is searched in the text.
    pub label: String,
    /// Other spellings, inflections and abbreviations that are searched.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The kind of the term.
    #[serde(default)]
    pub kind: TermKind,
    /// One to three sentences.
    #[serde(default)]
    pub definition: RichText,
    /// Further paragraphs, shown when the card is unfolded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<RichText>,
    /// Definitions for periods in which it was something else.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<ScopedDefinition>,
    /// Ids of related terms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub see_also: Vec<String>,
    /// A picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// Sources for the definition.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// Whether it is searched case-sensitively.
    #[serde(default)]
    pub case: Case,
    /// Whether only label and aliases are found, and no inflected forms.
    #[serde(default, skip_serializing_if = "is_false")]
    pub exact: bool,
    /// How often it is linked; the default is the article's setting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mentions: Option<Mentions>,
}

/// The definition of a term, such as an office, for a period.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
pub struct ScopedDefinition {
    /// EDTF date or interval in which the definition holds.
    pub during: String,
    /// The definition for that period.
    pub definition: RichText,
}

/// A source of a fact.
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
    /// EDTF date as of which the source says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// The figures that it gives, by name. If sources give different figures for one name, the reader is shown all of
    /// them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub figures: BTreeMap<String, String>,
}

#[cfg(test)]
mod tests {
    use super::TermKind;

    #[test]
    fn kinds_have_the_names_that_are_written() {
        for kind in TermKind::ALL {
            assert_eq!(serde_json::to_value(kind).ok(), Some(kind.name().into()));
        }
    }
}
