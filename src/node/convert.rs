//! Drafts, imports and exports.

use js_sys::{Map, Object};
use serde::Deserialize;
use serde_json::Value;
use wasm_bindgen::prelude::*;

use super::{bytes, diagnostics, error, files, map, plain, read, set, told};
use crate::draft::{self, Draft, Format, Input, KnownTerm, Suggestion};
use crate::import::{self, FieldOrder, What};
use crate::site::Report;
use crate::site::source::Source;
use crate::story::lower::Lowered;
use crate::story::shape;

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct DraftOptions {
    format: Option<String>,
    glossary: String,
    language: Option<String>,
    published: Option<String>,
}

/// Drafts a story from an article.
///
/// # Errors
/// An `Error` if the article cannot be read, or an option is invalid.
#[wasm_bindgen(js_name = draft)]
pub fn draft_story(article: &JsValue, options: &JsValue) -> Result<Object, JsValue> {
    let DraftOptions { format, glossary, language, published } = read(options)?;
    let format = match format.as_deref() {
        None => None,
        Some("plain") => Some(Format::Plain),
        Some("markdown") => Some(Format::Markdown),
        Some("html") => Some(Format::Html),
        Some("docx") => Some(Format::Docx),
        Some(other) => return Err(error(&format!("there is no format `{other}`"))),
    };
    let glossary = if glossary.is_empty() { Ok(Vec::new()) } else { KnownTerm::of_yaml(&glossary) };
    let input = Input {
        bytes: &bytes(article)?,
        format,
        language: language.as_deref(),
        published: published.as_deref(),
        glossary: glossary.map_err(|fault| error(&fault))?,
        ..Input::default()
    };
    let Draft { story, suggestions, files, diagnostics: told, .. } =
        draft::draft(&input).map_err(|fault| error(&fault.message))?;
    let suggestions: Vec<Value> = suggestions.iter().map(Suggestion::to_json).collect();
    let result = Object::new();
    set(&result, "story", &story.into());
    set(&result, "suggestions", &plain(&suggestions));
    set(&result, "files", &map(files.iter().map(|(path, bytes)| (path, bytes))));
    set(&result, "diagnostics", &diagnostics(&told));
    Ok(result)
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ImportOptions {
    order: Option<String>,
}

/// Imports a timeline or a glossary.
///
/// # Errors
/// An `Error` if nothing can be imported.
#[wasm_bindgen(js_name = importFile)]
pub fn import_file(file: &JsValue, options: &JsValue) -> Result<Object, JsValue> {
    let ImportOptions { order } = read(options)?;
    let order = match order.as_deref() {
        None => None,
        Some("day-first") => Some(FieldOrder::DayFirst),
        Some("month-first") => Some(FieldOrder::MonthFirst),
        Some(other) => return Err(error(&format!("there is no order `{other}`"))),
    };
    let imported = import::import(&bytes(file)?, order).map_err(|fault| error(&fault.to_string()))?;
    let what = match imported.what {
        What::Story => "story",
        What::Glossary => "glossary",
    };
    let result = Object::new();
    set(&result, "what", &what.into());
    set(&result, "text", &imported.text.into());
    set(&result, "diagnostics", &diagnostics(&imported.diagnostics));
    Ok(result)
}

/// The timeline of a story as TimelineJS JSON.
///
/// # Errors
/// An `Error` if the story cannot be read.
#[wasm_bindgen(js_name = exportTimeline)]
pub fn export_timeline(stories: &Map, path: &str) -> Result<Object, JsValue> {
    let because = |why: String| error(&format!("{path} cannot be used: {why}"));
    let mut source = Source::read(&files(stories)?, path).map_err(|why| because(why.to_string()))?;
    let lowered = source.lower();
    let Some(Lowered { story, .. }) = lowered else { return Err(because("it is no story".to_owned())) };
    let Source { map, mut findings, drafts, broken, .. } = source;
    findings.extend(import::losses(&story).into_iter().map(|lost| map.locate(lost)));
    let result = told([&Report { path: path.to_owned(), findings, map, drafts, broken }]);
    set(&result, "timeline", &plain(&import::timeline_js(&story)));
    Ok(result)
}

/// The JSON Schema of a story file.
#[wasm_bindgen]
#[must_use]
pub fn schema() -> JsValue {
    plain(&shape::json_schema())
}
