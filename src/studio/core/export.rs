//! Exports documents for readers and for other tools. Each file can be opened again.

use std::io::{Cursor, Write};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::Value;

use super::{Files, story_md};
use crate::files::percent_encoded;
use crate::prerender::{Page, escaped};
use crate::site::source::Source;
use crate::site::story::{explained, in_html};
use crate::story::lower::Lowered;
use crate::studio::document::Document;

/// The shell among the widget's files.
const SHELL: &str = "widget/article-explainer.js";
const STYLES: &str = "widget/article-explainer.css";
/// Gives an embedded file an address. WebKit does not preload modules from data URLs.
const INSIDE: &str = "const inside = (type, data) => URL.createObjectURL(\
    new Blob([Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))], { type }));\n";
const STORY: &str = "<script type=\"application/json\" slot=\"story\">";

/// The name and the bytes of a file: `story.md` (a zip if the story has pictures), `story.json`, `lines` (to embed in
/// an existing page) or `page` (everything in one file). For a page `files` contains the widget's files under
/// `widget/`; for the lines `widget` is the address of its shell.
///
/// # Errors
/// A message for people.
pub(super) fn export(
    document: &Document,
    files: Files,
    form: &str,
    widget: &str,
) -> Result<(String, Vec<u8>), String> {
    let (widget_files, pictures): (Files, Files) =
        files.into_iter().partition(|(path, _)| path.starts_with("widget/"));
    let markdown = story_md::of_document(document);
    let to_continue = || story_md::to_continue(document);
    let name = name_of(document.fact("title"));
    Ok(match form {
        "story.md" if pictures.is_empty() => ("story.md".to_owned(), to_continue().into_bytes()),
        "story.md" => (format!("{name}.zip"), zipped(&to_continue(), &pictures)?),
        "story.json" => {
            let (value, lowered) = read(markdown, pictures)?;
            ("story.json".to_owned(), explained(value, lowered).2.into_bytes())
        }
        "lines" => {
            let (value, lowered) = read(markdown, pictures)?;
            let json = in_html(&explained(value, lowered).2);
            let lines = format!(
                "<script type=\"module\" src=\"{}\"></script>\n<article-explainer>\n{STORY}{json}</script>\n</article-explainer>\n",
                escaped(widget)
            );
            (format!("{name}-lines.html"), lines.into_bytes())
        }
        "page" => (format!("{name}.html"), page(markdown, pictures, &widget_files)?.into_bytes()),
        form => return Err(format!("there is no form \"{form}\"")),
    })
}

fn read(markdown: String, mut files: Files) -> Result<(Value, Lowered), String> {
    files.insert("story.md".to_owned(), markdown.into_bytes());
    let source = Source::read(&files, "story.md");
    let mut source = source.map_err(|error| format!("the story cannot be read: {error}"))?;
    // No page is replaced here, so a story may lack its title.
    let is_broken = source.broken;
    let lowered = source.lower().filter(|_| !is_broken);
    Ok((source.value, lowered.ok_or("a part of the story cannot be read: see what stands beside it in red")?))
}

/// The page with everything embedded.
fn page(markdown: String, pictures: Files, widget: &Files) -> Result<String, String> {
    let text = |path: &str| widget.get(path).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let (Some(shell), Some(styles)) = (text(SHELL), text(STYLES)) else {
        return Err("the widget’s files are missing: load the studio again".to_owned());
    };
    // The shell refers to the files that it loads.
    let mut shell = [INSIDE, shell].concat();
    for (path, bytes) in widget {
        let name = path.trim_start_matches("widget/");
        let data = format!("inside(\"{}\",\"{}\")", media_type(name), BASE64_STANDARD.encode(bytes));
        shell = shell.replace(&format!("\"{name}\""), &data);
    }
    let (value, lowered) = read(markdown, pictures.clone())?;
    let (story, view, json) = explained(value, lowered);
    let json = in_html(&json);
    let mut page = Page { story: &story, view, json: &json, widget: "" }.single_file(styles, &shell);
    for (path, bytes) in &pictures {
        let data = format!(
            " data-file=\"{}\" src=\"data:{};base64,{}\"",
            escaped(path),
            media_type(path),
            BASE64_STANDARD.encode(bytes)
        );
        for address in [path.clone(), percent_encoded(path)] {
            page = page.replace(&format!(" src=\"{}\"", escaped(&address)), &data);
        }
    }
    Ok(page)
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default().to_lowercase().as_str() {
        "js" => "text/javascript",
        "wasm" => "application/wasm",
        "css" => "text/css",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "svg" => "image/svg+xml",
        "avif" => "image/avif",
        _ => "application/octet-stream",
    }
}

/// The story in an exported page, or in exported lines.
pub(super) fn story_inside(bytes: &[u8]) -> Option<Value> {
    let page = std::str::from_utf8(bytes).ok()?;
    let (_, rest) = page.split_once(STORY)?;
    serde_json::from_str(rest.split_once("</script>")?.0).ok()
}

/// The pictures in an exported page.
pub(super) fn pictures_inside(bytes: &[u8]) -> Files {
    let page = std::str::from_utf8(bytes).unwrap_or_default();
    let pictures = page.split(" data-file=\"").skip(1).filter_map(|rest| {
        let (path, rest) = rest.split_once("\" src=\"data:")?;
        let data = rest.split_once(";base64,")?.1.split_once('"')?.0;
        let path =
            path.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        Some((path, BASE64_STANDARD.decode(data).ok()?))
    });
    pictures.collect()
}

fn zipped(markdown: &str, pictures: &Files) -> Result<Vec<u8>, String> {
    let failed = |error: &dyn std::fmt::Display| format!("the zip cannot be made: {error}");
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    // A fixed time, so that zips of the same files are identical.
    let options = zip::write::SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    let story = std::iter::once(("story.md", markdown.as_bytes()));
    for (path, bytes) in story.chain(pictures.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))) {
        zip.start_file(path, options).map_err(|error| failed(&error))?;
        zip.write_all(bytes).map_err(|error| failed(&error))?;
    }
    Ok(zip.finish().map_err(|error| failed(&error))?.into_inner())
}

/// A file name for a title.
fn name_of(title: &str) -> String {
    let words: Vec<String> = title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .take(8)
        .collect();
    if words.is_empty() { "story".to_owned() } else { words.join("-") }
}
