//! Detects the format of files, and converts them to a document.

use std::io::{Cursor, Read};

use serde_json::{Value, json};

use super::suggest::{self, Suggestions};
use super::{Files, export, story_md};
use crate::diagnostics::Diagnostic;
use crate::draft::{self, Format, Input};
use crate::files::{folder, read_text};
use crate::import::{self, What};
use crate::story::lower::lower;
use crate::story::markdown::{self, write};
use crate::studio::document::Document;

/// The maximum size of an unpacked zip, in bytes.
const LIMIT: u64 = 200_000_000;

/// The message for files in which there is nothing to open.
const NO_TEXT: &str = "this holds no text: open an article, a story, a timeline or a glossary";

/// The result of opening files.
pub(super) struct Opened {
    pub(super) document: Document,
    /// Suggestions for its text, if known already.
    pub(super) suggested: Option<Suggestions>,
    /// Its pictures.
    pub(super) files: Files,
    /// Notes for the author, each with a `message`, perhaps a `hint`, the `place` in the file, and the `field` of the front
    /// matter that it concerns.
    pub(super) notes: Vec<Value>,
    /// Whether it is a glossary, whose terms are added to the story that is open.
    pub(super) is_glossary: bool,
}

impl Opened {
    fn of(document: Document) -> Self {
        Self { document, suggested: None, files: Files::new(), notes: Vec::new(), is_glossary: false }
    }
}

/// Opens files that were chosen together.
///
/// # Errors
/// A message for people.
pub(super) fn open(mut files: Files) -> Result<Opened, String> {
    if let Some(packed) = alone(&files).filter(|bytes| bytes.starts_with(b"PK")).cloned()
        && let Some(inside) = unpacked(&packed)?
    {
        files = inside;
    }
    let path = main_file(&files).ok_or(NO_TEXT)?;
    let bytes = files.get(&path).cloned().unwrap_or_default();
    let lower = path.to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
    let mut used = vec![path.clone()];
    let mut opened = if ends(&[".json", ".csv"]) {
        data(&path, &bytes)?
    } else if let Some(story) = export::story_inside(&bytes) {
        story_file(&story)?
    } else if is_story(&files, &path) {
        let mut joined = Vec::new();
        let mut opened = Opened::of(story_md::read(&files, &path, &mut joined)?);
        if !joined.is_empty() {
            let message = format!("{} became part of the story", joined.join(", "));
            opened.notes.push(json!({ "message": message }));
            used.append(&mut joined);
        }
        opened
    } else {
        article(&path, &bytes)?
    };
    let pictures = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif"];
    let is_picture = |path: &str| pictures.iter().any(|ending| path.to_lowercase().ends_with(ending));
    let others =
        files.iter().filter(|(other, _)| !used.contains(other) && !is_picture(other) && !is_hidden(other));
    add_glossaries(&mut opened, others);
    let named = opened.document.give_ids();
    if !named.is_empty() {
        let message =
            format!("terms and events without an id of their own were given one: {}", named.join(", "));
        opened.notes.push(json!({ "message": message }));
    }
    // The story names them from its own folder on.
    let from_story = |name: String| name.strip_prefix(folder(&path)).map(str::to_owned).unwrap_or(name);
    let pictures = files.into_iter().filter(|(path, _)| is_picture(path));
    opened.files.extend(pictures.map(|(path, bytes)| (from_story(path), bytes)));
    opened.files.extend(export::pictures_inside(&bytes));
    Ok(opened)
}

/// Adds the terms of glossaries that were opened together with a story, and names files that were not used.
fn add_glossaries<'f>(opened: &mut Opened, others: impl Iterator<Item = (&'f String, &'f Vec<u8>)>) {
    let (mut joined, mut unused) = (Vec::new(), Vec::new());
    for (path, bytes) in others {
        let is_csv = path.to_lowercase().ends_with(".csv");
        match data(path, bytes).ok().filter(|other| is_csv && other.is_glossary) {
            Some(glossary) => {
                opened.document.add_terms(&glossary.document);
                opened.notes.extend(glossary.notes);
                joined.push(path.as_str());
            }
            None => unused.push(path.as_str()),
        }
    }
    if !joined.is_empty() {
        opened.notes.push(json!({ "message": format!("{} became part of the story", joined.join(", ")) }));
    }
    if !unused.is_empty() {
        let (message, hint) =
            (format!("not used: {}", unused.join(", ")), "open one story or article at a time");
        opened.notes.push(json!({ "message": message, "hint": hint }));
    }
}

/// Whether a file only serves the system on which a zip was made.
fn is_hidden(path: &str) -> bool {
    path.split('/').any(|name| name.starts_with('.') || name == "__MACOSX")
}

fn alone(files: &Files) -> Option<&Vec<u8>> {
    files.values().next().filter(|_| files.len() == 1)
}

/// The main file, to which the others belong.
fn main_file(files: &Files) -> Option<String> {
    let rank = |path: &str| {
        let name = path.rsplit('/').next().unwrap_or_default().to_lowercase();
        let ending = name.rsplit('.').next().unwrap_or_default();
        match ending {
            _ if name == "story.md" => 0,
            "md" | "markdown" => 1,
            _ if name == "story.json" => 2,
            "html" | "htm" | "xhtml" | "docx" | "txt" => 3,
            "json" => 5,
            "csv" => 6,
            "yaml" | "yml" | "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" | "avif" => 9,
            _ => 4,
        }
    };
    let shown = files.keys().filter(|path| !is_hidden(path));
    let main = shown.min_by_key(|path| (rank(path), path.matches('/').count()))?;
    (rank(main) < 9).then(|| main.clone())
}

