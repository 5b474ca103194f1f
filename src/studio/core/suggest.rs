//! Suggestions for the text of a document.

use std::collections::HashMap;
use std::rc::Rc;

use serde_json::{Value, json};

use crate::draft::{self, Draft, Format, Input, Suggested};
use crate::language;
use crate::passage::Text;
use crate::story::markdown::{self, write};
use crate::studio::document::{Document, List};
use crate::studio::entry::text;
use crate::studio::review::Suggestion;

/// Suggestions, and the texts that their places refer to.
pub(super) struct Suggestions {
    suggestions: Vec<Suggestion>,
    passages: Vec<Text>,
}

impl Suggestions {
    pub(super) fn to_json(&self) -> Value {
        json!({ "suggestions": self.suggestions, "passages": self.passages })
    }
}

/// Drafts the text of a document.
///
/// # Errors
/// A message for people, if the text cannot be read.
pub(super) fn suggest(document: &Document) -> Result<Suggestions, String> {
    if document.body.trim().is_empty() {
        return Ok(Suggestions { suggestions: Vec::new(), passages: Vec::new() });
    }
    let document = document.draft_source();
    let story = write::story(&document.facts, &document.body);
    let language = Some(document.fact("language")).filter(|language| !language.is_empty());
    let input =
        Input { bytes: story.as_bytes(), format: Some(Format::Markdown), language, ..Input::default() };
    draft::draft(&input).map(|draft| of_draft(&draft)).map_err(|fault| fault.message)
}

/// The suggestions of a draft, with the entries that it would write.
pub(super) fn of_draft(draft: &Draft) -> Suggestions {
    let front = markdown::parts(&draft.story).map(|(front, _)| front).unwrap_or_default();
    let tag = text(&front, "language");
    let list = |path: &str| front.pointer(path).and_then(Value::as_array).into_iter().flatten();
    let by_id = |path: &str| -> HashMap<&str, &Value> {
        list(path).map(|entry| (text(entry, "id"), entry)).collect()
    };
    let (terms, events) = (by_id("/glossary"), by_id("/timeline/events"));
    let suggestion = |found: &draft::Suggestion| {
        let (list, entries, mentions, date) = match &found.what {
            Suggested::Term { mentions, .. } => (List::Terms, &terms, *mentions, String::new()),
            Suggested::Event { date, .. } => (List::Events, &events, 0, date.title(language::of(tag))),
        };
        let mut entry = entries.get(found.id.as_str())?.as_object()?.clone();
        entry.remove("draft");
        let reasons = found.reasons.clone();
        let (certainty, place) = (found.certainty, found.place.clone());
        Some(Suggestion { list, entry, mentions, date, reasons, certainty, place })
    };
    Suggestions {
        suggestions: draft.suggestions.iter().filter_map(suggestion).collect(),
        passages: draft.texts.clone(),
    }
}

/// The document of a draft: the article without accepted suggestions.
pub(super) fn document(draft: &Draft) -> Document {
    let Some((Value::Object(mut front), body)) = markdown::parts(&draft.story) else {
        return Document::default();
    };
    front.remove("glossary");
    front.remove("timeline");
    // What stands for a headline is for the page to say.
    if draft.is_untitled {
        front.remove("title");
    }
    Document { facts: Rc::new(front), body: body.trim().into(), ..Document::default() }
}
