//! Why a term or an event is suggested: a draft tells it, the studio says it in the language of its author.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A reason for a suggestion. [`Display`](fmt::Display) says it in English.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The house's glossary has the term.
    InGlossary,
    /// The text defines the term.
    Defined,
    /// The text has an acronym and what it is short for.
    LongForm,
    /// It is a name.
    Name,
    /// The text says that something is called so.
    Called,
    /// It stands in quotation marks.
    Quoted,
    /// It stands in the text again and again.
    Recurs,
    /// It is a noun.
    Noun,
    /// It is a noun with what belongs to it.
    NounPhrase,
    /// The text mentions the term so often.
    Mentions(usize),
    /// A sentence tells of something at a date, which it has in these words.
    Sentence(Evidence, String),
    /// No passage leads to the event by itself.
    Unreached,
}

/// What speaks for or against taking a dated sentence for an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// The date is that of publication: the sentence may tell how things stand.
    Present,
    /// It is told as what may be.
    Conditional,
    /// The date lies ahead, and its year is not said.
    FutureWithoutYear,
    /// The date lies ahead.
    Future,
    /// The year of the date is not certain.
    UnclearYear,
    /// It is only told about how many years ago it was.
    Remembered,
    /// The date may only qualify a thing.
    Qualifies,
    /// It may happen again and again.
    Habit,
    /// Somebody is quoted.
    Quotation,
    /// The date is coarse.
    Coarse,
    /// The date is a part of a day, probably of the day told before.
    PartOfDay,
    /// Nothing speaks against it.
    Dated,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::InGlossary => "in the glossary",
            Self::Defined => "defined in the text",
            Self::LongForm => "acronym with its long form",
            Self::Name => "name",
            Self::Called => "called so in the text",
            Self::Quoted => "in quotation marks",
            Self::Recurs => "recurs",
            Self::Noun => "noun",
            Self::NounPhrase => "noun phrase",
            Self::Mentions(1) => "1 mention",
            Self::Mentions(number) => return write!(f, "{number} mentions"),
            Self::Sentence(evidence, date) => return write!(f, "{evidence} (“{date}”)"),
            Self::Unreached => "no passage leads to it by itself",
        })
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::Present => "the sentence may tell how things stand",
            Self::Conditional => "this may not have happened",
            Self::FutureWithoutYear => "the date lies ahead, and its year is not said",
            Self::Future => "it lies ahead",
            Self::UnclearYear => "the year of the date is not certain",
            Self::Remembered => "it is only told about how long ago",
            Self::Qualifies => "the date may only qualify a thing",
            Self::Habit => "this may happen again and again",
            Self::Quotation => "somebody is quoted",
            Self::Coarse => "the date is coarse",
            Self::PartOfDay => "it may be a detail of what is told before",
            Self::Dated => "a dated sentence",
        })
    }
}