/// The files of a zip; `None` for a Word document.
fn unpacked(bytes: &[u8]) -> Result<Option<Files>, String> {
    let broken = |error: &dyn std::fmt::Display| format!("the zip cannot be opened: {error}");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    if archive.file_names().any(|name| name == "word/document.xml") {
        return Ok(None);
    }
    let (mut files, mut left) = (Files::new(), LIMIT);
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|error| broken(&error))?;
        if file.name().ends_with('/') {
            continue;
        }
        let name = crate::files::normal(file.name());
        let mut bytes = Vec::new();
        file.take(left + 1).read_to_end(&mut bytes).map_err(|error| broken(&error))?;
        left = left
            .checked_sub(bytes.len() as u64)
            .ok_or_else(|| "the zip holds more than 200 MB".to_owned())?;
        files.insert(name, bytes);
    }
    Ok(Some(files))
}

fn is_story(files: &Files, path: &str) -> bool {
    let Ok(story) = read_text(files, path) else { return false };
    let Some((front, _)) = markdown::parts(&story) else { return false };
    path.ends_with("story.md") || front.get("glossary").is_some() || front.get("timeline").is_some()
}

/// JSON or CSV: a story, a timeline or a glossary.
fn data(path: &str, bytes: &[u8]) -> Result<Opened, String> {
    if bytes.trim_ascii().is_empty() {
        return Err(NO_TEXT.to_owned());
    }
    // What calls itself JSON is not read as CSV.
    if path.to_lowercase().ends_with(".json") {
        let json = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let value: Value =
            serde_json::from_slice(json).map_err(|error| format!("this is not JSON: {error}"))?;
        if value.get("version").is_some() {
            return story_file(&value);
        }
    }
    let imported = import::import(bytes, None).map_err(|fault| message_of(&fault))?;
    let notes = imported.diagnostics.iter().map(note).collect();
    let is_glossary = imported.what == What::Glossary;
    let document = match imported.what {
        What::Story => {
            let (front, body) = markdown::parts(&imported.text).ok_or("the timeline cannot be read")?;
            let Value::Object(mut front) = front else {
                return Err("the timeline cannot be read".to_owned());
            };
            if imported.is_untitled {
                front.remove("title");
            }
            story_md::document(front, body)
        }
        What::Glossary => {
            let terms = markdown::data(&imported.text).unwrap_or_default();
            let mut document = Document::default();
            document.add_terms(&Document::of_json(&json!({ "terms": terms })));
            document
        }
    };
    Ok(Opened { notes, is_glossary, ..Opened::of(document) })
}

/// Converts a story file to a document.
fn story_file(file: &Value) -> Result<Opened, String> {
    let lowered = lower(file).map_err(|fault| message_of(&fault))?;
    let front = write::front(file);
    let blocks = file.pointer("/article/body").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let document = story_md::document(front, &write::body(blocks));
    let mut opened = Opened::of(document);
    // Markdown cannot express everything in a story file.
    let markdown = story_md::of_document(&opened.document);
    let files = Files::from([("story.md".to_owned(), markdown.into_bytes())]);
    let again = markdown::compile(&files, "story.md").ok().and_then(|again| lower(&again.value).ok());
    if again.is_none_or(|again| again.story != lowered.story) {
        opened.notes.push(json!({
            "message": "some formatting of this story has no form in Markdown, and was simplified",
            "hint": "compare the preview with the original before you publish it",
        }));
    }
    Ok(opened)
}

/// Converts an article to a document, with suggestions.
fn article(path: &str, bytes: &[u8]) -> Result<Opened, String> {
    let format = match path.to_lowercase().rsplit('.').next() {
        Some("md" | "markdown") => Some(Format::Markdown),
        Some("html" | "htm" | "xhtml") => Some(Format::Html),
        Some("docx") => Some(Format::Docx),
        Some("txt") => Some(Format::Plain),
        _ => None,
    };
    let input = Input { bytes, format, ..Input::default() };
    let draft = draft::draft(&input).map_err(|fault| message_of(&fault))?;
    Ok(Opened {
        document: suggest::document(&draft),
        suggested: Some(suggest::of_draft(&draft)),
        notes: draft.diagnostics.iter().map(note).collect(),
        files: draft.files.into_iter().collect(),
        is_glossary: false,
    })
}

fn note(fault: &Diagnostic) -> Value {
    let path = fault.place.path.as_str();
    let field = path.strip_prefix("$.article.").filter(|name| ["title", "published"].contains(name));
    let place = Some(path).filter(|path| !path.starts_with('$'));
    json!({ "message": fault.message, "hint": fault.hint, "place": place, "field": field })
}

/// What is wrong, and on the next line the way out.
fn message_of(fault: &Diagnostic) -> String {
    let hint = fault.hint.iter().map(|hint| format!("\n{hint}")).collect::<String>();
    [&fault.message, hint.as_str()].concat()
}
