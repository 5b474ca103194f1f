//! The preview of a document: its view model and its findings.

use serde_json::{Map, Value, json};

use super::findings::{self, Body};
use super::{Files, story_md};
use crate::language;
use crate::site::{self, source::Source};
use crate::story::date::Date;
use crate::studio::document::{Document, List};
use crate::studio::entry::text;
use crate::view_model::file;

/// The name of the story file in the answer.
const STORY: &str = "story.json";
/// The story before the view model: the element only reads the view model.
const BUILT: &str = "{\"version\":1}";

/// Returns `findings`, `passages` (the start of each block in the Markdown, in UTF-16 units) and `dates` (of events, by
/// id, formatted), `published` (the numbers of terms and events); and the view model as a file, if there is one. The page passes the file on without parsing it.
pub(super) fn preview(document: &Document, mut files: Files) -> (Value, Files) {
    const PATH: &str = "story.md";
    let markdown = story_md::of_document(document);
    let start = markdown.len() - document.body.trim().len() - 1;
    let body = Body::new(&markdown, start, &document.body);
    files.insert(PATH.to_owned(), markdown.clone().into_bytes());
    let Ok(mut source) = Source::read(&files, PATH) else { return (Value::Null, Files::new()) };
    let blocks = source.value.pointer("/article/body").and_then(Value::as_array).map_or(0, Vec::len);
    let begin = |index| source.map.spot(&format!("$.article.body[{index}]")).range.start;
    let passages = findings::offsets(&body, (0..blocks).map(begin));
    let view = site::explain(&mut source);
    let found = findings::to_json(&source.findings, &source.value, &body);
    let published =
        view.as_ref().map(|view| json!({ "terms": view.terms.len(), "events": view.events.len() }));
    let made = view.map(|view| (STORY.to_owned(), file::attach(BUILT, &view).into_bytes()));
    let answer =
        json!({ "findings": found, "passages": passages, "dates": dates(document), "published": published });
    (answer, made.into_iter().collect())
}

fn dates(document: &Document) -> Map<String, Value> {
    let language = language::of(document.fact("language"));
    let formatted = |event: &Value| Some(Date::parse(text(event, "date")).ok()?.title(language));
    let events = document.list(List::Events).iter();
    events.filter_map(|event| Some((text(event, "id").to_owned(), Value::from(formatted(event)?)))).collect()
}
