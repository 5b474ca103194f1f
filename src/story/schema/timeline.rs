//! The timeline: groups, events and eras.

use serde::Serialize;

use super::glossary::Source;
use super::text::{Image, RichText};

/// The timeline: events with their dates.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
pub struct Timeline {
    /// The groups in the order in which they are shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    /// The events, in any order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Event>,
    /// Named periods.
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

/// An event.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
pub struct Event {
    /// Unique among the events; letters, digits, `-`, `_`. Part of the deep link `#event-<id>`.
    pub id: String,
    /// EDTF date, interval or open interval; omitted if unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The date in the author's words, shown instead of the formatted `date`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_date: Option<String>,
    /// What happened, in one line.
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
    /// Sources for the event.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
}

/// A named period.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
pub struct Era {
    /// The name.
    pub label: String,
    /// EDTF date or interval.
    pub date: String,
}
