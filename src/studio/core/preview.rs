//! The story of a document as the element draws it, and what is wrong with it.

use serde_json::{Map, Value, json};

use super::findings::{self, Body};
use super::{Files, story_md};
use crate::compile::compile;
use crate::diagnostics::Diagnostic;
use crate::language;
use crate::site::{self, source::Source};
use crate::story::date::Date;
use crate::studio::document::{Document, List, text};
use crate::view_model::file;

/// `story` (a story file with its view model, as text; null where there is none), `findings`, `passages` (where each
/// block begins in the Markdown, in UTF-16 units), `dates` (of events, by id, as readers see them).
pub(super) fn preview(document: &Document, mut files: Files) -> Value {
    const PATH: &str = "story.md";
    let markdown = story_md::of_document(document);
    let start = markdown.len() - document.body.trim().len() - 1;
    let body = Body::new(&markdown, start, &document.body);
    files.insert(PATH.to_owned(), markdown.clone().into_bytes());
    let Ok(mut source) = Source::read(&files, PATH) else { return Value::Null };
    let blocks = source.value.pointer("/article/body").and_then(Value::as_array).map_or(0, Vec::len);
    let passages: Vec<usize> = (0..blocks)
        .map(|index| {
            let path = format!("$.article.body[{index}]");
            body.offset(source.map.locate(Diagnostic::error(path, "")).spot.range.start)
        })
        .collect();
    let found = match site::check(&files, PATH) {
        Ok(report) => findings::told(&report, &source.value, &body),
        Err(_) => Vec::new(),
    };
    let lowered = source.lower();
    let story = lowered.map(|lowered| file::attach(&source.value.to_string(), &compile(lowered).1));
    json!({ "story": story, "findings": found, "passages": passages, "dates": dates(document) })
}

fn dates(document: &Document) -> Map<String, Value> {
    let language = language::of(document.fact("language"));
    let said = |event: &Value| Some(Date::parse(text(event, "date")).ok()?.title(language));
    let events = document.list(List::Events).iter();
    events.filter_map(|event| Some((text(event, "id").to_owned(), Value::from(said(event)?)))).collect()
}
