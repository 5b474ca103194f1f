//! Drafts a story from an article: terms with the definitions that the text gives, and dated events.
//!
//! ```text
//! bytes -> source      (plain text, Markdown, an HTML page, .docx: front matter and story Markdown)
//!       -> article     (its texts, split into sentences and tokens, with word statistics)
//!       -> names, acronyms, phrases, definitions -> terms   (merged by alias, ranked)
//!       -> happenings  (dated sentences in which something happens, merged)
//!       -> story.md    (certain suggestions are published, the others are marked with `draft: true`)
//! ```
//!
//! No text is generated: definitions are quoted from the article, dates are found by [`crate::annotate::dates`], titles
//! are clauses of its sentences. The same bytes give the same draft: no file and no clock is used.

mod acronyms;
mod article;
mod asides;
mod definitions;
mod happenings;
mod headline;
mod json;
mod names;
mod phrases;
mod reach;
mod source;
mod story_file;
mod subordinate;
mod terms;
mod text;
mod vocabulary;
mod years;

use std::ops::Range;

use crate::diagnostics::Diagnostic;
pub use crate::passage::{Place, Position, Text};
pub use crate::reason::Certainty;
use crate::reason::Reason;
use crate::story::date::Date;
use crate::story::model::TermKind;
use article::Article;
pub use source::Format;
use source::Source;
pub(crate) use story_file::{escape, quoted, slug};

/// The article, and what is known about it.
#[derive(Clone, Debug, Default)]
pub struct Input<'a> {
    /// The content of the file.
    pub bytes: &'a [u8],
    /// Its format; detected by default.
    pub format: Option<Format>,
    /// BCP 47 tag; detected by default.
    pub language: Option<&'a str>,
    /// EDTF date of publication, if the article does not contain it. Relative dates are resolved from it.
    pub published: Option<&'a str>,
    /// A glossary whose definitions are used for its terms.
    pub glossary: Vec<KnownTerm>,
    /// Tells which pictures exist in the folder of the story.
    pub has_file: HasFile<'a>,
}

/// Returns whether a path, relative to the folder of the story, is a file. By default no path is.
#[derive(Clone, Copy)]
pub struct HasFile<'a>(pub &'a dyn Fn(&str) -> bool);

impl Default for HasFile<'_> {
    fn default() -> Self {
        Self(&|_| false)
    }
}

impl std::fmt::Debug for HasFile<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.write_str("HasFile")
    }
}

/// A term of [`Input::glossary`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KnownTerm {
    /// Its name.
    pub label: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Its kind, if known.
    pub kind: Option<TermKind>,
    /// Its definition, in the Markdown of a story.
    pub definition: String,
}

/// A draft.
#[derive(Clone, Debug)]
pub struct Draft {
    /// `story.md`.
    pub story: String,
    /// Whether the text has no headline, and "Untitled" stands for it.
    pub is_untitled: bool,
    /// Terms by rank, then events by date.
    pub suggestions: Vec<Suggestion>,
    /// The texts of the article, to which each [`Place`] refers.
    pub texts: Vec<Text>,
    /// Pictures embedded in the file, by their paths in the story.
    pub files: Vec<(String, Vec<u8>)>,
    /// What was left out, and what the author has to add.
    pub diagnostics: Vec<Diagnostic>,
}

/// A term or an event that the text suggests.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// Its id in the story.
    pub id: String,
    /// The term or event.
    pub what: Suggested,
    /// The evidence for it.
    pub reasons: Vec<Reason>,
    /// The confidence in it.
    pub certainty: Certainty,
    /// Its first mention.
    pub place: Place,
}

impl Suggestion {
    /// The reasons in English.
    #[must_use]
    pub fn reason(&self) -> String {
        self.reasons.iter().map(Reason::to_string).collect::<Vec<_>>().join("; ")
    }
}

/// A suggested entry.
#[derive(Clone, Debug, PartialEq)]
pub enum Suggested {
    /// An entry of the glossary.
    Term {
        /// Its name.
        label: String,
        /// Other spellings in the text.
        aliases: Vec<String>,
        /// Its kind, if the text shows it.
        kind: Option<TermKind>,
        /// Its definition, quoted from the text or taken from [`Input::glossary`].
        definition: Option<String>,
        /// The place of that definition in the text.
        defined_at: Option<Place>,
        /// How often it is mentioned.
        mentions: usize,
    },
    /// An event of the timeline.
    Event {
        /// A clause of the sentence.
        title: String,
        /// Its date.
        date: Date,
        /// The whole sentence.
        text: String,
    },
}

/// Drafts a story.
///
/// # Errors
/// One diagnostic if the bytes have no known format, or contain no text.
pub fn draft(input: &Input) -> Result<Draft, Diagnostic> {
    let mut source = source::read(input)?;
    let texts = source.texts();
    let language = source.language.clone();
    let article = Article::new(&texts, &language);
    if source.published.is_none() {
        source.published = happenings::reported(&article).map(|date| date.edtf().to_owned());
    }
    let published = source.published.as_deref().and_then(|date| Date::parse(date).ok());
    let day = published.as_ref().and_then(Date::earliest);
    let terms = terms::terms(&article, &source.title, &input.glossary);
    let events = happenings::happenings(&article, day);
    if published.is_none() {
        source.diagnostics.push(no_publication());
    }
    let mut suggestions = terms;
    suggestions.extend(events);
    let mut story = story_file::write(&source, &suggestions);
    let unreached = reach::unreached(&story);
    if !unreached.is_empty() {
        // No date in the text links to these events: the author has to mark the place.
        let is_unreached = |suggestion: &&mut Suggestion| {
            matches!(suggestion.what, Suggested::Event { .. }) && unreached.contains(&suggestion.id)
        };
        for suggestion in suggestions.iter_mut().filter(is_unreached) {
            suggestion.certainty = Certainty::Likely;
            suggestion.reasons.push(Reason::Unreached);
        }
        story = story_file::write(&source, &suggestions);
    }
    let Source { is_untitled, files, diagnostics, .. } = source;
    Ok(Draft { story, is_untitled, suggestions, texts, files, diagnostics })
}

/// Key phrases by YAKE alone, best first. Public only as the baseline in the tests of drafts.
#[must_use]
pub fn key_phrases(text: &str, language: &str, number: usize) -> Vec<String> {
    phrases::yake(text, &vocabulary::Vocabulary::of(language), number)
        .into_iter()
        .map(|(phrase, _)| phrase)
        .collect()
}

/// The acronyms of a text with their long forms, short form first. Public only for the tests of labelled acronyms.
#[must_use]
pub fn acronyms_of(text: &str, language: &str) -> Vec<(String, String)> {
    let of = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default().to_owned();
    let found = acronyms::acronyms(text, &vocabulary::Vocabulary::of(language));
    found.iter().map(|acronym| (of(&acronym.short), of(&acronym.long))).collect()
}

fn no_publication() -> Diagnostic {
    Diagnostic::warning(
        "$.article.published",
        "the text does not say when it was published; dates such as \"last week\" stay unread",
    )
    .hint("give the day of publication with --published 2026-03-14")
}
