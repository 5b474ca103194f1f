//! Drafts a story from an article: terms with the definitions that the text gives, and dated events.
//!
//! ```text
//! bytes -> source      (plain text, Markdown, an HTML page, .docx: front matter and story Markdown)
//!       -> article     (its texts, taken apart: sentences, tokens, which words keep their capitals)
//!       -> names, acronyms, phrases, definitions -> terms   (merged by alias, ranked)
//!       -> happenings  (dated sentences in which something happens, merged)
//!       -> story.md    (what is certain, and what waits for the author as `draft: true`)
//! ```
//!
//! Nothing is invented: a definition is quoted from the text, a date is read by [`crate::annotate::dates`], a title
//! is a clause of the sentence. The same bytes give the same draft. No file is read here and no clock.

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
mod terms;
mod text;
mod vocabulary;

use std::ops::Range;

use crate::diagnostics::Diagnostic;
use crate::reason::Reason;
use crate::story::date::Date;
use crate::story::model::TermKind;
use article::Article;
pub use article::{Position, Text};
pub use source::Format;
use source::Source;
pub(crate) use story_file::{escape, quoted, slug};

/// What is drafted from.
#[derive(Clone, Debug, Default)]
pub struct Input<'a> {
    /// The file.
    pub bytes: &'a [u8],
    /// What the bytes are; found out from their beginning where nothing is given.
    pub format: Option<Format>,
    /// BCP 47 tag; found out from the text where nothing is given.
    pub language: Option<&'a str>,
    /// EDTF date of publication, for texts that do not say it. Relative dates count from it.
    pub published: Option<&'a str>,
    /// Terms that are known already.
    pub glossary: Vec<KnownTerm>,
    /// Which pictures lie beside the story.
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

/// A term of the house's own glossary.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KnownTerm {
    /// Its name.
    pub label: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// What it is.
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
    /// Terms and events, each in the order in which it is offered.
    pub suggestions: Vec<Suggestion>,
    /// The texts of the article, which the places are in.
    pub texts: Vec<Text>,
    /// Pictures that came inside the file, by the paths that the story gives them.
    pub files: Vec<(String, Vec<u8>)>,
    /// What could not be kept, and what the author has to add.
    pub diagnostics: Vec<Diagnostic>,
}

/// A term or an event that the text suggests.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// Its id in the story.
    pub id: String,
    /// What is suggested.
    pub what: Suggested,
    /// Why.
    pub reasons: Vec<Reason>,
    /// How sure it is.
    pub certainty: Certainty,
    /// Where the text shows it first.
    pub place: Place,
}

impl Suggestion {
    /// Why it is suggested, in a few English words.
    #[must_use]
    pub fn reason(&self) -> String {
        self.reasons.iter().map(Reason::to_string).collect::<Vec<_>>().join("; ")
    }
}

/// What is suggested.
#[derive(Clone, Debug, PartialEq)]
pub enum Suggested {
    /// An entry of the glossary.
    Term {
        /// Its name.
        label: String,
        /// Other spellings in the text.
        aliases: Vec<String>,
        /// What it is, where the text shows it.
        kind: Option<TermKind>,
        /// Its definition: the words of the text, or those of the house's glossary.
        definition: Option<String>,
        /// Where the text defines it.
        defined_at: Option<Place>,
        /// How often it is mentioned.
        mentions: usize,
    },
    /// An event of the timeline.
    Event {
        /// A clause of the sentence.
        title: String,
        /// When.
        date: Date,
        /// The whole sentence.
        text: String,
    },
}

/// How sure a suggestion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// A guess. It waits for the author.
    Possible,
    /// Probably right, but something is missing, such as a definition. It waits for the author.
    Likely,
    /// The text says so. It is published.
    Certain,
}

/// A place in the article's body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The block of the body, counted from 0.
    pub passage: usize,
    /// Which of the block's texts, counted from 0: lists, tables and quotations have several.
    pub part: usize,
    /// UTF-8 bytes of that text.
    pub range: Range<usize>,
}

/// Drafts a story.
///
/// # Errors
/// One diagnostic where the bytes cannot be read as any known format, or hold no text.
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
        // The text says when, but readers would not be led there: it is for the author to say where.
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

/// Key phrases by YAKE alone, best first: what a draft is compared with.
#[must_use]
pub fn key_phrases(text: &str, language: &str, number: usize) -> Vec<String> {
    phrases::yake(text, &vocabulary::Vocabulary::of(language), number)
        .into_iter()
        .map(|(phrase, _)| phrase)
        .collect()
}

/// The acronyms of a text with their long forms, short form first.
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
