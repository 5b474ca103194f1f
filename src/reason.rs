//! The reasons for suggestions and their certainty as data: a draft contains them, and the studio words them in the
//! author's language.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A reason for a suggestion. [`Display`](fmt::Display) words it in English.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The term is in the glossary that was given.
    InGlossary,
    /// The text defines the term.
    Defined,
    /// The text may define the term, or tell something else about it.
    MayDefine,
    /// The text has an acronym with its long form.
    LongForm,
    /// It is a name.
    Name,
    /// The text says that something is called by this name.
    Called,
    /// It is in quotation marks.
    Quoted,
    /// It occurs repeatedly.
    Recurs,
    /// It is a noun.
    Noun,
    /// It is a noun phrase.
    NounPhrase,
    /// The number of mentions of the term in the text.
    Mentions(usize),
    /// A dated sentence, with the words of its date.
    Sentence(Evidence, String),
    /// No passage links to the event automatically.
    Unreached,
}

/// Evidence for or against suggesting a dated sentence as an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// The date is that of publication: the sentence may describe the current state.
    Present,
    /// The sentence is conditional.
    Conditional,
    /// The date is in the future, and its year is not given.
    FutureWithoutYear,
    /// The date is in the future.
    Future,
    /// The year of the date is not certain.
    UnclearYear,
    /// The year of the date is taken from the text before it, or from nothing that says it.
    CarriedYear,
    /// The sentence says only about how many years ago it was.
    Remembered,
    /// The date may only qualify a noun.
    Qualifies,
    /// It may happen repeatedly.
    Habit,
    /// The sentence quotes somebody.
    Quotation,
    /// The date is imprecise.
    Coarse,
    /// The date is a part of a day, probably of the day mentioned before.
    PartOfDay,
    /// Nothing speaks against it.
    Dated,
}

/// How sure a suggestion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// A guess. It waits for the author.
    Possible,
    /// Probably right, but something is missing, such as a definition. It waits for the author.
    Likely,
    /// The text says so. It is published.
    Certain,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::InGlossary => "in the glossary",
            Self::Defined => "defined in the text",
            Self::MayDefine => "the definition may be about something else",
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
            Self::CarriedYear => "the sentence does not say the year of the date",
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
